//! Pages for educators: reached from the foot, whole without scripts, clean by axe, and fit for paper; and two criteria that
//! axe leaves out by itself, the size of targets and wider spacing of text, on all kinds of page.

use serde_json::json;

use crate::accessibility::assert_clean;
use crate::harness::{Browser, Look, visit, visit_as};

const PAGES: [&str; 4] = ["/teach/", "/teach/power/", "/teach/accessibility/", "/teach/embed/"];
const KINDS: [&str; 7] = [
    "/",
    "/read/looking-ahead/",
    "/lab/game-tree/",
    "/lab/power/",
    "/teach/",
    "/teach/scratchpads/",
    "/teach/embed/",
];

/// Elements that reach beyond the window.
const BEYOND: &str = "(() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  return [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
    .map((element) => element.outerHTML.slice(0, 120)).slice(0, 3);
})()";

/// Criterion 1.4.12: spacing of lines, paragraphs, letters and words, as a reader's own style sets it.
const WIDER: &str = "
  const sheet = document.styleSheets[0];
  sheet.insertRule('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }', sheet.cssRules.length);
  sheet.insertRule('p { margin-bottom: 2em !important; }', sheet.cssRules.length);";

#[test]
fn the_foot_leads_to_a_lesson() {
    visit(|browser, site| {
        browser.visit(site, "/glossary/");
        browser.click_named(".site-foot a", "For educators");
        browser.wait(
            "the overview is shown",
            "location.pathname.endsWith('/teach/') && document.querySelector('.lessons')",
        );
        assert!(browser.count(".lessons li") >= 8);
        browser.click_named(".lessons a", "Looking ahead");
        browser.wait("the lesson is shown", "document.querySelector('.lesson #opposing-views')");
        browser.wait("it is told", "document.activeElement.id === 'page-title'");
        let marks = browser.ask("[...document.querySelectorAll('#outline + .scroller td:first-child')].map((cell) => cell.textContent)");
        let marks: Vec<&str> = marks.as_array().unwrap().iter().filter_map(|mark| mark.as_str()).collect();
        assert!(
            marks.first().unwrap().starts_with("0–") && marks.last().unwrap().ends_with("–45"),
            "{marks:?}"
        );
    });
}

#[test]
fn a_link_of_the_outline_opens_the_figure_in_its_state() {
    visit(|browser, site| {
        browser.visit(site, "/teach/power/");
        browser.click_named(".lesson td a", "Many ways to one end");
        browser.wait("the figure is there", "document.querySelector('.computed-figure')");
        browser.wait("with its preset", "location.search.includes('preset=same-end') && [...document.querySelectorAll('[aria-pressed=true]')].some((button) => button.textContent.length > 0)");
    });
}

#[test]
fn pages_for_educators_are_clean() {
    for look in [Look::Light, Look::Dark] {
        visit_as(look, |browser, site| {
            for page in PAGES {
                browser.visit(site, page);
                assert_clean(browser, page);
                browser.resize(360, 740);
                assert_eq!(browser.ask(BEYOND), json!([]), "{page} needs sideways scrolling");
                browser.resize(1280, 800);
            }
        });
    }
}

/// On a screen of a phone's width too.
#[test]
fn text_may_be_spaced_wider() {
    visit(|browser, site| {
        for page in KINDS {
            for width in [1280, 360] {
                browser.resize(width, 800);
                browser.visit(site, page);
                browser.script(WIDER);
                assert_eq!(browser.ask(BEYOND), json!([]), "{page} at {width}");
            }
        }
    });
}

/// Criterion 2.5.8 for buttons and fields: 24 pixels, or as much room around the middle.
#[test]
fn buttons_and_fields_are_large_enough() {
    visit(|browser, site| {
        for page in KINDS {
            browser.visit(site, page);
            assert_eq!(small_targets(browser), json!([]), "{page}");
        }
    });
}

fn small_targets(browser: &Browser) -> serde_json::Value {
    browser.ask(
        "(() => {
  const shown = [...document.querySelectorAll('button, input, select, textarea, summary')]
    .map((element) => [element, element.getBoundingClientRect()]).filter(([, box]) => box.width > 0 && box.height > 0);
  const middle = (box) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const near = (box, other) => {
    const [x, y] = middle(box);
    const dx = Math.max(other.left - x, 0, x - other.right), dy = Math.max(other.top - y, 0, y - other.bottom);
    return Math.hypot(dx, dy) < 12;
  };
  return shown.filter(([element, box]) => (box.width < 23.9 || box.height < 23.9)
    && shown.some(([other, beside]) => other !== element && near(box, beside)))
    .map(([element, box]) => element.outerHTML.slice(0, 100) + ' ' + box.width.toFixed(1) + ' × ' + box.height.toFixed(1));
})()",
    )
}

/// The lesson prints without the frame of the site, with the addresses of its sources.
#[test]
fn a_lesson_is_a_handout() {
    visit(|browser, site| {
        browser.visit(site, "/teach/looking-ahead/");
        let turned = browser.script(
            "let turned = 0;
             const turn = (rules) => { for (const rule of rules) {
               if (rule.media && rule.media.mediaText === 'print') { rule.media.mediaText = 'all'; turned += 1; }
               if (rule.cssRules) turn(rule.cssRules);
             } };
             for (const sheet of document.styleSheets) turn(sheet.cssRules);
             return turned;",
        );
        assert!(turned.as_u64() >= Some(3), "{turned} rules for print");
        for part in [".bar", ".site-foot"] {
            browser.assert(part, &format!("document.querySelector('{part}').getClientRects().length === 0"));
        }
        for id in ["aims", "outline", "answer-key", "opposing-views", "paper-version", "sources"] {
            assert!(browser.is_shown(&format!("#{id}")), "{id}");
        }
        let body = browser.ask("parseFloat(getComputedStyle(document.querySelector('.lesson p')).fontSize)");
        assert!(body.as_f64() < Some(15.0), "{body} pixels");
    });
}
