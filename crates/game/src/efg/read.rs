//! The file around the tree: caps, header, the loop over nodes, the end. Nodes themselves: `node.rs`.

use std::ops::ControlFlow;

use super::complaint::{Expected, Problem, ProblemKind, ReadError, Reason};
use super::lex::{Lexer, Token, unescape};
use super::node::NodeReader;
use super::place::Places;
use super::{Caps, MAX_PAYOFFS};
use crate::tree::Game;

/// Reads a game; odd but readable things come back as problems.
///
/// # Errors
/// The first thing that makes the file unreadable, with its line and column.
///
/// ```
/// use lookahead_game::efg::{Caps, read};
/// let (game, _) = read(b"EFG 2 R \"t\" { \"A\" } t \"\" 1 \"\" { 1/3 }", &Caps::default())?;
/// assert_eq!(game.n_nodes(), 1);
/// let error = read(b"EFG 2 R\n{ \"A\" }", &Caps::default()).unwrap_err();
/// assert_eq!(error.to_string(), "2:1: expected the game's title in quotes, found `{`");
/// # Ok::<(), lookahead_game::efg::ReadError>(())
/// ```
pub fn read(input: &[u8], caps: &Caps) -> Result<(Game, Vec<Problem>), ReadError> {
    read_with(input, caps, &mut |_, _| ControlFlow::Continue(()))
}

/// As [`read`], calling `progress(bytes done, bytes in all)` every few thousand nodes; `Break` stops the
/// reading with [`Reason::Cancelled`].
///
/// # Errors
/// As [`read`].
pub fn read_with(
    input: &[u8],
    caps: &Caps,
    progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<(Game, Vec<Problem>), ReadError> {
    let n_bytes = input.len() as u64;
    if n_bytes > caps.max_bytes {
        let reason = Reason::TooManyBytes { n_bytes, max_bytes: caps.max_bytes };
        return Err(ReadError { line: 1, column: 1, reason });
    }
    let text = as_text(input.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(input))?;
    let mut lexer = Lexer::new(text);
    match read_game(&mut lexer, caps, progress) {
        Ok((game, oddities)) => Ok((game, list_problems(text, oddities, caps.max_problems))),
        Err((offset, reason)) => {
            let (line, column) = Places::new(text).find(offset);
            Err(ReadError { line, column, reason })
        }
    }
}

/// A reason and the byte offset it is about.
pub(super) type Refusal = (usize, Reason);

/// A problem and the byte offset it is about.
pub(super) type Oddity = (usize, ProblemKind);

/// Refuses what is no text: invalid UTF-8, or bytes 0, which no editor writes.
fn as_text(input: &[u8]) -> Result<&str, ReadError> {
    let n_valid = match std::str::from_utf8(input) {
        Ok(text) if !input.contains(&0) => return Ok(text),
        Ok(_) => input.iter().position(|byte| *byte == 0).unwrap_or(0),
        Err(error) => error.valid_up_to(),
    };
    let valid = input.get(..n_valid).and_then(|valid| std::str::from_utf8(valid).ok()).unwrap_or_default();
    let (line, column) = Places::new(valid).find(n_valid);
    Err(ReadError { line, column, reason: Reason::NotText })
}

fn read_game(
    lexer: &mut Lexer<'_>,
    caps: &Caps,
    progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<(Game, Vec<Oddity>), Refusal> {
    const NODES_PER_REPORT: usize = 4_096;
    let mut nodes = read_header(lexer)?;
    let n_players = u32::try_from(nodes.n_players()).unwrap_or(u32::MAX);
    let max_nodes = caps.max_nodes.min(MAX_PAYOFFS / n_players.max(1)).max(1);
    loop {
        nodes.read_node(lexer)?;
        if nodes.is_complete() {
            break;
        }
        if nodes.n_nodes() >= max_nodes as usize && lexer.token() != Token::End {
            return Err((lexer.offset(), Reason::TooManyNodes { max_nodes }));
        }
        if nodes.n_nodes().is_multiple_of(NODES_PER_REPORT)
            && progress(lexer.offset() as u64, lexer.n_bytes() as u64).is_break()
        {
            return Err((lexer.offset(), Reason::Cancelled));
        }
    }
    if lexer.token() != Token::End {
        return Err((lexer.offset(), Reason::Trailing { found: lexer.found() }));
    }
    nodes.finish(lexer)
}

/// `EFG 2 R "title" { "players" } "comment"`, the comment being optional.
fn read_header(lexer: &mut Lexer<'_>) -> Result<NodeReader, Refusal> {
    expect(lexer, Token::Symbol("EFG"), Expected::FileType)?;
    expect(lexer, Token::Number("2"), Expected::Version)?;
    if !matches!(lexer.token(), Token::Symbol("R" | "D")) {
        return Err(unexpected(lexer, Expected::NumberType));
    }
    lexer.advance();
    let title = text(lexer, Expected::Title)?;
    expect(lexer, Token::Open, Expected::OpenPlayers)?;
    let mut players = Vec::new();
    while lexer.token() != Token::Close {
        players.push(text(lexer, Expected::PlayerOrClose)?);
    }
    lexer.advance();
    let comment = match lexer.token() {
        Token::Text(..) | Token::UnclosedText => text(lexer, Expected::Node)?,
        _ => String::new(),
    };
    Ok(NodeReader::new(&title, &comment, players))
}

/// Steps over this very token.
pub(super) fn expect(lexer: &mut Lexer<'_>, token: Token<'_>, expected: Expected) -> Result<(), Refusal> {
    if lexer.token() != token {
        return Err(unexpected(lexer, expected));
    }
    lexer.advance();
    Ok(())
}

/// Steps over a text and gives what it means.
fn text(lexer: &mut Lexer<'_>, expected: Expected) -> Result<String, Refusal> {
    let Token::Text(inside, escaped) = lexer.token() else { return Err(unexpected(lexer, expected)) };
    lexer.advance();
    Ok(unescape(inside, escaped).into_owned())
}

/// "Expected that, found this", about the token in hand.
pub(super) fn unexpected(lexer: &Lexer<'_>, expected: Expected) -> Refusal {
    let reason = match lexer.token() {
        Token::UnclosedText => Reason::UnclosedText,
        _ => Reason::Unexpected { expected, found: lexer.found() },
    };
    (lexer.offset(), reason)
}

/// Gives the first problems their places and counts the rest.
fn list_problems(text: &str, oddities: Vec<Oddity>, max_problems: u32) -> Vec<Problem> {
    let mut places = Places::new(text);
    let n_more = u32::try_from(oddities.len()).unwrap_or(u32::MAX).saturating_sub(max_problems);
    let mut problems: Vec<Problem> = Vec::new();
    for (offset, kind) in oddities.into_iter().take(max_problems as usize) {
        let (line, column) = places.find(offset);
        problems.push(Problem { line, column, kind });
    }
    if n_more > 0 {
        let (line, column) = problems.last().map_or((1, 1), |last| (last.line, last.column));
        problems.push(Problem { line, column, kind: ProblemKind::More { n_more } });
    }
    problems
}
