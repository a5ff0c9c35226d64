//! How wide a text is, by a small table instead of a font: the same answer natively, in wasm and in a worker.
//!
//! Widths are thousandths of the font size, one per class of characters. They lie at the wide end of the common
//! system sans faces (DejaVu Sans, Segoe UI, Roboto, Helvetica, Arial), since a label estimated too wide only leaves
//! room while one estimated too narrow runs into its neighbour. Used by the backend, the layout and the tree view.

use crate::scene::{Anchor, Bounds, Position};

/// Height of the box above the baseline, in thousandths of the font size.
const ASCENT: i32 = 930;
/// Height of the box below the baseline.
const DESCENT: i32 = 240;
/// Half the height of a capital: a text centred on a line has its baseline this far below it.
const HALF_CAPITAL: i32 = 360;

/// The smallest font size used, in tenths of a px (12 px).
pub const TEXT_SIZE: u16 = 120;
/// Distance of two baselines at [`TEXT_SIZE`], in tenths of a px.
pub const LINE_HEIGHT: i32 = 150;

/// Width of a text in the unit of `size` (tenths of a px here), rounded up.
///
/// ```
/// use lookahead_chart::metrics::text_width;
/// assert!(text_width("mill", 120) < text_width("MILL", 120));
/// assert_eq!(text_width("", 120), 0);
/// ```
pub fn text_width(text: &str, size: u16) -> i32 {
    let thousandths: i64 = text.chars().map(|c| i64::from(char_width(c))).sum();
    let width = (thousandths * i64::from(size) + 999) / 1000;
    i32::try_from(width).unwrap_or(i32::MAX / 4).min(i32::MAX / 4)
}

/// The size at which to measure a text that is set in bold: its letters are up to 15 % wider.
///
/// ```
/// use lookahead_chart::metrics::{bold, text_width};
/// assert!(text_width("waits", bold(120)) > text_width("waits", 120));
/// ```
pub fn bold(size: u16) -> u16 {
    size.saturating_add(size * 3 / 20)
}

/// The box a text of some width covers when `at` lies on its baseline.
pub fn text_bounds(width: i32, size: u16, at: Position, anchor: Anchor) -> Bounds {
    let left = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - width / 2,
        Anchor::End => at.x - width,
    };
    let top = at.y - part(ASCENT, size);
    Bounds { left, top, right: left + width, bottom: top + box_height(size) }
}

/// Height of the box of one line.
pub fn box_height(size: u16) -> i32 {
    part(ASCENT + DESCENT, size)
}

/// From the upper edge of the box down to the baseline.
pub fn baseline_below_top(size: u16) -> i32 {
    part(ASCENT, size)
}

/// From the middle of the capitals down to the baseline.
pub fn baseline_below_middle(size: u16) -> i32 {
    part(HALF_CAPITAL, size)
}

/// Breaks a text at spaces into at most `max_lines` lines of at most `width`; what does not fit is cut and ends in
/// an ellipsis. The second value says whether all of it fitted.
///
/// ```
/// use lookahead_chart::metrics::wrap;
/// assert_eq!(wrap("takes the free one", 120, 700, 2), (vec!["takes the".to_string(), "free one".to_string()], true));
/// assert!(!wrap("incomprehensibilities", 120, 700, 2).1);
/// ```
pub fn wrap(text: &str, size: u16, width: i32, max_lines: usize) -> (Vec<String>, bool) {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let joined = lines.last().map(|line| format!("{line} {word}"));
        match (joined, lines.last_mut()) {
            (Some(joined), Some(line)) if text_width(&joined, size) <= width => *line = joined,
            _ => lines.push(word.to_string()),
        }
    }
    if lines.len() > max_lines {
        let rest = lines.split_off(max_lines.saturating_sub(1)).join(" ");
        lines.push(rest);
    }
    let cut = lines.iter_mut().map(|line| shorten(line, size, width)).filter(|fitted| !fitted).count();
    (lines, cut == 0)
}

/// Cuts a line to `width` with an ellipsis; says whether it fitted as it was.
fn shorten(line: &mut String, size: u16, width: i32) -> bool {
    if text_width(line, size) <= width {
        return true;
    }
    while !line.is_empty() && text_width(line, size) + text_width("…", size) > width {
        line.pop();
    }
    line.truncate(line.trim_end().len());
    line.push('…');
    false
}

/// Thousandths of the font size.
fn char_width(c: char) -> u16 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '’' | '‘' | '·' => 310,
        ' ' | 'f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '/' | '-' | '"' | '\u{a0}' => 390,
        '\u{202f}' | '\u{2009}' => 220,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '&' | '+' | '=' | '<' | '>' | '−' | '×' | '±' => 900,
        'a'..='z' => 610,
        '0'..='9' => 637,
        'A'..='Z' => 730,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' => 1000,
        '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '—' | '…' => 1000,
        '\u{1f000}'.. => 1300,
        '\u{2190}'..='\u{2bff}' => 900,
        _ => 680,
    }
}

fn part(thousandths: i32, size: u16) -> i32 {
    (thousandths * i32::from(size) + 500) / 1000
}
