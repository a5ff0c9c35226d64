//! What a class answered: for each premise a histogram, quartiles and who left it open; the same for everybody's product; the
//! tally of guesses. Used by the class figure.

use serde::Serialize;

use super::class_crux::{ClassCrux, class_crux};
use super::guesses::{self, Guess, QuestionTally};
use super::{Answer, BANDS, ShareCode};
use crate::premises::{product, sort};

/// Where sorted answers stand, as shares of 1. A rank between two answers is drawn straight between them, as spreadsheets do
/// (definition 7 of Hyndman and Fan 1996, "Sample quantiles in statistical packages").
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Quartiles {
    /// The lowest answer.
    pub least: f64,
    /// A quarter lies below.
    pub low: f64,
    /// Half lies below.
    pub median: f64,
    /// A quarter lies above.
    pub high: f64,
    /// The highest answer.
    pub most: f64,
}

/// How the answers to one question are spread.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Spread {
    /// How many answered.
    pub n_answered: u32,
    /// How many left it open.
    pub n_unanswered: u32,
    /// How many answers lie in each of [`BANDS`] by their middles, from its low end up to, and without, its high end; the
    /// first takes everything below, the last everything above.
    pub bands: [u32; BANDS.len()],
    /// None where nobody answered.
    pub quartiles: Option<Quartiles>,
}

/// What the codes about premises come to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClassSummary {
    /// How many people.
    pub n_people: u32,
    /// Codes about a chain of another length, left out.
    pub n_others: u32,
    /// Each premise, in order.
    pub premises: Vec<Spread>,
    /// The products of those who answered all.
    pub whole: Spread,
    /// Which premise makes the spread of the products.
    pub crux: ClassCrux,
}

/// What was guessed at one figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FigureTally {
    /// The figure's name.
    pub figure: String,
    /// The guesses with their numbers, by name.
    pub guesses: Vec<(String, u32)>,
}

/// The codes about a chain of `n_premises`.
///
/// ```
/// use lookahead_models::class_code::{Answer, ShareCode, summarise};
/// use lookahead_models::premises::Credence;
/// let code = |share: f64| ShareCode::Premises(vec![Some(Answer::Given(Credence::Point(share))), None]);
/// let class = summarise(&[code(0.2), code(0.4), code(0.95)], 2);
/// assert_eq!(class.premises[0].quartiles.unwrap().median, 0.4);
/// assert_eq!((class.premises[1].n_unanswered, class.whole.n_answered), (3, 0));
/// ```
#[must_use]
pub fn summarise(codes: &[ShareCode], n_premises: u32) -> ClassSummary {
    let all = || codes.iter().filter_map(ShareCode::answers);
    let people: Vec<Vec<Option<f64>>> =
        all().filter(|answers| answers.len() == n_premises as usize).map(middles).collect();
    let column = |premise: usize| people.iter().map(move |person| person.get(premise).copied().flatten());
    let premises: Vec<Spread> = (0..n_premises as usize).map(|premise| spread(column(premise))).collect();
    // Those who answered all.
    let complete: Vec<Vec<f64>> =
        people.iter().filter_map(|person| person.iter().copied().collect()).collect();
    let left_open = (people.len() - complete.len()) as u32;
    let products = spread(complete.iter().map(|person| Some(product(person))));
    let medians: Option<Vec<f64>> = premises.iter().map(|premise| Some(premise.quartiles?.median)).collect();
    ClassSummary {
        n_people: people.len() as u32,
        n_others: (all().count() - people.len()) as u32,
        whole: Spread { n_unanswered: left_open, ..products },
        crux: class_crux(&medians.unwrap_or_default(), &complete),
        premises,
    }
}

/// The guesses before the chapters' figures, by question.
///
/// ```
/// use lookahead_models::class_code::{Guess, ShareCode, questions};
/// let code = |choice| ShareCode::Guesses(vec![Guess { question: 0, choice }]);
/// assert_eq!(questions(&[code(1), code(1), code(0)])[0].counts, [1, 2]);
/// ```
#[must_use]
pub fn questions(codes: &[ShareCode]) -> Vec<QuestionTally> {
    fn of_person(code: &ShareCode) -> Option<&[Guess]> {
        match code {
            ShareCode::Guesses(guesses) => Some(guesses),
            _ => None,
        }
    }
    guesses::tallies(codes.iter().filter_map(of_person))
}

/// The guesses by figure, in the order of their names.
#[must_use]
pub fn tally(codes: &[ShareCode]) -> Vec<FigureTally> {
    let mut tallies: Vec<FigureTally> = Vec::new();
    for code in codes {
        let ShareCode::Prediction(prediction) = code else { continue };
        let (figure, guess) = (&prediction.figure, &prediction.guess);
        let at = tallies.binary_search_by(|tally| tally.figure.cmp(figure)).unwrap_or_else(|at| {
            tallies.insert(at, FigureTally { figure: figure.clone(), guesses: Vec::new() });
            at
        });
        if let Some(tally) = tallies.get_mut(at) {
            tally.add(guess);
        }
    }
    tallies
}

impl FigureTally {
    /// All guesses at this figure.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.guesses.iter().map(|(_, count)| count).sum()
    }

    fn add(&mut self, guess: &str) {
        let at = self.guesses.binary_search_by(|(known, _)| known.as_str().cmp(guess)).unwrap_or_else(|at| {
            self.guesses.insert(at, (guess.to_owned(), 0));
            at
        });
        if let Some((_, count)) = self.guesses.get_mut(at) {
            *count += 1;
        }
    }
}

impl ShareCode {
    /// The answers, of a code about premises.
    #[must_use]
    pub fn answers(&self) -> Option<&[Option<Answer>]> {
        match self {
            Self::Premises(answers) => Some(answers),
            Self::Guesses(_) | Self::Prediction(_) => None,
        }
    }
}

fn middles(answers: &[Option<Answer>]) -> Vec<Option<f64>> {
    let middle = |answer: &Answer| answer.credence().map(|credence| credence.middle());
    answers.iter().map(|answer| answer.as_ref().and_then(middle)).collect()
}

fn spread(answers: impl Iterator<Item = Option<f64>>) -> Spread {
    let (mut sorted, mut n_unanswered) = (Vec::new(), 0);
    let mut bands = [0; BANDS.len()];
    for answer in answers {
        match answer {
            None => n_unanswered += 1,
            Some(share) => {
                sorted.push(share);
                bands.iter_mut().skip(band_of(share)).take(1).for_each(|count| *count += 1);
            }
        }
    }
    sort(&mut sorted);
    let at = |share: f64| between(&sorted, share);
    let quartiles =
        Quartiles { least: at(0.0), low: at(0.25), median: at(0.5), high: at(0.75), most: at(1.0) };
    let quartiles = Some(quartiles).filter(|_| !sorted.is_empty());
    Spread { n_answered: sorted.len() as u32, n_unanswered, bands, quartiles }
}

/// The quantile of a share of sorted answers; 0 of none.
fn between(sorted: &[f64], share: f64) -> f64 {
    let rank = share * sorted.len().saturating_sub(1) as f64;
    let at = |rank: f64| sorted.get(rank as usize).copied().unwrap_or(0.0);
    let (below, above) = (at(rank.floor()), at(rank.ceil()));
    below + (rank - rank.floor()) * (above - below)
}

/// The last band that begins at or below the share.
fn band_of(share: f64) -> usize {
    BANDS.iter().skip(1).filter(|(low, _)| share >= low / 100.0).count()
}
