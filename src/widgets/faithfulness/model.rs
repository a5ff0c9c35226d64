//! The state of the figure, read from pairs, and what the model says of it. Plain data, no nodes. Formulas:
//! `lookahead_models::faithfulness`.

use lookahead_models::faithfulness::{Family, Share, Spot};

use crate::query::Query;
use crate::widgets::form::{Field, Filled, Form, Preset};

const fn field(key: &'static str, start: &'static str, ends: (f64, f64), slider: [&'static str; 3]) -> Field {
    Field { key, start, ends, is_count: false, slider }
}

/// Everything that can be set. In `hard` the worry does not appear: the largest model passes the floor.
static FORM: Form = Form {
    presets: &[
        Preset { name: "one", view: "", pairs: &[] },
        Preset { name: "edge", view: "", pairs: &[("task", "edge")] },
        Preset { name: "inward", view: "", pairs: &[("task", "edge"), ("growth", "-0.3")] },
        Preset {
            name: "guessing",
            view: "",
            pairs: &[("difficulty", "8"), ("guess", "50"), ("floor", "20")],
        },
        Preset { name: "hard", view: "", pairs: &[("difficulty", "12")] },
    ],
    choices: &[
        ("view", &["models", "surfaces", "price"]),
        ("task", &["one", "edge"]),
        ("share", &["plain", "beyond"]),
    ],
    fields: &[
        field("floor", "40", (0.0, 100.0), ["0", "100", "5"]),
        field("difficulty", "5", (0.0, HARDEST), ["0", "14", "0.5"]),
        field("accuracy", "80", (55.0, 99.0), ["55", "99", "1"]),
        field("guess", "25", (0.0, 50.0), ["0", "50", "5"]),
        field("help", "3", (0.0, 10.0), ["0", "6", "0.5"]),
        field("growth", "0", (-1.0, 1.0), ["-0.5", "0.5", "0.05"]),
        field("width", "1", (0.25, 4.0), ["0.25", "4", "0.25"]),
    ],
};

/// The hardest task.
pub(super) const HARDEST: f64 = 14.0;
/// The number of models; their scales are 1, 2, and so on.
pub(super) const N_MODELS: u32 = 10;

/// What the figure shows.
pub(super) struct State {
    /// As the reader filled it in.
    pub form: Filled,
}

/// A model with its task.
#[derive(Clone, Copy)]
pub(super) struct Model {
    /// Its scale.
    pub scale: f64,
    /// Its task.
    pub difficulty: f64,
    /// What it does there.
    pub spot: Spot,
}

/// The model that is chosen under a floor.
pub(super) struct Choice {
    /// The model.
    pub model: Model,
    /// What the floor costs: accuracy on one task, difficulty at the edge.
    pub price: f64,
}

impl State {
    /// The state behind pairs; what means nothing is as it starts.
    pub(super) fn from_query(pairs: &Query) -> Self {
        Self { form: FORM.fill(pairs) }
    }

    /// Has each model a task at the edge of its ability?
    pub(super) fn is_at_edge(&self) -> bool {
        self.form.choice("task") == "edge"
    }

    /// Which share the floor is about.
    pub(super) fn share(&self) -> Share {
        if self.form.choice("share") == "beyond" { Share::BeyondGuessing } else { Share::Plain }
    }

    /// The share of a model that the floor is about.
    pub(super) fn share_of(&self, model: &Model) -> f64 {
        model.spot.share(self.share())
    }

    /// How models of this family do.
    pub(super) fn family(&self) -> Family {
        Family {
            width: self.form.number("width"),
            help: self.form.number("help"),
            help_with_scale: self.form.number("growth"),
            guess: self.form.share("guess"),
        }
    }

    /// A model of this scale with its task. The fields keep the model's bounds, so that there is one.
    pub(super) fn model(&self, scale: f64) -> Option<Model> {
        let family = self.family();
        let difficulty = if self.is_at_edge() {
            family.edge(scale, self.form.share("accuracy")).ok()?
        } else {
            self.form.number("difficulty")
        };
        Some(Model { scale, difficulty, spot: family.spot(scale, difficulty).ok()? })
    }

    /// All models, the smallest first.
    pub(super) fn models(&self) -> Vec<Model> {
        scales().into_iter().filter_map(|scale| self.model(scale)).collect()
    }

    /// The model that is chosen under the floor as it is set.
    pub(super) fn chosen(&self) -> Option<Choice> {
        self.chosen_under(self.form.share("floor"))
    }

    /// The model that is chosen under this floor.
    pub(super) fn chosen_under(&self, floor: f64) -> Option<Choice> {
        let (family, share, scales) = (self.family(), self.share(), scales());
        let (scale, price) = if self.is_at_edge() {
            let hardest = family.hardest(&scales, self.form.share("accuracy"), floor, share).ok()??;
            (hardest.scale, hardest.price)
        } else {
            let chosen = family.choose(&scales, self.form.number("difficulty"), floor, share).ok()??;
            (chosen.scale, chosen.price)
        };
        Some(Choice { model: self.model(scale)?, price })
    }
}

/// The scales of all models.
pub(super) fn scales() -> Vec<f64> {
    (1..=N_MODELS).map(f64::from).collect()
}

/// Every pair of the state behind pairs.
pub(super) fn whole_state(pairs: &Query) -> Query {
    State::from_query(pairs).form.to_query()
}
