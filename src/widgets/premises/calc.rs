//! Numbers for the prose, of examples that the author makes up; credences in whole per cent. No answer to the premises
//! stands here, nobody's.
//!
//! - `{calc:premises.chain,80,90,or,20.<what>}`: `product` is the chain's; with another route after `or`, `least`, `most` and
//!   `independent` are bounds and value of at least one of the two.
//! - `{calc:premises.panel,100,30,and,30,100.<what>}`: people with `and` between them; `medians` is the product of the medians,
//!   `products` the median of everybody's own products.

use lookahead_models::premises::{Chain, Panel, union};

use crate::widgets::percent;

/// A number by its key.
pub(super) fn calc(key: &str) -> Option<String> {
    let (start, what) = key.rsplit_once('.')?;
    let share = match start.split_once(',')? {
        ("chain", rest) => of_chain(rest, what),
        ("panel", rest) => of_panel(rest, what),
        _ => None,
    };
    Some([&percent::shown(share?), "\u{a0}%"].concat())
}

fn credences(text: &str) -> Option<Vec<f64>> {
    text.split(',').map(percent::read).collect()
}

fn of_chain(text: &str, what: &str) -> Option<f64> {
    let (chain, other) = text.split_once(",or,").unwrap_or((text, ""));
    let product = Chain::of_points(&credences(chain)?).ok()?.product();
    let other = percent::read(other);
    if what == "product" {
        return other.is_none().then_some(product);
    }
    let both = union(&[product, other?], 0.0).ok()?;
    match what {
        "least" => Some(both.least),
        "most" => Some(both.most),
        "independent" => Some(both.independent),
        _ => None,
    }
}

fn of_panel(text: &str, what: &str) -> Option<f64> {
    let members: Option<Vec<Vec<f64>>> = text.split(",and,").map(credences).collect();
    let summary = Panel::new(&members?).ok()?.summary();
    match what {
        "medians" => Some(summary.product_of_medians),
        "products" => Some(summary.median_of_products.value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::calc;

    /// By hand: 0.8 · 0.9 · 0.5 = 0.36; with another route of 0.2 between 0.36 and 0.56, and 1 − 0.64 · 0.8 if independent.
    #[test]
    fn the_prose_gets_what_the_model_reckons() {
        let of = |key: &str| calc(key).map(|text| text.replace('\u{a0}', " "));
        assert_eq!(of("chain,80,90,50.product").as_deref(), Some("36 %"));
        assert_eq!(of("chain,80,90,50,or,20.least").as_deref(), Some("36 %"));
        assert_eq!(of("chain,80,90,50,or,20.most").as_deref(), Some("56 %"));
        assert_eq!(of("chain,80,90,50,or,20.independent").as_deref(), Some("48.8 %"));
        for wrong in
            ["", "chain", "chain,.product", "chain,80,x.product", "chain,80.least", "chain,80,or,5.product"]
        {
            assert_eq!(calc(wrong), None, "{wrong}");
        }
    }
}
