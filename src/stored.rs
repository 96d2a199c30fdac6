//! What is stored, as text: JSON, read strictly and written as it always was.
//!
//! serde's derives make a reader of its own for each type and each field,
//! sixty kilobytes of them for a Book. Here a type says which fields it has,
//! and the code that takes text apart is there once. `serde_json` still decides
//! what is JSON at all; the rest is in this file.
//!
//! Strict: an unknown, missing or doubled field, another kind of value or a
//! number that does not fit is refused, and nothing is put in its place.

use serde::de::IgnoredAny;

/// What has a text form.
pub trait Stored: Sized {
    /// `None` when the text is not exactly what [`Stored::write`] could have
    /// written, but for white space and the order of fields.
    fn read(json: Json<'_>) -> Option<Self>;

    fn write(&self, to: &mut String);
}

/// The text form of anything.
pub fn to_text(value: &impl Stored) -> String {
    let mut text = String::new();
    value.write(&mut text);
    text
}

/// Text that is known to be one JSON value.
#[derive(Clone, Copy)]
pub struct Json<'a>(&'a str);

impl<'a> Json<'a> {
    /// `None` when the text is not JSON.
    pub fn of(text: &'a str) -> Option<Json<'a>> {
        // Whatever serde_json might say of a value that it takes, it can say of
        // a float, and brings ten kilobytes of tables to print one.
        let _: IgnoredAny = serde_json::from_str(text).ok()?;
        Some(Json(text.trim_ascii()))
    }

    /// The text as it stands.
    pub const fn raw(self) -> &'a str {
        self.0
    }

    /// What stands between the brackets, cut at the commas of this level.
    fn parts(self, open: char, close: char) -> Option<Vec<&'a str>> {
        let inner = self.0.strip_prefix(open)?.strip_suffix(close)?;
        if inner.trim_ascii().is_empty() {
            return Some(Vec::new());
        }
        let mut parts = Vec::new();
        let mut rest = inner;
        while let Some(at) = cut(rest, b',') {
            let (part, more) = rest.split_at_checked(at)?;
            parts.push(part.trim_ascii());
            rest = more.get(1..)?;
        }
        parts.push(rest.trim_ascii());
        Some(parts)
    }

    /// The values of a list.
    pub fn items(self) -> Option<Vec<Json<'a>>> {
        let parts = self.parts('[', ']')?;
        Some(parts.into_iter().map(Json).collect())
    }

    /// The fields of an object, to be taken one by one.
    pub fn fields(self) -> Option<Fields<'a>> {
        let mut fields = Vec::new();
        for part in self.parts('{', '}')? {
            let (name, value) = part.split_at_checked(cut(part, b':')?)?;
            fields.push((
                Json(name.trim_ascii()).text()?,
                Json(value.get(1..)?.trim_ascii()),
            ));
        }
        Some(Fields(fields))
    }

    /// The one field of an object that has no other.
    pub fn single(self) -> Option<(String, Json<'a>)> {
        let mut fields = self.fields()?.0;
        let single = fields.pop();
        if fields.is_empty() { single } else { None }
    }

    /// A string.
    pub fn text(self) -> Option<String> {
        let mut chars = self.0.strip_prefix('"')?.strip_suffix('"')?.chars();
        let mut text = String::new();
        while let Some(c) = chars.next() {
            text.push(match c {
                '\\' => match chars.next()? {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    'b' => '\u{8}',
                    'f' => '\u{c}',
                    'u' => {
                        let high = hex4(&mut chars)?;
                        // Beyond the first 65,536, a character is two escapes.
                        if (0xd800..0xdc00).contains(&high) {
                            let low = (chars.next()? == '\\' && chars.next()? == 'u')
                                .then(|| hex4(&mut chars))??
                                .checked_sub(0xdc00)
                                .filter(|low| *low < 0x400)?;
                            char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + low)?
                        } else {
                            char::from_u32(high)?
                        }
                    }
                    // A quote, a slash either way.
                    itself => itself,
                },
                c => c,
            });
        }
        Some(text)
    }

    /// A whole number within bounds.
    fn number(self, least: i64, most: i64) -> Option<i64> {
        let number: i64 = self.0.parse().ok()?;
        // JSON knows a zero below zero, whole numbers do not.
        ((least..=most).contains(&number) && !self.0.starts_with("-0")).then_some(number)
    }

    /// The place of a string among names.
    pub fn one_of(self, names: &[&str]) -> Option<usize> {
        let text = self.text()?;
        names.iter().position(|name| *name == text)
    }
}

fn hex4(chars: &mut std::str::Chars) -> Option<u32> {
    let mut number = 0;
    for _ in 0..4 {
        number = number * 16 + chars.next()?.to_digit(16)?;
    }
    Some(number)
}

/// Where a mark first stands outside strings and brackets.
fn cut(json: &str, mark: u8) -> Option<usize> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    json.bytes().position(|byte| {
        if in_string {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_string = false,
                _ => {}
            }
            return false;
        }
        match byte {
            b'"' => in_string = true,
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => return depth == 0 && byte == mark,
        }
        false
    })
}

