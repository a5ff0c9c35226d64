//! [`Game`] to text, in the one canonical form: what [`super::read`] reads back as an equal game.

use std::fmt::Write as _;

use crate::tree::{Game, Kind, NodeIdx};

/// The game as an .efg file. Sets and outcomes are described at their first use only, numbers are fractions.
///
/// ```
/// use lookahead_game::efg::{Caps, read, write};
/// let text = "EFG 2 R \"t\" { \"A\" }\n\nt \"\" 1 \"\" { 1/3 }\n";
/// let (game, _) = read(text.as_bytes(), &Caps::default())?;
/// assert_eq!(write(&game), text);
/// # Ok::<(), lookahead_game::efg::ReadError>(())
/// ```
#[must_use]
pub fn write(game: &Game) -> String {
    let mut out = String::with_capacity(64 + 40 * game.n_nodes());
    out.push_str("EFG 2 R ");
    push_text(&mut out, game.title());
    out.push_str(" {");
    for player in game.players() {
        out.push(' ');
        push_text(&mut out, player);
    }
    out.push_str(" }\n");
    if !game.comment().is_empty() {
        push_text(&mut out, game.comment());
        out.push('\n');
    }
    out.push('\n');
    let mut described = Described { sets: vec![false; game.sets().len()], outcomes: Vec::new() };
    for node in game.nodes() {
        push_node(&mut out, game, node, &mut described);
    }
    out
}

/// Which sets and outcomes have been described above.
struct Described {
    sets: Vec<bool>,
    outcomes: Vec<bool>,
}

fn push_node(out: &mut String, game: &Game, node: NodeIdx, described: &mut Described) {
    match game.kind(node) {
        Kind::End => out.push_str("t "),
        Kind::Chance => out.push_str("c "),
        Kind::Choice(_) => out.push_str("p "),
    }
    push_text(out, game.name(node));
    if let Kind::Choice(player) = game.kind(node) {
        push_int(out, player.number());
    }
    push_set(out, game, node, described);
    push_outcome(out, game, node, described);
    out.push('\n');
}

fn push_set(out: &mut String, game: &Game, node: NodeIdx, described: &mut Described) {
    let Some((idx, set)) = game.set_idx(node).and_then(|idx| Some((idx, game.set(idx)?))) else { return };
    push_int(out, set.number);
    if !is_first(&mut described.sets, idx.at()) {
        return;
    }
    out.push(' ');
    push_text(out, set.label);
    out.push_str(" {");
    let mut probabilities = game.probabilities(node).iter();
    for name in game.moves(node) {
        out.push(' ');
        push_text(out, name);
        if let Some(probability) = probabilities.next() {
            push_int(out, probability);
        }
    }
    out.push_str(" }");
}

fn push_outcome(out: &mut String, game: &Game, node: NodeIdx, described: &mut Described) {
    let Some((idx, outcome)) = game.outcome_idx(node).and_then(|idx| Some((idx, game.outcome(node)?))) else {
        out.push_str(" 0");
        return;
    };
    push_int(out, outcome.number);
    if !is_first(&mut described.outcomes, idx.at()) {
        return;
    }
    out.push(' ');
    push_text(out, outcome.label);
    out.push_str(" {");
    for payoff in outcome.payoffs {
        push_int(out, payoff);
    }
    out.push_str(" }");
}

fn is_first(seen: &mut Vec<bool>, at: usize) -> bool {
    if seen.len() <= at {
        seen.resize(at + 1, false);
    }
    seen.get_mut(at).is_some_and(|seen| !std::mem::replace(seen, true))
}

/// A space and the number.
fn push_int(out: &mut String, number: impl std::fmt::Display) {
    // Writing to a String cannot fail.
    let _ = write!(out, " {number}");
}

/// In quotes, without bytes 0, which files refuse. A backslash is doubled only where it would otherwise be misread (before a quote, another
/// backslash, or the end), because Gambit knows no doubled backslash.
fn push_text(out: &mut String, text: &str) {
    out.push('"');
    let mut chars = text.chars().filter(|c| *c != '\0').peekable();
    while let Some(c) = chars.next() {
        let misread = c == '\\' && matches!(chars.peek(), None | Some('"' | '\\'));
        if c == '"' || misread {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
}
