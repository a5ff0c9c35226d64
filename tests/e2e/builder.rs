//! The builder of embeds: a figure, a preset or a pasted link, options, kinds of snippet, the frame at work.

use serde_json::json;

use crate::harness::{Browser, visit, visit_without_scripts};

const PAGE: &str = "/teach/embed/";

fn snippet(browser: &Browser) -> String {
    browser.value("#builder-snippet")
}

fn press(browser: &Browser, group: &str, name: &str) {
    browser.click_named(&format!("#builder [aria-label='{group}'] button"), name);
    let pressed = format!(
        "[...document.querySelectorAll(\"#builder [aria-label='{group}'] button\")].some((button) => button.textContent === {} && button.getAttribute('aria-pressed') === 'true')",
        json!(name)
    );
    browser.wait(name, &pressed);
}

/// The name of a figure, as its lab page has it.
fn title(browser: &Browser, slug: &str) -> String {
    let link = format!(".scroller a[href$='/lab/{slug}/']");
    browser
        .ask(&format!("document.querySelector({}).textContent", json!(link)))
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// Puts a text into the field for links, as by pasting.
fn paste(browser: &Browser, text: &str) {
    browser.script(&format!(
        "const field = document.querySelector('#builder-link'); field.focus(); field.value = {}; field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));",
        json!(text)
    ));
}

#[test]
fn choices_make_the_snippet_and_stay_in_the_address() {
    visit(|browser, site| {
        browser.visit(site, "/teach/");
        browser.click_named("main a", "embed builder");
        browser.wait("the builder is shown", "document.querySelector('#builder-snippet')");
        let name = title(browser, "off-switch");
        press(browser, "Figure", &name);
        press(browser, "Start from", "Rare disaster");
        press(browser, "Colours", "dark");
        press(browser, "Kind", "Element");
        let element = snippet(browser);
        assert!(element.contains("name=\"off-switch\"") && element.contains("theme=\"dark\""), "{element}");
        assert!(element.contains("off-switch.preset=") && element.contains("integrity="), "{element}");
        browser.wait("the address has the choices", "location.search.includes('builder.figure=off-switch') && location.search.includes('builder.as=element')");
        let address = browser.address();
        browser.goto("about:blank");
        browser.goto(&address);
        browser.wait_until_live();
        browser.wait(
            "the same snippet",
            &format!("document.querySelector('#builder-snippet').value === {}", json!(element)),
        );
        let host = site.host_page("built", &element);
        browser.goto(&host.url());
        browser.wait("the element became a frame", "document.querySelector('lookahead-widget iframe')");
        browser.enter_frame("iframe");
        browser.wait_until_live();
        browser.assert("dark", "document.documentElement.dataset.theme === 'dark'");
        browser.leave_frames();
    });
}

#[test]
fn a_pasted_link_is_taken_or_named() {
    visit(|browser, site| {
        browser.visit(site, PAGE);
        paste(browser, &site.url("/lab/game-tree/?game-tree.preset=three-openings&utm_source=mail"));
        browser.wait("it is taken", "document.querySelector('#builder-snippet').value.includes('/embed/game-tree/?game-tree.preset=three-openings\"')");
        assert_eq!(browser.count("#builder .field-problem"), 0);
        for bad in [
            "hello",
            "https://elsewhere.example/lab/game-tree/",
            &site.url("/lab/nowhere/"),
            &site.url("/about/"),
        ] {
            paste(browser, bad);
            browser.wait(bad, "document.querySelector('#builder .field-problem')?.textContent.startsWith('This is no link to a figure of this site.')");
            assert!(!snippet(browser).contains(bad), "{bad}");
            browser.assert("the focus stays in the field", "document.activeElement.id === 'builder-link'");
            paste(browser, "");
            browser
                .wait("nothing is wrong with nothing", "!document.querySelector('#builder .field-problem')");
        }
    });
}

/// Every figure can be chosen, and each of its presets makes a snippet of its own.
#[test]
fn every_figure_can_be_chosen() {
    visit(|browser, site| {
        browser.visit(site, PAGE);
        let slugs: Vec<&str> =
            site.pages().iter().filter_map(|page| page.strip_prefix("/embed/")?.strip_suffix('/')).collect();
        assert_eq!(browser.count("#builder [aria-label='Figure'] button"), slugs.len() as u64);
        assert_eq!(browser.count(".scroller tbody tr"), slugs.len() as u64);
        let mut n_presets = 0;
        for slug in slugs {
            press(browser, "Figure", &title(browser, slug));
            assert!(snippet(browser).contains(&format!("/embed/{slug}/\"")), "{slug}: {}", snippet(browser));
            n_presets += browser.count("#builder [aria-label='Start from'] button").saturating_sub(1);
        }
        assert!(n_presets > 40, "{n_presets} presets");
    });
}

/// The frame lives in the page, says what frames say, follows the options, and gives its state back.
#[test]
fn the_preview_lives_and_gives_its_state_back() {
    visit(|browser, site| {
        browser.visit(site, PAGE);
        assert_eq!(browser.count("#preview iframe"), 0, "not before it is asked for");
        press(browser, "Question before the answer", "tell at once");
        browser.click_named("#builder button", "Show the preview");
        browser.wait(
            "the frame is ready",
            "document.querySelector('#messages').value.includes('\"type\":\"ready\"')",
        );
        browser.assert("in the snippet's sandbox", "document.querySelector('#preview iframe').getAttribute('sandbox').includes('allow-scripts') && !document.querySelector('#preview iframe').getAttribute('sandbox').includes('same-origin')");
        browser.enter_frame("#preview iframe");
        browser.script("const list = document.querySelector('#game-tree-preset'); list.value = 'three-desks'; list.dispatchEvent(new Event('change', { bubbles: true }));");
        browser.leave_frames();
        browser
            .wait("the state is told", "document.querySelector('#messages').value.includes('three-desks')");
        browser.click_named("#builder button", "Take over its state");
        browser.wait(
            "the snippet has it",
            "document.querySelector('#builder-snippet').value.includes('game-tree.preset=three-desks')",
        );
        press(browser, "Colours", "dark");
        browser.wait(
            "the frame follows",
            "document.querySelector('#preview iframe').src.includes('theme=dark')",
        );
        // Frames that nobody sees wait.
        browser.script("document.querySelector('#preview').scrollIntoView();");
        browser.wait(
            "it is ready again",
            "document.querySelector('#messages').value.includes('\"type\":\"ready\"')",
        );
        browser.enter_frame("#preview iframe");
        browser.wait_until_live();
        browser.wait("the state came along", "document.querySelector('#game-tree-preset').value === 'three-desks' && document.documentElement.dataset.theme === 'dark'");
        browser.leave_frames();
        press(browser, "Kind", "Frame with script");
        browser.wait(
            "with the script the frame fits",
            "document.querySelector('#preview iframe').getAttribute('height') !== '640'",
        );
    });
}

#[test]
fn without_scripts_every_figure_has_its_snippet() {
    visit_without_scripts(|browser, site| {
        browser.goto(&site.url(PAGE));
        assert!(!browser.is_shown("#builder"));
        let snippets = browser.texts(".snippets tbody code");
        assert!(
            snippets.len() > 10 && snippets.iter().all(|text| text.starts_with("<iframe src=")),
            "{snippets:?}"
        );
        assert_eq!(browser.property(".snippets", "open"), false, "folded away");
        browser.click(".snippets summary");
        assert!(browser.is_shown(".snippets tbody code"));
    });
}
