//! State that a component keeps and changes in place. Yew's own hooks for it (`use_state`, `use_reducer`) bring about a
//! kilobyte of program for each kind of state.

use std::cell::{Ref, RefCell};
use std::rc::Rc;

use yew::prelude::*;

/// What is kept, and the means to change it.
pub struct Kept<VALUE> {
    value: Rc<RefCell<VALUE>>,
    redraw: UseForceUpdateHandle,
}

impl<VALUE> Clone for Kept<VALUE> {
    fn clone(&self) -> Self {
        Self { value: Rc::clone(&self.value), redraw: self.redraw.clone() }
    }
}

impl<VALUE> Kept<VALUE> {
    /// What is kept; to be let go of before it is changed.
    #[must_use]
    pub fn get(&self) -> Ref<'_, VALUE> {
        self.value.borrow()
    }

    /// Changes it, and has the component drawn anew.
    pub fn change(&self, change: impl FnOnce(&mut VALUE)) {
        change(&mut self.value.borrow_mut());
        self.redraw.force_update();
    }
}

/// State that begins as `init` makes it.
#[hook]
pub fn use_kept<VALUE: 'static>(init: impl FnOnce() -> VALUE) -> Kept<VALUE> {
    let redraw = use_force_update();
    let value = use_memo((), |()| Rc::new(RefCell::new(init())));
    Kept { value: Rc::clone(&value), redraw }
}
