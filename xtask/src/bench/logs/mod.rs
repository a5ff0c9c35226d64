//! Opening files on `/traces/` in Chromium as a reader does: a log of 100 MB (listed, a conversation of it opened, all of
//! it searched) beside Inspect's own reader, and each file of the hostile corpus (told in time, memory bounded). The files
//! are made by an example of `crates/trace`. Used by `bench`.

mod memory;
mod python;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::{Value, json};
use xtask::server::Server;

use super::drag::LIVE;
use crate::audit::{budgets::logs as budgets, median};
use crate::browsers::{Driver, Engine, Session};
use crate::process::run as run_program;
use crate::{paths, say};

const FIELD: &str = "#trace-pair-open";
/// Each in a new window.
const RUNS: usize = 5;
/// Words of the large log that stand nowhere in it, so that all of it is searched.
const SOUGHT: &str = "nowhere";

/// What the page tells of one step.
#[derive(Clone, Debug, Deserialize)]
struct Told {
    /// Milliseconds.
    time: f64,
    /// Milliseconds of the longest task meanwhile.
    task: f64,
    /// What stands over the figure.
    title: String,
    /// Problems that are listed.
    problems: u32,
}

/// Opens everything; fails after the last file where something was too slow or too large.
pub fn run(server: &Server, driver: &Driver, engine: &Engine) -> Result<()> {
    let folder = paths::work("logs-to-open")?;
    let large = large_log(&folder)?;
    let mut short = open_large(&large, server, driver, engine)?;
    make(&["hostile", &folder.join("hostile").to_string_lossy()])?;
    short.extend(open_hostile(&folder.join("hostile"), server, driver, engine)?);
    if short.is_empty() { Ok(()) } else { bail!("logs: {}", short.join("; ")) }
}

/// The large log, made anew: it takes half a minute, and is the same every time.
fn large_log(folder: &Path) -> Result<PathBuf> {
    let file = folder.join("large.eval");
    make(&["large", &file.to_string_lossy()])?;
    Ok(file)
}

fn make(arguments: &[&str]) -> Result<()> {
    let mut command = Command::new("cargo");
    command.current_dir(paths::root());
    command.args(["run", "--quiet", "--release", "-p", "lookahead-trace", "--example", "make_logs", "--"]);
    run_program("making the logs", command.args(arguments))
}

/// A window with the page of traces, live and watched.
fn page(server: &Server, driver: &Driver, engine: &Engine) -> Result<Session> {
    let session = Session::open(driver, engine)?;
    session.devtools("Page.enable", json!({}))?;
    let watch = json!({"source": include_str!("page.js")});
    session.devtools("Page.addScriptToEvaluateOnNewDocument", watch)?;
    session.go(&format!("{}traces/", server.url()))?;
    session.run_async(LIVE).context("waiting for the page to become live")?;
    let task = ask(&session, "watching()")?.map_or(0.0, |told| told.task);
    if task <= budgets::TASK {
        bail!("the page does not see long tasks: one of 80 ms was told as {task:.0} ms");
    }
    Ok(session)
}

fn ask(session: &Session, question: &str) -> Result<Option<Told>> {
    let answer: Value = session.run_async(&format!("window.logs.{question}"))?;
    serde_json::from_value(answer).context("the page gave no result that can be read")
}

fn listed(session: &Session, file: &Path) -> Result<Told> {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    session.upload(FIELD, file)?;
    ask(session, &format!("listed({})", json!(name)))?.context("the page told nothing")
}

/// The large log in several windows; what falls short.
fn open_large(file: &Path, server: &Server, driver: &Driver, engine: &Engine) -> Result<Vec<String>> {
    let n_bytes = std::fs::metadata(file).map_or(0, |data| data.len());
    say::line(&format!(
        "  a log of {:.0} MB, zstd, in Chromium, median of {RUNS} windows:",
        n_bytes as f64 / 1e6
    ));
    let mut steps: [Vec<Told>; 3] = Default::default();
    let mut most = None;
    for _ in 0..RUNS {
        let session = page(server, driver, engine)?;
        let lists = listed(&session, file)?;
        let opens = ask(&session, "opened()")?.context("the log has nothing to unfold")?;
        // Searching reads all of it: what a reader waits for with a bar that moves.
        let searches = ask(&session, &format!("searched({})", json!(SOUGHT)))?.context("no search")?;
        most = most.max(memory::peak());
        for (all, told) in steps.iter_mut().zip([lists, opens, searches]) {
            all.push(told);
        }
    }
    Ok(judge_large(&steps, python::read(file), most))
}

