//! The page around a figure: the frame with the figure, one line for what the reader must know, and what is reported.

use anyhow::{Result, ensure};

use super::words::Words;
use crate::offline::{OfflineFile, Policy};

const SCRIPT: &str = include_str!("../../../assets/scorm/scorm.js");
const STYLE: &str = include_str!("../../../assets/scorm/scorm.css");

/// As in the embed snippet: the figure can reach neither the platform's page nor the reader's session with it.
const SANDBOX: &str =
    "allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox";

/// The page.
pub fn write(figure: &OfflineFile, words: &Words) -> Result<String> {
    ensure!(!SCRIPT.contains("</script"), "the script of the package would end too early");
    let policy = Policy {
        scripts: &[SCRIPT],
        script_source: "",
        styles: &[STYLE],
        // Where a platform puts the package, and whether its frames have an origin, is not known; the one script opens
        // the file beside this one and no other.
        more: "img-src data:; frame-src http: https: file:; trusted-types 'none'",
    };
    let OfflineFile { title, language, icon, .. } = figure;
    let score = if figure.has_guess { "score" } else { "no_score" };
    let points: String = ["status", score, "kept"]
        .into_iter()
        .map(|key| Ok(format!("<li>{}</li>", words.get(key)?)))
        .collect::<Result<_>>()?;
    Ok(format!(
        "<!doctype html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\">{policy}<meta name=\"referrer\" content=\"no-referrer\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title>\
         <link rel=\"icon\" type=\"image/svg+xml\" href=\"{icon}\"><style>{STYLE}</style></head>\n\
         <body><main><h1>{title}</h1><p id=\"said\" role=\"status\" data-none=\"{none}\" data-too-long=\"{too_long}\" data-refused=\"{refused}\"></p>\n\
         <iframe id=\"figure\" title=\"{title}\" sandbox=\"{SANDBOX}\" allow=\"fullscreen; clipboard-write\"></iframe>\n\
         <noscript><p><a href=\"figure.html\">{title}</a></p></noscript>\n\
         <details><summary>{heading}</summary><ul>{points}</ul></details></main>\n<script>{SCRIPT}</script></body></html>\n",
        policy = policy.to_meta(),
        none = words.get("none")?,
        too_long = words.get("too_long")?,
        refused = words.get("refused")?,
        heading = words.get("heading")?,
    ))
}
