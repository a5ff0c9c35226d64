//! What holds for every input, however odd: charts of arbitrary floats, names, sizes, ranges, ticks and references.

use lookahead_chart::*;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// Ordinary numbers most of the time, any bit pattern now and then.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => -100.0..100.0_f64,
        2 => (-4..5_i32).prop_map(f64::from),
        1 => any::<f64>(),
        1 => prop::num::f64::ANY,
    ]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[a-zA-Z ]{1,40}", "\\PC{0,30}"]
}

fn series() -> impl Strategy<Value = Series> {
    let points = prop::collection::vec((number(), number()), 0..40);
    let band = prop::collection::vec((number(), number(), number()), 0..6);
    (name(), points, band, any::<bool>()).prop_map(|(name, mut points, band, sorted)| {
        if sorted {
            points.sort_by(|a, b| a.0.total_cmp(&b.0));
        }
        let band = band.into_iter().map(|(x, low, high)| BandPoint { x, low, high }).collect();
        Series { band, ..Series::new(name, points) }
    })
}

fn axis() -> impl Strategy<Value = Axis> {
    let range = prop_oneof![
        3 => Just(AxisRange::Auto),
        1 => prop::collection::vec(number(), 0..3).prop_map(AxisRange::Including),
        2 => (number(), number()).prop_map(|(from, to)| AxisRange::Fixed(from, to)),
    ];
    let ticks = prop_oneof![
        4 => Just(TickChoice::Auto),
        1 => prop::collection::vec(number(), 0..12).prop_map(TickChoice::At),
        1 => prop::collection::vec((number(), name()), 0..12).prop_map(TickChoice::Labelled),
    ];
    let format = prop_oneof![Just(NumberFormat::Plain), Just(NumberFormat::Percent)];
    let least_step = prop_oneof![3 => Just(0.0), 1 => number()];
    (name(), range, ticks, format, least_step).prop_map(|(title, range, ticks, format, least_step)| Axis {
        title,
        range,
        ticks,
        format,
        least_step,
    })
}

fn reference() -> impl Strategy<Value = Reference> {
    prop_oneof![
        (number(), name()).prop_map(|(x, label)| Reference::AtX { x, label }),
        (number(), name()).prop_map(|(y, label)| Reference::AtY { y, label }),
    ]
}

prop_compose! {
    fn chart()(
        (width, height) in prop_oneof![Just((640, 300)), Just((320, 240)), (any::<u16>(), any::<u16>())],
        x in axis(),
        y in axis(),
        series in prop::collection::vec(series(), 0..6),
        references in prop::collection::vec(reference(), 0..5),
    ) -> LineChart {
        LineChart { width, height, x, y, series, references }
    }
}

fn texts(scene: &Scene) -> Vec<(&str, Bounds)> {
    let mut texts = Vec::new();
    for shape in &scene.shapes {
        if let Shape::Text { text, .. } = shape {
            texts.push((text.as_str(), shape.bounds()));
        }
    }
    texts
}

fn is_finite(point: &&DataPoint) -> bool {
    point.x.is_finite() && point.y.is_finite()
}

fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(400);
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(7),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn everything_lies_inside_the_picture(chart in chart()) {
        let scene = line_chart(&chart);
        let (right, bottom) = (i32::from(scene.width) * 10, i32::from(scene.height) * 10);
        for shape in &scene.shapes {
            let b = shape.bounds();
            prop_assert!(b.left >= 0 && b.top >= 0 && b.right <= right && b.bottom <= bottom, "{shape:?}");
        }
        for mark in &scene.marks {
            prop_assert!((0..right).contains(&mark.at.x) && (0..bottom).contains(&mark.at.y), "{mark:?}");
        }
    }

    #[test]
    fn texts_do_not_overlap_and_can_be_read(chart in chart()) {
        let scene = line_chart(&chart);
        let texts = texts(&scene);
        for (index, (word, bounds)) in texts.iter().enumerate() {
            for (other, others) in texts.iter().skip(index + 1) {
                prop_assert!(!bounds.overlaps(*others), "{word:?} and {other:?}");
            }
        }
        let small = |shape: &Shape| matches!(shape, Shape::Text { size, .. } if *size < 120);
        prop_assert!(!scene.shapes.iter().any(small));
    }

    #[test]
    fn each_finite_point_has_a_mark_and_a_cell(chart in chart()) {
        let scene = line_chart(&chart);
        let finite: usize = chart.series.iter().map(|series| series.points.iter().filter(is_finite).count()).sum();
        prop_assert_eq!(scene.marks.len(), finite);
        let is_y = |code: ColumnCode| matches!(code, ColumnCode::Series(_));
        let table = table(&chart);
        let filled = table.rows.iter().flat_map(|row| row.iter().zip(&table.columns));
        let cells = filled.filter(|(cell, column)| is_y(column.code) && cell.value.is_some()).count();
        prop_assert_eq!(cells, finite);
        prop_assert_eq!(scene.legend.len(), chart.series.len());
    }

    #[test]
    fn the_same_chart_gives_the_same_scene(chart in chart()) {
        prop_assert_eq!(line_chart(&chart), line_chart(&chart.clone()));
    }

    #[test]
    fn exports_take_any_words(chart in chart(), title in "\\PC{0,20}") {
        let scene = line_chart(&chart);
        let svg = to_svg_string(&scene, &title, &title);
        prop_assert_eq!(svg.matches('<').count(), svg.matches('>').count());
        let table = table(&chart);
        let columns = table.columns.len();
        let csv = to_csv_string(&table, |_| Some("word".to_string()));
        prop_assert!(csv.lines().all(|line| line.matches(',').count() + 1 == columns));
    }

    #[test]
    fn a_crossing_lies_on_both_lines(a in heights(), b in heights()) {
        let mut chart = LineChart::wide();
        chart.series = [&a, &b].map(|heights| Series::new("s", (0_i32..).map(f64::from).zip(heights.clone()))).to_vec();
        let mut changes = 0;
        for fact in facts(&chart) {
            if let SummaryFact::Crossing { rising, x, y, .. } = fact {
                changes += 1;
                prop_assert!((at(&a, x) - y).abs() < 1e-12 && (at(&b, x) - y).abs() < 1e-12);
                let (up, down) = if rising == 0 { (&a, &b) } else { (&b, &a) };
                let height = |line: &[f64], x: f64| at(line, x.clamp(0.0, 5.0));
                prop_assert!(height(up, x - 1e-6) < height(down, x - 1e-6));
                prop_assert!(height(up, x + 1e-6) >= height(down, x + 1e-6) - 1e-12);
            }
        }
        let above: Vec<bool> = a.iter().zip(&b).filter(|(a, b)| a != b).map(|(a, b)| a > b).collect();
        prop_assert_eq!(changes, above.windows(2).filter(|pair| pair[0] != pair[1]).count());
    }
}

/// Small whole heights, so that equal values are common.
fn heights() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec((0..5_i32).prop_map(f64::from), 6)
}

/// The height of a line with a corner at each whole x.
fn at(heights: &[f64], x: f64) -> f64 {
    let (left, share) = if x < 5.0 { (x.floor() as usize, x.fract()) } else { (4, 1.0) };
    let height = |index: usize| heights.get(index).copied().unwrap_or(f64::NAN);
    height(left) * (1.0 - share) + height(left + 1) * share
}
