//! The score: games that were ended, as a text that the reader's own browser keeps (`data-kept`). Used by `game` and
//! `verdict`; the page's part is `parts::computed_figure`.
//!
//! A game is `<seed>.<suspects>.<judgement on what decides><judgement on the note>`; of each machine the first ending
//! counts. The pair `score` has all games of this visit and of those before; without it the record alone has them.

use lookahead_models::which_machine::{Judgement, Verdict};

use crate::query::{self, Query};

/// The name under which it is kept.
pub(super) const NAME: &str = "which-machine";
/// What `score` is when the reader has had it forgotten.
pub(super) const FORGOTTEN: &str = "none";
/// Games that are kept: the latest.
const MOST_GAMES: usize = 100;
/// What may stand for a judgement.
const LETTERS: [(char, Judgement); 5] = [
    ('r', Judgement::Right),
    ('w', Judgement::Wrong),
    ('l', Judgement::Lucky),
    ('u', Judgement::Unlucky),
    ('c', Judgement::TooCareful),
];

/// An ended game.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Game {
    /// Which machine of which suspects.
    pub machine: String,
    /// What decides, what the note is for.
    pub judgements: [Judgement; 2],
}

/// How it went so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Score {
    pub games: u32,
    /// Answers that the experiments bore out.
    pub right: u32,
    /// True answers that they left open.
    pub lucky: u32,
}

/// All games that count.
pub(super) fn games(pairs: &Query) -> Vec<Game> {
    let text = |key: &str| pairs.get(key).map(String::as_str).unwrap_or_default();
    let record = query::parse(text("record"));
    let kept = record.get("games").map(String::as_str).unwrap_or_default();
    let list = if text("score").is_empty() { kept } else { text("score") };
    let mut games: Vec<Game> = Vec::new();
    for game in list.split('_').filter_map(Game::read) {
        if !games.iter().any(|other| other.machine == game.machine) {
            games.push(game);
        }
    }
    games
}

/// The games with one more, for the pair `score`.
pub(super) fn with(games: &[Game], machine: &str, verdict: &Verdict) -> String {
    let mut games = games.to_vec();
    if !games.iter().any(|game| game.machine == machine) {
        let judgements = [verdict.deciding, verdict.role];
        games.push(Game { machine: machine.to_owned(), judgements });
    }
    written(&games)
}

/// What the reader's browser is to keep; `None` leaves it as it is.
pub(super) fn record(pairs: &Query) -> Option<String> {
    let score = pairs.get("score").filter(|score| !score.is_empty())?;
    if score == FORGOTTEN {
        return Some(String::new());
    }
    Some(["v=1&games=", &written(&games(pairs))].concat())
}

/// The sum of all games.
pub(super) fn score(games: &[Game]) -> Score {
    let mut score = Score { games: games.len() as u32, ..Score::default() };
    for judgement in games.iter().flat_map(|game| game.judgements) {
        score.right += u32::from(judgement == Judgement::Right);
        score.lucky += u32::from(judgement == Judgement::Lucky);
    }
    score
}

impl Game {
    fn read(text: &str) -> Option<Self> {
        let (machine, letters) = text.rsplit_once('.')?;
        let (seed, suspects) = machine.split_once('.')?;
        let is_number = |text: &str| text.parse::<u64>().is_ok();
        let known = |letter: char| LETTERS.iter().find(|(known, _)| *known == letter).map(|(_, one)| *one);
        let mut judgements = letters.chars().map(known);
        let both = [judgements.next()??, judgements.next()??];
        let is_whole = is_number(seed) && is_number(suspects) && judgements.next().is_none();
        is_whole.then(|| Self { machine: machine.to_owned(), judgements: both })
    }
}

fn written(games: &[Game]) -> String {
    let letter = |judgement: &Judgement| {
        LETTERS.iter().find(|(_, one)| one == judgement).map_or('w', |(letter, _)| *letter)
    };
    let latest = games.get(games.len().saturating_sub(MOST_GAMES)..).unwrap_or_default();
    let mut text = String::new();
    for game in latest {
        if !text.is_empty() {
            text.push('_');
        }
        text.push_str(&game.machine);
        text.push('.');
        text.extend(game.judgements.iter().map(letter));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    #[test]
    fn a_score_survives_being_kept_and_a_machine_counts_once() {
        let verdict = |deciding| Verdict { deciding, role: Judgement::Lucky, left: Vec::new() };
        let one = with(&[], "1.4", &verdict(Judgement::Right));
        let games_after_one = games(&parse(&["score=", &one].concat()));
        let again = with(&games_after_one, "1.4", &verdict(Judgement::Wrong));
        assert_eq!((one.as_str(), again), ("1.4.rl", one.clone()));
        let two = with(&games_after_one, "2.4", &verdict(Judgement::TooCareful));
        let kept = record(&parse(&["score=", &two].concat())).unwrap();
        let mut later = Query::new();
        later.insert("record".to_owned(), kept);
        assert_eq!(score(&games(&later)), Score { games: 2, right: 1, lucky: 2 });
        assert_eq!(record(&later), None, "what is only read is not written");
    }

    #[test]
    fn scraps_count_as_nothing_and_forgetting_empties_the_record() {
        for scrap in ["scrap", "v=1&games=1.4.xx", "v=1&games=a.4.rr_1..rr_1.4.rrr_.", "games=%F0"] {
            let mut pairs = Query::new();
            pairs.insert("record".to_owned(), scrap.to_owned());
            assert_eq!(games(&pairs), [], "{scrap}");
        }
        let mut pairs = parse("score=none");
        pairs.insert("record".to_owned(), "v=1&games=1.4.rr".to_owned());
        assert_eq!((games(&pairs), record(&pairs)), (Vec::new(), Some(String::new())));
    }

    #[test]
    fn only_the_latest_games_are_kept() {
        let all: Vec<String> = (0..150).map(|seed: u32| [&seed.to_string(), ".7.rw"].concat()).collect();
        let kept = record(&parse(&["score=", &all.join("_")].concat())).unwrap();
        let games = games(&parse(&["score=", kept.split_once("games=").unwrap().1].concat()));
        assert_eq!((games.len(), games[0].machine.as_str()), (100, "50.7"));
    }
}
