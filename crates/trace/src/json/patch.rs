//! JSON Patch (RFC 6902) with its pointers (RFC 6901): operations on a document, all of them or none. Used by `petri`.
//!
//! A patch comes from a file, and its `copy` can double a document with every line: so what it handles is counted, and
//! nothing becomes deeper than [`MAX_DEPTH`].

use std::borrow::Cow;

use super::{Json, MAX_DEPTH, Value};

/// Bytes of text that count as much as one value.
const BYTES_A_VALUE: usize = 40;

/// The document after all operations; `None` where one of them cannot be done, or where more values are handled than
/// `budget` has left. The budget shrinks by what was handled.
pub(crate) fn patched(document: &Json, patch: &[Value<'_>], budget: &mut usize) -> Option<Json> {
    spend(document, budget)?;
    let mut document = document.owned();
    for operation in patch {
        apply(&mut document, operation, budget)?;
    }
    Some(document)
}

#[inline(never)]
fn apply(document: &mut Json, operation: &Value<'_>, budget: &mut usize) -> Option<()> {
    let path = pointer(operation.get("path")?.text()?)?;
    let from = || pointer(operation.get("from")?.text()?);
    let value = match operation.text_at("op") {
        "remove" => return set(document, &path, None, budget).map(drop),
        "move" => {
            let from = from()?;
            // Into itself it cannot go.
            if path.len() > from.len() && path.starts_with(&from) {
                return None;
            }
            set(document, &from, None, budget)?
        }
        "copy" => {
            let found = find(document, &from()?)?;
            spend(found, budget)?;
            found.owned()
        }
        _ => operation.get("value").map_or(Value::Null, Value::owned),
    };
    match operation.text_at("op") {
        "test" => return (find(document, &path)?.write() == value.write()).then_some(()),
        "replace" => {
            let place = find(document, &path)?;
            fits(&path, &value, budget)?;
            *place = value;
        }
        "add" | "move" | "copy" => {
            fits(&path, &value, budget)?;
            set(document, &path, Some(value), budget)?;
        }
        _ => return None,
    }
    Some(())
}

/// The steps of a pointer: names, or places in lists, with a slash before each. `~1` is a slash, `~0` a tilde.
fn pointer(text: &str) -> Option<Vec<String>> {
    let mut steps: Vec<String> = Vec::new();
    let mut is_escaped = false;
    for letter in text.chars() {
        let was_escaped = std::mem::take(&mut is_escaped);
        match letter {
            '/' => steps.push(String::new()),
            '~' if !was_escaped => is_escaped = true,
            '0' if was_escaped => steps.last_mut()?.push('~'),
            '1' if was_escaped => steps.last_mut()?.push('/'),
            _ => steps.last_mut()?.push(letter),
        }
    }
    Some(steps)
}

/// A place in a list: digits without a zero in front.
#[inline(never)]
fn place(step: &str) -> Option<usize> {
    let is_plain = step == "0" || !step.starts_with(['0', '+']);
    step.parse::<u32>().ok().filter(|_| is_plain).map(|place| place as usize)
}

#[inline(never)]
fn find<'document>(document: &'document mut Json, path: &[String]) -> Option<&'document mut Json> {
    let mut found = document;
    for step in path {
        found = match found {
            Value::List(values) => values.get_mut(place(step)?)?,
            Value::Map(pairs) => {
                let at = pairs.iter().rposition(|(name, _)| name == step)?;
                pairs.get_mut(at).map(|(_, value)| value)?
            }
            _ => return None,
        };
    }
    Some(found)
}

/// Puts a value where a path leads, or takes out what is there; gives what was taken out.
fn set(document: &mut Json, path: &[String], value: Option<Json>, budget: &mut usize) -> Option<Json> {
    let Some((last, parents)) = path.split_last() else {
        // The whole can be put, and not be taken out.
        *document = value?;
        return Some(Value::Null);
    };
    match find(document, parents)? {
        Value::List(values) => {
            let at = if last == "-" { values.len() } else { place(last)? };
            // What stands behind it moves.
            *budget = budget.checked_sub(1 + values.len() / BYTES_A_VALUE)?;
            match value {
                None if at < values.len() => Some(values.remove(at)),
                Some(value) if at <= values.len() => {
                    values.insert(at, value);
                    Some(Value::Null)
                }
                _ => None,
            }
        }
        Value::Map(pairs) => {
            let at = pairs.iter().rposition(|(name, _)| name == last);
            let old = at.map(|at| pairs.remove(at).1);
            match value {
                None => old,
                Some(value) => {
                    pairs.insert(at.unwrap_or(pairs.len()), (Cow::Owned(last.clone()), value));
                    Some(Value::Null)
                }
            }
        }
        _ => None,
    }
}

/// Whether a value may stand at the end of a path: not too deep, and paid for.
#[inline(never)]
fn fits(path: &[String], value: &Json, budget: &mut usize) -> Option<()> {
    (path.len() + spend(value, budget)? <= MAX_DEPTH).then_some(())
}

