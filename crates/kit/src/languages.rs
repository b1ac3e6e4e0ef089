//! Romanian, English, Hungarian: messages, plurals, dates and money.
//!
//! Each crate keeps its messages in `locales/{ro,en,hu}.ftl` and adds them with [`locales!`](crate::locales). A message
//! that Hungarian lacks is shown in English if it is for staff; a test lists what is missing.
use crate::Instant;
use crate::clock::Day;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rules::{Money, MoneyStyle};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;
use unic_langid::langid;

db::codes! {
    /// A language of the pages.
    pub enum Lang {
        Ro = "ro",
        En = "en",
        Hu = "hu",
    }
}

/// The messages of one crate in one language.
#[derive(Clone, Copy)]
pub struct Locale {
    pub area: &'static str,
    pub lang: Lang,
    pub text: &'static str,
}

/// The messages of all crates.
#[linkme::distributed_slice]
pub static LOCALES: [Locale];

/// Adds this crate's messages: `kit::locales!("people")` in `lib.rs`.
#[macro_export]
macro_rules! locales {
    ($area:literal) => {
        const _: () = {
    $crate::locales!(@ $area, Ro, "/locales/ro.ftl");
    $crate::locales!(@ $area, En, "/locales/en.ftl");
    $crate::locales!(@ $area, Hu, "/locales/hu.ftl");
        };
    };
    (@ $area:literal, $lang:ident, $path:literal) => {
        const _: () = {
            #[$crate::private::linkme::distributed_slice($crate::languages::LOCALES)]
            #[linkme(crate = $crate::private::linkme)]
            #[expect(unsafe_code, reason = "linkme gathers messages in a section of their own")]
            static LOCALE: $crate::languages::Locale = $crate::languages::Locale {
                area: $area,
                lang: $crate::Lang::$lang,
                text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), $path)),
            };
        };
    };
}

/// A message to be said in whichever language the reader has: a key and its values.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    key: Cow<'static, str>,
    values: Vec<(Cow<'static, str>, Value)>,
}

/// A value in a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Number(i64),
    Word(String),
    Money(Money),
    Day(Day),
    Moment(Instant),
    /// Another message.
    Text(Box<Text>),
}

macro_rules! value_from {
    ($($ty:ty => $how:expr),* $(,)?) => { $(
        impl From<$ty> for Value { fn from(v: $ty) -> Value { ($how)(v) } }
    )* };
}
value_from!(
    i64 => Value::Number, u32 => |v| Value::Number(i64::from(v)), i32 => |v| Value::Number(i64::from(v)),
    usize => |v| Value::Number(i64::try_from(v).unwrap_or(i64::MAX)),
    String => Value::Word, &str => |v: &str| Value::Word(v.to_owned()), &String => |v: &String| Value::Word(v.clone()),
    &i64 => |v: &i64| Value::Number(*v), &usize => |v: &usize| Value::from(*v),
    Money => Value::Money, Day => Value::Day, &Day => |v: &Day| Value::Day(*v), Instant => Value::Moment, Text => |v| Value::Text(Box::new(v)),
);

impl Text {
    /// A message by its key.
    #[must_use]
    pub fn new(key: impl Into<Cow<'static, str>>) -> Text {
        Text { key: key.into(), values: Vec::new() }
    }

    /// The message with a value in it.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Value>) -> Text {
        self.values.push((name.into(), value.into()));
        self
    }

    /// The message in a language.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        if self.values.is_empty() {
            return lang.t(&self.key).into_owned();
        }
        let mut args = FluentArgs::new();
        for (name, value) in &self.values {
            let value = match value {
                Value::Number(n) => lang.number(*n),
                Value::Word(word) => FluentValue::from(word.as_str()),
                Value::Money(money) => FluentValue::from(lang.money(*money)),
                Value::Day(day) => FluentValue::from(lang.day(*day)),
                Value::Moment(at) => FluentValue::from(lang.moment(*at)),
                Value::Text(text) => FluentValue::from(text.say(lang)),
            };
            args.set(name.as_ref(), value);
        }
        lang.format(&self.key, Some(&args)).unwrap_or_else(|| missing(&self.key))
    }
}
impl From<&'static str> for Text {
    fn from(key: &'static str) -> Text {
        Text::new(key)
    }
}

