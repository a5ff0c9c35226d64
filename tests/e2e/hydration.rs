//! Taking over a pre-rendered page: the program keeps every element that the reader already sees.
//!
//! The probe noted the elements when the page was parsed; the boot script is deferred, so nothing had run yet.

use crate::harness::{Site, visit};

/// All pages but lessons for the room and for paper, which no client takes over.
fn pages(site: &Site) -> impl Iterator<Item = &String> {
    let is_room = |page: &str| {
        ["/teach/run/", "/teach/sheet/"]
            .iter()
            .any(|start| page.strip_prefix(start).is_some_and(|rest| !rest.is_empty()))
    };
    site.pages().iter().filter(move |page| !is_room(page))
}

/// What may differ once a page is live: what is pressed, typed or chosen is a state and no attribute of the text.
const COMPARE: &str = "(() => {
  const now = [...document.getElementById('app').querySelectorAll('*')], before = probe.parsed.elements;
  const lost = before.filter((element) => !element.isConnected).map((element) => element.outerHTML.slice(0, 160));
  const added = now.filter((element) => !before.includes(element)).map((element) => element.outerHTML.slice(0, 160));
  return {n_before: before.length, lost: lost.slice(0, 5), added: added.slice(0, 5)};
})()";

/// Comments are Yew's own marks and go away; everything else stays as it was written.
const DIFFERENCE: &str = "(() => {
  const plain = (markup) => markup.replace(/<!--[^]*?-->/g, '');
  const before = plain(probe.parsed.markup), now = plain(document.getElementById('app').innerHTML);
  let at = 0; while (at < now.length && now[at] === before[at]) at += 1;
  return now === before ? null : [before.slice(at - 80, at + 160), now.slice(at - 80, at + 160)];
})()";

/// One walk over all pages: the same elements, and the same markup.
#[test]
fn every_element_is_kept() {
    visit(|browser, site| {
        for page in pages(site) {
            browser.visit(site, page);
            assert_eq!(browser.ask(DIFFERENCE), serde_json::Value::Null, "{page}: before and after");
            let compared = browser.ask(COMPARE);
            assert!(compared["n_before"].as_u64() > Some(20), "{page}: {compared}");
            assert_eq!(compared["lost"], serde_json::json!([]), "{page}: elements that were thrown away");
            assert_eq!(compared["added"], serde_json::json!([]), "{page}: elements that were made anew");
        }
    });
}
