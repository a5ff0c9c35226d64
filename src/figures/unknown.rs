//! Choices that an address asks for and a figure does not have, such as `view=nonsense`: the figure shows its default, and says
//! so. Found from outside, by what becomes of a value, so that no widget has to look for them.

use super::Computed;
use crate::parts::figure::OptionsProblem;
use crate::query::Query;

/// Longer values are cut where they are told.
const MOST_LETTERS: usize = 40;

/// Adds the pairs whose value is a name that means nothing, neither beside the others nor alone: both times the figure puts its
/// default in its place. Numbers are no names; their fields have notes of their own.
#[inline(never)]
pub(super) fn add_unknown_choices(
    computed: &Computed,
    pairs: &Query,
    whole: &Query,
    problems: &mut Vec<OptionsProblem>,
) {
    let defaults = (computed.whole_state)(&Query::new());
    for (key, value) in pairs {
        let Some(default) = defaults.get(key) else { continue };
        let is_name = default.as_bytes().first().is_some_and(u8::is_ascii_lowercase);
        let is_kept = value == default || whole.get(key) == Some(value);
        if !is_name || is_kept || value.is_empty() {
            continue;
        }
        let mut alone = Query::new();
        alone.insert(key.clone(), value.clone());
        if (computed.whole_state)(&alone).get(key) == Some(default) {
            problems.push(OptionsProblem { key: key.clone(), value: cut(value).to_owned() });
        }
    }
}

/// Whether a note has these words in it. The standard library's own search would weigh a kilobyte in each program.
pub(super) fn names(note: &str, words: &str) -> bool {
    note.as_bytes().windows(words.len().max(1)).any(|part| part == words.as_bytes())
}

fn cut(value: &str) -> &str {
    value.char_indices().nth(MOST_LETTERS).and_then(|(end, _)| value.get(..end)).unwrap_or(value)
}

#[cfg(test)]
#[cfg(feature = "server")]
mod tests {
    use super::*;
    use crate::query;
    use crate::widgets::{COMPUTED, testing};

    fn keys(computed: &Computed, pairs: &Query) -> Vec<String> {
        let mut found = Vec::new();
        add_unknown_choices(computed, pairs, &(computed.whole_state)(pairs), &mut found);
        found.into_iter().map(|problem| problem.key).collect()
    }

    /// Every figure with presets or views: a name that none of them has is told, and so nothing is told of a good one.
    #[test]
    fn names_that_mean_nothing_are_found_in_every_figure() {
        let mut n_figures = 0;
        for computed in COMPUTED {
            let defaults = (computed.whole_state)(&Query::new());
            for key in ["preset", "view"].map(str::to_owned) {
                let Some(default) = defaults.get(&key).filter(|default| !default.is_empty()) else {
                    continue;
                };
                let with = |value: &str| query::gather([(key.clone(), value.to_owned())].into_iter());
                assert_eq!(
                    keys(computed, &with("no-such-name")),
                    std::slice::from_ref(&key),
                    "{}",
                    computed.slug
                );
                assert!(keys(computed, &with(default)).is_empty(), "{}", computed.slug);
                n_figures += 1;
            }
        }
        assert!(n_figures > 20, "only {n_figures}");
    }

    /// Whatever a reader presses in any sample of a figure, no note speaks of a choice that was not there before.
    #[test]
    fn what_a_figures_own_buttons_set_is_known_to_it() {
        for computed in COMPUTED {
            let words = testing::words_of_site(computed.slug);
            for sample in (computed.samples)() {
                let before = keys(computed, &sample);
                let nodes = testing::drawn(computed, &words, "lab", &sample);
                let sets = testing::values_of(&nodes, "data-set").into_iter().map(|set| {
                    let mut pairs = sample.clone();
                    pairs.extend(query::parse(&set));
                    pairs
                });
                let states =
                    testing::values_of(&nodes, "data-state").into_iter().map(|state| query::parse(&state));
                for pairs in sets.chain(states) {
                    let after = keys(computed, &pairs);
                    assert!(
                        after.iter().all(|key| before.contains(key)),
                        "{}: {after:?} of {pairs:?}",
                        computed.slug
                    );
                }
            }
        }
    }

    #[test]
    fn long_values_are_cut() {
        assert_eq!(cut("short"), "short");
        assert_eq!(cut(&"é".repeat(50)).chars().count(), MOST_LETTERS);
    }
}
