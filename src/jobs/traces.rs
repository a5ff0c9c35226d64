//! The jobs of the program that opens files of traces: what came along is laid on the widget's desk, then the figure is
//! drawn as any other.

use lookahead_trace::source::ByteSource;

use super::{Answer, Job, SoFar, run_figures};
use crate::figures::merged;
use crate::widgets::trace_pair;

/// What came along with a job.
pub enum Brought {
    /// Nothing: what came before still counts.
    Nothing,
    /// The text of a set of this site's.
    Set(String),
    /// A file of the reader's, by its name.
    File(String, Box<dyn ByteSource>),
}

/// Does a job; `say` gets progress on the way and the answer at the end.
pub fn run_traces(job: &Job, brought: Brought, say: &mut dyn FnMut(Answer)) {
    let Job::Figure(figure) = job else { return };
    let pairs = merged(&figure.params, &figure.pairs);
    let mut is_set = false;
    match brought {
        Brought::Nothing => {}
        Brought::Set(text) => {
            is_set = true;
            if let Some((name, _)) = trace_pair::wants(&pairs) {
                trace_pair::open(name, Box::new(text.into_bytes()), false);
            }
        }
        Brought::File(name, source) => {
            // Long enough to be cancelled, where the file is large.
            say(Answer::SoFar(SoFar { percent: 0, text: String::new() }));
            trace_pair::open(&name, source, true);
        }
    }
    match trace_pair::wants(&pairs) {
        Some((_, path)) if !is_set => say(Answer::Wants(path.to_owned())),
        _ => run_figures(job, &[], say),
    }
}

/// Does a job that came as a text, with what the page handed over; answers are said as texts.
#[cfg(feature = "traces")]
pub fn do_trace_errand(text: &str, handed: crate::web::errand::Handed, say: &mut dyn FnMut(String)) {
    use crate::json::Json;
    use crate::web::errand::Handed;
    let brought = match handed {
        Handed::Nothing => Brought::Nothing,
        Handed::Text(text) => Brought::Set(text),
        Handed::File(file) => Brought::File(file.name(), Box::new(Sliced(file))),
    };
    if let Some(job) = Json::parse(text).as_ref().and_then(Job::from_json) {
        run_traces(&job, brought, &mut |answer| say(answer.to_json().write()));
    }
}

/// A file of the page's as bytes at any place.
#[cfg(feature = "traces")]
struct Sliced(crate::web::slices::FileSlices);

#[cfg(feature = "traces")]
impl ByteSource for Sliced {
    fn length(&self) -> u64 {
        self.0.length()
    }

    fn fill(&mut self, at: u64, into: &mut [u8]) -> bool {
        self.0.fill(at, into)
    }
}
