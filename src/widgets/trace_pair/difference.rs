//! Where two conversations part: turn by turn, letter by letter.

use lookahead_trace::model::{Role, Trace, Turn};

/// Which turns of two traces differ, up to the longer one.
pub(super) fn differing(first: &Trace, second: &Trace) -> Vec<bool> {
    let n_turns = first.turns.len().max(second.turns.len());
    (0..n_turns).map(|at| !is_same(first.turns.get(at), second.turns.get(at))).collect()
}

/// The first turn in which the two models say something different, counted from 0.
pub(super) fn first_of_the_model(first: &Trace, second: &Trace, differing: &[bool]) -> Option<usize> {
    let is_model = |at: usize| {
        let turn = first.turns.get(at).or_else(|| second.turns.get(at));
        turn.is_some_and(|turn| turn.role == Role::Assistant)
    };
    (0..differing.len()).find(|at| differing.get(*at) == Some(&true) && is_model(*at))
}

fn is_same(first: Option<&Turn>, second: Option<&Turn>) -> bool {
    match (first, second) {
        (Some(first), Some(second)) => {
            let texts = |turn: &Turn| turn.parts.len();
            first.role == second.role
                && texts(first) == texts(second)
                && first.parts.iter().zip(&second.parts).all(|(a, b)| a == b)
        }
        _ => false,
    }
}

/// Where two texts begin to differ: the word at that place, as bytes of the first text.
pub(super) fn place(first: &str, second: &str) -> Option<(usize, usize)> {
    let same = first.bytes().zip(second.bytes()).take_while(|(a, b)| a == b).count();
    if same == first.len() {
        return None;
    }
    let before = first.get(..first.floor_char_boundary(same)).unwrap_or_default();
    // Back to the start of the word, so that it is marked whole.
    let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let start = first.ceil_char_boundary(start);
    let rest = first.get(first.floor_char_boundary(same)..).unwrap_or_default();
    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let end = first.floor_char_boundary(same) + length;
    // Where the difference is a space itself the word before it is marked.
    (end > start).then_some((start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_in_which_texts_part_is_marked() {
        let marked = |a: &str, b: &str| place(a, b).map(|(start, end)| a[start..end].to_owned());
        assert_eq!(marked("on line A, so", "on line B; no").as_deref(), Some("A,"));
        assert_eq!(marked("grün und gut", "grüß und gut").as_deref(), Some("grün"));
        assert_eq!(marked("same", "same"), None);
        assert_eq!(marked("same", "same and more"), None);
        assert_eq!(marked("same and more", "same").as_deref(), Some("same"));
        assert_eq!(marked("é", "è").as_deref(), Some("é"));
    }
}
