//! The state of the figure, read from pairs, and what the models say of it. Plain data, no nodes. Formulas:
//! `lookahead_models::cot_prefix`.

use lookahead_models::cot_prefix::{
    Attempt, Filler, Given, Point, Reasoner, Step, Then, Treatment, attempt, curve, filled, page, steps,
};
use lookahead_models::{Generator, Seed};

use crate::query::Query;
use crate::widgets::form::{Field, Filled, Form, Preset};

const fn count(key: &'static str, start: &'static str, ends: (f64, f64), slider: [&'static str; 3]) -> Field {
    Field { key, start, ends, is_count: true, slider }
}

const fn percent(key: &'static str, start: &'static str, slider: [&'static str; 3]) -> Field {
    Field { key, start, ends: (0.0, 100.0), is_count: false, slider }
}

const REACH: [&str; 3] = ["0", "24", "1"];

/// Everything that can be set. In `open` the worry of the first view does not appear, in `room` and `short` that of the
/// second.
static FORM: Form = Form {
    presets: &[
        Preset { name: "half", view: "prefix", pairs: &[] },
        Preset { name: "afterwards", view: "prefix", pairs: &[("reasoner", "head")] },
        Preset { name: "new", view: "prefix", pairs: &[("text", "summary"), ("given", "100")] },
        Preset {
            name: "code",
            view: "prefix",
            pairs: &[("reasoner", "code"), ("text", "summary"), ("given", "100")],
        },
        Preset {
            name: "open",
            view: "prefix",
            pairs: &[("text", "summary"), ("given", "100"), ("understands", "100"), ("chunk", "1")],
        },
        Preset { name: "room", view: "filler", pairs: &[] },
        Preset { name: "marker", view: "filler", pairs: &[("marker", "yes")] },
        Preset { name: "lost", view: "filler", pairs: &[("marker", "yes"), ("survives", "0")] },
        Preset { name: "short", view: "filler", pairs: &[("columns", "2")] },
    ],
    choices: &[
        ("view", &["prefix", "filler"]),
        ("reasoner", &REASONERS),
        ("text", &["own", "summary"]),
        ("measure", &["now", "on", "steps"]),
        ("marker", &["no", "yes"]),
    ],
    fields: &[
        count("columns", "12", (2.0, 24.0), ["2", "24", "1"]),
        percent("given", "50", ["0", "100", "5"]),
        count("chunk", "3", (1.0, 6.0), ["1", "6", "1"]),
        percent("understands", "80", ["0", "100", "5"]),
        percent("slip", "1", ["0", "20", "1"]),
        percent("head-slip", "5", ["0", "50", "1"]),
        count("reach-paper", "2", (0.0, 24.0), REACH),
        count("reach-both", "6", (0.0, 24.0), REACH),
        count("reach-head", "12", (0.0, 24.0), REACH),
        count("tokens", "10", (0.0, 24.0), ["0", "24", "1"]),
        percent("survives", "70", ["0", "100", "5"]),
        count("draw", "8", (0.0, 999.0), ["0", "99", "1"]),
    ],
};

/// Names of the reasoners in pairs.
pub(super) const REASONERS: [&str; 4] = ["paper", "head", "both", "code"];

/// What the figure shows.
pub(super) struct State {
    /// As the reader filled it in.
    pub form: Filled,
}

/// Three curves: its own note, a summary, and a summary for one who is used to them.
pub(super) struct Curves {
    /// Answering at once.
    pub now: [Vec<Point>; 3],
    /// Writing on first.
    pub on: [Vec<Point>; 3],
}

/// What is handed over, in the order of [`Curves`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Text {
    Own,
    Summary,
    Trained,
}

/// What the curves of a reasoner say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Finding {
    /// The sums are too hard for it whatever it is given.
    TooHard,
    /// More of the note changes little.
    NotOnThePage,
    /// It needs the page; nothing is asked about summaries.
    OnThePage,
    /// A summary does as well.
    PlainWords,
    /// A summary does worse until the reasoner is used to them.
    NewToSummaries,
    /// A summary does worse even then.
    InTheWording,
}

/// Differences below this are called none, in shares of right answers.
const NONE_TO_SPEAK_OF: f64 = 0.1;
/// Who is right less often than this says nothing by its curves.
const HARDLY_EVER: f64 = 0.05;

/// A sum with a note of it.
pub(super) struct Sum {
    /// Both numbers and what comes of them, from the right.
    pub truth: Vec<Step>,
    /// The digits on the page, slips included.
    pub page: Vec<u8>,
}

impl State {
    /// The state behind pairs; what means nothing is as it starts.
    pub(super) fn from_query(pairs: &Query) -> Self {
        Self { form: FORM.fill(pairs) }
    }

    /// The reasoner of this name.
    pub(super) fn reasoner(&self, name: &str) -> Reasoner {
        let (kind, reach) = match name {
            "head" => (Reasoner::IN_HEAD, "reach-head"),
            "both" => (Reasoner::BOTH, "reach-both"),
            "code" => (Reasoner::IN_CODE, "reach-paper"),
            _ => (Reasoner::ON_PAPER, "reach-paper"),
        };
        Reasoner {
            reach: self.form.count(reach),
            slip: self.form.share("slip"),
            head_slip: self.form.share("head-slip"),
            understands: self.form.share("understands"),
            ..kind
        }
    }