struct Messages {
    /// Messages without values, ready.
    plain: HashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
}

static MESSAGES: LazyLock<[Messages; 3]> = LazyLock::new(|| [load(Lang::Ro), load(Lang::En), load(Lang::Hu)]);

fn load(lang: Lang) -> Messages {
    let id = match lang {
        Lang::Ro => langid!("ro"),
        Lang::En => langid!("en"),
        Lang::Hu => langid!("hu"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::Ro => |value, _| group(value, "."),
        Lang::En => |value, _| group(value, ","),
        Lang::Hu => |value, _| group(value, "\u{a0}"),
    }));
    let mut plain = HashMap::new();
    for locale in LOCALES.iter().filter(|locale| locale.lang == lang) {
        let resource =
            FluentResource::try_new(locale.text.to_owned()).unwrap_or_else(|(resource, errors)| {
                tracing::error!(
                    area = locale.area,
                    lang = lang.code(),
                    ?errors,
                    "a message file has mistakes"
                );
                resource
            });
        bundle.add_resource_overriding(resource);
    }
    for locale in LOCALES.iter().filter(|locale| locale.lang == lang) {
        for key in keys(locale.text) {
            if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
                let mut errors = vec![];
                let said = bundle.format_pattern(pattern, None, &mut errors);
                if errors.is_empty() {
                    plain.insert(key.to_owned(), said.into_owned());
                }
            }
        }
    }
    Messages { plain, bundle }
}

impl Lang {
    /// A number for a message. In Romanian 102 is counted as 2 is: "102 voturi", "120 de voturi". The library looks at
    /// numbers below twenty only, but takes what shows a fraction for few (CLDR), and ours are shown whole by [`group`].
    fn number(self, n: i64) -> FluentValue<'static> {
        let mut number = FluentNumber::from(n);
        if self == Lang::Ro && n.abs() > 100 && (1..20).contains(&(n.abs() % 100)) {
            number.options.minimum_fraction_digits = Some(1);
        }
        FluentValue::Number(number)
    }
}

fn group(value: &FluentValue<'_>, separator: &str) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let digits = format!("{:.0}", number.value);
    if digits.trim_start_matches('-').len() < 4 {
        return Some(digits);
    }
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |rest| ("-", rest));
    let mut out = sign.to_owned();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out += separator;
        }
        out.push(digit);
    }
    Some(out)
}

/// The keys of the messages in a file, in order.
pub fn keys(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let (key, _) = line.split_once('=')?;
        let key = key.trim_end();
        let first = key.chars().next()?;
        (first.is_ascii_lowercase() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'))
            .then_some(key)
    })
}

fn missing(key: &str) -> String {
    tracing::error!(key, "a message is missing");
    format!("[{key}]")
}

