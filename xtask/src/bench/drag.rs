//! Dragging the first slider of each widget's lab page, in Chromium with the processor slowed fourfold: how long until the
//! change is on the glass. Used by `bench`.

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::json;
use xtask::server::Server;

use crate::audit::{median, pages};
use crate::browsers::{Driver, Engine, Session};
use crate::say;

/// The processor is so many times slower, as in Lighthouse's phone.
pub(super) const SLOWDOWN: f64 = 4.0;
/// The screens it is done on: what they are called, width and height in CSS pixels. The first is Lighthouse's phone.
const SCREENS: [(&str, u32, u32); 2] = [("phone", 412, 823), ("desktop", 1280, 800)];
/// Steps in one drag; the first ones load the solver and are not counted.
const STEPS: u32 = 120;
const WARMUPS: usize = 10;
/// Figures that show a slider only in some states, and one of those.
const WITH_SLIDER: [(&str, &str); 3] = [
    ("lab/premises/", "&step=1&p1=50"),
    ("lab/same-tree/", "&preset=ask-or-act&node=2"),
    ("lab/trace-pair/", "&view=list"),
];
/// Milliseconds for the slowest but two per cent of the steps.
const LIMIT: f64 = 100.0;

#[derive(Clone, Debug, Deserialize)]
struct Drag {
    label: String,
    steps: Vec<Step>,
}

/// Milliseconds from the input's event.
#[derive(Clone, Copy, Debug, Deserialize)]
struct Step {
    /// Until the next frame was painted.
    paint: f64,
    /// Until the solver's answer was painted.
    answer: f64,
    /// What the solver took of it.
    solver: f64,
}

impl Step {
    /// The slowed processor is the page's alone, so the solver's share is reckoned as slow by hand.
    fn slowed(self) -> f64 {
        self.answer + (SLOWDOWN - 1.0) * self.solver
    }
}

/// Drags on every lab page of a built site; fails after the last one where some were too slow.
pub fn run(site: &Path, server: &Server, driver: &Driver, engine: &Engine) -> Result<()> {
    say::line(&format!("  a slider is dragged, processor slowed {SLOWDOWN}-fold, {STEPS} steps:"));
    let mut slow = Vec::new();
    for page in pages::pages(site)?.iter().filter(|page| is_lab(page)) {
        let state = WITH_SLIDER.iter().find(|(slug, _)| slug == page).map_or("", |(_, state)| *state);
        let url = format!("{}{page}?predict=0{state}", server.url());
        for screen in SCREENS {
            let drag =
                measure(&url, screen, driver, engine).with_context(|| format!("dragging on /{page}"))?;
            if drag.steps.is_empty() {
                say::line(&format!("  {page:25} has no slider"));
                break;
            }
            let (line, worst) = judge(&drag)?;
            say::line(&format!("  {page:25} {:7} {line}", screen.0));
            if worst > LIMIT {
                slow.push(format!("{page} ({}) {worst:.0} ms", screen.0));
            }
        }
    }
    if slow.is_empty() { Ok(()) } else { bail!("slower than {LIMIT} ms: {}", slow.join(", ")) }
}

/// `lab/power/`, not the gallery `lab/`.
fn is_lab(page: &str) -> bool {
    page.strip_prefix("lab/").is_some_and(|rest| !rest.is_empty())
}

fn measure(
    url: &str,
    (_, width, height): (&str, u32, u32),
    driver: &Driver,
    engine: &Engine,
) -> Result<Drag> {
    let session = Session::open(driver, engine)?;
    let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
    session.devtools("Emulation.setDeviceMetricsOverride", metrics)?;
    session.devtools("Page.enable", json!({}))?;
    let watch = json!({"source": include_str!("drag.js")});
    session.devtools("Page.addScriptToEvaluateOnNewDocument", watch)?;
    session.go(url)?;
    session.run_async(LIVE).context("waiting for the page to become live")?;
    session.devtools("Emulation.setCPUThrottlingRate", json!({"rate": SLOWDOWN}))?;
    let answer = session.run_async(&format!("window.dragSlider({STEPS})"))?;
    serde_json::from_value(answer).context("the page gave no result that can be read")
}

/// Resolves when the page is live.
pub(super) const LIVE: &str = "new Promise((done) => { const look = () => document.documentElement.dataset.live ? done(1) : requestAnimationFrame(look); look(); })";

/// A line for the reader, and the 98th percentile.
fn judge(drag: &Drag) -> Result<(String, f64)> {
    let steps = drag.steps.get(WARMUPS..).filter(|steps| !steps.is_empty()).context("too few steps")?;
    let all = |of: fn(Step) -> f64| steps.iter().map(|step| of(*step)).collect::<Vec<f64>>();
    let (paint, whole) = (percentile(&all(|step| step.paint), 0.98), percentile(&all(Step::slowed), 0.98));
    let solver = median(&all(|step| step.solver));
    let label = drag.label.trim();
    let line = format!(
        "p98 {whole:5.1} ms (page alone {paint:5.1}; solver, unslowed, median {solver:4.1})  {label}"
    );
    Ok((line, whole))
}

/// The smallest value that so great a part of all does not exceed.
fn percentile(values: &[f64], part: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (part * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_solvers_share_counts_fourfold_and_two_per_cent_are_let_go() {
        let step = |answer: f64, solver: f64| Step { paint: answer, answer, solver };
        let mut steps = vec![step(500.0, 0.0); WARMUPS];
        steps.extend(vec![step(20.0, 5.0); 98]);
        steps.extend(vec![step(300.0, 0.0); 2]);
        let drag = Drag { label: "a".to_owned(), steps };
        assert_eq!(judge(&drag).unwrap().1, 35.0);
        assert_eq!(percentile(&[1.0, 2.0, 3.0, 4.0], 0.5), 2.0);
        assert!(is_lab("lab/power/") && !is_lab("lab/"));
    }
}
