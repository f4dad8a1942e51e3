//! JSON in steps: the rows of each table one by one, whether they stand in a list or by their ids.
//! Where a file is not what was expected, it is parsed again as a whole, which says what is wrong
//! and where.

use crate::domain::catalogue::issue::DecodeError;
use crate::domain::pace::Pace;
use serde_json::error::Category;
use serde_json::{Map, Value};

/// Returns the value that a file holds.
pub(in crate::domain) fn whole(bytes: &[u8]) -> Result<Value, DecodeError> {
    let bytes = text(bytes)?;
    serde_json::from_slice(bytes).map_err(|error| match error.classify() {
        Category::Eof => DecodeError::Truncated { line: error.line() },
        _ => DecodeError::NotJson { line: error.line(), column: error.column() },
    })
}

/// Does as [`whole`] does, a row a step.
pub(super) async fn in_steps(bytes: &[u8], pace: &Pace) -> Result<Value, DecodeError> {
    match by_rows(text(bytes)?, pace).await {
        Some(value) => Ok(value),
        None => whole(bytes),
    }
}

/// Returns the text of a file that may be JSON.
fn text(bytes: &[u8]) -> Result<&[u8], DecodeError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match bytes.trim_ascii_start().first() {
        None => Err(DecodeError::Empty),
        Some(b'<') => Err(DecodeError::Html),
        Some(_) => Ok(bytes),
    }
}

/// Returns the object that `bytes` holds, or `None` if they do not hold one from end to end.
async fn by_rows(bytes: &[u8], pace: &Pace) -> Option<Value> {
    let mut text = Cursor { rest: bytes };
    let mut object = Map::new();
    text.take(b'{')?;
    loop {
        let name = text.name()?;
        let value = match text.opens() {
            Some(b'[') => Value::Array(rows(&mut text, pace).await?),
            Some(_) => Value::Object(rows_by_id(&mut text, pace).await?),
            None => text.value()?,
        };
        object.insert(name, value);
        if text.ends_list(b'}')? {
            return text.rest.trim_ascii().is_empty().then_some(Value::Object(object));
        }
    }
}

/// Returns the items of an array that was begun.
async fn rows(text: &mut Cursor<'_>, pace: &Pace) -> Option<Vec<Value>> {
    let mut rows = Vec::new();
    if text.take(b']').is_some() {
        return Some(rows);
    }
    loop {
        rows.push(text.value()?);
        pace.step().await;
        if text.ends_list(b']')? {
            return Some(rows);
        }
    }
}

/// Returns the fields of an object that was begun.
async fn rows_by_id(text: &mut Cursor<'_>, pace: &Pace) -> Option<Map<String, Value>> {
    let mut rows = Map::new();
    if text.take(b'}').is_some() {
        return Some(rows);
    }
    loop {
        rows.insert(text.name()?, text.value()?);
        pace.step().await;
        if text.ends_list(b'}')? {
            return Some(rows);
        }
    }
}

/// What of a text is still to be read.
struct Cursor<'a> {
    rest: &'a [u8],
}

impl Cursor<'_> {
    /// Takes one sign, if it comes next.
    fn take(&mut self, sign: u8) -> Option<()> {
        self.rest = self.rest.trim_ascii_start().strip_prefix(&[sign])?;
        Some(())
    }

    /// Returns the sign that begins a list or an object, if one begins here.
    fn opens(&mut self) -> Option<u8> {
        (*b"[{").into_iter().find(|sign| self.take(*sign).is_some())
    }

    /// Takes what stands between two items or behind the last; returns whether it was the last.
    fn ends_list(&mut self, end: u8) -> Option<bool> {
        if self.take(end).is_some() { Some(true) } else { self.take(b',').map(|()| false) }
    }

    /// Takes the name of a field and the sign between it and its value.
    fn name(&mut self) -> Option<String> {
        let Value::String(name) = self.value()? else { return None };
        self.take(b':').map(|()| name)
    }

    /// Takes one whole value.
    fn value(&mut self) -> Option<Value> {
        self.rest = self.rest.trim_ascii_start();
        let (value, rest) = self.rest.split_at_checked(length_of_value(self.rest)?)?;
        self.rest = rest;
        serde_json::from_slice(value).ok()
    }
}

