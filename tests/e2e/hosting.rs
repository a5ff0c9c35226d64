//! Below a sub-path, as on GitHub Pages: nothing is asked for outside of it, and every address names it.

use crate::harness::{Surroundings, visit};

/// Every link, script, style and picture of every page points below the public path, or to another site by choice.
#[test]
fn all_addresses_in_all_pages_lie_below_the_public_path() {
    visit(|browser, site| {
        let own = format!("{}{}", Surroundings::get().origin, Surroundings::get().public_url);
        for page in site.pages() {
            browser.visit(site, page);
            let strays = browser.ask(&format!(
                "[...document.querySelectorAll('[href], [src]')].map((element) => element.href || element.src).filter((url) =>
                   typeof url === 'string' && url.startsWith(location.origin) && !url.startsWith('{own}'))"
            ));
            assert_eq!(strays.as_array().map(Vec::len), Some(0), "{page}: {strays}");
        }
        // `visit` then checks the log: nothing outside of the public path was asked for.
        assert!(site.requests().len() > site.pages().len());
    });
}

/// All that a page asks for is there.
#[test]
fn nothing_that_pages_ask_for_is_missing() {
    visit(|browser, site| {
        for page in site.pages() {
            browser.visit(site, page);
        }
        let missing: Vec<_> = site.requests().into_iter().filter(|request| request.status >= 400).collect();
        assert!(missing.iter().all(|request| request.path.ends_with("/404.html")), "{missing:?}");
    });
}

/// A page costs one document, one style sheet, its data, and the program; the worker waits until it is needed.
#[test]
fn the_worker_is_not_loaded_before_it_is_used() {
    visit(|browser, site| {
        browser.visit(site, "/lab/game-tree/");
        let asked: Vec<String> = site.requests().into_iter().map(|request| request.path).collect();
        assert!(!asked.iter().any(|path| path.contains("worker")), "{asked:?}");
        assert!(asked.iter().any(|path| path.ends_with(".wasm")), "{asked:?}");
    });
}

#[test]
fn the_program_starts_after_the_page_is_there() {
    visit(|browser, site| {
        browser.visit(site, "/read/looking-ahead/");
        browser.assert("no preload", "!document.querySelector('link[rel=preload], link[rel=modulepreload]')");
        browser.assert(
            "the wasm was asked for after the page had loaded",
            "(() => { const wasm = performance.getEntriesByType('resource').find((entry) => entry.name.endsWith('.wasm'));
               return wasm && wasm.startTime >= performance.getEntriesByType('navigation')[0].loadEventStart; })()",
        );
    });
}

/// The small files beside the pages.
#[test]
fn sitemap_robots_and_oembed_name_the_site() {
    visit(|_, site| {
        let own = format!("{}{}", Surroundings::get().origin, Surroundings::get().public_url);
        let (status, sitemap) = site.ask(&site.path("/sitemap.xml"));
        assert_eq!(status, 200);
        for location in sitemap.split("<loc>").skip(1) {
            assert!(location.starts_with(&own), "{location}");
        }
        assert!(!sitemap.contains(&format!("{own}embed/")) && !sitemap.contains("404"), "{sitemap}");
        let (_, oembed) = site.ask(&site.path("/embed/game-tree/oembed.json"));
        let oembed: serde_json::Value = serde_json::from_str(&oembed).expect("oEmbed is JSON");
        assert!(
            oembed["html"]
                .as_str()
                .is_some_and(|html| html.contains(&format!("src=\"{own}embed/game-tree/\""))),
            "{oembed}"
        );
        assert_eq!(site.ask(&site.path("/robots.txt")).0, 200);
    });
}
