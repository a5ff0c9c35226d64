//! The layout: nothing overlaps, parents stand in the middle, no more than the budget is drawn.

use std::collections::{BTreeMap, BTreeSet};

use lookahead_game::layout::{Layout, LayoutOptions, Orientation, default_folded, lay_out, visible};
use lookahead_game::tree::{Builder, PlayerIdx};
use lookahead_game::{Game, NodeIdx};
use proptest::prelude::*;

/// A tree from numbers of children in preorder; what is missing at the end is filled with ends.
fn game(widths: &[usize]) -> Game {
    let mut builder = Builder::new("", "", vec!["A".to_owned()]);
    let mut widths = widths.iter();
    let mut number = 0;
    while !builder.is_complete() {
        let width = widths.next().copied().unwrap_or(0);
        if width == 0 {
            builder.push_end("", None).unwrap();
            continue;
        }
        number += 1;
        let set = builder.add_set(Some(PlayerIdx::new(0)), number, "", &vec!["m"; width], &[]).unwrap();
        builder.push_moves("", set, None).unwrap();
    }
    builder.finish().unwrap()
}

fn extent(node: NodeIdx) -> f64 {
    f64::from(node.get() * 7 % 5) / 2.0 + 0.5
}

fn check(game: &Game, drawing: &Layout, extent: impl Fn(NodeIdx) -> f64, gap: f64) {
    let mut lines: BTreeMap<u32, Vec<(NodeIdx, f64)>> = BTreeMap::new();
    let across: BTreeMap<NodeIdx, f64> = drawing.nodes.iter().map(|at| (at.node, at.y)).collect();
    for at in &drawing.nodes {
        assert_eq!((at.x, at.depth), (f64::from(game.depth(at.node)), game.depth(at.node)));
        assert!(
            at.y - extent(at.node) / 2.0 >= -1e-9 && at.y + extent(at.node) / 2.0 <= drawing.height + 1e-9
        );
        lines.entry(at.depth).or_default().push((at.node, at.y));
        let children: Vec<f64> =
            game.children(at.node).filter_map(|child| across.get(&child).copied()).collect();
        if let (Some(first), Some(last)) = (children.first(), children.last()) {
            assert!(((first + last) / 2.0 - at.y).abs() < 1e-6, "parent not in the middle");
        }
    }
    for line in lines.values() {
        for pair in line.windows(2) {
            let room = (extent(pair[0].0) + extent(pair[1].0)) / 2.0 + gap;
            assert!(pair[1].1 - pair[0].1 >= room - 1e-6, "nodes {:?} overlap", pair);
        }
    }
}

proptest! {
    #[test]
    fn nothing_overlaps_and_parents_stand_in_the_middle(widths in prop::collection::vec(0_usize..5, 1..120)) {
        let game = game(&widths);
        let shown = visible(&game, &BTreeSet::new(), u32::MAX);
        let options = LayoutOptions { gap: 0.25, ..LayoutOptions::default() };
        let plain = lay_out(&game, &shown, &options, |_| 1.0);
        check(&game, &plain, |_| 1.0, 0.25);
        check(&game, &lay_out(&game, &shown, &options, extent), extent, 0.25);
        let n_ends = game.nodes().filter(|node| game.n_moves(*node) == 0).count();
        prop_assert!(plain.height <= 1.25 * n_ends as f64, "wider than its ends side by side");
        let turned = lay_out(&game, &shown, &LayoutOptions { orientation: Orientation::TopBottom, ..options }, |_| 1.0);
        prop_assert_eq!((turned.width, turned.height), (plain.height, plain.width));
    }

    #[test]
    fn the_budget_holds_and_hidden_nodes_are_counted(
        widths in prop::collection::vec(0_usize..5, 1..300),
        budget in 1_u32..250,
        closed in prop::collection::btree_set(0_u32..300, 0..20),
    ) {
        let game = game(&widths);
        let closed: BTreeSet<NodeIdx> = closed.into_iter().map(NodeIdx::new).collect();
        for folded in [default_folded(&game, budget), closed] {
            let shown = visible(&game, &folded, budget);
            prop_assert!(shown.nodes.len() <= budget as usize);
            let n_hidden: usize = shown.nodes.iter().map(|at| at.n_hidden as usize).sum();
            prop_assert_eq!(n_hidden + shown.nodes.len(), game.n_nodes());
            prop_assert!(shown.nodes.iter().all(|at| !folded.contains(&at.node) || at.n_hidden == 0
                || game.children(at.node).all(|child| shown.nodes.iter().all(|other| other.node != child))));
            let drawing = lay_out(&game, &shown, &LayoutOptions::default(), |_| 1.0);
            check(&game, &drawing, |_| 1.0, 0.0);
        }
    }
}

#[test]
fn a_small_tree_lies_where_it_should() {
    // Root with an end, a node with three ends, and an end.
    let game = game(&[3, 0, 3]);
    let shown = visible(&game, &BTreeSet::new(), 200);
    let drawing = lay_out(&game, &shown, &LayoutOptions::default(), |_| 1.0);
    let across: Vec<f64> = drawing.nodes.iter().map(|at| at.y).collect();
    assert_eq!(across, [1.5, 0.5, 1.5, 0.5, 1.5, 2.5, 2.5]);
    assert_eq!((drawing.width, drawing.height), (2.0, 3.0));
}
