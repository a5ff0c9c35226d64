//! Rates as a drawing: a mark for each share, a line for its interval, on a scale from nothing to all.

use super::pieces::Page;
use super::rates::{Rate, percent};
use super::text::line;

/// Rates that are drawn at most.
const MOST: usize = 16;
/// CSS pixels.
const LEFT: f64 = 150.0;
const WIDTH: f64 = 220.0;
const STEP: usize = 34;

/// The drawing.
pub(super) fn put(page: &mut Page<'_>, rates: &[Rate]) {
    let height = rates.len().min(MOST) * STEP + 26;
    let view_box = ["0 0 394 ", &height.to_string()].concat();
    let label = page.words.word("rates_caption");
    let form = "svg|class=chart rates|role=img|key=chart|width=394|height=$|viewBox=$|aria-label=$";
    page.open(form, &[&height.to_string(), &view_box, &label]);
    for share in [0.0, 0.5, 1.0] {
        page.put("path|class=grid|d=$", &[&["M", &x(share), " 4V", &(height - 18).to_string()].concat()], "");
        let place = [x(share), (height - 4).to_string()];
        page.put("text|text-anchor=middle|x=$|y=$", &[&place[0], &place[1]], &percent(share));
    }
    for (row, rate) in rates.iter().take(MOST).enumerate() {
        bar(page, row, rate);
    }
    page.close();
}

fn x(share: f64) -> String {
    ((LEFT + share * WIDTH) as u32).to_string()
}

fn bar(page: &mut Page<'_>, row: usize, rate: &Rate) {
    let down = |by: usize| (row * STEP + by).to_string();
    let middle = down(20);
    page.open("g|class=$", &[if row.is_multiple_of(2) { "series-0" } else { "series-1" }]);
    page.put("text|x=2|y=$", &[&down(14)], &line(&rate.name, 20));
    page.put("text|x=2|y=$", &[&down(29)], &line(&rate.condition_name, 20));
    if let Some(interval) = rate.interval {
        let path = ["M", &x(interval.low), " ", &middle, "H", &x(interval.high)].concat();
        page.put("path|class=line|d=$", &[&path], "");
    }
    page.put("circle|class=marker|r=5|cx=$|cy=$", &[&x(rate.share()), &middle], "");
    page.close();
}
