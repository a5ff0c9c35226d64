//! Files that are damaged, or made to do harm: a problem in words or what could be read, never a panic, never much memory.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test complains by panicking"
)]

mod support;

use lookahead_trace::source::ByteSource;
use lookahead_trace::{Log, caps};
use oorandom::Rand32;
use support::{Member, codes, eval, fixture, member, open, read_anything, refusal, sample, zip};

/// All fixtures, and small texts of the other formats.
fn corpus() -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<(String, Vec<u8>)> = std::fs::read_dir(support::fixtures())
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
        .map(|name| (name.clone(), fixture(&name)))
        .collect();
    found.sort();
    let texts = [
        r#"{"messages": [{"role": "user", "content": "<is_free_tier>True</is_free_tier>é"}], "pm_score": -1, "is_refusal_0_7": true}"#,
        r#"[{"user_input": "é", "prompt": {"messages": []}, "output": "<think>ab-c. é</think>", "x": {"final_answer": 1, "quotes": [["abc é"]]}}]"#,
        "{\"prompt\": \"a\", \"completion\": \"b\"}\n{\"conversations\": [{\"from\": \"gpt\", \"value\": \"<cot>x\"}]}\n",
        r#"{"metadata": {"transcript_id": "t"}, "events": [{"type": "transcript_event", "edit": {"operation": "rollback", "count": 3}}]}"#,
    ];
    found.extend(texts.iter().map(|text| ((*text).to_owned(), text.as_bytes().to_vec())));
    let (traces, _) = open(texts[0]).read_all();
    found.push(("canonical".to_owned(), lookahead_trace::canonical::write(&traces, "p").into_bytes()));
    found.push(("members".to_owned(), zip(&eval(3, 93), true)));
    found
}

/// Files that break off: at every kilobyte, and small ones at every byte.
#[test]
fn files_that_break_off_are_read_as_far_as_they_go() {
    for (name, bytes) in corpus() {
        let step = if bytes.len() < 4_000 { 1 } else { 1_024 };
        let n_whole = read_anything(bytes.clone()).unwrap().0.len();
        let mut most = 0;
        for end in (0..bytes.len()).step_by(step) {
            let Some((traces, problems)) = read_anything(bytes[..end].to_vec()) else { continue };
            assert!(traces.len() <= n_whole, "{name} up to {end}");
            // A text may end where a format may end; a ZIP may not.
            let is_zip = name.ends_with(".eval") || name == "members";
            assert!(!problems.is_empty() || !is_zip, "{name} up to {end}: nothing is said");
            most = most.max(traces.len());
        }
        assert!(most > 0 || n_whole == 1, "{name}: nothing is ever kept");
    }
}

/// A ZIP that breaks off loses its list, not its members.
#[test]
fn members_of_a_file_that_breaks_off_are_found() {
    for method in [0, 8, 93] {
        let members = eval(5, method);
        let bytes = zip(&members, false);
        let (traces, problems) = open(bytes[..bytes.len() - 30].to_vec()).read_all();
        assert_eq!((traces.len(), codes(&problems)), (5, vec!["no-directory"]));
        let half = bytes.len() / 2;
        let (traces, problems) = open(bytes[..half].to_vec()).read_all();
        assert!((1..5).contains(&traces.len()), "{}", traces.len());
        assert_eq!(codes(&problems), ["no-directory", "unfinished"]);
    }
}

/// Bytes changed, cut out and doubled at random: 1,000 files from each of the corpus.
#[test]
fn random_damage_does_no_harm() {
    for (place, (_, whole)) in corpus().into_iter().enumerate() {
        let mut random = Rand32::new(place as u64);
        // Large texts are slow to read in a test; their kind is among the small ones.
        let n_files = if whole.len() > 50_000 { 100 } else { 1_000 };
        for _ in 0..n_files {
            let mut bytes = whole.clone();
            for _ in 0..random.rand_range(1..6) {
                damage(&mut bytes, &mut random);
            }
            read_anything(bytes);
        }
    }
}

