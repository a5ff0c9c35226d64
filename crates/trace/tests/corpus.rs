//! The hostile corpus, natively: each file ends as it should, in one line that says what and where.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test complains by panicking"
)]

mod support;

use lookahead_trace::{Log, Problem};
use support::codes;
use support::made::hostile::{Hostile, Outcome, cuts, files, honest};

/// One line that is short enough to be read, and where there are members or lines says in which.
fn assert_clear(name: &str, problem: &Problem) {
    let line = problem.to_string();
    assert!((10..600).contains(&line.len()) && !line.contains('\n'), "{name}: {line:?}");
    let (code, has_place) = (problem.reason.code(), !problem.member.is_empty() || !problem.path.is_empty());
    // What holds for a file that is one text has no other place than the file.
    let is_of_the_file = ["cap", "no-directory", "json", "not-utf8", "surrogates"].contains(&code);
    assert!(has_place || is_of_the_file, "{name}: {line:?}");
}

fn assert_outcome(file: Hostile) {
    let name = &file.name;
    let (found, problems) = match Log::open(Box::new(file.bytes)) {
        Ok(mut log) => {
            let (traces, problems) = log.read_all();
            problems.iter().for_each(|problem| assert_clear(name, problem));
            (Ok(traces.len()), problems)
        }
        Err(problem) => (Err(problem.reason.code()), vec![problem]),
    };
    let told = codes(&problems);
    match file.outcome {
        Outcome::Refused(code) => assert_eq!(found, Err(code), "{name}"),
        Outcome::Opened(n, wanted) => {
            assert_eq!(found, Ok(n), "{name}: {told:?}");
            assert!(wanted.iter().all(|code| told.contains(code)), "{name}: {wanted:?} in {told:?}");
        }
        Outcome::Told => assert!(!problems.is_empty(), "{name}: nothing is told"),
    }
}

#[test]
fn every_file_ends_as_it_should() {
    files().into_iter().for_each(assert_outcome);
    let whole = honest();
    cuts("log.eval", &whole, 12).into_iter().for_each(assert_outcome);
}
