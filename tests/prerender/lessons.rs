//! Lesson plans: one for each written chapter, with its objections and the sources of those, and links that open a figure in
//! a state which the figure knows; and the accessibility report, whose tests exist.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use lookahead::page::{Node, PageData};
use lookahead::prerender::{all_pages, compile_book, today};
use lookahead::query;
use lookahead::route::Base;
use lookahead::widgets::{Place, Placed, find};
use lookahead_book::Inline;
use lookahead_book::build::Book;

use super::rendered::settings;

fn book() -> &'static (Book, Vec<PageData>) {
    static BOOK: OnceLock<(Book, Vec<PageData>)> = OnceLock::new();
    BOOK.get_or_init(|| {
        let whole = compile_book(Path::new(env!("CARGO_MANIFEST_DIR")), &today()).unwrap();
        let pages = all_pages(&whole, &settings());
        (whole.book, pages)
    })
}

fn page<'pages>(pages: &'pages [PageData], route: &str) -> &'pages PageData {
    pages.iter().find(|page| page.route == route).unwrap_or_else(|| panic!("no page {route}"))
}

/// All elements below some nodes, in order.
fn elements(nodes: &[Node]) -> Vec<&Node> {
    let mut found = Vec::new();
    let mut open: Vec<&Node> = nodes.iter().rev().collect();
    while let Some(node) = open.pop() {
        if let Node::Element { children, .. } = node {
            found.push(node);
            open.extend(children.iter().rev());
        }
    }
    found
}

fn text(node: &Node) -> String {
    match node {
        Node::Text(text) => text.clone(),
        Node::Element { children, .. } => children.iter().map(text).collect(),
        Node::Widget { .. } => String::new(),
    }
}

/// Where the links of a page lead, from the site's root.
fn hrefs(page: &PageData) -> BTreeSet<String> {
    let base = Base::new(&settings().facts.public_path);
    let inside = |node: &Node| Some(base.site_path(node.attribute("href")?)?.to_owned());
    elements(&page.body).into_iter().filter_map(inside).collect()
}

fn texts_of_class(page: &PageData, class: &str) -> Vec<String> {
    let has_class = |node: &&Node| node.attribute("class") == Some(class);
    elements(&page.body).into_iter().filter(has_class).map(text).collect()
}

#[test]
fn every_written_chapter_has_a_lesson_and_leads_to_it() {
    let (book, pages) = book();
    let overview = page(pages, "/teach/");
    let listed = hrefs(overview);
    let written: Vec<&str> = book
        .chapters
        .iter()
        .filter(|chapter| !chapter.planned)
        .map(|chapter| chapter.slug.as_str())
        .collect();
    assert!(written.len() >= 8);
    for slug in written {
        let route = format!("/teach/{slug}/");
        page(pages, &route);
        assert!(listed.contains(&route), "{route} is not in the overview");
        assert!(hrefs(page(pages, &format!("/read/{slug}/"))).contains(&route), "{slug}");
        assert!(book.search.iter().any(|entry| entry.href == route), "{route} cannot be searched");
    }
}

/// Word for word, with the number that the source has in the chapter.
#[test]
fn opposing_views_are_those_of_the_chapter() {
    let (book, pages) = book();
    let mut n_views = 0;
    for lesson in &book.lessons {
        let of_lesson = texts_of_class(page(pages, &format!("/teach/{}/", lesson.slug)), "apart objection");
        let of_chapter = texts_of_class(page(pages, &format!("/read/{}/", lesson.slug)), "apart objection");
        // Tips stand only where a term or source is first met; what is read is the same.
        assert_eq!(of_lesson.len(), of_chapter.len(), "{}", lesson.slug);
        assert!(!of_lesson.is_empty(), "{} has nothing to say against it", lesson.slug);
        n_views += of_lesson.len();
    }
    assert!(n_views >= 12, "{n_views}");
}

/// `/lab/<slug>/?…` in lessons: the figure, drawn for that address, has no note that it does not
/// know a key or value; a state without a name shows something else than at first.
#[test]
fn links_to_figures_hold_states_that_the_figure_knows() {
    let (_, pages) = book();
    let mut n_links = 0;
    for page in pages.iter().filter(|page| page.route.starts_with("/teach/")) {
        for href in hrefs(page) {
            let Some((slug, state)) = href.strip_prefix("/lab/").and_then(|rest| rest.split_once("/?"))
            else {
                continue;
            };
            n_links += 1;
            let lab = pages.iter().find(|page| page.route == format!("/lab/{slug}/")).unwrap();
            let prepare = |params: &query::Query| {
                let placed =
                    Placed { id: slug, place: Place::Lab, params, words: &lab.words, facts: &lab.facts };
                find(slug).unwrap().native.prepare(&placed)
            };
            let pairs = query::parse(state);
            let drawn = prepare(&pairs);
            assert_eq!(note(&drawn), None, "{}: {href}", page.route);
            // The tree is drawn by its own view, and the first preset is what is shown anyway: those have names.
            let is_named = pairs
                .values()
                .all(|value| lab.words.0.keys().any(|key| key.split('.').any(|part| part == value)));
            assert!(is_named || drawn != prepare(&query::Query::default()), "{}: {href}", page.route);
            assert!(is_named || !drawn.is_empty(), "{}: {href}", page.route);
        }
    }
    assert!(n_links >= 25, "{n_links}");
}

