//! Numbers for the prose, `{calc:faking-results.<view>.<bar>}`, with `.low`, `.high` or `.n` after it; and
//! `twelve.without`, the answers that came without such reasoning. States for the tests.

use super::figure::percent;
use super::published::text;
use super::rows::row;
use super::views::{self, Reading};
use crate::query::{Query, parse};

/// A number by its key.
pub(super) fn calc(key: &str) -> Option<String> {
    if key == "twelve.without" {
        let share = |name: &str| share_of("twelve", name);
        return Some(with_sign(share("free")? - share("reasoning")?));
    }
    let mut parts = key.split('.');
    let (view, name, part) = (views::find(parts.next()?)?, parts.next()?, parts.next());
    let bar = view.bars.iter().find(|bar| bar.name == name)?;
    let row = row(bar, None)?;
    match part {
        None => Some(match bar.reading {
            Reading::Percent | Reading::Rest => with_sign(row.share),
            // As they were published.
            Reading::Count | Reading::Points | Reading::Plain => text(bar.entry, "value").to_owned(),
        }),
        Some("low") => Some(with_sign(row.interval?.low)),
        Some("high") => Some(with_sign(row.interval?.high)),
        Some("n") => Some(row.n?.to_string()),
        Some(_) => None,
    }
}

fn share_of(view: &str, name: &str) -> Option<f64> {
    let bar = views::find(view)?.bars.iter().find(|bar| bar.name == name)?;
    Some(row(bar, None)?.share)
}

fn with_sign(share: f64) -> String {
    [&percent(share), "\u{a0}%"].concat()
}

/// States that must survive the address.
pub(super) fn samples() -> Vec<Query> {
    let texts = [
        "",
        "preset=control",
        "preset=after&n=20",
        "preset=models&n=400",
        "n=2000",
        "n=lots&preset=%00",
        "n=19&preset=hints",
        "preset=cut-notes",
    ];
    texts.map(parse).to_vec()
}
