//! What the reader's browser keeps of the six premises: shown again in the last chapter, kept apart from what came with a
//! link, forgotten when asked; and what happens where it is scrap, or where nothing can be kept.

use serde_json::Value;

use crate::harness::{Browser, Site, visit};

const KEY: &str = "localStorage.getItem('lookahead.1.premises')";
const RECORD: &str = "v=1&b1=3&p2=80&n2=if%20nobody%20buys&p3=50&p4=50&p5=50&p6=50&committed=50,50,50,50,50,50&plan1=learn%20to%20sail";
const LAST_CHAPTER: &str = "/read/where-you-stand/";

/// The record as if written on an earlier day.
fn keep(browser: &Browser, site: &Site, record: &str) {
    browser.visit(site, "/about/");
    browser.script(&format!("localStorage.setItem('lookahead.1.premises', {})", Value::from(record)));
}

fn wait_for(browser: &Browser, text: &str) {
    let wanted = Value::from(text);
    browser.wait(
        &format!("the figure says {text:?}"),
        &format!("document.querySelector('#premises').textContent.includes({wanted})"),
    );
}

#[test]
fn what_is_answered_is_kept_and_shown_again() {
    visit(|browser, site| {
        browser.visit(site, "/read/the-question/");
        assert_eq!(browser.ask(KEY), Value::Null, "nothing is kept before anything is answered");
        browser.click_named("#premises button", "To the first question");
        wait_for(browser, "Question 1 of 6");
        browser.click_named("#premises button", "30 to 70 %");
        browser.wait("the answer is kept", &format!("({KEY} || '').includes('b1=3')"));
        keep(browser, site, RECORD);
        browser.visit(site, LAST_CHAPTER);
        // 0.5⁶ and 0.5⁵ · 0.8.
        wait_for(browser, "the product of your answers went from 1.56 to 2.5 %");
        wait_for(browser, "if nobody buys");
        wait_for(browser, "comes from “2 Reasons to build”");
    });
}

/// Beginning anew in a figure forgets its view; answers are forgotten by their own button.
#[test]
fn reset_keeps_the_record_and_forgetting_does_not() {
    visit(|browser, site| {
        keep(browser, site, RECORD);
        browser.visit(site, "/lab/premises/");
        wait_for(browser, "What your six answers come to");
        browser.click_named("#premises button", "What moves it");
        wait_for(browser, "How far each answer moves the product");
        browser.click_named("#premises button", "Reset");
        wait_for(browser, "What your six answers come to");
        assert_eq!(browser.ask(KEY), Value::from(RECORD));
        browser.click_named("#premises button", "Forget all answers, notes and plans");
        browser.wait("the record is gone", &format!("{KEY} === null"));
        wait_for(browser, "0 of 6 answered");
    });
}

#[test]
fn a_link_leaves_the_record_alone() {
    visit(|browser, site| {
        keep(browser, site, RECORD);
        browser.visit(site, "/lab/premises/?p1=7&step=1");
        wait_for(browser, "These answers came with the link.");
        browser.click_named("#premises button", "90 to 99 %");
        wait_for(browser, "(yours: 90 to 99 %)");
        assert_eq!(browser.ask(KEY), Value::from(RECORD));
        browser.click_named("#premises button", "Keep them as mine");
        browser.wait("the link's answers take its place", &format!("{KEY} === 'v=1&b1=5'"));
    });
}

#[test]
fn scrap_in_the_storage_is_said_and_left_until_something_is_answered() {
    visit(|browser, site| {
        for scrap in ["{", "null", "v=0&p1=5", "\u{fffd}\u{fffd}"] {
            keep(browser, site, scrap);
            browser.visit(site, "/lab/premises/");
            wait_for(browser, "could not be read");
            assert_eq!(browser.ask(KEY), Value::from(scrap));
        }
        browser.click_named("#premises button", "To the first question");
        wait_for(browser, "Question 1 of 6");
        browser.click_named("#premises button", "1 to 10 %");
        browser.wait("it is replaced", &format!("{KEY} === 'v=1&b1=1'"));
        wait_for(browser, "is kept in this browser");
        // A record of ours with nonsense in it is read as far as it means something.
        keep(browser, site, "v=1&p1=lots&b2=99&p3=7&committed=1,2&&=&plan1");
        browser.visit(site, "/lab/premises/?step=3");
        wait_for(browser, "(yours: 7 %)");
        wait_for(browser, "1 of 6 answered");
    });
}

