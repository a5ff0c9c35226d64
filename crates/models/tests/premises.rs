//! What holds of every chain of premises, on random credences, and the published figures that it must reproduce.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use lookahead_models::premises::{
    Chain, Credence, Crux, Gap, LogOdds, Panel, PanelModel, Range, Upper, at_least_one, crux, draw_product,
    elasticities, expit, explaining_spread, gap, product, resolve_doubts, resolve_premises, tornado, union,
};
use lookahead_models::{Generator, ProblemCode, Seed};

const N_CASES: u32 = 1_000;
/// Carlsmith's six premises in his report of 2021 (arXiv 2206.13353).
const REPORT: [f64; 6] = [0.65, 0.8, 0.4, 0.65, 0.4, 0.95];
/// The superforecasters' medians of May 2023, and their stated total of 1 % (Carlsmith, 18 October 2023,
/// "Superforecasting the premises in 'Is power-seeking AI an existential risk?'").
const FORECASTERS: [f64; 6] = [0.8, 0.9, 0.58, 0.25, 0.05, 0.4];
const STATED: f64 = 0.01;

fn inside(generator: &mut Generator) -> f64 {
    0.001 + 0.998 * generator.uniform()
}

fn credences(generator: &mut Generator) -> Vec<f64> {
    (0..1 + generator.below(6)).map(|_| inside(generator)).collect()
}

fn range(generator: &mut Generator) -> Range {
    let middle = 8.0 * generator.uniform() - 4.0;
    let [low, high] = [3.0 * generator.uniform(), 3.0 * generator.uniform()];
    Range::new(expit(middle - low), expit(middle), expit(middle + high)).unwrap()
}

fn chain(generator: &mut Generator) -> Chain {
    let n = 1 + generator.below(6);
    let premise = |generator: &mut Generator| match generator.below(3) {
        0 => Credence::Point(inside(generator)),
        _ => Credence::Range(range(generator)),
    };
    Chain::new((0..n).map(|_| premise(generator)).collect()).unwrap()
}

fn logit(credence: f64) -> f64 {
    LogOdds::of(credence).finite().unwrap()
}

#[test]
fn published_products_come_out() {
    let percent = |credences: &[f64]| 100.0 * Chain::of_points(credences).unwrap().product();
    assert!((percent(&REPORT) - 5.1376).abs() < 1e-10);
    assert!((percent(&FORECASTERS) - 0.2088).abs() < 1e-10);
    // "0.21 % while their stated total was 1 %".
    let whole = gap(product(&FORECASTERS), product(&FORECASTERS), STATED);
    let Gap::Parts { coherent, incoherent } = whole else { panic!("{whole:?}") };
    assert!(coherent == 0.0 && (incoherent - (logit(0.01) - logit(0.002_088))).abs() < 1e-12);
}

#[test]
fn the_union_keeps_its_bounds_and_its_dependence() {
    let mut generator = Generator::new(Seed::new(1));
    for _ in 0..N_CASES {
        let routes = credences(&mut generator);
        let dependence = 2.0 * generator.uniform() - 1.0;
        let at = |dependence| union(&routes, dependence).unwrap();
        let all = at(dependence);
        let largest = routes.iter().copied().fold(0.0, f64::max);
        assert!(all.least == largest && all.most == routes.iter().sum::<f64>().min(1.0), "{routes:?}");
        assert!(all.least <= all.at_dependence && all.at_dependence <= all.most, "{routes:?}");
        let none: f64 = routes.iter().map(|route| 1.0 - route).product();
        assert!((all.independent - (1.0 - none)).abs() < 1e-12, "{routes:?}");
        let less = at(dependence - 0.3 * generator.uniform().min(1.0 + dependence));
        assert!(less.at_dependence >= all.at_dependence - 1e-12, "{routes:?} {dependence}");
        assert!((at(1.0).at_dependence - all.least).abs() < 1e-15, "{routes:?}");
        assert!((at(-1.0).at_dependence - all.most).abs() < 1e-15, "{routes:?}");
        assert!((at(0.0).at_dependence - all.independent).abs() < 1e-15, "{routes:?}");
    }
}

