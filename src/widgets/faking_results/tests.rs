//! What the figure promises: the published numbers as their sources print them, intervals where a count can be worked out and
//! none where it cannot, and a figure whatever stands in the address.

use super::model::State;
use super::rows::row;
use super::views::VIEWS;
use super::*;
use crate::query::{Query, parse};
use crate::widgets::testing;

fn said(text: &str) -> String {
    let nodes = testing::drawn(&COMPUTED, &testing::words("faking-results"), "lab", &parse(text));
    testing::text_in(&nodes, "")
}

/// As the tables print them, in per cent, by view and bar; whoever changes an entry changes this too.
const PRINTED: [(&str, &str, &str); 12] = [
    ("twelve", "free", "14.2"),
    ("twelve", "reasoning", "11.9"),
    ("twelve", "paid", "2.8"),
    ("control", "free", "1.2"),
    ("control", "reasoning", "0"),
    ("control", "paid", "0"),
    ("after", "reasoning_after", "78.4"),
    ("after", "paid_before", "97.2"),
    ("after", "paid_after", "6.9"),
    ("after", "free_after", "0"),
    ("after-others", "openai_paid_after", "36.4"),
    ("after-others", "few_paid_after", "20.2"),
];

#[test]
fn numbers_are_those_of_the_tables() {
    for (view, bar, percent) in PRINTED {
        let found = (COMPUTED.calc)(&format!("{view}.{bar}"));
        assert_eq!(found, Some(format!("{percent}\u{a0}%")), "{view}.{bar}");
    }
    let plain = ["classifier.before", "classifier.after", "cut-notes.aqua", "cut-notes.arc"];
    let plain = plain.map(|key| (COMPUTED.calc)(key).unwrap());
    assert_eq!(plain, ["0.6", "0.92", "0.44", "0.02"]);
    assert_eq!((COMPUTED.calc)("twelve.without"), Some("2.3\u{a0}%".to_owned()));
    assert_eq!((COMPUTED.calc)("no-pad.documents"), Some("20.1 points".to_owned()));
    assert!(said("preset=models").contains("5 of 25"));
    for view in VIEWS {
        for bar in view.bars {
            assert!(row(bar, None).is_some(), "{}: {} is no number", view.name, bar.entry);
        }
    }
}

/// 48 of 337 and 9 of 336, by the formula of Wilson (1927); the counts follow from the printed errors 1.9 and 0.9 points.
#[test]
fn intervals_follow_from_the_printed_errors() {
    let of = |key: &str| (COMPUTED.calc)(key).unwrap_or_default();
    assert_eq!(
        [of("twelve.free.n"), of("twelve.free.low"), of("twelve.free.high")],
        ["337", "10.9\u{a0}%", "18.4\u{a0}%"]
    );
    assert_eq!(
        [of("twelve.paid.n"), of("twelve.paid.low"), of("twelve.paid.high")],
        ["336", "1.4\u{a0}%", "5\u{a0}%"]
    );
}

#[test]
fn no_interval_without_a_count() {
    let without = ["control.reasoning", "control.paid", "after.free_after", "after-others.openai_paid_after"];
    let never =
        ["prompts.paraphrased_free", "models.gap", "classifier.after", "no-pad.documents", "hints.r1"];
    for key in without.iter().chain(&never) {
        assert_eq!((COMPUTED.calc)(&format!("{key}.low")), None, "{key}");
    }
    // A number of the reader's gives intervals to what counts conversations, and to nothing else.
    for (key, has) in without.map(|key| (key, true)).into_iter().chain(never.map(|key| (key, false))) {
        let (view, name) = key.split_once('.').unwrap();
        let bar = views::find(view).unwrap().bars.iter().find(|bar| bar.name == name).unwrap();
        assert_eq!(row(bar, Some(200)).unwrap().interval.is_some(), has, "{key}");
    }
}

/// Wider with fewer conversations, and always around the share.
#[test]
fn intervals_hold_the_share_and_shrink_with_the_count() {
    let mut n_checked = 0;
    for view in VIEWS {
        for bar in view.bars.iter().filter(|bar| bar.is_one_count) {
            let mut widest = f64::INFINITY;
            for n in [20, 50, 100, 400, 2000] {
                let row = row(bar, Some(n)).unwrap();
                let interval = row.interval.unwrap();
                // The hits are whole, so the interval is that of the nearest share there is.
                let off = 0.5 / f64::from(n);
                assert!(
                    interval.low - off <= row.share && row.share <= interval.high + off,
                    "{} {n}",
                    bar.name
                );
                assert!(interval.high - interval.low < widest, "{} {n}", bar.name);
                widest = interval.high - interval.low;
                n_checked += 1;
            }
        }
    }
    assert!(n_checked > 100, "{n_checked}");
}

#[test]
fn every_view_says_what_its_percentages_are_of() {
    for view in VIEWS {
        let text = said(&format!("preset={}", view.name));
        assert!(text.contains("Per cent of:") && text.contains("Source:"), "{text}");
        assert!(text.contains("due again") || text.contains("looked at again"), "{text}");
        assert!(!text.contains("faking-results."), "{}: a word is missing: {text}", view.name);
        for bar in view.bars {
            assert!(!published::text(bar.entry, "quote").is_empty(), "{}", bar.entry);
            assert!(
                published::text(bar.entry, "review") > published::text(bar.entry, "checked"),
                "{}",
                bar.entry
            );
        }
    }
}

#[test]
fn the_readers_count_is_called_theirs() {
    let own = said("preset=after&n=50");
    assert!(
        own.contains("if there had been 50 conversations")
            && own.contains("a number of yours")
            && own.contains("as if 50 conversations stood"),
        "{own}"
    );
    let printed = said("preset=after");
    assert!(printed.contains("if about") && !printed.contains("of yours,"), "{printed}");
}

#[test]
fn an_unknown_view_is_said_and_the_first_is_shown() {
    let text = said("preset=none-such");
    assert!(text.contains("“none-such”") && text.contains("Three numbers"), "{text}");
    for n in ["lots", "-1", "19", "2001", "1e9", "∞", "NaN"] {
        let pairs = Query::from([("n".to_owned(), n.to_owned())]);
        assert_eq!(State::from_query(&pairs).n, None, "{n}");
        assert!(
            said(&format!("n={}", crate::query::encode(n))).contains("Write a number from 20 to 2000"),
            "{n}"
        );
    }
    testing::assert_samples_give_a_picture_or_a_note(&COMPUTED);
}

/// Written and read again, every state is the same: all views, known and not, with numbers in and out of bounds.
#[test]
fn states_survive_the_address() {
    let names = VIEWS.iter().map(|view| view.name).chain(["no-such-view", ""]);
    for (view, n) in names.flat_map(|view| (0..2_200).step_by(7).map(move |n| (view, n))) {
        let pairs = Query::from([("preset".to_owned(), view.to_owned()), ("n".to_owned(), n.to_string())]);
        let whole = model::whole_state(&pairs);
        assert_eq!(model::whole_state(&whole), whole, "{pairs:?}");
        assert_eq!(parse(&crate::query::format(&whole)), whole, "{pairs:?}");
    }
}
