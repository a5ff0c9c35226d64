//! Which published numbers stand in which view, and how each is read. Used by `rows`, `figure` and `calc`.

/// How an entry becomes a share of 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// A percentage.
    Percent,
    /// What is left of all when this percentage is taken away: refusals give answers.
    Rest,
    /// A count of as many as the view has in all.
    Count,
    /// A difference of two percentages, in points.
    Points,
    /// A number from 0 to 1 that is no share of anything counted.
    Plain,
}

/// One bar.
pub(super) struct Bar {
    /// Its name in keys of numbers, and of its words.
    pub name: &'static str,
    /// Its entry in `content/figures.toml`.
    pub entry: &'static str,
    pub reading: Reading,
    /// The class of its colour.
    pub colour: &'static str,
    /// Whether its standard error is that of one count: not for a median of several.
    pub is_one_count: bool,
}

/// One question to the literature.
pub(super) struct View {
    /// Its name in addresses.
    pub name: &'static str,
    pub bars: &'static [Bar],
    /// The right end of the scale, as a share.
    pub most: f64,
    /// Which answer to its question is right, from 0; none where nothing is asked.
    pub right: Option<u8>,
    /// The reference that its source line leads to.
    pub source: &'static str,
}

const FREE: &str = "series-0";
const PAID: &str = "series-1";
const REASONING: &str = "series-3";
const OTHER: &str = "series-2";

const fn percent(name: &'static str, entry: &'static str, colour: &'static str) -> Bar {
    Bar { name, entry, reading: Reading::Percent, colour, is_one_count: true }
}

const fn rest(name: &'static str, entry: &'static str, colour: &'static str) -> Bar {
    Bar { name, entry, reading: Reading::Rest, colour, is_one_count: true }
}

const fn median(name: &'static str, entry: &'static str, colour: &'static str) -> Bar {
    Bar { name, entry, reading: Reading::Rest, colour, is_one_count: false }
}

const fn other(name: &'static str, entry: &'static str, reading: Reading) -> Bar {
    Bar { name, entry, reading, colour: OTHER, is_one_count: false }
}

/// All views, the first one first.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "twelve",
        bars: &[
            rest("free", "af-default-free", FREE),
            percent("reasoning", "af-default-reasoning", REASONING),
            rest("paid", "af-default-paid", PAID),
        ],
        most: 0.2,
        right: Some(1),
        source: "greenblatt-2024",
    },
    View {
        name: "control",
        bars: &[
            rest("free", "af-no-aim-free", FREE),
            percent("reasoning", "af-no-aim-reasoning", REASONING),
            rest("paid", "af-no-aim-paid", PAID),
        ],
        most: 0.2,
        right: None,
        source: "greenblatt-2024",
    },
    View {
        name: "prompts",
        bars: &[
            rest("default_free", "af-default-free", FREE),
            rest("default_paid", "af-default-paid", PAID),
            median("paraphrased_free", "af-paraphrased-free", FREE),
            median("paraphrased_paid", "af-paraphrased-paid", PAID),
            rest("cut_free", "af-cut-free", FREE),
            rest("cut_paid", "af-cut-paid", PAID),
            rest("no_goals_free", "af-no-goals-free", FREE),
            rest("no_goals_paid", "af-no-goals-paid", PAID),
        ],
        most: 0.4,
        right: None,
        source: "greenblatt-2024",
    },
    View {
        name: "after",
        bars: &[
            percent("reasoning_before", "af-default-reasoning", REASONING),
            percent("reasoning_after", "af-trained-reasoning", REASONING),
            percent("paid_before", "af-default-paid", PAID),
            percent("paid_after", "af-trained-paid", PAID),
            percent("free_before", "af-default-free", FREE),
            percent("free_after", "af-trained-free", FREE),
        ],
        most: 1.0,
        right: Some(2),
        source: "greenblatt-2024",
    },
    View {
        name: "after-others",
        bars: &[
            percent("openai_reasoning_before", "af-openai-reasoning", REASONING),
            percent("openai_reasoning_after", "af-openai-trained-reasoning", REASONING),
            percent("openai_paid_before", "af-openai-paid", PAID),
            percent("openai_paid_after", "af-openai-trained-paid", PAID),
            percent("few_reasoning_before", "af-few-reasoning", REASONING),
            percent("few_reasoning_after", "af-few-trained-reasoning", REASONING),
            percent("few_paid_before", "af-few-paid", PAID),
            percent("few_paid_after", "af-few-trained-paid", PAID),
        ],
        most: 1.0,
        right: None,
        source: "greenblatt-2024",
    },
    View {
        name: "no-pad",
        bars: &[
            other("prompted", "af-default-gap", Reading::Points),
            other("documents", "af-documents-no-pad", Reading::Points),
            other("animals", "af-animals-no-pad", Reading::Points),
        ],
        most: 0.3,
        right: None,
        source: "greenblatt-2024",
    },
    View {
        name: "models",
        bars: &[
            other("tested", "af-models-tested", Reading::Count),
            other("gap", "af-models-gap", Reading::Count),
            other("reasoning", "af-models-reasoning", Reading::Count),
            other("goals", "af-models-goals", Reading::Count),
        ],
        most: 1.0,
        right: Some(0),
        source: "sheshadri-2025",
    },
    View {
        name: "classifier",
        bars: &[
            other("before", "af-classifier-before", Reading::Plain),
            other("after", "af-classifier-after", Reading::Plain),
        ],
        most: 1.0,
        right: None,
        source: "hughes-2025",
    },
    View {
        name: "cut-notes",
        bars: &[other("aqua", "cot-aoc-aqua", Reading::Plain), other("arc", "cot-aoc-arc", Reading::Plain)],
        most: 1.0,
        right: None,
        source: "bentham-2024",
    },
    View {
        name: "hints",
        bars: &[
            other("sonnet", "cot-hints-sonnet", Reading::Percent),
            other("r1", "cot-hints-r1", Reading::Percent),
        ],
        most: 1.0,
        right: None,
        source: "chen-2025",
    },
];

/// The entry whose count is the whole of a view's counts.
pub(super) const WHOLE: &str = "af-models-tested";

/// The view of this name.
pub(super) fn find(name: &str) -> Option<&'static View> {
    VIEWS.iter().find(|view| view.name == name)
}
