//! A figure by keyboard alone: the guess, the tree, the sums, the controls.

use crate::harness::{Browser, key, visit};

const LAB: &str = "/lab/game-tree/";

/// The node (its number in preorder) that is focused and selected.
fn assert_at(browser: &Browser, node: u32) {
    browser.wait(
        &format!("node {node} is focused and selected"),
        &format!("document.activeElement.id.endsWith('-{node}') && document.activeElement.getAttribute('aria-selected') === 'true'"),
    );
}

fn readout(browser: &Browser) -> String {
    browser.text("#game-tree-readout")
}

fn wait_for_readout(browser: &Browser, words: &str) {
    browser.wait(
        &format!("the readout says {words:?}"),
        &format!("document.querySelector('#game-tree-readout').textContent.includes({words:?})"),
    );
}

#[test]
fn a_guess_is_made_and_answered() {
    visit(|browser, site| {
        browser.visit(site, "/read/looking-ahead/");
        assert!(!browser.is_shown("#game-tree .readout"));
        browser.tab_to_button("take");
        browser.press(&[key::ENTER]);
        wait_for_readout(browser, "You said take; the plan says otherwise.");
        assert!(browser.is_shown("#game-tree .readout"));
        assert!(
            readout(browser).contains("chooses wait: it is worth 11, which beats take, worth 10, by 1"),
            "{}",
            readout(browser)
        );
    });
}

/// While the guess is open, neither the picture's words nor the table's may give the answer away to a screen reader.
#[test]
fn the_answer_waits_for_the_guess() {
    visit(|browser, site| {
        browser.visit(site, "/read/looking-ahead/");
        let labels = browser.ask("[...document.querySelectorAll('#game-tree [role=treeitem]')].map((node) => node.getAttribute('aria-label')).join('; ')");
        let labels = labels.as_str().expect("labels");
        assert!(!labels.contains("worth") && !labels.contains("chosen"), "{labels}");
        browser.assert(
            "the sums wait too",
            "[...document.querySelectorAll('#game-tree .stepper button')].every((button) => button.getAttribute('aria-disabled') === 'true')",
        );
    });
}

/// The keys of ARIA's tree pattern, and one stop of the Tab key for the whole tree.
#[test]
fn the_tree_is_walked() {
    visit(|browser, site| {
        browser.visit(site, LAB);
        browser.tab_to_tree();
        assert_at(browser, 0);
        browser.press(&[key::DOWN]);
        assert_at(browser, 1);
        wait_for_readout(browser, "chooses load now: it is worth 10");
        browser.press(&[key::END]);
        assert_at(browser, 10);
        browser.press(&[key::DOWN]);
        assert_at(browser, 10);
        browser.press(&[key::UP]);
        assert_at(browser, 9);
        browser.press(&[key::HOME]);
        assert_at(browser, 0);
        browser.press(&["w"]);
        assert_at(browser, 4);
        wait_for_readout(browser, "chance decides");
        browser.press(&[key::RIGHT]);
        assert_at(browser, 5);
        browser.press(&[key::LEFT, key::LEFT]);
        assert_at(browser, 4);
        browser.assert("one stop in each layout", "[...document.querySelectorAll('[role=tree]')].every((tree) => tree.querySelectorAll('[tabindex=\"0\"][role=treeitem]').length === 1)");
    });
}

#[test]
fn branches_are_folded_and_unfolded() {
    visit(|browser, site| {
        browser.visit(site, LAB);
        let shown = || browser.count(".tree-view.wide [role=treeitem]");
        let expanded = || browser.ask("document.activeElement.getAttribute('aria-expanded')");
        browser.tab_to_tree();
        browser.press(&["w"]);
        assert_at(browser, 4);
        assert_eq!((shown(), expanded()), (11, "true".into()));
        browser.press(&[key::LEFT]);
        browser
            .wait("the branch is folded", "document.activeElement.getAttribute('aria-expanded') === 'false'");
        assert_eq!(shown(), 5);
        assert_at(browser, 4);
        assert!(browser.texts(".tree-view.wide text").iter().any(|text| text.contains("6 more")));
        browser.press(&[key::HOME, key::DOWN, "*"]);
        browser.wait(
            "the star unfolds the siblings",
            "document.querySelectorAll('.tree-view.wide [role=treeitem]').length === 11",
        );
    });
}

