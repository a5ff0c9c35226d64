//! The numbers behind a picture, as a table that anyone can read.

use yew::prelude::*;

/// A table of text cells; the first column heads its row. Each row is as long as the head.
#[must_use]
pub fn view_data_table(caption: &AttrValue, head: &[AttrValue], rows: &[Vec<AttrValue>]) -> Html {
    let head: Html = head.iter().map(|cell| html! { <th scope="col">{cell.clone()}</th> }).collect();
    let rows: Html = rows.iter().enumerate().map(|(idx, row)| view_row(idx, row)).collect();
    html! {
        <div class="scroller" tabindex="0" role="region" aria-label={caption.clone()}>
            <table class="data">
                <caption>{caption.clone()}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn view_row(idx: usize, row: &[AttrValue]) -> Html {
    let cells: Html = row
        .iter()
        .enumerate()
        .map(|(column, cell)| if column == 0 { html! { <th scope="row">{cell.clone()}</th> } } else { html! { <td>{cell.clone()}</td> } })
        .collect();
    html! { <tr key={idx.to_string()}>{cells}</tr> }
}
