//! Ids: UUIDs in the tables, short readable words outside (`prop_01jd3v8q6r7x2m4k9t0w5y1z8a`).
use crate::{Cell, Column};
use uuid::Uuid;

/// Crockford's base 32, lower case: no i, l, o, u.
const SYMBOLS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Writes 128 bits as 26 symbols.
#[must_use]
pub fn encode(id: Uuid) -> String {
    let bits = id.as_u128();
    (0..26u32)
        .rev()
        .map(|place| char::from(SYMBOLS[usize::from(u8::try_from((bits >> (5 * place)) & 31).unwrap_or(0))]))
        .collect()
}

/// Reads what [`encode`] wrote. Upper case is accepted.
#[must_use]
pub fn decode(text: &str) -> Option<Uuid> {
    if text.len() != 26 {
        return None;
    }
    let mut bits: u128 = 0;
    for (place, byte) in text.bytes().enumerate() {
        let digit = SYMBOLS.iter().position(|s| *s == byte.to_ascii_lowercase())?;
        if place == 0 && digit > 7 {
            return None; // would not fit in 128 bits
        }
        bits = (bits << 5) | u128::try_from(digit).ok()?;
    }
    Some(Uuid::from_u128(bits))
}

/// Declares an id: `id!(ProposalId, "prop")`.
#[macro_export]
macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $crate::private::uuid::Uuid);

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(concat!($prefix, "_"))?;
                f.write_str(&$crate::encode_id(self.0))
            }
        }
        impl ::std::str::FromStr for $name {
            type Err = $crate::NotAnId;
            fn from_str(text: &str) -> ::std::result::Result<$name, $crate::NotAnId> {
                text.strip_prefix(concat!($prefix, "_")).and_then($crate::decode_id).map($name).ok_or($crate::NotAnId)
            }
        }
        impl $crate::Bind for $name {
            const NULL: $crate::Arg = $crate::Arg::Uuid(None);
            fn bind(self) -> $crate::Arg { $crate::Arg::Uuid(Some(self.0)) }
        }
        impl $crate::Column for $name {
            fn read(cell: $crate::Cell<'_>) -> $crate::Result<Option<$name>> {
                Ok(<$crate::private::uuid::Uuid as $crate::Column>::read(cell)?.map($name))
            }
        }
        impl $crate::private::serde::Serialize for $name {
            fn serialize<S: $crate::private::serde::Serializer>(&self, s: S) -> ::std::result::Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }
        impl<'de> $crate::private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::private::serde::Deserializer<'de>>(d: D) -> ::std::result::Result<$name, D::Error> {
                let text = <::std::borrow::Cow<'de, str> as $crate::private::serde::Deserialize>::deserialize(d)?;
                text.parse().map_err($crate::private::serde::de::Error::custom)
            }
        }
    };
}

/// The text is not an id of the wanted kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;
impl std::fmt::Display for NotAnId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not an id of this kind")
    }
}
impl std::error::Error for NotAnId {}

/// Declares an enum that is stored as a word: `codes! { pub enum Kind { Commune = "commune", Town = "town" } }`.
/// It can be a column, an argument and a form value; `ALL` lists it, `code()` and `parse()` turn it to and from the word.
#[macro_export]
macro_rules! codes {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The word that is stored.
            #[must_use]
            pub const fn code(self) -> &'static str { match self { $($name::$variant => $code),+ } }
            /// The value of a word.
            #[must_use]
            pub fn parse(code: &str) -> Option<$name> { match code { $($code => Some($name::$variant),)+ _ => None } }
        }
        $crate::coded!($name);
        impl $crate::private::serde::Serialize for $name {
            fn serialize<S: $crate::private::serde::Serializer>(&self, s: S) -> ::std::result::Result<S::Ok, S::Error> {
                s.serialize_str(self.code())
            }
        }
    };
}

/// Makes a type with `code()` and `parse()` a column and an argument.
#[macro_export]
macro_rules! coded {
    ($name:ty) => {
        impl $crate::Bind for $name {
            const NULL: $crate::Arg = $crate::Arg::Text(None);
            fn bind(self) -> $crate::Arg {
                $crate::Arg::Text(Some(self.code().to_owned()))
            }
        }
        impl $crate::Column for $name {
            fn read(cell: $crate::Cell<'_>) -> $crate::Result<Option<$name>> {
                match <String as $crate::Column>::read(cell)? {
                    None => Ok(None),
                    Some(code) => match <$name>::parse(&code) {
                        Some(value) => Ok(Some(value)),
                        None => {
                            Err(::std::io::Error::other(concat!("unknown word for ", stringify!($name)))
                                .into())
                        }
                    },
                }
            }
        }
    };
}

/// Reads a column as `T` through another type that a column can hold.
pub fn read_as<Inner: Column, T>(cell: Cell<'_>, turn: impl FnOnce(Inner) -> T) -> crate::Result<Option<T>> {
    Ok(Inner::read(cell)?.map(turn))
}

coded!(rules::stages::StageKind);
coded!(rules::matching::CapOn);
coded!(rules::ledger::AccountKind);
coded!(rules::ledger::Till);
coded!(rules::targets::TargetKind);

#[cfg(test)]
#[expect(unreachable_pub, reason = "ids are declared public")]
mod tests {
    use super::{decode, encode};
    use proptest::prelude::*;
    use uuid::Uuid;

    crate::id!(TreeId, "tree");

    proptest! {
        #[test]
        fn an_id_is_read_back_from_its_word(bits: u128) {
            let id = Uuid::from_u128(bits);
            prop_assert_eq!(decode(&encode(id)), Some(id));
            prop_assert_eq!(TreeId(id).to_string().parse(), Ok(TreeId(id)));
        }
        #[test]
        fn any_other_text_is_refused_quietly(text in ".*") {
            if let Some(id) = decode(&text) { prop_assert_eq!(encode(id), text.to_ascii_lowercase()); }
            prop_assert!(text.starts_with("tree_") || text.parse::<TreeId>().is_err());
        }
    }
}
