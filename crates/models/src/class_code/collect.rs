//! Codes in a pasted text or a table of cells (CSV with commas, semicolons or tabs): one or more a line, other columns passed
//! over. What cannot be read is listed with its line, and the rest counts. Used by the class figure.

use serde::Serialize;

use super::ShareCode;
use super::problem::{CodeProblem, CodeProblemKind};
use super::symbols::{is_between, is_symbol};

/// The most lines that are looked at.
pub const MOST_LINES: u32 = 20_000;
/// Whatever is shorter is a word or a number of another column.
const LEAST_CHARACTERS: usize = 8;

/// How a code that comes again is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Repeats {
    /// Once: the same person handed it in twice.
    #[default]
    Once,
    /// Each time: people who answered alike.
    Each,
}

/// A code that stood there before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Repeat {
    /// Its line, from 1.
    pub line: u32,
    /// The line where it came first.
    pub first: u32,
}

/// A line, or a cell of one, that is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Unread {
    /// The line, from 1.
    pub line: u32,
    /// What is wrong.
    pub problem: CodeProblem,
}

/// What a text held.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Collection {
    /// The codes that count, in order.
    pub codes: Vec<ShareCode>,
    /// What could not be read, in order.
    pub unread: Vec<Unread>,
    /// What came again, in order.
    pub repeats: Vec<Repeat>,
    /// Lines beyond [`MOST_LINES`], which were not looked at.
    pub n_lines_left: u32,
}

/// Reads all codes of a text. Never fails: what is wrong stands in the collection.
///
/// ```
/// use lookahead_models::class_code::{Answer, Repeats, ShareCode, collect};
/// let code = ShareCode::Premises(vec![Some(Answer::Band(3))]).write()?;
/// let text = format!("name,code\nAda,{code}\nBen,{}\nCleo,{code}\n", code.replace('P', "Q"));
/// let found = collect(&text, Repeats::Once);
/// assert_eq!((found.codes.len(), found.unread.len(), found.repeats.len()), (1, 2, 1));
/// assert_eq!((found.unread[1].line, found.repeats[0].line), (3, 4));
/// # Ok::<(), lookahead_models::class_code::CodeProblem>(())
/// ```
#[must_use]
pub fn collect(text: &str, repeats: Repeats) -> Collection {
    let mut found = Collection::default();
    // The codes so far with their lines, sorted.
    let mut seen: Vec<(String, u32)> = Vec::new();
    // What a table program puts between the letters of a text when it writes two bytes for each.
    let text = text.replace(['\0', '\u{feff}', '\u{fffd}'], "");
    for (line, cells) in (1_u32..).zip(text.lines()) {
        if line > MOST_LINES {
            found.n_lines_left += 1;
        } else if !cells.trim().is_empty() {
            read_line(&mut found, &mut seen, (line, cells), repeats);
        }
    }
    found
}

/// All codes of a line, and its cells that should be some.
fn read_line(
    found: &mut Collection,
    seen: &mut Vec<(String, u32)>,
    (line, text): (u32, &str),
    repeats: Repeats,
) {
    let cells = text.split([',', ';', '\t']).map(|cell| cell.trim_matches([' ', '"', '\'']));
    let mut codes = Vec::new();
    let mut wrong = Vec::new();
    for cell in cells {
        match read_cell(cell) {
            Ok(mut all) => codes.append(&mut all),
            Err(problem) => wrong.push((cell, problem)),
        }
    }
    let is_listed = |cell: &str| if codes.is_empty() { could_be_code(cell) } else { looks_like_code(cell) };
    let listed = wrong.iter().filter(|(cell, _)| is_listed(cell)).map(|(_, problem)| *problem);
    let mut problems: Vec<CodeProblem> = listed.collect();
    if codes.is_empty() && problems.is_empty() {
        problems.push(CodeProblem::whole(CodeProblemKind::Missing));
    }
    found.unread.extend(problems.into_iter().map(|problem| Unread { line, problem }));
    for code in codes {
        count(found, seen, (line, code), repeats);
    }
}

/// A cell that is a code, or whose words are codes.
fn read_cell(cell: &str) -> Result<Vec<ShareCode>, CodeProblem> {
    let words = cell.split_whitespace().filter_map(|word| ShareCode::read(word).ok());
    let codes: Vec<ShareCode> = words.collect();
    if codes.is_empty() { ShareCode::read(cell).map(|code| vec![code]) } else { Ok(codes) }
}

/// On a line without any code: long enough, and a digit is in it.
fn could_be_code(cell: &str) -> bool {
    cell.chars().count() >= LEAST_CHARACTERS && cell.chars().any(|char| char.is_ascii_digit())
}

/// Beside a code on the same line: nothing but characters of codes, letters and digits among them.
fn looks_like_code(cell: &str) -> bool {
    could_be_code(cell)
        && cell.chars().any(|char| char.is_ascii_alphabetic())
        && cell.chars().all(|char| is_symbol(char) || is_between(char))
}

fn count(
    found: &mut Collection,
    seen: &mut Vec<(String, u32)>,
    (line, code): (u32, ShareCode),
    repeats: Repeats,
) {
    let text = code.write().unwrap_or_default();
    match seen.binary_search_by(|(other, _)| other.as_str().cmp(&text)) {
        Ok(at) => {
            let first = seen.get(at).map_or(line, |(_, first)| *first);
            found.repeats.push(Repeat { line, first });
            if repeats == Repeats::Once {
                return;
            }
        }
        Err(at) => seen.insert(at, (text, line)),
    }
    found.codes.push(code);
}
