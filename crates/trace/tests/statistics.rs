//! Intervals, tests and agreement against published tables and a trusted library, written down in cases.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test complains by panicking"
)]

use lookahead_trace::statistics::{Z_95, cohen_kappa, mcnemar_exact, wilson};
use serde_json::Value;

fn cases(kind: &str) -> Vec<Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/statistics.json");
    let all: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let cases = all[kind].as_array().unwrap().clone();
    assert!(cases.len() >= 8, "{kind}");
    assert!(cases.iter().all(|case| all["sources"].get(case["source"].as_str().unwrap()).is_some()));
    cases
}

fn count(case: &Value, name: &str) -> u32 {
    u32::try_from(case[name].as_u64().unwrap()).unwrap()
}

fn assert_near(found: f64, case: &Value, name: &str) {
    let (expected, tolerance) = (case[name].as_f64().unwrap(), case["tolerance"].as_f64().unwrap());
    assert!((found - expected).abs() <= tolerance, "{name}: {found} in {case}");
}

#[test]
fn wilson_intervals() {
    for case in cases("wilson") {
        let found = wilson(count(&case, "hits"), count(&case, "n"), Z_95).unwrap();
        assert_near(found.low, &case, "low");
        assert_near(found.high, &case, "high");
    }
}

#[test]
fn wilson_holds_the_rate_and_mirrors() {
    for n in 1..200_u32 {
        for hits in 0..=n {
            let (found, mirror) = (wilson(hits, n, Z_95).unwrap(), wilson(n - hits, n, Z_95).unwrap());
            let rate = f64::from(hits) / f64::from(n);
            assert!(0.0 <= found.low && found.low <= rate && rate <= found.high && found.high <= 1.0);
            assert!((found.low - (1.0 - mirror.high)).abs() < 1e-12);
        }
    }
    assert_eq!((wilson(0, 0, Z_95), wilson(2, 1, Z_95), wilson(1, 2, f64::NAN)), (None, None, None));
}

#[test]
fn mcnemar_p_values() {
    for case in cases("mcnemar") {
        assert_near(mcnemar_exact(count(&case, "first"), count(&case, "second")), &case, "p");
    }
}

/// Below and above the number of changes at which the sum is taken the other way.
#[test]
fn mcnemar_sums_agree_where_they_meet() {
    for smaller in (0..=490).step_by(7) {
        let (below, above) =
            (mcnemar_exact(smaller, 1_000 - smaller), mcnemar_exact(smaller, 1_001 - smaller));
        // One more throw on the larger side makes the tail smaller, by no more than half.
        assert!(above < below && above > below * 0.49, "{smaller}: {below} {above}");
    }
    assert_eq!(mcnemar_exact(u32::MAX, u32::MAX), 1.0);
    assert_eq!(mcnemar_exact(0, u32::MAX), 0.0);
}

#[test]
fn kappas() {
    for case in cases("kappa") {
        let rows = case["table"].as_array().unwrap();
        let row = |row: &Value| row.as_array().unwrap().iter().map(|n| n.as_u64().unwrap() as u32).collect();
        let table: Vec<Vec<u32>> = rows.iter().map(row).collect();
        let found = cohen_kappa(&table).unwrap();
        assert_near(found.kappa, &case, "kappa");
        if case.get("standard_error").is_some() {
            assert_near(found.standard_error, &case, "standard_error");
        }
    }
    assert_eq!(cohen_kappa(&[]), None);
    assert_eq!(cohen_kappa(&[vec![0, 0], vec![0, 0]]), None);
    assert_eq!(cohen_kappa(&[vec![10, 0], vec![0, 0]]), None);
    assert_eq!(cohen_kappa(&[vec![1, 2]]), None);
}