/// Returns how long the value is that `bytes` begin with, if it has an end. Whether it is one at all
/// is not looked into.
fn length_of_value(bytes: &[u8]) -> Option<usize> {
    let (mut depth, mut in_string, mut escaped) = (0_u32, false, false);
    for (at, byte) in bytes.iter().enumerate() {
        match (in_string, byte) {
            (true, _) if escaped => escaped = false,
            (true, b'\\') => escaped = true,
            (true, b'"') => in_string = false,
            (true, _) => continue,
            (false, b'"') => in_string = true,
            (false, b'{' | b'[') => depth += 1,
            (false, b'}' | b']' | b',' | b':') if depth == 0 => return Some(at),
            (false, b'}' | b']') => depth -= 1,
            (false, _) => continue,
        }
        if depth == 0 && !in_string {
            return Some(at + 1);
        }
    }
    (depth == 0 && !in_string).then_some(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pace::at_once;
    use proptest::prelude::*;

    fn parsed(text: &str) -> Result<Value, DecodeError> {
        at_once(in_steps(text.as_bytes(), &Pace::steady()))
    }

    #[test]
    fn rows_are_read_as_the_whole_is() {
        for text in [
            r#"{"a": [1, "x]", {"b": [{}]}], "c": null, "d": {"e": "\"}"}, "f": []}"#,
            "{\"a\":[\n{\"b\":-1.5e3}\n,[]] }\n",
        ] {
            let by_rows = at_once(by_rows(text.as_bytes(), &Pace::steady()));
            assert_eq!(by_rows, serde_json::from_str(text).ok());
            assert!(by_rows.is_some());
        }
    }

    #[test]
    fn what_is_no_json_says_where() {
        let cases = [
            ("{\"a\": [1, 2", DecodeError::Truncated { line: 1 }),
            ("{\"a\": [1 2]}", DecodeError::NotJson { line: 1, column: 10 }),
            ("{\"a\": [1,]}", DecodeError::NotJson { line: 1, column: 10 }),
            ("{\n\"a\": 1]", DecodeError::NotJson { line: 2, column: 7 }),
            ("{\"a\": 1} x", DecodeError::NotJson { line: 1, column: 10 }),
            ("{\"a\" 1}", DecodeError::NotJson { line: 1, column: 6 }),
        ];
        for (text, error) in cases {
            assert_eq!(parsed(text), Err(error), "{text}");
        }
        assert_eq!(parsed("[1]").ok(), Some(serde_json::json!([1])));
        assert_eq!(parsed("{}").ok(), Some(serde_json::json!({})));
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i32>().prop_map(Value::from),
            r#"[a-z"\\\[\]{},: ơ]{0,6}"#.prop_map(Value::from),
        ];
        let key = || r#"[a-z"\\{,]{0,3}"#;
        leaf.prop_recursive(4, 24, 4, move |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                proptest::collection::btree_map(key(), inner, 0..4)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn every_object_is_read_by_rows(value in any_json(), pretty: bool) {
            let text = if pretty { format!("{value:#}") } else { value.to_string() };
            prop_assert_eq!(parsed(&text), Ok(value.clone()));
            if value.as_object().is_some_and(|object| !object.is_empty()) {
                let by_rows = at_once(by_rows(text.as_bytes(), &Pace::steady()));
                prop_assert_eq!(by_rows, Some(value));
            }
        }

        #[test]
        fn cut_or_changed_texts_are_judged_as_wholes(value in any_json(), at: usize, byte: u8) {
            let mut bytes = value.to_string().into_bytes();
            let at = at % bytes.len();
            bytes[at] = byte;
            for bytes in [&bytes[..], &bytes[..at]] {
                prop_assert_eq!(at_once(in_steps(bytes, &Pace::steady())), whole(bytes));
            }
        }
    }
}
