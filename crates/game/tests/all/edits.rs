//! Edits: each does what it says, random ones in a row always leave a whole game.

use lookahead_game::edit::{Edit, EditError, EditNote, NewKind, apply};
use lookahead_game::efg::{self, Caps};
use lookahead_game::induction::{Options, solve};
use lookahead_game::{Exact, Game, Kind, NodeIdx, PlayerIdx};
use proptest::prelude::*;

const HIDDEN: &str = r#"EFG 2 R "hidden" { "A" "B" }
c "" 1 "draw" { "x" 1/2 "y" 1/3 "z" 1/6 } 0
p "" 1 1 "s" { "l" "r" } 7 "both" { 1 2 }
t "" 1 "" { 3 4 }
t "" 0
p "" 1 1 0
t "" 7
t "" 1
t "" 0
"#;

fn read(text: &str) -> Game {
    efg::read(text.as_bytes(), &Caps::default()).unwrap().0
}

fn node(at: u32) -> NodeIdx {
    NodeIdx::new(at)
}

fn player(at: u32) -> PlayerIdx {
    PlayerIdx::new(at)
}

fn ratio(num: i64, den: i64) -> Exact {
    Exact::ratio(num, den).unwrap()
}

#[test]
fn one_probability_is_set_and_the_others_keep_their_proportions() {
    let edit = Edit::SetProbability { node: NodeIdx::ROOT, move_idx: 0, probability: ratio(1, 4) };
    let edited = apply(&read(HIDDEN), &edit).unwrap();
    assert_eq!(edited.game.probabilities(NodeIdx::ROOT), [ratio(1, 4), ratio(1, 2), ratio(1, 4)]);
    let certain = Edit::SetProbability { node: NodeIdx::ROOT, move_idx: 0, probability: Exact::ONE };
    let certain = apply(&read(HIDDEN), &certain).unwrap().game;
    let back = apply(&certain, &edit).unwrap().game;
    assert_eq!(back.probabilities(NodeIdx::ROOT), [ratio(1, 4), ratio(3, 8), ratio(3, 8)]);
    let beyond = Edit::SetProbability { node: NodeIdx::ROOT, move_idx: 0, probability: ratio(5, 4) };
    assert_eq!(apply(&certain, &beyond).unwrap_err(), EditError::ProbabilityRange);
    let sum = Edit::SetProbabilities { node: NodeIdx::ROOT, probabilities: vec![ratio(1, 3); 2] };
    assert_eq!(apply(&certain, &sum).unwrap_err(), EditError::ProbabilityCount { expected: 3, found: 2 });
}

#[test]
fn a_move_belongs_to_the_whole_information_set() {
    let added = apply(&read(HIDDEN), &Edit::AddMove { node: node(4), name: "m".to_owned() }).unwrap();
    assert_eq!((added.game.n_nodes(), added.notes.as_slice()), (10, [EditNote::WholeSet].as_slice()));
    assert_eq!((added.focus, added.game.move_name(node(1), 2)), (node(8), "m"));
    let removed = apply(&added.game, &Edit::RemoveMove { node: node(1), move_idx: 0 }).unwrap();
    assert_eq!(removed.game.n_nodes(), 8);
    assert_eq!(removed.game.moves(node(4)).collect::<Vec<_>>(), ["r", "m"]);
}

#[test]
fn payoffs_of_one_node_leave_the_others_alone() {
    let game = read(HIDDEN);
    let edited =
        apply(&game, &Edit::SetPayoffs { node: node(5), payoffs: vec![ratio(9, 2), ratio(0, 1)] }).unwrap();
    assert_eq!(edited.game.payoffs(node(5)), [ratio(9, 2), Exact::ZERO]);
    assert_eq!(edited.game.payoffs(node(1)), game.payoffs(node(1)));
    let none = apply(&game, &Edit::SetPayoffs { node: node(5), payoffs: vec![Exact::ZERO; 2] }).unwrap();
    assert!(none.game.outcome(node(5)).is_none());
    let few = apply(&game, &Edit::SetPayoffs { node: node(5), payoffs: vec![] });
    assert_eq!(few.unwrap_err(), EditError::PayoffCount { expected: 2, found: 0 });
}

#[test]
fn kinds_change_and_sets_are_left() {
    let game = read(HIDDEN);
    let chance = apply(&game, &Edit::SetKind { node: node(4), kind: NewKind::Chance }).unwrap();
    assert_eq!(
        (chance.game.kind(node(4)), chance.notes.as_slice()),
        (Kind::Chance, [EditNote::LeftSet].as_slice())
    );
    assert_eq!(chance.game.probabilities(node(4)), [ratio(1, 2), ratio(1, 2)]);
    assert!(chance.game.is_perfect_information());
    let choice = apply(&game, &Edit::SetKind { node: node(2), kind: NewKind::Choice(player(1)) }).unwrap();
    assert_eq!((choice.game.kind(node(2)), choice.game.n_nodes()), (Kind::Choice(player(1)), 10));
    let end = apply(&game, &Edit::SetKind { node: node(0), kind: NewKind::End }).unwrap();
    assert_eq!((end.game.kind(node(0)), end.game.n_nodes()), (Kind::End, 1));
    let alone = apply(&game, &Edit::LeaveSet { node: node(4) }).unwrap().game;
    assert!(alone.is_perfect_information() && solve(&alone, &Options::default()).is_ok());
    let joined = apply(&alone, &Edit::JoinSet { node: node(4), with: node(1) }).unwrap().game;
    assert_eq!(joined, game);
}

