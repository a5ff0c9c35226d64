//! The chart of the chapter: seen, read, and with its numbers as a table.

use crate::harness::visit;

#[test]
fn the_chapters_chart_says_where_the_choice_turns() {
    visit(|browser, site| {
        browser.visit(site, "/read/looking-ahead/");
        assert!(browser.is_shown("#game-tree-2 .picture svg"));
        let readout = browser.text("#game-tree-2-readout");
        assert!(
            readout.contains("Above a discount of 10/11 the choice is wait; below it, take"),
            "{readout}"
        );
        browser.click("#game-tree-2 .foot summary");
        assert_eq!(
            browser.count("#game-tree-2 table.data tbody tr"),
            21,
            "one row for each step of the slider"
        );
    });
}

/// Tree and chart are two pictures of one state.
#[test]
fn tree_and_chart_change_places() {
    visit(|browser, site| {
        browser.visit(site, "/lab/game-tree/");
        for _ in 0..2 {
            browser.click_named(".controls button", "Chart");
            browser.wait(
                "the chart is shown",
                "document.querySelector('figure .chart') && !document.querySelector('[role=tree]')",
            );
            assert_eq!(browser.ask("[...document.querySelectorAll('.controls button')].find((button) => button.textContent === 'Chart').getAttribute('aria-pressed')"), "true");
            browser.click_named(".controls button", "Tree");
            browser.wait(
                "the tree is shown",
                "document.querySelector('[role=tree]') && !document.querySelector('figure .chart')",
            );
        }
    });
}

/// Every preset in both pictures, forwards and backwards: nothing stops the program.
#[test]
fn every_preset_in_both_pictures() {
    visit(|browser, site| {
        browser.visit(site, "/lab/game-tree/");
        let slugs = browser.ask("[...document.querySelectorAll('#game-tree-preset option')].map((option) => option.value).filter(Boolean)");
        let slugs: Vec<&str> =
            slugs.as_array().expect("a list").iter().filter_map(|slug| slug.as_str()).collect();
        assert!(slugs.len() >= 7, "{slugs:?}");
        for picture in ["Chart", "Tree"] {
            browser.click_named(".controls button", picture);
            for slug in slugs.iter().chain(slugs.iter().rev()) {
                // Choosing from a list by pointer is the browser's own business, and not every driver can do it.
                browser.script(&format!("const list = document.querySelector('#game-tree-preset'); list.value = '{slug}'; list.dispatchEvent(new Event('change', {{bubbles: true}}));"));
                browser.wait(&format!("the game is {slug}"), &format!("document.querySelector('#game-tree-preset').value === '{slug}' && document.querySelector('#game-tree-readout').textContent.length > 10"));
                browser.assert("the banner stays away", "document.querySelector('#panic').hidden");
            }
        }
    });
}
