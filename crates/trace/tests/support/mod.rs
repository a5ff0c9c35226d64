//! What the tests share: fixtures, a writer of ZIP files (honest ones and others), a reader of everything. Used by all
//! tests of this folder.
#![allow(dead_code, unused_imports, reason = "each test program uses its own part")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test complains by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};

#[path = "../made/mod.rs"]
pub mod made;

use lookahead_trace::problem::Problem;
use lookahead_trace::{Log, Trace};

pub use made::zip::{HEADER, Member, checksum, sample, zip};

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

/// An honest member, packed by this method.
pub fn member(name: &str, method: u16, data: &[u8]) -> Member {
    Member::new(name, method, data, packed(method, data))
}

/// An honest log of so many samples, packed by this method.
pub fn eval(n_samples: u32, method: u16) -> Vec<Member> {
    made::zip::eval(n_samples, &|name, data| member(name, method, data))
}
