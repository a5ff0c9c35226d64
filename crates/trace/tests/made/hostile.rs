//! Files made to do harm, and what is to become of each: refused in one line, or opened with these problems. Walked by
//! `corpus.rs`, by the end-to-end tests in each browser and, with times and memory, by `cargo xtask bench`.

use super::pack::{BLOCK, deflated_run, gzipped_run, zstd_run};
use super::zip::{HEADER, Member, eval, sample, zip};

/// A file that means harm.
#[derive(Clone)]
pub struct Hostile {
    pub name: String,
    pub bytes: Vec<u8>,
    pub outcome: Outcome,
}

/// What is to become of a file; problems by their codes (`Reason::code`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing is read, for this reason.
    Refused(&'static str),
    /// So many conversations are read, and these problems told at least.
    Opened(usize, &'static [&'static str]),
    /// Either, as long as it is told.
    Told,
}

use Outcome::{Opened, Refused, Told};

/// Sets `window.harmed` if anything of it ever runs, turns the direction of writing, ends in half a letter.
pub const HARM: &str = "<script>window.harmed = 1</script><img src=x onerror='window.harmed = 1'>\
    <svg onload='window.harmed = 1'><a href='javascript:window.harmed = 1'>[x](javascript:window.harmed=1)\
    \\u202eabc\\u2066\\u0000\\ud83d";

/// Bytes of a gigabyte, and how often deflate and zstd repeat themselves for it.
const GIGABYTE: u64 = 1 << 30;
const REPEATS: u32 = 4_161_790;
const BLOCKS: u32 = 8_192;

/// All of them but the cuts.
pub fn files() -> Vec<Hostile> {
    let mut found = bombs();
    found.extend(liars());
    found.extend(texts());
    found.extend(markup());
    found
}

fn hostile(name: &str, bytes: impl Into<Vec<u8>>, outcome: Outcome) -> Hostile {
    Hostile { name: name.to_owned(), bytes: bytes.into(), outcome }
}

/// An honest log of one sample, with a member that is not.
fn beside(changed: Vec<Member>) -> Vec<u8> {
    let mut members = eval(1, &Member::stored);
    members.extend(changed);
    zip(&members, false)
}

const START: &str = r#"{"id": 9, "epoch": 1, "messages": [{"role": "user", "content": ""#;
const END: &str = r#""}]}"#;
const CHAT: &str = r#"{"messages": [{"role": "user", "content": ""#;

/// Small files that unpack to a gigabyte.
fn bombs() -> Vec<Hostile> {
    let (start, end, chat) = (START.as_bytes(), END.as_bytes(), CHAT.as_bytes());
    let name = "samples/9_epoch_1.json";
    let deflate = deflated_run(start, b'x', REPEATS, end);
    let zstd = zstd_run(start, b'x', BLOCKS, end);
    assert!(zstd.len() * 10_000 < BLOCKS as usize * BLOCK, "a bomb is small");
    let bomb =
        |method, packed: &Vec<u8>, says| beside(vec![Member::claiming(name, method, packed.clone(), says)]);
    vec![
        hostile("bomb-deflate.eval", bomb(8, &deflate, GIGABYTE), Opened(1, &["cap"])),
        hostile("bomb-zstd.eval", bomb(93, &zstd, GIGABYTE), Opened(1, &["cap"])),
        hostile("bomb-deflate-hidden.eval", bomb(8, &deflate, 1_000), Opened(1, &["cap"])),
        hostile("bomb-zstd-hidden.eval", bomb(93, &zstd, 1_000), Opened(1, &["cap"])),
        hostile("string-of-1-gb.json.gz", gzipped_run(chat, b'x', REPEATS, end), Refused("cap")),
        hostile("string-of-1-gb.json.zst", zstd_run(chat, b'x', BLOCKS, end), Refused("cap")),
        hostile("bombs-in-a-row.eval", row_of_bombs(), Opened(1, &["cap"])),
    ]
}

/// Two hundred members that are as large as they may be.
fn row_of_bombs() -> Vec<u8> {
    let packed = zstd_run(START.as_bytes(), b'x', 500, END.as_bytes());
    let size = (START.len() + END.len() + 500 * BLOCK) as u64;
    let name = |number: u32| format!("samples/{number}_epoch_1.json");
    beside((10..210).map(|number| Member::claiming(&name(number), 93, packed.clone(), size)).collect())
}

