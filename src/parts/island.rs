//! A figure as an island: an element of the page with a Yew root of its own.
//!
//! Taking over a page of text and three figures in one go holds up a slow phone noticeably. So the page around the
//! figures is taken over first, as if each figure were an opaque piece of markup, and then each figure in a task of its
//! own. What that costs: a context or an event handler of the page does not reach into an island, so figures get all that
//! they need as properties.

#[cfg(feature = "client")]
use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::VRaw;

use crate::web::islands;
#[cfg(feature = "client")]
use crate::web::{dom, timer};

/// How figures come into a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arrival {
    /// Written as markup, with the page.
    Written,
    /// Taken over from such markup.
    TakenOver,
    /// Drawn anew in the browser.
    Drawn,
}

/// What draws the figure.
#[derive(Clone)]
pub struct Draw(pub Rc<dyn Fn() -> Html>);

impl PartialEq for Draw {
    /// An island is drawn once by its page; what changes in it afterwards is its own.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// What the component is given.
#[derive(Properties, PartialEq, Clone)]
pub struct IslandProps {
    /// Unique in the page; the figure's own.
    pub id: AttrValue,
    /// How it comes into the page. What it was at first is kept.
    pub arrival: Arrival,
    /// The figure.
    pub draw: Draw,
}

/// The place of a figure in its page.
#[component]
pub fn Island(props: &IslandProps) -> Html {
    let arrival = *use_memo((), |()| props.arrival);
    let id = format!("{}-{}", islands::CLASS, props.id);
    #[cfg(feature = "client")]
    {
        let (id, draw) = (id.clone(), props.draw.clone());
        use_effect_with((), move |()| settle(&id, SettledProps { draw, arrival }));
    }
    let draw = props.draw.clone();
    match arrival {
        Arrival::Written => html! { <div class={islands::CLASS} {id}><Settled {draw} {arrival} /></div> },
        // Stands for what lies between the marks (see `web::islands`); its text is never looked at, and so makes no markup.
        Arrival::TakenOver => Html::VRaw(VRaw { html: AttrValue::Static("") }),
        Arrival::Drawn => html! { <div class={islands::CLASS} {id}></div> },
    }
}

/// What an island is given.
#[derive(Properties, PartialEq, Clone)]
struct SettledProps {
    draw: Draw,
    arrival: Arrival,
}

/// The root of an island.
#[component]
fn Settled(props: &SettledProps) -> Html {
    let arrival = props.arrival;
    // After the effects of all that is in it.
    use_effect_with((), move |()| {
        if arrival == Arrival::TakenOver {
            islands::taken_over();
        }
    });
    (props.draw.0)()
}

/// Gives an island its root; the closure that comes back takes it away.
#[cfg(feature = "client")]
fn settle(id: &str, props: SettledProps) -> impl FnOnce() + use<> {
    let root = Rc::new(RefCell::new(None));
    let is_taken_over = props.arrival == Arrival::TakenOver;
    let renderer = dom::by_id(id).map(|host| yew::Renderer::<Settled>::with_root_and_props(host, props));
    let mut waiting = None;
    match renderer {
        Some(renderer) if is_taken_over => {
            let root = Rc::clone(&root);
            waiting = Some(timer::stoppable(0, move || *root.borrow_mut() = Some(renderer.hydrate())));
        }
        // At once: whoever scrolls to a place of the new page needs to know how long it is.
        Some(renderer) => *root.borrow_mut() = Some(renderer.render()),
        None => {}
    }
    move || {
        drop(waiting);
        if let Some(root) = root.take() {
            root.destroy();
        }
    }
}