#[test]
fn many_equal_cases_are_a_union() {
    let mut generator = Generator::new(Seed::new(2));
    for _ in 0..N_CASES {
        let (credence, n) = (generator.uniform(), 1 + generator.below(16));
        let dependence = 2.0 * generator.uniform() - 1.0;
        let one = at_least_one(credence, n, dependence).unwrap();
        let all = union(&vec![credence; n as usize], dependence).unwrap();
        for (one, all) in [
            (one.at_dependence, all.at_dependence),
            (one.least, all.least),
            (one.independent, all.independent),
            (one.most, all.most),
        ] {
            assert!((one - all).abs() < 1e-12, "{credence} {n} {dependence}");
        }
    }
}

/// Within 4 standard errors of the exact mean: of 1,000 true statements about 0.06 fail by chance, and the seed is fixed.
#[test]
fn draws_agree_with_the_exact_mean_and_median() {
    let mut generator = Generator::new(Seed::new(3));
    for case in 0..N_CASES {
        let chain = chain(&mut generator);
        let drawn = draw_product(&chain, 0.0, Seed::new(u64::from(case)), 4_000).unwrap();
        let off = (drawn.mean.mean - chain.mean_product()).abs();
        assert!(off <= 4.0 * drawn.mean.standard_error + 1e-12, "{case}: {chain:?} {off}");
        assert!(drawn.low.value <= drawn.median.value && drawn.median.value <= drawn.high.value, "{case}");
        assert!(drawn.sorted.windows(2).all(|pair| pair[0] <= pair[1]), "{case}");
        if chain.premises().len() == 1 && chain.has_range() {
            let Credence::Range(range) = chain.premises()[0] else { panic!("{case}") };
            for (quantile, exact) in
                [(drawn.low, range.low()), (drawn.median, range.middle()), (drawn.high, range.high())]
            {
                // The error of a quantile is itself an estimate from a few draws beside it.
                assert!((quantile.value - exact).abs() <= 5.0 * quantile.standard_error, "{case}: {chain:?}");
            }
        }
    }
}

#[test]
fn doubts_that_go_together_leave_the_median_and_widen_the_interval() {
    let range = Credence::Range(Range::new(0.2, 0.5, 0.8).unwrap());
    let chain = Chain::new(vec![range; 4]).unwrap();
    let at = |correlation| draw_product(&chain, correlation, Seed::new(4), 20_000).unwrap();
    let (apart, together) = (at(0.0), at(1.0));
    // In step every premise stands at the same quantile, and so does the product.
    for (quantile, exact) in [(together.low, 0.2_f64), (together.median, 0.5), (together.high, 0.8)] {
        assert!((quantile.value - exact.powi(4)).abs() <= 4.0 * quantile.standard_error, "{quantile:?}");
    }
    assert!(apart.low.value > together.low.value && apart.high.value < together.high.value);
    assert!(at(-1.0 / 3.0).high.value < apart.high.value);
    assert_eq!(draw_product(&chain, -0.4, Seed::new(4), 10).unwrap_err().field, "correlation");
}

/// Against a rule of another kind: the mean over the quantiles, taken in 200,000 equal slices.
#[test]
fn the_mean_of_a_range_is_that_of_its_distribution() {
    let ends =
        [(0.2, 0.5, 0.8), (1e-6, 1e-3, 0.5), (0.01, 0.02, 0.9), (0.3, 0.3, 0.3), (0.5, 0.999, 1.0 - 1e-6)];
    for (low, middle, high) in ends {
        let range = Range::new(low, middle, high).unwrap();
        let (step, mut mean, mut mass) = (1e-4, 0.0, 0.0);
        for idx in 0..200_000_u32 {
            let z = -10.0 + step * (f64::from(idx) + 0.5);
            let weight = libm::exp(-0.5 * z * z);
            mean += weight * range.at(z);
            mass += weight;
        }
        let chain = Chain::new(vec![Credence::Range(range)]).unwrap();
        assert!((chain.mean_product() - mean / mass).abs() < 1e-9, "{low} {middle} {high}");
    }
}

