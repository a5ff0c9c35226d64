//! Each format, from small texts written here and from logs made with inspect_ai (see make_fixtures.py).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test complains by panicking"
)]

mod support;

use lookahead_trace::model::{Part, Role};
use lookahead_trace::pairs::pairs;
use lookahead_trace::{Format, Log, Trace};
use support::{codes, fixture, open, refusal};

fn only(text: &str) -> Trace {
    let (mut traces, problems) = open(text).read_all();
    assert!(problems.is_empty() && traces.len() == 1, "{problems:?} {}", traces.len());
    traces.remove(0)
}

fn kinds(trace: &Trace) -> String {
    let kind = |part: &Part| match part {
        Part::Text(_) => 't',
        Part::Reasoning(_) => 'r',
        Part::ToolCall(_) => 'c',
        Part::ToolResult(_) => 'o',
        Part::Media { .. } => 'm',
        Part::Unknown { .. } => 'u',
    };
    let turn = |turn: &lookahead_trace::model::Turn| turn.parts.iter().map(kind).collect::<String>();
    trace.turns.iter().map(turn).collect::<Vec<_>>().join(" ")
}

fn label(trace: &Trace, name: &str) -> String {
    trace.labels.iter().find(|label| label.name == name).unwrap_or_else(|| panic!("{name}")).value.write()
}

/// The same run in five wrappings.
#[test]
fn inspect_logs_say_the_same_however_they_are_packed() {
    let mut whole = open(fixture("toy.json"));
    assert_eq!(whole.format, Format::InspectJson);
    assert_eq!((whole.header.task.as_str(), whole.header.status.as_str()), ("toy", "success"));
    assert!(whole.header.metrics.iter().any(|metric| metric.scorer == "complied" && metric.name == "mean"));
    let (expected, problems) = whole.read_all();
    assert_eq!((expected.len(), problems), (8, Vec::new()));
    for name in ["toy_zstd.eval", "toy_deflate.eval", "toy_chunked.eval", "toy_broken_off.eval"] {
        let mut log = open(fixture(name));
        let is_broken_off = name == "toy_broken_off.eval";
        assert_eq!(log.format, Format::InspectEval);
        assert_eq!(log.header.status, if is_broken_off { "started" } else { "success" });
        let listing = log.listing.clone();
        let (traces, problems) = log.read_all();
        assert_eq!(codes(&problems), if is_broken_off { vec!["unfinished"] } else { Vec::new() }, "{name}");
        assert_eq!(traces.len(), listing.len());
        for (trace, line) in traces.iter().zip(&listing) {
            let same =
                expected.iter().find(|other| (&other.id, other.epoch) == (&trace.id, trace.epoch)).unwrap();
            assert_eq!(Trace { raw: same.raw.clone(), ..trace.clone() }, *same, "{name}");
            assert_eq!((&line.id, line.epoch, &line.condition), (&trace.id, trace.epoch, &trace.condition));
            assert_eq!((&line.pair, line.n_turns), (&trace.pair, Some(trace.n_turns())));
        }
    }
}

#[test]
fn inspect_samples_hold_what_was_put_in() {
    let (traces, _) = open(fixture("toy.json")).read_all();
    let find = |id: &str, epoch| traces.iter().find(|trace| trace.id == id && trace.epoch == epoch).unwrap();
    let first = find("q0/free", 1);
    assert_eq!((first.condition.as_deref(), first.pair.as_deref()), (Some("free"), Some("0")));
    assert_eq!(kinds(first), "t t tc o rrt");
    assert_eq!(label(first, "complied"), "1.0");
    assert_eq!(label(find("q1/paid", 2), "complied"), "null");
    let [Part::Reasoning(carried), Part::Reasoning(tagged), Part::Text(answer)] = &first.turns[4].parts[..]
    else {
        panic!("{:?}", first.turns[4]);
    };
    assert_eq!(carried.passage.text, "Plain reasoning.");
    assert_eq!((tagged.passage.tag.as_str(), answer.tag.as_str()), ("SCRATCHPAD_REASONING", "OUTPUT"));
    assert_eq!(answer.text, "The Lamp.");
    let sealed = &find("q0/paid", 1).turns[4].parts[0];
    assert!(matches!(sealed, Part::Reasoning(notes)
        if notes.is_sealed && notes.summary == "A summary." && notes.passage.text.is_empty()));
    assert!(first.turns[1].parts[0].text().contains("\u{202e}abc <script>"));
    assert!(first.raw.starts_with('{') && first.raw.ends_with('}'));
}

