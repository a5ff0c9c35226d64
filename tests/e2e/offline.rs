//! Each widget in a file of its own, opened from the disk: it lives, it answers, and it asks nobody for anything.
//!
//! The opened copy differs from the built file in one thing: the probe stands in it, and the policy names the probe's hash
//! beside the others.

use std::fs;
use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::harness::{Browser, Site, scratch, visit, visit_without_scripts};

const PROBE: &str = include_str!("harness/probe.js");

/// All registered widgets, by the files that were built for them.
fn slugs(site: &Site) -> Vec<String> {
    let names = site.built_in("offline");
    let slugs: Vec<String> =
        names.iter().filter_map(|name| name.strip_suffix(".html")).map(str::to_owned).collect();
    let registered: Vec<String> = site.built_in("embed");
    assert_eq!(slugs, registered, "one file for each widget");
    slugs
}

/// Writes the copy; gives its address on the disk.
fn file_of(site: &Site, slug: &str) -> String {
    let html = site.built(&format!("offline/{slug}.html"));
    let hash = BASE64.encode(Sha256::digest(PROBE.as_bytes()));
    let html = html.replacen("script-src ", &format!("script-src 'sha256-{hash}' "), 1);
    let html = html.replacen(
        "<meta name=\"referrer\"",
        &format!("<script>{PROBE}</script><meta name=\"referrer\""),
        1,
    );
    let place: PathBuf = scratch().join(format!("{slug}.html"));
    fs::write(&place, html).expect("the copy is written");
    format!("file://{}", place.display())
}

fn open(browser: &Browser, site: &Site, slug: &str) {
    browser.goto(&file_of(site, slug));
    browser.wait_until_live();
    browser.assert("the probe is there", "window.probe");
}

fn assert_asked_nobody(browser: &Browser, site: &Site, slug: &str) {
    let asked = browser.ask("performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => !/^(blob|data):/.test(name))");
    assert_eq!(asked, json!([]), "{slug}");
    assert_eq!(browser.ask("probe.wrongs"), json!([]), "{slug}");
    assert!(site.requests().is_empty(), "{slug}: {:?}", site.requests());
}

/// Answers the guess, if one is asked for, then turns the first slider there is, or presses the first button that sets
/// something; says what was done. Used by the packages' tests too.
pub(super) const WORK: &str = "(() => {
  const shown = (css) => [...document.querySelectorAll(css)].find((it) => it.checkVisibility() && !it.disabled && !it.closest('.guess'));
  window.linkOf = () => document.querySelector(\".share textarea[id$='-link']\").value;
  window.before = linkOf();
  const slider = shown('figure input[type=range]');
  if (slider) {
    slider.value = slider.value === slider.max ? slider.min : slider.max;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    return 'slider';
  }
  const button = shown('figure .controls button[aria-pressed=false]') || shown('figure button[data-set]');
  button.click();
  return 'button';
})()";

/// The first choice of the guess, if there is one.
pub(super) const GUESS: &str = "(() => { const choice = document.querySelector('.guess button:not(.quiet)'); if (choice) choice.click(); return !!choice; })()";

/// What the figure shows was worked out anew: its link is that of another state.
pub(super) const ANSWERED: &str = "linkOf() !== before && !document.querySelector('.working progress')";

#[test]
fn every_widget_lives_from_the_disk_and_asks_nobody() {
    visit(|browser, site| {
        for slug in slugs(site) {
            open(browser, site, &slug);
            assert_eq!(browser.count("figure.figure, figure"), 1, "{slug}");
            if browser.ask(GUESS) == true {
                browser.wait(&format!("{slug}: the guess is answered"), "!document.querySelector('.guess')");
            }
            let done = browser.ask(WORK);
            browser.wait(&format!("{slug}: the {done} is answered"), ANSWERED);
            assert!(browser.texts("figure .readout").join("").len() > 20, "{slug}");
            assert_eq!(browser.texts(".working .figure-note").join(""), "", "{slug}");
            browser.assert(
                "nothing is offered that the file has not",
                "![...document.querySelectorAll('[data-do=share]')].some((it) => it.checkVisibility())",
            );
            assert_asked_nobody(browser, site, &slug);
        }
    });
}

