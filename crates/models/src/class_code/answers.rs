//! Answers to premises as bits: how many premises (four bits), then for each what it is (two bits) and its number: nothing,
//! a point, a range with three numbers, or a band (three bits). Used by `class_code`.

use serde::Serialize;

use super::BANDS;
use super::bits::{BitReader, BitWriter};
use super::percentage;
use super::problem::{CodeProblem, CodeProblemKind};
use crate::premises::{Credence, MOST_PREMISES, Range};

const UNANSWERED: u32 = 0;
const POINT: u32 = 1;
const RANGE: u32 = 2;
const BAND: u32 = 3;

/// An answer to one premise.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// A band that was not refined, by its place in [`BANDS`].
    Band(u32),
    /// A number or a range of the reader's own.
    Given(Credence),
}

impl Answer {
    /// What it comes to; a band is the range from its one end to the other. None for a band that there is not.
    #[must_use]
    pub fn credence(&self) -> Option<Credence> {
        match self {
            Self::Given(credence) => Some(*credence),
            Self::Band(band) => {
                let (low, high) = BANDS.get(*band as usize)?;
                Range::between(low / 100.0, high / 100.0).ok().map(Credence::Range)
            }
        }
    }

    fn write(self, bits: &mut BitWriter) -> Option<()> {
        match self {
            Self::Band(band) => {
                BANDS.get(band as usize)?;
                bits.add(BAND, 2);
                bits.add(band, 3);
            }
            Self::Given(Credence::Point(credence)) => {
                (0.0..=1.0).contains(&credence).then_some(())?;
                bits.add(POINT, 2);
                percentage::write(credence, bits);
            }
            Self::Given(Credence::Range(range)) => {
                bits.add(RANGE, 2);
                for credence in [range.low(), range.middle(), range.high()] {
                    percentage::write(credence, bits);
                }
            }
        }
        Some(())
    }

    fn read(kind: u32, bits: &mut BitReader<'_>) -> Option<Self> {
        match kind {
            BAND => bits.take(3).map(Self::Band),
            POINT => percentage::read(bits).map(|point| Self::Given(Credence::Point(point))),
            _ => {
                let low = percentage::read(bits)?;
                let middle = percentage::read(bits)?;
                let range = Range::new(low, middle, percentage::read(bits)?).ok()?;
                Some(Self::Given(Credence::Range(range)))
            }
        }
    }
}

/// Adds all answers.
pub(super) fn write(answers: &[Option<Answer>], bits: &mut BitWriter) -> Result<(), CodeProblem> {
    if answers.is_empty() || answers.len() > MOST_PREMISES as usize {
        return Err(CodeProblem::whole(CodeProblemKind::Contents));
    }
    bits.add(answers.len() as u32, 4);
    for answer in answers {
        match answer {
            None => bits.add(UNANSWERED, 2),
            Some(answer) => answer.write(bits).ok_or(CodeProblem::whole(CodeProblemKind::Contents))?,
        }
    }
    Ok(())
}

/// Takes all answers; none where the bits end too early or mean nothing.
pub(super) fn read(bits: &mut BitReader<'_>) -> Option<Vec<Option<Answer>>> {
    let n_premises = bits.take(4)?;
    let mut answers = Vec::new();
    for _ in 0..n_premises {
        answers.push(match bits.take(2)? {
            UNANSWERED => None,
            kind => Some(Answer::read(kind, bits)?),
        });
    }
    Some(answers)
}
