//! axe-core on the kinds of page, light and dark, wide and 320 px, and in forced colours: no violation.
//!
//! In Chromium only: media are emulated over its DevTools protocol. axe finds about half of what can be wrong; the
//! keyboard tests are the other half.

use serde_json::json;

use crate::harness::{Browser, Engine, Surroundings, visit};

const PAGES: [&str; 7] =
    ["/", "/read/looking-ahead/", "/lab/", "/lab/game-tree/", "/embed/game-tree/", "/glossary/", "/404.html"];

const RUN: &str =
    "axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations.map((rule) =>
  rule.id + ' (' + rule.nodes.length + '): ' + rule.help + ': ' + rule.nodes[0].target.join(' ')))";

fn with_axe(test: impl Fn(&Browser, &str, &dyn Fn(&str) -> String)) {
    let surroundings = Surroundings::get();
    let Some(axe) = surroundings.axe.as_ref().filter(|_| surroundings.engine == Engine::Chromium) else {
        return;
    };
    let source = std::fs::read_to_string(axe).unwrap_or_else(|error| panic!("{}: {error}", axe.display()));
    visit(|browser, site| test(browser, &source, &|page| site.url(page)));
}

fn emulate(browser: &Browser, features: &[(&str, &str)], width: u32) {
    let features: Vec<_> =
        features.iter().map(|(name, value)| json!({"name": name, "value": value})).collect();
    browser.devtools("Emulation.setEmulatedMedia", &json!({"features": features}));
    browser.devtools(
        "Emulation.setDeviceMetricsOverride",
        &json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false}),
    );
}

fn assert_clean(browser: &Browser, axe: &str, what: &str) {
    browser.script(axe);
    let found = browser.ask_promise(RUN);
    assert_eq!(found, json!([]), "{what}");
}

#[test]
fn every_kind_of_page_in_every_light_and_width() {
    with_axe(|browser, axe, url| {
        for page in PAGES {
            for (scheme, width) in [("light", 1280), ("light", 320), ("dark", 1280), ("dark", 320)] {
                emulate(browser, &[("prefers-color-scheme", scheme)], width);
                browser.goto(&url(page));
                browser.wait_until_live();
                assert_clean(browser, axe, &format!("{page} in {scheme} at {width} px"));
            }
        }
    });
}

/// Also where the reader's system replaces all colours, and with every panel open.
#[test]
fn forced_colours_and_open_panels() {
    with_axe(|browser, axe, url| {
        emulate(browser, &[("forced-colors", "active")], 1280);
        browser.goto(&url("/lab/game-tree/"));
        browser.wait_until_live();
        browser.assert("the emulation works", "matchMedia('(forced-colors: active)').matches");
        for panel in ["Data table", "How this is computed", "Share", "Save"] {
            browser.click_named(".foot summary", panel);
            assert_clean(browser, axe, &format!("{panel} in forced colours"));
        }
        browser.click_named(".controls button", "Chart");
        browser.wait("the chart is shown", "document.querySelector('figure .chart')");
        assert_clean(browser, axe, "the chart in forced colours");
    });
}
