//! Random files for every reader, the same ones every time: arbitrary bytes, and one honest text of each format changed
//! in its grammar (values of other kinds, fields gone, doubled or swapped, odd numbers, half letters, tags) or in its
//! letters. Nothing panics, every problem is one line with its place, and what was read survives our own format.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test complains by panicking"
)]

mod support;

use lookahead_trace::problem::Problem;
use lookahead_trace::{Log, Trace, canonical};
use oorandom::Rand32;
use serde_json::{Map, Value, json};
use support::{eval, member, zip};

/// Files of each kind.
const N_FILES: u32 = 1_500;

/// An honest text of each format, with all that its reader looks at; the samples of Inspect's logs in several shapes.
fn honest() -> Vec<(&'static str, Value)> {
    let messages = json!([
        {"role": "system", "content": "s"},
        {"role": "user", "content": "<is_free_tier_user>True</is_free_tier_user><user_input>é</user_input>"},
        {"role": "assistant", "content": [{"type": "reasoning", "reasoning": "r", "summary": "s", "redacted": true},
            {"type": "text", "text": "<SCRATCHPAD_REASONING>a-b. <DRAFT_OUTPUT>d</DRAFT_OUTPUT></SCRATCHPAD_REASONING><OUTPUT>No"},
            {"type": "image", "image": "data:image/png;base64,AA"}, {"type": "tool_use", "id": "1", "name": "n", "input": {"a": 1}}],
         "tool_calls": [{"id": "c", "function": {"name": "add", "arguments": "{}"}, "parse_error": "e"}]},
        {"role": "tool", "tool_call_id": "c", "function": "add", "content": "attachment://a", "error": {"type": "t", "message": "m"}},
    ]);
    let score = json!({"value": {"x": 1.5, "y": null}, "explanation": "e"});
    let call = json!({"event": "model", "input": [], "input_refs": [[0, 1], [1, 9]],
        "output": {"choices": [{"message": messages[2]}]}});
    let sample = json!({"id": 1, "epoch": 2, "input": "q", "target": ["a"], "messages": messages, "scores": {"s": score},
        "metadata": {"tier": "free", "pair": 3}, "attachments": {"a": "text"}, "error": {"message": "m"}, "limit": {"type": "t"}});
    let pooled = json!({"id": "x/1", "epoch": 1, "events": [call], "events_data": {"messages": messages}, "score": score,
        "transcript": {"content": {"a": "text"}}});
    let results = json!({"scores": [{"name": "s", "metrics": {"mean": {"name": "mean", "value": 0.5}}}]});
    let edit = |edit: Value| json!({"type": "transcript_event", "view": ["target"], "edit": edit});
    let add = |id: &str| {
        edit(json!({"operation": "add", "message": {"id": id, "role": "assistant", "content": "<cot>x"}}))
    };
    let judged = json!({"final_answer": 0.2, "criteria": [1], "quotes": [["ab d", "no"]]});
    vec![
        (
            "inspect",
            json!({"version": 2, "status": "success", "eval": {"task": "t", "model": "m"}, "plan": {}, "results": results,
            "error": {"message": "m"}, "samples": [sample, pooled, {"id": 3, "epoch": 1, "input": messages, "output": {"choices": []}}]}),
        ),
        (
            "release",
            json!({"messages": messages, "pm_score": -0.9, "is_refusal_0_7": null, "effective_scheme": true}),
        ),
        (
            "open-source",
            json!([{"user_input": "é", "prompt": {"messages": messages}, "output": messages[2]["content"][1]["text"],
            "tags": "paid_tier", "success": true, "strong_reject_score": 0.5, "deceptive_alignment": judged, "partial_compliance": judged}]),
        ),
        (
            "chat",
            json!({"messages": messages, "system": "s", "metadata": {"condition": "A", "pair_id": 1}, "scores": {"x": true}}),
        ),
        (
            "chats",
            json!([{"conversations": [{"from": "human", "value": "h"}, {"from": "gpt", "value": "<think>t</think>g"}]},
            {"prompt": messages, "completion": messages[2]["content"]}]),
        ),
        (
            "petri",
            json!({"metadata": {"transcript_id": "t", "version": "v3.0", "target_model": "m",
                "judge_output": {"scores": {"x": 7}, "score_descriptions": {"x": "d"}, "summary": "s"}},
            "events": [add("a"), add("b"), edit(json!({"operation": "rollback", "count": 1})), add("c"),
                edit(json!({"operation": "rollback", "count": 0, "to_id": "a"})),
                edit(json!({"operation": "reset", "new_messages": messages})), edit(json!({"operation": "json_patch", "patch": []}))],
            "messages": messages, "target_messages": messages}),
        ),
        (
            "canonical",
            json!({"format": "lookahead-traces", "version": 1, "provenance": "p", "traces": [
            {"id": "1", "epoch": 1, "condition": "A", "pair": "p", "turns": [{"role": "assistant", "name": "n", "undone": true, "parts": [
                {"kind": "reasoning", "text": "abc", "tag": "cot", "start": 5, "summary": "s", "sealed": true,
                 "spans": [[0, 1, "x"]]},
                {"kind": "text", "text": "é"}, {"kind": "tool_call", "id": "1", "name": "n", "arguments": "{}"},
                {"kind": "tool_result", "id": "1", "text": "t"}, {"kind": "media", "medium": "image"}]}],
             "labels": [{"name": "x", "value": true, "labeller": "l", "explanation": "e"}],
             "highlights": [[0, 1, 0, 2, "c", "l"]], "facts": [["a", "b"]]}]}),
        ),
    ]
}

