//! State in the address: restored when it is good, refused with a note when it is not.

use crate::harness::{Browser, visit};

const LAB: &str = "/lab/game-tree/";
const DEFAULT_READOUT: &str = "chooses wait: it is worth 11";

#[test]
fn keys_in_the_query_are_restored() {
    visit(|browser, site| {
        browser.visit(site, "/lab/game-tree/?game-tree.discount=3/4&game-tree.preset=three-openings");
        wait_for_preset(browser, "three-openings");
        assert_eq!(browser.property("#game-tree-discount", "value"), "15");
        assert!(
            browser.text("#game-tree-readout").contains("chooses hold"),
            "{}",
            browser.text("#game-tree-readout")
        );
        assert_eq!(browser.count("main .figure-note"), 0);
        assert_eq!(browser.count(".guess"), 0, "whoever comes with a state is asked for no guess");
    });
}

/// The lab has one figure, so its keys may stand without the figure's name.
#[test]
fn bare_keys_and_all_kinds_of_state_are_restored() {
    visit(|browser, site| {
        browser.visit(site, "/lab/game-tree/?preset=three-desks&at=3");
        wait_for_preset(browser, "three-desks");
        browser.assert(
            "the node is in the ring",
            "document.querySelector('#game-tree-wide-3').getAttribute('aria-selected') === 'true'",
        );
        browser.visit(site, "/lab/game-tree/?preset=two-lanes&step=2");
        wait_for_preset(browser, "two-lanes");
        assert_eq!(browser.text(".stepper .count").to_lowercase(), "sum 2 of 3");
        browser.visit(site, "/lab/game-tree/?view=chart");
        browser.wait(
            "the chart is shown",
            "document.querySelector('figure .chart') && !document.querySelector('[role=tree]')",
        );
    });
}

/// What the reader does is written into the address, and the address brings it back.
#[test]
fn the_address_follows_and_restores() {
    visit(|browser, site| {
        browser.visit(site, LAB);
        browser.point_at("#game-tree-wide-2 .focus-mark");
        browser.wait("the address names the node", "location.search.includes('game-tree.at=2')");
        let address = browser.address();
        let readout = browser.text("#game-tree-readout");
        browser.goto(&site.url("/about/"));
        browser.goto(&address);
        browser.wait_until_live();
        browser.wait(
            "the node is in the ring",
            "document.querySelector('#game-tree-wide-2').getAttribute('aria-selected') === 'true'",
        );
        assert_eq!(browser.text("#game-tree-readout"), readout);
    });
}

#[test]
fn a_whole_game_in_the_fragment_is_restored() {
    visit(|browser, site| {
        browser.visit(site, LAB);
        browser.click_named(".editor button", "Add a move");
        browser.wait("the game was written into the address", "location.hash.startsWith('#game-tree.game=')");
        browser.assert("no server sees the game", "!location.search.includes('game-tree.game')");
        let address = browser.address();
        assert!(address.len() <= 2_000, "{} characters", address.len());
        let before = browser.texts("table.data td");
        assert!(before.iter().any(|cell| cell.contains("move 3")), "{before:?}");
        browser.goto(&site.url("/about/"));
        browser.goto(&address);
        browser.wait_until_live();
        browser.wait(
            "the added move is back",
            "document.querySelector('table.data').textContent.includes('move 3')",
        );
        assert_eq!(browser.texts("table.data td"), before);
        assert_eq!(browser.count("main .figure-note"), 0);
    });
}

#[test]
fn garbage_gives_the_default_and_a_note() {
    visit(|browser, site| {
        let cases = [
            "?game-tree.preset=nowhere",
            "?preset=nowhere",
            "?game-tree.discount=7",
            "?discount=banana",
            "?view=3d",
            "?step=99",
            "?at=-1",
            "?theme=purple",
            "#game-tree.game=1.????",
            "#game-tree.game=",
            "#game-tree.game=zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
            "?game-tree.discount=%FF%FE%00",
        ];
        for garbage in cases {
            browser.goto(&site.url("/about/"));
            browser.visit(site, &format!("{LAB}{garbage}"));
            browser.wait(
                &format!("a note about {garbage}"),
                "document.querySelectorAll('main .figure-note').length === 1",
            );
            assert!(browser.is_shown("main .figure-note"), "{garbage}");
            assert!(
                browser.text("main .figure-note").contains("default"),
                "{}",
                browser.text("main .figure-note")
            );
            assert_default(browser);
        }
    });
}

/// What nobody knows is ignored; what is a mere anchor is no state.
#[test]
fn unknown_keys_and_anchors_are_left_alone() {
    visit(|browser, site| {
        for address in [
            "?unknown=1&utm_source=x",
            "#game-tree",
            "#%",
            "?&&=&=%",
            "?game-tree.unknown=2",
            "?game-tree-2.preset=nowhere",
        ] {
            browser.goto(&site.url("/about/"));
            browser.visit(site, &format!("{LAB}{address}"));
            assert_default(browser);
            assert_eq!(browser.count("main .figure-note"), 0, "{address}");
        }
    });
}

/// In a chapter several figures share the address; each takes its own keys.
#[test]
fn figures_of_a_chapter_keep_apart() {
    visit(|browser, site| {
        let preset = |id: &str| browser.value(&format!("#{id}-preset"));
        browser.visit(site, "/read/looking-ahead/?game-tree-3.preset=the-ladder&game-tree.discount=1/2");
        browser.wait(
            "the third figure has its game",
            "document.querySelector('#game-tree-3-preset').value === 'the-ladder'",
        );
        assert_eq!(preset("game-tree"), "wait-or-take");
        assert_eq!(browser.value("#game-tree-discount"), "10");
        assert_eq!(browser.value("#game-tree-3-discount"), "20");
    });
}

fn wait_for_preset(browser: &Browser, slug: &str) {
    browser.wait(
        &format!("the game is {slug}"),
        &format!("document.querySelector('#game-tree-preset').value === '{slug}'"),
    );
}

fn assert_default(browser: &Browser) {
    assert_eq!(browser.value("#game-tree-preset"), "wait-or-take");
    assert!(
        browser.text("#game-tree-readout").contains(DEFAULT_READOUT),
        "{}",
        browser.text("#game-tree-readout")
    );
}
