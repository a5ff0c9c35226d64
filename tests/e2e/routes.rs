//! Every page that was built: it becomes live, and its frame is in order.

use crate::harness::{Browser, Surroundings, visit};

/// One walk over all pages. Embeds become live when they are seen, which at the top of a window is at once.
#[test]
fn every_page_becomes_live() {
    visit(|browser, site| {
        assert!(site.pages().len() >= 8, "{:?}", site.pages());
        for page in site.pages() {
            browser.visit(site, page);
            assert_frame_is_in_order(browser, page);
            assert_none(browser, page, "ids that stand twice", IDS_TWICE);
            let own = format!("{}{}", Surroundings::get().origin, Surroundings::get().public_url);
            assert_none(browser, page, "addresses outside of the public path", &strays(&own));
        }
        // `visit` then checks the log: nothing outside of the public path was asked for.
        let requests = site.requests();
        assert!(requests.len() > site.pages().len());
        let missing: Vec<_> = requests.into_iter().filter(|request| request.status >= 400).collect();
        assert!(missing.iter().all(|request| request.path.ends_with("/404.html")), "{missing:?}");
    });
}

const IDS_TWICE: &str = "[...document.querySelectorAll('[id]')].map((element) => element.id).filter((id, idx, all) => all.indexOf(id) !== idx)";

/// Links, scripts, styles and pictures of this origin that do not point below the site's own address.
fn strays(own: &str) -> String {
    format!(
        "[...document.querySelectorAll('[href], [src]')].map((element) => element.href || element.src).filter((url) =>
           typeof url === 'string' && url.startsWith(location.origin) && !url.startsWith('{own}'))"
    )
}

fn assert_none(browser: &Browser, page: &str, what: &str, expression: &str) {
    let found = browser.ask(expression);
    assert_eq!(found.as_array().map(Vec::len), Some(0), "{what} on {page}: {found}");
}

fn assert_frame_is_in_order(browser: &Browser, page: &str) {
    assert_eq!(browser.count("h1"), 1, "first-level headings of {page}");
    assert_eq!(browser.count("main"), 1, "main landmarks of {page}");
    assert!(!browser.is_shown("#panic"), "the panic banner of {page}");
    assert!(!browser.is_shown("#not-live"), "the notice of {page} that it could not start");
    browser.assert("the page names its language", "document.documentElement.lang === 'en'");
    browser.assert("the page has a title", "document.title.length > 3");
}

/// The style sheet shows one of the two layouts of each tree, never both and never none.
#[test]
fn one_layout_of_each_tree_is_shown() {
    visit(|browser, site| {
        for (width, layout) in [(1280, "wide"), (360, "narrow")] {
            browser.resize(width, 900);
            browser.visit(site, "/read/looking-ahead/");
            let shown = browser.ask(
                "[...document.querySelectorAll('figure.figure')].filter((figure) => figure.querySelector('[role=tree]')).map((figure) =>
                   [...figure.querySelectorAll('[role=tree]')].filter((tree) => tree.getClientRects().length > 0).map((tree) => tree.classList[1]).join())",
            );
            let shown = shown.as_array().expect("a list").clone();
            assert!(!shown.is_empty(), "the chapter has trees");
            for tree in shown {
                assert_eq!(tree, layout, "at a width of {width}");
            }
        }
    });
}

#[test]
fn nothing_needs_sideways_scrolling_on_a_phone() {
    visit(|browser, site| {
        browser.resize(360, 800);
        for page in site.pages() {
            browser.visit(site, page);
            let beyond =
                browser.ask("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assert_eq!(beyond, 0, "pixels beyond the window of {page}");
        }
    });
}
