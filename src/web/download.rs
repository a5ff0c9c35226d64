//! Files that leave the page: saved text, pictures, the clipboard.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement,
    Url,
};

use super::boot::describe;

/// Offers `text` as a file.
///
/// # Errors
/// One line when the browser refuses (a sandboxed frame without `allow-downloads` may do so silently).
pub fn save_text(name: &str, mime: &str, text: &str) -> Result<(), String> {
    let url = object_url(text.as_bytes(), mime)?;
    let outcome = click_download(name, &url);
    // Revoked late: some engines read the URL after the click returned.
    super::timer::after(10_000, move || drop(Url::revoke_object_url(&url)));
    outcome
}

/// Draws an SVG document at `scale` and offers it as a PNG file.
///
/// # Errors
/// One line when the picture could not be drawn.
pub async fn save_png(name: String, svg: String, width: u32, height: u32, scale: u32) -> Result<(), String> {
    let url = object_url(svg.as_bytes(), "image/svg+xml")?;
    let image = HtmlImageElement::new().map_err(describe)?;
    image.set_src(&url);
    JsFuture::from(image.decode()).await.map_err(describe)?;
    let canvas = new_canvas(width.saturating_mul(scale), height.saturating_mul(scale))?;
    let context: CanvasRenderingContext2d = canvas
        .get_context("2d")
        .map_err(describe)?
        .and_then(|context| context.dyn_into().ok())
        .ok_or("this browser draws no pictures")?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(
            &image,
            0.0,
            0.0,
            f64::from(canvas.width()),
            f64::from(canvas.height()),
        )
        .map_err(describe)?;
    drop(Url::revoke_object_url(&url));
    save_canvas(name, &canvas)
}

/// Copies `text` to the clipboard; `false` when that is refused, so that the caller shows the text to copy.
pub async fn copy(text: &str) -> bool {
    let Some(window) = super::window() else { return false };
    let clipboard = window.navigator().clipboard();
    // Outside secure contexts the property is undefined, and a call on it would throw.
    if clipboard.is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

fn save_canvas(name: String, canvas: &HtmlCanvasElement) -> Result<(), String> {
    let save = Closure::once_into_js(move |blob: JsValue| {
        let Some(url) = blob.dyn_ref::<Blob>().and_then(|blob| Url::create_object_url_with_blob(blob).ok())
        else {
            return;
        };
        drop(click_download(&name, &url));
        super::timer::after(10_000, move || drop(Url::revoke_object_url(&url)));
    });
    canvas.to_blob(save.unchecked_ref()).map_err(describe)
}

fn new_canvas(width: u32, height: u32) -> Result<HtmlCanvasElement, String> {
    let document = super::document().ok_or("no page")?;
    let canvas: HtmlCanvasElement = document
        .create_element("canvas")
        .map_err(describe)?
        .dyn_into()
        .map_err(|_| "no canvas".to_owned())?;
    canvas.set_width(width);
    canvas.set_height(height);
    Ok(canvas)
}

fn object_url(bytes: &[u8], mime: &str) -> Result<String, String> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let bag = BlobPropertyBag::new();
    bag.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &bag).map_err(describe)?;
    Url::create_object_url_with_blob(&blob).map_err(describe)
}

fn click_download(name: &str, url: &str) -> Result<(), String> {
    let document = super::document().ok_or("no page")?;
    let link: HtmlAnchorElement =
        document.create_element("a").map_err(describe)?.dyn_into().map_err(|_| "no link".to_owned())?;
    link.set_href(url);
    link.set_download(name);
    link.click();
    Ok(())
}
