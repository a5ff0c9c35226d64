//! What leaves a figure: the link to its state, and saved files. The dialog has tests of its own (`share_dialog`).

use crate::harness::{Browser, visit};

pub fn open_panel(browser: &Browser, name: &str) {
    browser.click_named(".foot summary", name);
}

/// Saved files as the probe saw them on their way to the browser: name, type, text.
pub fn wait_for_saved(browser: &Browser, n_files: usize) -> Vec<(String, String, String)> {
    browser.wait(&format!("{n_files} files were saved"), &format!("probe.saved.length === {n_files}"));
    let found = browser
        .ask_promise("Promise.all(probe.saved.map(async (file) => [file.name, file.type, await file.text]))");
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    found
        .as_array()
        .expect("a list")
        .iter()
        .map(|file| (text(&file[0]), text(&file[1]), text(&file[2])))
        .collect()
}

/// The link in the panel brings back the same state, in another page's figure with its own parameters too.
#[test]
fn the_link_restores_the_state() {
    visit(|browser, site| {
        for start in [
            "/lab/game-tree/?preset=three-desks&at=2",
            "/lab/game-tree/?preset=wait-or-take&discount=1/2&view=chart",
            "/embed/game-tree/?predict=0",
        ] {
            browser.goto(&site.url("/about/"));
            browser.visit(site, start);
            browser.wait("the state was read", "!document.querySelector('.guess')");
            let readout = browser.text("#game-tree-readout");
            open_panel(browser, "Share");
            let link = browser.value("#game-tree-link");
            assert!(link.starts_with(&site.url("/lab/game-tree/")), "{link}");
            browser.goto(&link);
            browser.wait_until_live();
            browser.wait(
                &format!("{link} restores the state"),
                &format!("document.querySelector('#game-tree-readout').textContent === {readout:?}"),
            );
        }
    });
}

/// A figure of a chapter has its author's parameters; its link must carry them, since the lab knows nothing of them.
#[test]
fn the_link_of_a_chapters_figure_carries_its_parameters() {
    visit(|browser, site| {
        browser.visit(site, "/read/looking-ahead/");
        let link = browser.value("#game-tree-3-link");
        assert!(link.contains("preset=ask-or-act"), "{link}");
        let chart = browser.value("#game-tree-2-link");
        browser.goto(&chart);
        browser.wait_until_live();
        browser.wait("the chart is shown", "document.querySelector('figure .chart')");
    });
}

#[test]
fn files_are_saved() {
    visit(|browser, site| {
        browser.visit(site, "/lab/game-tree/?preset=three-openings");
        browser.wait(
            "the state was read",
            "document.querySelector('#game-tree-preset').value === 'three-openings'",
        );
        open_panel(browser, "Save");
        for button in ["Drawing (SVG)", "Table (CSV)", "Game (.efg)"] {
            browser.click_named(".save button", button);
        }
        let saved = wait_for_saved(browser, 3);
        let names: Vec<&str> = saved.iter().map(|(name, ..)| name.as_str()).collect();
        assert_eq!(names, ["three-openings.svg", "three-openings.csv", "three-openings.efg"]);
        let [svg, csv, efg] = [&saved[0].2, &saved[1].2, &saved[2].2];
        assert!(svg.starts_with("<svg") || svg.starts_with("<?xml"), "{}", &svg[..80]);
        assert!(svg.contains("rush"), "the drawing has its labels");
        assert_eq!(csv.lines().count(), 1 + 10, "{csv}");
        assert!(efg.starts_with("EFG 2 R"), "{efg}");
        assert!(!browser.is_shown(".save .copy-field"), "nothing was refused");
        // A browser shows no picture that is not well-formed.
        let host = site.host_page("drawing", "<img src=\"drawing.svg\" alt=\"\">");
        host.add_file("drawing.svg", svg);
        browser.goto(&host.url());
        browser.wait(
            "the drawing is shown",
            "document.images[0].complete && document.images[0].naturalWidth > 100",
        );
    });
}

/// Readers see a true minus sign; files, links and fields keep the hyphen that programs read.
#[test]
fn negative_numbers_are_shown_with_a_minus_sign() {
    visit(|browser, site| {
        browser.visit(site, "/lab/game-tree/?preset=three-openings");
        browser.wait(
            "the state was read",
            "document.querySelector('#game-tree-preset').value === 'three-openings'",
        );
        for place in [".tree-view.wide text", ".tree-view.narrow text", "table.data td"] {
            let texts = browser.texts(place);
            assert!(texts.iter().any(|text| text.contains("−4")), "{place}: {texts:?}");
            assert!(!texts.iter().any(|text| text.contains("-4")), "{place}: {texts:?}");
        }
        open_panel(browser, "Save");
        browser.click_named(".save button", "Table (CSV)");
        browser.click_named(".save button", "Game (.efg)");
        for (name, _, text) in wait_for_saved(browser, 2) {
            assert!(text.contains("-4") && !text.contains('−'), "{name}: {text}");
        }
        browser.script("document.querySelector('#game-tree-wide-2').dispatchEvent(new MouseEvent('click', {bubbles: true}));");
        browser.wait(
            "the field has what can be typed",
            "[...document.querySelectorAll('.editor input')].some((field) => field.value === '-4')",
        );
    });
}

/// The saved game opens again and is the same.
#[test]
fn a_saved_game_opens_again() {
    visit(|browser, site| {
        browser.visit(site, "/lab/game-tree/?preset=ask-or-act");
        browser
            .wait("the state was read", "document.querySelector('#game-tree-preset').value === 'ask-or-act'");
        let before = browser.texts("table.data td");
        open_panel(browser, "Save");
        browser.click_named(".save button", "Game (.efg)");
        let saved = wait_for_saved(browser, 1);
        let path = crate::harness::scratch().join("saved.efg");
        std::fs::write(&path, &saved[0].2).expect("a file to open");
        browser.upload("#game-tree-file", &path);
        browser.wait(
            "the saved game was opened",
            "document.querySelector('main .figure-note').textContent.includes('saved.efg')",
        );
        assert_eq!(browser.texts("table.data td"), before);
    });
}

#[test]
fn a_picture_of_pixels_is_saved() {
    visit(|browser, site| {
        browser.visit(site, "/lab/game-tree/");
        open_panel(browser, "Save");
        browser.click_named(".save button", "Picture (PNG)");
        let saved = wait_for_saved(browser, 1);
        assert_eq!((saved[0].0.as_str(), saved[0].1.as_str()), ("wait-or-take.png", "image/png"));
        assert!(browser.ask("probe.saved[0].size").as_u64() > Some(2_000), "more than an empty picture");
    });
}

/// Copying says that it was done, or that it must be done by hand; then the text is selected.
#[test]
fn copying_answers() {
    visit(|browser, site| {
        browser.visit(site, "/lab/game-tree/");
        open_panel(browser, "Share");
        browser.click(".share .copy-field button");
        browser.wait(
            "a status answers",
            "['Copied', 'The clipboard is closed here. Select the text and copy it by hand.'].includes(document.querySelector('.share [role=status]').textContent)",
        );
    });
}