#[test]
fn shares_of_the_crux_sum_to_the_difference() {
    let mut generator = Generator::new(Seed::new(5));
    for _ in 0..N_CASES {
        let mine = credences(&mut generator);
        let mut theirs: Vec<f64> = mine.iter().map(|_| inside(&mut generator)).collect();
        let agreed = generator.below(mine.len() as u32) as usize;
        theirs[agreed] = mine[agreed];
        let Crux::Shares { difference, shares } = crux(&mine, &theirs).unwrap() else { panic!("{mine:?}") };
        assert!((difference - (logit(product(&theirs)) - logit(product(&mine)))).abs() < 1e-12);
        assert!((shares.iter().sum::<f64>() - difference).abs() < 1e-9, "{mine:?} {theirs:?}");
        assert_eq!(shares[agreed], 0.0, "{mine:?} {theirs:?}");
        let Crux::Shares { shares: back, .. } = crux(&theirs, &mine).unwrap() else { panic!("{mine:?}") };
        for ((share, back), (mine, theirs)) in shares.iter().zip(&back).zip(mine.iter().zip(&theirs)) {
            assert!((share + back).abs() < 1e-9);
            assert!(share * (theirs - mine) >= 0.0, "a higher credence never lowers the product");
        }
    }
}

/// Over all orders one by one, for three premises: the definition itself.
#[test]
fn shares_of_the_crux_are_means_over_all_orders() {
    let (mine, theirs) = ([0.9, 0.5, 0.2], [0.3, 0.7, 0.6]);
    let mut sums = [0.0; 3];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let mut now = mine;
        for premise in order {
            let before = logit(product(&now));
            now[premise] = theirs[premise];
            sums[premise] += (logit(product(&now)) - before) / 6.0;
        }
    }
    let Crux::Shares { shares, .. } = crux(&mine, &theirs).unwrap() else { panic!() };
    for (share, sum) in shares.iter().zip(sums) {
        assert!((share - sum).abs() < 1e-12);
    }
}

#[test]
fn zero_and_one_have_names_and_never_give_nan() {
    let unbounded = crux(&[0.0, 0.5], &[0.3, 0.5]).unwrap();
    let Crux::Unbounded { mine, theirs, at } = unbounded else { panic!("{unbounded:?}") };
    assert!(mine == LogOdds::Impossible && theirs.finite().is_some() && at == [0]);
    // Both ends are finite, but on the way everything is certain.
    let on_the_way = crux(&[1.0, 0.5], &[0.5, 1.0]).unwrap();
    assert!(matches!(on_the_way, Crux::Unbounded { ref at, .. } if *at == [0, 1]), "{on_the_way:?}");
    let both_sure = crux(&[1.0, 0.5], &[1.0, 0.7]).unwrap();
    assert!(matches!(both_sure, Crux::Shares { ref shares, .. } if shares[0] == 0.0), "{both_sure:?}");

    let mut generator = Generator::new(Seed::new(6));
    let end = |generator: &mut Generator| [0.0, 1.0, 0.5][generator.below(3) as usize];
    for _ in 0..N_CASES {
        let points: Vec<f64> = (0..4).map(|_| end(&mut generator)).collect();
        let others: Vec<f64> = (0..4).map(|_| end(&mut generator)).collect();
        let chain = Chain::of_points(&points).unwrap();
        for swing in tornado(&chain, 1.0).unwrap() {
            assert!(swing.product_low <= swing.product_high, "{points:?}");
        }
        for (answer, point) in elasticities(&chain).iter().zip(&points) {
            assert!(answer.per_point.is_finite(), "{points:?}");
            assert!(answer.log_odds.is_none_or(|value| value.is_finite() && *point == 0.5), "{points:?}");
        }
        for resolved in resolve_premises(&chain) {
            assert!(resolved.bits.is_finite() && resolved.expected_move.is_finite(), "{points:?}");
        }
        assert_eq!(resolve_doubts(&chain), None);
        match crux(&points, &others).unwrap() {
            Crux::Shares { difference, shares } => {
                assert!(difference.is_finite() && shares.iter().all(|share| share.is_finite()));
            }
            Crux::Unbounded { .. } => assert!(points.iter().chain(&others).any(|credence| *credence != 0.5)),
        }
        let drawn = draw_product(&chain, 0.0, Seed::new(1), 3).unwrap();
        assert_eq!(drawn.median.value, chain.product());
    }
}

