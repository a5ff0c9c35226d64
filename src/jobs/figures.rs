//! The solver's share of the jobs: charts and computed figures. Pure: the prerenderer and the tests call it alike.

use std::cell::RefCell;

#[cfg(any(feature = "charts", feature = "server"))]
use super::chart::draw_chart;
use super::{Answer, Job};
use crate::figures::{FigureOrFile, answer};
use crate::widgets::computed;

/// Does a job; `say` gets progress on the way and the answer at the end. Figures need no bytes.
pub fn run_figures(job: &Job, _bytes: &[u8], say: &mut dyn FnMut(Answer)) {
    match job {
        #[cfg(any(feature = "charts", feature = "server"))]
        Job::DrawChart { game, words } => say(draw_chart(game, words)),
        Job::Figure(job) => {
            // A figure of a newer page: the page stays as it is.
            let Some(computed) = computed(&job.slug) else { return };
            let teller = RefCell::new(say);
            let done = answer(computed, job, &|so_far| (teller.borrow_mut())(Answer::SoFar(so_far)));
            (teller.into_inner())(match done {
                FigureOrFile::Figure(figure) => Answer::Figure(figure),
                FigureOrFile::File(file) => Answer::File(file),
            });
        }
        // The other worker's.
        #[cfg(not(any(feature = "charts", feature = "server")))]
        Job::DrawChart { .. } => {}
        Job::ReadGame { .. } | Job::EditGame { .. } => {}
    }
}