fn damage(bytes: &mut Vec<u8>, random: &mut Rand32) {
    if bytes.is_empty() {
        return;
    }
    let length = bytes.len() as u32;
    // Lists and ends of ZIPs are small: every second time something near the end is hit.
    let from = if random.rand_u32() & 1 == 1 { length.saturating_sub(600) } else { 0 };
    let at = random.rand_range(from..length) as usize;
    match random.rand_range(0..5) {
        0 => bytes[at] ^= 1 << random.rand_range(0..8),
        1 => bytes[at] = [0, 0xff, b'"', b'{', b'\\', 0x80][random.rand_range(0..6) as usize],
        2 => drop(bytes.drain(at..(at + random.rand_range(1..50) as usize).min(length as usize))),
        3 => {
            let piece = bytes[at..(at + 20).min(length as usize)].to_vec();
            bytes.splice(at..at, piece);
        }
        _ => {
            let number = random.rand_u32().to_le_bytes();
            let end = (at + 4).min(length as usize);
            bytes[at..end].copy_from_slice(&number[..end - at]);
        }
    }
}

/// Packed data damaged behind a check sum that is right again: what the unpackers themselves make of it.
#[test]
fn damaged_packed_data_do_no_harm() {
    let text = sample("1", 1, &"a long answer, ".repeat(2_000));
    for method in [8, 93] {
        let whole = member("samples/1_epoch_1.json", method, text.as_bytes());
        let mut random = Rand32::new(u64::from(method));
        let mut n_damaged = 0;
        for _ in 0..5_000 {
            let mut packed = whole.packed.clone();
            for _ in 0..random.rand_range(1..4) {
                damage(&mut packed, &mut random);
            }
            let broken = Member { packed, ..whole.clone() };
            let mut members = eval(0, method);
            members.push(broken);
            let (_, problems) = open(zip(&members, false)).read_all();
            n_damaged += u32::from(!problems.is_empty());
        }
        assert!(n_damaged > 4_000, "{method}: {n_damaged}");
    }
}

#[test]
fn frames_and_wide_fields_are_read() {
    let text = sample("1", 1, "yes");
    let (first, second) = text.as_bytes().split_at(40);
    let mut packed = support::packed(93, first);
    // A frame without data between the two.
    packed.extend(b"\x50\x2a\x4d\x18\x03\0\0\0abc");
    packed.extend(support::packed(93, second));
    for has_wide_sizes in [false, true] {
        for is_wide in [false, true] {
            let name = "samples/1_epoch_1.json";
            let several =
                Member { packed: packed.clone(), has_wide_sizes, ..member(name, 93, text.as_bytes()) };
            let mut members = eval(0, 0);
            members.push(several);
            let (traces, problems) = open(zip(&members, is_wide)).read_all();
            assert_eq!((traces.len(), problems), (1, Vec::new()));
        }
    }
}

/// The last member of a name and the last summary of a sample count.
#[test]
fn the_last_of_a_name_counts() {
    let mut members = eval(2, 8);
    members.push(member("samples/0_epoch_1.json", 93, sample("0", 1, "the later answer").as_bytes()));
    let summaries = r#"[{"id": 0, "epoch": 1, "input": "old"}, {"id": 1, "epoch": 1}, {"id": "0", "epoch": 1, "input": "new"}]"#;
    members.push(member("summaries.json", 0, summaries.as_bytes()));
    let mut log = open(zip(&members, false));
    let ids: Vec<_> = log.listing.iter().map(|line| (line.id.as_str(), line.excerpt.as_str())).collect();
    assert_eq!(ids, [("0", "new"), ("1", "")]);
    let (traces, problems) = log.read_all();
    assert_eq!((traces.len(), problems), (2, Vec::new()));
    assert_eq!(traces[0].turns[1].parts[0].text(), "the later answer");
}

fn with(changed: Member) -> (usize, Vec<&'static str>) {
    let mut members = eval(1, 8);
    members.push(changed);
    let (traces, problems) = open(zip(&members, false)).read_all();
    (traces.len(), codes(&problems))
}

#[test]
fn members_that_lie_are_named() {
    let text = sample("9", 1, "yes");
    let honest = member("samples/9_epoch_1.json", 8, text.as_bytes());
    assert_eq!(with(honest.clone()), (2, vec![]));
    assert_eq!(with(Member { n_unpacked: 5, ..honest.clone() }), (2, vec!["size"]));
    assert_eq!(with(Member { n_unpacked: 1 << 20, ..honest.clone() }), (2, vec!["size"]));
    assert_eq!(with(Member { checksum: 7, ..honest.clone() }), (2, vec!["checksum"]));
    assert_eq!(with(Member { flags: 1, ..honest.clone() }), (1, vec!["encrypted"]));
    assert_eq!(with(Member { method: 99, ..honest.clone() }), (1, vec!["method"]));
    assert_eq!(with(Member { at: Some(1 << 30), ..honest.clone() }), (1, vec!["no-member-there"]));
    assert_eq!(with(Member { n_unpacked: (64 << 20) + 1, ..honest.clone() }), (1, vec!["cap"]));
    // The same bytes as the first member's.
    let (n_traces, found) = with(Member { at: Some(0), ..honest });
    assert_eq!((n_traces, found.contains(&"overlap")), (1, true), "{found:?}");
}