#[test]
fn elasticities_are_derivatives() {
    let mut generator = Generator::new(Seed::new(7));
    let step = 1e-5;
    for _ in 0..N_CASES {
        let points: Vec<f64> = (0..4).map(|_| 0.05 + 0.9 * generator.uniform()).collect();
        let chain = Chain::of_points(&points).unwrap();
        for (idx, answer) in elasticities(&chain).into_iter().enumerate() {
            let with = |credence: f64| {
                let mut other = points.clone();
                other[idx] = credence;
                product(&other)
            };
            let slope = (with(points[idx] + step) - with(points[idx] - step)) / (2.0 * step);
            assert!((slope - answer.per_point).abs() < 1e-6, "{points:?}");
            let middle = logit(points[idx]);
            let moved = |step: f64| logit(with(expit(middle + step)));
            let slope = (moved(step) - moved(-step)) / (2.0 * step);
            assert!((slope - answer.log_odds.unwrap()).abs() < 1e-6, "{points:?}");
            assert_eq!(answer.relative, Some(1.0));
        }
    }
}

#[test]
fn the_tornado_holds_every_swing_widest_first() {
    let mut generator = Generator::new(Seed::new(8));
    for _ in 0..N_CASES {
        let chain = chain(&mut generator);
        let step = 2.0 * generator.uniform();
        let swings = tornado(&chain, step).unwrap();
        let mut seen: Vec<u32> = swings.iter().map(|swing| swing.premise).collect();
        seen.sort_unstable();
        assert!(seen.iter().copied().eq(0..chain.premises().len() as u32));
        let widths: Vec<f64> = swings.iter().map(|swing| swing.product_high - swing.product_low).collect();
        assert!(widths.windows(2).all(|pair| pair[0] >= pair[1]), "{widths:?}");
        for swing in &swings {
            assert!(
                swing.product_low <= chain.product() + 1e-15 && chain.product() <= swing.product_high + 1e-15
            );
            if let Credence::Point(point) = chain.premises()[swing.premise as usize] {
                assert!((logit(swing.high) - logit(point) - step).abs() < 1e-6);
            }
        }
    }
}

#[test]
fn what_a_premise_would_tell_is_mutual_information() {
    let mut generator = Generator::new(Seed::new(9));
    for _ in 0..N_CASES {
        let points = credences(&mut generator);
        let chain = Chain::of_points(&points).unwrap();
        let whole = chain.product();
        for (resolved, credence) in resolve_premises(&chain).into_iter().zip(&points) {
            // From the joint distribution: premise and whole, premise alone, neither.
            let term = |joint: f64, one: f64, other: f64| {
                if joint > 0.0 { joint * libm::log2(joint / (one * other)) } else { 0.0 }
            };
            let bits = term(whole, *credence, whole)
                + term(credence - whole, *credence, 1.0 - whole)
                + term(1.0 - credence, 1.0 - credence, 1.0 - whole);
            assert!((bits - resolved.bits).abs() < 1e-9, "{points:?}: {bits} {}", resolved.bits);
            let mean = credence * resolved.if_true.unwrap();
            assert!((mean - whole).abs() < 1e-12);
            let moved = credence * (resolved.if_true.unwrap() - whole) + (1.0 - credence) * whole;
            assert!((moved - resolved.expected_move).abs() < 1e-12);
        }
    }
    let least = resolve_premises(&Chain::of_points(&REPORT).unwrap());
    assert!(least[2].bits > least[0].bits && least[5].bits < least[1].bits);
}

