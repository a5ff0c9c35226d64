//! What every widget of the registry promises: states that survive the address, and embed parameters that stay.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};

use lookahead::parts::figure::{Options, RESERVED};
use lookahead::query::Query;
use lookahead::widgets::WIDGETS;

/// Embeds stand in pages that we shall never see: their addresses and parameters are frozen once published. A failure
/// here is no reason to change the test; add, and keep what is there.
#[test]
fn embed_addresses_and_parameters_are_frozen() {
    assert_eq!(RESERVED, ["seed", "lang", "theme", "controls", "predict", "motion", "links"]);
    let accepted = [
        ("theme", &["auto", "light", "dark"][..]),
        ("controls", &["full", "min", "none"]),
        ("predict", &["0", "1"]),
        ("motion", &["0", "1"]),
        ("links", &["0", "1"]),
        ("lang", &["en"]),
        ("seed", &["0", "18446744073709551615"]),
    ];
    for (key, values) in accepted {
        for value in values {
            let (_, problems) =
                Options::default().read(&Query::from([(key.to_owned(), (*value).to_owned())]));
            assert!(problems.is_empty(), "{key}={value} is refused");
        }
    }
    let frozen = BTreeMap::from([("game-tree", vec!["at", "discount", "game", "preset", "step", "view"])]);
    for widget in WIDGETS {
        let keys: BTreeSet<String> = widget.native.samples().into_iter().flat_map(Query::into_keys).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let Some(published) = frozen.get(widget.slug) else { continue };
        assert!(
            published.iter().all(|key| keys.contains(key)),
            "{}: {published:?} were published, samples have {keys:?}",
            widget.slug
        );
        assert!(
            keys.iter().all(|key| !RESERVED.contains(key)),
            "{}: {keys:?} hold a reserved key",
            widget.slug
        );
    }
}

/// What the address bar holds after a visit brings the same state back, for every widget.
#[test]
fn states_survive_the_address() {
    for widget in WIDGETS {
        let samples = widget.native.samples();
        assert!(samples.len() > 3, "{} has {} samples", widget.slug, samples.len());
        for sample in samples {
            let written = widget.native.normalise(&sample);
            let address = lookahead::query::format(&written);
            let (head, tail) = address.split_once('#').unwrap_or((&address, ""));
            let mut read = lookahead::query::parse(head);
            read.extend(lookahead::query::parse(tail));
            assert_eq!(widget.native.normalise(&read), written, "{}: {sample:?}", widget.slug);
        }
    }
}
