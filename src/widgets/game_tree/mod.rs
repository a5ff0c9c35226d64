//! stub
use yew::prelude::*;
use super::{Widget, WidgetProps};
/// stub
pub const WIDGET: Widget = Widget { slug: "game-tree", view, calc: |_| Some("1".into()), normalise: |q| q.clone(), samples: Vec::new };
fn view(_p: &WidgetProps) -> Html { html!{<p>{"stub"}</p>} }
