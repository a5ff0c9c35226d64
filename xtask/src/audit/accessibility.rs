//! axe-core on every page in Chromium: light, dark, and 320 px wide, where nothing may need scrolling sideways.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use xtask::server::Server;

use super::check::Check;
use super::pages;
use crate::browsers::{Driver, Engine, Session};
use crate::say;
use crate::tools::Shelf;

/// How a page is looked at.
struct View {
    name: &'static str,
    scheme: &'static str,
    width: u32,
}

const VIEWS: [View; 3] = [
    View { name: "light", scheme: "light", width: 1280 },
    View { name: "dark", scheme: "dark", width: 1280 },
    View { name: "320 px", scheme: "light", width: 320 },
];

/// Waits for the site's own mark that its program runs, and one more frame. Gives the mark: `yes`, `failed`, or
/// `missing` after ten seconds.
const LIVE: &str = "new Promise((done) => {
  const begin = performance.now();
  const look = () => {
    const mark = document.documentElement.dataset.live;
    if (mark === undefined && performance.now() - begin < 10000) setTimeout(look, 20);
    else requestAnimationFrame(() => setTimeout(() => done(mark || 'missing'), 50));
  };
  look();
})";

const AXE: &str =
    "axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations.map((rule) =>
  rule.id + ' (' + rule.nodes.length + '): ' + rule.help + ': ' + rule.nodes[0].target.join(' ')))";

/// How far the page reaches beyond the window, and the element that reaches farthest.
const BEYOND: &str = "const root = document.documentElement;
  const all = [...document.body.querySelectorAll('*')].map((element) => [element.getBoundingClientRect().right, element]);
  const [, widest] = all.reduce((most, next) => next[0] > most[0] ? next : most, [0, document.body]);
  return {pixels: root.scrollWidth - root.clientWidth, widest: widest.outerHTML.slice(0, 120)};";

/// Violations and sideways scrolling of each page, in each view.
pub fn checks(
    server: &Server,
    dist: &Path,
    engine: &Engine,
    axe: &Path,
    shelf: &Shelf,
) -> Result<Vec<Check>> {
    let source = std::fs::read_to_string(axe).with_context(|| format!("cannot read {}", axe.display()))?;
    let driver = Driver::start(engine, shelf)?;
    let session = Session::open(&driver, engine)?;
    let mut checks = Vec::new();
    for page in pages::pages(dist)? {
        say::line(&format!("    … axe: {}", pages::label(&page)));
        for view in &VIEWS {
            checks.extend(look(&session, &format!("{}{page}", server.url()), &page, view, &source)?);
        }
    }
    Ok(checks)
}

fn look(session: &Session, url: &str, page: &str, view: &View, source: &str) -> Result<Vec<Check>> {
    let scheme = json!([{"name": "prefers-color-scheme", "value": view.scheme}]);
    session.devtools("Emulation.setEmulatedMedia", json!({ "features": scheme }))?;
    let size = json!({"width": view.width, "height": 900, "deviceScaleFactor": 1, "mobile": false});
    session.devtools("Emulation.setDeviceMetricsOverride", size)?;
    session.go(url)?;
    let mark = session.run_async(LIVE)?;
    let live = f64::from(u8::from(mark == "yes"));
    session.run(source)?;
    let found = session.run_async(AXE).with_context(|| format!("axe on {url}"))?;
    let found: Vec<String> =
        found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
    let subject = format!("{} {}", pages::label(page), view.name);
    let mut checks = vec![Check::at_most(&subject, "axe violations", found.len() as f64, 0.0).because(found)];
    if live < 1.0 {
        let reason = format!("the mark data-live is {mark}");
        checks.push(Check::at_least(&subject, "program runs", live, 1.0).because(vec![reason]));
    }
    if view.width == 320 {
        let beyond = session.run(BEYOND)?;
        let list = |key: &str| beyond.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let pixels = beyond.get("pixels").and_then(Value::as_f64).unwrap_or(f64::NAN);
        checks.push(
            Check::at_most(&subject, "scrolls sideways, px", pixels, 0.0).because(vec![list("widest")]),
        );
    }
    Ok(checks)
}
