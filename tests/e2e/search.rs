//! The search of titles, claims and terms: local, fetched when first opened.

use crate::harness::{key, visit};

#[test]
fn terms_are_found_and_opened() {
    visit(|browser, site| {
        browser.visit(site, "/");
        assert!(
            !site.requests().iter().any(|request| request.path.ends_with("search-index.json")),
            "not before it is asked for"
        );
        browser.click(".search summary");
        browser.tab_until("the search field", "it.id === 'search-field'");
        browser.type_text("backward induction");
        browser.wait("the term is found", "[...document.querySelectorAll('.hits a')].some((hit) => hit.textContent.toLowerCase().includes('backward induction'))");
        browser.script("window.stillTheSamePage = true;");
        browser.press(&[key::TAB, key::ENTER]);
        browser.wait("a hit is opened", "!location.pathname.endsWith('/repo/') && document.activeElement === document.querySelector('h1')");
        browser.assert("without a reload", "window.stillTheSamePage");
    });
}

#[test]
fn nothing_found_says_so() {
    visit(|browser, site| {
        browser.visit(site, "/about/");
        browser.click(".search summary");
        browser.tab_until("the search field", "it.id === 'search-field'");
        browser.type_text("qqqqzzzz");
        browser.wait(
            "it says so",
            "document.querySelector('.search [role=status]').textContent.includes('Nothing found')",
        );
        assert_eq!(browser.count(".hits li"), 0);
    });
}
