//! Numbers for the prose, `{calc:premises.chain,80,90,or,20.<what>}`: credences in whole per cent that the author's own
//! example names, and after `or` another route. `product` is the chain's; `least`, `most` and `independent` are bounds and
//! value of at least one of the two. No answer to the premises stands here, nobody's.

use lookahead_models::premises::{Chain, union};

use crate::widgets::percent;

/// A number by its key.
pub(super) fn calc(key: &str) -> Option<String> {
    let (start, what) = key.rsplit_once('.')?;
    let (credences, other) =
        start.strip_prefix("chain,")?.split_once(",or,").unwrap_or((start.get(6..)?, ""));
    let credences: Option<Vec<f64>> = credences.split(',').map(percent::read).collect();
    let product = Chain::of_points(&credences?).ok()?.product();
    let share = match (what, percent::read(other)) {
        ("product", None) => product,
        (_, Some(other)) => {
            let both = union(&[product, other], 0.0).ok()?;
            match what {
                "least" => both.least,
                "most" => both.most,
                "independent" => both.independent,
                _ => return None,
            }
        }
        _ => return None,
    };
    Some([&percent::shown(share), "\u{a0}%"].concat())
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