/// Prints and judges.
fn judge_large(steps: &[Vec<Told>; 3], peer: Option<python::Read>, most: Option<u64>) -> Vec<String> {
    let middle = |all: &[Told], of: fn(&Told) -> f64| median(&all.iter().map(of).collect::<Vec<f64>>());
    let rows = [
        ("listed", budgets::LIST, peer.map(|peer| peer.listed)),
        ("a pair of it open", budgets::SAMPLE, peer.map(|peer| peer.opened)),
        ("all of it searched", f64::INFINITY, peer.map(|peer| peer.whole)),
    ];
    let mut short = Vec::new();
    for ((name, limit, peer), all) in rows.into_iter().zip(steps) {
        // Whatever else runs on the machine makes a task longer now and then: the median counts, the worst is told.
        let (time, task) = (middle(all, |told| told.time), middle(all, |told| told.task));
        let worst = all.iter().map(|told| told.task).fold(0.0, f64::max);
        let bound = if limit.is_finite() { format!(" (at most {limit:.0})") } else { String::new() };
        say::line(&format!(
            "  {name:25} {time:6.0} ms{bound}, longest task on the page's thread {task:.0} ms (worst window {worst:.0}){}",
            beside(time, peer)
        ));
        short.extend(
            (time > limit).then(|| format!("the large log is {name} after {time:.0} ms, at most {limit:.0}")),
        );
        short.extend(
            (task > budgets::TASK)
                .then(|| format!("a task of {task:.0} ms until it is {name}, at most {}", budgets::TASK)),
        );
    }
    short.extend(judge_memory(most, "the large log"));
    short
}

/// The peer's seconds beside our milliseconds.
fn beside(time: f64, peer: Option<f64>) -> String {
    let Some(peer) = peer else { return String::new() };
    format!("; Inspect's reader in Python {:.0} ms, ratio {:.2}", peer * 1e3, time / (peer * 1e3))
}

fn judge_memory(most: Option<u64>, what: &str) -> Option<String> {
    let Some(most) = most else {
        say::line("  memory is told on Linux only");
        return None;
    };
    let megabytes = |bytes: u64| bytes >> 20;
    let limit = megabytes(budgets::MEMORY);
    say::line(&format!("  the page's process took {} MB at most (at most {limit})", megabytes(most)));
    (most > budgets::MEMORY).then(|| format!("{what} takes {} MB, at most {limit}", megabytes(most)))
}

/// Each file of the corpus, one after the other in one window; what falls short.
fn open_hostile(folder: &Path, server: &Server, driver: &Driver, engine: &Engine) -> Result<Vec<String>> {
    let files = std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files: Vec<PathBuf> = files.filter_map(|file| Some(file.ok()?.path())).collect();
    files.sort();
    say::line(&format!(
        "  {} hostile files, until told and until shown (at most {:.0} ms each):",
        files.len(),
        budgets::HOSTILE
    ));
    let session = page(server, driver, engine)?;
    let mut short = Vec::new();
    let mut most = None;
    for file in &files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let told = listed(&session, file).with_context(|| name.clone())?;
        let shown = ask(&session, "opened()").with_context(|| name.clone())?;
        let peak = memory::peak();
        most = most.max(peak);
        let then = shown.as_ref().map_or_else(|| "     –".to_owned(), |shown| format!("{:6.0}", shown.time));
        say::line(&format!(
            "  {name:38} {:6.0} {then} ms, {:4} MB, problems {}: {}",
            told.time,
            peak.unwrap_or(0) >> 20,
            told.problems,
            told.title
        ));
        for told in [Some(told), shown].into_iter().flatten() {
            short.extend((told.time > budgets::HOSTILE).then(|| format!("{name} takes {:.0} ms", told.time)));
            short.extend(
                (told.task > budgets::TASK).then(|| format!("{name}: a task of {:.0} ms", told.task)),
            );
        }
    }
    short.extend(judge_memory(most, "the worst hostile file"));
    Ok(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(time: f64, task: f64) -> Vec<Told> {
        vec![Told { time, task, title: String::new(), problems: 0 }]
    }

    #[test]
    fn each_limit_is_asked_for() {
        let judged = |list, open, task| {
            judge_large(&[told(list, task), told(open, 0.0), told(9e9, 0.0)], None, None).len()
        };
        assert_eq!(judged(1_000.0, 2_000.0, 50.0), 0);
        assert_eq!(judged(1_001.0, 2_001.0, 51.0), 3);
        assert!(
            judge_memory(Some(budgets::MEMORY), "").is_none()
                && judge_memory(Some(budgets::MEMORY + 1), "").is_some()
        );
        assert_eq!(beside(50.0, Some(0.025)), "; Inspect's reader in Python 25 ms, ratio 2.00");
    }
}
