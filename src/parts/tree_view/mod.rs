//! A game tree that can be read, walked and folded: by pointer, by keyboard, by screen reader.
//!
//! Both layouts stand in the page and the style sheet shows the one that fits, so that the pre-rendered page suits
//! every width. The pattern is ARIA's tree: arrows, Home, End, `*` and type-ahead move; Enter or Space selects.

mod drawing;
mod export;
mod keys;
mod narrow;
mod wide;

use std::rc::Rc;

use lookahead_game::tree::NodeIdx;
use yew::prelude::*;

pub use drawing::{DrawnNode, NodeMap, NodeSet, ShownNode, TreeDrawing, TreeInput, TreeShape, player_sign};
pub use export::{FILE_STYLE, document_size, to_svg_document};
pub use keys::{TreeKey, next_node};
pub use narrow::draw_narrow;
pub use wide::draw_wide;

use crate::web;

/// What a screen reader says of a node, and how it unfolds.
#[derive(Debug, Clone, PartialEq)]
pub struct TreeItem {
    /// The node.
    pub node: NodeIdx,
    /// Its parent among the shown nodes.
    pub parent: Option<NodeIdx>,
    /// Moves from the root, from 0.
    pub depth: u32,
    /// Open, folded, or without anything to fold.
    pub expanded: Option<bool>,
    /// The node in one line.
    pub label: AttrValue,
}

impl TreeShape {
    /// The sign of a node and the ring around it, as against its words and its leader.
    pub(crate) fn is_glyph(&self) -> bool {
        matches!(self, Self::Path { class, .. } if class.starts_with("node") || class.starts_with("ring"))
    }
}

/// A drawn tree.
pub struct TreeView {
    /// Unique in the page.
    pub id: AttrValue,
    /// The tree in one line.
    pub label: AttrValue,
    /// The wide layout.
    pub wide: Rc<TreeDrawing>,
    /// The narrow layout.
    pub narrow: Rc<TreeDrawing>,
    /// The shown nodes in preorder.
    pub items: Rc<Vec<TreeItem>>,
    /// The node in the ring.
    pub selected: NodeIdx,
    /// Size of the wide drawing in hundredths of its own.
    pub zoom: u32,
    /// A node was chosen.
    pub on_select: Callback<NodeIdx>,
    /// A node is to be folded or unfolded.
    pub on_fold: Callback<NodeIdx>,
}

/// The tree, in both layouts.
pub fn view_tree(tree: &TreeView) -> Html {
    html! {
        <>
            {view_layout(tree, &tree.wide, "wide")}
            {view_layout(tree, &tree.narrow, "narrow")}
        </>
    }
}

fn view_layout(tree: &TreeView, drawing: &TreeDrawing, layout: &'static str) -> Html {
    let zoom = if layout == "wide" { tree.zoom } else { 100 };
    let size = |length: i32| (length * zoom as i32 / 100).to_string();
    // The narrow drawing fills its column; the wide one keeps its size and scrolls where it must.
    let width = if layout == "wide" { size(drawing.width) } else { "100%".to_owned() };
    let height = (layout == "wide").then(|| size(drawing.height));
    let view_box = format!("0 0 {} {}", drawing.width, drawing.height);
    // Words and leaders stand in the ground: a node's own group is its glyph alone, so that its middle is where one clicks, and
    // its name for a screen reader is not read beside its words.
    let around = drawing.nodes.iter().flat_map(|drawn| &drawn.shapes).filter(|shape| !shape.is_glyph());
    html! {
        <div class={classes!("tree-view", layout)} role="tree" aria-label={tree.label.clone()}>
            <svg {width} {height} viewBox={view_box} role="presentation">
                <g aria-hidden="true">{drawing.ground.iter().chain(around).map(view_shape).collect::<Html>()}</g>
                {drawing.nodes.iter().zip(tree.items.iter()).map(|(drawn, item)| view_node(tree, drawn, item, layout)).collect::<Html>()}
            </svg>
        </div>
    }
}

fn node_id(id: &str, layout: &str, node: NodeIdx) -> String {
    format!("{id}-{layout}-{}", node.get())
}

fn view_node(tree: &TreeView, drawn: &DrawnNode, item: &TreeItem, layout: &'static str) -> Html {
    let node = drawn.node;
    let is_selected = tree.selected == node;
    let onclick = {
        let (on_select, on_fold, folds) =
            (tree.on_select.clone(), tree.on_fold.clone(), item.expanded == Some(false));
        Callback::from(move |_: MouseEvent| {
            on_select.emit(node);
            if folds {
                on_fold.emit(node);
            }
        })
    };
    let onkeydown = {
        let (items, on_select, on_fold, id) =
            (Rc::clone(&tree.items), tree.on_select.clone(), tree.on_fold.clone(), tree.id.clone());
        Callback::from(move |event: KeyboardEvent| {
            on_key(&event, &items, node, &on_select, &on_fold, |next| node_id(&id, layout, next))
        })
    };
    let (x, y, width, height) = drawn.target;
    html! {
        <g key={node.get().to_string()} id={node_id(&tree.id, layout, node)} class="tree-node" role="treeitem" tabindex={if is_selected { "0" } else { "-1" }}
            aria-level={(item.depth + 1).to_string()} aria-selected={is_selected.to_string()} aria-expanded={item.expanded.map(|open| open.to_string())}
            aria-label={item.label.clone()} {onclick} {onkeydown}>
            <rect class="focus-mark" x={x.to_string()} y={y.to_string()} width={width.to_string()} height={height.to_string()} rx="4" />
            {drawn.shapes.iter().filter(|shape| shape.is_glyph()).map(view_shape).collect::<Html>()}
        </g>
    }
}

fn on_key(
    event: &KeyboardEvent,
    items: &[TreeItem],
    node: NodeIdx,
    on_select: &Callback<NodeIdx>,
    on_fold: &Callback<NodeIdx>,
    id_of: impl Fn(NodeIdx) -> String,
) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some(key) = next_node(items, node, &event.key()) else { return };
    event.prevent_default();
    event.stop_propagation();
    match key {
        TreeKey::Go(next) => {
            on_select.emit(next);
            web::dom::focus(&id_of(next));
        }
        TreeKey::Fold(nodes) => nodes.into_iter().for_each(|node| on_fold.emit(node)),
    }
}

fn view_shape(shape: &TreeShape) -> Html {
    match shape {
        TreeShape::Path { data, class } => html! { <path class={class.clone()} d={data.clone()} /> },
        TreeShape::Text { x, y, anchor, class, text } => {
            html! { <text class={class.clone()} x={x.to_string()} y={y.to_string()} text-anchor={*anchor}>{text.clone()}</text> }
        }
    }
}
