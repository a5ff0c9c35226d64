//! Every page that was built: it becomes live, and its frame is in order.

use crate::harness::visit;

/// Embeds become live when they are seen, which at the top of a window is at once.
#[test]
fn every_page_becomes_live() {
    visit(|browser, site| {
        assert!(site.pages().len() >= 8, "{:?}", site.pages());
        for page in site.pages() {
            browser.visit(site, page);
            assert_eq!(browser.count("h1"), 1, "first-level headings of {page}");
            assert_eq!(browser.count("main"), 1, "main landmarks of {page}");
            assert!(!browser.is_shown("#panic"), "the panic banner of {page}");
            assert!(!browser.is_shown("#not-live"), "the notice of {page} that it could not start");
            browser.assert("the page names its language", "document.documentElement.lang === 'en'");
            browser.assert("the page has a title", "document.title.length > 3");
        }
    });
}

#[test]
fn ids_stay_unique_in_live_pages() {
    visit(|browser, site| {
        for page in site.pages() {
            browser.visit(site, page);
            let twice = browser.ask(
                "[...document.querySelectorAll('[id]')].map((element) => element.id).filter((id, idx, all) => all.indexOf(id) !== idx)",
            );
            assert_eq!(twice.as_array().map(Vec::len), Some(0), "{page}: {twice}");
        }
    });
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
