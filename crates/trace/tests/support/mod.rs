//! What the tests share: fixtures, a writer of ZIP files (honest ones and others), a reader of everything. Used by all
//! tests of this folder.
#![allow(dead_code, reason = "each test program uses its own part")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test complains by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};

use lookahead_trace::problem::Problem;
use lookahead_trace::{Log, Trace};

pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

pub fn fixture(name: &str) -> Vec<u8> {
    fs::read(fixtures().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

pub fn open(bytes: impl Into<Vec<u8>>) -> Log {
    Log::open(Box::new(bytes.into())).unwrap_or_else(|problem| panic!("{problem}"))
}

pub fn refusal(bytes: impl Into<Vec<u8>>) -> Problem {
    match Log::open(Box::new(bytes.into())) {
        Ok(log) => panic!("this should be refused: {:?} {:?}", log.format, log.problems),
        Err(problem) => problem,
    }
}

/// Opens and reads all; what it finds must hold together, whatever the bytes are.
pub fn read_anything(bytes: Vec<u8>) -> Option<(Vec<Trace>, Vec<Problem>)> {
    let mut log = match Log::open(Box::new(bytes)) {
        Ok(log) => log,
        Err(problem) => {
            let line = problem.to_string();
            assert!(!line.is_empty() && !line.contains('\n'), "one line of words: {line:?}");
            return None;
        }
    };
    let n_listed = log.listing.len();
    let (traces, problems) = log.read_all();
    assert!(traces.len() <= n_listed);
    assert!(problems.iter().all(|problem| !problem.reason.to_string().is_empty()));
    traces.iter().for_each(check);
    Some((traces, problems))
}

/// Marks and spans stand in the texts they are of.
pub fn check(trace: &Trace) {
    for mark in &trace.highlights {
        let part = &trace.turns[mark.turn as usize].parts[mark.part as usize];
        assert!(part.text().get(mark.start as usize..mark.end as usize).is_some(), "{mark:?}");
    }
    for part in trace.turns.iter().flat_map(|turn| &turn.parts) {
        if let lookahead_trace::model::Part::Reasoning(notes) = part {
            for span in &notes.spans {
                let text = &notes.passage.text;
                assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?}");
            }
        }
    }
}

pub fn codes(problems: &[Problem]) -> Vec<&'static str> {
    problems.iter().map(|problem| problem.reason.code()).collect()
}

/// How the bytes of a member are packed.
pub fn packed(method: u16, data: &[u8]) -> Vec<u8> {
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};
    match method {
        8 => miniz_oxide::deflate::compress_to_vec(data, 6),
        93 => compress_to_vec(data, CompressionLevel::Fastest),
        _ => data.to_vec(),
    }
}

/// A member as its two headers tell it, true or not.
#[derive(Clone, Debug)]
pub struct Member {
    pub name: String,
    pub method: u16,
    pub flags: u16,
    pub checksum: u32,
    pub n_unpacked: u64,
    pub packed: Vec<u8>,
    /// Where the list says that it stands; where it is written when empty.
    pub at: Option<u64>,
    pub has_wide_sizes: bool,
}

pub fn member(name: &str, method: u16, data: &[u8]) -> Member {
    Member {
        name: name.to_owned(),
        method,
        flags: 0,
        checksum: checksum(data),
        n_unpacked: data.len() as u64,
        packed: packed(method, data),
        at: None,
        has_wide_sizes: false,
    }
}

/// CRC-32, bit by bit.
pub fn checksum(data: &[u8]) -> u32 {
    let step = |rest: u32, _: u32| if rest & 1 == 1 { (rest >> 1) ^ 0xedb8_8320 } else { rest >> 1 };
    !data.iter().fold(u32::MAX, |rest, byte| (0..8).fold(rest ^ u32::from(*byte), step))
}

