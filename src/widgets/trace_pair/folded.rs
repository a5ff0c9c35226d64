//! What is said of the reader's file before its contents are shown, and what could not be read of any file.

use lookahead_trace::problem::Problem;

use super::desk::Opened;
use super::model::State;
use super::pieces::{Page, counted, filled};
use super::text::line;
use crate::figures::{Ask, Drawn};

/// Problems that are listed; of more there is the number.
const MOST_PROBLEMS: usize = 100;

/// Numbers of a log's results that are listed.
const MOST_METRICS: usize = 20;

/// Whether the contents may be shown: those of this site's sets, and of a file that the reader unfolded.
pub(super) fn is_shown(ask: &Ask<'_>, state: &State, opened: &Opened) -> bool {
    !opened.is_file || opened.listing().is_empty() || ask.pair("shown") == Some(state.file.as_str())
}

/// The notice in front of a file's contents.
pub(super) fn draw(page: &mut Page<'_>, ask: &Ask<'_>, state: &State, opened: &Opened, drawn: &mut Drawn) {
    let values = [
        ("name", line(&state.file, 80)),
        ("n", opened.listing().len().to_string()),
        ("pairs", opened.rows.n_pairs.to_string()),
    ];
    drawn.title = filled(&ask.words, "title_folded", &values);
    drawn.readout = filled(&ask.words, "readout_folded", &values);
    page.open("div|class=folded|key=folded", &[]);
    page.word("p", "folded");
    let pair = ["shown=", &crate::query::encode(&state.file)].concat();
    let words = filled(&ask.words, "unfold", &values);
    page.put("button|type=button|class=needs-script unfold|data-set=$", &[&pair], &words);
    page.close();
    header(ask, opened, drawn);
    drawn.came_out.push(filled(&ask.words, "out_file", &values));
}

/// What a log says about itself and its results.
pub(super) fn header(ask: &Ask<'_>, opened: &Opened, drawn: &mut Drawn) {
    let header = &opened.log().header;
    let said = [
        ("header.task", &header.task),
        ("header.model", &header.model),
        ("header.created", &header.created),
        ("header.status", &header.status),
        ("header.error", &header.error),
    ];
    for (key, value) in said {
        if !value.is_empty() {
            drawn.came_out.push(filled(&ask.words, key, &[("value", line(value, 200))]));
        }
    }
    for metric in header.metrics.iter().take(MOST_METRICS) {
        let name = [metric.scorer.as_str(), " ", &metric.name].concat();
        let values = [("name", line(name.trim_start(), 80)), ("value", line(&metric.value.write(), 80))];
        drawn.came_out.push(filled(&ask.words, "fact", &values));
    }
}

/// Problems in words, each with its place: those of the file, or (with another key) of what is read in it.
pub(super) fn problems(page: &mut Page<'_>, key: &str, problems: &[Problem]) {
    if problems.is_empty() {
        return;
    }
    let summary = counted(&page.words, key, problems.len());
    page.open("details|class=problems|key=$", &[key]);
    page.put("summary", &[], &summary);
    page.open("ul", &[]);
    for problem in problems.iter().take(MOST_PROBLEMS) {
        page.put("li", &[], &in_words(problem));
    }
    if problems.len() > MOST_PROBLEMS {
        page.fill("li", "more_problems", &[("n", (problems.len() - MOST_PROBLEMS).to_string())]);
    }
    page.close_all(2);
}

/// A problem on one line.
pub(super) fn in_words(problem: &Problem) -> String {
    line(&problem.to_string(), 400)
}