/// First, next, back, last, all: each by Enter, and the focus is never lost.
#[test]
fn the_sums_are_stepped_through() {
    visit(|browser, site| {
        browser.visit(site, LAB);
        let count = |words: &str| {
            drop(browser.wait(
                words,
                &format!(
                    "document.querySelector('.stepper .count').textContent.toLowerCase().includes({words:?})"
                ),
            ))
        };
        browser.tab_to_button("Next");
        browser.press(&[key::ENTER]);
        count("sum 1 of 5");
        let first = readout(browser);
        browser.press(&[key::ENTER]);
        count("sum 2 of 5");
        assert_ne!(readout(browser), first);
        browser.press(&[key::ENTER, key::ENTER, key::ENTER]);
        count("sum 5 of 5");
        wait_for_readout(browser, "At “morning”");
        browser.tab_back_to_button("Back");
        browser.press(&[key::ENTER]);
        count("sum 4 of 5");
        browser.tab_to_button("Show all");
        browser.press(&[key::ENTER]);
        count("from the ends to the start");
    });
}

/// A button that switches itself off keeps its place, so that the next Tab goes on from there.
#[test]
fn a_button_that_switches_itself_off_keeps_its_place() {
    visit(|browser, site| {
        browser.visit(site, LAB);
        browser.tab_to_button("Last");
        browser.press(&[key::ENTER]);
        browser.wait(
            "the last sum is shown",
            "document.querySelector('.stepper .count').textContent.toLowerCase().includes('sum 5 of 5')",
        );
        browser.press(&[key::TAB]);
        browser.assert(
            "the next stop is the next button",
            "document.activeElement.textContent.trim() === 'Show all'",
        );
    });
}

#[test]
fn the_discount_and_the_game_are_changed() {
    visit(|browser, site| {
        browser.visit(site, LAB);
        browser.tab_to_field("One move later counts");
        browser.press(&[key::LEFT, key::LEFT]);
        browser.wait("the value is said", "document.activeElement.getAttribute('aria-valuetext') === '× 0.9' || document.activeElement.getAttribute('aria-valuetext') === '× 9/10'");
        wait_for_readout(browser, "chooses take");
        browser.press(&[key::END]);
        wait_for_readout(browser, "chooses wait");
        browser.tab_back_until("the list of games", "it.id === 'game-tree-preset'");
        browser.type_text("The ladder");
        browser.wait(
            "the game is the ladder",
            "document.querySelector('.figure-title').textContent.includes('neighbour')",
        );
        assert!(readout(browser).contains("lend"), "{}", readout(browser));
        browser.tab_to_button("Chart");
        browser.press(&[key::SPACE]);
        browser.wait("the chart is shown", "document.querySelector('figure .chart')");
    });
}

/// The panels of the foot open by keyboard, one at a time.
#[test]
fn the_panels_open() {
    visit(|browser, site| {
        browser.visit(site, LAB);
        for panel in ["Data table", "How this is computed", "Share", "Save"] {
            browser.tab_to_button(panel);
            browser.press(&[key::ENTER]);
            browser.wait(&format!("{panel} is open"), "document.activeElement.parentElement.open");
            assert_eq!(browser.count(".foot details[open]"), 1, "{panel}");
        }
        browser.tab_to_button("Reset");
    });
}

/// The theme is chosen by keyboard and kept for the next page.
#[test]
fn the_theme_is_kept() {
    visit(|browser, site| {
        browser.visit(site, "/about/");
        browser.tab_to_button("dark");
        browser.press(&[key::ENTER]);
        browser.wait("dark", "document.documentElement.dataset.theme === 'dark'");
        browser.visit(site, "/glossary/");
        browser.assert("still dark", "document.documentElement.dataset.theme === 'dark'");
        browser.wait("the button says so", "[...document.querySelectorAll('.theme-choice button')].find((button) => button.textContent.trim() === 'dark').getAttribute('aria-pressed') === 'true'");
        browser.script("localStorage.setItem('lookahead.1.theme', 'no theme at all');");
        browser.visit(site, "/about/");
        browser.assert("garbage is ignored", "document.documentElement.dataset.theme === undefined");
    });
}
