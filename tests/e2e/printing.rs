//! On paper: the text, the pictures and every answer; nothing to press.

use crate::harness::{Browser, visit};

const CHAPTER: &str = "/read/looking-ahead/";

/// Has the style sheets' own rules for print hold on the screen: not every engine lets a driver ask for them.
const AS_PRINTED: &str = "
  const turn = (rules) => { for (const rule of rules) {
    if (rule.media && rule.media.mediaText === 'print') { rule.media.mediaText = 'all'; turned += 1; }
    else if (rule.media && rule.media.mediaText === 'not print') { rule.media.mediaText = 'not all'; turned += 1; }
    if (rule.cssRules) turn(rule.cssRules);
  } };
  let turned = 0;
  for (const sheet of document.styleSheets) turn(sheet.cssRules);
  return turned;";

/// What only a screen can use.
const CONTROLS: [&str; 8] =
    [".bar", ".site-foot", ".guess", ".controls", ".stepper", ".tools", ".foot", ".theme-choice"];

fn assert_fit_for_paper(browser: &Browser) {
    for control in CONTROLS {
        assert!(browser.count(control) > 0, "there is {control} on the screen");
        browser.assert(
            &format!("{control} is not printed"),
            &format!("[...document.querySelectorAll('{control}')].every((element) => element.getClientRects().length === 0)"),
        );
    }
    assert!(browser.text("main").contains("A small ferry line"));
    assert!(browser.is_shown("#game-tree .picture svg") && browser.is_shown("#game-tree-2 .picture svg"));
    assert!(browser.is_shown("#game-tree .readout"), "nobody can guess on paper");
    assert!(browser.text("#game-tree .readout").contains("chooses wait: it is worth 11"));
    assert_eq!(browser.style("#game-tree .after-guess", "visibility"), "visible");
}

/// Red, green and blue of a computed colour, added up: 0 is black.
fn brightness(browser: &Browser, css: &str, property: &str) -> f64 {
    let colour = browser.style(css, property);
    let numbers =
        colour.split(|c: char| !c.is_ascii_digit() && c != '.').filter_map(|part| part.parse::<f64>().ok());
    numbers.take(3).sum()
}

#[test]
fn controls_are_left_out_and_answers_are_told() {
    visit(|browser, site| {
        browser.visit(site, CHAPTER);
        assert!(browser.is_shown("#game-tree .guess") && !browser.is_shown("#game-tree .readout"));
        let turned = browser.script(AS_PRINTED);
        assert!(turned.as_u64() >= Some(4), "{turned} rules for print were found");
        assert_fit_for_paper(browser);
    });
}

/// Whoever reads in dark colours prints dark ink on white paper all the same.
#[test]
fn the_dark_theme_is_printed_light() {
    visit(|browser, site| {
        browser.visit(site, &format!("{CHAPTER}?theme=dark"));
        assert!(brightness(browser, ".figure-title", "color") > 500.0, "light ink on the screen");
        browser.script(AS_PRINTED);
        for words in ["h1", ".figure-title", "#game-tree .readout", ".note"] {
            assert!(
                brightness(browser, words, "color") < 330.0,
                "{words}: {}",
                browser.style(words, "color")
            );
        }
        assert!(brightness(browser, ".figure", "background-color") > 700.0);
        assert!(brightness(browser, ".tree-view .edge", "stroke") < 330.0);
    });
}

mod in_chromium {
    use serde_json::json;

    use super::*;

    /// The engine's own emulation.
    #[test]
    fn the_print_view_is_fit_for_paper() {
        visit(|browser, site| {
            browser.visit(site, CHAPTER);
            browser.devtools("Emulation.setEmulatedMedia", &json!({"media": "print"}));
            browser.assert("it is the print view", "matchMedia('print').matches");
            assert_fit_for_paper(browser);
        });
    }
}

mod in_chromium_and_firefox {
    use super::*;

    #[test]
    fn a_chapter_becomes_a_document_of_some_pages() {
        visit(|browser, site| {
            browser.visit(site, CHAPTER);
            let print = |pages: &[&str]| browser.print(pages).expect("the page is printed");
            let (whole, first, second) = (print(&[]), print(&["1"]), print(&["2"]));
            for document in [&whole, &first, &second] {
                // "%PDF-" in base64.
                assert!(document.starts_with("JVBERi0"), "{}", &document[..20]);
            }
            let lengths = [whole.len(), first.len(), second.len()];
            assert!(
                lengths[0] > lengths[1] && lengths[0] > lengths[2],
                "the whole is longer than a page: {lengths:?}"
            );
        });
    }
}
