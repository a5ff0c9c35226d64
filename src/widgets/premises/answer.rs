//! One premise's answer: a band that was tapped, a point that was typed or slid to, or a range. A band that was not
//! refined counts as the range from its one end to the other. Used by `model`.

use lookahead_models::class_code::Answer as Coded;
use lookahead_models::premises::{Credence, Range};

use crate::query::Query;
use crate::widgets::percent;

/// The bands that can be tapped, which codes for a class hold too; their words stand under `bands`.
pub(super) use lookahead_models::class_code::BANDS;

/// A percentage in its field.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Field {
    /// The text, as typed.
    pub text: String,
    /// The share of 1 that it means.
    pub share: Option<f64>,
}

/// What is odd about an answer; its words stand under `remarks`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Remark {
    /// A range with its ends the wrong way round: they are exchanged.
    Reversed,
    /// A range that reaches 0 or 100: not used.
    Infinite,
    /// The point lies outside the range: the middle is taken instead.
    Outside,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Answer {
    /// The band that was tapped.
    pub band: Option<u32>,
    /// The point.
    pub point: Field,
    /// One end of the range.
    pub low: Field,
    /// The other end.
    pub high: Field,
    /// Whether a range is wanted.
    pub is_range: bool,
    /// What would change the reader's mind.
    pub note: String,
    /// What it comes to; none where the premise is not answered.
    pub credence: Option<Credence>,
    /// What is odd about it.
    pub remark: Option<Remark>,
}

impl Field {
    /// The field under a key.
    pub(super) fn of(pairs: &Query, key: &str) -> Self {
        let text = pairs.get(key).cloned().unwrap_or_default();
        Self { share: percent::read(&text), text }
    }

    /// Something was typed that is no percentage.
    pub(super) fn is_wrong(&self) -> bool {
        self.share.is_none() && !self.text.trim().is_empty()
    }

    /// The text for an address: what means nothing is left out.
    pub(super) fn kept(&self) -> String {
        if self.share.is_some() { percent::plain(&self.text) } else { String::new() }
    }
}

impl Answer {
    /// The answer to the premise with this number, from 1.
    pub(super) fn of(pairs: &Query, number: u32) -> Self {
        let text = |letter: &str| pairs.get(&key(letter, number)).map(String::as_str).unwrap_or_default();
        let field = |letter: &str| Field::of(pairs, &key(letter, number));
        let band = text("b").parse().ok().filter(|band| (*band as usize) < BANDS.len());
        let answer = Self {
            band,
            point: field("p"),
            low: field("l"),
            high: field("h"),
            is_range: text("r") == "range",
            note: text("n").to_owned(),
            ..Self::default()
        };
        let (credence, remark) = answer.settled();
        Self { credence, remark, ..answer }
    }

    /// The answer as a code for a class holds it: the band where nothing was typed beside it, and no notes.
    pub(super) fn coded(&self) -> Option<Coded> {
        let is_typed = self.point.share.is_some() || self.credence != self.band_credence();
        if is_typed { self.credence.map(Coded::Given) } else { self.band.map(Coded::Band) }
    }

    fn band_credence(&self) -> Option<Credence> {
        Coded::Band(self.band?).credence()
    }

    fn settled(&self) -> (Option<Credence>, Option<Remark>) {
        let point = self.point.share.map(Credence::Point);
        let simple = point.or(self.band_credence());
        let (true, Some(low), Some(high)) = (self.is_range, self.low.share, self.high.share) else {
            return (simple, None);
        };
        let Ok(range) = Range::between(low, high) else { return (simple, Some(Remark::Infinite)) };
        let (least, most) = (range.low(), range.high());
        let middle = self.point.share.filter(|point| (least..=most).contains(point));
        let own = middle.and_then(|middle| Range::new(least, middle, most).ok());
        let remark = if low > high {
            Some(Remark::Reversed)
        } else if self.point.share.is_some() && own.is_none() {
            Some(Remark::Outside)
        } else {
            None
        };
        (Some(Credence::Range(own.unwrap_or(range))), remark)
    }
}

/// The state key of a part of an answer.
pub(super) fn key(letter: &str, number: u32) -> String {
    let mut key = letter.to_owned();
    key.push_str(&number.to_string());
    key
}
