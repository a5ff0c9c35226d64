//! Shared pieces of view. They know Yew, the site's words and the crates; never a widget, a page or a route's meaning.

pub mod button;
pub mod computed_figure;
pub mod data_table;
pub mod events;
pub mod figure;
pub mod island;
pub mod nodes;
#[cfg(any(feature = "solver", feature = "server"))]
pub mod scene_nodes;
pub mod slider;
pub mod tree_view;
