//! What is said beside the text: tips of terms and citations, and sources in the margin.

use serde_json::json;

use crate::harness::{Browser, visit, visit_without_scripts};

const CHAPTER: &str = "/read/looking-ahead/";
const ESCAPE: &str = "\u{E00C}";
const FIRST: &str = ".gloss:has(> .term)";

/// A citation in running text, and its tip.
const CITE: &str = ".part-of-path > p .gloss > .cite a";
const TIP_OF_CITE: &str = ".part-of-path > p .gloss > .cite + .tip";

fn focus(browser: &Browser, css: &str) {
    browser.script(&format!(
        "const found = document.querySelector({0}); found.scrollIntoView({{block: 'center'}}); found.focus();",
        json!(css)
    ));
}

#[test]
fn a_tip_is_shown_by_the_focus_and_sent_away_by_escape() {
    visit(|browser, site| {
        browser.visit(site, CHAPTER);
        let tip = format!("{FIRST} > .tip");
        assert!(!browser.is_shown(&tip));
        focus(browser, &format!("{FIRST} > .term"));
        assert!(browser.is_shown(&tip));
        browser.assert(
            "the tip describes its term",
            &format!("document.querySelector('{FIRST} > .term').getAttribute('aria-describedby') === document.querySelector('{tip}').id"),
        );
        // It covers neither its term nor anything beyond the text's column.
        browser.assert(
            "the tip lies below its term",
            &format!("document.querySelector('{tip}').getBoundingClientRect().top >= document.querySelector('{FIRST} > .term').getBoundingClientRect().bottom - 3"),
        );
        browser.press(&[ESCAPE]);
        assert!(!browser.is_shown(&tip), "Escape sends it away");
        assert!(
            browser.focused().contains("game tree"),
            "and leaves the focus where it was: {}",
            browser.focused()
        );
        focus(browser, ".brand");
        focus(browser, &format!("{FIRST} > .term"));
        assert!(browser.is_shown(&tip), "it comes again when its term does");
    });
}

#[test]
fn a_term_is_explained_once_in_a_section() {
    visit(|browser, site| {
        for page in
            ["/read/looking-ahead/", "/read/mutual-value/", "/read/niceness/", "/read/power/", "/about/"]
        {
            browser.visit(site, page);
            let twice = browser.ask(
                "(() => { const twice = []; let seen = new Set();
                  for (const place of document.querySelectorAll('main :is(h2, h3, h4)[id], main .gloss > .term')) {
                    if (place.matches('.term')) { if (seen.has(place.href)) twice.push(place.textContent); seen.add(place.href); }
                    else seen = new Set();
                  }
                  return twice; })()",
            );
            assert_eq!(twice, json!([]), "{page}");
            assert!(browser.count(".gloss > .term") > 0, "{page} explains something");
        }
    });
}

/// Beside the text where there is room, and then not in place as well.
#[test]
fn sources_stand_in_the_margin_of_wide_screens() {
    visit(|browser, site| {
        browser.resize(1280, 800);
        browser.visit(site, CHAPTER);
        browser.assert(
            "sources stand right of the text",
            "(() => { const all = [...document.querySelectorAll('.margin-source')];
              return all.length > 3 && all.every((source) => source.getBoundingClientRect().left > source.parentElement.previousElementSibling.getBoundingClientRect().right); })()",
        );
        focus(browser, CITE);
        assert!(!browser.is_shown(TIP_OF_CITE), "what stands in the margin is not said twice");
    });
}

/// A first touch shows what stands behind a mark, a second one follows it. (A window that was made narrow has no focus in
/// every engine, so there is none here.)
#[test]
fn touched_marks_speak_in_place_on_narrow_screens() {
    visit(|browser, site| {
        browser.resize(560, 800);
        browser.visit(site, CHAPTER);
        assert!(!browser.is_shown(".margin-source"));
        let touch = format!(
            "const mark = document.querySelector('{CITE}');
             mark.scrollIntoView({{block: 'center'}});
             mark.dispatchEvent(new PointerEvent('pointerdown', {{pointerType: 'touch', bubbles: true}}));
             mark.click();"
        );
        browser.script(&touch);
        assert!(browser.is_shown(TIP_OF_CITE));
        assert!(browser.text(TIP_OF_CITE).contains("(19"), "{}", browser.text(TIP_OF_CITE));
        assert_eq!(browser.address(), site.url(CHAPTER));
        browser.script(&touch);
        assert!(browser.address().contains("#source-"), "{}", browser.address());
        assert!(!browser.is_shown(TIP_OF_CITE));
    });
}

/// A tip could not be sent away without a script, so there is none; the mark leads to the same words.
#[test]
fn without_scripts_marks_are_links() {
    visit_without_scripts(|browser, site| {
        browser.goto(&site.url(CHAPTER));
        browser.click(&format!("{FIRST} > .term"));
        browser.wait_for_address(&site.url("/glossary/#game-tree"));
    });
}

mod in_chromium {
    use super::*;

    fn move_to(browser: &Browser, css: &str) {
        let at = browser.ask(&format!(
            "(() => {{ const box = document.querySelector({}).getBoundingClientRect();
               return [box.left + box.width / 2, box.top + box.height / 2]; }})()",
            json!(css)
        ));
        browser.devtools("Input.dispatchMouseEvent", &json!({"type": "mouseMoved", "x": at[0], "y": at[1]}));
    }

    /// Pointed at, it stays while the pointer goes over to it, and goes when the pointer leaves.
    #[test]
    fn a_tip_can_be_pointed_at() {
        visit(|browser, site| {
            browser.visit(site, CHAPTER);
            let (term, tip) = (format!("{FIRST} > .term"), format!("{FIRST} > .tip"));
            browser.script(&format!("document.querySelector('{term}').scrollIntoView({{block: 'center'}})"));
            move_to(browser, &term);
            assert!(browser.is_shown(&tip));
            // By way of the gap between the line and the tip.
            let edge = browser.ask(&format!(
                "(() => {{ const box = document.querySelector('{term}').getBoundingClientRect(); return [box.left + 5, box.bottom + 3]; }})()"
            ));
            browser.devtools(
                "Input.dispatchMouseEvent",
                &json!({"type": "mouseMoved", "x": edge[0], "y": edge[1]}),
            );
            assert!(browser.is_shown(&tip), "nothing is lost on the way");
            move_to(browser, &tip);
            assert!(browser.is_shown(&tip));
            browser.press(&[ESCAPE]);
            assert!(!browser.is_shown(&tip));
            move_to(browser, "h1");
            browser.script("scrollTo(0, scrollY)");
            move_to(browser, &term);
            assert!(browser.is_shown(&tip));
        });
    }
}

mod accessibility {
    use super::*;
    use crate::accessibility::assert_clean;
    use crate::harness::{Look, visit_as};

    #[test]
    fn a_page_with_a_tip_is_clean() {
        for look in [Look::Light, Look::Dark] {
            visit_as(look, |browser, site| {
                browser.visit(site, CHAPTER);
                focus(browser, &format!("{FIRST} > .term"));
                assert!(browser.is_shown(&format!("{FIRST} > .tip")));
                assert_clean(browser, "a tip");
            });
        }
    }
}
