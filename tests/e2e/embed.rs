//! A widget in a sandboxed frame on somebody else's page, of another origin.

use crate::harness::{Browser, Site, visit};

/// The snippet's own words, without `allow-same-origin`: the frame's origin is opaque.
const SANDBOX: &str =
    "allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox";

/// Opens a page of another origin that embeds the game tree with these parameters, and steps into the frame.
fn in_frame(name: &str, parameters: &str, test: impl Fn(&Browser, &Site)) {
    visit(|browser, site| {
        let src = site.url(&format!("/embed/game-tree/{parameters}"));
        let host = site.host_page(name, &format!("<iframe src=\"{src}\" title=\"A figure\" width=\"100%\" height=\"820\" sandbox=\"{SANDBOX}\"></iframe>"));
        assert!(!src.starts_with(&host.url()), "another origin");
        browser.goto(&host.url());
        browser.enter_frame("iframe");
        browser.wait_until_live();
        test(browser, site);
        browser.leave_frames();
    });
}

#[test]
fn it_lives_in_a_sandboxed_frame_of_another_origin() {
    in_frame("plain", "", |browser, _| {
        assert_eq!(browser.ask("origin"), "null", "the frame's origin is opaque");
        assert_eq!(browser.count("header, .bar, .site-foot"), 0, "an embed is bare");
        assert_eq!(browser.count("h1"), 1);
        assert!(!browser.is_shown(".readout"), "the guess hides the answer");
        browser.click_named(".guess button", "wait");
        browser.wait(
            "the answer is told",
            "document.querySelector('.readout').textContent.includes('so does the plan')",
        );
        assert!(browser.is_shown(".readout"));
        browser.click_named(".stepper button", "First sum");
        browser.wait(
            "the first sum is shown",
            "document.querySelector('.stepper .count').textContent.toLowerCase().startsWith('sum 1 of')",
        );
        browser
            .assert("nothing is written into the address", "location.search === '' && location.hash === ''");
    });
}

/// The size that oEmbed and the snippet promise holds before and after the guess; what has no room opens with a panel.
#[test]
fn it_fits_into_the_promised_size() {
    visit(|browser, site| {
        let oembed: serde_json::Value =
            serde_json::from_str(&site.built("embed/game-tree/oembed.json")).expect("oEmbed is JSON");
        let (src, width, height) = (site.url("/embed/game-tree/"), &oembed["width"], &oembed["height"]);
        let host = site.host_page("size", &format!("<iframe src=\"{src}\" title=\"A figure\" width=\"{width}\" height=\"{height}\" frameborder=\"0\" sandbox=\"{SANDBOX}\"></iframe>"));
        browser.goto(&host.url());
        browser.enter_frame("iframe");
        browser.wait_until_live();
        let assert_fits = |when: &str| {
            let size = browser.ask("[innerWidth, document.documentElement.scrollHeight]");
            assert_eq!(&size[0], width);
            assert!(size[1].as_u64() <= height.as_u64(), "{when}: {size} against a height of {height}");
        };
        assert_fits("before the guess");
        browser.click_named(".guess button", "wait");
        browser.wait("the answer is told", "document.querySelector('.readout').getClientRects().length > 0");
        assert_fits("after the guess");
        assert!(!browser.is_shown(".in-out"));
        browser.click_named(".foot summary", "How this is computed");
        browser.wait("the lists are there", "document.querySelector('.in-out').getClientRects().length > 0");
        browser.leave_frames();
    });
}

#[test]
fn links_in_the_frame_open_outside() {
    in_frame("links", "", |browser, site| {
        let link = browser.ask("(() => { const link = document.querySelector('.credit a'); return [link.href, link.target, link.rel]; })()");
        assert_eq!(link[0], site.url("/read/looking-ahead/"));
        assert_eq!(link[1], "_blank");
        assert!(link[2].as_str().is_some_and(|rel| rel.contains("noopener")));
    });
}

#[test]
fn state_and_options_come_from_the_address() {
    in_frame("options", "?game-tree.preset=three-openings&theme=dark&motion=0", |browser, _| {
        browser.wait(
            "the game is the one asked for",
            "document.querySelector('#game-tree-preset').value === 'three-openings'",
        );
        browser.assert("dark", "document.documentElement.dataset.theme === 'dark'");
        browser.assert("without motion", "document.documentElement.dataset.motion === '0'");
        assert_eq!(browser.count("main .figure-note"), 0);
        assert_eq!(browser.count(".guess"), 0, "a state of the reader's own is told at once");
    });
}