#[test]
fn shares_of_doubt_match_draws_and_never_exceed_the_whole() {
    let mut generator = Generator::new(Seed::new(10));
    for _ in 0..N_CASES {
        let chain = chain(&mut generator);
        let Some(shares) = resolve_doubts(&chain) else { continue };
        assert!(shares.iter().sum::<f64>() <= 1.0 + 1e-9, "{chain:?}");
        for (share, premise) in shares.iter().zip(chain.premises()) {
            assert!(premise.is_range() == (*share > 1e-12) || *share >= 0.0, "{chain:?}");
        }
    }
    // One range alone has all of it; of two equal ones each has the same.
    let wide = Credence::Range(Range::new(0.1, 0.5, 0.9).unwrap());
    let one = resolve_doubts(&Chain::new(vec![Credence::Point(0.3), wide]).unwrap()).unwrap();
    assert!(one[0].abs() < 1e-12 && (one[1] - 1.0).abs() < 1e-12);
    let two = resolve_doubts(&Chain::new(vec![wide, wide]).unwrap()).unwrap();
    assert!((two[0] - two[1]).abs() < 1e-12 && two[0] < 0.5);
}

/// The theorem of the module: even opinions cannot put the median of products above the product of medians.
#[test]
fn even_opinions_only_pull_the_median_of_products_down() {
    let mut generator = Generator::new(Seed::new(11));
    for case in 0..N_CASES {
        let medians = credences(&mut generator);
        let spread = 3.0 * generator.uniform();
        let model = PanelModel {
            correlation: generator.uniform(),
            medians,
            below: spread,
            above: spread,
            n_members: 501,
        };
        let summary = model.draw(Seed::new(u64::from(case))).unwrap().summary();
        let products = summary.median_of_products;
        // The error of a median is an estimate of its own, of few draws.
        assert!(
            products.value <= product(&model.medians) + 6.0 * products.standard_error,
            "{case}: {model:?}"
        );
        let in_step = PanelModel { correlation: 1.0, ..model.clone() };
        let together = in_step.draw(Seed::new(1)).unwrap().summary();
        assert!((logit(together.median_of_products.value) - logit(together.product_of_medians)).abs() < 1e-9);
    }
}

/// What it would take for the superforecasters' medians to come from people whose own answers multiply to their totals.
#[test]
fn the_group_paradox_has_two_explanations() {
    let even = PanelModel {
        medians: FORECASTERS.to_vec(),
        below: 1.0,
        above: 1.0,
        correlation: 0.0,
        n_members: 20_001,
    };
    let summary = even.draw(Seed::new(12)).unwrap().summary();
    assert!(summary.median_of_products.value < summary.product_of_medians);
    for (drawn, median) in summary.medians.iter().zip(FORECASTERS) {
        assert!((logit(*drawn) - logit(median)).abs() < 0.05, "{drawn} {median}");
    }
    let Gap::Parts { coherent, incoherent } =
        gap(summary.product_of_medians, summary.median_of_products.value, STATED)
    else {
        panic!("{summary:?}")
    };
    assert!(coherent < 0.0 && incoherent > 1.5);

    // With opinions spread by 1 below the medians no spread above them states so much; with 0.5 it takes ten times that.
    assert_eq!(explaining_spread(&even, STATED, Seed::new(12)), Ok(Upper::Beyond));
    let narrow = PanelModel { below: 0.5, ..even.clone() };
    let Ok(Upper::At(above)) = explaining_spread(&narrow, STATED, Seed::new(12)) else { panic!() };
    assert!(above > 10.0 * narrow.below, "{above}");
    let lopsided = PanelModel { above, ..narrow };
    let explained = lopsided.draw(Seed::new(12)).unwrap().summary();
    assert!((explained.median_of_products.value / STATED - 1.0).abs() < 0.01);
    assert!(explained.product_of_medians < 0.0025, "the medians hardly know of it: {explained:?}");

    assert_eq!(explaining_spread(&even, 0.0, Seed::new(1)), Ok(Upper::Below));
    assert_eq!(explaining_spread(&even, 0.999, Seed::new(1)), Ok(Upper::Beyond));
}

