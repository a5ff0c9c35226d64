//! What a solver is handed beside its jobs: a file of the reader's, which it reads in slices, or one of the site's.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::Desk;
use crate::query;
use crate::web::files;

/// The key of a file that is handed to the solver, which reads it in slices; the pair holds its name.
pub const HANDED: &str = "file";

impl Desk {
    /// Takes a file for the solver. Where one is in a file of this name stays, as a link has it.
    pub(super) fn hand(self: &Rc<Self>, file: files::OpenedFile) {
        let pair = (HANDED.to_owned(), file.name());
        let mut pairs = self.pairs.borrow().clone();
        if pairs.get(HANDED) != Some(&pair.1) {
            pairs = query::gather([pair].into_iter());
        }
        self.put_aside(file.into_handed());
        self.change(pairs);
    }

    fn put_aside(&self, handed: JsValue) {
        self.handed.replace(handed);
        self.handed_to.set(None);
    }

    /// What the solver was not handed yet: each worker gets it once.
    pub(super) fn handed_over(&self) -> JsValue {
        let worker = Some(self.workshop.epoch());
        let is_there = self.handed_to.replace(worker) == worker;
        if is_there { JsValue::NULL } else { self.handed.borrow().clone() }
    }

    /// Gets a file of the site's for the solver, which then is asked again.
    pub(super) fn get(self: &Rc<Self>, path: String, wanted: String) {
        let desk = Rc::clone(self);
        let url = self.props.site.href(&format!("/{path}"));
        spawn_local(async move {
            match crate::web::fetch::text(&url).await {
                Ok(text) => {
                    // A file that was opened meanwhile goes first.
                    if !desk.pairs.borrow().contains_key(HANDED) {
                        desk.put_aside(text.into());
                    }
                    desk.ask(wanted);
                }
                Err(_) => {
                    desk.is_busy.set(false);
                    desk.trouble("figure.file_refused", &path);
                }
            }
        });
    }
}
