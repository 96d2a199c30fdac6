//! What is stored, as text: JSON, read strictly and written as it always was.
//!
//! serde's derives make a reader of its own for each type and each field,
//! sixty kilobytes of them for a Book. Here a type says which fields it has,
//! and the code that takes text apart is there once. `serde_json` still decides
//! what is JSON at all; the rest is in this file.
//!
//! Strict: an unknown, missing or doubled field, another kind of value or a
//! number that does not fit is a fault, and with a fault nothing is read. It is
//! noted once for the whole text, so that a type's reader goes on to its end
//! instead of turning back at each of its fields: a third less code. [`read`]
//! is the only way in, and gives nothing out if there was one.

use std::cell::Cell;

use serde::de::IgnoredAny;

/// What has a text form.
pub trait Stored: Sized {
    /// Reads what [`Stored::write`] wrote, but for white space and the order of
    /// fields. Anything else is noted as a fault, and what is returned then
    /// means nothing.
    fn read(json: Json<'_>) -> Self;

    fn write(&self, to: &mut String);
}

/// Reads a text; `None` when it is not JSON or has a fault.
pub fn read<T>(text: &str, read: impl FnOnce(Json<'_>) -> T) -> Option<T> {
    // Whatever serde_json might say of a value that it takes, it can say of
    // a float, and brings ten kilobytes of tables to print one.
    let _: IgnoredAny = serde_json::from_str(text).ok()?;
    let fault = Cell::new(false);
    let value = read(Json {
        text: text.trim_ascii(),
        fault: &fault,
    });
    (!fault.get()).then_some(value)
}

/// The text form of anything.
pub fn to_text(value: &impl Stored) -> String {
    let mut text = String::new();
    value.write(&mut text);
    text
}

/// Text that is known to be one JSON value, or nothing where a value is
/// missing.
#[derive(Clone, Copy)]
pub struct Json<'a> {
    text: &'a str,
    fault: &'a Cell<bool>,
}

impl<'a> Json<'a> {
    /// The text as it stands.
    pub const fn raw(self) -> &'a str {
        self.text
    }

    /// Notes that this is not what is stored here.
    pub fn fault(self) {
        self.fault.set(true);
    }

    /// A value that was found, or else a fault and nothing.
    fn found<T: Default>(self, value: Option<T>) -> T {
        value.unwrap_or_else(|| {
            self.fault();
            T::default()
        })
    }

    const fn part(self, text: &'a str) -> Json<'a> {
        Json { text, ..self }
    }

    /// What stands between the brackets, cut at the commas of this level.
    fn parts(self, open: char, close: char) -> Vec<Json<'a>> {
        let mut parts = Vec::new();
        let inner = self.text.strip_prefix(open);
        let mut rest = self.found(inner.and_then(|inner| inner.strip_suffix(close)));
        if rest.trim_ascii().is_empty() {
            return parts;
        }
        while let Some((part, more)) = cut(rest, b',') {
            parts.push(self.part(part.trim_ascii()));
            rest = more;
        }
        parts.push(self.part(rest.trim_ascii()));
        parts
    }

    /// The values of a list.
    pub fn items(self) -> Vec<Json<'a>> {
        self.parts('[', ']')
    }

    /// The fields of an object, to be taken one by one.
    pub fn fields(self) -> Fields<'a> {
        let mut fields = Vec::new();
        for part in self.parts('{', '}') {
            let (name, value) = self.found(cut(part.text, b':'));
            fields.push((
                self.part(name.trim_ascii()).string(),
                self.part(value.trim_ascii()),
            ));
        }
        Fields { fields, of: self }
    }

    /// The one field of an object that has no other.
    pub fn single(self) -> (String, Json<'a>) {
        let mut fields = self.fields();
        let single = fields.fields.pop();
        fields.end();
        single.unwrap_or_else(|| {
            self.fault();
            (String::new(), self.part(""))
        })
    }

    /// The one field of an object that has no other, by its name.
    #[must_use]
    pub fn only(self, name: &str) -> Json<'a> {
        let mut fields = self.fields();
        let only = fields.json(name);
        fields.end();
        only
    }

    /// A string.
    pub fn string(self) -> String {
        self.found(unescaped(self.text))
    }

    /// A whole number within bounds.
    fn number(self, least: i64, most: i64) -> i64 {
        let number = self.text.parse().ok();
        // JSON knows a zero below zero, whole numbers do not.
        let fits = |n: &i64| (least..=most).contains(n) && !self.text.starts_with("-0");
        self.found(number.filter(fits))
    }

    /// The place of a string among names.
    pub fn one_of(self, names: &[&str]) -> usize {
        let text = self.string();
        self.found(names.iter().position(|name| *name == text))
    }
}

/// A string without its quotes and escapes.
fn unescaped(json: &str) -> Option<String> {
    let mut chars = json.strip_prefix('"')?.strip_suffix('"')?.chars();
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

fn hex4(chars: &mut std::str::Chars) -> Option<u32> {
    let mut number = 0;
    for _ in 0..4 {
        number = number * 16 + chars.next()?.to_digit(16)?;
    }
    Some(number)
}

/// What stands before and after a mark, at its first place outside strings and
/// brackets.
fn cut(json: &str, mark: u8) -> Option<(&str, &str)> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    let at = json.bytes().position(|byte| {
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
    })?;
    Some((json.get(..at)?, json.get(at + 1..)?))
}

/// The fields of an object that have not been taken yet.
pub struct Fields<'a> {
    fields: Vec<(String, Json<'a>)>,
    of: Json<'a>,
}

