//! One node after another: `c`, `p` and `t` lines, their information sets and outcomes.

use super::complaint::{Expected, ProblemKind, Reason};
use super::lex::{Lexer, Token, unescape};
use super::read::{Oddity, Refusal, expect, unexpected};
use crate::Exact;
use crate::exact::ParseExactError;
use crate::tree::{Builder, Game, OutcomeIdx, PlayerIdx, SetIdx, TextIdx, first_repeated};

/// The game so far, and lists that are filled anew for every node instead of being allocated.
#[derive(Debug)]
pub(super) struct NodeReader {
    builder: Builder,
    n_players: usize,
    moves: Vec<TextIdx>,
    numbers: Vec<Exact>,
    oddities: Vec<Oddity>,
}

impl NodeReader {
    pub(super) fn new(title: &str, comment: &str, players: Vec<String>) -> Self {
        let n_players = players.len();
        let builder = Builder::new(title, comment, players);
        Self { builder, n_players, moves: Vec::new(), numbers: Vec::new(), oddities: Vec::new() }
    }

    pub(super) fn is_complete(&self) -> bool {
        self.builder.is_complete()
    }

    pub(super) fn n_players(&self) -> usize {
        self.n_players
    }

    pub(super) fn n_nodes(&self) -> usize {
        self.builder.n_nodes()
    }

    pub(super) fn finish(self, lexer: &Lexer<'_>) -> Result<(Game, Vec<Oddity>), Refusal> {
        let game = self.builder.finish().map_err(|_| unexpected(lexer, Expected::Node))?;
        Ok((game, self.oddities))
    }

    pub(super) fn read_node(&mut self, lexer: &mut Lexer<'_>) -> Result<(), Refusal> {
        let kind = match lexer.token() {
            Token::Symbol(kind @ ("c" | "p" | "t")) => kind,
            Token::End if self.n_nodes() > 0 => {
                return Err((lexer.offset(), Reason::TooFewNodes { n_missing: self.builder.n_missing() }));
            }
            _ => return Err(unexpected(lexer, Expected::Node)),
        };
        lexer.advance();
        let name = self.read_text(lexer, Expected::NodeName)?;
        let set = match kind {
            "t" => None,
            "c" => Some(self.read_set(lexer, None)?),
            _ => {
                let player = self.read_player(lexer)?;
                Some(self.read_set(lexer, Some(player))?)
            }
        };
        let outcome = self.read_outcome(lexer)?;
        self.builder.push_node(name, set, outcome).map_err(|_| unexpected(lexer, Expected::Node))
    }

    fn read_player(&mut self, lexer: &mut Lexer<'_>) -> Result<PlayerIdx, Refusal> {
        let here = lexer.clone();
        let number = read_int(lexer, Expected::Player)?;
        match u32::try_from(number).ok().and_then(|number| number.checked_sub(1)) {
            Some(position) if (position as usize) < self.n_players => Ok(PlayerIdx::new(position)),
            _ => {
                let (n_players, found) = (self.n_players as u32, here.found());
                Err((here.offset(), Reason::PlayerOutOfRange { n_players, found }))
            }
        }
    }

    /// The number of an information set and, at its first use at least, its label and moves.
    fn read_set(&mut self, lexer: &mut Lexer<'_>, player: Option<PlayerIdx>) -> Result<SetIdx, Refusal> {
        let offset = lexer.offset();
        let number = read_int(lexer, Expected::SetNumber)?;
        let known = self.builder.find_set(player, number);
        if !matches!(lexer.token(), Token::Text(..) | Token::UnclosedText) {
            // `{` without a label, or anything else, is judged by what may follow a known set.
            return known.ok_or((offset, Reason::SetUndefined { number }));
        }
        let offset = lexer.offset();
        let label = self.read_text(lexer, Expected::OpenMoves)?;
        let sum = self.read_moves(lexer, player.is_none())?;
        let Some(set) = known else {
            if player.is_none() && sum != Exact::ONE {
                return Err((offset, Reason::ProbabilitySum { sum }));
            }
            self.note_duplicate_moves(offset);
            return Ok(self.builder.add_known_set(player, number, label, &self.moves, &self.numbers));
        };
        let same =
            self.builder.described(set) == Some((label, self.moves.as_slice(), self.numbers.as_slice()));
        if same { Ok(set) } else { Err((offset, Reason::SetMismatch { number })) }
    }

