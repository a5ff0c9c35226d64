//! The shell around every page: skip link, header, main part, foot, live region. One shell for client and prerender:
//! written twice, they would drift apart and hydration would fail.

use std::rc::Rc;

use yew::prelude::*;

use crate::hooks::{Site, use_site};
use crate::page::PageData;
use crate::pages::view_page;
use crate::parts::search_box::SearchBox;
use crate::parts::theme_choice::ThemeChoice;
use crate::route::Route;

/// A page to put into the shell.
#[derive(Properties, PartialEq)]
pub struct ShellProps {
    /// The page.
    pub page: Rc<PageData>,
    /// What the live region says.
    pub announcement: AttrValue,
}

/// The shell. Embeds get the bare page, without header and foot.
#[component]
pub fn Shell(props: &ShellProps) -> Html {
    let site = use_site();
    let route = Route::parse(&props.page.route);
    if route.is_embed() {
        return html! {
            <>
                <main class="embed" key={props.page.route.clone()}>{view_page(&site, &props.page)}</main>
                <LiveRegion text={props.announcement.clone()} />
            </>
        };
    }
    html! {
        <>
            <a class="skip" href="#page-title">{site.word("shell.skip")}</a>
            <Header route={props.page.route.clone()} />
            <main class="page" key={props.page.route.clone()}>{view_page(&site, &props.page)}</main>
            <Foot title={props.page.title.clone()} route={props.page.route.clone()} />
            <LiveRegion text={props.announcement.clone()} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct LiveRegionProps {
    text: AttrValue,
}

#[component]
fn LiveRegion(props: &LiveRegionProps) -> Html {
    html! { <div class="for-screen-readers" role="status" aria-live="polite">{props.text.clone()}</div> }
}

#[derive(Properties, PartialEq)]
struct HeaderProps {
    route: String,
}

/// Paths in the header, each with its word's key.
const NAVIGATION: [(&str, &str); 4] =
    [("/#map", "shell.chapters"), ("/lab/", "shell.lab"), ("/glossary/", "shell.glossary"), ("/about/", "shell.about")];

#[component]
fn Header(props: &HeaderProps) -> Html {
    let site = use_site();
    let links: Html = NAVIGATION
        .iter()
        .map(|(path, key)| {
            let current = (*path == props.route).then_some("page");
            html! { <a key={*path} href={site.href(path)} aria-current={current}>{site.word(key)}</a> }
        })
        .collect();
    html! {
        <header class="bar">
            <a class="brand" href={site.href("/")}>{site.word("shell.name")}</a>
            <nav aria-label={site.word("shell.navigation")}>{links}</nav>
            <SearchBox />
        </header>
    }
}

#[derive(Properties, PartialEq)]
struct FootProps {
    title: String,
    route: String,
}

#[component]
fn Foot(props: &FootProps) -> Html {
    let site = use_site();
    let facts = site.facts().clone();
    html! {
        <footer class="site-foot">
            <p>{site.word("shell.privacy")}{" "}<a href={site.href("/references/")}>{site.word("shell.references")}</a></p>
            <ThemeChoice />
            <details>
                <summary>{site.word("shell.cite")}</summary>
                <p class="selectable">{cite(&site, props)}</p>
            </details>
            <details>
                <summary>{site.word("shell.report")}</summary>
                <p>{site.word("shell.report_how")}</p>
                <p class="selectable">{report(&site, props)}</p>
                <p>{view_report_link(&site, props)}</p>
            </details>
            <p class="version">{site.fill("shell.version", &[("version", &facts.version), ("date", &facts.date)])}</p>
            <p>{site.word("shell.licence")}</p>
        </footer>
    }
}

fn cite(site: &Site, props: &FootProps) -> AttrValue {
    let facts = site.facts();
    let year = facts.date.split('-').next().unwrap_or_default();
    let link = site.address(&props.route);
    site.fill("figure.citation_form", &[("title", &props.title), ("year", year), ("version", &facts.version), ("link", &link)])
}

fn report(site: &Site, props: &FootProps) -> AttrValue {
    site.fill("shell.report_form", &[("page", &site.address(&props.route)), ("version", &site.facts().version)])
}

/// Where the build knows no repository, the text above is there to be sent by any means.
fn view_report_link(site: &Site, props: &FootProps) -> Html {
    let Some(repository) = &site.facts().repository else { return html! { <span>{site.word("shell.report_nowhere")}</span> } };
    let query = [("title", props.title.as_str()), ("body", &report(site, props))];
    let query: Vec<String> = query.iter().map(|(key, value)| format!("{key}={}", crate::query::encode(value))).collect();
    let href = format!("{repository}/issues/new?{}", query.join("&"));
    html! { <a {href} rel="noopener noreferrer">{site.word("shell.report_open")}</a> }
}