impl<'a> Fields<'a> {
    /// Whether a field of that name is there, or is there still.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(n, _)| n == name)
    }

    /// Takes out a field that must be there.
    pub fn json(&mut self, name: &str) -> Json<'a> {
        if let Some(at) = self.fields.iter().position(|(n, _)| n == name) {
            return self.fields.remove(at).1;
        }
        self.of.fault();
        self.of.part("")
    }

    /// Takes out a field that must be there, and reads it.
    pub fn take<T: Stored>(&mut self, name: &str) -> T {
        T::read(self.json(name))
    }

    /// Takes out and reads a field that may be left out.
    pub fn maybe<T: Stored>(&mut self, name: &str) -> Option<T> {
        self.has(name).then(|| self.take(name))
    }

    /// Notes what is left over: it would be lost with the next save.
    pub fn end(&self) {
        if !self.fields.is_empty() {
            self.of.fault();
        }
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
    fn read(json: Json<'_>) -> String {
        json.string()
    }

    fn write(&self, to: &mut String) {
        text(to, self);
    }
}

impl Stored for bool {
    fn read(json: Json<'_>) -> bool {
        let yes = json.raw() == "true";
        if !yes && json.raw() != "false" {
            json.fault();
        }
        yes
    }

    fn write(&self, to: &mut String) {
        to.push_str(if *self { "true" } else { "false" });
    }
}

impl Stored for i64 {
    fn read(json: Json<'_>) -> i64 {
        json.number(i64::MIN, i64::MAX)
    }

    fn write(&self, to: &mut String) {
        to.push_str(&self.to_string());
    }
}

impl Stored for u64 {
    fn read(json: Json<'_>) -> u64 {
        json.found(json.raw().parse().ok())
    }

    fn write(&self, to: &mut String) {
        to.push_str(&self.to_string());
    }
}

impl Stored for u32 {
    fn read(json: Json<'_>) -> u32 {
        u32::try_from(json.number(0, u32::MAX.into())).unwrap_or_default()
    }

    fn write(&self, to: &mut String) {
        i64::from(*self).write(to);
    }
}

impl Stored for u16 {
    fn read(json: Json<'_>) -> u16 {
        u16::try_from(json.number(0, u16::MAX.into())).unwrap_or_default()
    }

    fn write(&self, to: &mut String) {
        i64::from(*self).write(to);
    }
}

impl Stored for u8 {
    fn read(json: Json<'_>) -> u8 {
        u8::try_from(json.number(0, u8::MAX.into())).unwrap_or_default()
    }

    fn write(&self, to: &mut String) {
        i64::from(*self).write(to);
    }
}

impl<T: Stored> Stored for Option<T> {
    fn read(json: Json<'_>) -> Option<T> {
        (json.raw() != "null").then(|| T::read(json))
    }

    fn write(&self, to: &mut String) {
        match self {
            Some(value) => value.write(to),
            None => to.push_str("null"),
        }
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn read(json: Json<'_>) -> Vec<T> {
        // After a fault nothing is used: a list of millions takes no room.
        let items = json.items().into_iter();
        let sound = items.map_while(|item| (!json.fault.get()).then(|| T::read(item)));
        sound.collect()
    }

    fn write(&self, to: &mut String) {
        list(to, self);
    }
}

impl<T: Stored, const N: usize> Stored for [T; N] {
    fn read(json: Json<'_>) -> [T; N] {
        let items = json.items();
        if items.len() != N {
            json.fault();
        }
        let mut items = items.into_iter();
        std::array::from_fn(|_| T::read(items.next().unwrap_or(json.part(""))))
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
                $crate::stored::read(raw.get(), $crate::stored::Stored::read)
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
            fn read(json: $crate::stored::Json<'_>) -> $type {
                let mut fields = json.fields();
                let read = Self { $($field: fields.take(stringify!($field))),+ };
                fields.end();
                read
            }

            fn write(&self, to: &mut String) {
                to.push('{');
                $($crate::stored::field(to, stringify!($field), &self.$field);)+
                to.push('}');
            }
        }

        $crate::stored::serde!($type);
    };
}
pub(crate) use record;

/// The text form of a type whose variants are names.
macro_rules! names {
    ($type:ident { $first:ident = $its:literal, $($variant:ident = $name:literal),+ $(,)? }) => {
        impl $crate::stored::Stored for $type {
            fn read(json: $crate::stored::Json<'_>) -> $type {
                let at = json.one_of(&[$its, $($name),+]);
                let all = [$type::$first, $($type::$variant),+];
                all.get(at).copied().unwrap_or($type::$first)
            }

            fn write(&self, to: &mut String) {
                $crate::stored::text(to, match self {
                    $type::$first => $its,
                    $($type::$variant => $name),+
                });
            }
        }

        $crate::stored::serde!($type);
    };
}
pub(crate) use names;

/// The text form of a type whose variants hold a value: an object with one
/// field, the variant's name.
macro_rules! variants {
    ($type:ident { $first:ident = $its:literal, $($variant:ident = $name:literal),+ $(,)? }) => {
        impl $crate::stored::Stored for $type {
            fn read(json: $crate::stored::Json<'_>) -> $type {
                let (name, value) = json.single();
                match name.as_str() {
                    $($name => $type::$variant($crate::stored::Stored::read(value)),)+
                    name => {
                        if name != $its {
                            json.fault();
                        }
                        $type::$first($crate::stored::Stored::read(value))
                    }
                }
            }

            fn write(&self, to: &mut String) {
                to.push('{');
                match self {
                    $type::$first(value) => $crate::stored::field(to, $its, value),
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
            fn read(json: $crate::stored::Json<'_>) -> $type {
                $type($crate::stored::Stored::read(json))
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
        super::read(text, T::read)
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
        assert_eq!(read::<u8>("255"), Some(u8::MAX));
        assert_eq!(read::<u8>("256"), None);
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
