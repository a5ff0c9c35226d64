//! Where the reader was: kept on the reader's machine, offered on the first page, forgotten when asked.

use crate::harness::{Browser, visit};

const CHAPTER: &str = "/read/looking-ahead/";
const KEPT: &str = "localStorage.getItem('lookahead.1.place')";

fn read_on(browser: &Browser) {
    browser.script("document.getElementById('how-much-later-counts').scrollIntoView()");
    browser.wait("the place is kept", &format!("({KEPT} || '').includes('how-much-later-counts')"));
}

#[test]
fn the_first_page_leads_back() {
    visit(|browser, site| {
        browser.visit(site, "/");
        assert!(!browser.is_shown("#go-on"), "nothing was read");
        assert!(!browser.is_shown(".badge.read"));
        browser.visit(site, CHAPTER);
        assert_eq!(browser.ask(KEPT), serde_json::Value::Null, "to open a chapter is not to read it");
        read_on(browser);
        browser.click(".brand");
        browser.wait("the first page is shown", "document.querySelector('.three-paths')");
        assert!(browser.is_shown("#go-on"));
        assert!(browser.text("#go-on").contains("Looking ahead"), "{}", browser.text("#go-on"));
        assert!(browser.is_shown(".map .badge.read:not([hidden])"));
        browser.visit(site, "/");
        browser.click("#go-on a");
        browser.wait_for_address(&site.url(&format!("{CHAPTER}#how-much-later-counts")));
        browser.wait("the place is shown", "scrollY > 500");
    });
}

#[test]
fn it_is_forgotten_when_asked() {
    visit(|browser, site| {
        browser.visit(site, CHAPTER);
        read_on(browser);
        browser.visit(site, "/");
        browser.click("[data-do='forget']");
        assert!(!browser.is_shown("#go-on") && !browser.is_shown(".badge.read"));
        assert_eq!(browser.ask(KEPT), serde_json::Value::Null);
    });
}

/// Whatever stands in the storage, the page is whole and leads nowhere else.
#[test]
fn garbage_in_the_storage_is_ignored() {
    visit(|browser, site| {
        browser.visit(site, "/");
        for garbage in [
            "",
            "{",
            "null",
            "7",
            "[]",
            r#"{"last":"/read/x/","of":null}"#,
            r#"{"last":"https://example.org/read/x/","of":{}}"#,
            r#"{"last":"javascript:alert(1)","of":{"javascript:alert(1)":{"title":"x","now":1,"part":1}}}"#,
            r#"{"last":"/read/x/","of":{"/read/x/":{}}}"#,
            r#"{"last":"__proto__","of":{}}"#,
        ] {
            browser.script(&format!(
                "localStorage.setItem('lookahead.1.place', {})",
                serde_json::json!(garbage)
            ));
            browser.visit(site, "/");
            assert!(!browser.is_shown("#go-on"), "{garbage}");
            browser.visit(site, CHAPTER);
            read_on(browser);
        }
    });
}
