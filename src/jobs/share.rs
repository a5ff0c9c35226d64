//! The job of the program `share`: the dialog behind "share", the builder of embeds, and their files. Pure.

use super::{Answer, Job};
use crate::figures::share::answer;

/// Does the job; needs no bytes.
pub fn run_share(job: &Job, _bytes: &[u8], say: &mut dyn FnMut(Answer)) {
    if let Job::Figure(job) = job {
        say(answer(job));
    }
}
