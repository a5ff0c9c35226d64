//! The picture of states and moves: a circle for each state with its POWER, a triangle for each end, an arrow for each
//! move. States can be selected; the arrows that leave the selected one carry the chance that they are the best move.

use lookahead_models::power::Named;

use super::layout::{Layout, Paper, lay_out};
use super::measure::{Measured, Number};
use crate::figures::Speaker;
use crate::page::Node;

const WIDE: Paper = Paper { width: 640, left: 40, right: 120, widest_gap: 190 };
const NARROW: Paper = Paper { width: 320, left: 24, right: 100, widest_gap: 130 };
const RADIUS: i32 = 20;
/// How far the loop of staying reaches to the right.
const LOOP_REACH: i32 = 40;
/// Columns nearer than this leave no room for a name between them.
const CROWDED: i32 = 110;
/// Half the width of an end's triangle.
const END: i32 = 9;
/// Chances nearer than this count as equal.
const EQUAL: f64 = 1e-9;

/// What is drawn.
pub(super) struct Picture<'figure> {
    /// The figure's id.
    pub id: &'figure str,
    /// Words of the widget.
    pub words: Speaker<'figure>,
    /// The states and moves.
    pub named: &'figure Named,
    /// Their numbers.
    pub measured: &'figure Measured,
    /// The selected state.
    pub selected: u32,
    /// What is seen, in one sentence.
    pub label: &'figure str,
    /// Whether the numbers may be said yet.
    pub is_guessing: bool,
}

/// The drawing in both layouts.
pub(super) fn graph_nodes(picture: &Picture<'_>) -> Vec<Node> {
    vec![layout_node(picture, WIDE, "wide"), layout_node(picture, NARROW, "narrow")]
}

/// A state's name: its role, numbered where several have the same.
pub(super) fn state_name(words: &Speaker<'_>, named: &Named, state: u32) -> String {
    let Some(role) = named.roles.get(state as usize) else { return String::new() };
    let alike: Vec<usize> =
        named.roles.iter().enumerate().filter(|(_, other)| *other == role).map(|(idx, _)| idx).collect();
    let name = words.word(&format!("roles.{}", role_key(*role)));
    match alike.iter().position(|idx| *idx == state as usize) {
        Some(number) if alike.len() > 1 => format!("{name} {}", number + 1),
        _ => name,
    }
}

fn role_key(role: lookahead_models::power::Role) -> &'static str {
    use lookahead_models::power::Role;
    match role {
        Role::Start => "start",
        Role::Step => "step",
        Role::Hub => "hub",
        Role::End => "end",
        Role::SharedEnd => "shared_end",
        Role::Loop => "loop",
        Role::Left => "left",
        Role::Right => "right",
    }
}

fn layout_node(picture: &Picture<'_>, paper: Paper, layout: &str) -> Node {
    let places = lay_out(&picture.named.graph, paper);
    let (width, height) = (paper.width.to_string(), (places.height + 8).to_string());
    let view_box = format!("0 0 {width} {height}");
    let mut attributes = vec![("viewBox", view_box.as_str()), ("role", "presentation")];
    attributes.extend(match layout {
        "wide" => vec![("width", width.as_str()), ("height", &height), ("class", "wide")],
        _ => vec![("width", "100%"), ("class", "narrow")],
    });
    let n_states = picture.named.graph.n_states();
    let moves: Vec<Node> = (0..n_states).flat_map(|state| moves(picture, &places, state)).collect();
    let names = (0..n_states).flat_map(|state| texts(picture, &places, state));
    let ground = moves.into_iter().chain(names).collect();
    let mut parts = vec![Node::element("g", &[("aria-hidden", "true")], ground)];
    parts.extend((0..n_states).map(|state| mark(picture, &places, state, layout)));
    let class = format!("tree-view {layout}");
    let around = [("class", class.as_str()), ("role", "group"), ("aria-label", picture.label)];
    Node::element("div", &around, vec![Node::element("svg", &attributes, parts)])
}

fn path(class: &str, data: &str) -> Node {
    Node::leaf("path", &[("class", class), ("d", data)])
}

