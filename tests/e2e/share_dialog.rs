//! The dialog behind "share": link, snippet with its options, citations, QR code, files, paper; by pointer and by keys, in a
//! page of the site and in somebody else's frame.

use serde_json::{Value, json};

use crate::accessibility::assert_clean;
use crate::harness::{Browser, Look, Site, key, visit, visit_as, visit_unchecked, visit_without_scripts};
use crate::share::{open_panel, wait_for_saved};

const ESCAPE: &str = "\u{e00c}";
const OPENER: &str = "Embed, cite, QR code, print";
const SANDBOX: &str =
    "allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox";

/// Opens the dialog of the page's first figure, and waits until the program has drawn it.
pub fn open_dialog(browser: &Browser) {
    open_panel(browser, "Share");
    browser.click_named(".share button", OPENER);
    wait_for_dialog(browser);
}

fn wait_for_dialog(browser: &Browser) {
    browser
        .wait("the dialog is drawn", "document.querySelector('dialog[open] #share-snippet')?.value.length");
}

fn snippet(browser: &Browser) -> String {
    browser.value("#share-snippet")
}

/// Presses a button of the dialog and waits until the snippet is another one.
fn choose(browser: &Browser, group: &str, name: &str) {
    let before = Value::from(snippet(browser));
    browser.click_named(&format!("#share-dialog [aria-label='{group}'] button"), name);
    browser.wait(name, &format!("document.querySelector('#share-snippet').value !== {before}"));
}

#[test]
fn the_program_comes_when_it_is_asked_for() {
    visit(|browser, site| {
        browser.visit(site, "/lab/off-switch/");
        let n_programs =
            || site.requests().iter().filter(|request| request.path.contains("/share_bg-")).count();
        open_panel(browser, "Share");
        assert_eq!(n_programs(), 0, "the link needs no program");
        assert!(browser.value("#off-switch-link").starts_with(&site.url("/lab/off-switch/")));
        browser.click_named(".share button", OPENER);
        wait_for_dialog(browser);
        assert_eq!(n_programs(), 1);
        assert_eq!(browser.value("#share-link"), browser.value("#off-switch-link"));
    });
}

/// The snippet works in a page of another origin, as it is.
#[test]
fn the_snippet_works_as_it_is() {
    visit(|browser, site| {
        browser.visit(site, "/lab/game-tree/?preset=three-openings");
        browser.wait(
            "the state was read",
            "document.querySelector('#game-tree-preset').value === 'three-openings'",
        );
        open_dialog(browser);
        let snippet = snippet(browser);
        assert!(snippet.contains(&format!("sandbox=\"{SANDBOX}\"")), "{snippet}");
        assert!(!snippet.contains("allow-same-origin") && !snippet.contains("<script"), "{snippet}");
        let host = site.host_page("snippet", &snippet);
        browser.goto(&host.url());
        browser.assert("the frame has a title", "document.querySelector('iframe').title.length > 3");
        browser.enter_frame("iframe");
        browser.wait_until_live();
        browser.wait(
            "the state came along",
            "document.querySelector('#game-tree-preset').value === 'three-openings'",
        );
        browser.leave_frames();
    });
}

/// What is chosen stands in the snippet, what stands at its default does not, and none of it in the page's address.
#[test]
fn options_change_the_snippet_and_not_the_address() {
    visit(|browser, site| {
        browser.visit(site, "/lab/off-switch/?preset=disaster");
        browser.wait(
            "the preset is read",
            "document.querySelector('[data-state=\"preset=disaster\"][aria-pressed=true]')",
        );
        open_dialog(browser);
        let src = |browser: &Browser| {
            let snippet = snippet(browser);
            let src = snippet.split("src=\"").nth(1).and_then(|rest| rest.split('"').next());
            src.expect("an address").replace("&amp;", "&")
        };
        let plain = src(browser);
        let state =
            plain.strip_prefix(&site.url("/embed/off-switch/?")).expect("the frame's page").to_owned();
        assert!(state.split('&').all(|pair| pair.starts_with("off-switch.")), "{state}");
        assert!(browser.value("#off-switch-link").ends_with(&format!("/lab/off-switch/?{state}")));
        choose(browser, "Colours", "dark");
        choose(browser, "Links out of the figure", "hidden");
        choose(browser, "Controls", "none");
        choose(browser, "Question before the answer", "tell at once");
        let wanted = format!("controls=none&links=0&{state}&predict=0&theme=dark");
        assert_eq!(src(browser), site.url(&format!("/embed/off-switch/?{wanted}")));
        choose(browser, "Kind", "Frame with script");
        let script = snippet(browser);
        assert!(script.contains("<iframe") && script.contains("integrity=\"sha384-"), "{script}");
        choose(browser, "Kind", "Link alone");
        assert!(snippet(browser).starts_with(&site.url("/lab/off-switch/?controls=none&links=0")));
        choose(browser, "Kind", "Element");
        let element = snippet(browser);
        assert!(
            element.contains("off-switch.preset=\"disaster\"") && element.contains("theme=\"dark\""),
            "{element}"
        );
        let address = browser.address();
        let chosen = ["theme", "controls", "links", "predict", "share", "dark"];
        assert!(chosen.iter().all(|word| !address.contains(word)), "nobody asked for that: {address}");
        let host = site.host_page("element", &element);
        browser.goto(&host.url());
        browser.wait("the element became a frame", "document.querySelector('lookahead-widget iframe')");
        browser.enter_frame("iframe");
        browser.wait_until_live();
        browser.assert("dark", "document.documentElement.dataset.theme === 'dark'");
        browser.wait("its controls are gone", "!document.querySelector('.controls').getClientRects().length");
        browser.leave_frames();
    });
}

