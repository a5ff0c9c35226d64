//! A figure as an island: an element of the page with a Yew root of its own.
//!
//! Taking over a page of text and three figures in one go holds up a slow phone noticeably. So the page around the
//! figures is taken over first, as if each figure were an opaque piece of markup, and then each figure in a task of its
//! own. What that costs: a context or an event handler of the page does not reach into an island, so figures get all that
//! they need as properties.

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

/// The islands of a page that is being drawn, by their ids.
pub type Islands = Rc<RefCell<Vec<(String, Draw)>>>;

/// The place of the figure `id` in its page; it is noted among the islands.
pub fn view_island(id: &str, arrival: Arrival, draw: Draw, islands: &Islands) -> Html {
    let element_id = format!("{}-{id}", islands::CLASS);
    islands.borrow_mut().push((element_id.clone(), draw.clone()));
    match arrival {
        Arrival::Written => written(element_id, draw),
        // Stands for what lies between the marks (see `web::islands`); its text is never looked at, and so makes no markup.
        Arrival::TakenOver => Html::VRaw(VRaw { html: AttrValue::Static("") }),
        Arrival::Drawn => html! { <div class={islands::CLASS} id={element_id}></div> },
    }
}

#[cfg(feature = "markup")]
fn written(id: String, draw: Draw) -> Html {
    html! { <div class={islands::CLASS} {id}><Settled {draw} /></div> }
}

/// What readers run writes no markup, and does not carry what that takes.
#[cfg(not(feature = "markup"))]
fn written(_: String, _: Draw) -> Html {
    Html::default()
}

/// Gives all islands of the page at `route` their roots, each in a task of its own, and takes them away with the page.
#[cfg(feature = "client")]
#[hook]
pub fn use_islands(route: String, arrival: Arrival, islands: Islands) {
    use_effect_with(route, move |_| {
        let settled: Vec<Settlement> =
            islands.take().into_iter().map(|(id, draw)| Settlement::begin(&id, draw, arrival)).collect();
        move || settled.into_iter().for_each(Settlement::end)
    });
}

/// Where nothing runs, nothing settles.
#[cfg(not(feature = "client"))]
#[hook]
pub fn use_islands(_route: String, _arrival: Arrival, _islands: Islands) {}

/// What an island is given.
#[cfg(any(feature = "client", feature = "markup"))]
#[derive(Properties, PartialEq, Clone)]
struct SettledProps {
    draw: Draw,
}

/// The root of an island.
#[cfg(any(feature = "client", feature = "markup"))]
#[component]
fn Settled(props: &SettledProps) -> Html {
    (props.draw.0)()
}

/// An island that has its root, or will have it in a task to come.
#[cfg(feature = "client")]
struct Settlement {
    root: Rc<RefCell<Option<yew::AppHandle<Settled>>>>,
    /// Kept for its destructor, which stops the timer.
    _waiting: Option<timer::Timer>,
}

#[cfg(feature = "client")]
impl Settlement {
    fn begin(id: &str, draw: Draw, arrival: Arrival) -> Self {
        let root = Rc::new(RefCell::new(None));
        let host = dom::by_id(id);
        let renderer = host.map(|host| yew::Renderer::with_root_and_props(host, SettledProps { draw }));
        let mut waiting = None;
        match renderer {
            Some(renderer) if arrival == Arrival::TakenOver => {
                let root = Rc::clone(&root);
                waiting = Some(timer::stoppable(0, move || {
                    *root.borrow_mut() = Some(renderer.hydrate());
                    // The figure's effects run at the end of this task.
                    timer::after(0, islands::taken_over);
                }));
            }
            // At once: whoever scrolls to a place of the new page needs to know how long it is.
            Some(renderer) => *root.borrow_mut() = Some(renderer.render()),
            None => {}
        }
        Self { root, _waiting: waiting }
    }

    fn end(self) {
        if let Some(root) = self.root.take() {
            root.destroy();
        }
    }
}