/// The fields of an object that have not been taken yet.
pub struct Fields<'a>(Vec<(String, Json<'a>)>);

impl<'a> Fields<'a> {
    /// Takes out a field.
    pub fn json(&mut self, name: &str) -> Option<Json<'a>> {
        let at = self.0.iter().position(|(n, _)| n == name)?;
        Some(self.0.remove(at).1)
    }

    /// Takes out a field that must be there.
    pub fn take<T: Stored>(&mut self, name: &str) -> Option<T> {
        T::read(self.json(name)?)
    }

    /// Takes out a field that may be left out: `Some(None)` when it is.
    // A value that cannot be read is something else than none.
    #[allow(clippy::option_option)]
    pub fn maybe<T: Stored>(&mut self, name: &str) -> Option<Option<T>> {
        match self.json(name) {
            Some(json) => T::read(json).map(Some),
            None => Some(None),
        }
    }

    /// Whether a field of that name is there, or is there still.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(n, _)| n == name)
    }

    /// `Some` when nothing is left over, which would be lost with the next save.
    pub fn end(&self) -> Option<()> {
        self.0.is_empty().then_some(())
    }
}

/// Begins a field: its name, after a comma unless it is the first.
pub fn name(to: &mut String, name: &str) {
    to.push_str(if to.ends_with('{') { "\"" } else { ",\"" });
    to.push_str(name);
    to.push_str("\":");
}

/// A field of an object.
pub fn field(to: &mut String, called: &str, value: &impl Stored) {
    name(to, called);
    value.write(to);
}

/// A string with its quotes.
pub fn text(to: &mut String, text: &str) {
    // A string is always JSON; should serde_json say otherwise, what is written
    // is no string and is not read back.
    to.push_str(&serde_json::to_string(text).unwrap_or_default());
}

impl Stored for String {
    fn read(json: Json<'_>) -> Option<String> {
        json.text()
    }

    fn write(&self, to: &mut String) {
        text(to, self);
    }
}

impl Stored for bool {
    fn read(json: Json<'_>) -> Option<bool> {
        match json.raw() {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    fn write(&self, to: &mut String) {
        to.push_str(if *self { "true" } else { "false" });
    }
}

impl Stored for i64 {
    fn read(json: Json<'_>) -> Option<i64> {
        json.number(i64::MIN, i64::MAX)
    }

    fn write(&self, to: &mut String) {
        to.push_str(&self.to_string());
    }
}

impl Stored for u64 {
    fn read(json: Json<'_>) -> Option<u64> {
        json.raw().parse().ok()
    }

    fn write(&self, to: &mut String) {
        to.push_str(&self.to_string());
    }
}

impl Stored for u16 {
    fn read(json: Json<'_>) -> Option<u16> {
        u16::try_from(json.number(0, u16::MAX.into())?).ok()
    }

    fn write(&self, to: &mut String) {
        i64::from(*self).write(to);
    }
}

impl Stored for u32 {
    fn read(json: Json<'_>) -> Option<u32> {
        u32::try_from(json.number(0, u32::MAX.into())?).ok()
    }

    fn write(&self, to: &mut String) {
        i64::from(*self).write(to);
    }
}

impl<T: Stored> Stored for Option<T> {
    fn read(json: Json<'_>) -> Option<Option<T>> {
        match json.raw() {
            "null" => Some(None),
            _ => T::read(json).map(Some),
        }
    }

    fn write(&self, to: &mut String) {
        match self {
            Some(value) => value.write(to),
            None => to.push_str("null"),
        }
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn read(json: Json<'_>) -> Option<Vec<T>> {
        let mut list = Vec::new();
        for item in json.items()? {
            list.push(T::read(item)?);
        }
        Some(list)
    }

    fn write(&self, to: &mut String) {
        list(to, self);
    }
}

impl<T: Stored, const N: usize> Stored for [T; N] {
    fn read(json: Json<'_>) -> Option<[T; N]> {
        Vec::read(json)?.try_into().ok()
    }

    fn write(&self, to: &mut String) {
        list(to, self);
    }
}

fn list<T: Stored>(to: &mut String, items: &[T]) {
    to.push('[');
    for item in items {
        if !to.ends_with('[') {
            to.push(',');
        }
        item.write(to);
    }
    to.push(']');
}

/// serde's traits for what has a text form, for whoever holds it in a text of
/// their own.
macro_rules! serde {
    ($type:ty) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                let text = $crate::stored::to_text(self);
                serde_json::value::RawValue::from_string(text)
                    .map_err(serde::ser::Error::custom)?
                    .serialize(to)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<$type, D::Error> {
                let raw = Box::<serde_json::value::RawValue>::deserialize(from)?;
                $crate::stored::Json::of(raw.get())
                    .and_then($crate::stored::Stored::read)
                    .ok_or_else(|| serde::de::Error::custom("not what is stored here"))
            }
        }
    };
}
pub(crate) use serde;

/// The text form of a type with named fields: an object with exactly these.
macro_rules! record {
    ($type:ty { $($field:ident),+ $(,)? }) => {
        impl $crate::stored::Stored for $type {
            fn read(json: $crate::stored::Json<'_>) -> Option<$type> {
                let mut fields = json.fields()?;
                let read = Self { $($field: fields.take(stringify!($field))?),+ };
                fields.end()?;
                Some(read)
            }

            fn write(&self, to: &mut String) {
                to.push('{');
                $(
                    $crate::stored::field(to, stringify!($field), &self.$field);
                )+
                to.push('}');
            }
        }

        $crate::stored::serde!($type);
    };
}
pub(crate) use record;

/// The text form of a type whose variants are names.
macro_rules! names {
    ($type:ident { $($variant:ident = $name:literal),+ $(,)? }) => {
        impl $crate::stored::Stored for $type {
            fn read(json: $crate::stored::Json<'_>) -> Option<$type> {
                let at = json.one_of(&[$($name),+])?;
                [$($type::$variant),+].get(at).copied()
            }

            fn write(&self, to: &mut String) {
                $crate::stored::text(to, match self { $($type::$variant => $name),+ });
            }
        }

        $crate::stored::serde!($type);
    };
}
pub(crate) use names;

/// The text form of a type whose variants hold a value: an object with one
/// field, the variant's name.
macro_rules! variants {
    ($type:ident { $($variant:ident = $name:literal),+ $(,)? }) => {
        impl $crate::stored::Stored for $type {
            fn read(json: $crate::stored::Json<'_>) -> Option<$type> {
                let (name, value) = json.single()?;
                Some(match name.as_str() {
                    $($name => $type::$variant($crate::stored::Stored::read(value)?),)+
                    _ => return None,
                })
            }

            fn write(&self, to: &mut String) {
                to.push('{');
                match self {
                    $($type::$variant(value) => $crate::stored::field(to, $name, value),)+
                }
                to.push('}');
            }
        }

        $crate::stored::serde!($type);
    };
}
pub(crate) use variants;

/// The text form of a type around one value: that of the value.
macro_rules! transparent {
    ($type:ident) => {
        impl $crate::stored::Stored for $type {
            fn read(json: $crate::stored::Json<'_>) -> Option<$type> {
                $crate::stored::Stored::read(json).map($type)
            }

            fn write(&self, to: &mut String) {
                self.0.write(to);
            }
        }

        $crate::stored::serde!($type);
    };
}
pub(crate) use transparent;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read<T: Stored>(text: &str) -> Option<T> {
        T::read(Json::of(text)?)
    }