/// ZIP files whose headers lie.
fn liars() -> Vec<Hostile> {
    let text = sample("9", 1, "yes");
    let honest = Member::stored("samples/9_epoch_1.json", text.as_bytes());
    let one = |member: Member| beside(vec![member]);
    let same = |number: u32| Member {
        name: format!("samples/{number}_epoch_1.json"),
        at: Some(0),
        ..Member::stored("", HEADER.as_bytes())
    };
    let version = HEADER.replace("\"version\": 2", "\"version\": 4");
    let header = Member::stored("header.json", version.as_bytes());
    let mut no_end = beside(Vec::new());
    no_end.truncate(no_end.len() - 30);
    let mut list_beyond = beside(Vec::new());
    let at = list_beyond.len() - 6;
    list_beyond[at..at + 4].copy_from_slice(&[0xff, 0xff, 0xff, 0x7f]);
    vec![
        hostile("size-too-small.eval", one(Member { n_unpacked: 5, ..honest.clone() }), Opened(2, &["size"])),
        hostile(
            "size-too-large.eval",
            one(Member { n_unpacked: 9_999_999, ..honest.clone() }),
            Opened(2, &["size"]),
        ),
        hostile(
            "size-of-4-gb.eval",
            one(Member { n_unpacked: u64::from(u32::MAX), ..honest.clone() }),
            Opened(1, &["cap"]),
        ),
        hostile(
            "size-of-16-eb.eval",
            one(Member { n_unpacked: u64::MAX, has_wide_sizes: true, ..honest.clone() }),
            Opened(1, &["cap"]),
        ),
        hostile("overlapping.eval", beside((10..1_010).map(same).collect()), Opened(1, &["overlap"])),
        hostile("encrypted.eval", one(Member { flags: 1, ..honest.clone() }), Opened(1, &["encrypted"])),
        hostile("packed-by-lzma.eval", one(Member { method: 14, ..honest.clone() }), Opened(1, &["method"])),
        hostile(
            "elsewhere.eval",
            one(Member { at: Some(1 << 30), ..honest }),
            Opened(1, &["no-member-there"]),
        ),
        hostile("many-members.eval", many_members(), Opened(10_000, &["cap"])),
        hostile("no-end.eval", no_end, Opened(1, &["no-directory"])),
        hostile("list-beyond-the-end.eval", list_beyond, Opened(1, &["no-directory"])),
        hostile("version-4.eval", beside(vec![header]), Refused("refused-version")),
    ]
}

/// Three times as many members as are read, all of them one and the same text.
fn many_members() -> Vec<u8> {
    let text = sample("1", 1, "yes");
    let member = |number: u32| Member::stored(&format!("samples/{number}_epoch_1.json"), text.as_bytes());
    let mut members: Vec<Member> = (0..30_000).map(member).collect();
    members.push(Member::stored("header.json", HEADER.as_bytes()));
    zip(&members, true)
}

/// Texts that are deep, endless, or none at all.
fn texts() -> Vec<Hostile> {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let in_sample = |store: &str, content: &str| {
        format!(
            r#"{{"version": 2, "status": "success", "eval": {{}}, "samples": [{{"id": 1, "epoch": 1, "store": {store},
            "messages": [{{"role": "user", "content": {content}}}]}}]}}"#
        )
    };
    let chat = |content: &str| format!("{{\"messages\": [{{\"role\": \"user\", \"content\": {content}}}]}}");
    let lines = "{\"prompt\":\"a\",\"completion\":\"b\"}\n".repeat(300_000);
    let empty_messages = format!("{{\"messages\": [{}{{}}]}}", "{},".repeat(20_000_000));
    let messages =
        format!("{{\"messages\": [{}]}}", vec!["{\"role\":\"user\",\"content\":\"a\"}"; 1_900_000].join(","));
    let utf16: Vec<u8> = chat("\"a\"").encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        hostile("deep.json", deep.clone(), Told),
        hostile("deep-open.json", "{\"messages\":".repeat(100_000), Told),
        hostile("deep-where-nobody-looks.json", in_sample(&deep, "\"a\""), Opened(1, &[])),
        hostile("deep-in-a-message.json", in_sample("{}", &deep), Opened(1, &["json"])),
        hostile("deep-chat.jsonl", chat(&deep), Told),
        hostile("many-lines.jsonl", lines, Opened(10_000, &["cap"])),
        hostile("many-values.json", empty_messages, Told),
        hostile("many-messages.json", messages, Told),
        hostile(
            "version-4.json",
            HEADER.replace("\"version\": 2", "\"version\": 4"),
            Refused("refused-version"),
        ),
        hostile(
            "version-9-million.json",
            HEADER.replace("\"version\": 2", "\"version\": 9000000"),
            Refused("refused-version"),
        ),
        hostile("utf-16.json", utf16, Refused("json")),
        hostile(
            "picture.eval",
            [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &noise(200_000)].concat(),
            Refused("unknown-format"),
        ),
        hostile(
            "program.eval",
            [&b"\x7fELF\x02\x01\x01\0"[..], &noise(200_000)].concat(),
            Refused("unknown-format"),
        ),
        hostile("noise-in-a-zip.eval", [&b"PK\x03\x04"[..], &noise(200_000)].concat(), Told),
        hostile("empty.json", "", Refused("empty")),
        hostile("spaces.json", " \n\t".repeat(1_000), Refused("empty")),
    ]
}

