//! A page of prose alone: about, not found.

use std::cell::RefCell;

use lookahead_book::Block;
use yew::prelude::*;

use super::{draw_slot, view_title};
use crate::hooks::Site;
use crate::parts::prose::view_blocks;

pub(super) fn view_prose_page(site: &Site, title: &str, blocks: &[Block]) -> Html {
    let placed = RefCell::default();
    html! { <>{view_title(title)}{view_blocks(site, blocks, &draw_slot(&placed))}</> }
}