fn text(class: &str, (x, y): (i32, i32), anchor: &str, words: &str) -> Node {
    let (x, y) = (x.to_string(), y.to_string());
    let attributes = [("class", class), ("x", &x), ("y", &y), ("text-anchor", anchor)];
    Node::words("text", &attributes, words)
}

fn place(places: &Layout, state: u32) -> (i32, i32) {
    places.places.get(state as usize).copied().unwrap_or((0, 0))
}

/// The arrows that leave a state; staying at an end is what an end is, so it has none.
fn moves(picture: &Picture<'_>, places: &Layout, state: u32) -> Vec<Node> {
    let graph = &picture.named.graph;
    if graph.is_absorbing(state) {
        return Vec::new();
    }
    let chances: &[Number] = if state == picture.selected { &picture.measured.first_moves } else { &[] };
    let most = chances.iter().map(|chance| chance.value).fold(0.0, f64::max);
    let is_even = chances.iter().all(|chance| (chance.value - most).abs() < EQUAL);
    let arrow = |(idx, to): (usize, &u32)| {
        let chance = chances.get(idx);
        let is_best = !is_even && chance.is_some_and(|chance| most - chance.value < EQUAL);
        let class = if is_best { "edge chosen" } else { "edge" };
        let mut parts = arrow(picture, places, (state, *to), class);
        let label = chance.filter(|_| *to != state).map(|chance| percent(&picture.words, chance.value));
        parts.extend(label.map(|label| {
            // On the side from which the arrow does not come.
            let ((x, y), (_, from_y)) = (place(places, *to), place(places, state));
            let beside = if y > from_y { y + 19 } else { y - 8 };
            text("value halo after-guess", (x - reach(picture, *to) - 9, beside), "end", &label)
        }));
        parts
    };
    graph.successors(state).iter().enumerate().flat_map(arrow).collect()
}

/// A chance in per cent, with one digit after the point.
pub(super) fn percent(words: &Speaker<'_>, chance: f64) -> String {
    words.fill("percent", &[("value", &crate::figures::number::decimals(100.0 * chance, 1))])
}

/// How far a state's sign reaches from its middle.
fn reach(picture: &Picture<'_>, state: u32) -> i32 {
    if picture.named.graph.is_absorbing(state) { END } else { RADIUS }
}

fn arrow(picture: &Picture<'_>, places: &Layout, (from, to): (u32, u32), class: &str) -> Vec<Node> {
    let ((x, y), (to_x, to_y)) = (place(places, from), place(places, to));
    if from == to {
        // Staying: a loop at the right.
        let data = format!(
            "M{} {}C{} {} {} {} {} {}",
            x + 15,
            y - 13,
            x + 48,
            y - 26,
            x + 48,
            y + 26,
            x + 16,
            y + 14
        );
        return vec![path(class, &data), path("edge", &format!("M{} {}l-6 7l9 2", x + 22, y + 9))];
    }
    if x == to_x {
        // Within a column, one way on each side.
        let side = if to_y > y { 1 } else { -1 };
        let (start, end, bend) = (y + side * RADIUS, to_y - side * (RADIUS + 2), x + side * 10);
        let data = format!("M{} {start}Q{bend} {} {} {end}", x + side * 4, (start + end) / 2, x + side * 4);
        let head = format!("M{} {}l4 {}l5 {}", x + side * 4 - 4, end - side * 6, side * 6, -side * 5);
        return vec![path(class, &data), path("edge", &head)];
    }
    let (start, end) = (x + reach(picture, from), to_x - reach(picture, to) - 3);
    let bend = (start + end) / 2;
    let data = format!("M{start} {y}C{bend} {y} {} {to_y} {end} {to_y}", start + (end - start) / 4);
    vec![path(class, &data), path("edge", &format!("M{} {}l6 4l-6 4", end - 6, to_y - 4))]
}