    /// `{ "name" … }`, or `{ "name" probability … }` for chance, into `moves` and `numbers`. Gives the sum of the
    /// probabilities.
    fn read_moves(&mut self, lexer: &mut Lexer<'_>, with_probabilities: bool) -> Result<Exact, Refusal> {
        let mut sum = Exact::ZERO;
        self.moves.clear();
        self.numbers.clear();
        expect(lexer, Token::Open, Expected::OpenMoves)?;
        let mut expected = Expected::Move;
        while lexer.token() != Token::Close || self.moves.is_empty() {
            let name = self.read_text(lexer, expected)?;
            self.moves.push(name);
            if with_probabilities {
                let here = lexer.clone();
                let probability = read_number(lexer, Expected::Probability)?;
                if probability.is_negative() {
                    return Err((here.offset(), Reason::ProbabilityNegative { found: probability }));
                }
                sum += &probability;
                if sum.is_too_long() {
                    return Err(refuse_number(&here, ParseExactError::TooManyBits));
                }
                self.numbers.push(probability);
            }
            expected = Expected::MoveOrClose;
        }
        lexer.advance();
        Ok(sum)
    }

    fn note_duplicate_moves(&mut self, offset: usize) {
        if let Some(name) = first_repeated(&self.moves) {
            let name = self.builder.text(name).to_owned();
            self.oddities.push((offset, ProblemKind::DuplicateMove { name }));
        }
    }

    /// The number of an outcome (0 for none) and, at its first use at least, its label and payoffs.
    fn read_outcome(&mut self, lexer: &mut Lexer<'_>) -> Result<Option<OutcomeIdx>, Refusal> {
        let offset = lexer.offset();
        let number = read_int(lexer, Expected::OutcomeNumber)?;
        let known = self.builder.find_outcome(number);
        let described = matches!(lexer.token(), Token::Text(..) | Token::UnclosedText);
        match (number, described) {
            (0, true) => return Err((lexer.offset(), Reason::OutcomeZero)),
            (0, false) => return Ok(None),
            (_, false) => return known.map(Some).ok_or((offset, Reason::OutcomeUndefined { number })),
            (_, true) => {}
        }
        let offset = lexer.offset();
        let label = self.read_text(lexer, Expected::OpenPayoffs)?;
        self.read_payoffs(lexer)?;
        let Some(outcome) = known else {
            return Ok(Some(self.builder.add_known_outcome(number, label, self.numbers.drain(..))));
        };
        let same = self.builder.described_outcome(outcome) == Some((label, self.numbers.as_slice()));
        if same { Ok(Some(outcome)) } else { Err((offset, Reason::OutcomeMismatch { number })) }
    }

    /// `{ payoff … }` into `numbers`: one for each player, each may be followed by one comma.
    fn read_payoffs(&mut self, lexer: &mut Lexer<'_>) -> Result<(), Refusal> {
        self.numbers.clear();
        expect(lexer, Token::Open, Expected::OpenPayoffs)?;
        for _ in 0..self.n_players {
            self.numbers.push(read_number(lexer, Expected::Payoff)?);
            if lexer.token() == Token::Comma {
                lexer.advance();
            }
        }
        expect(lexer, Token::Close, Expected::ClosePayoffs)
    }

    fn read_text(&mut self, lexer: &mut Lexer<'_>, expected: Expected) -> Result<TextIdx, Refusal> {
        let Token::Text(inside, escaped) = lexer.token() else { return Err(unexpected(lexer, expected)) };
        lexer.advance();
        Ok(self.builder.intern(&unescape(inside, escaped)))
    }
}

/// A whole number of at most 32 bits, as Gambit numbers players, sets and outcomes.
fn read_int(lexer: &mut Lexer<'_>, expected: Expected) -> Result<i32, Refusal> {
    let Token::Number(digits) = lexer.token() else { return Err(unexpected(lexer, expected)) };
    let number = digits.parse().map_err(|_| unexpected(lexer, expected))?;
    lexer.advance();
    Ok(number)
}

/// A payoff or probability. Gambit refuses a leading `+` here, and so do we.
fn read_number(lexer: &mut Lexer<'_>, expected: Expected) -> Result<Exact, Refusal> {
    let Token::Number(literal) = lexer.token() else { return Err(unexpected(lexer, expected)) };
    let parsed = match literal.as_bytes() {
        [b'+', ..] => Err(ParseExactError::NotANumber),
        bytes => Exact::parse(bytes),
    };
    let number = parsed.map_err(|expected| refuse_number(lexer, expected))?;
    lexer.advance();
    Ok(number)
}

fn refuse_number(lexer: &Lexer<'_>, expected: ParseExactError) -> Refusal {
    (lexer.offset(), Reason::Number { expected, found: lexer.found() })
}
