//! When the program stops: the banner says so, the text stays, and both buttons of the banner work.

use crate::harness::{Browser, visit_unchecked};

fn assert_banner_over_text(browser: &Browser, report: &str) {
    browser.wait("the banner is shown", "!document.querySelector('#panic').hidden");
    assert!(browser.is_shown("#panic"));
    assert!(browser.text("#panic").contains("because of a mistake of ours"));
    assert!(browser.text("main").contains("A small ferry line"), "the text stays");
    assert!(browser.is_shown("#game-tree .picture svg"), "and so do the pictures");
    browser.click_named("#panic button", "Copy a report");
    browser.wait("the report is shown for copying", "!document.querySelector('#panic textarea').hidden");
    let text = browser.value("#panic textarea");
    assert!(text.contains(report) && text.contains("/read/looking-ahead/"), "{text}");
}

#[test]
fn the_panic_event_shows_the_banner() {
    visit_unchecked(|browser, site| {
        browser.visit(site, "/read/looking-ahead/");
        browser
            .script("dispatchEvent(new CustomEvent('lookahead-panic', {detail: 'a report of the test'}));");
        assert_banner_over_text(browser, "a report of the test");
        browser.script("window.before = true;");
        browser.click_named("#panic button", "Restart the page");
        browser.wait(
            "the page was loaded anew",
            "window.before === undefined && document.documentElement.dataset.live === 'yes'",
        );
        assert!(!browser.is_shown("#panic"));
    });
}
