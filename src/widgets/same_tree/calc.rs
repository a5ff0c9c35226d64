//! Numbers for prose, `{calc:same-tree.<game>.<ruler>.<player>}` (the start's value; players from 1; `mixed` for the
//! ruler is the value by linear programming), `….differ` (in how many choices the two first rulers part), and the
//! states that tests carry through the address.

use lookahead_game::tree::NodeIdx;
use lookahead_game::value::{Parameters, way};

use super::presets::preset;
use super::rule::{Ruled, differences};
use super::state::{State, read};
use crate::number::shown;
use crate::query::{self, Query};

pub fn calc(key: &str) -> Option<String> {
    let (slug, rest) = key.split_once('.')?;
    let game = read(preset(slug)?.text()).ok()?;
    let ruled = |code: &str| Ruled::of(&game, way(code)?, &Parameters::default(), None, &|_| ()).ok();
    if rest == "differ" {
        let [left, right] = State::of(&Query::new()).ways.map(|way| way.code);
        return Some(differences(&game, &ruled(left)?, &ruled(right)?).len().to_string());
    }
    let (code, player) = rest.split_once('.')?;
    let player: usize = player.parse().ok()?;
    let ruled = ruled(if code == "mixed" { "equilibria" } else { code })?;
    ruled.value(NodeIdx::ROOT).get(player.checked_sub(1)?).map(shown)
}

pub fn samples() -> Vec<Query> {
    let own = "game=EFG%202%20R%20%22%22%20%7B%20%22A%22%20%7D%20p%20%22%22%201%201%20%22%22%20%7B%20%22l%22%20%22r%22%20%7D%200%20t%20%22%22%201%20%22%22%20%7B%203%20%7D%20t%20%22%22%202%20%22%22%20%7B%205%20%7D";
    [
        "",
        "preset=audit&eq=1&reach=1",
        "preset=three-desks&left=worst-case&right=minimax&player=2&discount=9/10&of=3",
        "preset=ask-or-act&view=sensitivity&node=1&vary=m2",
        "preset=ask-or-act&view=sensitivity&node=2&vary=2",
        "preset=audit&view=strategies&fix=1:1/3~2/3,2:2",
        "preset=audit&view=strategies&fix=1:0.5/0.5",
        "preset=ask-or-act&of=1,1/2",
        own,
        "preset=nowhere&left=x&right=y&discount=-1&of=9&player=0&view=z&node=999&vary=q&fix=7:7,a&eq=-3&game=EFG",
        "fix=1:&node=&vary=m0&eq=9&draft=EFG%202&discount=%E2%88%921",
        "unknown=1&discount=1/0&game=1.AAAA",
    ]
    .into_iter()
    .map(query::parse)
    .collect()
}
