//! What a line chart promises in plain cases.

use lookahead_chart::*;

fn one(points: &[(f64, f64)]) -> LineChart {
    let mut chart = LineChart::wide();
    chart.series = vec![Series::new("line", points.iter().copied())];
    chart
}

/// What is written at ticks: first along the vertical axis, then along the horizontal one.
fn tick_labels(scene: &Scene) -> Vec<&str> {
    let label = |shape| match shape {
        &Shape::Text { class: ShapeClass::TickLabel, ref text, .. } => Some(text.as_str()),
        _ => None,
    };
    scene.shapes.iter().filter_map(label).collect()
}

/// Where a label stands (its baseline); the origin if there is none.
fn place_of(scene: &Scene, label: &str) -> Position {
    let found = scene.shapes.iter().find_map(|shape| match shape {
        Shape::Text { at, text, .. } if text == label => Some(*at),
        _ => None,
    });
    found.unwrap_or_default()
}

/// All shapes of a class.
fn of_class(scene: &Scene, class: ShapeClass) -> Vec<&Shape> {
    scene.shapes.iter().filter(|shape| shape.class() == class).collect()
}

#[test]
fn marks_stand_on_the_line() {
    let scene = line_chart(&one(&[(0.0, 1.0), (1.0, 3.0), (2.0, 2.0)]));
    let places: Vec<Position> = scene.marks.iter().map(|mark| mark.at).collect();
    assert_eq!(
        of_class(&scene, ShapeClass::Series(0)),
        [&Shape::Path { class: ShapeClass::Series(0), points: places }]
    );
}

#[test]
fn a_line_is_broken_where_a_point_is_missing() {
    let scene =
        line_chart(&one(&[(0.0, 1.0), (1.0, 3.0), (2.0, f64::NAN), (3.0, 1.0), (4.0, f64::INFINITY)]));
    assert_eq!(of_class(&scene, ShapeClass::Series(0)).len(), 1);
    assert_eq!(scene.marks.iter().map(|mark| mark.index).collect::<Vec<_>>(), [0, 1, 3]);
    assert_eq!(scene.problems, [Problem::PointsDropped { series: 0, count: 2, first: 2 }]);
}

#[test]
fn an_empty_chart_has_axes_and_says_what_is_missing() {
    let chart = one(&[]);
    let scene = line_chart(&chart);
    assert_eq!(scene.problems, [Problem::SeriesEmpty { series: 0 }]);
    assert!(!of_class(&scene, ShapeClass::Axis).is_empty());
    assert!(facts(&chart).is_empty() && table(&chart).rows.is_empty());
}

#[test]
fn a_constant_lies_in_the_middle_and_is_flat() {
    let chart = one(&[(0.0, 3.0), (1.0, 3.0)]);
    let scene = line_chart(&chart);
    assert!(facts(&chart).contains(&SummaryFact::Trend { series: 0, trend: Trend::Flat }));
    let y = |label: &str| place_of(&scene, label).y;
    // A tick label hangs a little below its value.
    assert!((y("1.5") - 2 * y("3.0") + y("4.5")).abs() <= 1 && y("4.5") < y("3.0"));
    assert!((scene.marks[0].at.y - y("3.0")).abs() < 60);
}

#[test]
fn a_line_is_cut_at_a_fixed_range_and_not_bent() {
    let mut chart = one(&[(0.0, 0.0), (1.0, 10.0)]);
    chart.y.range = AxisRange::Fixed(0.0, 5.0);
    let scene = line_chart(&chart);
    let (start, end) = (scene.marks[0].at, scene.marks[1].at);
    let top_of_plot = end.y;
    let [Shape::Line { from, to, .. }] = *of_class(&scene, ShapeClass::Series(0)) else { panic!("one line") };
    assert_eq!((*from, to.y), (start, top_of_plot));
    assert!((to.x - (start.x + end.x) / 2).abs() <= 1);
    assert!(!scene.marks[1].inside);
    assert_eq!(scene.problems, [Problem::PointsOutside { series: 0, count: 1 }]);
}