impl Lang {
    fn messages(self) -> &'static Messages {
        match self {
            Lang::Ro => &MESSAGES[0],
            Lang::En => &MESSAGES[1],
            Lang::Hu => &MESSAGES[2],
        }
    }

    /// The name of the language in itself.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Lang::Ro => "Română",
            Lang::En => "English",
            Lang::Hu => "Magyar",
        }
    }

    /// A message without values. Romanian stands in where Hungarian and English have none.
    #[must_use]
    pub fn t(self, key: &str) -> Cow<'static, str> {
        match self.find(key) {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(missing(key)),
        }
    }

    /// A message without values, if there is one.
    #[must_use]
    pub fn find(self, key: &str) -> Option<&'static str> {
        let order = match self {
            Lang::Hu => [Lang::Hu, Lang::En, Lang::Ro],
            Lang::En => [Lang::En, Lang::Ro, Lang::Ro],
            Lang::Ro => [Lang::Ro, Lang::En, Lang::En],
        };
        order.into_iter().find_map(|lang| lang.messages().plain.get(key)).map(String::as_str)
    }

    /// Whether there is a message of this key, with or without values.
    #[must_use]
    pub fn knows(self, key: &str) -> bool {
        [self, Lang::En, Lang::Ro].into_iter().any(|lang| lang.messages().bundle.has_message(key))
    }

    fn format(self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        for lang in [self, Lang::En, Lang::Ro] {
            let bundle = &lang.messages().bundle;
            if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
                let mut errors = vec![];
                let said = bundle.format_pattern(pattern, args, &mut errors);
                if !errors.is_empty() {
                    #[cfg(feature = "test")]
                    panic!("{key} cannot be said in full: {errors:?}");
                    #[cfg(not(feature = "test"))]
                    tracing::error!(key, ?errors, "a message could not be said in full");
                }
                return Some(said.into_owned());
            }
        }
        None
    }

    /// `8.250,00 lei`
    #[must_use]
    pub fn money(self, money: Money) -> String {
        let style = match self {
            Lang::Ro => MoneyStyle::Romanian,
            Lang::En => MoneyStyle::English,
            Lang::Hu => MoneyStyle::Hungarian,
        };
        format!("{}\u{a0}lei", money.format(style))
    }

    /// `21 noiembrie 2026`
    #[must_use]
    pub fn day(self, day: Day) -> String {
        let (year, month, number) = (day.0.year(), day.0.month(), day.0.day());
        let name = self.month(month);
        match self {
            Lang::Ro | Lang::En => format!("{number} {name} {year}"),
            Lang::Hu => format!("{year}. {name} {number}."),
        }
    }

    /// `sâmbătă, 21 noiembrie 2026, ora 18:00`
    #[must_use]
    pub fn moment(self, at: Instant) -> String {
        let time = at.local().strftime("%H:%M");
        let (weekday, day) = (self.weekday(at.day()), self.day(at.day()));
        match self {
            Lang::Ro => format!("{weekday}, {day}, ora {time}"),
            Lang::En => format!("{weekday}, {day}, {time}"),
            Lang::Hu => format!("{day} {weekday}, {time}"),
        }
    }

    /// A moment that ends a term: midnight is said as the end of the day before.
    #[must_use]
    pub fn until(self, at: Instant) -> String {
        let local = at.local();
        if local.hour() == 0 && local.minute() == 0 {
            let last = Instant(at.0 - 1).day();
            return format!("{}, {}", self.weekday(last), self.day(last));
        }
        self.moment(at)
    }

    fn weekday(self, day: Day) -> &'static str {
        const RO: [&str; 7] = ["luni", "marți", "miercuri", "joi", "vineri", "sâmbătă", "duminică"];
        const EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        const HU: [&str; 7] = ["hétfő", "kedd", "szerda", "csütörtök", "péntek", "szombat", "vasárnap"];
        let at = usize::try_from(day.0.weekday().to_monday_zero_offset()).unwrap_or(0);
        match self {
            Lang::Ro => RO[at],
            Lang::En => EN[at],
            Lang::Hu => HU[at],
        }
    }

    fn month(self, month: i8) -> &'static str {
        const RO: [&str; 12] = [
            "ianuarie",
            "februarie",
            "martie",
            "aprilie",
            "mai",
            "iunie",
            "iulie",
            "august",
            "septembrie",
            "octombrie",
            "noiembrie",
            "decembrie",
        ];
        const EN: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        const HU: [&str; 12] = [
            "január",
            "február",
            "március",
            "április",
            "május",
            "június",
            "július",
            "augusztus",
            "szeptember",
            "október",
            "november",
            "december",
        ];
        let at = usize::try_from(month - 1).unwrap_or(0);
        match self {
            Lang::Ro => RO[at],
            Lang::En => EN[at],
            Lang::Hu => HU[at],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, Text};

    #[test]
    fn romanian_numbers_take_de_from_twenty_on_in_every_hundred() {
        for (n, said) in [
            (1_i64, "mai este 1 zi"),
            (2, "mai sunt 2 zile"),
            (20, "mai sunt 20 de zile"),
            (100, "mai sunt 100 de zile"),
            (101, "mai sunt 101 zile"),
            (119, "mai sunt 119 zile"),
            (120, "mai sunt 120 de zile"),
            (2_302, "mai sunt 2.302 zile"),
        ] {
            assert_eq!(Text::new("kit-term-days").with("n", n).say(Lang::Ro), said);
        }
    }
}
