//! A line of the list of traces: what can be said of a trace before it is opened. Used by `log` and whoever shows lists.

use crate::condition::text_of;
use crate::json::Json;
use crate::model::{Label, Role, Trace};

/// One line of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// As in [`Trace::id`].
    pub id: String,
    /// As in [`Trace::epoch`].
    pub epoch: u32,
    /// As in [`Trace::condition`].
    pub condition: Option<String>,
    /// As in [`Trace::pair`].
    pub pair: Option<String>,
    /// As in [`Trace::labels`], without explanations and without values longer than 4 KB.
    pub labels: Vec<Label>,
    /// Messages of the conversation, where the list tells.
    pub n_turns: Option<u32>,
    /// Does it hold reasoning? Where the list tells.
    pub has_reasoning: Option<bool>,
    /// The first letters of what ended it, if an error did.
    pub error: String,
    /// The first letters of the request.
    pub excerpt: String,
}

/// Bytes of an excerpt, at most.
const EXCERPT: usize = 200;

/// Bytes of a label's value, at most: a list of ten thousand lines must stay small.
const LONGEST_VALUE: usize = 4_096;

impl Listed {
    /// The line of a trace that has been read.
    #[must_use]
    pub fn of(trace: &Trace) -> Self {
        let labels = trace.labels.iter().map(short);
        let error = trace.facts.iter().find(|(name, _)| name == "error");
        let request =
            trace.turns.iter().find(|turn| turn.role == Role::User).map(text_of).unwrap_or_default();
        Self {
            id: trace.id.clone(),
            epoch: trace.epoch,
            condition: trace.condition.clone(),
            pair: trace.pair.clone(),
            labels: labels.collect(),
            n_turns: Some(trace.n_turns()),
            has_reasoning: Some(trace.has_reasoning()),
            error: error.map(|(_, text)| excerpt(text)).unwrap_or_default(),
            excerpt: excerpt(&request),
        }
    }
}

fn excerpt(text: &str) -> String {
    text.get(..text.floor_char_boundary(EXCERPT)).unwrap_or_default().to_owned()
}

/// A label without its explanation, and without a value that is a whole text.
fn short(label: &Label) -> Label {
    let is_long = label.value.write().len() > LONGEST_VALUE;
    Label {
        name: excerpt(&label.name),
        value: if is_long { Json::Null } else { label.value.owned() },
        labeller: excerpt(&label.labeller),
        explanation: String::new(),
    }
}
