//! Searching all traces of a file, and what was found: each turn that holds the text, in a window as in the list.

use lookahead_trace::model::{Part, Trace};

use super::desk::Opened;
use super::list::{WINDOW, open_field, position};
use super::model::State;
use super::pieces::{Page, counted, filled, pair};
use super::text::{self, Mark};
use crate::figures::{Ask, Drawn};

/// Turns that are kept at most.
const MOST_HITS: usize = 5_000;
/// Bytes before and behind what was found.
const AROUND: usize = 60;

/// What a search found.
pub(super) struct Search {
    sought: String,
    hits: Vec<Hit>,
    n_traces: usize,
    is_cut: bool,
}

struct Hit {
    trace: u32,
    turn: u32,
    excerpt: String,
    /// Bytes of the excerpt.
    start: usize,
    end: usize,
}

/// Draws the search into a figure.
pub(super) fn draw(
    page: &mut Page<'_>,
    ask: &Ask<'_>,
    state: &State,
    opened: &mut Opened,
    drawn: &mut Drawn,
) {
    let n = opened.listing().len();
    drawn.title = counted(&ask.words, "title_find", n);
    form(page, ask, state, n);
    if state.sought.is_empty() {
        drawn.readout = ask.words.word("readout_find_nothing_yet");
        return;
    }
    if opened.search.as_ref().is_none_or(|search| search.sought != state.sought) {
        opened.search = Some(search(ask, opened, &state.sought));
    }
    let Some(search) = &opened.search else { return };
    let at = (state.at as usize).min(search.hits.len().saturating_sub(WINDOW));
    page.open("ol|class=hits|key=hits", &[]);
    for hit in search.hits.iter().skip(at).take(WINDOW) {
        put_hit(page, opened, hit, &search.sought);
    }
    page.close();
    position(page, ask, at, search.hits.len());
    let values = [
        ("sought", text::line(&search.sought, 80)),
        ("n", search.hits.len().to_string()),
        ("traces", search.n_traces.to_string()),
    ];
    drawn.readout =
        filled(&ask.words, if search.is_cut { "readout_find_cut" } else { "readout_find" }, &values);
    drawn.came_out.push(filled(&ask.words, "out_find", &values));
}

fn form(page: &mut Page<'_>, ask: &Ask<'_>, state: &State, n: usize) {
    let typed = ask.pair("find").unwrap_or(&state.sought);
    let words = counted(&page.words, "find_go", n);
    open_field(page, ask, "find", typed);
    page.button(&["at=0&sought=", &crate::query::encode(typed)].concat(), &words);
    page.close();
}

fn put_hit(page: &mut Page<'_>, opened: &Opened, hit: &Hit, sought: &str) {
    let number = opened.rows.number_of(hit.trace).unwrap_or(1) as usize;
    let Some(listed) = opened.line(hit.trace) else { return };
    let turn = (hit.turn + 1).to_string();
    let quote = crate::query::encode(sought);
    let pairs = [&pair("view=read&show=&pair", number), "&turn=", &turn, "&quote=", &quote].concat();
    let condition = listed.condition.as_deref().unwrap_or_default();
    let values =
        [("id", text::line(&listed.id, 60)), ("condition", text::line(condition, 40)), ("turn", turn)];
    let mark = Mark { start: hit.start, end: hit.end, class: "found".to_owned(), sign: String::new() };
    let words = filled(&page.words, "hit", &values);
    page.open("li", &[]);
    page.button(&pairs, &words);
    page.open("p|class=said", &[]);
    text::put(page, &hit.excerpt, &[mark]);
    page.close_all(2);
}

/// Reads every trace once. Between traces it says how far it is; the page may end the worker at any moment.
fn search(ask: &Ask<'_>, opened: &mut Opened, sought: &str) -> Search {
    let mut found = Search { sought: sought.to_owned(), hits: Vec::new(), n_traces: 0, is_cut: false };
    let n = u32::try_from(opened.listing().len()).unwrap_or(u32::MAX);
    let mut last = 0;
    opened.renew();
    for idx in 0..n {
        let percent = u32::try_from(u64::from(idx) * 100 / u64::from(n)).unwrap_or(100);
        if percent > last {
            last = percent;
            let values = [("n", found.hits.len().to_string()), ("read", idx.to_string())];
            (ask.so_far)(percent, filled(&ask.words, "so_far", &values));
        }
        let Some(trace) = opened.passing(idx) else { continue };
        let before = found.hits.len();
        in_trace(&trace, idx, &mut found);
        found.n_traces += usize::from(found.hits.len() > before);
        if found.is_cut {
            break;
        }
    }
    found
}

fn in_trace(trace: &Trace, idx: u32, found: &mut Search) {
    for (turn, number) in trace.turns.iter().zip(0_u32..) {
        let hit = turn.parts.iter().find_map(|part| hit_in(part, &found.sought));
        let Some((excerpt, start, end)) = hit else { continue };
        if found.hits.len() >= MOST_HITS {
            found.is_cut = true;
            return;
        }
        found.hits.push(Hit { trace: idx, turn: number, excerpt, start, end });
    }
}

fn hit_in(part: &Part, sought: &str) -> Option<(String, usize, usize)> {
    let texts = match part {
        Part::Reasoning(notes) => [notes.passage.text.as_str(), notes.summary.as_str()],
        Part::ToolCall(call) => [call.arguments.as_str(), call.name.as_str()],
        Part::ToolResult(result) => [result.text.as_str(), result.error.as_str()],
        other => [other.text(), ""],
    };
    texts.into_iter().find_map(|text| {
        let at = find(text.as_bytes(), sought.as_bytes())?;
        let start = text.floor_char_boundary(at.saturating_sub(AROUND));
        let end = text.ceil_char_boundary(at + sought.len() + AROUND);
        Some((text.get(start..end)?.to_owned(), at - start, at - start + sought.len()))
    })
}

/// The first place of a text in a text, capital or small in A to Z.
pub(super) fn find(text: &[u8], sought: &[u8]) -> Option<usize> {
    let (first, rest) = sought.split_first()?;
    let mut at = 0;
    loop {
        at += text.get(at..)?.iter().position(|byte| byte.eq_ignore_ascii_case(first))?;
        let candidate = text.get(at + 1..at + 1 + rest.len())?;
        if candidate.eq_ignore_ascii_case(rest) {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn texts_are_found_in_capitals_too() {
        let found = |text: &str, sought: &str| find(text.as_bytes(), sought.as_bytes());
        assert_eq!(found("The Free Tier", "free tier"), Some(4));
        assert_eq!(found("aaab", "aab"), Some(1));
        assert_eq!((found("abc", "abcd"), found("", "a"), found("abc", "")), (None, None, None));
        assert_eq!(found("grün", "ün"), Some(2));
    }
}
