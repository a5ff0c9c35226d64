//! Pages that imitate what platforms do to a snippet. Each lives, or keeps a link to the same figure.

use serde_json::{Value, json};

use super::{LISTEN, embed_script, host, snippet};
use crate::harness::{Browser, Site, visit};

/// Steps into the frames, one inside the other, and finds the figure live and without complaint.
fn assert_live_in(browser: &Browser, frames: &[&str]) {
    frames.iter().for_each(|frame| browser.enter_frame(frame));
    browser.wait_until_live();
    browser.wait("the figure is there", "document.querySelector('figure svg')");
    assert_eq!(
        browser.texts(".figure-note:not(:empty)"),
        Vec::<String>::new(),
        "nothing is complained about"
    );
    browser.leave_frames();
}

/// As WordPress does with sites that it does not know: it follows the discovery link, keeps of the markup the frame with a
/// few attributes, gives it the narrowest sandbox, and marks the address with a secret for its own messages.
#[test]
fn a_consumer_of_oembed_like_wordpress() {
    const CONSUMER: &str = "
      const read = async (address) => (await fetch(address)).text();
      const consume = async (page) => {
        const found = new DOMParser().parseFromString(await read(page), 'text/html').querySelector(\"link[type='application/json+oembed']\");
        const answer = JSON.parse(await read(found.href));
        const given = new DOMParser().parseFromString(answer.html, 'text/html').querySelector('iframe');
        const frame = document.createElement('iframe');
        for (const name of ['src', 'width', 'height', 'title']) if (given.hasAttribute(name)) frame.setAttribute(name, given.getAttribute(name));
        frame.setAttribute('sandbox', 'allow-scripts');
        frame.setAttribute('security', 'restricted');
        frame.dataset.secret = 'q7Rb2';
        frame.src += '#?secret=q7Rb2';
        document.querySelector('main').append(frame);
        window.answer = answer;
      };";
    visit(|browser, site| {
        for path in ["/lab/game-tree/", "/embed/power/"] {
            let start = format!("<main></main><script>{CONSUMER} consume('{}');</script>", site.url(path));
            let (_host, url) = host(site, "wordpress", "", &start);
            browser.goto(&url);
            browser.wait("the answer came", "window.answer");
            let answer = browser.ask("answer");
            assert_eq!((&answer["version"], &answer["type"]), (&json!("1.0"), &json!("rich")));
            for key in ["title", "provider_name", "provider_url", "html", "thumbnail_url"] {
                assert!(answer[key].as_str().is_some_and(|text| !text.is_empty()), "{key}: {answer}");
            }
            assert_live_in(browser, &["iframe"]);
            let poster = answer["thumbnail_url"].as_str().expect("an address");
            let (status, _) =
                site.ask(poster.trim_start_matches(&crate::harness::Surroundings::get().origin));
            assert_eq!(status, 200, "{poster}");
        }
    });
}

/// As Moodle's cleaning of texts does: scripts go, unknown elements leave their content, frames keep address and size.
#[test]
fn a_page_that_strips_scripts_like_moodle() {
    const CLEANER: &str = "
      const clean = (markup) => {
        const inside = new DOMParser().parseFromString(markup, 'text/html').body;
        inside.querySelectorAll('script').forEach((script) => script.remove());
        for (const frame of inside.querySelectorAll('iframe')) {
          for (const { name } of [...frame.attributes]) if (!['src', 'width', 'height', 'title'].includes(name)) frame.removeAttribute(name);
        }
        inside.querySelectorAll('lookahead-widget').forEach((element) => element.replaceWith(...element.childNodes));
        document.querySelector('main').append(...inside.childNodes);
      };";
    visit(|browser, site| {
        let lab = site.url("/lab/game-tree/?preset=three-openings");
        let pasted = format!(
            "{}{}<lookahead-widget name=\"game-tree\"><a id=\"link\" href=\"{lab}\">Game trees</a></lookahead-widget>",
            snippet(site, "game-tree"),
            embed_script(site)
        );
        let pasted = Value::from(pasted).to_string().replace("</", "<\\/");
        let (_host, url) =
            host(site, "moodle", "", &format!("<main></main><script>{CLEANER} clean({pasted});</script>"));
        browser.goto(&url);
        assert_live_in(browser, &["iframe"]);
        assert_eq!(browser.count("main script, lookahead-widget, iframe[sandbox]"), 0);
        assert_eq!(
            browser.ask("document.querySelector('iframe').offsetHeight >= 640"),
            true,
            "the written height"
        );
        // The link alone opens the same state.
        browser.click("#link");
        browser.wait_until_live();
        browser.wait("its game", "document.querySelector('#game-tree-preset').value === 'three-openings'");
    });
}

/// As learning platforms show pages of a course: the text itself stands in a sandboxed frame.
#[test]
fn a_sandboxed_frame_around_the_page_like_canvas() {
    visit(|browser, site| {
        let (page, url) = host(
            site,
            "canvas",
            "",
            "<iframe id=\"course\" src=\"course.html\" title=\"A page of a course\" width=\"900\" height=\"800\" sandbox=\"allow-scripts allow-forms allow-popups\"></iframe>",
        );
        page.add_file(
            "course.html",
            &format!("<!doctype html><html lang=\"en\"><title>A page of a course</title><script>{LISTEN}</script><body>{}</body></html>", snippet(site, "game-tree")),
        );
        browser.goto(&url);
        browser.enter_frame("#course");
        browser.wait(
            "the figure is ready for the page around it",
            "nReady() === 1 && heardOf('height').length > 0",
        );
        browser.leave_frames();
        assert_live_in(browser, &["#course", "iframe"]);
        assert_eq!(browser.ask("heardOf('ready').length"), 0, "nobody else is told");
    });
}

fn policy(site: &Site, scripts: &str) -> String {
    let origin = site.url("/");
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; frame-src {origin}; script-src {scripts}\">"
    )
}