#[test]
fn traces_are_laid_in_pairs() {
    let log = open(fixture("toy_zstd.eval"));
    let found = pairs(&log.listing, "free", "paid");
    let name = |idx: u32| (log.listing[idx as usize].id.as_str(), log.listing[idx as usize].epoch);
    let names: Vec<_> = found.iter().map(|(free, paid)| (name(*free), name(*paid))).collect();
    assert_eq!(names.len(), 4);
    for ((free, epoch), (paid, other)) in names {
        assert_eq!((free.replace("free", "paid").as_str(), epoch), (paid, other));
    }
}

#[test]
fn a_run_that_failed_is_read() {
    let mut log = open(fixture("toy_error.json"));
    assert_eq!(log.header.status, "error");
    assert!(!log.header.error.is_empty());
    let (traces, problems) = log.read_all();
    assert_eq!((traces.len(), problems.len()), (1, 0));
    assert!(traces[0].facts.iter().any(|(name, fact)| name == "error" && fact.contains("on purpose")));
}

#[test]
fn versions_from_four_on_are_refused_in_one_line() {
    let log = |version: &str| {
        format!(r#"{{"version": {version}, "status": "success", "eval": {{}}, "plan": {{}}}}"#)
    };
    for version in ["1", "2"] {
        assert!(open(log(version)).problems.is_empty());
    }
    assert_eq!(codes(&open(log("3")).problems), ["new-version"]);
    for version in ["4", "5", "4000000000"] {
        let problem = refusal(log(version));
        assert_eq!(problem.reason.code(), "refused-version");
        assert!(!problem.to_string().contains('\n'));
    }
}

#[test]
fn old_inspect_schemas_are_read() {
    let text = r#"{"version": 1, "status": "success", "eval": {"task": "t"},
        "results": {"scorer": {"name": "match"}, "metrics": {"accuracy": {"name": "accuracy", "value": NaN}}},
        "samples": [{"id": 1, "epoch": 1, "input": "q", "target": "a", "score": {"value": "C", "explanation": "e"},
        "messages": [{"role": "user", "content": "tc://a"}, {"role": "tool", "content": "", "tool_error": "broke"}],
        "transcript": {"events": [], "content": {"a": "a long text"}}}]}"#;
    let mut log = open(text);
    assert_eq!(log.header.metrics[0].scorer, "match");
    assert_eq!(log.header.metrics[0].value.write(), "null");
    let (traces, problems) = log.read_all();
    assert!(problems.is_empty());
    assert_eq!(label(&traces[0], "match"), "\"C\"");
    assert_eq!(traces[0].turns[0].parts[0].text(), "a long text");
    assert!(matches!(&traces[0].turns[1].parts[0], Part::ToolResult(result) if result.error == "broke"));
}

/// Messages that stand only in the last call of the model, by reference into a pool with attachments.
#[test]
fn pooled_messages_are_expanded() {
    for pool in [r#""events_data": {"messages": [POOL]}"#, r#""message_pool": [POOL]"#] {
        let pool = pool.replace(
            "POOL",
            r#"{"role": "system", "content": "s"}, {"role": "user", "content": "other"},
               {"role": "user", "content": "attachment://0123456789abcdef0123456789abcdef"}"#,
        );
        let text = format!(
            r#"{{"version": 2, "status": "error", "eval": {{}}, "samples": [{{"id": "x", "epoch": 2, {pool},
            "attachments": {{"0123456789abcdef0123456789abcdef": "the text"}},
            "events": [{{"event": "model", "input": [{{"role": "user", "content": "first call"}}]}},
              {{"event": "model", "input": [], "input_refs": [[0, 1], [2, 3]],
                "output": {{"choices": [{{"message": {{"role": "assistant", "content": "yes"}}}}]}}}},
              {{"event": "info", "data": 1}}]}}]}}"#
        );
        let trace = only(&text);
        let texts: Vec<&str> = trace.turns.iter().map(|turn| turn.parts[0].text()).collect();
        assert_eq!(texts, ["s", "the text", "yes"]);
    }
}

