//! What a reader sets in a figure whose presets belong to its views: choices, numbers, presets. The state behind an
//! address, the address behind a state, and the controls. Used by `cot_prefix` and `faithfulness`.
//!
//! A key that holds what the preset has is written empty, so that another preset brings its own. What means nothing stands
//! in for the preset's, and is told beside its field or in a note.

use crate::figures::controls::{self, Number, choice, slider};
use crate::figures::number::{decimals, typed};
use crate::figures::{Ask, Speaker};
use crate::page::Node;
use crate::parts::figure::Controls;
use crate::query::{Query, gather};
use crate::widgets::Place;

/// The key of the view: the first of a form's choices.
const VIEW: &str = "view";

/// A number that the reader sets.
pub(super) struct Field {
    /// The state key.
    pub key: &'static str,
    /// What it starts from.
    pub start: &'static str,
    /// The least and the largest value that are accepted.
    pub ends: (f64, f64),
    /// Is it a whole number?
    pub is_count: bool,
    /// Ends and step of the slider, which may be narrower.
    pub slider: [&'static str; 3],
}

/// A ready state of one view.
pub(super) struct Preset {
    /// Its name in addresses; its words stand under `presets.<name>`.
    pub name: &'static str,
    /// The view it belongs to; empty if it belongs to all.
    pub view: &'static str,
    /// Keys and values in which it differs from the fields' own starts.
    pub pairs: &'static [(&'static str, &'static str)],
}

impl Preset {
    fn is_of(&self, view: &str) -> bool {
        self.view.is_empty() || self.view == view
    }
}

/// All that can be set.
pub(super) struct Form {
    /// Ready states; the first is the figure's start.
    pub presets: &'static [Preset],
    /// What can be chosen, by key; the first option is the start. The first choice is the view.
    pub choices: &'static [(&'static str, &'static [&'static str])],
    /// All numbers.
    pub fields: &'static [Field],
}

/// A number as it stands in its field.
struct Value {
    field: &'static Field,
    typed: String,
    number: f64,
    is_wrong: bool,
    is_own: bool,
}

