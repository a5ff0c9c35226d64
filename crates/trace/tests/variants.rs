//! Files a little off the beaten track, each of which was once read wrongly or not at all: chat logs that begin with a
//! broken line, packed texts in several members, samples without messages, scores without names.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test complains by panicking"
)]

mod support;

use lookahead_trace::model::Part;
use lookahead_trace::{Format, Trace};
use support::made::pack::{BLOCK, zstd_run};
use support::{Member, codes, eval, member, open, packed, sample, zip};

const LINE: &str =
    r#"{"messages": [{"role": "user", "content": "q"}, {"role": "assistant", "content": "a"}]}"#;

/// What a classifier, a run and StrongREJECT say of one output.
const RESULT: &str = r#"{"user_input": "q", "prompt": {"messages": [{"role": "user", "content": "q"}]}, "tags": "free_tier",
    "output": "<think>t</think>a", "success": true, "strong_reject_score": SCORE, "timestamp": null}"#;

const TRANSCRIPT: &str = r#"{"messages": [{"role": "user", "content": "<is_free_tier>True</is_free_tier>q"}], "pm_score": -1.5, "is_refusal_0_7": true}"#;

fn log_of(sample: &str) -> String {
    format!(
        r#"{{"version": 1, "status": "success", "eval": {{}}, "samples": [{{"id": 1, "epoch": 1, {sample}}}]}}"#
    )
}

fn label(trace: &Trace, name: &str) -> Option<String> {
    trace.labels.iter().find(|label| label.name == name).map(|label| label.value.write())
}

#[test]
fn a_first_line_that_breaks_off_leaves_the_others() {
    let [cut, in_text] = [&LINE[..46], &LINE[..44]];
    for first in [cut, in_text, "{", "[1,", "garbage", "{\"unrelated\": 1}", "{\"messages\": []}"] {
        let mut log = open([first, LINE, LINE].join("\n"));
        assert_eq!(log.format, Format::ChatLines, "{first}");
        let (traces, problems) = log.read_all();
        let paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
        assert_eq!((traces.len(), paths), (2, vec!["line 1"]), "{first}");
    }
    // What breaks off without a second conversation is no list of lines.
    assert!(support::refusal(cut).path.is_empty());
}

#[test]
fn lines_may_be_lists_of_messages() {
    let line = r#"[{"role": "user", "content": "q"}, {"role": "assistant", "content": "a"}]"#;
    for (text, format, n_traces) in [
        (format!("{line}\n{line}\n\n{line}\n"), Format::ChatLines, 3),
        (format!("{line}\n"), Format::Chat, 1),
        (format!("[{line},\n{line}]\n"), Format::Chat, 2),
    ] {
        let mut log = open(text.clone());
        let (traces, problems) = log.read_all();
        assert_eq!((log.format, traces.len(), problems.len()), (format, n_traces, 0), "{text}");
    }
}

/// The release and the results come one a file or as a list; people also write either, or one a line.
#[test]
fn labels_are_kept_in_lines_and_lists() {
    let result = RESULT.replace("SCORE", "0.5").replace('\n', " ");
    for (one, name, value, format) in [
        (TRANSCRIPT, "pm_score", "-1.5", Format::AlignmentFaking),
        (&result, "strong_reject_score", "0.5", Format::OpenSource),
    ] {
        for (text, format, n_traces) in [
            (one.to_owned(), format, 1),
            (format!("[{one}, {one}]"), format, 2),
            (format!("{one}\n{one}\n"), Format::ChatLines, 2),
        ] {
            let mut log = open(text);
            assert_eq!(log.format, format);
            let (traces, problems) = log.read_all();
            assert_eq!((traces.len(), problems.len()), (n_traces, 0));
            for (number, trace) in (1..).zip(&traces) {
                assert_eq!((&trace.id, label(trace, name).as_deref()), (&format!("{number}"), Some(value)));
                assert_eq!(trace.condition.as_deref(), Some("free"));
            }
        }
    }
}

#[test]
fn a_score_that_is_not_there_is_null() {
    for score in ["null", "NaN"] {
        let (traces, _) = open(format!("[{}]", RESULT.replace("SCORE", score))).read_all();
        assert_eq!(label(&traces[0], "strong_reject_score").as_deref(), Some("null"), "{score}");
        // Other nulls are no judgements.
        assert_eq!(label(&traces[0], "timestamp"), None);
    }
}