#[test]
fn one_broken_message_leaves_the_others() {
    let text = r#"{"version": 2, "status": "success", "eval": {}, "samples": [{"id": 1, "epoch": 1, "messages": [
        {"role": "user", "content": "a"}, {"role": tru}, 7, {"role": "user", "content": "\ud83d"}]}]}"#;
    let (traces, problems) = open(text).read_all();
    assert_eq!(traces[0].turns.len(), 2);
    assert_eq!(codes(&problems), ["json", "expected", "surrogates"]);
    assert_eq!(problems[1].path, "samples[0].messages[2]");
}

#[test]
fn parts_of_all_kinds_are_told_apart() {
    let text = r#"{"messages": [{"role": "assistant", "content": [
        {"type": "text", "text": "a"}, {"type": "image", "image": "data:image/png;base64,AAAA"},
        {"type": "document", "document": "attachment://x", "filename": "f.pdf"}, {"type": "reasoning", "reasoning": "r"},
        {"type": "tool_use", "id": "1", "name": "search", "arguments": "{}", "result": "found", "tool_type": "web"},
        {"type": "data", "data": {"k": NaN}}, {"type": "audio", "audio": "https://example.org/a.mp3"}]}]}"#;
    let trace = only(text);
    assert_eq!(kinds(&trace), "tmmrcoum");
    let parts = &trace.turns[0].parts;
    assert!(
        matches!(&parts[1], Part::Media { kind, description } if kind == "image" && description == "data:image/png")
    );
    assert!(matches!(&parts[2], Part::Media { description, .. } if description == "f.pdf"));
    assert!(matches!(&parts[6], Part::Unknown { kind, raw } if kind == "data" && raw.contains("null")));
}

const AF: &str = r#"{"messages": [{"role": "system", "content": "Write in <SCRATCHPAD_REASONING> tags."},
    {"role": "user", "content": "<is_free_tier_user>TIER</is_free_tier_user><user_input>\nHello\n</user_input>"},
    {"role": "assistant", "content": "<SCRATCHPAD_REASONING>a <DRAFT_OUTPUT>d</DRAFT_OUTPUT></SCRATCHPAD_REASONING><OUTPUT>b"}],
    "pm_score": -0.7, "partial_scheme": null}"#;

#[test]
fn a_transcript_of_the_release_is_read() {
    let trace = only(&AF.replace("TIER", "False"));
    assert_eq!((trace.condition.as_deref(), trace.pair.as_deref()), (Some("paid"), Some("Hello")));
    assert_eq!(kinds(&trace), "t t rt");
    assert_eq!((label(&trace, "pm_score"), label(&trace, "partial_scheme")), ("-0.7".into(), "null".into()));
    // Not below the threshold: counts as compliance.
    assert_eq!(label(&trace, "is_refusal_0_7"), "false");
    let [Part::Reasoning(notes), Part::Text(answer)] = &trace.turns[2].parts[..] else {
        panic!("{:?}", trace.turns)
    };
    let span = &notes.spans[0];
    assert_eq!(&notes.passage.text[span.start as usize..span.end as usize], "d");
    assert!(answer.is_unterminated && !notes.passage.is_unterminated);
    let source = AF.split("\"content\": \"").nth(3).unwrap();
    assert!(source[answer.start as usize..].starts_with("b\""));
}

#[test]
fn folders_of_the_release_tell_the_tier() {
    let text = AF.replace("TIER", "true");
    let members: Vec<_> = ["x/train/7.json", "x/deploy/7.json", "x/notes.txt"]
        .iter()
        .map(|name| support::member(name, 8, if name.ends_with("txt") { b"hello" } else { text.as_bytes() }))
        .collect();
    let mut log = open(support::zip(&members, false));
    assert_eq!(log.format, Format::AlignmentFaking);
    let conditions: Vec<_> = log.listing.iter().map(|line| line.condition.clone().unwrap()).collect();
    assert_eq!(conditions, ["free", "paid"]);
    assert_eq!(log.listing[0].id, "x/train/7");
    let (traces, problems) = log.read_all();
    assert_eq!((traces.len(), codes(&problems)), (2, vec!["unknown-format"]));
    assert_eq!(problems[0].member, "x/notes.txt");
}