/// What a figure fetches on the site lies in the file: sets of traces, and other people's numbers.
#[test]
fn what_a_figure_fetches_is_in_its_file() {
    visit(|browser, site| {
        open(browser, site, "trace-pair");
        browser.ask(GUESS);
        browser.wait("the guess is answered", "!document.querySelector('.guess')");
        let n_sets = browser.count("figure [data-state^='preset=']");
        assert!(n_sets >= 5, "{n_sets} sets");
        for at in 0..n_sets {
            browser.script(&format!(
                "document.querySelectorAll(\"figure [data-state^='preset=']\")[{at}].click();"
            ));
            browser.wait(
                &format!("set {at} is open"),
                &format!("document.querySelectorAll(\"figure [data-state^='preset=']\")[{at}].getAttribute('aria-pressed') === 'true' && document.querySelector('figure table.data tbody tr')"),
            );
            assert_eq!(browser.texts(".working .figure-note").join(""), "", "set {at}");
        }
        assert_asked_nobody(browser, site, "trace-pair");

        open(browser, site, "surveys");
        browser.ask(WORK);
        browser.wait("the number is taken", ANSWERED);
        browser.script("document.querySelector('[data-fetch]').click();");
        browser.wait(
            "the others' numbers are shown",
            "document.querySelectorAll('figure .picture svg, figure table.data tbody tr').length > 3",
        );
        assert_eq!(browser.texts(".working .figure-note").join(""), "");
        assert_asked_nobody(browser, site, "surveys");
    });
}

/// A game's charts come from a second program, which lies in the file too; its files are saved.
#[test]
fn charts_and_files_come_from_the_file_too() {
    visit(|browser, site| {
        open(browser, site, "game-tree");
        browser.goto(&format!("{}?controls=full#game-tree.view=chart", file_of(site, "game-tree")));
        browser.wait_until_live();
        browser.wait("the chart is drawn", "document.querySelector('figure svg.chart, figure .chart svg')");
        browser.click_named("figure summary", "Save");
        browser.click_named("figure button", "Table (CSV)");
        browser.wait("a table is saved", "probe.saved.length === 1 && probe.saved[0].size > 20");
        assert_asked_nobody(browser, site, "game-tree");
    });
}

/// A copy that was built for no address has plain words where the site has links into itself; one that was built for an
/// address leads there, also by links that a program draws.
#[test]
fn links_do_not_lead_to_the_disk() {
    const LINKS: &str = "[...document.querySelectorAll('a[href]')].map((link) => link.href).filter((href) => !href.includes('.html#'))";
    visit(|browser, site| {
        for slug in ["premises", "surveys", "faking-results", "game-tree"] {
            open(browser, site, slug);
            let links = strings(&browser.ask(LINKS));
            assert!(links.iter().all(|link| link.starts_with("https://")), "{slug}: {links:?}");

            let place = scratch().join(format!("{slug}-published.html"));
            let html = fs::read_to_string(scratch().join(format!("{slug}.html"))).expect("the copy is there");
            let own = site.url("/");
            let address = format!("data-address=\"{own}\"");
            let html = html.replacen(&address, &format!("{address} data-published=\"yes\""), 1);
            fs::write(&place, html).expect("the copy is written");
            browser.goto(&format!("file://{}", place.display()));
            browser.wait_until_live();
            let links = strings(&browser.ask(LINKS));
            let is_known = |link: &String| link.starts_with("https://") || link.starts_with(&own);
            assert!(links.iter().all(is_known), "{slug}: {links:?}");
            assert!(links.iter().any(|link| link.starts_with(&own)), "{slug}: {links:?}");
        }
    });
}

fn strings(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

#[test]
fn the_page_for_educators_leads_to_every_file() {
    visit(|browser, site| {
        browser.visit(site, "/teach/");
        let links =
            strings(&browser.ask("[...document.querySelectorAll('.files a')].map((link) => link.pathname)"));
        let slugs = slugs(site);
        assert_eq!(links.len(), 2 * slugs.len(), "{links:?}");
        for slug in slugs {
            for file in [format!("offline/{slug}.html"), format!("scorm/{slug}.zip")] {
                let path = site.path(&file);
                assert!(links.contains(&path), "{path} in {links:?}");
                assert_eq!(site.ask(&path).0, 200, "{path}");
            }
        }
    });
}

#[test]
fn without_scripts_the_first_figure_stands() {
    visit_without_scripts(|browser, site| {
        for slug in ["power", "game-tree"] {
            browser.goto(&file_of(site, slug));
            assert!(browser.is_shown("figure .picture svg"), "{slug}");
            assert!(browser.text("figure .readout").len() > 20, "{slug}");
        }
    });
}
