//! What page and frame say to each other, and what `embed.js` makes of it.

use serde_json::{Value, json};

use super::{embed_script, host, snippet};
use crate::harness::{Browser, Site, visit, visit_unchecked};

/// A page with the game tree's snippet, live.
pub(super) fn with_game_tree(name: &str, head: impl Fn(&Site) -> String, test: impl Fn(&Browser, &Site)) {
    visit(|browser, site| {
        let (_host, url) = host(site, name, &head(site), &snippet(site, "game-tree"));
        browser.goto(&url);
        browser.wait("the figure is ready", "nReady() === 1");
        test(browser, site);
        assert_eq!(browser.ask("wrongs"), json!([]));
    });
}

/// Version 1 as other people's pages read it: nothing here may change, only be added to.
#[test]
fn the_frame_says_what_version_1_says() {
    with_game_tree(
        "says",
        |_| String::new(),
        |browser, site| {
            browser.script("ask({ ns: 'lookahead', v: 1, type: 'get-state' });");
            browser.wait("the state is told", "heardOf('state').length");
            let last = |type_: &str| browser.ask(&format!("heardOf('{type_}').pop()"));
            let (ready, height, state) = (last("ready"), last("height"), last("state"));
            assert_eq!(
                ready["data"],
                json!({"ns": "lookahead", "v": 1, "type": "ready", "widget": "game-tree"})
            );
            assert_eq!(ready["origin"], "null", "the snippet's sandbox");
            assert_eq!(
                state["data"],
                json!({"ns": "lookahead", "v": 1, "type": "state", "widget": "game-tree", "state": {}})
            );
            let pixels = height["data"]["height"].as_u64().expect("whole pixels");
            assert_eq!(
                height["data"],
                json!({"ns": "lookahead", "v": 1, "type": "height", "widget": "game-tree", "height": pixels})
            );
            // What hosts of others read.
            let holds = |what: &str, condition: &str| {
                browser.assert(what, &format!("heard.some(({{ data }}) => {condition})"))
            };
            holds(
                "AMP",
                &format!("data.sentinel === 'amp' && data.type === 'embed-size' && data.height === {pixels}"),
            );
            holds(
                "Datawrapper",
                &format!(
                    "data['datawrapper-height'] && Object.values(data['datawrapper-height'])[0] === {pixels}"
                ),
            );
            holds(
                "Embedly",
                &format!(
                    "typeof data === 'string' && JSON.parse(data).context === 'iframe.resize' && JSON.parse(data).method === 'resize' && JSON.parse(data).height === {pixels}"
                ),
            );
            browser.enter_frame("iframe");
            let own = browser.ask("Math.ceil(document.documentElement.getBoundingClientRect().height)");
            assert_eq!(own.as_u64(), Some(pixels));
            browser.click_named(".guess button", "wait");
            browser.leave_frames();
            browser.wait("the guess is told, and whether it was right", "heardOf('event').length === 2");
            let event = |at: usize| browser.ask(&format!("heardOf('event')[{at}].data"));
            assert_eq!(
                event(0),
                json!({"ns": "lookahead", "v": 1, "type": "event", "widget": "game-tree", "name": "guess", "value": "wait"})
            );
            assert_eq!(
                event(1),
                json!({"ns": "lookahead", "v": 1, "type": "event", "widget": "game-tree", "name": "verdict", "right": true})
            );
            assert!(site.url("/").starts_with("http"));
        },
    );
}

#[test]
fn the_frame_does_what_the_page_around_it_asks() {
    with_game_tree(
        "asks",
        |_| String::new(),
        |browser, _| {
            let in_frame = |look: &dyn Fn()| {
                browser.enter_frame("iframe");
                look();
                browser.leave_frames();
            };
            for theme in ["dark", "light"] {
                browser
                    .script(&format!("ask({{ ns: 'lookahead', v: 1, type: 'theme', theme: '{theme}' }});"));
                in_frame(&|| {
                    drop(browser.wait(
                        "the colours changed",
                        &format!("document.documentElement.dataset.theme === '{theme}'"),
                    ))
                });
            }
            browser.script("ask({ ns: 'lookahead', v: 1, type: 'theme', theme: 'auto' });");
            in_frame(&|| {
                drop(browser.wait("the reader's own colours", "!document.documentElement.dataset.theme"))
            });
            browser.script(
                "ask({ ns: 'lookahead', v: 1, type: 'set-state', state: { preset: 'three-openings' } });",
            );
            browser.wait("the figure came anew", "heardOf('ready').length === 2");
            in_frame(&|| {
                drop(browser.wait(
                    "the game is the one asked for",
                    "document.querySelector('#game-tree-preset').value === 'three-openings'",
                ))
            });
            browser.wait(
                "the new state is told",
                "heardOf('state').some(({ data }) => data.state['game-tree.preset'] === 'three-openings')",
            );
            // What a frame tells can be handed to it again.
            browser.script(
                "ask({ ns: 'lookahead', v: 1, type: 'set-state', state: heardOf('state').pop().data.state });",
            );
            browser.wait("the same state, loaded once more", "heardOf('ready').length === 3");
            in_frame(&|| {
                drop(browser.wait(
                    "still that game",
                    "document.querySelector('#game-tree-preset')?.value === 'three-openings'",
                ))
            });
            browser.script("ask({ ns: 'lookahead', v: 1, type: 'reset' });");
            browser.wait("the figure came anew", "heardOf('ready').length === 4");
            in_frame(&|| drop(browser.wait("the first state", "document.querySelector('.guess')")));
        },
    );
}

