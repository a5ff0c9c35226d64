//! The published results: asked before shown, bars that can be come to and say their line, a count of the reader's own.

use crate::harness::{key, visit, visit_without_scripts};

const SHOWN: &str = "#faking-results .picture svg";

#[test]
fn a_guess_comes_before_the_bars() {
    visit(|browser, site| {
        browser.visit(site, "/read/faking/");
        assert!(!browser.is_shown(SHOWN), "the bars wait");
        browser.click_named("#faking-results .guess button", "50");
        browser.wait(
            "the verdict",
            "document.querySelector('#faking-results .readout').textContent.startsWith('It was about 12')",
        );
        browser.wait("the bars", "[...document.querySelectorAll('#faking-results svg')].some((it) => it.checkVisibility({ visibilityProperty: true }))");
        assert!(!browser.address().contains("guess"), "{}", browser.address());
    });
}

#[test]
fn every_bar_is_come_to_and_says_its_line() {
    visit(|browser, site| {
        browser.visit(site, "/lab/faking-results/");
        let bars = "[...document.querySelectorAll('#faking-results svg g[tabindex]')].filter((it) => it.checkVisibility({ visibilityProperty: true }))";
        browser.tab_until("the first bar", &format!("it === {bars}[0]"));
        for at in 0..3 {
            browser.assert("a bar is focused", &format!("document.activeElement === {bars}[{at}]"));
            let line = browser.ask("document.activeElement.getAttribute('aria-label')");
            assert!(line.as_str().is_some_and(|line| line.contains("95 % interval from")), "{line}");
            browser.press(&[key::TAB]);
        }
    });
}

#[test]
fn a_count_of_the_readers_own_is_called_theirs() {
    visit(|browser, site| {
        browser.visit(site, "/lab/faking-results/");
        let slider = "#faking-results .controls input[type=range]";
        browser.assert(
            "intervals are those of the printed errors",
            "document.querySelector('#faking-results .in-out').textContent.includes('about 337 conversations')",
        );
        browser.script(&format!("document.querySelector('{slider}').focus()"));
        browser.press(&[key::RIGHT]);
        browser.wait(
            "the reader's count",
            "document.querySelector('#faking-results .in-out').textContent.includes('if there had been')",
        );
        browser.wait("the address has it", "location.search.includes('n=')");
        browser.visit(site, "/lab/faking-results/?faking-results.preset=perhaps");
        browser.wait(
            "the unknown view is named",
            "document.querySelector('#faking-results .notes').textContent.includes('perhaps')",
        );
    });
}

#[test]
fn the_numbers_stand_without_scripts() {
    visit_without_scripts(|browser, site| {
        browser.goto(&site.url("/read/faking/"));
        assert!(browser.is_shown(SHOWN));
        let text = browser.text("main");
        for number in ["14.2 %", "11.9 %", "2.8 %", "78.4 %", "6.9 %"] {
            assert!(text.replace('\u{a0}', " ").contains(number), "{number}");
        }
    });
}
