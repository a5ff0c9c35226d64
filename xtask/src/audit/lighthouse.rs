//! Lighthouse as on a phone: the four scores and the timings, each the median of a few runs.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;
use xtask::server::Server;

use super::budgets::lighthouse::{CLS, LCP, PAGES, RUNS, SCORE, TBT};
use super::check::{Check, median};
use super::pages;
use crate::browsers::Engine;
use crate::process::run_quietly;
use crate::tools::Shelf;
use crate::{paths, say};

/// The page for addresses that lead nowhere; its status alone costs it points.
const NOT_FOUND: &str = "404.html";

/// Score names in a report, and in the table.
const SCORES: [(&str, &str); 4] = [
    ("performance", "performance"),
    ("accessibility", "accessibility"),
    ("best-practices", "best practices"),
    ("seo", "SEO"),
];

/// Timings: name in a report, in the table, limit.
const TIMINGS: [(&str, &str, f64); 3] = [
    ("largest-contentful-paint", "LCP, ms", LCP),
    ("total-blocking-time", "TBT, ms", TBT),
    ("cumulative-layout-shift", "CLS", CLS),
];

/// All pages of the budget, each by the median of its runs, then one run of each of `others` that is none of them.
pub fn checks(
    server: &Server,
    engine: &Engine,
    shelf: &Shelf,
    folder: &Path,
    others: &[String],
) -> Result<Vec<Check>> {
    let is_other = |page: &&str| !PAGES.contains(page) && *page != NOT_FOUND;
    let once = others.iter().map(String::as_str).filter(is_other).map(|page| (page, 1));
    let mut checks = Vec::new();
    for (page, n_runs) in PAGES.iter().map(|page| (*page, RUNS)).chain(once) {
        let url = format!("{}{page}", server.url());
        let mut reports = Vec::new();
        for run in 1..=n_runs {
            say::line(&format!("    … Lighthouse: {} ({run} of {n_runs})", pages::label(page)));
            reports.push(measure(&url, engine, shelf, folder)?);
        }
        checks.extend(judge(&pages::label(page), &reports));
    }
    Ok(checks)
}

fn measure(url: &str, engine: &Engine, shelf: &Shelf, folder: &Path) -> Result<Value> {
    let script = folder.join("node_modules/lighthouse/cli/index.js");
    let output = paths::work("lighthouse")?.join("report.json");
    let mut command = shelf.command("node");
    command
        .arg(script)
        .args([url, "--output=json", "--quiet", "--max-wait-for-load=60000"])
        .arg(format!("--output-path={}", output.display()))
        .arg("--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking")
        .arg("--only-categories=performance,accessibility,best-practices,seo")
        .env("CHROME_PATH", &engine.browser);
    run_quietly("Lighthouse", &mut command, &paths::work("logs")?.join("lighthouse.log"))?;
    let text = fs::read(&output).with_context(|| format!("cannot read {}", output.display()))?;
    serde_json::from_slice(&text).context("Lighthouse wrote no report that can be read")
}

fn judge(page: &str, reports: &[Value]) -> Vec<Check> {
    let middle = |pointer: String, times: f64| {
        let read = |report: &Value| report.pointer(&pointer).and_then(Value::as_f64).unwrap_or(f64::NAN);
        median(&reports.iter().map(|report| read(report) * times).collect::<Vec<_>>())
    };
    let scores = SCORES.map(|(key, name)| {
        let score = middle(format!("/categories/{key}/score"), 100.0).round();
        let reasons = reports.last().map(|report| shortfalls(report, key)).unwrap_or_default();
        Check::at_least(page, name, score, SCORE).because(reasons)
    });
    let timings = TIMINGS.map(|(key, name, limit)| {
        Check::at_most(page, name, middle(format!("/audits/{key}/numericValue"), 1.0), limit)
    });
    scores.into_iter().chain(timings).collect()
}

/// The audits that cost a category its points.
fn shortfalls(report: &Value, category: &str) -> Vec<String> {
    let parts = report.pointer(&format!("/categories/{category}/auditRefs")).and_then(Value::as_array);
    let is_counted =
        |part: &&Value| part.get("weight").and_then(Value::as_f64).is_some_and(|weight| weight > 0.0);
    let names = parts.into_iter().flatten().filter(is_counted).map(|part| text(part, "id"));
    let audits = names.filter_map(|name| report.pointer(&format!("/audits/{name}")));
    audits
        .filter(|audit| audit.get("score").and_then(Value::as_f64).is_some_and(|score| score < 1.0))
        .map(|audit| {
            format!("{}: {} {}", text(audit, "id"), text(audit, "title"), text(audit, "displayValue"))
        })
        .collect()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn report(performance: f64, lcp: f64) -> Value {
        json!({
            "categories": {
                "performance": {"score": performance, "auditRefs": [{"id": "largest-contentful-paint", "weight": 25}]},
                "accessibility": {"score": 1}, "best-practices": {"score": 1}, "seo": {"score": 1},
            },
            "audits": {
                "largest-contentful-paint":
                    {"id": "largest-contentful-paint", "title": "LCP", "score": 0.5, "numericValue": lcp},
                "total-blocking-time": {"numericValue": 0}, "cumulative-layout-shift": {"numericValue": 0},
            },
        })
    }

    #[test]
    fn medians_are_held_against_the_limits() {
        let checks = judge("/", &[report(1.0, 800.0), report(0.9, 2000.0), report(1.0, 850.0)]);
        assert_eq!(checks.len(), 7);
        assert!(checks.iter().all(|check| check.holds), "{checks:?}");
        let slow = judge("/", &[report(0.9, 2000.0)]);
        assert_eq!(slow.iter().filter(|check| !check.holds).count(), 2);
        assert!(slow[0].details[0].starts_with("largest-contentful-paint"));
    }

    #[test]
    fn a_report_without_numbers_does_not_hold() {
        assert!(judge("/", &[json!({})]).iter().all(|check| !check.holds));
    }
}
