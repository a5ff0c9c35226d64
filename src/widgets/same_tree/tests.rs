//! Every preset through every view and every pair of rulers: answers without panic, and agreement where it must be.

use std::collections::BTreeMap;

use lookahead_book::Words;
use lookahead_game::Exact;
use lookahead_game::information::{Profile, evaluate};
use lookahead_game::tree::{Game, NodeIdx, PlayerIdx};
use lookahead_game::value::{Objective, Parameters, WAYS, way};

use super::presets::{PRESETS, preset};
use super::rule::{Ruled, differences};
use super::state::{State, VIEWS, Vary, read, whole_state};
use super::COMPUTED;
use crate::figures::{Ask, Drawn, Speaker};
use crate::parts::figure::Options;
use crate::query::{Query, parse};
use crate::widgets::Place;

fn words() -> Words {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/content/en/widgets/same-tree.toml")).unwrap();
    let mut flat = BTreeMap::new();
    let table: toml::Table = text.parse().unwrap();
    let mut open: Vec<(String, toml::Value)> = table.into_iter().collect();
    while let Some((key, value)) = open.pop() {
        match value {
            toml::Value::Table(inner) => open.extend(inner.into_iter().map(|(name, value)| (format!("{key}.{name}"), value))),
            toml::Value::Array(inner) => open.extend(inner.into_iter().enumerate().map(|(at, value)| (format!("{key}.{at}"), value))),
            other => drop(flat.insert(format!("same-tree.{key}"), other.as_str().unwrap().to_owned())),
        }
    }
    Words(flat)
}