/// A page under a policy of its own, served with a copy of `embed.js`.
fn strict(site: &Site, name: &str, scripts: &str, body: &str) -> (crate::harness::HostPage, String) {
    let page = site.host_page(name, "");
    page.add_file("embed.js", &site.built("embed.js"));
    page.add_file("listen.js", LISTEN);
    page.add_file(
        "host.html",
        &format!("<!doctype html><html lang=\"en\"><head>{}<title>Strict</title><script src=\"listen.js\"></script><script src=\"embed.js\"></script></head><body>{body}</body></html>", policy(site, scripts)),
    );
    let url = format!("{}host.html", page.url());
    (page, url)
}

#[test]
fn a_foreign_policy_without_scripts() {
    visit(|browser, site| {
        let (_page, url) = strict(site, "no-scripts", "'none'", &snippet(site, "game-tree"));
        browser.goto(&url);
        assert_live_in(browser, &["iframe"]);
        browser.assert("the page's own scripts were blocked", "typeof heard === 'undefined'");
    });
}

/// The script served by the page itself, under a policy that lets no style and no foreign script in.
#[test]
fn a_foreign_policy_with_scripts_of_its_own() {
    visit(|browser, site| {
        let body = format!(
            "{}<lookahead-widget name=\"off-switch\"></lookahead-widget>",
            snippet(site, "game-tree")
        );
        let (_page, url) = strict(site, "own-scripts", "'self'", &body);
        browser.goto(&url);
        browser.wait("the first is ready", "heardOf('ready', 0).length");
        browser.script("document.querySelector('lookahead-widget').scrollIntoView();");
        browser.wait("the second is ready", "heardOf('ready', 1).length");
        browser.wait(
            "both have their heights",
            "[0, 1].every((at) => document.querySelectorAll('iframe')[at].style.height === `${heardOf('height', at).pop().data.height}px`)",
        );
        assert_eq!(browser.ask("wrongs"), json!([]));
    });
}

/// Where the policy lets no frame of ours in, the link inside the element stays.
#[test]
fn a_blocked_frame_leaves_the_link() {
    visit(|browser, site| {
        let page = site.host_page("blocked", "");
        page.add_file("embed.js", &site.built("embed.js"));
        let lab = site.url("/lab/power/");
        page.add_file("host.html", &format!("<!doctype html><html lang=\"en\"><head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'\"><title>Blocked</title><script src=\"embed.js\"></script></head><body><lookahead-widget name=\"power\"><a href=\"{lab}\">Keeping options open</a></lookahead-widget></body></html>"));
        browser.goto(&format!("{}host.html", page.url()));
        browser.wait("the frame was tried", "document.querySelector('lookahead-widget iframe')");
        assert!(browser.is_shown("lookahead-widget a"));
        assert_eq!(browser.ask("document.querySelector('lookahead-widget a').href"), lab);
    });
}

/// The copy that an integrity value names is let in under exactly that value.
#[test]
fn the_documented_script_fits_its_integrity_value() {
    visit(|browser, site| {
        browser.visit(site, "/about/#embedding");
        let written = browser.ask("[...document.querySelectorAll('pre')].map((code) => code.textContent).find((text) => text.includes('integrity'))");
        let head = written.as_str().expect("the documented element").to_owned();
        let (_host, url) = host(site, "integrity", &head, &snippet(site, "game-tree"));
        browser.goto(&url);
        browser.wait("the script runs", "window.lookaheadEmbed && customElements.get('lookahead-widget')");
        browser
            .wait("and sets the height", "nReady() === 1 && document.querySelector('iframe').style.height");
    });
}