/// Takes what a value weighs from the budget; gives its depth, 1 for a text. No value here is deeper than [`MAX_DEPTH`].
fn spend(value: &Json, budget: &mut usize) -> Option<usize> {
    let bytes = match value {
        Value::Text(text) | Value::Number(text) => text.len(),
        _ => 0,
    };
    *budget = budget.checked_sub(1 + bytes / BYTES_A_VALUE)?;
    let mut deepest = 0;
    for inner in value.list().iter().chain(value.pairs().iter().map(|(_, inner)| inner)) {
        deepest = deepest.max(spend(inner, budget)?);
    }
    Some(deepest + 1)
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    fn json(text: &str) -> Json {
        parse(text).unwrap().value.owned()
    }

    fn after(document: &str, patch: &str) -> Option<String> {
        patched(&json(document), json(patch).list(), &mut 10_000).map(|document| document.write())
    }

    /// The examples of RFC 6902, appendix A, by their numbers.
    #[test]
    fn the_examples_of_the_standard() {
        for (number, document, patch, expected) in [
            (
                "A.1",
                r#"{"foo":"bar"}"#,
                r#"[{"op":"add","path":"/baz","value":"qux"}]"#,
                Some(r#"{"foo":"bar","baz":"qux"}"#),
            ),
            (
                "A.2",
                r#"{"foo":["bar","baz"]}"#,
                r#"[{"op":"add","path":"/foo/1","value":"qux"}]"#,
                Some(r#"{"foo":["bar","qux","baz"]}"#),
            ),
            (
                "A.3",
                r#"{"baz":"qux","foo":"bar"}"#,
                r#"[{"op":"remove","path":"/baz"}]"#,
                Some(r#"{"foo":"bar"}"#),
            ),
            (
                "A.4",
                r#"{"foo":["bar","qux","baz"]}"#,
                r#"[{"op":"remove","path":"/foo/1"}]"#,
                Some(r#"{"foo":["bar","baz"]}"#),
            ),
            (
                "A.5",
                r#"{"baz":"qux","foo":"bar"}"#,
                r#"[{"op":"replace","path":"/baz","value":"boo"}]"#,
                Some(r#"{"baz":"boo","foo":"bar"}"#),
            ),
            (
                "A.6",
                r#"{"foo":{"bar":"baz","waldo":"fred"},"qux":{"corge":"grault"}}"#,
                r#"[{"op":"move","from":"/foo/waldo","path":"/qux/thud"}]"#,
                Some(r#"{"foo":{"bar":"baz"},"qux":{"corge":"grault","thud":"fred"}}"#),
            ),
            (
                "A.7",
                r#"{"foo":["all","grass","cows","eat"]}"#,
                r#"[{"op":"move","from":"/foo/1","path":"/foo/3"}]"#,
                Some(r#"{"foo":["all","cows","eat","grass"]}"#),
            ),
            (
                "A.8",
                r#"{"baz":"qux","foo":["a",2,"c"]}"#,
                r#"[{"op":"test","path":"/baz","value":"qux"},{"op":"test","path":"/foo/1","value":2}]"#,
                Some(r#"{"baz":"qux","foo":["a",2,"c"]}"#),
            ),
            ("A.9", r#"{"baz":"qux"}"#, r#"[{"op":"test","path":"/baz","value":"bar"}]"#, None),
            ("A.12", r#"{"foo":"bar"}"#, r#"[{"op":"add","path":"/baz/bat","value":"qux"}]"#, None),
            (
                "A.14",
                r#"{"/":9,"~1":10}"#,
                r#"[{"op":"test","path":"/~01","value":10}]"#,
                Some(r#"{"/":9,"~1":10}"#),
            ),
            (
                "A.16",
                r#"{"foo":["bar"]}"#,
                r#"[{"op":"add","path":"/foo/-","value":["abc","def"]}]"#,
                Some(r#"{"foo":["bar",["abc","def"]]}"#),
            ),
        ] {
            assert_eq!(after(document, patch).as_deref(), expected, "{number}");
        }
    }

    #[test]
    fn what_cannot_be_done_changes_nothing() {
        for patch in [
            r#"[{"op":"remove","path":""}]"#,
            r#"[{"op":"add","path":"/3","value":1}]"#,
            r#"[{"op":"add","path":"/01","value":1}]"#,
            r#"[{"op":"move","from":"/0","path":"/0/a"}]"#,
            r#"[{"op":"copy","from":"/7","path":"/0"}]"#,
            r#"[{"op":"spin","path":"/0"}]"#,
            r#"[{"path":"0"}]"#,
        ] {
            assert_eq!(after(r#"[{"a":1},2]"#, patch), None, "{patch}");
        }
    }

    #[test]
    fn copies_of_copies_end() {
        let double = vec![json(r#"{"op":"copy","from":"","path":"/-"}"#); 60];
        assert_eq!(patched(&json("[1]"), &double, &mut 1_000_000), None);
        let deep = vec![
            json(r#"{"op":"add","path":"/0","value":[[1]]}"#),
            json(r#"{"op":"copy","from":"","path":"/0/0/0"}"#),
        ];
        assert!(patched(&json("[1]"), &deep, &mut 1000).is_some());
        let deeper: Vec<Json> = deep.iter().cycle().take(600).cloned().collect();
        assert_eq!(patched(&json("[1]"), &deeper, &mut 1_000_000), None);
    }
}