/// Both schemes really look different: dark has the lighter ink.
#[test]
fn the_theme_is_seen() {
    let ink = |theme: &str| {
        let seen = std::cell::RefCell::new(String::new());
        in_frame(theme, &format!("?theme={theme}"), |browser, _| {
            seen.replace(browser.style(".figure-title", "color"));
        });
        let seen = seen.into_inner();
        let numbers: Vec<f64> = seen
            .split(|c: char| !c.is_ascii_digit() && c != '.')
            .filter_map(|part| part.parse().ok())
            .take(3)
            .collect();
        numbers.iter().sum::<f64>()
    };
    let (light, dark) = (ink("light"), ink("dark"));
    assert!(dark > light + 200.0, "ink in light {light}, in dark {dark}");
}

#[test]
fn fewer_controls_when_asked() {
    in_frame("none", "?controls=none&predict=0", |browser, _| {
        browser.wait(
            "the controls are gone",
            "document.querySelector('.controls').getClientRects().length === 0",
        );
        assert!(browser.is_shown(".readout"));
        assert_eq!(browser.count(".guess"), 0, "predict=0");
        assert_eq!(browser.count(".editor"), 0);
        assert!(browser.is_shown("[role=tree]"));
    });
    in_frame("min", "?controls=min", |browser, _| {
        assert!(browser.is_shown(".controls"));
        assert_eq!(browser.count(".editor"), 0);
        assert_eq!(browser.count("input[type=file]"), 0);
    });
    in_frame("full", "?controls=full&predict=0", |browser, _| {
        browser.wait("the editor is there", "document.querySelector('.editor')");
        assert_eq!(browser.count("input[type=file]"), 1);
    });
}

#[test]
fn links_can_be_left_out() {
    in_frame("nolinks", "?links=0", |browser, _| {
        browser.wait(
            "no link out of the figure is shown",
            "[...document.querySelectorAll('a[href]')].every((link) => link.getClientRects().length === 0)",
        );
    });
}

#[test]
fn an_invalid_option_leaves_its_default_and_a_note() {
    for (name, parameters) in [
        ("purple", "?theme=purple"),
        ("maybe", "?predict=maybe"),
        ("all", "?controls=all"),
        ("seed", "?seed=-1"),
        ("lang", "?lang=xx"),
    ] {
        in_frame(name, parameters, |browser, _| {
            browser.wait(
                &format!("a note about {parameters}"),
                "document.querySelectorAll('main .figure-note').length === 1",
            );
            let (key, value) = parameters.trim_start_matches('?').split_once('=').expect("a pair");
            let note = browser.text("main .figure-note");
            assert!(note.contains(key) && note.contains(value), "{note}");
            assert!(browser.is_shown(".guess"), "everything else is as by default");
        });
    }
}

/// A frame that nobody sees costs nothing: its program waits until it is scrolled into view.
#[test]
fn a_frame_out_of_sight_waits() {
    visit(|browser, site| {
        let src = site.url("/embed/game-tree/");
        let host = site.host_page("below", &format!("<p>Far below is a figure.</p><div id=\"gap\"></div><iframe src=\"{src}\" title=\"A figure\" width=\"600\" height=\"600\" sandbox=\"{SANDBOX}\"></iframe><script>document.getElementById('gap').style.height = '6000px'</script>"));
        browser.goto(&host.url());
        let wasm = || site.requests().iter().filter(|request| request.path.ends_with(".wasm")).count();
        browser.enter_frame("iframe");
        browser.wait("the frame's document is there", "document.readyState === 'complete'");
        browser.ask_promise("new Promise((done) => setTimeout(() => done(true), 300))");
        assert_eq!(wasm(), 0, "not yet seen");
        browser.leave_frames();
        browser.script("document.querySelector('iframe').scrollIntoView();");
        browser.enter_frame("iframe");
        browser.wait_until_live();
        assert_eq!(wasm(), 1, "now seen");
        browser.leave_frames();
    });
}
