//! When the program cannot be had: a note says so, the whole text stands, and nothing waits for an answer that nobody
//! will give.

use crate::harness::{Browser, Site, visit_unchecked};

const CHAPTER: &str = "/read/looking-ahead/";

fn assert_note(browser: &Browser, site: &Site, path: &str) {
    browser.goto(&site.url(path));
    browser.wait("the note is shown", "!document.querySelector('#not-live').hidden");
    assert!(browser.is_shown("#not-live"));
    assert!(browser.text("#not-live").contains("could not start"), "{}", browser.text("#not-live"));
    assert!(!browser.is_shown("#panic"), "nothing has panicked");
    assert_eq!(browser.ask("document.documentElement.dataset.live"), "failed");
}

/// The page's data may be gone too.
#[test]
fn missing_data_leaves_the_text() {
    visit_unchecked(|browser, site| {
        let _missing = site.without("page", ".json");
        assert_note(browser, site, "/");
        assert!(browser.is_shown("main h1") && browser.text("main").len() > 200);
    });
}

/// A program or its glue may be gone: after a new build, or behind a filter.
#[test]
fn a_missing_program_leaves_the_text() {
    for (start, end) in [("client_bg-", ".wasm"), ("client-", ".js")] {
        visit_unchecked(|browser, site| {
            let _missing = site.without(start, end);
            assert_note(browser, site, CHAPTER);
            let text = browser.text("main");
            assert!(text.contains("A small ferry line") && text.contains("Sources"), "without {start}*{end}");
            assert!(browser.is_shown("#game-tree .picture svg"));
        });
    }
}

/// The answer that waits for a guess is told, what would not answer is gone, and what needs no program still works.
#[test]
fn figures_tell_and_offer_nothing_dead() {
    visit_unchecked(|browser, site| {
        let _missing = site.without("client_bg-", ".wasm");
        assert_note(browser, site, CHAPTER);
        assert!(browser.is_shown("#game-tree .readout"));
        assert!(browser.text("#game-tree .readout").contains("chooses wait: it is worth 11"));
        assert_eq!(browser.style("#game-tree .after-guess", "visibility"), "visible");
        for dead in
            [".guess", ".controls", ".stepper", ".tools", ".foot > button", ".search", "[data-do=share]"]
        {
            assert!(!browser.is_shown(dead), "{dead}");
        }
        browser.click("#game-tree [data-panel=table] summary");
        assert!(browser.is_shown("#game-tree table.data"));
        browser.click_named(".theme-choice button", "dark");
        browser.assert("the colours can be chosen", "document.documentElement.dataset.theme === 'dark'");
    });
}

#[test]
fn an_embed_says_so_too() {
    visit_unchecked(|browser, site| {
        let _missing = site.without("client_bg-", ".wasm");
        assert_note(browser, site, "/embed/game-tree/");
        assert!(browser.is_shown("[role=tree]") && browser.is_shown(".readout"));
    });
}
