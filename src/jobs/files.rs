//! The worker's share of the jobs: reading and writing games. Pure: the prerenderer and the tests call it alike.

use std::ops::ControlFlow;

use lookahead_game::efg::{self, Caps, Problem};
use lookahead_game::share;
use lookahead_game::tree::Game;

use super::edit::edit_game;
use super::top::top_of;
use super::{Answer, GameAnswer, Job, Remark};

/// Does a job with the bytes that came along; `say` gets progress on the way and the answer at the end.
pub fn run_files(job: &Job, bytes: &[u8], say: &mut dyn FnMut(Answer)) {
    let answer = match job {
        Job::ReadGame { most_whole, most_shown } => read_game(bytes, *most_whole, *most_shown, say),
        Job::EditGame { game, edit } => edit_game(game, edit),
        // The solver's.
        Job::DrawChart { .. } | Job::Figure(_) => return,
    };
    say(answer);
}

fn read_game(bytes: &[u8], most_whole: u32, most_shown: u32, say: &mut dyn FnMut(Answer)) -> Answer {
    let mut last_percent = 0;
    let mut progress = |done: u64, all: u64| {
        let percent = u32::try_from(done.saturating_mul(100) / all.max(1)).unwrap_or(100);
        if percent > last_percent {
            last_percent = percent;
            say(Answer::Progress(percent));
        }
        ControlFlow::Continue(())
    };
    match efg::read_with(bytes, &Caps::default(), &mut progress) {
        Ok((game, problems)) => Answer::Game(whole_or_top(&game, &problems, most_whole, most_shown)),
        Err(error) => {
            Answer::Refused(Remark { line: error.line, column: error.column, text: error.reason.to_string() })
        }
    }
}

fn whole_or_top(game: &Game, problems: &[Problem], most_whole: u32, most_shown: u32) -> GameAnswer {
    let n_nodes = u32::try_from(game.n_nodes()).unwrap_or(u32::MAX);
    let remark = |problem: &Problem| Remark {
        line: problem.line,
        column: problem.column,
        text: problem.kind.to_string(),
    };
    let problems = problems.iter().map(remark).collect();
    if n_nodes <= most_whole {
        GameAnswer { n_nodes, problems, ..game_answer(game, 0) }
    } else {
        GameAnswer { n_nodes, problems, link: None, ..game_answer(&top_of(game, most_shown), 0) }
    }
}

/// A game with its link, as the page wants it.
pub(super) fn game_answer(game: &Game, focus: u32) -> GameAnswer {
    let n_nodes = u32::try_from(game.n_nodes()).unwrap_or(u32::MAX);
    GameAnswer {
        game: efg::write(game),
        link: share::to_link(game).ok(),
        n_nodes,
        focus,
        problems: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Json;

    const GAME: &str =
        "EFG 2 R \"t\" { \"A\" } p \"\" 1 1 \"r\" { \"l\" \"r\" } 0 t \"\" 1 \"\" { 3 } t \"\" 2 \"\" { 5 }";

    fn answer(job: &Job, bytes: &[u8]) -> Answer {
        let message = Job::from_json(&Json::parse(&job.to_json().write()).unwrap()).unwrap();
        let mut answers = Vec::new();
        run_files(&message, bytes, &mut |answer| answers.push(answer));
        let last = answers.pop().unwrap();
        assert!(answers.iter().all(Answer::is_on_the_way));
        let back = Answer::from_json(&Json::parse(&last.to_json().write()).unwrap());
        assert_eq!(back.as_ref(), Some(&last), "an answer survives its message");
        last
    }

    fn edit(pairs: Vec<(&str, Json)>) -> Answer {
        let edit = Json::Map(pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect());
        answer(&Job::EditGame { game: GAME.to_owned(), edit }, &[])
    }

    #[test]
    fn a_file_is_read_whole_or_in_part() {
        let Answer::Game(whole) = answer(&Job::ReadGame { most_whole: 10, most_shown: 2 }, GAME.as_bytes())
        else {
            panic!()
        };
        assert_eq!((whole.n_nodes, whole.link.is_some()), (3, true));
        let Answer::Game(top) = answer(&Job::ReadGame { most_whole: 2, most_shown: 2 }, GAME.as_bytes())
        else {
            panic!()
        };
        assert_eq!((top.n_nodes, top.link), (3, None));
        assert!(top.game.contains("{ 5 }"), "the cut is worth what the game is worth: {}", top.game);
    }

    #[test]
    fn a_broken_file_is_refused_with_its_place() {
        let job = Job::ReadGame { most_whole: 10, most_shown: 2 };
        let Answer::Refused(remark) = answer(&job, b"EFG 2 R \"t\"\n{ \"A\" }\nq") else { panic!() };
        assert_eq!((remark.line, remark.column), (3, 1));
        assert!(matches!(answer(&job, &[0, 255, 3]), Answer::Refused(_)));
    }

    #[test]
    fn edits_are_made_or_refused_by_code() {
        let payoffs = Json::List(vec![Json::from("7/2")]);
        let Answer::Game(changed) =
            edit(vec![("edit", "set-payoffs".into()), ("node", 1.into()), ("payoffs", payoffs)])
        else {
            panic!()
        };
        assert!(changed.game.contains("7/2"), "{}", changed.game);
        let refused = |pairs| if let Answer::NotEdited(code) = edit(pairs) { code } else { panic!() };
        assert_eq!(
            refused(vec![("edit", "rename-node".into()), ("node", 99.into()), ("name", "x".into())]),
            "no-such-node"
        );
        assert_eq!(
            refused(vec![
                ("edit", "set-payoffs".into()),
                ("node", 1.into()),
                ("payoffs", Json::List(vec!["x".into()]))
            ]),
            "number"
        );
        assert_eq!(refused(vec![("edit", "nonsense".into())]), "number");
    }
}