#[test]
fn citations_name_version_and_link() {
    visit(|browser, site| {
        browser.visit(site, "/lab/game-tree/?preset=the-ladder");
        browser
            .wait("the state was read", "document.querySelector('#game-tree-preset').value === 'the-ladder'");
        open_dialog(browser);
        let version = browser.ask("document.documentElement.dataset.version");
        let (version, link) = (version.as_str().expect("a version"), browser.value("#game-tree-link"));
        let (apa, bibtex) = (browser.value("#share-apa"), browser.value("#share-bibtex"));
        assert!(
            apa.contains(version) && apa.contains(&link) && apa.starts_with("The Lookahead authors. ("),
            "{apa}"
        );
        assert!(bibtex.starts_with("@misc{lookahead-game-tree,\n"), "{bibtex}");
        assert!(
            bibtex.contains(version) && bibtex.contains(&format!("url          = {{{link}}}")),
            "{bibtex}"
        );
        assert!(browser.count("#share-dialog .qr path") == 1);
    });
}

/// By keys alone: in, through a choice, out again, and back where one was.
#[test]
fn the_dialog_is_worked_by_keys_alone() {
    visit(|browser, site| {
        browser.visit(site, "/lab/power/");
        browser.tab_to_button("Share");
        browser.press(&[key::ENTER]);
        browser.tab_to_button(OPENER);
        browser.press(&[key::ENTER]);
        wait_for_dialog(browser);
        browser.wait(
            "the focus is inside",
            "document.querySelector('#share-dialog').contains(document.activeElement)",
        );
        browser.tab_to_button("dark");
        browser.press(&[key::SPACE]);
        browser.wait("it is chosen", "document.querySelector('#share-snippet').value.includes('theme=dark')");
        browser.wait("the focus stays", "document.activeElement.textContent === 'dark' && document.activeElement.getAttribute('aria-pressed') === 'true'");
        browser.press(&[ESCAPE]);
        browser.wait("it is closed", "!document.querySelector('#share-dialog').open");
        browser.wait(
            "the focus is back",
            &format!("document.activeElement.textContent.trim() === {}", json!(OPENER)),
        );
        browser.press(&[key::ENTER]);
        browser.wait("it opens again", "document.querySelector('#share-dialog').open");
        browser.click_named("#share-dialog > button", "Close");
        browser.wait("it is closed", "!document.querySelector('#share-dialog').open");
    });
}

/// Each figure of a chapter has the dialog for itself.
#[test]
fn the_dialog_is_of_the_figure_that_opened_it() {
    visit(|browser, site| {
        browser.visit(site, "/read/looking-ahead/");
        for id in ["game-tree-3", "game-tree"] {
            browser.click_named(&format!("#{id} .foot summary"), "Share");
            browser.click_named(&format!("#{id} .share button"), OPENER);
            let link = browser.value(&format!("#{id}-link"));
            browser.wait(id, &format!("document.querySelector('#share-link')?.value === {}", json!(link)));
            browser.press(&[ESCAPE]);
            browser.wait("it is closed", "!document.querySelector('#share-dialog').open");
        }
    });
}

/// Copying says that it was done, or that it must be done by hand; where it is refused the text is selected.
#[test]
fn a_closed_clipboard_leaves_the_text_selected() {
    visit(|browser, site| {
        browser.visit(site, "/lab/game-tree/");
        browser.script("Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('closed')) } });");
        open_dialog(browser);
        browser.click("#share-dialog [data-of='share-bibtex']");
        browser.wait("it says so", "[...document.querySelectorAll('#share-dialog [role=status]')].some((status) => status.textContent === 'The clipboard is closed here. Select the text and copy it by hand.')");
        browser.assert("the text is selected", "(() => { const field = document.activeElement; return field.id === 'share-bibtex' && field.selectionStart === 0 && field.selectionEnd === field.value.length; })()");
    });
}