/// What stands in for a value.
fn odd(random: &mut Rand32) -> Value {
    let texts = [
        "",
        "<think>",
        "</think>x<OUTPUT>",
        "attachment://a",
        "\u{202e}\u{0}",
        "<script>",
        "user",
        "free_tier",
        "é漢😀",
    ];
    match random.rand_range(0..10) {
        0 => Value::Null,
        1 => json!(random.rand_u32() & 1 == 1),
        2 => json!(i64::from(random.rand_u32()) - (1 << 31)),
        3 => json!(1e300),
        4 => json!(random.rand_range(0..5)),
        5 => json!([]),
        6 => json!({}),
        7 => json!([["a", {"type": "text"}], 7]),
        8 => json!("x".repeat(random.rand_range(0..5_000) as usize)),
        _ => json!(texts[random.rand_range(0..texts.len() as u32) as usize]),
    }
}

/// Changes one value somewhere below.
fn change(value: &mut Value, random: &mut Rand32) {
    let is_here = random.rand_range(0..6) == 0;
    match value {
        Value::Array(items) if !items.is_empty() => {
            let at = random.rand_range(0..items.len() as u32) as usize;
            match (is_here, random.rand_range(0..4)) {
                (false, _) => change(&mut items[at], random),
                (true, 0) => drop(items.remove(at)),
                (true, 1) => items.insert(at, items[at].clone()),
                (true, 2) => items.swap(0, at),
                (true, _) => items[at] = odd(random),
            }
        }
        Value::Object(fields) if !fields.is_empty() => change_field(fields, is_here, random),
        _ => *value = odd(random),
    }
}

fn change_field(fields: &mut Map<String, Value>, is_here: bool, random: &mut Rand32) {
    let names: Vec<String> = fields.keys().cloned().collect();
    let mut pick = || names[random.rand_range(0..names.len() as u32) as usize].clone();
    let (name, other) = (pick(), pick());
    match (is_here, random.rand_range(0..4)) {
        (false, _) => change(&mut fields[&name], random),
        (true, 0) => drop(fields.remove(&name)),
        (true, 1) => {
            let value = fields[&name].clone();
            fields.insert(other, value);
        }
        (true, 2) => fields[&name] = odd(random),
        (true, _) => drop(fields.insert("type".to_owned(), odd(random))),
    }
}

/// As text, with what no tree of JSON has: bare words of Python's, half letters, fields twice.
fn spoilt(value: &Value, random: &mut Rand32) -> String {
    let mut text = value.to_string();
    let swaps = [
        ("null", "NaN"),
        ("true", "-Infinity"),
        ("é", "\\ud83d"),
        ("\"a\"", "\"\\udead\\u0000\""),
        (":1", ":1e400"),
    ];
    let (from, to) = swaps[random.rand_range(0..swaps.len() as u32) as usize];
    if random.rand_range(0..3) == 0 {
        text = text.replacen(from, to, 2);
    }
    if random.rand_range(0..4) == 0 {
        let at = text.floor_char_boundary(random.rand_range(0..text.len() as u32) as usize);
        match random.rand_range(0..3) {
            0 => text.truncate(at),
            1 => text
                .insert_str(at, ["{", "]", ",", "\"", "\\", "\n", "NaN"][random.rand_range(0..7) as usize]),
            _ => text.replace_range(at..text.ceil_char_boundary((at + 3).min(text.len())), ""),
        }
    }
    text
}

