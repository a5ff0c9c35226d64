//! The numbers of a chart as a table: one row for each x, one column for each series. The site shows it under the
//! figure; `to_csv_string` writes it.

use crate::input::{LineChart, Series};
use crate::line::{is_finite, numbered};
use crate::order::sorted;
use serde::{Deserialize, Serialize};

/// Columns and rows; each row is as long as `columns`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// The header.
    pub columns: Vec<Column>,
    /// The rows, by rising x.
    pub rows: Vec<Vec<TableCell>>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnCode {
    /// The x values.
    X,
    /// The y values of a series.
    Series(u16),
    /// The lower ends of its band.
    Low(u16),
    /// The upper ends of its band.
    High(u16),
}

/// One column's header: what it holds, and the caller's own word for it (axis title or series name, may be empty).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// What it holds.
    pub code: ColumnCode,
    /// The caller's word.
    pub title: String,
}

/// One cell: a number, if there is one, and how it is written exactly, if the caller said so.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TableCell {
    /// The number; finite.
    pub value: Option<f64>,
    /// The same, written exactly (such as `1/3`).
    pub exact: Option<String>,
}

/// An x, a column and the cell that stands there.
type Entry = (f64, usize, TableCell);

/// The table of a line chart. A series with several points at one x takes as many rows.
///
/// ```
/// use lookahead_chart::{LineChart, Series, table};
/// let mut chart = LineChart::wide();
/// chart.series = vec![Series::new("worth", [(0.0, 1.0), (1.0, 2.0)])];
/// assert_eq!(table(&chart).rows.len(), 2);
/// ```
pub fn table(chart: &LineChart) -> Table {
    let mut columns = vec![Column { code: ColumnCode::X, title: chart.x.title.clone() }];
    let mut entries: Vec<Entry> = Vec::new();
    for (n, series) in numbered(&chart.series) {
        add_points(n, series, &mut columns, &mut entries);
        if !series.band.is_empty() {
            add_band(n, series, &mut columns, &mut entries);
        }
    }
    let entries = sorted(&entries, |entry| entry.0);
    let rows =
        entries.chunk_by(|a, b| a.0 == b.0).flat_map(|same_x| rows_at(same_x, columns.len())).collect();
    Table { columns, rows }
}

fn add_points(n: u16, series: &Series, columns: &mut Vec<Column>, entries: &mut Vec<Entry>) {
    let column = columns.len();
    columns.push(Column { code: ColumnCode::Series(n), title: series.name.clone() });
    for point in series.points.iter().filter(|point| is_finite(point)) {
        entries.push((point.x, column, TableCell { value: Some(point.y), exact: point.exact.clone() }));
    }
}

fn add_band(n: u16, series: &Series, columns: &mut Vec<Column>, entries: &mut Vec<Entry>) {
    let column = columns.len();
    columns.extend(
        [ColumnCode::Low(n), ColumnCode::High(n)].map(|code| Column { code, title: series.name.clone() }),
    );
    for slice in &series.band {
        let ends = [(column, slice.low), (column + 1, slice.high)];
        for (column, value) in ends.into_iter().filter(|end| slice.x.is_finite() && end.1.is_finite()) {
            entries.push((slice.x, column, TableCell { value: Some(value), exact: None }));
        }
    }
}

/// The rows at one x: the k-th point of each column goes to the k-th row.
fn rows_at(same_x: &[Entry], width: usize) -> Vec<Vec<TableCell>> {
    let mut rows: Vec<Vec<TableCell>> = Vec::new();
    let mut used = vec![0_usize; width];
    for (x, column, cell) in same_x {
        let Some(row) = used.get_mut(*column) else { continue };
        if *row == rows.len() {
            let mut fresh = vec![TableCell::default(); width];
            if let Some(first) = fresh.first_mut() {
                first.value = Some(*x);
            }
            rows.push(fresh);
        }
        if let Some(place) = rows.get_mut(*row).and_then(|cells| cells.get_mut(*column)) {
            *place = cell.clone();
        }
        *row += 1;
    }
    rows
}
