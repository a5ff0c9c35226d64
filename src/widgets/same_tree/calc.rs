//! Numbers for prose, `{calc:same-tree.<game>.<ruler>.<player>}` (the start's value; players from 1), `….differ` (in how
//! many choices the two first rulers part), and the states that tests carry through the address.

use lookahead_game::tree::NodeIdx;
use lookahead_game::value::{Parameters, way};

use super::presets::PRESETS;
use super::rule::{Ruled, differences};
use super::state::State;
use crate::figures::games::file::read;
use crate::number::shown;
use crate::query::{self, Query};

pub fn calc(key: &str) -> Option<String> {
    let (slug, rest) = key.split_once('.')?;
    let game = read(PRESETS.iter().find(|preset| preset.slug == slug)?.text).ok()?;
    let ruled = |code: &str| Ruled::of(&game, way(code)?, &Parameters::default(), &|_| ()).ok();
    if rest == "differ" {
        let [left, right] = State::of(&Query::new())?.ways.map(|way| way.code);
        return Some(differences(&game, &ruled(left)?, &ruled(right)?).len().to_string());
    }
    let (code, player) = rest.split_once('.')?;
    let player: usize = player.parse().ok()?;
    ruled(code)?.value(NodeIdx::ROOT).get(player.checked_sub(1)?).map(shown)
}

pub fn samples() -> Vec<Query> {
    let own = "game=EFG%202%20R%20%22%22%20%7B%20%22A%22%20%7D%20p%20%22%22%201%201%20%22%22%20%7B%20%22l%22%20%22r%22%20%7D%200%20t%20%22%22%201%20%22%22%20%7B%203%20%7D%20t%20%22%22%202%20%22%22%20%7B%205%20%7D";
    let changed = [own, "&pays=1:1:7/2&node=1&fold=0"].concat();
    [
        "",
        "preset=three-desks&left=worst-case&right=minimax&player=2&discount=9/10&of=3",
        "preset=ask-or-act&view=sensitivity&node=1&vary=m2",
        "preset=ask-or-act&view=sensitivity&node=2&vary=2&reach=1",
        "preset=ask-or-act&of=1,1/2&tools=rulers",
        "of=weights&weights=0,%E2%88%921&drawn=both",
        "pay-2-1=0.5&pays=2:1:4,3:2:-1&zoom=125&find=Done&fold=4,6&tools=tree",
        own,
        &changed,
        "preset=nowhere&left=x&right=y&discount=-1&of=9&weights=1&player=0&view=z&node=999&vary=q&pays=7:7,a&game=EFG",
        "node=&vary=m0&draft=EFG%202&discount=%E2%88%921&fold=99,x&zoom=3&tools=z&drawn=z&pay-9=1&pay-1-1=y",
        "unknown=1&discount=1/0&game=1.AAAA&left=equilibria",
    ]
    .into_iter()
    .map(query::parse)
    .collect()
}