/// In a frame nothing is kept: the same code as where a browser closes its storage.
#[test]
fn an_embed_keeps_nothing() {
    visit(|browser, site| {
        keep(browser, site, RECORD);
        browser.visit(site, "/privacy/");
        browser.script(
            "const frame = document.createElement('iframe'); frame.id = 'guest'; frame.src = document.querySelector('.brand').href + 'embed/premises/'; document.querySelector('main').prepend(frame)",
        );
        let inside = "document.getElementById('guest').contentDocument";
        let figure = format!("{inside}.querySelector('#premises')");
        let press = |name: &str| {
            browser.script(&format!(
                "[...{figure}.querySelectorAll('button')].find((button) => button.textContent === {name:?}).click()"
            ));
        };
        let wait = |text: &str| {
            browser.wait(
                &format!("the frame says {text:?}"),
                &format!("{figure} && {figure}.textContent.includes({text:?})"),
            );
        };
        browser.wait("the frame is live", &format!("{inside}.documentElement.dataset.live === 'yes'"));
        wait("keeps nothing");
        press("To the first question");
        wait("Question 1 of 6");
        wait("0 of 6 answered");
        press("90 to 99 %");
        wait("(yours: 90 to 99 %)");
        assert_eq!(browser.ask(KEY), Value::from(RECORD));
    });
}

#[test]
fn the_page_on_what_is_kept_shows_it_and_forgets_it() {
    visit(|browser, site| {
        browser.visit(site, "/privacy/");
        assert!(browser.is_shown("#kept-nothing") && !browser.is_shown("#kept"), "nothing is kept");
        keep(browser, site, RECORD);
        browser.click_named("footer button", "dark");
        browser.visit(site, "/privacy/");
        let kept = browser.value("#kept");
        assert!(kept.contains("learn%20to%20sail") && kept.contains("lookahead.1.theme: dark"), "{kept}");
        // What others keep at this address is no business of ours.
        browser.script("localStorage.setItem('else', '1')");
        browser.click_named("main button", "Forget everything");
        browser.wait("everything of ours is gone", "Object.keys(localStorage).join() === 'else'");
        browser.wait_until_live();
        browser.wait(
            "the page says so",
            "document.getElementById('kept-nothing') && !document.getElementById('kept-nothing').hidden",
        );
        browser.assert("the colours too", "!document.documentElement.dataset.theme");
        browser.script("localStorage.removeItem('else')");
    });
}

mod in_chromium {
    use serde_json::json;

    use super::{Browser, visit, wait_for};

    fn deny_storage(browser: &Browser) {
        let source = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } })";
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": source }));
    }

    /// It is said, nothing breaks, and answers last while the reader goes about the site.
    #[test]
    fn where_storage_is_denied_answers_last_as_long_as_the_visit() {
        visit(|browser, site| {
            deny_storage(browser);
            browser.visit(site, "/read/the-question/");
            wait_for(browser, "This browser keeps nothing for the page");
            browser.click_named("#premises button", "To the first question");
            wait_for(browser, "Question 1 of 6");
            browser.click_named("#premises button", "30 to 70 %");
            wait_for(browser, "(yours: 30 to 70 %)");
            browser.click_named("footer a", "What this browser keeps");
            browser.wait("the page says so", "document.getElementById('kept-closed')");
            assert!(browser.is_shown("#kept-closed") && !browser.is_shown("#kept-nothing"));
            browser.click(".brand");
            browser.wait("the first page is shown", "document.querySelector('.three-paths')");
            browser.click_named(".map a", "Where do you stand now?");
            wait_for(browser, "(yours: 30 to 70 %)");
        });
    }
}
