//! One whole HTML document around a rendered page: policy, metadata, styles, the app's root, the hidden banner.

use anyhow::{Context, Result};
use lookahead_book::Words;
use serde_json::json;

use super::markup::markup;
use super::{Assets, Settings, Style};
use crate::app::{App, AppProps};
use crate::page::{Node, PageData};
use crate::parts::island::Arrival;
use crate::route::{Base, Room, Route};

/// The document of a page. Rendering uses the same `App` as the client, so that hydration finds what it expects.
///
/// # Errors
/// One line when the runtime for rendering cannot be made.
pub fn render_document(
    page: &PageData,
    settings: &Settings,
    assets: &Assets,
    words: &Words,
) -> Result<String> {
    let body = match Route::parse(&page.route) {
        Route::Room(..) => markup(&page.body, &|figure| render_figure(page, figure))?,
        _ => format!("<div id=\"app\" data-route=\"{}\">{}</div>", escape(&page.route), render_app(page)?),
    };
    let language = "en";
    let head = head(page, settings, assets);
    let version = escape(&page.facts.version);
    Ok(format!(
        "<!doctype html>\n<html lang=\"{language}\" data-version=\"{version}\"><head>{head}</head>\
         <body>{body}{}</body></html>\n",
        banner(words)
    ))
}

/// A figure alone, as its page would show it first.
pub(super) fn render_figure(page: &PageData, figure: &Node) -> Result<String> {
    let whole = render_app(&PageData { body: vec![figure.clone()], ..page.clone() })?;
    let from = whole.find("<figure").context("a widget without a figure")?;
    let until = whole.rfind("</figure>").context("a figure without an end")?;
    Ok(whole.get(from..until).unwrap_or_default().to_owned() + "</figure>")
}

fn render_app(page: &PageData) -> Result<String> {
    let page = page.clone();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("no runtime to render with")?;
    let tasks = tokio::task::LocalSet::new();
    let renderer = yew::LocalServerRenderer::<App>::with_props(AppProps {
        page: std::rc::Rc::new(page),
        arrival: Arrival::Written,
    });
    Ok(tasks.block_on(&runtime, renderer.render()))
}

fn head(page: &PageData, settings: &Settings, assets: &Assets) -> String {
    let base = Base::new(&settings.facts.public_path);
    let href = |file: &str| escape(&base.href(file));
    let title = escape(&page.title);
    let description = escape(&page.description);
    let canonical = escape(&canonical(page, settings));
    let mut head = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">",
        policy(&settings.facts.origin, style_of(page, assets), early_hash(page, assets))
    );
    head += "<meta charset=\"utf-8\"><meta name=\"referrer\" content=\"no-referrer\">";
    head += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">";
    head += &format!("<title>{title}</title><meta name=\"description\" content=\"{description}\">");
    head += &format!(
        "<link rel=\"canonical\" href=\"{canonical}\"><link rel=\"icon\" type=\"image/svg+xml\" href=\"{}\">",
        href("icon.svg")
    );
    head += &format!("<style>{}</style>", style_of(page, assets).text);
    head +=
        &format!("<noscript><link rel=\"stylesheet\" href=\"{}\"></noscript>", href(&assets.noscript_style));
    head += &open_graph(page, &title, &description, &canonical, settings);
    head += &super::embed::discovery_link(page, settings);
    head += &format!("<script type=\"application/ld+json\">{}</script>", json_ld(page, settings));
    head + &early_script(page, assets, &base)
}

/// Only some pages hold long prose or traces; the others stay small.
fn style_of<'assets>(page: &PageData, assets: &'assets Assets) -> &'assets Style {
    let route = Route::parse(&page.route);
    if route == Route::Home {
        &assets.home_style
    } else if matches!(route, Route::Room(..)) {
        &assets.room_style
    } else if matches!(route, Route::Teach(_)) {
        &assets.teach_style
    } else if has_long_prose(&route) {
        &assets.prose_style
    } else if has_traces(&route) {
        &assets.trace_style
    } else {
        &assets.tool_style
    }
}

fn has_traces(route: &Route) -> bool {
    match route {
        Route::Traces | Route::TraceSet(_) => true,
        Route::Lab(slug) | Route::Embed(slug) => slug == "trace-pair",
        _ => false,
    }
}

fn has_long_prose(route: &Route) -> bool {
    matches!(route, Route::Home | Route::Chapter(_) | Route::About | Route::Privacy)
}

/// The policy of quality.md. The origin is named beside `'self'`, which WebKit does not match in sandboxed frames.
fn policy(origin: &str, style: &Style, early_hash: &str) -> String {
    let style_hash = &style.hash;
    let own = format!("'self' {}", escape(origin));
    format!(
        "default-src 'none'; script-src {own} 'wasm-unsafe-eval' '{early_hash}'; style-src {own} '{style_hash}'; img-src {own} data: blob:; font-src {own}; \
         connect-src {own}; frame-src {own}; worker-src {own} blob:; base-uri 'none'; form-action 'none'; object-src 'none'; \
         require-trusted-types-for 'script'; trusted-types lookahead"
    )
}