/// Bytes without a pattern, the same every time.
fn noise(n: usize) -> Vec<u8> {
    let mut state = 1_u64;
    let step = |_| {
        // Knuth's MMIX generator.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    (0..n).map(step).collect()
}

/// The harm in every place that a page could show: ids, conditions, labels, names, addresses, what a log says of itself.
fn markup() -> Vec<Hostile> {
    let own = format!(
        r#"{{"format": "lookahead-traces", "version": 1, "provenance": "{HARM}", "traces": [{0}, {1}]}}"#,
        own_trace("free"),
        own_trace("paid")
    );
    let chat = format!(
        r#"{{"messages": [{{"role": "{HARM}", "name": "{HARM}", "content": "{HARM}"}},
        {{"role": "assistant", "content": [{{"type": "image_url", "image_url": {{"url": "javascript:window.harmed = 1"}}}},
        {{"type": "{HARM}", "x": "{HARM}"}}], "tool_calls": [{{"id": "1", "function": {{"name": "{HARM}", "arguments": "{HARM}"}}}}]}}],
        "metadata": {{"condition": "{HARM}"}}}}"#
    );
    let header = HEADER.replace("\"t\"", &format!("\"{HARM}\"")).replace("\"m\"", &format!("\"{HARM}\""));
    let text = sample(&format!("\"{HARM}\""), 1, HARM);
    let log = zip(
        &[
            Member::stored("header.json", header.as_bytes()),
            Member::stored("samples/<script>window.harmed = 1<script>_epoch_1.json", text.as_bytes()),
            Member {
                flags: 1,
                ..Member::stored("samples/<img src=x onerror='window.harmed=1'>_epoch_1.json", b"{}")
            },
        ],
        false,
    );
    let page = format!(
        "<!doctype html><script>window.harmed = 1; const dataSource = {{\"allFiles\": [\
        {{\"html\": \"javascript:window.harmed=1\", \"json\": {{\"{HARM}\": \"{HARM}\"}}}}], \"fields\": []}};</script>"
    );
    vec![
        hostile("markup-own.json", own, Opened(2, &["surrogates"])),
        hostile("markup-chat.json", chat.replace('\n', ""), Opened(1, &["surrogates"])),
        hostile("markup-log.eval", log, Opened(1, &["encrypted"])),
        hostile("markup-index.html", page, Opened(1, &["surrogates"])),
        hostile(
            "surrogates.jsonl",
            "{\"prompt\": \"\\ud83d \\ude00\", \"completion\": \"\\udead\"}",
            Opened(1, &["surrogates"]),
        ),
        hostile("<img src=x onerror=window.harmed=1>.json", "{\"prompt\": \"a\"", Told),
    ]
}

fn own_trace(condition: &str) -> String {
    format!(
        r#"{{"id": "{HARM}{condition}", "epoch": 1, "condition": "{HARM}{condition}", "pair": "1", "turns": [
        {{"role": "user", "parts": [{{"kind": "text", "text": "{HARM}"}}]}},
        {{"role": "assistant", "parts": [{{"kind": "reasoning", "text": "{HARM}", "tag": "{HARM}"}}]}}],
        "labels": [{{"name": "{HARM}", "value": true, "labeller": "{HARM}", "explanation": "{HARM}"}}]}}"#
    )
}

/// A file that breaks off at so many places, evenly spread.
pub fn cuts(name: &str, whole: &[u8], n: usize) -> Vec<Hostile> {
    let cut = |number: usize| {
        let end = whole.len() * number / (n + 1);
        hostile(&format!("cut-{number}-{name}"), &whole[..end], Told)
    };
    (1..=n).map(cut).collect()
}

/// An honest log that is worth breaking off: thirty samples, not packed.
pub fn honest() -> Vec<u8> {
    zip(&eval(30, &Member::stored), false)
}
