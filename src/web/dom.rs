//! Focus, scrolling, sizes and marks on the document's element.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Puts the keyboard focus on the element with this id; `false` when there is none.
pub fn focus(id: &str) -> bool {
    // Elements of SVG focus by the same name; asking which of the two it is would only weigh.
    by_id(id).is_some_and(|element| element.unchecked_into::<HtmlElement>().focus().is_ok())
}

/// Brings the element with this id into view; `false` when there is none.
pub fn scroll_to_element(id: &str) -> bool {
    by_id(id).map(|element| element.scroll_into_view()).is_some()
}

/// Scrolls the page to `y` CSS pixels from its top.
pub fn scroll_to(y: f64) {
    if let Some(window) = super::window() {
        window.scroll_to_with_x_and_y(0.0, y);
    }
}

/// How far the page is scrolled, in CSS pixels.
pub fn scroll_y() -> f64 {
    super::window().and_then(|window| window.scroll_y().ok()).unwrap_or(0.0)
}

/// Sets the document's title.
pub fn set_title(title: &str) {
    if let Some(document) = super::document() {
        document.set_title(title);
    }
}

/// Sets or removes an attribute of `<html>`: the marks that style sheets read.
pub fn mark_document(name: &str, value: Option<&str>) {
    let Some(root) = super::document().and_then(|document| document.document_element()) else { return };
    let outcome = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
    // An attribute name that the browser refuses would be a mistake of ours; the page works without the mark.
    drop(outcome);
}

/// Says `text` through the page's polite live region.
pub fn announce(text: &str) {
    if let Some(region) = by_id("announcer") {
        region.set_text_content(Some(text));
    }
}

/// Puts a text into a field, shows what is around it and selects the text, so that it can be copied by hand.
pub fn reveal_text(id: &str, text: &str) {
    let Some(field) = by_id(id).and_then(|element| element.dyn_into::<web_sys::HtmlTextAreaElement>().ok())
    else {
        return;
    };
    field.set_value(text);
    if let Some(around) = field.parent_element().map(|around| around.unchecked_into::<HtmlElement>()) {
        around.set_hidden(false);
    }
    field.select();
}

/// The width of an element's box in CSS pixels.
pub fn width_of(element: &Element) -> f64 {
    element.get_bounding_client_rect().width()
}

/// The value of the attribute on the nearest element, at or above the one that an event came from, that has it.
pub fn nearest(target: &web_sys::EventTarget, attribute: &str) -> Option<String> {
    target.dyn_ref::<Element>()?.closest(&format!("[{attribute}]")).ok()??.get_attribute(attribute)
}

/// What stands in the field that an event came from. Inputs and text areas have it by the same name.
pub fn field_value(target: &web_sys::EventTarget) -> Option<String> {
    js_sys::Reflect::get(target, &"value".into()).ok()?.as_string()
}

/// The nearest link at or above the element that an event came from.
pub fn closest_link(target: &web_sys::EventTarget) -> Option<web_sys::HtmlAnchorElement> {
    target.dyn_ref::<Element>()?.closest("a[href]").ok()??.dyn_into().ok()
}

/// The root element into which the site is drawn, with the route that it was pre-rendered for.
pub fn app_root() -> Option<(Element, String)> {
    let root = by_id("app")?;
    let route = root.get_attribute("data-route").unwrap_or_default();
    Some((root, route))
}

/// The element with this id.
pub fn by_id(id: &str) -> Option<Element> {
    super::document()?.get_element_by_id(id)
}