#[test]
fn files_come_from_the_dialog_and_from_the_figure() {
    visit(|browser, site| {
        browser.visit(site, "/lab/game-tree/?preset=three-openings");
        browser.wait(
            "the state was read",
            "document.querySelector('#game-tree-preset').value === 'three-openings'",
        );
        open_dialog(browser);
        browser.click_named("#share-dialog button", "State and table (JSON)");
        let saved = wait_for_saved(browser, 1);
        assert_eq!((saved[0].0.as_str(), saved[0].1.as_str()), ("game-tree.json", "application/json"));
        let found: Value = serde_json::from_str(&saved[0].2).expect("the file is JSON");
        assert_eq!((&found["format"], &found["version"]), (&json!("lookahead-figure"), &json!(1)));
        assert_eq!(found["state"], json!({"preset": "three-openings"}));
        assert_eq!(found["link"], json!(browser.value("#game-tree-link")));
        let rows = found["tables"][0]["rows"].as_array().expect("rows");
        assert_eq!(rows.len(), 10, "{found}");
        assert!(saved[0].2.contains("-4") && !saved[0].2.contains('−'), "{}", saved[0].2);
        browser.click_named("#share-dialog button", "Drawing (SVG)");
        let saved = wait_for_saved(browser, 2);
        let names = [saved[0].0.as_str(), saved[1].0.as_str()];
        // The first button of that name is the code's.
        assert!(names.contains(&"game-tree-qr.svg"), "{names:?}");
        browser.click_named("#share-dialog [data-do=press]", "Table (CSV)");
        let saved = wait_for_saved(browser, 3);
        assert!(saved.iter().any(|(name, ..)| name == "three-openings.csv"), "the figure's own file");
        browser.assert("its panel is open", "document.querySelector('[data-panel=save]').open && !document.querySelector('#share-dialog').open");
    });
}

/// Has the style sheets' own rules for print hold on the screen, as in `printing`.
const AS_PRINTED: &str = "
  const turn = (rules) => { for (const rule of rules) {
    if (rule.media && rule.media.mediaText === 'print') rule.media.mediaText = 'all';
    else if (rule.media && rule.media.mediaText === 'not print') rule.media.mediaText = 'not all';
    if (rule.cssRules) turn(rule.cssRules);
  } };
  for (const sheet of document.styleSheets) turn(sheet.cssRules);";

#[test]
fn a_figure_is_printed_alone() {
    visit(|browser, site| {
        browser.visit(site, "/read/looking-ahead/");
        browser.script("window.nPrinted = 0; window.print = () => { window.nPrinted += 1; };");
        browser.click_named("#game-tree-2 .foot summary", "Share");
        browser.click_named("#game-tree-2 .share button", OPENER);
        wait_for_dialog(browser);
        browser.click_named("#share-dialog button", "Print this figure");
        browser.wait("the browser was asked", "window.nPrinted === 1");
        browser.script(AS_PRINTED);
        assert!(browser.is_shown("#game-tree-2 .picture svg") && browser.is_shown("#game-tree-2 .readout"));
        for other in [
            "#game-tree .picture",
            "h1",
            "main > p",
            ".bar",
            ".site-foot",
            "#game-tree-2 .foot",
            "#share-dialog",
        ] {
            assert!(!browser.is_shown(other), "{other} is not printed");
        }
        // Engines tell the content as it is written or as it comes out.
        browser.assert("its link stands below", "(() => { const figure = document.querySelector('#game-tree-2'); return figure.dataset.printed.includes('/lab/game-tree/?') && !['none', 'normal'].includes(getComputedStyle(figure, '::after').content); })()");
        browser.script("dispatchEvent(new Event('afterprint'));");
        browser.assert("nothing is left", "!document.querySelector('[data-printed], [data-print]')");
    });
}

