//! Below a sub-path, as on GitHub Pages: when programs are asked for, and the small files beside the pages. (That all
//! addresses of all pages lie below it: `routes.rs`.)

use crate::harness::{Surroundings, visit};

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