#[test]
fn bombs_are_refused() {
    let spaces = vec![b' '; 65 << 20];
    let empty = member("samples/9_epoch_1.json", 0, b"");
    let packed = [0, 8, 93].map(|method| (method, support::packed(method, &spaces)));
    for (method, packed) in &packed {
        for n_unpacked in [1_000, 65 << 20] {
            let bomb = Member { method: *method, n_unpacked, packed: packed.clone(), ..empty.clone() };
            assert_eq!(with(bomb), (1, vec!["cap"]), "{method} {n_unpacked}");
        }
    }
    // Small enough, but a thousand times its packed size: unpacked by deflate's best case.
    let small = support::packed(8, &spaces[..24 << 20]);
    assert!(small.len() * 1_000 < 24 << 20);
    for n_unpacked in [1_000, 24 << 20] {
        let bomb = Member { method: 8, n_unpacked, packed: small.clone(), ..empty.clone() };
        assert_eq!(with(bomb), (1, vec!["cap"]));
    }
    let [_, _, (_, frames)] = packed;
    assert_eq!(refusal(frames).reason.code(), "cap");
}

#[test]
fn ten_thousand_members_are_the_most() {
    let n = caps::ENTRIES as u32 + 5;
    let log = open(zip(&eval(n, 0), true));
    assert_eq!(log.listing.len(), caps::ENTRIES);
    assert_eq!(log.header.status, "success");
    // Each of the five is told once as listed and not there, all together once as too many.
    let found = codes(&log.problems);
    assert_eq!(found.iter().filter(|code| **code == "cap").count(), 1);
    assert_eq!(found.iter().filter(|code| **code == "no-sample").count(), 5);
    let lines = "{\"prompt\":\"a\",\"completion\":\"b\"}\n".repeat(caps::ENTRIES + 1);
    let log = open(lines);
    assert_eq!((log.listing.len(), codes(&log.problems)), (caps::ENTRIES, vec!["cap"]));
}

/// A source that says it is larger than it is, and one that fails.
#[test]
fn sources_may_fail() {
    struct Failing(u64);
    impl ByteSource for Failing {
        fn length(&self) -> u64 {
            self.0
        }
        fn fill(&mut self, at: u64, into: &mut [u8]) -> bool {
            if at == 0 && into.len() == 4 {
                into.copy_from_slice(b"PK\x03\x04");
            }
            at == 0 && into.len() == 4
        }
    }
    let reason = |length| Log::open(Box::new(Failing(length))).err().unwrap().reason.code();
    assert_eq!(reason(1_000), "no-members");
    assert_eq!(reason(caps::FILE + 1), "cap");
    assert_eq!(refusal(Vec::new()).reason.code(), "empty");
    assert_eq!(refusal(vec![b' '; (64 << 20) + 1]).reason.code(), "cap");
}

#[test]
fn what_is_no_trace_is_refused_in_words() {
    for (text, code) in [
        ("", "empty"),
        (" \n\t", "empty"),
        ("hello", "unknown-format"),
        ("{}", "unknown-format"),
        ("[]", "unknown-format"),
        ("{\"a\": 1}", "unknown-format"),
        ("[1, 2]", "unknown-format"),
        ("{\"a\": ", "json"),
        ("null", "unknown-format"),
        ("PK\u{3}\u{4}", "no-members"),
        ("PK\u{5}\u{6}", "no-members"),
    ] {
        assert_eq!(refusal(text).reason.code(), code, "{text:?}");
    }
    assert_eq!(refusal(b"\x1f\x8b\x08\x00".to_vec()).reason.code(), "damaged");
    assert_eq!(refusal(zip(&[member("a.txt", 0, b"hello")], false)).reason.code(), "unknown-format");
}

