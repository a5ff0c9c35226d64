//! Hostile hosts and hostile children: ten thousand random messages each way, seeded. Nothing is thrown, and nothing is
//! changed by one that is not of the contract's shapes or not from whom it should be.

use serde_json::json;

use super::messages::with_game_tree;
use super::{embed_script, host, snippet};
use crate::harness::{Browser, Site, visit};

const FUZZ: &str = include_str!("fuzz.js");
const N_MESSAGES: u32 = 10_000;
/// What could be changed by a message: the document that is loaded, its colours, the figure.
const LOOK: &str = "[performance.timeOrigin, location.href, JSON.stringify({...document.documentElement.dataset}), document.getElementById('app').innerHTML, probe.wrongs.length]";

fn fuzz_script(_: &Site) -> String {
    format!("<script>{FUZZ}</script>")
}

/// What the frame looks like from inside.
fn look(browser: &Browser) -> serde_json::Value {
    browser.enter_frame("iframe");
    let seen = browser.ask(LOOK);
    browser.leave_frames();
    seen
}

#[test]
fn a_hostile_host_changes_nothing_in_the_frame() {
    with_game_tree("hostile", fuzz_script, |browser, _| {
        let before = look(browser);
        assert_eq!(before[4], 0);
        for seed in [1, 20_261_121] {
            browser.ask_promise(&format!("postFuzz(frames[0], {seed}, {}).then(() => true)", N_MESSAGES / 2));
        }
        browser.script("ask(tooLong()); ask({ ns: 'lookahead', v: 1, type: 'get-state' });");
        browser.wait("the frame has come to the last of them", "heardOf('state').length === 1");
        assert_eq!(look(browser), before);
        assert_eq!(browser.ask("heardOf('ready').length"), 1, "never loaded anew");
    });
}

/// Valid messages of a neighbour, which is not the page around the frame.
#[test]
fn a_neighbour_is_not_obeyed() {
    visit(|browser, site| {
        let body = format!(
            "{}<iframe src=\"neighbour.html\" title=\"A neighbour\"></iframe>",
            snippet(site, "game-tree")
        );
        let (page, url) = host(site, "neighbour", "", &body);
        page.add_file(
            "neighbour.html",
            "<!doctype html><html lang=\"en\"><title>A neighbour</title><body></body></html>",
        );
        browser.goto(&url);
        browser.wait("the figure is ready", "nReady() === 1");
        let before = look(browser);
        browser.enter_frame("[src='neighbour.html']");
        browser.script("for (const type of ['theme', 'set-state', 'reset', 'get-state']) parent.frames[0].postMessage({ ns: 'lookahead', v: 1, type, theme: 'dark', state: { preset: 'three-openings' } }, '*');");
        browser.leave_frames();
        // A later message of the host's own is answered after those had their turn.
        browser.script("ask({ ns: 'lookahead', v: 1, type: 'get-state' });");
        browser.wait("the host is answered", "heardOf('state').length === 1");
        assert_eq!(look(browser), before);
    });
}

/// Frames that are none of ours, and one that was ours and went elsewhere, tell the script whatever they like.
#[test]
fn hostile_children_change_nothing_but_themselves() {
    visit(|browser, site| {
        let head = format!("{}<style>iframe {{ border: 0; }}</style>", embed_script(site));
        let body = format!(
            "{}<iframe src=\"hostile.html\" title=\"Theirs\" height=\"300\"></iframe><iframe id=\"gone\" src=\"{}\" title=\"Was ours\" height=\"300\"></iframe>",
            snippet(site, "game-tree"),
            site.url("/embed/power/")
        );
        let (page, url) = host(site, "children", &head, &body);
        page.add_file(
            "hostile.html",
            &format!("<!doctype html><html lang=\"en\"><title>Hostile</title><body><script>{FUZZ}
              const says = (height) => parent.postMessage({{ ns: 'lookahead', v: 1, type: 'height', widget: 'game-tree', height }}, '*');
              postFuzz(parent, location.hash ? 3 : 2, {N_MESSAGES}).then(() => {{ says(4321); parent.postMessage({{ ns: 'lookahead', v: 1, type: 'ready' }}, '*'); parent.postMessage('over', '*'); }});</script></body></html>"),
        );
        browser.goto(&url);
        for at in [0, 2] {
            let told = format!(
                "heardOf('ready', {at}).length === 1 && document.querySelectorAll('iframe')[{at}].style.height === `${{heardOf('height', {at}).pop().data.height}}px`"
            );
            browser.wait("ours have their heights", &told);
        }
        let skeleton = "document.body.innerHTML";
        let before = browser.ask(skeleton);
        browser.script("document.getElementById('gone').contentWindow.location = new URL('hostile.html#gone', location.href).href;");
        browser.wait("both have said everything", "heard.filter(({ data }) => data === 'over').length === 2");
        assert_eq!(browser.ask("wrongs"), json!([]));
        assert_eq!(browser.ask(skeleton), before, "not one attribute of the page was changed");
    });
}

/// A frame of ours cannot make itself higher than the script lets anything be, nor vanish.
#[test]
fn heights_are_kept_within_bounds() {
    with_game_tree("bounds", embed_script, |browser, _| {
        browser.enter_frame("iframe");
        browser.script("parent.postMessage({ ns: 'lookahead', v: 1, type: 'height', height: 1e9 }, '*');");
        browser.leave_frames();
        browser.wait("no more than the most", "document.querySelector('iframe').style.height === '6000px'");
        browser.enter_frame("iframe");
        browser.script("parent.postMessage({ ns: 'lookahead', v: 1, type: 'height', height: -1e9 }, '*');");
        browser.leave_frames();
        browser.wait("no less than the least", "document.querySelector('iframe').style.height === '100px'");
    });
}
