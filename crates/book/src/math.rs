//! A formula as a tree of MathML elements.
//!
//! Made by `build` from LaTeX, through an allow-list of tags and attributes; the site builds nodes from it in the
//! MathML namespace (`http://www.w3.org/1998/Math/MathML`). Absent: `style`, `class`, event attributes, links.

use serde::{Deserialize, Serialize};

/// One MathML element: either children or text, never both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MathNode {
    /// `math`, `mrow`, `mi`, `mo`, `mfrac`, …
    pub tag: String,
    /// Names and values, in source order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<(String, String)>,
    /// Elements inside.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<MathNode>,
    /// Text inside, empty unless the element is a token such as `mi`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

impl MathNode {
    /// Appends the symbols of the formula in order, without structure.
    pub fn push_plain(&self, out: &mut String) {
        out.push_str(&self.text);
        for child in &self.children {
            child.push_plain(out);
        }
    }
}
