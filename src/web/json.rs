//! JSON parsed by the browser itself, as our own plain values.

use js_sys::{Array, JSON, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::json::Json;

/// Reads a text; `None` when it is no JSON.
pub fn parse(text: &str) -> Option<Json> {
    from_js(&JSON::parse(text).ok()?)
}

fn from_js(value: &JsValue) -> Option<Json> {
    if let Some(text) = value.as_string() {
        return Some(Json::Text(text));
    }
    if let Some(number) = value.as_f64() {
        let whole = number as u32;
        return (f64::from(whole) == number).then_some(Json::Count(whole));
    }
    if let Some(values) = value.dyn_ref::<Array>() {
        return Some(Json::List(values.iter().filter_map(|value| from_js(&value)).collect()));
    }
    let pairs = Object::entries(value.dyn_ref::<Object>()?);
    let pair = |pair: JsValue| {
        let pair: Array = pair.dyn_into().ok()?;
        Some((pair.get(0).as_string()?, from_js(&pair.get(1))?))
    };
    Some(Json::Map(pairs.iter().filter_map(pair).collect()))
}