/// A ZIP of these members; with the end by ZIP64 if asked for.
pub fn zip(members: &[Member], is_wide: bool) -> Vec<u8> {
    let mut out = Vec::new();
    let mut list = Vec::new();
    for member in members {
        let at = member.at.unwrap_or(out.len() as u64);
        if member.at.is_none() {
            out.extend(b"PK\x03\x04");
            header(member, 45, None, &mut out);
            out.extend(&member.packed);
        }
        list.extend(b"PK\x01\x02\x14\x00");
        header(member, 20, Some(at), &mut list);
    }
    let (at, length, n) = (out.len() as u64, list.len() as u64, members.len() as u64);
    out.append(&mut list);
    if is_wide {
        let end_at = out.len() as u64;
        out.extend(b"PK\x06\x06\x2c\0\0\0\0\0\0\0\x2d\0\x2d\0\0\0\0\0\0\0\0\0");
        [n, n, length, at].iter().for_each(|number| out.extend(number.to_le_bytes()));
        out.extend(b"PK\x06\x07\0\0\0\0");
        out.extend(end_at.to_le_bytes());
        out.extend(b"\x01\0\0\0");
        out.extend(b"PK\x05\x06\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0");
        return out;
    }
    out.extend(b"PK\x05\x06\0\0\0\0");
    [n as u16, n as u16].iter().for_each(|number| out.extend(number.to_le_bytes()));
    [length as u32, at as u32].iter().for_each(|number| out.extend(number.to_le_bytes()));
    out.extend(b"\0\0");
    out
}

fn header(member: &Member, needed: u16, at: Option<u64>, out: &mut Vec<u8>) {
    let sizes = [member.packed.len() as u64, member.n_unpacked];
    let shown = |size: u64| if member.has_wide_sizes { u32::MAX } else { size as u32 };
    let mut extra = Vec::new();
    if member.has_wide_sizes {
        extra.extend(b"\x01\0\x10\0");
        extra.extend(sizes[1].to_le_bytes());
        extra.extend(sizes[0].to_le_bytes());
    }
    [needed, member.flags, member.method, 0, 0].iter().for_each(|number| out.extend(number.to_le_bytes()));
    out.extend(member.checksum.to_le_bytes());
    sizes.iter().for_each(|size| out.extend(shown(*size).to_le_bytes()));
    [member.name.len() as u16, extra.len() as u16].iter().for_each(|number| out.extend(number.to_le_bytes()));
    if let Some(at) = at {
        out.extend([0; 10]);
        out.extend((at as u32).to_le_bytes());
    }
    out.extend(member.name.as_bytes());
    out.append(&mut extra);
}

pub const HEADER: &str =
    r#"{"version": 2, "status": "success", "eval": {"task": "t", "model": "m"}, "plan": {}}"#;

/// A sample of two messages.
pub fn sample(id: &str, epoch: u32, answer: &str) -> String {
    format!(
        r#"{{"id": {id}, "epoch": {epoch}, "input": "q", "target": "a", "messages": [{{"role": "user", "content": "q"}},
        {{"role": "assistant", "content": "{answer}"}}], "scores": {{"s": {{"value": NaN}}}}, "metadata": {{}}}}"#
    )
}

/// An honest log of so many samples.
pub fn eval(n_samples: u32, method: u16) -> Vec<Member> {
    let mut members = vec![member("_journal/start.json", method, HEADER.as_bytes())];
    for id in 0..n_samples {
        let text = sample(&id.to_string(), 1, "yes");
        members.push(member(&format!("samples/{id}_epoch_1.json"), method, text.as_bytes()));
    }
    let summaries: Vec<String> =
        (0..n_samples).map(|id| format!(r#"{{"id": {id}, "epoch": 1, "input": "q"}}"#)).collect();
    members.push(member("summaries.json", method, format!("[{}]", summaries.join(",")).as_bytes()));
    members.push(member("header.json", method, HEADER.as_bytes()));
    members
}