/// A form as it is filled in.
pub(super) struct Filled {
    form: &'static Form,
    preset: &'static str,
    chosen: Vec<&'static str>,
    /// Choices that cannot be used: key and what was asked for.
    refused: Vec<(&'static str, String)>,
    values: Vec<Value>,
}

impl Form {
    /// The state behind pairs.
    pub(super) fn fill(&'static self, pairs: &Query) -> Filled {
        let mut filled =
            Filled { form: self, preset: "", chosen: Vec::new(), refused: Vec::new(), values: Vec::new() };
        let asked = |key: &str| pairs.get(key).map_or("", |text| text.trim());
        let named = self.presets.iter().find(|preset| preset.name == asked("preset"));
        if named.is_none() && !asked("preset").is_empty() {
            filled.refused.push(("preset", asked("preset").to_owned()));
        }
        let views = self.choices.first().map_or(&[][..], |(_, views)| views);
        let view = views.iter().copied().find(|view| *view == asked(VIEW));
        let of_preset = named.map(|preset| preset.view).filter(|view| !view.is_empty());
        let view = view.or(of_preset).or(views.first().copied()).unwrap_or_default();
        let own = named.filter(|preset| preset.is_of(view));
        let first = self.presets.iter().find(|preset| preset.is_of(view));
        let preset_pairs = own.or(first).map_or(&[][..], |preset| preset.pairs);
        filled.preset = own.or(first).map_or("", |preset| preset.name);
        for (key, options) in self.choices {
            let find = |wanted: &str| options.iter().copied().find(|option| *option == wanted);
            let wanted = asked(key);
            let of_preset = if *key == VIEW { view } else { start(preset_pairs, key, "") };
            let known = find(wanted);
            if known.is_none() && !wanted.is_empty() {
                filled.refused.push((key, wanted.to_owned()));
            }
            let now = known.or(find(of_preset)).or(options.first().copied());
            filled.chosen.push(now.unwrap_or_default());
        }
        filled.values =
            self.fields.iter().map(|field| value(field, asked(field.key), preset_pairs)).collect();
        filled
    }
}

fn start(pairs: &[(&'static str, &'static str)], key: &str, otherwise: &'static str) -> &'static str {
    pairs.iter().find(|(name, _)| *name == key).map_or(otherwise, |(_, text)| text)
}

#[inline(never)]
fn value(field: &'static Field, asked: &str, preset: &[(&'static str, &'static str)]) -> Value {
    let start = start(preset, field.key, field.start);
    let fits = |number: &f64| {
        (field.ends.0..=field.ends.1).contains(number) && (!field.is_count || *number % 1.0 == 0.0)
    };
    let first = typed(start).unwrap_or(field.ends.0);
    let read = typed(asked).filter(fits);
    Value {
        field,
        typed: if asked.is_empty() { start } else { asked }.to_owned(),
        number: read.unwrap_or(first),
        is_wrong: !asked.is_empty() && read.is_none(),
        is_own: read.is_some_and(|read| read != first),
    }
}

impl Filled {
    /// Every pair.
    pub(super) fn to_query(&self) -> Query {
        let preset = self.form.presets.iter().find(|preset| preset.name == self.preset);
        let of_preset =
            |key: &str, otherwise| preset.map_or("", |preset| start(preset.pairs, key, otherwise));
        let choices = self.form.choices.iter().zip(&self.chosen).map(|((key, options), now)| {
            let is_start =
                *key != VIEW && *now == of_preset(key, options.first().copied().unwrap_or_default());
            ((*key).to_owned(), if is_start { "" } else { now }.to_owned())
        });
        let numbers = self.values.iter().map(|value| {
            (value.field.key.to_owned(), if value.is_own { value.typed.clone() } else { String::new() })
        });
        let preset = ("preset".to_owned(), self.preset.to_owned());
        gather(std::iter::once(preset).chain(choices).chain(numbers))
    }

    /// What was chosen under a key.
    pub(super) fn choice(&self, key: &str) -> &'static str {
        let at = self.form.choices.iter().zip(&self.chosen).find(|((name, _), _)| *name == key);
        at.map_or("", |(_, now)| now)
    }

    /// The number under a key.
    pub(super) fn number(&self, key: &str) -> f64 {
        self.values.iter().find(|value| value.field.key == key).map_or(0.0, |value| value.number)
    }

    /// A percentage as a share of 1.
    pub(super) fn share(&self, key: &str) -> f64 {
        self.number(key) / 100.0
    }

    /// A whole number.
    pub(super) fn count(&self, key: &str) -> u32 {
        self.number(key) as u32
    }

    /// The presets of the view that is shown.
    pub(super) fn preset_buttons(&self, words: &Speaker<'_>) -> Node {
        let view = self.choice(VIEW);
        let names: Vec<(&str, String)> = self
            .form
            .presets
            .iter()
            .filter(|preset| preset.is_of(view))
            .map(|preset| (preset.name, words.word(&["presets.", preset.name].concat())))
            .collect();
        controls::presets(&words.word("presets_label"), &borrowed(&names), self.preset)
    }

    /// The choice of the view, but for somebody's frame, which has room for one.
    pub(super) fn view_buttons(&self, ask: &Ask<'_>) -> Option<Node> {
        (ask.place != Place::Embed).then(|| self.buttons(&ask.words, VIEW))
    }

    /// One of a few.
    pub(super) fn buttons(&self, words: &Speaker<'_>, key: &str) -> Node {
        let options = self.form.choices.iter().find(|(name, _)| *name == key);
        let names: Vec<(&str, String)> = options
            .map_or(&[][..], |(_, options)| options)
            .iter()
            .map(|option| (*option, words.word(&[key, ".", option].concat())))
            .collect();
        choice(key, &words.word(&[key, ".label"].concat()), &borrowed(&names), self.choice(key))
    }

    /// A slider; `shown` says its value with the unit.
    pub(super) fn slider(&self, ask: &Ask<'_>, key: &str, shown: &str) -> Option<Node> {
        let value = self.values.iter().find(|value| value.field.key == key)?;
        let problem = value.is_wrong.then(|| problem(&ask.words, value));
        let [min, max, step] = value.field.slider;
        let turned = Number {
            key: value.field.key,
            label: &ask.words.word(&["numbers.", key].concat()),
            value: &value.typed,
            min,
            max,
            step,
            shown,
            problem: problem.as_deref(),
        };
        Some(slider(ask.id, &turned))
    }

    /// Sliders whose values are said by `units.<key>`.
    pub(super) fn sliders(&self, ask: &Ask<'_>, keys: &[&str]) -> Vec<Node> {
        let shown = |key: &str| {
            let value = decimals(self.number(key), 3);
            ask.words.fill(&["units.", key].concat(), &[("value", &value)])
        };
        keys.iter().filter_map(|key| self.slider(ask, key, &shown(key))).collect()
    }

    /// Lines about what cannot be used and has no field in sight; `few` are the keys that are always in sight.
    pub(super) fn notes(&self, ask: &Ask<'_>, few: &[&str], more: &[&str]) -> Vec<String> {
        let words = &ask.words;
        let refused = self.refused.iter().map(|(key, text)| {
            let label = words.word(&if *key == "preset" {
                "presets_label".to_owned()
            } else {
                [key, ".label"].concat()
            });
            words.fill("refused", &[("name", &label), ("typed", text)])
        });
        let in_sight = |key: &str| match ask.options.controls {
            Controls::Full => few.contains(&key) || more.contains(&key),
            Controls::Min => few.contains(&key),
            Controls::None => false,
        };
        let hidden = self.values.iter().filter(|value| value.is_wrong && !in_sight(value.field.key));
        let hidden = hidden.map(|value| {
            let label = words.word(&["numbers.", value.field.key].concat());
            let told = words.fill("refused", &[("name", &label), ("typed", &value.typed)]);
            [told, problem(words, value)].join(" ")
        });
        refused.chain(hidden).collect()
    }
}

fn problem(words: &Speaker<'_>, value: &Value) -> String {
    let (least, most) = (decimals(value.field.ends.0, 2), decimals(value.field.ends.1, 2));
    let key = if value.field.is_count { "problem_count" } else { "problem" };
    words.fill(key, &[("least", &least), ("most", &most), ("used", &decimals(value.number, 3))])
}

fn borrowed<'names>(names: &'names [(&'names str, String)]) -> Vec<(&'names str, &'names str)> {
    names.iter().map(|(value, name)| (*value, name.as_str())).collect()
}