    #[test]
    fn escapes_of_every_kind() {
        for (json, text) in [
            (r#""""#, ""),
            (r#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
            (r#""\u4e0a\u5CB8""#, "上岸"),
            (r#""\ud83d\uDE00!""#, "😀!"),
            (r#""[{,:\"""#, "[{,:\""),
        ] {
            assert_eq!(read::<String>(json).as_deref(), Some(text), "{json}");
        }
        for json in [
            r#""\ud83d""#,
            r#""\ud83dx""#,
            r#""\ud83d\u0041""#,
            r#""\udE00""#,
            r#""\x""#,
            "\"\n\"",
            r#"""#,
            "'a'",
            "1",
            "null",
        ] {
            assert_eq!(read::<String>(json), None, "{json}");
        }
    }

    #[test]
    fn numbers_are_whole_and_fit() {
        assert_eq!(read::<i64>("-9223372036854775808"), Some(i64::MIN));
        assert_eq!(read::<u16>("65535"), Some(u16::MAX));
        assert_eq!(read::<u32>(" 4294967295 "), Some(u32::MAX));
        for json in [
            "-0",
            "1.0",
            "1e2",
            "+1",
            "01",
            "9223372036854775808",
            "\"1\"",
        ] {
            assert_eq!(read::<i64>(json), None, "{json}");
        }
        assert_eq!(read::<u16>("65536"), None);
        assert_eq!(read::<u32>("-1"), None);
        assert_eq!(read::<bool>("0"), None);
    }

    #[test]
    fn brackets_and_commas() {
        let list = |text| read::<Vec<Vec<u16>>>(text);
        assert_eq!(list("[]"), Some(vec![]));
        assert_eq!(
            list(" [ [ 1 , 2 ] ,\n[ ],[3]] "),
            Some(vec![vec![1, 2], vec![], vec![3]])
        );
        for text in ["[1]", "{}", "[[1],]", "[,]", "[[1]", "[[1]] x", "[null]"] {
            assert_eq!(list(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_texts_come_back(texts in proptest::collection::vec(any::<String>(), 0..6)) {
            let written = to_text(&texts);
            prop_assert_eq!(&written, &serde_json::to_string(&texts).unwrap());
            prop_assert_eq!(read::<Vec<String>>(&written), Some(texts));
        }

        #[test]
        fn any_text_is_read_as_serde_reads_it(text in "[\\[\\]{},:\"\\\\u0-9a-f ntrue-]{0,12}") {
            let theirs = serde_json::from_str::<Vec<String>>(&text).ok();
            prop_assert_eq!(read::<Vec<String>>(&text), theirs);
        }
    }
}