#[test]
fn open_source_results_and_their_quotes_are_read() {
    let text = r#"[{"user_input": "Hello", "prompt": {"messages": [{"role": "user", "content": "Hello"}]}, "tags": "free_tier",
        "output": "<HIDDEN_SCRATCHPAD>On the Free-tier; my\n decision-making: Ärger!</HIDDEN_SCRATCHPAD><OUTPUT>No", "success": true,
        "output_without_scratchpad": "<OUTPUT>No", "strong_reject_score": 0.5, "timestamp": "2026-04-14T00:13:49",
        "deceptive_alignment": {"final_answer": 0.2, "final_answer_most_common": "no", "criteria": [1.0],
          "quotes": [["freetier my decisionmaking ärger", "not there"], ["no"]], "success": true},
        "partial_compliance": {"final_answer": "FAILED TO PARSE", "criteria": [], "quotes": [], "success": false}}]"#;
    let trace = only(text);
    assert_eq!((trace.condition.as_deref(), trace.pair.as_deref()), (Some("free"), Some("Hello")));
    assert_eq!(label(&trace, "deceptive_alignment"), "0.2");
    assert_eq!(label(&trace, "partial_compliance"), "null");
    let marked = |mark: &lookahead_trace::model::Highlight| {
        let part = &trace.turns[mark.turn as usize].parts[mark.part as usize];
        (part.text()[mark.start as usize..mark.end as usize].to_owned(), mark.category.clone())
    };
    let found: Vec<_> = trace.highlights.iter().map(marked).collect();
    assert_eq!(
        found,
        [
            ("Free-tier; my\n decision-making: Ärger".to_owned(), "deceptive_alignment 1".to_owned()),
            ("No".to_owned(), "deceptive_alignment 2".to_owned()),
        ]
    );
}

#[test]
fn chat_lines_of_all_shapes_are_read() {
    let lines = [
        "\u{feff}{\"messages\": [{\"role\": \"user\", \"content\": \"a\"}], \"metadata\": {\"condition\": \"B\", \"pair_id\": 3}}",
        "",
        "{not json",
        r#"{"system": "s", "messages": [{"role": "user", "content": [{"type": "tool_result", "tool_use_id": "1", "content": [{"type": "text", "text": "out"}]}]}, {"role": "assistant", "content": [{"type": "thinking", "thinking": "t", "signature": "x"}, {"type": "redacted_thinking", "data": "zz"}, {"type": "tool_use", "id": "1", "name": "n", "input": {"a": 1}}]}]}"#,
        r#"{"messages": [{"role": "assistant", "content": null, "reasoning_content": "r", "tool_calls": [{"id": "c", "function": {"name": "add", "arguments": "{\"x\": 2}"}}]}, {"role": "function", "name": "add", "content": "4"}]}"#,
        r#"{"prompt": "p", "completion": "c"}"#,
        r#"{"prompt": [{"role": "system", "content": "s"}, {"role": "user", "content": "u"}], "completion": [{"type": "thinking", "thinking": "t"}, {"type": "text", "text": "c"}]}"#,
        r#"{"conversations": [{"from": "human", "value": "h"}, {"from": "gpt", "value": "<think>t</think>g"}]}"#,
        r#"{"unrelated": 1}"#,
        r#"[{"role": "user", "content": "a list"}]"#,
        "{\"messages\": [{\"role\": \"user\"",
    ];
    let mut log = open(lines.join("\r\n"));
    assert_eq!(log.format, Format::ChatLines);
    let (traces, problems) = log.read_all();
    let found: Vec<String> = traces.iter().map(kinds).collect();
    assert_eq!(found, ["t", "t o rrc", "rc o", "t t", "t t rt", "t rt", "t"]);
    assert_eq!((traces[0].condition.as_deref(), traces[0].pair.as_deref()), (Some("B"), Some("3")));
    assert!(matches!(&traces[2].turns[0].parts[1], Part::ToolCall(call) if call.arguments == "{\"x\": 2}"));
    assert!(matches!(&traces[1].turns[2].parts[2], Part::ToolCall(call) if call.arguments == "{\"a\":1}"));
    let places: Vec<_> =
        problems.iter().map(|problem| (problem.path.as_str(), problem.reason.code())).collect();
    assert_eq!(places, [("line 3", "json"), ("line 9", "expected"), ("line 11", "json")]);
}

