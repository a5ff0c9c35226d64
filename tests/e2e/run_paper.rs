//! Lessons for the room without their script, and the sheet for paper: whole, with answers folded away or on a page of their own.

use crate::harness::{visit, visit_unchecked, visit_without_scripts};

const LESSON: &str = "/teach/run/looking-ahead/";
const SHEET: &str = "/teach/sheet/looking-ahead/";
/// What comes out in the first step's question; the number is the model's.
const ANSWER: &str = "Waiting is worth";

/// The whole lesson, one step below the other, with the answers folded away.
#[test]
fn without_scripts_the_lesson_is_whole() {
    visit_without_scripts(|browser, site| {
        browser.goto(&site.url(LESSON));
        for at in 1..=8 {
            assert!(browser.is_shown(&format!("#step-{at} h2")), "step {at}");
        }
        assert!(!browser.is_shown(".run-tools") && !browser.is_shown(".options input"));
        assert!(!browser.is_shown(".release") && !browser.is_shown("[data-do=figure]"));
        assert!(browser.is_shown(".run-figure a"), "the figures are links");
        assert_eq!(browser.property(".answer", "open"), false);
        browser.click("#step-1 .answer summary");
        assert_eq!(browser.property(".answer", "open"), true);
        assert!(browser.text("#step-1 .answer").contains(ANSWER));
        browser.click("#step-1 .run-notes summary");
        assert!(browser.text("#step-1 .run-notes").contains("Tell the ferry scene"));
        browser.goto(&site.url(SHEET));
        assert!(browser.is_shown(".sheet .lines") && browser.is_shown(".sheet .picture svg"));
    });
}

/// Behind a filter, or after a new build.
#[test]
fn without_its_script_the_lesson_is_whole() {
    visit_unchecked(|browser, site| {
        let _missing = site.without("run-", ".js");
        browser.goto(&site.url(LESSON));
        browser.wait("the note is shown", "!document.querySelector('#not-live').hidden");
        assert_eq!(browser.ask("document.documentElement.dataset.live"), "failed");
        assert!(browser.is_shown("#step-1 h2") && browser.is_shown("#step-7 h2"));
        assert!(!browser.is_shown(".run-tools"));
        assert_eq!(browser.property(".answer", "open"), false);
    });
}

/// The class gets no answer; the key stands on a page of its own.
#[test]
fn the_sheet_keeps_the_key_apart() {
    visit(|browser, site| {
        let sheets = site.pages().iter().filter(|page| page.starts_with("/teach/sheet/"));
        let mut n_sheets = 0;
        for page in sheets {
            n_sheets += 1;
            browser.visit(site, page);
            assert!(browser.count(".for-class .sheet-question") >= 2, "{page}");
            assert!(
                !browser.is_shown(".for-class .readout")
                    && (browser.count(".for-class .after-guess") == 0
                        || !browser.is_shown(".for-class .after-guess")),
                "{page}"
            );
            assert!(
                browser.count(".for-class input") == 0 || !browser.is_shown(".for-class input"),
                "{page}"
            );
            assert!(browser.text(".for-teacher").len() > 300, "{page}");
        }
        assert!(n_sheets >= 8);
        browser.visit(site, SHEET);
        assert!(
            !browser.text(".for-class").contains(ANSWER) && browser.text(".for-teacher").contains(ANSWER)
        );
        let breaks = "(() => { for (const sheet of document.styleSheets) for (const rule of sheet.cssRules) if (rule.media && rule.media.mediaText === 'print') for (const inner of rule.cssRules) if (inner.selectorText === '.for-teacher' && inner.style.breakBefore === 'page') return true; return false; })()";
        browser.assert("on paper the key begins a page", breaks);
    });
}
