//! One chart down to the last shape, against a snapshot that was looked at. Set `LOOKAHEAD_BLESS=1` to write it anew,
//! then look at the picture again.

use lookahead_chart::*;
use std::error::Error;
use std::path::PathBuf;

fn chart(mut chart: LineChart) -> LineChart {
    chart.x = Axis { format: NumberFormat::Percent, ..Axis::titled("Chance that the line is recorded") };
    chart.y = Axis::titled("Expected worth");
    let shares = || (0..=8).map(|i| f64::from(i) / 8.0);
    chart.series = vec![
        Series::new("complies", shares().map(|p| (p, 8.0 * p - 2.5))),
        Series::new("answers honestly", shares().map(|p| (p, 4.0 - 6.0 * p * p))).with_tone(Tone::Person),
    ];
    chart.references = vec![Reference::AtX { x: 0.5625, label: "break-even".to_string() }];
    chart
}

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

/// All that is told of a chart.
#[derive(serde::Serialize, serde::Deserialize)]
struct Told {
    scene: Scene,
    summary: Vec<SummaryFact>,
    table: Table,
}

fn told(chart: &LineChart) -> Told {
    Told { scene: line_chart(chart), summary: facts(chart), table: table(chart) }
}

fn check(told: &Told, name: &str) -> Result<(), Box<dyn Error>> {
    let written = serde_json::to_string_pretty(told)? + "\n";
    if std::env::var_os("LOOKAHEAD_BLESS").is_some() {
        std::fs::write(path(name), &written)?;
    }
    let expected = std::fs::read_to_string(path(name))?;
    assert!(written == expected, "{name} differs from the snapshot: see the head of this file");
    Ok(())
}

#[test]
fn a_wide_chart_is_as_it_was() -> Result<(), Box<dyn Error>> {
    check(&told(&chart(LineChart::wide())), "two_series_wide.json")
}

#[test]
fn a_chart_for_a_phone_is_as_it_was() -> Result<(), Box<dyn Error>> {
    check(&told(&chart(LineChart::phone())), "two_series_phone.json")
}

#[test]
fn the_snapshot_reads_back() -> Result<(), Box<dyn Error>> {
    let told = told(&chart(LineChart::wide()));
    let back: Told = serde_json::from_str(&std::fs::read_to_string(path("two_series_wide.json"))?)?;
    assert_eq!(back.scene.shapes, told.scene.shapes);
    assert_eq!(back.summary, told.summary);
    assert_eq!(back.table, told.table);
    Ok(())
}

#[test]
fn the_files_to_take_away_name_what_is_drawn() {
    let chart = chart(LineChart::wide());
    let scene = line_chart(&chart);
    let svg = to_svg_string(&scene, "A & B", "said \"so\"");
    assert!(svg.contains(r#"<title id="title">A &amp; B</title>"#));
    assert!(svg.contains(r#"class="line series-1 tone-person""#));
    assert!(svg.contains(r#"stroke-dasharray="6 4""#));
    let csv = to_csv_string(&table(&chart), |code| (code == ColumnCode::X).then(|| "p".to_string()));
    assert_eq!(csv.lines().next(), Some("p,complies,answers honestly"));
    assert_eq!(csv.lines().count(), 10);
}
