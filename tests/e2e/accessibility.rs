//! axe-core on the kinds of page, in the looks that a reader's system can have, in a window of 320 px, and with text of
//! twice the size: no violation. axe finds about half of what can be wrong; the keyboard tests are the other half.

use serde_json::json;

use crate::harness::{Browser, Look, Site, Surroundings, visit_as};

const PAGES: [&str; 7] =
    ["/", "/read/looking-ahead/", "/lab/", "/lab/game-tree/", "/embed/game-tree/", "/glossary/", "/404.html"];

const RUN: &str =
    "axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations.map((rule) =>
  rule.id + ' (' + rule.nodes.length + '): ' + rule.help + ': ' + rule.nodes[0].target.join(' ')))";

/// The elements that reach beyond the window, which then must be scrolled sideways.
const BEYOND: &str = "(() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  return [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
    .map((element) => element.outerHTML.slice(0, 120)).slice(0, 3);
})()";

pub fn assert_clean(browser: &Browser, what: &str) {
    let axe = Surroundings::get().axe.as_ref().expect("LOOKAHEAD_AXE: without it these tests are left out");
    let source = std::fs::read_to_string(axe).unwrap_or_else(|error| panic!("{}: {error}", axe.display()));
    browser.script(&source);
    assert_eq!(browser.ask_promise(RUN), json!([]), "{what}");
}

fn on_every_kind_of_page(look: Look, test: impl Fn(&Browser, &Site, &str)) {
    visit_as(look, |browser, site| PAGES.iter().for_each(|page| test(browser, site, page)));
}

#[test]
fn light() {
    on_every_kind_of_page(Look::Light, |browser, site, page| {
        browser.visit(site, page);
        browser.assert("it is light", "matchMedia('(prefers-color-scheme: light)').matches");
        assert_clean(browser, page);
    });
}

#[test]
fn dark() {
    on_every_kind_of_page(Look::Dark, |browser, site, page| {
        browser.visit(site, page);
        browser.assert("it is dark", "matchMedia('(prefers-color-scheme: dark)').matches");
        assert_clean(browser, page);
    });
}

/// In a frame, since no window gets as narrow as that everywhere.
#[test]
fn a_width_of_320_pixels() {
    on_every_kind_of_page(Look::Light, |browser, site, page| {
        let src = site.url(page);
        let host = site.host_page("narrow", &format!("<iframe src=\"{src}\" title=\"A page\" width=\"320\" height=\"800\" frameborder=\"0\"></iframe>"));
        browser.goto(&host.url());
        browser.enter_frame("iframe");
        browser.wait_until_live();
        assert_eq!(browser.ask("innerWidth"), 320);
        assert_clean(browser, page);
        assert_eq!(browser.ask(BEYOND), json!([]), "{page} needs sideways scrolling");
        browser.leave_frames();
    });
}

#[test]
fn text_of_twice_the_size() {
    on_every_kind_of_page(Look::Light, |browser, site, page| {
        browser.visit(site, page);
        browser.script(
            "const root = document.documentElement;
             root.style.fontSize = 2 * parseFloat(getComputedStyle(root).fontSize) + 'px';",
        );
        assert_clean(browser, page);
        assert_eq!(browser.ask(BEYOND), json!([]), "{page} needs sideways scrolling");
    });
}

mod in_chromium_and_firefox {
    use super::*;

    #[test]
    fn forced_colours() {
        on_every_kind_of_page(Look::Forced, |browser, site, page| {
            browser.visit(site, page);
            browser.assert("colours are forced", "matchMedia('(forced-colors: active)').matches");
            assert_clean(browser, page);
        });
    }

    /// With every panel open, and the chart.
    #[test]
    fn forced_colours_in_open_panels() {
        visit_as(Look::Forced, |browser, site| {
            browser.visit(site, "/lab/game-tree/");
            for panel in ["Data table", "How this is computed", "Share", "Save"] {
                browser.click_named(".foot summary", panel);
                assert_clean(browser, panel);
            }
            browser.click_named(".controls button", "Chart");
            browser.wait("the chart is shown", "document.querySelector('figure .chart')");
            assert_clean(browser, "the chart");
        });
    }
}