/// Depth where nobody looks does no harm; where it counts it is a problem.
#[test]
fn deep_json_is_stepped_over_or_named() {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let text = |store: &str, content: &str| {
        format!(
            r#"{{"version": 2, "status": "success", "eval": {{}}, "samples": [{{"id": 1, "epoch": 1, "store": {store},
            "messages": [{{"role": "user", "content": {content}}}, {{"role": "user", "content": "b"}}]}}]}}"#
        )
    };
    let (traces, problems) = open(text(&deep, "\"a\"")).read_all();
    assert_eq!((traces[0].turns.len(), problems), (2, Vec::new()));
    let (traces, problems) = open(text("{}", &deep)).read_all();
    assert_eq!((traces[0].turns.len(), codes(&problems)), (1, vec!["json"]));
    for whole in [deep.clone(), "{\"messages\":".repeat(100_000), format!("{{\"messages\": {deep}}}")] {
        assert!(Log::open(Box::new(whole.into_bytes())).is_err());
    }
}

/// Texts that would be dangerous as HTML come out as they went in.
#[test]
fn texts_stay_texts() {
    for text in [
        "<script>alert(1)</script>",
        "javascript:alert(1)",
        "\u{202e}evil\u{2066}",
        "<img src=x onerror=y>",
        "\u{0}",
    ] {
        let line = format!("{{\"prompt\": {}, \"completion\": \"b\"}}", serde_json::to_string(text).unwrap());
        let (traces, _) = open(line).read_all();
        assert_eq!(traces[0].turns[0].parts[0].text(), text);
    }
    let not_utf8 = b"{\"prompt\": \"a\xff\", \"completion\": \"b\"}".to_vec();
    let (traces, problems) = open(not_utf8).read_all();
    assert_eq!((traces[0].turns[0].parts[0].text(), codes(&problems)), ("a\u{fffd}", vec!["not-utf8"]));
}

/// A little that stands for much: references, attachments and empty messages by the million.
#[test]
fn what_costs_a_file_nothing_is_bounded() {
    let log = |fields: &str| {
        format!(
            r#"{{"version": 2, "status": "success", "eval": {{}}, "samples": [{{"id": 1, "epoch": 1, {fields}}}]}}"#
        )
    };
    let only = |text: String| {
        let (mut traces, problems) = open(text).read_all();
        (traces.remove(0), codes(&problems))
    };
    let long = "x".repeat(1 << 20);
    let messages = r#"{"role": "user", "content": "attachment://a"},"#.repeat(200);
    let (trace, _) = only(log(&format!(
        r#""attachments": {{"a": "{long}"}}, "messages": [{messages} {{"role": "user"}}]"#
    )));
    let n_bytes: usize = trace.turns.iter().flat_map(|turn| &turn.parts).map(|part| part.text().len()).sum();
    assert_eq!(trace.turns.len(), 201);
    assert!(n_bytes > 32 << 20 && n_bytes <= 65 << 20, "{n_bytes}");
    let ranges = "[0, 1],".repeat(300_000);
    let (trace, found) = only(log(&format!(
        r#""message_pool": [{{"role": "user", "content": "a"}}], "events": [{{"event": "model", "input_refs": [{ranges} [0, 1]]}}]"#
    )));
    assert_eq!((trace.turns.len(), found), (caps::TURNS, vec!["cap"]));
    let edits = r#"{"type": "transcript_event", "edit": {"operation": "reset", "new_messages": [{"role": "user", "content": "a"}]}},"#;
    let text =
        format!(r#"{{"metadata": {{"transcript_id": "t"}}, "events": [{} 7]}}"#, edits.repeat(300_000));
    let (trace, found) = only(text);
    assert_eq!((trace.turns.len(), trace.n_turns()), (caps::PARTS / 2, 1));
    assert!(found.iter().all(|code| *code == "cap") && found.len() <= 1_000);
    let (traces, _) = open(format!(
        r#"{{"messages": [{{"role": "assistant", "content": "{}"}}]}}"#,
        "<cot></cot>".repeat(500_000)
    ))
    .read_all();
    let parts = &traces[0].turns[0].parts;
    assert_eq!((parts.len(), parts[1_000].text().len()), (1_001, 499_000 * 11));
}

/// A log that lost all but its samples.
#[test]
fn samples_alone_are_a_log() {
    let members: Vec<Member> =
        eval(2, 8).into_iter().filter(|member| member.name.starts_with("samples/")).collect();
    let mut log = open(zip(&members, false));
    assert_eq!(log.format.code(), "inspect-eval");
    let (traces, problems) = log.read_all();
    assert_eq!((traces.len(), codes(&problems)), (2, vec!["unfinished"]));
}
