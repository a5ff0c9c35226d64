//! A figure's state in the address bar.
//!
//! The address is read once, after the first rendering (which must equal the pre-rendered one), and written with a
//! delay, since browsers throttle history calls. Inside somebody else's frame nothing is written.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::query::{self, Query};
use crate::web::{history, media, timer};

/// WebKit throws at the 101st call in ten seconds; this is far below.
const WRITE_DELAY_MILLIS: u32 = 400;

/// The address bar, for one figure.
#[derive(Clone)]
pub struct UrlState {
    id: AttrValue,
    alone: bool,
    waiting: Rc<RefCell<Option<timer::Timer>>>,
}

impl UrlState {
    /// Writes the figure's pairs into the address a little later; a newer call replaces an older one.
    pub fn write(&self, pairs: Query) {
        let (id, alone) = (self.id.clone(), self.alone);
        let timer = timer::stoppable(WRITE_DELAY_MILLIS, move || write_now(&id, alone, &pairs));
        *self.waiting.borrow_mut() = Some(timer);
    }
}

/// Calls `on_read` once with the figure's pairs in the address, and gives the means to write them.
/// `alone`: the figure is the only one of its page, so that bare keys are its own.
#[hook]
pub fn use_url_state(id: &AttrValue, alone: bool, on_read: Callback<Query>) -> UrlState {
    let waiting = use_mut_ref(|| None);
    {
        let id = id.clone();
        use_effect_with((), move |()| on_read.emit(query::of_figure(&whole_query(), &id, alone)));
    }
    UrlState { id: id.clone(), alone, waiting }
}

/// Query and fragment together; a fragment that is a mere anchor has no pairs.
fn whole_query() -> Query {
    let address = history::address();
    let mut all = query::parse(&address.query);
    all.extend(query::parse(&address.fragment));
    all
}

fn write_now(id: &str, alone: bool, pairs: &Query) {
    if media::in_frame() {
        return;
    }
    let written = query::format(&query::with_figure(&whole_query(), id, alone, pairs));
    let address = history::address();
    let anchor = if address.fragment.contains('=') || written.contains('#') { "" } else { &address.fragment };
    let url = format!("{}{written}{anchor}", address.path);
    if url != format!("{}{}{}", address.path, address.query, address.fragment) {
        history::replace(&url);
    }
}