/// Each lesson for the room has a section for each step and questions in it; a right answer is one of the answers, as the
/// model has it; what comes out stands in folded sections alone.
#[test]
fn lessons_for_the_room_hold_their_answers_back() {
    let (book, pages) = book();
    for lesson in &book.lessons {
        let room = page(pages, &format!("/teach/run/{}/", lesson.slug));
        let all = elements(&room.body);
        let of = |class: &str| all.iter().filter(|node| node.attribute("class") == Some(class)).count();
        let n_steps = of("run-step");
        assert!((7..=9).contains(&n_steps), "{}: {n_steps}", lesson.slug);
        assert!(lesson.asked.len() >= 2, "{} asks {}", lesson.slug, lesson.asked.len());
        assert!(lesson.asked.iter().any(|asked| asked.answers.len() >= 2), "{}", lesson.slug);
        assert_eq!((of("answer"), of("asked")), (lesson.asked.len() + 1, lesson.asked.len()));
        let minutes = all.iter().filter(|node| node.attribute("class") == Some("run-step"));
        let minutes: u32 =
            minutes.map(|node| node.attribute("data-minutes").unwrap().parse::<u32>().unwrap()).sum();
        assert_eq!(minutes, 45, "{}", lesson.slug);
        for title in all.iter().filter(|node| matches!(node, Node::Element { tag, .. } if tag == "h2")) {
            assert!(!text(title).starts_with("Step "), "{}: a step without a title", lesson.slug);
        }
        for asked in &lesson.asked {
            let released: String = Inline::plain(&asked.released);
            assert!(released.len() > 3, "{}: nothing is released", lesson.slug);
            let is_out = |node: &&&Node| matches!(node.attribute("class"), Some("answer"));
            assert!(all.iter().filter(is_out).any(|node| text(node).contains(&released)), "{released}");
        }
    }
}

/// The class's side of a sheet has no answer of the key.
#[test]
fn sheets_have_no_answers_on_the_side_of_the_class() {
    let (book, pages) = book();
    for lesson in &book.lessons {
        let sheet = page(pages, &format!("/teach/sheet/{}/", lesson.slug));
        let all = elements(&sheet.body);
        let side = |class: &str| {
            let node = all.iter().find(|node| node.attribute("class") == Some(class)).unwrap();
            text(node)
        };
        let (class, teacher) = (side("for-class"), side("for-teacher"));
        for asked in &lesson.asked {
            let (question, released) = (Inline::plain(&asked.question), Inline::plain(&asked.released));
            assert!(class.contains(&question), "{}: {question}", lesson.slug);
            assert!(
                teacher.contains(&question) && teacher.contains(&released),
                "{}: {released}",
                lesson.slug
            );
            assert!(!class.contains(&released), "{}: {released}", lesson.slug);
        }
    }
}

/// What a figure says to a value that it cannot use.
fn note(nodes: &[Node]) -> Option<String> {
    elements(nodes).iter().find_map(|node| {
        let (said, is_field) = (text(node), node.attribute("class") == Some("field-problem"));
        let is_note = said.contains("cannot be “") || said.contains("The address asks for");
        (is_note || is_field && !said.is_empty()).then_some(said)
    })
}

/// Each row of the report names the test that backs it, and the test exists.
#[test]
fn the_accessibility_report_names_tests_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources: String = ["tests/e2e", "tests", "tests/prerender"]
        .iter()
        .flat_map(|folder| fs::read_dir(root.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let report = fs::read_to_string(root.join("content/en/pages/accessibility.md")).unwrap();
    let rows: Vec<&str> = report
        .lines()
        .filter(|line| {
            line.starts_with("| 1.")
                || line.starts_with("| 2.")
                || line.starts_with("| 3.")
                || line.starts_with("| 4.")
        })
        .collect();
    assert!(rows.len() >= 40, "{} criteria", rows.len());
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [_, verdict, remark] = cells[..] else { panic!("{row}") };
        assert!(["supports", "partly", "not applicable"].contains(&verdict), "{row}");
        let named: Vec<&str> = remark.split('`').skip(1).step_by(2).collect();
        for name in &named {
            assert!(sources.contains(&format!("fn {name}(")), "no test {name}: {row}");
        }
        assert!(verdict != "supports" || !named.is_empty() || remark.contains("No test"), "{row}");
    }
}
