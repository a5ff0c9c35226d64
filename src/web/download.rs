//! Files that leave the page. The work is `boot.js`'s: it needs canvas, images and links, whose bindings would weigh more
//! in the wasm than all of it does in JavaScript.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A file to be offered.
pub struct Download<'file> {
    /// Name with its ending.
    pub name: &'file str,
    /// The type of `text`.
    pub mime: &'file str,
    /// The text; for pixels, the SVG document that they are made from.
    pub text: &'file str,
    /// For pixels: width and height of the picture to be made, in pixels.
    pub pixels: Option<(u32, u32)>,
}

/// Offers the file; `false` when the browser refuses (a sandboxed frame without `allow-downloads` may do so silently).
pub async fn save(file: Download<'_>) -> bool {
    let (width, height) = file.pixels.unwrap_or_default();
    let arguments =
        Array::of5(&file.name.into(), &file.mime.into(), &file.text.into(), &width.into(), &height.into());
    let save = super::boot::member("save").and_then(|save| save.dyn_into::<Function>().ok());
    let promise = save.and_then(|save| save.apply(&JsValue::UNDEFINED, &arguments).ok());
    match promise.and_then(|promise| promise.dyn_into::<Promise>().ok()) {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}