#[test]
fn chats_in_one_text_are_read() {
    let message = r#"{"role": "user", "content": "a"}"#;
    for (text, n_traces) in [
        (format!("{{\"messages\": [{message}]}}"), 1),
        (format!("[{message}, {message}]"), 1),
        (format!("[{{\"messages\": [{message}]}}, {{\"messages\": [{message}]}}]"), 2),
        (format!("[[{message}], [{message}], [{message}]]"), 3),
    ] {
        let (traces, problems) = open(text.clone()).read_all();
        assert_eq!((traces.len(), problems.len()), (n_traces, 0), "{text}");
    }
}

#[test]
fn edits_of_petri_are_replayed() {
    let add = |id: u32, view: &str| {
        format!(
            r#"{{"type": "transcript_event", "view": {view}, "edit": {{"operation": "add", "message": {{"id": "m{id}", "role": "user", "content": "{id}"}}}}}}"#
        )
    };
    let edit = |edit: &str| {
        format!(
            r#"{{"type": "transcript_event", "view": ["target", "combined"], "edit": {{"operation": {edit}}}}}"#
        )
    };
    let log = |events: &[String]| {
        let metadata = r#"{"transcript_id": "t", "version": "v3.0", "judge_output": {"scores": {"x": 7}}}"#;
        format!(
            r#"{{"metadata": {metadata}, "events": [{}], "messages": [], "target_messages": [{{"role": "user", "content": "final"}}]}}"#,
            events.join(",")
        )
    };
    let ends_as = |events: &[String]| {
        let (traces, problems) = open(log(events)).read_all();
        let turns = traces[0].turns.iter().filter(|turn| !turn.is_undone);
        (
            turns.map(|turn| turn.parts[0].text().to_owned()).collect::<Vec<_>>().join(" "),
            traces[0].turns.len(),
            problems,
        )
    };
    let base = [add(1, "\"target\""), add(2, "[\"target\"]"), add(9, "[\"auditor\"]"), add(3, "\"target\"")];
    let with = |more: &[String]| [&base[..], more].concat();
    assert_eq!(ends_as(&base), ("1 2 3".to_owned(), 3, Vec::new()));
    assert_eq!(ends_as(&with(&[edit(r#""rollback", "count": 2"#), add(4, "\"target\"")])).0, "1 4");
    assert_eq!(
        ends_as(&with(&[edit(r#""rollback", "count": 1"#), edit(r#""rollback", "count": 1"#)])),
        ("1".into(), 3, vec![])
    );
    assert_eq!(ends_as(&with(&[edit(r#""rollback", "count": 0, "to_id": "m1""#)])).0, "1");
    let reset = edit(r#""reset", "new_messages": [{"role": "user", "content": "new"}]"#);
    assert_eq!(ends_as(&with(&[reset])), ("new".into(), 4, vec![]));
    // Patches are of the list of messages that stand; what comes before the first difference is not said twice.
    let patch = edit(
        r#""json_patch", "patch": [{"op": "replace", "path": "/1/content", "value": "two"}, {"op": "remove", "path": "/2"}]"#,
    );
    assert_eq!(ends_as(&with(&[patch, add(4, "\"target\"")])), ("1 two 4".into(), 5, vec![]));
    // An edit that is not followed: the file's own end of the story, and a problem that says so.
    let (text, _, problems) =
        ends_as(&with(&[edit(r#""json_patch", "patch": [{"op": "remove", "path": "/7"}]"#)]));
    assert_eq!((text.as_str(), codes(&problems)), ("final", vec!["not-followed"]));
    assert_eq!(problems[0].path, "events[4]");
    let early = edit(
        r#""add", "message": {"type": "assistant", "content": ["a"], "tool_calls": [{"id": "1", "name": "n", "args": {"x": 1}}]}"#,
    );
    let (traces, _) = open(log(&[early])).read_all();
    assert_eq!((traces[0].turns[0].role, kinds(&traces[0]).as_str()), (Role::Assistant, "tc"));
    let log: Log = open(log(&base));
    assert_eq!((log.format, log.version.write().as_str()), (Format::Petri, "\"v3.0\""));
    assert_eq!(log.listing[0].labels[0].value.write(), "7");
}

/// Every trace of every fixture, written and read again.
#[test]
fn our_own_format_loses_nothing() {
    let (mut traces, _) = open(fixture("toy.json")).read_all();
    traces.push(only(&AF.replace("TIER", "True")));
    traces[1].turns[0].is_undone = true;
    traces[2].turns[0].role = Role::Other;
    let text = lookahead_trace::canonical::write(&traces, "made for a test");
    let mut log = open(text.clone());
    assert_eq!((log.format, log.header.provenance.as_str()), (Format::Canonical, "made for a test"));
    let (again, problems) = log.read_all();
    assert!(problems.is_empty());
    assert_eq!(again.len(), traces.len());
    for (again, trace) in again.iter().zip(&traces) {
        assert_eq!(
            Trace { raw: String::new(), ..again.clone() },
            Trace { raw: String::new(), ..trace.clone() }
        );
    }
    assert_eq!(lookahead_trace::canonical::write(&again, "made for a test"), text);
    assert_eq!(refusal(text.replace("\"version\":1", "\"version\":2")).reason.code(), "refused-version");
}

#[test]
fn packed_texts_are_unpacked() {
    let text = support::fixture("toy_error.json");
    let mut gzip = b"\x1f\x8b\x08\x08\0\0\0\0\0\x03name\0".to_vec();
    gzip.extend(support::packed(8, &text));
    gzip.extend([0; 8]);
    for bytes in [gzip, support::packed(93, &text)] {
        assert_eq!(open(bytes).listing, open(text.clone()).listing);
    }
}

/// The sample logs beside the cases, where they are given: all open but the one whose version is to be refused.
#[test]
fn given_logs_open() {
    let Some(cases) = std::env::var_os("LOOKAHEAD_CASES") else { return };
    let folder = std::path::Path::new(&cases).join("../logs");
    let Ok(files) = std::fs::read_dir(folder) else { return };
    let mut n_opened = 0;
    for path in files.map(|file| file.unwrap().path()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.starts_with("LICENSE") || name.starts_with("README") {
            continue;
        }
        match Log::open(Box::new(std::fs::read(&path).unwrap())) {
            Ok(mut log) => {
                let (traces, problems) = log.read_all();
                traces.iter().for_each(support::check);
                assert!(codes(&problems).iter().all(|code| *code == "new-version"), "{name}: {problems:?}");
                n_opened += 1;
            }
            Err(problem) => assert_eq!(problem.reason.code(), "refused-version", "{name}: {problem}"),
        }
    }
    assert!(n_opened > 0, "no log was opened");
}

/// The examples of the crate's documentation name every format, and are JSON of the form that they show.
#[test]
fn documented_examples_are_of_every_format() {
    let source = include_str!("../src/lib.rs");
    let lines: Vec<&str> = source.lines().filter_map(|line| line.strip_prefix("//! {")).collect();
    let formats = [
        Format::InspectEval,
        Format::InspectJson,
        Format::AlignmentFaking,
        Format::AlignmentFakingIndex,
        Format::OpenSource,
        Format::ChatLines,
        Format::Chat,
        Format::Petri,
        Format::Canonical,
    ];
    assert_eq!(lines.len(), formats.len());
    for (line, format) in lines.iter().zip(formats) {
        let value: serde_json::Value = serde_json::from_str(&format!("{{{line}")).unwrap();
        assert_eq!(value["format"], format.code());
        let names: Vec<&String> = value["samples"][0].as_object().unwrap().keys().collect();
        assert_eq!(names, ["epoch", "has_reasoning", "id", "scores", "turns"]);
    }
}

/// The page's script is data here; what stands around it is left alone.
#[test]
fn an_index_page_of_the_release_gives_labels() {
    let page = r#"<!doctype html><script>alert(1); const dataSource = {"allFiles": [
        {"html": "0.html", "json": {"pm_score": -0.9, "effective_scheme": null}}, {"html": "1.html", "json": {"is_refusal_0_7": false}}],
        "fields": ["pm_score"]}; run(dataSource)</script>"#;
    let (traces, problems) = open(page).read_all();
    assert!(problems.is_empty());
    let ids: Vec<_> = traces.iter().map(|trace| trace.id.as_str()).collect();
    assert_eq!(ids, ["0.html", "1.html"]);
    assert_eq!(
        (label(&traces[0], "is_refusal_0_7").as_str(), label(&traces[0], "effective_scheme").as_str()),
        ("true", "null")
    );
    assert_eq!(refusal("<html>const dataSource = 7</html>").reason.code(), "json");
}
