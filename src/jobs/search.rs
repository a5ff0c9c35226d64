//! The job of the program `search`: the search box for what the reader typed. Pure.

use super::{Answer, FigureAnswer, Job};
use crate::figures::search_box::{INDEX_KEY, QUERY_KEY, SearchBox};
use crate::query::Query;
use crate::route::Base;

/// Does the job; needs no bytes.
pub fn run_search(job: &Job, _bytes: &[u8], say: &mut dyn FnMut(Answer)) {
    let Job::Figure(job) = job else { return };
    let pair = |key: &str| job.pairs.get(key).map(String::as_str);
    let search_box = SearchBox {
        words: &job.words,
        base: &Base::new(&job.facts.public_path),
        index: pair(INDEX_KEY),
        query: pair(QUERY_KEY).unwrap_or_default(),
    };
    // What was looked for is nobody's business: it never stands in the address.
    say(Answer::Figure(FigureAnswer { nodes: search_box.nodes(), state: Query::new() }));
}