#[test]
fn ticks_are_round_and_written_without_noise() {
    let mut chart = one(&[(0.0, 0.0), (0.7, 0.3)]);
    chart.y.format = NumberFormat::Percent;
    assert_eq!(
        tick_labels(&line_chart(&chart)),
        [
            "0%", "5%", "10%", "15%", "20%", "25%", "30%", "0.0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6",
            "0.7"
        ]
    );
}

#[test]
fn counts_have_whole_ticks() {
    let mut chart = one(&[(1.0, 0.0), (3.0, 1.0)]);
    chart.x.least_step = 1.0;
    chart.y.least_step = 1.0;
    assert_eq!(tick_labels(&line_chart(&chart)), ["0", "1", "1", "2", "3"]);
}

#[test]
fn own_ticks_stand_where_they_were_asked_for() {
    let mut chart = one(&[(0.0, 0.0), (1.0, 1.0)]);
    let words = [(0.0, "never"), (0.5, "now and then"), (1.0, "always")];
    chart.x.ticks = TickChoice::Labelled(words.map(|(x, word)| (x, word.to_string())).to_vec());
    chart.y.ticks = TickChoice::At(vec![0.0, 0.25, 2.0]);
    let scene = line_chart(&chart);
    assert_eq!(tick_labels(&scene), ["0", "0.25", "2", "never", "now and then", "always"]);
    assert!(scene.problems.is_empty());
}

#[test]
fn a_reference_widens_the_axis_and_has_its_label() {
    let mut chart = one(&[(0.0, 0.0), (1.0, 1.0)]);
    chart.references = vec![
        Reference::AtX { x: 2.0, label: "break-even".to_string() },
        Reference::AtY { y: 0.5, label: "half".to_string() },
        Reference::AtX { x: f64::NAN, label: "nowhere".to_string() },
    ];
    let scene = line_chart(&chart);
    assert_eq!(of_class(&scene, ShapeClass::ReferenceLabel).len(), 2);
    assert_eq!(scene.problems, [Problem::ReferenceDropped { reference: 2 }]);
}

#[test]
fn names_that_do_not_fit_are_left_to_the_legend() {
    let mut chart = LineChart::sized(320, 160);
    chart.series =
        (0_u16..9).map(|n| Series::new(format!("series {n}"), [(0.0, 0.0), (1.0, f64::from(n))])).collect();
    let scene = line_chart(&chart);
    assert!(scene.legend.iter().all(|entry| !entry.labelled && entry.name.starts_with("series ")));
    chart.series.truncate(3);
    assert!(line_chart(&chart).legend.iter().all(|entry| entry.labelled));
}

#[test]
fn neighbours_differ_by_dash_and_marker() {
    let mut chart = LineChart::wide();
    chart.series = (0..6).map(|_| Series::new("s", [(0.0, 0.0)])).collect();
    let legend = line_chart(&chart).legend;
    for (index, entry) in legend.iter().enumerate() {
        for other in &legend[index + 1..] {
            assert!(entry.dash != other.dash && entry.marker != other.marker);
        }
    }
}

#[test]
fn a_table_row_holds_all_series_at_one_x() {
    let mut chart = one(&[(2.0, 20.0), (1.0, 10.0)]);
    let third = DataPoint { x: 1.0, y: 1.0 / 3.0, exact: Some("1/3".to_string()) };
    chart.series.push(Series::new("=other", [third]));
    let csv = to_csv_string(&table(&chart), |_| None);
    assert_eq!(csv, ",line,'=other\r\n1,10,1/3\r\n2,20,\r\n");
}

#[test]
fn a_size_out_of_bounds_is_changed_and_reported() {
    let scene = line_chart(&LineChart::sized(1, 1));
    assert_eq!((scene.width, scene.height), (200, 160));
    assert_eq!(scene.problems, [Problem::SizeChanged]);
}