/// What a reader changed is told as in a link, and brings the figure back to it, also where a solver draws the figure.
#[test]
fn a_told_state_can_be_asked_for_again() {
    visit(|browser, site| {
        let (_host, url) = host(site, "state", "", &snippet(site, "off-switch"));
        browser.goto(&url);
        browser.wait("the figure is ready", "nReady() === 1");
        let pressed = |preset: &str| {
            format!(
                "document.querySelector('[data-state=\"preset={preset}\"]').getAttribute('aria-pressed') === 'true'"
            )
        };
        browser.enter_frame("iframe");
        browser.click(".guess button.quiet");
        browser.wait(
            "the cases are shown",
            "document.querySelector('[data-state=\"preset=disaster\"]').getClientRects().length",
        );
        browser.click("[data-state='preset=disaster']");
        browser.wait("the case is chosen", &pressed("disaster"));
        browser.leave_frames();
        let told = browser
            .wait("the new state is told", "heardOf('state').length && heardOf('state').pop().data.state");
        assert_eq!(told["off-switch.preset"], "disaster", "{told}");
        for (message, preset, n_ready) in [
            ("{ ns: 'lookahead', v: 1, type: 'reset' }".to_owned(), "unsure", 2),
            (format!("{{ ns: 'lookahead', v: 1, type: 'set-state', state: {told} }}"), "disaster", 3),
        ] {
            browser.script(&format!("ask({message});"));
            browser.wait("the figure came anew", &format!("heardOf('ready').length === {n_ready}"));
            browser.enter_frame("iframe");
            browser.wait(preset, &pressed(preset));
            browser.leave_frames();
        }
    });
}

/// A panel that opens makes the figure higher, and the frame with it; a frame can become lower again.
#[test]
fn the_script_follows_the_figure() {
    with_game_tree("follows", embed_script, |browser, _| {
        let height =
            || browser.ask("document.querySelector('iframe').offsetHeight").as_u64().unwrap_or_default();
        let told =
            "document.querySelector('iframe').style.height === `${heardOf('height').pop().data.height}px`";
        browser.wait("the frame has its height", told);
        let before = height();
        let toggle = || {
            browser.enter_frame("iframe");
            browser.click_named(".foot summary", "How this is computed");
            browser.leave_frames();
        };
        toggle();
        browser.wait("higher", &format!("document.querySelector('iframe').offsetHeight > {before}"));
        toggle();
        browser.wait("as before", &format!("document.querySelector('iframe').offsetHeight === {before}"));
        browser.enter_frame("iframe");
        browser.assert("nothing scrolls", "document.documentElement.scrollHeight <= innerHeight");
        browser.leave_frames();
    });
}

/// The element: parameters as attributes, nothing loaded out of sight, the link inside until the figure runs.
#[test]
fn the_element_waits_and_keeps_its_link() {
    visit(|browser, site| {
        let lab = site.url("/lab/game-tree/");
        let element = |more: &str| {
            format!(
                "<lookahead-widget name=\"game-tree\" {more}><a href=\"{lab}\">Game trees</a></lookahead-widget>"
            )
        };
        let body = format!(
            "{}<p id=\"gap\"></p>{}<lookahead-widget name=\"../about\"></lookahead-widget><script>document.getElementById('gap').style.height = '9000px';</script>",
            element(
                "title=\"A tree\" height=\"700\" theme=\"dark\" game-tree.preset=\"three-openings\" class=\"wide\" data-kind=\"x\""
            ),
            element("predict=\"0\"")
        );
        let (_host, url) = host(site, "element", &embed_script(site), &body);
        browser.goto(&url);
        browser.wait("the first is ready", "nReady() === 1");
        assert_eq!(browser.count("iframe"), 1, "the one out of sight is no frame yet");
        let found = browser.ask("(() => { const frame = document.querySelector('iframe'); return ['src', 'title', 'height', 'loading', 'sandbox', 'allow'].map((name) => frame.getAttribute(name)); })()");
        let src = format!("{}?theme=dark&game-tree.preset=three-openings", site.url("/embed/game-tree/"));
        assert_eq!(
            found,
            json!([src, "A tree", "700", "lazy", super::SANDBOX, "fullscreen; clipboard-write"])
        );
        browser.wait(
            "the link has made room",
            "!document.querySelector('lookahead-widget a').getClientRects().length",
        );
        browser.assert(
            "the other link is there",
            "document.querySelectorAll('lookahead-widget a')[1].getClientRects().length",
        );
        browser.script("document.querySelectorAll('lookahead-widget')[1].scrollIntoView();");
        browser.wait("the second is ready", "nReady() === 2");
        let frames: Value = browser.ask("document.querySelectorAll('iframe').length");
        assert_eq!(frames, 2, "a name that is none makes no frame");
    });
}

/// A figure that cannot start says so, and its page is as high as what it shows all the same.
#[test]
fn a_figure_that_cannot_start_is_told() {
    visit_unchecked(|browser, site| {
        let _missing = site.without("client_bg-", ".wasm");
        let (_host, url) = host(site, "not-live", &embed_script(site), &snippet(site, "game-tree"));
        browser.goto(&url);
        let told =
            browser.wait("the error is told", "heardOf('error').length && heardOf('error').pop().data");
        assert_eq!(
            told,
            json!({"ns": "lookahead", "v": 1, "type": "error", "widget": "game-tree", "code": "not-live"})
        );
        browser.wait("the frame has a height", "document.querySelector('iframe').style.height");
        assert_eq!(browser.ask("nReady()"), 0);
    });
}
