//! What only the prerenderer and the tests ask of this widget.

use std::rc::Rc;

use lookahead_book::Words;

use super::model::{Picture, calc, from_query, samples, to_query};
use super::view_chart::chart_words;
use super::words::Speaker;
use crate::hooks::Site;
use crate::jobs::prepare_chart;
use crate::number::shown;
use crate::page::{Node, PageData};
use crate::query::Query;
use crate::widgets::{Native, OwnNative};

pub(super) const NATIVE: Native = Native::Own(OwnNative { calc, prepare, normalise, samples });

fn normalise(query: &Query) -> Query {
    to_query(&from_query(query).0)
}

/// A chart that is shown first comes with the page; `words` are those of the page, the widget's under its slug.
fn prepare(params: &Query, words: &Words) -> Vec<Node> {
    let (state, _) = from_query(params);
    if state.picture != Picture::Chart {
        return Vec::new();
    }
    let page = PageData { words: words.clone(), ..PageData::default() };
    let site = Site::new(&page);
    let game = Rc::clone(&state.game);
    prepare_chart(&game, &chart_words(&Speaker { site: &site, game: &game, number: shown }, &state))
}
