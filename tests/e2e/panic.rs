//! When the program stops: the banner says so, the text stays, and both buttons of the banner work, also by keyboard.

use crate::harness::{Browser, key, visit_unchecked};

const CHAPTER: &str = "/read/looking-ahead/";

/// Has the wasm panic once the page is live; see `web::panic`.
const PANICKING: &str = "?lookahead-test-panic=1";

fn assert_banner_over_text(browser: &Browser) {
    browser.wait("the banner is shown", "!document.querySelector('#panic').hidden");
    assert!(browser.is_shown("#panic"));
    assert!(browser.text("#panic").contains("because of a mistake of ours"));
    assert!(browser.text("main").contains("A small ferry line"), "the text stays");
    assert!(browser.is_shown("#game-tree .picture svg"), "and so do the pictures");
}

fn assert_report(browser: &Browser, report: &str) {
    browser.wait("the report is shown for copying", "!document.querySelector('#panic textarea').hidden");
    let text = browser.value("#panic textarea");
    assert!(text.contains(report) && text.contains(CHAPTER), "{text}");
    browser.assert(
        "the whole report is selected, to be copied by hand",
        "(() => { const field = document.querySelector('#panic textarea'); return field.selectionEnd - field.selectionStart === field.value.length; })()",
    );
}

fn assert_loaded_anew(browser: &Browser) {
    browser.wait(
        "the page was loaded anew",
        "document.documentElement.dataset.before === undefined && document.documentElement.dataset.live === 'yes'",
    );
    assert!(!browser.is_shown("#panic"));
}

#[test]
fn the_panic_event_shows_the_banner() {
    visit_unchecked(|browser, site| {
        browser.visit(site, CHAPTER);
        browser
            .script("dispatchEvent(new CustomEvent('lookahead-panic', {detail: 'a report of the test'}));");
        assert_banner_over_text(browser);
        browser.click_named("#panic button", "Copy a report");
        assert_report(browser, "a report of the test");
        browser.script("document.documentElement.dataset.before = 1;");
        browser.click_named("#panic button", "Restart the page");
        assert_loaded_anew(browser);
    });
}

/// A panic in the wasm itself, from its hook to the banner.
#[test]
fn a_real_panic_shows_the_banner_with_its_place() {
    visit_unchecked(|browser, site| {
        browser.goto(&site.url(&format!("{CHAPTER}{PANICKING}")));
        assert_banner_over_text(browser);
        browser.click_named("#panic button", "Copy a report");
        assert_report(browser, "panicked at src/web/panic.rs");
    });
}

/// The Tab key leads from the text to both buttons, and Enter presses them.
#[test]
fn the_banner_is_reached_by_keyboard() {
    visit_unchecked(|browser, site| {
        browser.goto(&site.url(&format!("{CHAPTER}{PANICKING}")));
        assert_banner_over_text(browser);
        browser.script("document.documentElement.dataset.before = 1;");
        browser.assert(
            "it is said at once",
            "document.querySelector('#panic').getAttribute('role') === 'alert'",
        );
        browser.tab_to_button("Copy a report");
        browser.press(&[key::ENTER]);
        assert_report(browser, "asked for by the address");
        browser.tab_back_to_button("Restart the page");
        browser.press(&[key::ENTER]);
        assert_loaded_anew(browser);
        assert_eq!(browser.address(), site.url(CHAPTER), "the address no longer asks for a panic");
    });
}

/// Any other query, however alike, is no wish for a panic.
#[test]
fn only_the_whole_query_provokes_a_panic() {
    visit_unchecked(|browser, site| {
        for query in ["?lookahead-test-panic=0", "?lookahead-test-panic", "?a=1&lookahead-test-panic=1"] {
            browser.visit(site, &format!("{CHAPTER}{query}"));
            browser.ask_promise(
                "new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(true), 0)))",
            );
            assert!(!browser.is_shown("#panic"), "{query}");
        }
    });
}