fn early_script(page: &PageData, assets: &Assets, base: &Base) -> String {
    let route = Route::parse(&page.route);
    if let Route::Room(room, _) = route {
        // A sheet needs no more than the colours.
        let boot = (room == Room::Run).then(|| escape(&base.href(&assets.run)));
        let data = boot.map(|boot| format!(" data-boot=\"{boot}\"")).unwrap_or_default();
        return format!("<script{data}>{}</script>", assets.room_early.text);
    }
    let late = (!route.is_embed()).then(|| ("late", base.href(&assets.late_style)));
    let boot = if route.is_embed() { &assets.embed_boot } else { &assets.boot };
    let data = [
        ("boot", base.href(boot)),
        ("client", base.href(&assets.client)),
        ("wasm", base.href(&assets.wasm)),
        ("page", base.href(&route.data_file())),
        ("when", if route.is_embed() { "seen" } else { "painted" }.to_owned()),
    ];
    let data: String =
        data.iter().chain(&late).map(|(name, value)| format!(" data-{name}=\"{}\"", escape(value))).collect();
    format!("<script{data}>{}</script>", assets.early)
}

/// Of the script that stands in the page.
fn early_hash<'assets>(page: &PageData, assets: &'assets Assets) -> &'assets str {
    match Route::parse(&page.route) {
        Route::Room(..) => &assets.room_early.hash,
        _ => &assets.early_hash,
    }
}

fn open_graph(
    page: &PageData,
    title: &str,
    description: &str,
    canonical: &str,
    settings: &Settings,
) -> String {
    let kind = if matches!(Route::parse(&page.route), Route::Chapter(_)) { "article" } else { "website" };
    let pairs = [
        ("type", kind),
        ("title", title),
        ("description", description),
        ("url", canonical),
        ("site_name", "Lookahead"),
    ];
    let poster = super::embed::poster_address(page, settings).map(|address| escape(&address));
    let image = poster.iter().map(|address| ("image", address.as_str()));
    pairs
        .into_iter()
        .chain(image)
        .map(|(name, value)| format!("<meta property=\"og:{name}\" content=\"{value}\">"))
        .collect()
}

fn json_ld(page: &PageData, settings: &Settings) -> String {
    let data = json!({
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": page.title,
        "description": page.description,
        "url": canonical(page, settings),
        "inLanguage": "en",
        "isAccessibleForFree": true,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "version": page.facts.version,
    });
    // `</script>` must not end the block early.
    data.to_string().replace('<', "\\u003c")
}

/// The page that search engines should know: an embed is known as its lab page.
fn canonical(page: &PageData, settings: &Settings) -> String {
    let base = Base::new(&settings.facts.public_path);
    let path = match Route::parse(&page.route) {
        Route::Embed(slug) => Route::Lab(slug).to_string(),
        _ => page.route.clone(),
    };
    format!("{}{}", settings.facts.origin, base.href(&path))
}

/// Hidden until `boot.js` needs it: after a panic, or when the interactive part could not start.
fn banner(words: &Words) -> String {
    let word = |key: &str| escape(words.get(key));
    format!(
        "<div id=\"panic\" class=\"banner\" role=\"alert\" hidden><p>{}</p><button type=\"button\" data-do=\"restart\">{}</button> \
         <button type=\"button\" data-do=\"copy\">{}</button><textarea readonly hidden rows=\"6\" aria-label=\"{}\"></textarea></div>\
         <p id=\"not-live\" class=\"banner\" role=\"status\" hidden>{}</p>",
        word("shell.panic"),
        word("shell.panic_restart"),
        word("shell.panic_copy"),
        word("shell.panic_report"),
        word("shell.not_live"),
    )
}

/// All pages but embeds and the 404, for search engines.
pub(super) fn sitemap(pages: &[PageData], settings: &Settings) -> String {
    let listed =
        pages.iter().filter(|page| !matches!(Route::parse(&page.route), Route::Embed(_) | Route::NotFound));
    let entries: String = listed
        .map(|page| format!("<url><loc>{}</loc></url>\n", escape(&canonical(page, settings))))
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{entries}</urlset>\n"
    )
}

/// Everyone may read everything.
pub(super) fn robots(settings: &Settings) -> String {
    let base = Base::new(&settings.facts.public_path);
    format!("User-agent: *\nAllow: /\nSitemap: {}{}\n", settings.facts.origin, base.href("sitemap.xml"))
}

/// Text for an HTML attribute or element.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
