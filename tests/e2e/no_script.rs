//! Without scripts: the whole text, the first figures with their numbers, nothing that would not answer.

use crate::harness::{Browser, Site, visit_without_scripts};

const CHAPTER: &str = "/read/looking-ahead/";

fn open(browser: &Browser, site: &Site, path: &str) {
    browser.goto(&site.url(path));
    assert!(
        site.requests().iter().all(|request| !request.path.ends_with(".wasm")),
        "scripts are off, so no program is fetched"
    );
}

#[test]
fn the_chapter_is_whole() {
    visit_without_scripts(|browser, site| {
        open(browser, site, CHAPTER);
        let text = browser.text("main");
        for words in [
            "A small ferry line",
            "From the ends to the start",
            "Above it the machine waits and below it the machine takes",
            "Sources",
        ] {
            assert!(text.contains(words), "{words:?} is missing");
        }
        assert!(text.len() > 6_000, "{} bytes of text", text.len());
        assert!(browser.is_shown(".bar nav"));
        assert!(!browser.is_shown("#panic"));
    });
}

/// The answer that waits for a guess is told, since nobody can guess here.
#[test]
fn the_figures_show_and_tell() {
    visit_without_scripts(|browser, site| {
        open(browser, site, CHAPTER);
        assert!(browser.is_shown("#game-tree .picture svg"));
        assert!(browser.is_shown("#game-tree .readout"));
        assert_eq!(browser.style("#game-tree .readout", "visibility"), "visible");
        assert!(browser.text("#game-tree .readout").contains("chooses wait: it is worth 11"));
        assert_eq!(browser.style("#game-tree .after-guess", "visibility"), "visible");
        assert!(browser.is_shown("#game-tree-2 .picture svg"), "the chart");
    });
}

/// What needs a script is not shown; the panels of the foot open without one.
#[test]
fn nothing_dead_is_offered() {
    visit_without_scripts(|browser, site| {
        open(browser, site, CHAPTER);
        assert!(!browser.is_shown("#game-tree .guess"));
        assert!(!browser.is_shown("#game-tree .controls"));
        assert!(!browser.is_shown("#game-tree .stepper"));
        assert!(!browser.is_shown(".theme-choice button"));
        assert_eq!(browser.property("#game-tree .foot details", "open"), false, "the table is folded away");
        browser.click("#game-tree .foot summary");
        assert_eq!(browser.property("#game-tree .foot details", "open"), true, "and opens");
        assert!(browser.is_shown("#game-tree table.data"));
        assert!(browser.text("#game-tree table.data").contains("second buyer"));
        // Every button that is left visible would answer nobody.
        for figure in ["#game-tree", "#game-tree-2", "#game-tree-3"] {
            assert!(!browser.is_shown(&format!("{figure} .foot button")), "a button in the foot of {figure}");
        }
    });
}

/// Links are plain links.
#[test]
fn links_work() {
    visit_without_scripts(|browser, site| {
        open(browser, site, "/");
        browser.click(&format!(".bar nav a[href=\"{}\"]", site.path("/lab/")));
        browser.wait_for_address(&site.url("/lab/"));
        open(browser, site, "/lab/game-tree/");
        assert!(browser.is_shown("[role=tree]") && browser.text(".readout").contains("worth 11"));
        open(browser, site, "/embed/game-tree/");
        assert!(browser.text(".readout").contains("worth 11"));
    });
}
