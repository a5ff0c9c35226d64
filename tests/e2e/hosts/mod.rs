//! Figures in other people's pages: every widget in every kind of frame, and pages that imitate the platforms on which
//! teachers and writers put them. Each host is a page of another origin.

mod fuzz;
mod messages;
mod platforms;

use serde_json::Value;

use crate::harness::{Browser, HostPage, Site, visit};

pub(super) const LISTEN: &str = include_str!("listen.js");
/// The snippet's own words.
pub(super) const SANDBOX: &str =
    "allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox";

/// A whole page of another origin: what stands in its head after the listener, and its body.
pub(super) fn host(site: &Site, name: &str, head: &str, body: &str) -> (HostPage, String) {
    let host = site.host_page(name, "");
    let page = "host.html";
    host.add_file(
        page,
        &format!("<!doctype html><html lang=\"en\"><head><title>Somebody else's page</title><script>{LISTEN}</script>{head}</head><body>{body}</body></html>"),
    );
    let url = format!("{}{page}", host.url());
    (host, url)
}

/// All widgets, by the pages that were built for them.
pub(super) fn slugs(site: &Site) -> Vec<String> {
    let slug = |page: &String| Some(page.strip_prefix("/embed/")?.strip_suffix('/')?.to_owned());
    site.pages().iter().filter_map(slug).collect()
}

/// The snippet as oEmbed hands it out.
pub(super) fn snippet(site: &Site, slug: &str) -> String {
    let oembed: Value =
        serde_json::from_str(&site.built(&format!("embed/{slug}/oembed.json"))).expect("JSON");
    oembed["html"].as_str().expect("markup").to_owned()
}

/// Cells that are all on the screen at once, however high their frames become.
fn grid(cells: impl Iterator<Item = String>) -> String {
    let cells: String = cells.map(|cell| format!("<div class=\"cell\">{cell}</div>")).collect();
    format!(
        "<style>body {{ margin: 0; display: flex; flex-wrap: wrap; }} .cell {{ width: 240px; height: 150px; overflow: hidden; }}</style>{cells}"
    )
}

/// Waits for one figure after the other, so that a slow machine has its patience for each.
fn wait_until_all_live(browser: &Browser, site: &Site, what: &str) {
    assert!(slugs(site).len() > 10, "{:?}", slugs(site));
    for n_live in 1..=slugs(site).len() {
        browser.wait(&format!("{n_live} figures live as {what}"), &format!("nReady() >= {n_live}"));
    }
    assert_eq!(browser.ask("wrongs"), serde_json::json!([]), "{what}");
    assert_eq!(browser.ask("heardOf('error').length"), 0, "{what}");
}

/// All widgets on one page, each in the markup that `cell` makes of its name.
fn all_live(what: &str, head: impl Fn(&Site) -> String, cell: impl Fn(&Site, &str) -> String) {
    visit(|browser, site| {
        let cells = grid(slugs(site).iter().map(|slug| cell(site, slug)));
        let (_host, url) = host(site, &format!("all-{what}"), &head(site), &cells);
        browser.goto(&url);
        wait_until_all_live(browser, site, what);
    });
}

fn embed_script(site: &Site) -> String {
    format!("<script src=\"{}\" async></script>", site.url("/embed.js"))
}

#[test]
fn every_widget_lives_in_a_plain_frame() {
    all_live(
        "plain",
        |_| String::new(),
        |site, slug| {
            format!("<iframe src=\"{}\" title=\"A figure\"></iframe>", site.url(&format!("/embed/{slug}/")))
        },
    );
}

#[test]
fn every_widget_lives_in_a_sandboxed_frame() {
    all_live(
        "sandboxed",
        |_| String::new(),
        |site, slug| {
            let src = site.url(&format!("/embed/{slug}/"));
            format!("<iframe src=\"{src}\" title=\"A figure\" sandbox=\"{SANDBOX}\"></iframe>")
        },
    );
}

#[test]
fn every_widget_lives_as_an_element() {
    all_live("element", embed_script, |_, slug| {
        format!("<lookahead-widget name=\"{slug}\"></lookahead-widget>")
    });
}

/// With the script, and in the markup of oEmbed: each frame is as high as its figure says.
#[test]
fn every_widget_lives_with_the_script_and_takes_its_height() {
    visit(|browser, site| {
        let cells = grid(slugs(site).iter().map(|slug| snippet(site, slug)));
        let (_host, url) = host(site, "all-script", &embed_script(site), &cells);
        browser.goto(&url);
        wait_until_all_live(browser, site, "embed.js");
        browser.wait(
            "each frame has the height last told",
            "[...document.querySelectorAll('iframe')].every((frame, at) => frame.style.height === `${heardOf('height', at).pop().data.height}px`)",
        );
        let heights =
            browser.ask("[...document.querySelectorAll('iframe')].map((frame) => frame.offsetHeight)");
        for (slug, height) in slugs(site).iter().zip(heights.as_array().expect("a list")) {
            let height = height.as_u64().expect("a number");
            assert!((200..=6000).contains(&height), "{slug}: {height}");
        }
    });
}

/// A consumer that fetches `oembed.json` by itself and puts the markup into its page.
#[test]
fn every_widget_lives_as_its_oembed_markup() {
    visit(|browser, site| {
        let names: Vec<String> =
            slugs(site).iter().map(|slug| site.url(&format!("/embed/{slug}/oembed.json"))).collect();
        let cells = grid(names.iter().map(|_| String::new()));
        let consumer = format!(
            "<script>const cells = [...document.querySelectorAll('.cell')];
             {}.forEach(async (address, at) => {{ cells[at].innerHTML = (await (await fetch(address)).json()).html; }});</script>",
            Value::from(names)
        );
        let (_host, url) = host(site, "all-oembed", "", &format!("{cells}{consumer}"));
        browser.goto(&url);
        wait_until_all_live(browser, site, "oEmbed markup");
    });
}