    /// The length of the numbers.
    pub(super) fn n_columns(&self) -> u32 {
        self.form.count("columns")
    }

    /// How many steps of the note are handed over.
    pub(super) fn n_given(&self) -> u32 {
        let n = self.n_columns();
        (rounded(self.form.share("given") * f64::from(n)) as u32).min(n)
    }

    /// How many columns a chunk of a summary has; never more than the numbers.
    pub(super) fn chunk(&self) -> u32 {
        self.form.count("chunk").clamp(1, self.n_columns().max(1))
    }

    /// Is it a summary that is handed over?
    pub(super) fn text(&self) -> Text {
        if self.form.choice("text") == "summary" { Text::Summary } else { Text::Own }
    }

    fn given(&self, text: Text) -> Given {
        if text == Text::Own { Given::Own } else { Given::Summary { chunk: self.chunk() } }
    }

    /// May it write on before it answers?
    pub(super) fn then(&self) -> Then {
        if self.form.choice("measure") == "now" { Then::AnswerNow } else { Then::GoOn }
    }

    /// The curve of one reasoner. The fields keep the model's bounds, so that there is one.
    pub(super) fn curve(&self, name: &str, text: Text, then: Then) -> Vec<Point> {
        let mut reasoner = self.reasoner(name);
        if text == Text::Trained {
            reasoner.understands = 1.0;
        }
        curve(&reasoner, self.n_columns(), self.given(text), then).unwrap_or_default()
    }

    /// All curves of one reasoner.
    pub(super) fn curves(&self, name: &str) -> Curves {
        let texts = [Text::Own, Text::Summary, Text::Trained];
        let of = |then| texts.map(|text| self.curve(name, text, then));
        Curves { now: of(Then::AnswerNow), on: of(Then::GoOn) }
    }

    /// The point of a curve at what is given.
    pub(super) fn here(&self, curve: &[Point]) -> Option<Point> {
        curve.get(self.n_given() as usize).copied()
    }

    /// What the curves of answering at once say.
    pub(super) fn finding(&self, curves: &Curves) -> Finding {
        let [own, summary, trained] = &curves.now;
        // Where whole chunks are given, as much of the note as they hold.
        let whole = (self.n_columns() / self.chunk() * self.chunk()) as usize;
        let at = |curve: &[Point], columns: usize| curve.get(columns).map_or(0.0, |point| point.accuracy);
        let most = own.iter().fold(0.0_f64, |most, point| most.max(point.accuracy));
        let gap = |curve: &[Point]| at(own, whole) - at(curve, whole);
        if most < HARDLY_EVER {
            Finding::TooHard
        } else if at(own, own.len().saturating_sub(1)) - at(own, 0) < NONE_TO_SPEAK_OF {
            Finding::NotOnThePage
        } else if self.text() == Text::Own {
            Finding::OnThePage
        } else if gap(trained) >= NONE_TO_SPEAK_OF {
            Finding::InTheWording
        } else if gap(summary) >= NONE_TO_SPEAK_OF {
            Finding::NewToSummaries
        } else {
            Finding::PlainWords
        }
    }

    fn generator(&self) -> Generator {
        Generator::new(Seed::new(u64::from(self.form.count("draw"))))
    }

    /// The sum on the sheet.
    pub(super) fn sum(&self) -> Sum {
        let mut generator = self.generator();
        let mut number = || (0..self.n_columns()).map(|_| generator.below(10) as u8).collect::<Vec<u8>>();
        let truth = steps(&number(), &number());
        let page = page(&truth, self.form.share("slip"), &mut generator);
        Sum { truth, page }
    }

    /// What the reasoner of this name does with that sum.
    pub(super) fn attempt(&self, name: &str, sum: &Sum) -> Attempt {
        // Each reasoner has chances of its own, which do not change with what is given.
        let at = REASONERS.iter().position(|known| *known == name).unwrap_or(0) as u64;
        let mut generator = Generator::new(Seed::new(u64::from(self.form.count("draw")) + 1_000 * (at + 1)));
        let (given, then) = (self.given(self.text()), self.then());
        attempt(&self.reasoner(name), &sum.truth, &sum.page, given, self.n_given(), then, &mut generator)
    }

    /// Has the filler a marker?
    pub(super) fn has_marker(&self) -> bool {
        self.form.choice("marker") == "yes"
    }

    /// How often it is right with so many filler tokens, for each treatment.
    pub(super) fn filled(&self, tokens: u32) -> [f64; 4] {
        let survives = self.form.share("survives");
        // Without tokens there is no place for a marker.
        let filler = Filler { tokens, has_marker: self.has_marker() && tokens > 0, survives };
        let reasoner = self.reasoner("paper");
        Treatment::ALL
            .map(|treatment| filled(&reasoner, self.n_columns(), &filler, treatment).unwrap_or_default())
    }
}

/// Half up, for numbers that are not negative.
fn rounded(value: f64) -> f64 {
    (value + 0.5).floor()
}

/// Every pair of the state behind pairs.
pub(super) fn whole_state(pairs: &Query) -> Query {
    State::from_query(pairs).form.to_query()
}
