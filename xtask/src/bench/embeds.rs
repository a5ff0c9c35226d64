//! Ten embeds on a page of somebody else's, in Chromium with the processor slowed fourfold and the network as it is: how
//! soon those in view are live, and whether those further down cost anything. Used by `bench`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::json;
use tokio::runtime::Runtime;
use xtask::server::Server;

use super::drag::SLOWDOWN;
use crate::audit::{median, pages};
use crate::browsers::{Driver, Engine, Session};
use crate::{paths, say};

const N_EMBEDS: usize = 10;
/// Each in a new window.
const RUNS: usize = 5;
/// Milliseconds until the slowest frame in view is live.
const LIMIT: f64 = 1500.0;
/// Frames in a sandbox would get a process of their own, which the slowed processor would not reach.
const ONE_PROCESS: &str = "--disable-features=IsolateSandboxedIframes";

/// What the page tells.
#[derive(Debug, Deserialize)]
struct Told {
    /// The frames in view, counted from 0.
    seen: Vec<usize>,
    /// Frames that became live, and when.
    ready: Vec<(usize, f64)>,
}

/// Opens the page a few times; fails when a frame in view comes late, or one out of view does anything.
pub fn run(dist: &Path, server: &Server, runtime: &Runtime, driver: &Driver, engine: &Engine) -> Result<()> {
    let folder = paths::work("ten-embeds")?;
    fs::write(folder.join("index.html"), host_page(dist, server)?)?;
    let host =
        runtime.block_on(Server::start(&folder, "/", 0)).context("serving the page around the embeds")?;
    let mut times = Vec::new();
    for _ in 0..RUNS {
        server.clear_requests();
        let told = open(&host, driver, engine)?;
        times.push(slowest(&told)?);
        idle_ones(&told, server)?;
    }
    let time = median(&times);
    say::line(&format!(
        "  {N_EMBEDS} embeds on one page, processor slowed {SLOWDOWN}-fold: those in view live after {time:.0} ms (at most {LIMIT}), no program loaded for the others"
    ));
    if time > LIMIT { bail!("embeds in view are live after {time:.0} ms") } else { Ok(()) }
}

/// The first ten widgets in frames as the snippet makes them, below each other.
fn host_page(dist: &Path, server: &Server) -> Result<String> {
    let all = pages::pages(dist)?;
    let embeds: Vec<&String> = all.iter().filter(|page| page.starts_with("embed/")).take(N_EMBEDS).collect();
    if embeds.len() < N_EMBEDS {
        bail!("{} embeds in {}, fewer than {N_EMBEDS}", embeds.len(), dist.display());
    }
    let frame = |page: &&String| {
        let src = format!("{}{page}", server.url());
        format!(
            "<iframe src=\"{src}\" title=\"{page}\" width=\"100%\" height=\"640\" loading=\"lazy\" sandbox=\"allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox\"></iframe>\n"
        )
    };
    Ok(include_str!("embeds.html").replace("FRAMES", &embeds.iter().map(frame).collect::<String>()))
}

fn open(host: &Server, driver: &Driver, engine: &Engine) -> Result<Told> {
    let session = Session::open_with(driver, engine, &[ONE_PROCESS])?;
    session.devtools("Emulation.setCPUThrottlingRate", json!({"rate": SLOWDOWN}))?;
    session.go(&host.url())?;
    serde_json::from_value(session.run_async("window.whenLive()")?)
        .context("the page gave no result that can be read")
}

/// When the last of the frames in view was live.
fn slowest(told: &Told) -> Result<f64> {
    let mut last: f64 = 0.0;
    for index in &told.seen {
        let ready = told.ready.iter().find(|(other, _)| other == index);
        let (_, time) = ready.with_context(|| format!("embed {index} is in view and did not become live"))?;
        last = last.max(*time);
    }
    if told.seen.is_empty() { bail!("no embed was in view") } else { Ok(last) }
}

/// Frames out of view neither became live nor loaded a program: there are no more programs than frames in view.
fn idle_ones(told: &Told, server: &Server) -> Result<()> {
    let busy: BTreeSet<usize> =
        told.ready.iter().map(|(index, _)| *index).filter(|index| !told.seen.contains(index)).collect();
    if !busy.is_empty() {
        bail!("embeds out of view became live: {busy:?}");
    }
    let requests = server.requests();
    let n_clients = requests
        .iter()
        .filter(|asked| asked.path.contains("client_bg") && asked.path.ends_with(".wasm"))
        .count();
    let n_others = requests
        .iter()
        .filter(|asked| asked.path.ends_with(".wasm") && !asked.path.contains("client_bg"))
        .count();
    if n_clients > told.seen.len() || n_others > 0 {
        bail!(
            "{n_clients} clients and {n_others} other programs were loaded for {} embeds in view",
            told.seen.len()
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slowest_frame_in_view_counts() {
        let told = Told { seen: vec![0, 1], ready: vec![(1, 900.0), (0, 400.0), (5, 2000.0)] };
        assert_eq!(slowest(&told).unwrap(), 900.0);
        assert!(slowest(&Told { seen: vec![2], ready: vec![(1, 9.0)] }).is_err());
        assert!(slowest(&Told { seen: vec![], ready: vec![] }).is_err());
    }
}