/// A state's name: under its circle, or beside it where arrows lead up and down; beside a triangle, or under it where the
/// next column is near.
fn texts(picture: &Picture<'_>, places: &Layout, state: u32) -> Vec<Node> {
    let (x, y) = place(places, state);
    let graph = &picture.named.graph;
    let name = state_name(&picture.words, picture.named, state);
    let has_neighbour = graph.successors(state).iter().any(|to| *to != state && place(places, *to).0 == x);
    let beside = match graph.successors(state).contains(&state) {
        true if graph.is_absorbing(state) => Some(END + 7),
        true => Some(LOOP_REACH + 5),
        false => has_neighbour.then_some(RADIUS + 7),
    };
    let is_crowded = places.places.iter().any(|(other, _)| (1..CROWDED).contains(&(other - x)));
    vec![match beside {
        Some(_) if graph.is_absorbing(state) && is_crowded => text("soft halo", (x, y + 26), "middle", &name),
        Some(beside) => text("soft halo", (x + beside, y + 5), "start", &name),
        None => text("soft halo", (x, y + RADIUS + 19), "middle", &name),
    }]
}

/// A state's own group: what is pressed and focused.
fn mark(picture: &Picture<'_>, places: &Layout, state: u32, layout: &str) -> Node {
    let (x, y) = place(places, state);
    let id_of = |state: u32| format!("{}-{layout}-{state}", picture.id);
    let is_selected = state == picture.selected;
    let set = format!("state={state}");
    let (id, label) = (id_of(state), mark_label(picture, state));
    let keys = keys(picture.named.graph.n_states(), state, &id_of);
    let mut parts = vec![focus_box(x, y)];
    if is_selected {
        parts.push(circle("ring", x, y, RADIUS + 4));
    }
    if picture.named.graph.is_absorbing(state) {
        parts.push(path("node end", &format!("M{} {y}L{} {}V{}Z", x - END, x + END, y - 10, y + 10)));
    } else {
        parts.push(circle("node player-0", x, y, RADIUS));
        let power = picture.measured.power.get(state as usize).map(Number::short).unwrap_or_default();
        parts.push(text("value after-guess", (x, y + 5), "middle", &power));
    }
    let attributes = [
        ("id", id.as_str()),
        ("key", &id),
        ("class", "tree-node"),
        ("role", "button"),
        ("tabindex", if is_selected { "0" } else { "-1" }),
        ("aria-pressed", if is_selected { "true" } else { "false" }),
        ("aria-label", &label),
        ("data-set", &set),
        ("data-keys", &keys),
    ];
    Node::element("g", &attributes, parts)
}

fn mark_label(picture: &Picture<'_>, state: u32) -> String {
    let name = state_name(&picture.words, picture.named, state);
    match picture.measured.power.get(state as usize) {
        Some(power) if !picture.is_guessing => {
            picture.words.fill("item", &[("state", &name), ("power", &power.short())])
        }
        _ => name,
    }
}

fn circle(class: &str, x: i32, y: i32, radius: i32) -> Node {
    let (x, y, radius) = (x.to_string(), y.to_string(), radius.to_string());
    Node::leaf("circle", &[("class", class), ("cx", &x), ("cy", &y), ("r", &radius)])
}

fn focus_box(x: i32, y: i32) -> Node {
    let (x, y) = ((x - 24).to_string(), (y - 16).to_string());
    let attributes = [
        ("class", "focus-mark"),
        ("x", x.as_str()),
        ("y", &y),
        ("width", "48"),
        ("height", "32"),
        ("rx", "4"),
    ];
    Node::leaf("rect", &attributes)
}

/// Where the keys lead: through the states in their order.
fn keys(n_states: u32, state: u32, id_of: &dyn Fn(u32) -> String) -> String {
    let next = Some(state + 1).filter(|next| *next < n_states);
    let before = state.checked_sub(1);
    let leads = [
        ("ArrowRight", next),
        ("ArrowDown", next),
        ("ArrowLeft", before),
        ("ArrowUp", before),
        ("Home", Some(0)),
        ("End", n_states.checked_sub(1)),
    ];
    let pairs = leads.iter().filter_map(|(key, to)| Some(format!("{key}:{}", id_of((*to)?))));
    pairs.collect::<Vec<_>>().join(" ")
}