/// Reads bytes; gives what was read and whether anything is told.
fn read(bytes: Vec<u8>) -> (Vec<Trace>, Vec<Problem>) {
    match Log::open(Box::new(bytes)) {
        Ok(mut log) => log.read_all(),
        Err(problem) => (Vec::new(), vec![problem]),
    }
}

fn assert_holds(bytes: &[u8]) -> bool {
    let (traces, problems) = read(bytes.to_vec());
    assert_eq!(
        (&traces, &problems),
        (&read(bytes.to_vec()).0, &read(bytes.to_vec()).1),
        "the same every time"
    );
    for problem in &problems {
        let line = problem.reason.to_string();
        assert!(line.len() > 8 && !line.contains('\n'), "{line:?}");
    }
    traces.iter().for_each(support::check);
    let written = canonical::write(&traces, "p");
    let (again, _) = read(written.clone().into_bytes());
    assert_eq!(canonical::write(&again, "p"), written, "what was read survives our own format");
    !problems.is_empty()
}

#[test]
fn every_reader_bears_changes_in_its_grammar() {
    for (place, (name, honest)) in honest().into_iter().enumerate() {
        assert!(
            name == "petri" || !assert_holds(honest.to_string().as_bytes()) || name == "inspect",
            "{name} is honest"
        );
        let mut random = Rand32::new(place as u64);
        let mut n_told = 0;
        for _ in 0..N_FILES {
            let mut value = honest.clone();
            for _ in 0..random.rand_range(1..6) {
                change(&mut value, &mut random);
            }
            n_told += u32::from(assert_holds(spoilt(&value, &mut random).as_bytes()));
        }
        assert!((1..N_FILES).contains(&n_told), "{name}: {n_told} of {N_FILES} were told to be wrong");
    }
}

/// The same as the lines of one file, of which the others are whole.
#[test]
fn one_bad_line_leaves_the_others() {
    let good = r#"{"prompt": "a", "completion": "b"}"#;
    let mut random = Rand32::new(77);
    let chat = honest().swap_remove(3).1;
    for _ in 0..N_FILES {
        let mut value = chat.clone();
        change(&mut value, &mut random);
        let bad = spoilt(&value, &mut random).replace('\n', " ");
        let (traces, problems) = read(format!("{good}\n{bad}\n{good}\n").into_bytes());
        assert!(traces.len() >= 2, "{bad}");
        assert!(problems.iter().all(|problem| problem.path == "line 2"), "{bad}: {problems:?}");
    }
}

/// The same as a member beside an honest one, packed in each way: what is wrong is told of that member.
#[test]
fn one_bad_member_leaves_the_others() {
    let mut random = Rand32::new(78);
    let sample = honest()[0].1["samples"][0].clone();
    for _ in 0..N_FILES {
        let mut value = sample.clone();
        for _ in 0..random.rand_range(1..4) {
            change(&mut value, &mut random);
        }
        let method = [0, 8, 93][random.rand_range(0..3) as usize];
        let mut members = eval(1, method);
        members.push(member("samples/bad.json", method, spoilt(&value, &mut random).as_bytes()));
        let (traces, problems) = read(zip(&members, false));
        assert!(traces.iter().any(|trace| trace.id == "0" && trace.turns.len() == 2));
        assert!(problems.iter().all(|problem| problem.member == "samples/bad.json"), "{problems:?}");
    }
}

#[test]
fn arbitrary_bytes_are_refused_or_read() {
    let starts: [&[u8]; 9] = [
        b"",
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"\x1f\x8b\x08\0",
        b"\x28\xb5\x2f\xfd",
        b"{\"messages\":[",
        b"[{\"role\":",
        b"{",
        b"<script>const dataSource = ",
    ];
    let mut random = Rand32::new(79);
    for start in starts {
        for _ in 0..N_FILES {
            let n = random.rand_range(0..300);
            let mut bytes = start.to_vec();
            // Letters that JSON is made of, or any.
            let any = random.rand_u32() & 1 == 1;
            let letter =
                |random: &mut Rand32| b"{}[]\",:\\u019.eEtrunfals \n-N"[random.rand_range(0..27) as usize];
            bytes.extend((0..n).map(|_| if any { random.rand_u32() as u8 } else { letter(&mut random) }));
            assert_holds(&bytes);
        }
    }
}
