//! Reading one of our own files as text. Nothing else is ever requested.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::boot::describe;

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FetchError {
    /// The server answered with this status.
    Status(u16),
    /// No answer; the browser's own words.
    Unreachable(String),
}

/// The text at `url`.
///
/// # Errors
/// [`FetchError`] when there was no answer or not a good one.
pub async fn text(url: &str) -> Result<String, FetchError> {
    let window = super::window().ok_or_else(|| FetchError::Unreachable("no window".to_owned()))?;
    let answer = JsFuture::from(window.fetch_with_str(url)).await.map_err(unreachable_because)?;
    let response: web_sys::Response = answer.dyn_into().map_err(unreachable_because)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let body =
        JsFuture::from(response.text().map_err(unreachable_because)?).await.map_err(unreachable_because)?;
    body.as_string().ok_or_else(|| FetchError::Unreachable("not text".to_owned()))
}

fn unreachable_because(error: wasm_bindgen::JsValue) -> FetchError {
    FetchError::Unreachable(describe(error))
}