/// Three people, two steps: each is sure of another one, all agree on the total, and the medians say a third of it.
#[test]
fn a_panel_of_three_shows_the_paradox() {
    let panel = Panel::new(&[vec![1.0, 0.3], vec![0.3, 1.0], vec![0.3, 0.3]]).unwrap();
    let summary = panel.summary();
    assert_eq!(summary.medians, [0.3, 0.3]);
    assert!((summary.product_of_medians - 0.09).abs() < 1e-15);
    assert!((summary.median_of_products.value - 0.3).abs() < 1e-15);
    assert!((summary.mean_of_products.mean - 0.23).abs() < 1e-15);
}

#[test]
fn what_cannot_be_used_is_refused_by_name() {
    let field = |problem: lookahead_models::ParameterProblem| (problem.field, problem.code);
    let refused = |low, middle, high| field(Range::new(low, middle, high).unwrap_err());
    assert_eq!(refused(0.0, 0.2, 0.3), ("low", ProblemCode::OutOfRange));
    assert_eq!(refused(0.1, 0.2, 1.0), ("high", ProblemCode::OutOfRange));
    assert_eq!(refused(0.3, 0.2, 0.4), ("low", ProblemCode::OutOfRange));
    assert_eq!(refused(0.1, f64::NAN, 0.4), ("middle", ProblemCode::NotFinite));
    let turned = Range::between(0.9, 0.1).unwrap();
    assert!(turned.low() == 0.1 && (turned.middle() - 0.5).abs() < 1e-12 && turned.high() == 0.9);
    assert!(Range::between(0.0, 0.5).is_err());

    assert_eq!(field(Chain::new(Vec::new()).unwrap_err()), ("premises", ProblemCode::Length));
    assert_eq!(field(Chain::of_points(&[0.5; 13]).unwrap_err()), ("premises", ProblemCode::Length));
    assert_eq!(field(Chain::of_points(&[0.5, 1.1]).unwrap_err()), ("credence", ProblemCode::OutOfRange));
    assert_eq!(field(Chain::of_points(&[f64::NAN]).unwrap_err()), ("credence", ProblemCode::NotFinite));
    assert_eq!(field(crux(&[0.5, 0.5], &[0.5]).unwrap_err()), ("theirs", ProblemCode::Length));
    assert_eq!(field(union(&[0.5], 1.5).unwrap_err()), ("dependence", ProblemCode::OutOfRange));
    assert_eq!(field(at_least_one(0.5, 0, 0.0).unwrap_err()), ("n_cases", ProblemCode::OutOfRange));
    assert_eq!(
        field(Panel::new(&[vec![0.5], vec![0.5, 0.5]]).unwrap_err()),
        ("members", ProblemCode::Length)
    );
    let chain = Chain::of_points(&[0.5]).unwrap();
    assert_eq!(field(tornado(&chain, -1.0).unwrap_err()), ("step", ProblemCode::OutOfRange));
    assert_eq!(
        field(draw_product(&chain, 0.0, Seed::new(1), 0).unwrap_err()),
        ("n_draws", ProblemCode::OutOfRange)
    );
}

#[test]
fn the_same_seed_gives_the_same_draws() {
    let chain = Chain::new(vec![Credence::Range(Range::new(0.1, 0.3, 0.8).unwrap()); 3]).unwrap();
    let draw = |seed| draw_product(&chain, 0.2, Seed::new(seed), 100).unwrap();
    assert_eq!(draw(5), draw(5));
    assert_ne!(draw(5), draw(6));
}
