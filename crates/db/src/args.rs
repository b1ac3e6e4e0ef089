//! Values bound to a statement.
use anyhow::{Result, ensure};
use rules::Money;
use sqlx::{Arguments, Encode, Type};
use uuid::Uuid;

/// A bound value. Each holds an `Option`, because PostgreSQL wants a null to have a type.
#[derive(Clone)]
pub enum Arg {
    Bool(Option<bool>),
    Int(Option<i64>),
    Text(Option<String>),
    Uuid(Option<Uuid>),
    Bytes(Option<Vec<u8>>),
}

/// A type whose values can be bound to a statement. `Option` of it can be bound too.
pub trait Bind {
    /// The null of this type.
    const NULL: Arg;
    /// The value as an argument.
    fn bind(self) -> Arg;
}

impl<T: Bind> Bind for Option<T> {
    const NULL: Arg = T::NULL;
    fn bind(self) -> Arg {
        self.map_or(T::NULL, T::bind)
    }
}

macro_rules! bind_as {
    ($($ty:ty => $variant:ident),* $(,)?) => { $(
        impl Bind for $ty {
            const NULL: Arg = Arg::$variant(None);
            fn bind(self) -> Arg { Arg::$variant(Some(self.into())) }
        }
    )* };
}
bind_as!(
    bool => Bool, i64 => Int, i32 => Int, u32 => Int,
    Uuid => Uuid, Vec<u8> => Bytes, &[u8] => Bytes, [u8; 32] => Bytes,
);

/// PostgreSQL keeps no NUL in a text, and nothing that people mean has one: it is left out on both engines.
fn text(value: &str) -> Arg {
    Arg::Text(Some(if value.contains('\0') { value.replace('\0', "") } else { value.to_owned() }))
}

impl Bind for &str {
    const NULL: Arg = Arg::Text(None);
    fn bind(self) -> Arg {
        text(self)
    }
}
impl Bind for &String {
    const NULL: Arg = Arg::Text(None);
    fn bind(self) -> Arg {
        text(self)
    }
}
impl Bind for String {
    const NULL: Arg = Arg::Text(None);
    fn bind(self) -> Arg {
        if self.contains('\0') { text(&self) } else { Arg::Text(Some(self)) }
    }
}

impl Bind for Money {
    const NULL: Arg = Arg::Int(None);
    fn bind(self) -> Arg {
        Arg::Int(Some(self.bani()))
    }
}

/// Lists the arguments of a statement, from `$2` on (`$1` is the community), or from `$1` for a global one.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::Bind::bind($value)),*] };
}

/// Binds `args` in order. Refuses a wrong number of them: SQLite would read a missing one as null and ignore one too many.
pub(crate) fn bind_all<A: Arguments>(text: &str, args: Vec<Arg>) -> Result<A>
where
    Option<bool>: Encode<'static, A::Database> + Type<A::Database>,
    Option<i64>: Encode<'static, A::Database> + Type<A::Database>,
    Option<String>: Encode<'static, A::Database> + Type<A::Database>,
    Option<Uuid>: Encode<'static, A::Database> + Type<A::Database>,
    Option<Vec<u8>>: Encode<'static, A::Database> + Type<A::Database>,
{
    let wanted = arity(text);
    ensure!(wanted == args.len(), "{} arguments for a statement of {wanted}: {text}", args.len());
    let mut out = A::default();
    for arg in args {
        match arg {
            Arg::Bool(v) => out.add(v),
            Arg::Int(v) => out.add(v),
            Arg::Text(v) => out.add(v),
            Arg::Uuid(v) => out.add(v),
            Arg::Bytes(v) => out.add(v),
        }
        .map_err(|e| anyhow::anyhow!(e))?;
    }
    Ok(out)
}

/// The highest `$n` of a statement.
pub(crate) fn arity(text: &str) -> usize {
    let mut highest = 0;
    for rest in text.split('$').skip(1) {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        highest = highest.max(rest[..digits].parse().unwrap_or(0));
    }
    highest
}

#[cfg(test)]
mod tests {
    use super::arity;

    #[test]
    fn arity_is_the_highest_number() {
        assert_eq!(arity("select 1"), 0);
        assert_eq!(arity("where a = $1 and b = $12 or c = $3"), 12);
    }
}
