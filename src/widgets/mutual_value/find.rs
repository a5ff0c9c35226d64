//! Finding a state that the start can reach, by amounts (`x=5 y=2`) or by a part of the name of the move that leads to it;
//! and the buttons that zoom in and out, fold and unfold.

use lookahead_game::value::mutual::StateIdx;

use super::solve::Solved;
use super::tree::{TreeNode, below, targets};
use crate::figures::Ask;
use crate::figures::controls::{button, text_field};
use crate::figures::number::typed;
use crate::page::Node;
use crate::widgets::settings_parts::pressed;

/// Hits told at most.
const MOST_TOLD: usize = 6;
/// Longest text looked for.
pub(super) const LONGEST: usize = 60;
/// Separates folded paths.
pub(super) const BETWEEN: char = '~';

/// A state found: its path, the names of the moves on it, the state.
pub(super) type Hit = (String, String, StateIdx);

/// What is looked for.
enum Wanted<'text> {
    /// These amounts; `None` is any.
    Amounts([Option<f64>; 2]),
    /// Moves with this in their names.
    Move(&'text str),
}

/// `None` where amounts are meant and are no numbers.
fn wanted(text: &str) -> Option<Wanted<'_>> {
    if !text.contains('=') {
        return Some(Wanted::Move(text));
    }
    let mut amounts = [None, None];
    for part in text.split([' ', ',']).filter(|part| !part.is_empty()) {
        let (good, value) = part.split_once('=')?;
        let slot = match good {
            "x" | "X" => amounts.first_mut(),
            "y" | "Y" => amounts.last_mut(),
            _ => None,
        };
        *slot? = Some(typed(value)?);
    }
    Some(Wanted::Amounts(amounts))
}

/// A state met on the way from the start: the shortest path to it.
struct Met {
    state: StateIdx,
    from: usize,
    branch: usize,
    option: u32,
}

/// All states that the start can reach, nearest first, each by the first path that leads to it.
fn reachable(solved: &Solved) -> Vec<Met> {
    let root = solved.layers.root();
    let mut is_met = vec![false; solved.layers.n_states()];
    let mut met = vec![Met { state: root, from: 0, branch: 0, option: 0 }];
    let mut at = 0;
    while let Some(state) = met.get(at).map(|one| one.state) {
        for (branch, (to, option, _)) in targets(solved, state).into_iter().enumerate() {
            let slot = usize::try_from(to.get()).ok().and_then(|to| is_met.get_mut(to));
            if slot.is_some_and(|is_met| !std::mem::replace(is_met, true)) {
                met.push(Met { state: to, from: at, branch, option });
            }
        }
        at += 1;
    }
    met
}

fn fits(solved: &Solved, met: &[Met], one: &Met, wanted: &Wanted<'_>) -> bool {
    match wanted {
        Wanted::Amounts(amounts) => {
            let has = solved.layers.amounts(one.state);
            amounts.iter().zip(has).all(|(wanted, has)| wanted.is_none_or(|wanted| wanted == has))
        }
        Wanted::Move(text) => {
            let from = met.get(one.from).filter(|from| from.state != one.state);
            from.is_some_and(|from| solved.layers.option_name(from.state, one.option).contains(text))
        }
    }
}

/// The path to a state met, and the names of the moves on it.
fn path(solved: &Solved, met: &[Met], mut at: usize) -> (String, String) {
    let mut steps = Vec::new();
    while let Some(one) = met.get(at).filter(|_| at > 0) {
        steps.push(one);
        at = one.from;
    }
    let (mut path, mut names) = (String::new(), Vec::new());
    for one in steps.into_iter().rev() {
        path = below(&path, one.branch);
        names.extend(met.get(one.from).map(|from| solved.name(from.state, one.option)));
    }
    (path, names.join(", "))
}

/// How many states fit, and the nearest of them: paths, names of the moves, states. `None` where the text says nothing to
/// look for.
pub(super) fn found(solved: &Solved, text: &str, most: usize) -> Option<(usize, Vec<Hit>)> {
    let wanted = wanted(text)?;
    let met = reachable(solved);
    let mut hits = Vec::new();
    let mut n_hits = 0;
    for (at, one) in met.iter().enumerate().filter(|(_, one)| fits(solved, &met, one, &wanted)) {
        n_hits += 1;
        if n_hits <= most {
            let (path, names) = path(solved, &met, at);
            hits.push((path, names, one.state));
        }
    }
    Some((n_hits, hits))
}

/// The search field, and what it finds: each hit draws the tree from there.
pub(super) fn search(ask: &Ask<'_>, solved: &Solved, text: &str, from: &str) -> Vec<Node> {
    let hits = if text.is_empty() { Some((0, Vec::new())) } else { found(solved, text, MOST_TOLD) };
    let problem = hits.is_none().then(|| ask.words.word("problem.find"));
    let mut nodes =
        vec![text_field(ask.id, "find", &ask.words.word("label.find"), text, 1, problem.as_deref())];
    let Some((n_hits, hits)) = hits.filter(|_| !text.is_empty()) else { return nodes };
    let hit = |(path, names, state): &Hit| {
        let [x, y] = solved.amounts(*state);
        let name = if names.is_empty() { ask.words.word("start") } else { names.clone() };
        let words = ask.words.fill("item", &[("name", &name), ("x", &x), ("y", &y)]);
        pressed(&words, "data-set", &format!("from={path}&node="), path == from)
    };
    let n_found = ask.words.fill("found", &[("n", &n_hits.to_string()), ("most", &MOST_TOLD.to_string())]);
    let row = Node::element("span", &[("class", "buttons")], hits.iter().map(hit).collect());
    let name = Node::words("span", &[("class", "group-name")], &n_found);
    let attributes = [("class", "control choice"), ("role", "group"), ("aria-live", "polite")];
    nodes.push(Node::element("div", &attributes, vec![name, row]));
    nodes
}

/// Zoom in and out, fold and unfold, for the selected node.
pub(super) fn tools(ask: &Ask<'_>, root: &TreeNode, selected: &TreeNode, folded: &[String]) -> Node {
    let is_folded = folded.contains(&selected.path);
    let mut others: Vec<&str> =
        folded.iter().map(String::as_str).filter(|path| *path != selected.path).collect();
    if !is_folded {
        others.push(&selected.path);
    }
    let fold = others.join(&BETWEEN.to_string());
    let up = root.path.rsplit_once('.').map_or("", |(before, _)| before);
    let below_root = selected.path != root.path && selected.player.is_some();
    let word = |key: &str| ask.words.word(key);
    let parts = vec![
        button(&word("zoom_in"), &[("from", &selected.path), ("node", "")], below_root),
        button(&word("zoom_out"), &[("from", up), ("node", "")], root.depth > 0),
        button(&word(if is_folded { "unfold" } else { "fold" }), &[("fold", &fold)], below_root || is_folded),
        button(
            &word("show_all"),
            &[("from", ""), ("fold", ""), ("node", "")],
            root.depth > 0 || !folded.is_empty(),
        ),
    ];
    let label = word("tools");
    let attributes =
        [("class", "stepper"), ("role", "group"), ("aria-label", label.as_str()), ("key", "tools")];
    Node::element("div", &attributes, parts)
}
