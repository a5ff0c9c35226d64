//! Numbers for prose, `{calc:hidden-information.<game>.…}`: `mixed.<player>` (the value by linear programming; players from
//! 1), `pure` (how many pure equilibria), `odds.<set>.<move>` (in the first equilibrium, both from 1); and the states that
//! tests carry through the address.

use super::presets::PRESETS;
use super::rule::{profiles, seek};
use crate::figures::games::file::read;
use crate::number::shown;
use crate::query::{self, Query};

pub fn calc(key: &str) -> Option<String> {
    let mut parts = key.split('.');
    let slug = parts.next()?;
    let game = read(PRESETS.iter().find(|preset| preset.slug == slug)?.text).ok()?;
    let found = seek(&game, &|_| ());
    let what = parts.next()?;
    let mut number = || parts.next()?.parse::<usize>().ok()?.checked_sub(1);
    match what {
        "pure" => found.pure.ok().map(|pure| pure.n_equilibria.to_string()),
        "mixed" => found.mixed.ok()?.payoffs.get(number()?).map(shown),
        "odds" => {
            let set = game.sets().nth(number()?)?;
            profiles(&found).first()?.odds(set).get(number()?).map(shown)
        }
        _ => None,
    }
}

pub fn samples() -> Vec<Query> {
    let own = "game=EFG%202%20R%20%22%22%20%7B%20%22A%22%20%7D%20p%20%22%22%201%201%20%22%22%20%7B%20%22l%22%20%22r%22%20%7D%200%20t%20%22%22%201%20%22%22%20%7B%203%20%7D%20t%20%22%22%202%20%22%22%20%7B%205%20%7D";
    [
        "",
        "preset=unseen-plan&eq=1&reach=1",
        "preset=audit&view=strategies&fix=1:1/3~2/3,2:2&base=even",
        "preset=audit&view=strategies&fix=1:0.5/0.5&base=plan&tools=tree",
        "preset=two-cards&fold=1,2&zoom=80&find=bet&node=3",
        own,
        "preset=nowhere&view=z&node=999&fix=7:7,a&eq=-3&game=EFG&base=q&tools=q",
        "fix=1:&node=&eq=9&draft=EFG%202",
        "unknown=1&game=1.AAAA&view=strategies",
    ]
    .into_iter()
    .map(query::parse)
    .collect()
}