/// In a frame of another origin with an opaque origin of its own, at 320 pixels and with fewer things shown.
#[test]
fn it_works_in_a_narrow_sandboxed_frame() {
    visit(|browser, site| {
        let src = site.url("/embed/off-switch/?links=0&controls=none&predict=0&theme=dark");
        let host = site.host_page("dialog", &format!("<iframe src=\"{src}\" title=\"A figure\" width=\"320\" height=\"640\" sandbox=\"{SANDBOX}\"></iframe>"));
        browser.goto(&host.url());
        browser.enter_frame("iframe");
        browser.wait_until_live();
        // A figure with options in its address is drawn anew once its solver has answered.
        browser.wait("the options are followed", "document.querySelector('figure .controls').hidden");
        open_dialog(browser);
        browser.assert("nothing reaches beyond the frame", "document.documentElement.scrollWidth <= 320 && [...document.querySelectorAll('#share-dialog, #share-dialog .computed-figure')].every((one) => one.scrollWidth <= one.clientWidth)");
        assert!(!browser.is_shown("#share-dialog a"), "links=0");
        assert!(
            snippet(browser).contains(&site.url("/embed/off-switch/\"")),
            "the frame's own options are not the snippet's"
        );
        choose(browser, "Colours", "light");
        browser.click_named("#share-dialog > button", "Close");
        browser.wait("it is closed", "!document.querySelector('#share-dialog').open");
        browser.leave_frames();
    });
}

#[test]
fn every_figure_has_the_dialog() {
    visit(|browser, site| {
        let labs: Vec<&String> =
            site.pages().iter().filter(|page| page.starts_with("/lab/") && page.len() > 5).collect();
        assert!(labs.len() > 10, "{labs:?}");
        for lab in labs {
            browser.visit(site, lab);
            open_dialog(browser);
            let slug = lab.trim_start_matches("/lab/").trim_end_matches('/');
            assert!(snippet(browser).contains(&site.url(&format!("/embed/{slug}/"))), "{lab}");
            assert!(browser.count("#share-dialog [data-do=press]") >= 3, "{lab}");
        }
    });
}

/// A program that cannot be had is told in the dialog.
#[test]
fn a_missing_program_is_told() {
    visit_unchecked(|browser, site| {
        let _missing = site.without("share_bg-", ".wasm");
        browser.visit(site, "/lab/power/");
        open_panel(browser, "Share");
        browser.click_named(".share button", OPENER);
        browser.wait(
            "it is told",
            "document.querySelector('#share-dialog .working')?.textContent.includes('could not be worked out here')",
        );
        browser.click_named("#share-dialog > button", "Close");
        browser.wait("it is closed", "!document.querySelector('#share-dialog').open");
    });
}

/// Without its script the button says that it is of no use; the link stays.
#[test]
fn a_missing_script_leaves_the_link() {
    visit_unchecked(|browser, site| {
        let _missing = site.without("sharing-", ".js");
        browser.visit(site, "/lab/off-switch/");
        open_panel(browser, "Share");
        browser.click_named(".share button", OPENER);
        browser.wait(
            "it is of no use",
            "document.querySelector('[data-do=share]').getAttribute('aria-disabled') === 'true'",
        );
        assert!(browser.value("#off-switch-link").contains("/lab/off-switch/"));
    });
}

#[test]
fn without_scripts_the_link_remains() {
    visit_without_scripts(|browser, site| {
        browser.goto(&site.url("/lab/power/"));
        browser.click_named(".foot summary", "Share");
        assert!(browser.is_shown("#power-link"));
        assert!(!browser.is_shown(".share button") && !browser.is_shown("#share-dialog"));
    });
}

fn assert_dialog_is_clean(browser: &Browser, site: &Site) {
    browser.visit(site, "/lab/off-switch/");
    open_dialog(browser);
    assert_clean(browser, "the dialog");
    browser.assert("nothing is cut off, and the rest can be scrolled to", "(() => { const dialog = document.querySelector('#share-dialog'), inner = dialog.querySelector('.computed-figure'); return dialog.scrollHeight <= dialog.clientHeight && getComputedStyle(inner).overflowY === 'auto' && inner.scrollHeight > inner.clientHeight; })()");
    browser.resize(360, 740);
    browser.assert("it has room", "[...document.querySelectorAll('#share-dialog, #share-dialog .computed-figure')].every((one) => one.scrollWidth <= one.clientWidth)");
    browser.script("document.documentElement.style.fontSize = '200%';");
    browser.assert("at twice the size too", "[...document.querySelectorAll('#share-dialog, #share-dialog .computed-figure')].every((one) => one.scrollWidth <= one.clientWidth)");
    assert_clean(browser, "the dialog at twice the size");
    browser.resize(1280, 800);
}

#[test]
fn it_is_clean() {
    for look in [Look::Light, Look::Dark] {
        visit_as(look, assert_dialog_is_clean);
    }
}

mod in_chromium_and_firefox {
    use super::*;

    #[test]
    fn it_is_clean_in_forced_colours() {
        visit_as(Look::Forced, assert_dialog_is_clean);
    }
}
