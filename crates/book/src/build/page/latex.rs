//! LaTeX to a tree of MathML elements, through `math-core` and an allow-list.
//!
//! Alignment, which `math-core` writes as `style`, becomes `data-align` on `mtd` (the policy forbids style
//! attributes): the site's style sheet aligns by it. Anything else that needs a style is refused.

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};
use roxmltree::{Document, Node};

use crate::MathNode;

const MAX_BYTES: usize = 1500;

/// The parser of `math-core` recurses, so nesting is counted before it is called.
const MAX_DEPTH: usize = 40;

const TAGS: &[&str] = &[
    "math",
    "mrow",
    "mi",
    "mn",
    "mo",
    "mtext",
    "mspace",
    "ms",
    "mfrac",
    "msqrt",
    "mroot",
    "msub",
    "msup",
    "msubsup",
    "munder",
    "mover",
    "munderover",
    "mmultiscripts",
    "mprescripts",
    "mtable",
    "mtr",
    "mtd",
    "mpadded",
    "mphantom",
];
const ATTRIBUTES: &[&str] = &[
    "display",
    "displaystyle",
    "scriptlevel",
    "mathvariant",
    "form",
    "fence",
    "separator",
    "stretchy",
    "symmetric",
    "largeop",
    "movablelimits",
    "accent",
    "accentunder",
    "lspace",
    "rspace",
    "minsize",
    "maxsize",
    "linethickness",
    "width",
    "height",
    "depth",
    "voffset",
];

/// A formula, or what is wrong and at which byte of it.
pub(super) fn to_math(latex: &str, display: MathDisplay) -> Result<MathNode, (usize, String)> {
    if latex.len() > MAX_BYTES {
        return Err((0, format!("a formula of more than {MAX_BYTES} bytes")));
    }
    if nesting(latex) > MAX_DEPTH {
        return Err((0, "the formula is nested too deeply".to_owned()));
    }
    let converter = LatexToMathML::new(MathCoreConfig::default());
    let converter = converter.map_err(|(error, ..)| (0, error.error_message()))?;
    let result = converter.convert_with_local_state(latex, display);
    let result = result.map_err(|error| (error.0.start, error.error_message()))?;
    let document = Document::parse(&result.mathml).map_err(|error| (0, error.to_string()))?;
    build(document.root_element()).map_err(|text| (0, text))
}

/// A bound on how deeply a formula nests: open groups, and commands that follow one another without anything
/// between, since each may be the argument of the one before (`\\sqrt\\sqrt x`).
fn nesting(latex: &str) -> usize {
    let (mut groups, mut run, mut deepest) = (0_usize, 0_usize, 0_usize);
    let mut in_name = false;
    for (at, c) in latex.char_indices() {
        let is_name = in_name && c.is_ascii_alphabetic();
        in_name = c == '\\' || is_name;
        match c {
            '{' | '[' => (groups, run) = (groups + 1, run + 1),
            '}' | ']' => (groups, run) = (groups.saturating_sub(1), 0),
            '\\' => {
                let rest = latex.get(at + 1..).unwrap_or_default();
                let name = rest.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
                let (opens, closes) = (matches!(name, "left" | "begin"), matches!(name, "right" | "end"));
                groups = (groups + usize::from(opens)).saturating_sub(usize::from(closes));
                run += 1;
            }
            '^' | '_' => run += 1,
            _ if is_name || c.is_whitespace() => {}
            _ => run = 0,
        }
        deepest = deepest.max(groups + run);
    }
    deepest
}

/// Builds the tree in document order with a stack of open elements.
fn build(root: Node<'_, '_>) -> Result<MathNode, String> {
    let mut open: Vec<(roxmltree::NodeId, MathNode)> = vec![(root.id(), element(root)?)];
    for node in root.descendants().skip(1) {
        let parent = node.parent().map(|parent| parent.id());
        close_until(&mut open, parent);
        if node.is_element() {
            open.push((node.id(), element(node)?));
        } else if let (Some((_, holder)), Some(text)) = (open.last_mut(), node.text()) {
            holder.text.push_str(text);
        }
        if open.len() > MAX_DEPTH {
            return Err("the formula is nested too deeply".to_owned());
        }
    }
    close_until(&mut open, Some(root.id()));
    open.pop().map(|(_, root)| root).ok_or_else(|| "the formula is empty".to_owned())
}

fn close_until(open: &mut Vec<(roxmltree::NodeId, MathNode)>, parent: Option<roxmltree::NodeId>) {
    while open.len() > 1 && open.last().map(|(id, _)| *id) != parent {
        let Some((_, done)) = open.pop() else { return };
        if let Some((_, holder)) = open.last_mut() {
            holder.children.push(done);
        }
    }
}

fn element(node: Node<'_, '_>) -> Result<MathNode, String> {
    let tag = node.tag_name().name();
    if !TAGS.contains(&tag) {
        return Err(format!("this formula needs `{tag}`, which the site does not draw"));
    }
    let mut element = MathNode { tag: tag.to_owned(), ..MathNode::default() };
    for attribute in node.attributes() {
        element.attributes.push(allowed(tag, attribute.name(), attribute.value())?);
    }
    Ok(element)
}

fn allowed(tag: &str, name: &str, value: &str) -> Result<(String, String), String> {
    if ATTRIBUTES.contains(&name) {
        return Ok((name.to_owned(), value.to_owned()));
    }
    let side = value.split(';').find_map(|rule| rule.trim().strip_prefix("text-align:"));
    match side.map(str::trim) {
        Some(side @ ("left" | "right")) if tag == "mtd" && name == "style" => {
            Ok(("data-align".to_owned(), side.to_owned()))
        }
        _ => Err(format!("this formula needs `{name}=\"{value}\"`, which the site does not allow")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(node: &MathNode) -> String {
        let children: Vec<String> = node.children.iter().map(outline).collect();
        format!("{}{}[{}]", node.tag, node.text, children.join(" "))
    }

    fn check(latex: &str, expect: &str) {
        assert_eq!(outline(&to_math(latex, MathDisplay::Inline).unwrap()), expect);
    }

    #[test]
    fn builds_trees() {
        check("x_1^2", "math[msubsup[mix[] mn1[] mn2[]]]");
        check(r"\frac{a}{b} < 1", "math[mfrac[mia[] mib[]] mo<[] mn1[]]");
    }

    #[test]
    fn counts_nesting() {
        let cases = [("x", 0), ("x^2", 1), (r"\sqrt\sqrt x \alpha", 2), (r"\frac{\frac{a}{b}}{c}", 6)];
        for (latex, expect) in cases {
            assert_eq!(nesting(latex), expect, "{latex}");
        }
        assert!(nesting(&r"\left( x".repeat(50)) > 50 && nesting(&r"\left( x \right)".repeat(50)) < 5);
    }

    #[test]
    fn styles_become_alignment_or_are_refused() {
        let node = to_math(r"\begin{cases} a & b \\ c & d\end{cases}", MathDisplay::Block).unwrap();
        let json = serde_json::to_string(&node).unwrap();
        assert!(json.contains(r#"["data-align","left"]"#) && !json.contains("[\"style\""), "{json}");
        for wrong in [r"\color{red} x", r"\badname", r"\frac{a", r"\cancel{x}", &"{".repeat(1501)] {
            assert!(to_math(wrong, MathDisplay::Inline).is_err(), "{wrong}");
        }
    }
}
