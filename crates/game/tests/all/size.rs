//! Deep, wide and oversized games: nothing recurses, caps hold, the work can be stopped.

use std::ops::ControlFlow;

use lookahead_game::efg::{self, Caps, Reason};
use lookahead_game::induction::{Options, Unsolved, fast, solve, solve_with, steps};
use lookahead_game::{Exact, NodeIdx, layout};

/// A centipede-like chain: `n` choices, each with a way out; `2n + 1` nodes.
fn chain(n: usize) -> String {
    let mut text = String::from("EFG 2 R \"chain\" { \"A\" \"B\" }\n");
    for at in 0..n {
        let player = at % 2 + 1;
        text.push_str(&format!(
            "p \"\" {player} {at} \"\" {{ \"stop\" \"go\" }} 0\nt \"\" {} \"\" {{ {at} 1 }}\n",
            at + 1
        ));
    }
    text.push_str("t \"\" 0\n");
    text
}

#[test]
fn a_chain_of_100_000_nodes_is_read_solved_laid_out_and_written() {
    let text = chain(50_000);
    let (game, _) = efg::read(text.as_bytes(), &Caps::default()).unwrap();
    assert_eq!(game.n_nodes(), 100_001);
    let solution = solve(&game, &Options::default()).unwrap();
    // A always does better one step later until B, indifferent, stops at once.
    assert_eq!(solution.value(NodeIdx::new(2)), [Exact::int(1), Exact::int(1)]);
    assert_eq!(steps(&game).len(), 50_000);
    let shown = layout::visible(&game, &Default::default(), u32::MAX);
    let drawing = layout::lay_out(&game, &shown, &layout::LayoutOptions::default(), |_| 1.0);
    assert_eq!((drawing.nodes.len(), drawing.width), (100_001, 50_000.0));
    assert_eq!(efg::read(efg::write(&game).as_bytes(), &Caps::default()).unwrap().0, game);
}

#[test]
fn two_million_nodes_are_read_and_one_more_is_refused() {
    let star = |n_ends: usize| {
        let mut text = String::from("EFG 2 R \"\" { \"A\" }\nc \"\" 1 \"\" { \"x\" 1");
        text.push_str(&" \"x\" 0".repeat(n_ends - 1));
        text.push_str(" } 0\n");
        text.push_str(&"t \"\" 0\n".repeat(n_ends));
        text
    };
    let (game, problems) = efg::read(star(1_999_999).as_bytes(), &Caps::default()).unwrap();
    assert_eq!((game.n_nodes(), problems.len()), (2_000_000, 1));
    assert_eq!(layout::visible(&game, &Default::default(), 200).nodes.len(), 1);
    let error = efg::read(star(2_000_000).as_bytes(), &Caps::default()).unwrap_err();
    assert_eq!(error.reason, Reason::TooManyNodes { max_nodes: 2_000_000 });
    assert_eq!((error.line, error.column), (2_000_002, 1));
}

#[test]
fn games_of_many_players_have_fewer_nodes() {
    let chain = |n_players: usize, n_nodes: usize| {
        let mut text = format!("EFG 2 R \"\" {{ {} }}\n", "\"p\" ".repeat(n_players));
        text.push_str("p \"\" 1 1 \"\" { \"on\" } 0\n");
        text.push_str(&"p \"\" 1 1 0\n".repeat(n_nodes - 2));
        text.push_str("t \"\" 0\n");
        text
    };
    let (game, _) = efg::read(chain(1_000, 16_000).as_bytes(), &Caps::default()).unwrap();
    assert_eq!((game.n_players(), game.n_nodes()), (1_000, 16_000));
    let error = efg::read(chain(1_000, 16_001).as_bytes(), &Caps::default()).unwrap_err();
    assert_eq!(error.reason, Reason::TooManyNodes { max_nodes: 16_000 });
    // One node is always allowed.
    let all = format!("EFG 2 R \"\" {{ {} }} t \"\" 0", "\"p\" ".repeat(20_000));
    assert_eq!(efg::read(all.as_bytes(), &Caps::default()).unwrap().0.n_nodes(), 1);
}

#[test]
fn a_file_beyond_the_byte_cap_is_refused_before_it_is_looked_at() {
    let caps = Caps { max_bytes: 10, ..Caps::default() };
    let error = efg::read(&[0xFF; 11], &caps).unwrap_err();
    assert_eq!(error.reason, Reason::TooManyBytes { n_bytes: 11, max_bytes: 10 });
}

#[test]
fn binary_files_are_refused() {
    for bytes in [
        &b"\x89PNG\r\n\x1a\n\0\0"[..],
        b"EFG 2 R \"\xFF\" { }",
        b"PK\x03\x04\0\0",
        b"EFG 2 R \"\0\" { } t \"\" 0",
    ] {
        assert_eq!(efg::read(bytes, &Caps::default()).unwrap_err().reason, Reason::NotText);
    }
}

#[test]
fn reading_and_solving_can_be_stopped() {
    let text = chain(5_000);
    let mut calls = 0;
    let error = efg::read_with(text.as_bytes(), &Caps::default(), &mut |done, total| {
        calls += 1;
        assert!(done <= total && total == text.len() as u64);
        if calls == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!((error.unwrap_err().reason, calls), (Reason::Cancelled, 2));
    let (game, _) = efg::read(text.as_bytes(), &Caps::default()).unwrap();
    let stopped = solve_with(&game, &Options::default(), &mut |_, _| ControlFlow::Break(()));
    assert_eq!(stopped, Err(Unsolved::Cancelled));
}

#[test]
fn numbers_that_grow_without_end_are_refused_but_the_fast_solver_goes_on() {
    let first = "c \"\" 1 \"\" { \"x\" 1/3 \"y\" 2/3 } 0\nt \"\" 1 \"\" { 1 }\n";
    let again = "c \"\" 1 0\nt \"\" 1\n".repeat(19_999);
    let text = format!("EFG 2 R \"\" {{ \"A\" }}\n{first}{again}t \"\" 0\n");
    let (game, _) = efg::read(text.as_bytes(), &Caps::default()).unwrap();
    assert!(matches!(solve(&game, &Options::default()), Err(Unsolved::NumbersTooLong { .. })));
    let mut solution = fast::FastSolution::default();
    fast::solve_into(&fast::FlatGame::new(&game), 1.0, &mut solution);
    assert!((solution.value(NodeIdx::ROOT)[0] - 1.0).abs() < 1e-9);
}

#[test]
fn problems_beyond_the_cap_are_counted() {
    let mut text = String::from("EFG 2 R \"\" { \"A\" }\n");
    for at in 0..10 {
        text.push_str(&format!("p \"\" 1 {at} \"\" {{ \"x\" \"x\" }} 0\nt \"\" 0\n"));
    }
    text.push_str("t \"\" 0");
    let caps = Caps { max_problems: 3, ..Caps::default() };
    let (_, problems) = efg::read(text.as_bytes(), &caps).unwrap();
    let lines: Vec<u32> = problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [2, 4, 6, 6]);
    assert_eq!(problems[3].kind, efg::ProblemKind::More { n_more: 7 });
}
