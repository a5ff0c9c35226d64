//! Contrast of the colours in `assets/css/tokens.css`, light and dark, and the copies that leave in drawings.
//!
//! Formula: WCAG 2.2, "relative luminance" and "contrast ratio". Text needs 4.5:1; every colour here is also that of words.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test complains by panicking"
)]
#![allow(clippy::disallowed_methods, reason = "the last digit of a contrast does not matter")]

use std::collections::BTreeMap;
use std::path::Path;

const TEXT: f64 = 4.5;
const GROUNDS: [&str; 3] = ["paper", "card", "wash"];
/// Not for words: the lines between things.
const NO_WORDS: [&str; 1] = ["rule"];
/// The colours of players in drawings, by the number in their class.
const PLAYERS: [&str; 8] = ["machine", "person", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];

fn read(file: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

/// Name to light and dark colour.
fn tokens() -> BTreeMap<String, (String, String)> {
    let css = read("assets/css/tokens.css");
    let is_name = |name: &str| name.chars().all(|char| char.is_ascii_lowercase());
    let pairs = css.split("--").filter_map(|part| part.split_once(": light-dark("));
    let pairs = pairs.filter(|(name, _)| is_name(name));
    let pairs = pairs.filter_map(|(name, rest)| Some((name, rest.split_once(')')?.0.split_once(", ")?)));
    pairs.map(|(name, (light, dark))| (name.to_owned(), (light.to_owned(), dark.to_owned()))).collect()
}

fn luminance(colour: &str) -> f64 {
    let digits = colour.strip_prefix('#').unwrap_or_else(|| panic!("{colour} is no colour in hexadecimal"));
    let wide = if digits.len() == 3 {
        digits.chars().flat_map(|digit| [digit, digit]).collect()
    } else {
        digits.to_owned()
    };
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(wide.get(at..at + 2).unwrap(), 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn the_ratio_is_that_of_the_standard() {
    assert!((contrast("#000", "#ffffff") - 21.0).abs() < 1e-9);
    // The lightest grey that passes on white.
    assert!(contrast("#767676", "#fff") > TEXT && contrast("#777", "#fff") < TEXT);
}

#[test]
fn every_colour_can_be_read_on_every_ground() {
    let tokens = tokens();
    let mut n_checked = 0;
    for (name, (light, dark)) in tokens.iter().filter(|(name, _)| !NO_WORDS.contains(&name.as_str())) {
        for ground in GROUNDS.iter().filter(|_| !GROUNDS.contains(&name.as_str())) {
            let (light_ground, dark_ground) = &tokens[*ground];
            for (colour, ground) in [(light, light_ground), (dark, dark_ground)] {
                let ratio = contrast(colour, ground);
                assert!(ratio >= TEXT, "{name} {colour} on {ground}: {ratio:.2}");
                n_checked += 1;
            }
        }
    }
    assert!(n_checked >= 80, "only {n_checked} pairs");
}

#[test]
fn players_have_colours_of_their_own() {
    let tokens = tokens();
    for (idx, name) in PLAYERS.iter().enumerate() {
        for other in PLAYERS.iter().skip(idx + 1) {
            assert!(
                tokens[*name].0 != tokens[*other].0 && tokens[*name].1 != tokens[*other].1,
                "{name} and {other}"
            );
        }
    }
}

/// Browsers without `light-dark()` get the light colours, and so do saved drawings.
#[test]
fn copies_of_the_light_colours_are_the_same() {
    let css = read("assets/css/tokens.css");
    let drawing = read("src/parts/tree_view/export.rs");
    for (name, (light, _)) in tokens() {
        assert!(
            css.contains(&format!("--{name}: {light};")),
            "tokens.css has another {name} for older browsers"
        );
    }
    for (number, name) in PLAYERS.iter().enumerate() {
        let rule = format!(".player-{number}{{color:{}}}", tokens()[*name].0);
        assert!(drawing.contains(&rule), "a saved drawing has no {rule}");
    }
}