#[test]
fn an_end_that_gets_a_move_is_the_choice_of_who_moved_before() {
    let text = r#"EFG 2 R "" { "A" "B" } p "" 2 5 "" { "go" } 0 t "" 3 "pay" { 1 1 }"#;
    let edited = apply(&read(text), &Edit::AddMove { node: node(1), name: "on".to_owned() }).unwrap();
    assert_eq!((edited.game.kind(node(1)), edited.focus), (Kind::Choice(player(1)), node(2)));
    assert_eq!(edited.game.payoffs(node(1)), [Exact::ONE, Exact::ONE]);
    let empty = apply(&edited.game, &Edit::RemoveMove { node: node(1), move_idx: 0 }).unwrap().game;
    assert_eq!(empty, read(text));
}

#[test]
fn players_come_and_go() {
    let game = read(HIDDEN);
    let more = apply(&game, &Edit::AddPlayer { name: "C".to_owned() }).unwrap().game;
    assert_eq!(more.payoffs(node(1)), [ratio(1, 1), ratio(2, 1), Exact::ZERO]);
    let fewer = apply(&more, &Edit::RemovePlayer { player: player(2) }).unwrap().game;
    assert_eq!(fewer, game);
    assert_eq!(apply(&game, &Edit::RemovePlayer { player: player(0) }).unwrap_err(), EditError::PlayerMoves);
    let other = apply(&game, &Edit::SetPlayer { node: node(1), player: player(1) }).unwrap().game;
    assert_eq!(
        (other.kind(node(4)), other.kind(node(1))),
        (Kind::Choice(player(1)), Kind::Choice(player(1)))
    );
    let alone = apply(&other, &Edit::RemovePlayer { player: player(0) }).unwrap().game;
    assert_eq!((alone.n_players(), alone.kind(node(4))), (1, Kind::Choice(player(0))));
    assert_eq!(apply(&alone, &Edit::RemovePlayer { player: player(0) }).unwrap_err(), EditError::LastPlayer);
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = || (0_u32..12).prop_map(NodeIdx::new);
    let who = || (0_u32..3).prop_map(PlayerIdx::new);
    let which = || 0_u32..4;
    let name = || prop_oneof![any::<String>(), Just("a\\".to_owned())];
    let exact = || (-3_i64..4, 1_i64..4).prop_map(|(num, den)| Exact::ratio(num, den).unwrap());
    let kind = who().prop_flat_map(|who| {
        prop_oneof![Just(NewKind::Choice(who)), Just(NewKind::Chance), Just(NewKind::End)]
    });
    prop_oneof![
        name().prop_map(|title| Edit::SetTitle { title }),
        name().prop_map(|name| Edit::AddPlayer { name }),
        who().prop_map(|player| Edit::RemovePlayer { player }),
        (at(), name()).prop_map(|(node, name)| Edit::RenameNode { node, name }),
        (at(), which(), name()).prop_map(|(node, move_idx, name)| Edit::RenameMove { node, move_idx, name }),
        (at(), name()).prop_map(|(node, name)| Edit::AddMove { node, name }),
        (at(), which()).prop_map(|(node, move_idx)| Edit::RemoveMove { node, move_idx }),
        at().prop_map(|node| Edit::RemoveSubtree { node }),
        (at(), kind).prop_map(|(node, kind)| Edit::SetKind { node, kind }),
        (at(), who()).prop_map(|(node, player)| Edit::SetPlayer { node, player }),
        at().prop_map(|node| Edit::LeaveSet { node }),
        (at(), at()).prop_map(|(node, with)| Edit::JoinSet { node, with }),
        (at(), prop::collection::vec(exact(), 0..4))
            .prop_map(|(node, payoffs)| Edit::SetPayoffs { node, payoffs }),
        (at(), which(), exact()).prop_map(|(node, move_idx, probability)| Edit::SetProbability {
            node,
            move_idx,
            probability
        }),
    ]
}

proptest! {
    #[test]
    fn any_edits_in_a_row_leave_a_game_that_can_be_written_and_read(edits in prop::collection::vec(edit(), 1..40)) {
        let mut game = read(HIDDEN);
        for edit in edits {
            match apply(&game, &edit) {
                Ok(edited) => {
                    prop_assert!((edited.focus.get() as usize) < edited.game.n_nodes());
                    game = edited.game;
                }
                Err(error) => prop_assert!(!error.code().is_empty()),
            }
            let again = efg::read(efg::write(&game).as_bytes(), &Caps::default());
            prop_assert_eq!(&again.unwrap().0, &game);
        }
    }
}
