//! A class without a server: what one reader answered as a short code that can be read aloud, written on paper or pasted,
//! and what a pasted list of such codes comes to. Used by the class figure, and by the premises figure for the code itself.
//!
//! A code holds the answers and nothing else: no name, no time, no number of a device. So two people who answer alike have
//! the same code, and only whoever counts knows whether it came from two.
//!
//! | module | what it holds |
//! |---|---|
//! | `symbols` | the 32 characters, the groups of five, the checksum |
//! | `bits` | numbers of a few bits in symbols of five |
//! | `percentage` | credences to three digits that count |
//! | `answers` | answers to premises as bits |
//! | `prediction` | a figure's name and a guess as bits |
//! | `guesses` | guesses before the chapters' figures as bits, and their tally |
//! | `collect` | codes in a pasted text, with what could not be read and where |
//! | `summary` | histograms, quartiles and spread of each premise; tallies of guesses |
//! | `class_crux` | the premise whose disagreement makes most of the spread |
//! | `invented` | a class that nobody sat in, for showing the figure |
//!
//! *The format, version 1.* Two symbols say what it is: `P` (premises), `Q` (guesses
//! before the chapters' figures) or `G` (one guess by name), then the version. The contents
//! follow as bits, highest first, filled up with zeros to a whole symbol, then zero symbols until the length with the three
//! of the checksum is a multiple of five. There is one way to write each content, and nothing else is read. Codes of a
//! version are read for ever; a change of the format is a new version beside the old one.

mod answers;
mod bits;
mod class_crux;
mod collect;
mod guesses;
mod invented;
mod percentage;
mod prediction;
mod problem;
mod summary;
mod symbols;

use serde::Serialize;

pub use answers::Answer;
pub use class_crux::ClassCrux;
pub use collect::{Collection, MOST_LINES, Repeat, Repeats, Unread, collect};
pub use guesses::{Guess, MOST_GUESSES, QUESTIONS, QuestionTally};
pub use invented::{InventedClass, invented_guesses, invented_readers};
pub use percentage::rounded;
pub use prediction::{MOST_CHARACTERS, Prediction};
pub use problem::{CodeProblem, CodeProblemKind};
pub use summary::{ClassSummary, FigureTally, Quartiles, Spread, questions, summarise, tally};
pub use symbols::MOST_SYMBOLS;

use bits::{BitReader, BitWriter};

/// The bands of a first rough answer in per cent, as far as they are reckoned: the outer ones end a tenth short of 0 and
/// 100. Codes hold a band's place in this list: it is never changed, and what is new comes at its end.
pub const BANDS: [(f64, f64); 7] =
    [(0.1, 1.0), (1.0, 10.0), (10.0, 30.0), (30.0, 70.0), (70.0, 90.0), (90.0, 99.0), (99.0, 99.9)];

const VERSION: u8 = 1;
/// The values of `P`, `Q` and `G`.
const PREMISES: u8 = 22;
const GUESSES: u8 = 23;
const PREDICTION: u8 = 16;

/// What a code says.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ShareCode {
    /// The answers to a chain of 1 to 12 premises, in order; none where one is not answered.
    Premises(Vec<Option<Answer>>),
    /// What was guessed before the chapters' figures showed their answers: in the order of [`QUESTIONS`], one a question.
    Guesses(Vec<Guess>),
    /// What was guessed before one figure showed its answer, by name.
    Prediction(Prediction),
}

impl ShareCode {
    /// The code in groups of five. Credences are rounded (see [`rounded`]).
    ///
    /// # Errors
    /// Contents that no code can hold: no premise or too many, a band that there is not, a credence that is no probability,
    /// guesses out of order or at questions that there are not, a figure or guess that is empty, too long, or has other signs
    /// than letters, digits, `-` and `_`.
    ///
    /// ```
    /// use lookahead_models::class_code::{Answer, ShareCode};
    /// let code = ShareCode::Premises(vec![Some(Answer::Band(3)), None]);
    /// let text = code.write()?;
    /// assert_eq!(ShareCode::read(&text.to_lowercase()), Ok(code));
    /// # Ok::<(), lookahead_models::class_code::CodeProblem>(())
    /// ```
    pub fn write(&self) -> Result<String, CodeProblem> {
        Ok(symbols::grouped(&self.symbols()?))
    }

    /// Reads a code: capital or small letters, with or without hyphens and spaces; `O` counts as 0, `I` and `L` as 1.
    ///
    /// # Errors
    /// What is wrong, and at which character where that is known.
    pub fn read(text: &str) -> Result<Self, CodeProblem> {
        let all = symbols::read(text)?;
        let [kind, version, contents @ ..] = all.as_slice() else {
            return Err(CodeProblem::whole(CodeProblemKind::TooShort));
        };
        let mut bits = BitReader::new(contents);
        let code = match *kind {
            PREMISES | GUESSES | PREDICTION if *version != VERSION => {
                return Err(CodeProblem::new(CodeProblemKind::Version, 2));
            }
            PREMISES => answers::read(&mut bits).map(Self::Premises),
            GUESSES => guesses::read(&mut bits).map(Self::Guesses),
            PREDICTION => Prediction::read(&mut bits).map(Self::Prediction),
            _ => return Err(CodeProblem::new(CodeProblemKind::Mark, 1)),
        };
        // One way to write each content: what is not written like this was not written by us.
        code.filter(|code| code.symbols().is_ok_and(|written| written == all))
            .ok_or(CodeProblem::whole(CodeProblemKind::Contents))
    }

    /// Mark, version, contents and filling, without the checksum.
    fn symbols(&self) -> Result<Vec<u8>, CodeProblem> {
        let mut bits = BitWriter::default();
        let kind = match self {
            Self::Premises(all) => {
                answers::write(all, &mut bits)?;
                PREMISES
            }
            Self::Guesses(all) => {
                guesses::write(all, &mut bits)?;
                GUESSES
            }
            Self::Prediction(prediction) => {
                prediction.write(&mut bits)?;
                PREDICTION
            }
        };
        let mut all = vec![kind, VERSION];
        all.extend(bits.into_symbols());
        symbols::fill_up(&mut all);
        Ok(all)
    }
}