/// As Inspect's own reader has it, which names the single score of old logs after the log's scorer.
#[test]
fn a_single_score_has_its_scorers_name() {
    let text = log_of(r#""messages": [], "score": {"value": "C"}"#);
    let named = text.replace(
        "\"samples\"",
        r#""results": {"scorer": {"name": "match"}, "metrics": {"accuracy": {"name": "accuracy", "value": 1}}}, "samples""#,
    );
    for (text, name) in [(text, "score"), (named, "match")] {
        let mut log = open(text);
        let names = |labels: &[lookahead_trace::model::Label]| labels[0].name.clone();
        assert_eq!(
            (names(&log.listing[0].labels), names(&log.read_all().0[0].labels)),
            (name.into(), name.into())
        );
    }
}

/// As Inspect's own reader counts. Where a list of messages is missing, the run broke off: what went in is shown.
#[test]
fn a_sample_without_messages_has_none() {
    let input =
        r#""input": "q", "output": {"choices": [{"message": {"role": "assistant", "content": "a"}}]}"#;
    for (sample, n_turns) in [(format!(r#"{input}, "messages": []"#), 0), (input.to_owned(), 2)] {
        let (traces, problems) = open(log_of(&sample)).read_all();
        assert_eq!((traces[0].n_turns(), problems.len()), (n_turns, 0), "{sample}");
    }
}

fn gzip(text: &[u8]) -> Vec<u8> {
    [&b"\x1f\x8b\x08\0\0\0\0\0\0\x03"[..], &packed(8, text), &[0; 8]].concat()
}

#[test]
fn gzip_files_may_have_several_members() {
    let lines = format!("{LINE}\n{LINE}\n");
    let whole = [gzip(lines.as_bytes()), gzip(b""), gzip(lines.as_bytes())].concat();
    let (traces, problems) = open(whole.clone()).read_all();
    assert_eq!((traces.len(), problems.len()), (4, 0));
    let (traces, problems) = open([whole, vec![0; 512]].concat()).read_all();
    assert_eq!((traces.len(), codes(&problems)), (4, vec!["damaged"]));
}

#[test]
fn packed_texts_that_break_off_say_so() {
    // Letters without a pattern, so that what comes out grows with what goes in.
    let mut random = oorandom::Rand32::new(3);
    let letters: String = (0..60_000).map(|_| char::from(b'a' + random.rand_range(0..26) as u8)).collect();
    let text = format!("{LINE}\n{}", LINE.replace("\"a\"", &format!("\"{letters}\"")));
    let whole = gzip(text.as_bytes());
    for end in [whole.len() / 2, whole.len() - 100] {
        let (traces, problems) = open(whole[..end].to_vec()).read_all();
        assert_eq!((traces.len(), codes(&problems)), (1, vec!["damaged", "json"]));
    }
    // Of a damaged member what came out is used, and nothing besides: no zeros up to the end of a buffer.
    let text = sample("9", 1, &letters);
    let honest = member("samples/9_epoch_1.json", 8, text.as_bytes());
    let cut = Member { packed: honest.packed[..honest.packed.len() / 2].to_vec(), ..honest };
    let mut members = eval(0, 8);
    members.push(cut);
    let (traces, problems) = open(zip(&members, false)).read_all();
    assert!(codes(&problems).starts_with(&["damaged"]), "{problems:?}");
    assert!(!traces[0].raw.contains('\0') && text.starts_with(&traces[0].raw));
}

/// A long answer that repeats itself packs to less than a thousandth and is no bomb.
#[test]
fn answers_that_repeat_themselves_are_read() {
    let start = r#"{"id": 9, "epoch": 1, "messages": [{"role": "assistant", "content": ""#;
    let (n_blocks, end) = (100, r#""}]}"#);
    let packed = zstd_run(start.as_bytes(), b'x', n_blocks, end.as_bytes());
    let text = [start, &"x".repeat(n_blocks as usize * BLOCK), end].concat();
    assert!(packed.len() * 10_000 < text.len());
    let mut members = eval(0, 0);
    members.push(Member::new("samples/9_epoch_1.json", 93, text.as_bytes(), packed));
    let (traces, problems) = open(zip(&members, false)).read_all();
    assert_eq!((traces.len(), problems.len()), (1, 0), "{problems:?}");
    assert_eq!(traces[0].turns[0].parts[0].text().len(), n_blocks as usize * BLOCK);
}

/// A comment may say anything, even what an end looks like.
#[test]
fn a_comment_is_not_the_end() {
    let mut bytes = zip(&eval(2, 8), false);
    let comment = b"made by hand PK\x05\x06 and not the end, whatever it looks like";
    let at = bytes.len() - 2;
    bytes[at] = comment.len() as u8;
    bytes.extend(comment);
    let (traces, problems) = open(bytes).read_all();
    assert_eq!((traces.len(), problems.len()), (2, 0), "{problems:?}");
}

#[test]
fn reasoning_that_is_written_twice_is_read_once() {
    let read = |fields: &str| {
        let text = format!(r#"{{"messages": [{{"role": "assistant", "content": "a", {fields}}}]}}"#);
        let (traces, _) = open(text).read_all();
        let notes = |part: &Part| matches!(part, Part::Reasoning(_)).then(|| part.text().to_owned());
        traces[0].turns[0].parts.iter().filter_map(notes).collect::<Vec<_>>()
    };
    assert_eq!(read(r#""reasoning": "r", "reasoning_content": "r""#), ["r"]);
    assert_eq!(read(r#""reasoning": "r", "reasoning_content": """#), ["r"]);
    assert_eq!(read(r#""reasoning": null, "reasoning_content": "s""#), ["s"]);
}

#[test]
fn pictures_that_a_tool_gives_back_keep_their_place() {
    let text = r#"{"messages": [{"role": "user", "content": [{"type": "tool_result", "tool_use_id": "1", "content": [
        {"type": "text", "text": "seen"}, {"type": "image", "source": {"type": "url", "url": "https://example.org/a.png"}}]}]}]}"#;
    let (traces, _) = open(text).read_all();
    let [Part::ToolResult(result), Part::Media { kind, description }] = &traces[0].turns[0].parts[..] else {
        panic!("{:?}", traces[0].turns[0])
    };
    assert_eq!((result.text.as_str(), kind.as_str()), ("seen", "image"));
    assert_eq!(description, "https://example.org/a.png");
}

/// A list that breaks off in the middle is told, and the members behind that place are found.
#[test]
fn a_broken_list_of_members_loses_none() {
    let bytes = zip(&eval(4, 8), false);
    let places: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(b"PK\x01\x02")).collect();
    assert_eq!(places.len(), 7);
    for place in &places[1..] {
        // The mark of an entry, and the length of the name before it.
        for at in [*place, *place - 1] {
            let mut broken = bytes.clone();
            if at == *place {
                broken[at] = b'Q';
            } else {
                let before = places.iter().rev().find(|other| *other < place).unwrap();
                broken[before + 28] += 1;
            }
            let (traces, problems) = open(broken).read_all();
            assert_eq!((traces.len(), codes(&problems)), (4, vec!["no-directory"]), "{at}");
        }
    }
}

#[test]
fn a_missing_list_of_traces_is_named() {
    let text = lookahead_trace::canonical::write(&[], "p").replace("\"traces\"", "\"tracks\"");
    let problems = open(text).read_all().1;
    assert_eq!(codes(&problems), ["missing"]);
}

/// Answers that repeat themselves are no bomb one by one; hundreds of them in a small file are.
#[test]
fn a_small_file_costs_no_more_than_its_share() {
    let start = r#"{"id": 9, "epoch": 1, "messages": [{"role": "assistant", "content": ""#;
    let packed = zstd_run(start.as_bytes(), b'x', 120, r#""}]}"#.as_bytes());
    let size = (start.len() + 4 + 120 * BLOCK) as u64;
    for (n_members, says) in [(100, size), (100, 1_000)] {
        let name = |number: u32| format!("samples/{number}_epoch_1.json");
        let members = (0..n_members).map(|number| Member::claiming(&name(number), 93, packed.clone(), says));
        let log = open(zip(&members.collect::<Vec<_>>(), false));
        let n_capped = codes(&log.problems).iter().filter(|code| **code == "cap").count();
        // 256 MB hold 17 of them, and the 18th passes the mark.
        assert_eq!((log.listing.len(), n_capped), (18, 82));
    }
}
