//! Files that the reader opens. They stay on the machine.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList, HtmlInputElement};

use super::boot::describe;

/// A file that the reader chose, not yet read.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenedFile(File);

impl OpenedFile {
    /// The file's name, without a folder.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// The file's size in bytes.
    pub fn size(&self) -> f64 {
        self.0.size()
    }

    /// The file itself, for a worker that reads it in slices.
    pub fn into_handed(self) -> JsValue {
        self.0.into()
    }

    /// The whole file. Ask [`OpenedFile::size`] first: the caller keeps the cap.
    ///
    /// # Errors
    /// One line when the file vanished or may not be read.
    pub async fn bytes(&self) -> Result<Uint8Array, String> {
        let buffer = JsFuture::from(self.0.array_buffer()).await.map_err(describe)?;
        let buffer: ArrayBuffer = buffer.dyn_into().map_err(|_| "the file gave no bytes".to_owned())?;
        Ok(Uint8Array::new(&buffer))
    }
}

/// The first file of a file field, which is emptied so that the same file can be chosen again.
pub fn take_from_field(field: &HtmlInputElement) -> Option<OpenedFile> {
    let file = first(field.files());
    field.set_value("");
    file
}

fn first(files: Option<FileList>) -> Option<OpenedFile> {
    files?.get(0).map(OpenedFile)
}
