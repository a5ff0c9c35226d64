//! The texts that leave a figure: links round trip, snippets are well-formed, citations escape, codes can be read.

use std::collections::BTreeMap;

use lookahead_book::Words;

use super::super::Speaker;
use super::builder::{Listed, figures_as_json, presets_in};
use super::links::{self, OPTIONS, Shared, chosen_options};
use super::snippet::{KINDS, Snippet};
use super::{FIGURES_KEY, HANDED_KEY, SCRIPT_KEY, SHARE, answer, citation, qr};
use crate::jobs::{Answer, FigureJob};
use crate::json::Json;
use crate::page::{Node, SiteFacts};
use crate::query::{self, Query};
use crate::widgets::WIDGETS;

const SCRIPT: &str = "<script src=\"x\"></script>";

fn facts() -> SiteFacts {
    SiteFacts {
        version: "1.2.3+ab_c".to_owned(),
        date: "2026-11-05".to_owned(),
        origin: "https://example.org".to_owned(),
        public_path: "/repo/".to_owned(),
    }
}

/// The words of the site, as far as these tests ask for them.
fn words() -> Words {
    let months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
    ];
    let months =
        months.iter().enumerate().map(|(idx, name)| (format!("share.month.{idx}"), (*name).to_owned()));
    let others = [
        (
            "embed.snippet",
            "<iframe src=\"{src}\" title=\"{title}\" width=\"{width}\" height=\"{height}\"></iframe>",
        ),
        ("share.author", "The Lookahead authors"),
        ("share.kind", "Interactive figure"),
        ("share.version", "Lookahead, version {version}, {date}"),
        ("share.apa", "{date}|{title}|{version}|{link}"),
        ("share.of", "Share: {title}"),
        ("share.bad_link", "no such link"),
        ("share.qr_too_long", "too long"),
    ];
    Words(
        months.chain(others.map(|(key, word)| (key.to_owned(), word.to_owned()))).collect::<BTreeMap<_, _>>(),
    )
}

fn shared(slug: &str, state: &str) -> Shared {
    Shared { slug: slug.to_owned(), state: query::parse(state) }
}

fn snippet(kind: &str, shared: &Shared, options: &str, title: &str) -> String {
    let (words, facts, options) = (words(), facts(), chosen_options(&query::parse(options)));
    Snippet { words: &words, facts: &facts, shared, options: &options, title, script: SCRIPT }.text(kind)
}

/// All text of nodes, and all values of attributes, one a line.
fn everything(nodes: &[Node]) -> String {
    let mut out = String::new();
    for node in nodes {
        match node {
            Node::Text(text) => out += &format!("{text}\n"),
            Node::Element { attributes, children, .. } => {
                attributes.iter().for_each(|(name, value)| out += &format!("{name}={value}\n"));
                out += &everything(children);
            }
            Node::Widget { .. } => {}
        }
    }
    out
}

/// What a field of this id holds.
fn value_of(nodes: &[Node], id: &str) -> Option<String> {
    nodes.iter().find_map(|node| {
        let Node::Element { children, .. } = node else { return None };
        let own = (node.attribute("id") == Some(id)).then(|| node.attribute("value")).flatten();
        own.map(str::to_owned).or_else(|| value_of(children, id))
    })
}

fn drawn(answer: Answer) -> (Vec<Node>, Query) {
    match answer {
        Answer::Figure(figure) => (figure.nodes, figure.state),
        other => panic!("no figure: {other:?}"),
    }
}

fn job(pairs: &[(&str, &str)]) -> FigureJob {
    FigureJob {
        slug: SHARE.to_owned(),
        id: "share".to_owned(),
        pairs: query::gather(pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))),
        params: [(SCRIPT_KEY.to_owned(), SCRIPT.to_owned())].into(),
        words: words(),
        facts: facts(),
        ..FigureJob::default()
    }
}

/// The dialog's job for a figure with one table.
fn dialog(link: &str, title: &str, more: &[(&str, &str)]) -> FigureJob {
    let cell = |text: &str| Json::from(text);
    let row = |cells: &[&str]| Json::List(cells.iter().map(|text| cell(text)).collect());
    let table = Json::List(vec![cell("A \"table\""), row(&["a", "b"]), row(&["−1.5", "x − y"])]);
    let saves = row(&["Drawing (SVG)", "Table (CSV)"]);
    let handed = Json::List(vec![cell(link), cell(title), Json::List(vec![table]), saves]).write();
    job(&[&[(HANDED_KEY, handed.as_str())], more].concat())
}

#[test]
fn links_of_every_state_of_every_figure_are_read_again() {
    let facts = facts();
    for widget in WIDGETS {
        for sample in widget.native.samples() {
            let state = widget.native.normalise(&sample);
            let shared = Shared { slug: widget.slug.to_owned(), state };
            for kind in ["lab", "embed"] {
                let options = query::parse("theme=dark&links=0");
                let link = shared.address(kind, &options, &facts);
                assert_eq!(links::read(&link, &facts).as_ref(), Some(&shared), "{link}");
            }
        }
    }
}

/// xorshift64, Marsaglia 2003.
fn next(seed: &mut u64) -> u64 {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    *seed
}

/// A thousand random states: the link comes back, and no snippet lets a value out of its quotes.
#[test]
fn random_states_survive_links_and_stay_inside_quotes() {
    let (facts, mut seed) = (facts(), 0x5eed_u64);
    let signs: Vec<char> = "ab9 &<>\"'#?%=+/\\{}ü−\u{1f600}~".chars().collect();
    for _ in 0..1_000 {
        let mut state = Query::new();
        for key in ["a", "b_c", "d-e"] {
            let n_signs = next(&mut seed) % 90;
            let value: String = (0..n_signs).map(|_| signs[next(&mut seed) as usize % signs.len()]).collect();
            state.insert(key.to_owned(), value);
        }
        let shared = Shared { slug: "game-tree".to_owned(), state };
        assert_eq!(links::read(&shared.link(&facts), &facts), Some(shared.clone()));
        let title: String = (0..20).map(|_| signs[next(&mut seed) as usize % signs.len()]).collect();
        for kind in ["plain", "script", "element"] {
            let text = snippet(kind, &shared, "theme=dark", &title);
            let inside: Vec<&str> = text.split('"').collect();
            assert_eq!(inside.len() % 2, 1, "{kind}: quotes are closed: {text}");
            for value in inside.iter().skip(1).step_by(2) {
                assert!(!value.contains('<'), "{kind}: {text}");
                let bare = value.replace("&amp;", "").replace("&quot;", "").replace("&lt;", "");
                assert!(!bare.contains('&'), "{kind}: {text}");
            }
            assert_eq!(
                text.matches('<').count(),
                match kind {
                    "plain" => 2,
                    "script" => 4,
                    _ => 6,
                },
                "{text}"
            );
        }
    }
}

#[test]
fn other_links_are_none() {
    for link in [
        "",
        "  ",
        "three-openings",
        "https://example.org/repo/",
        "https://example.org/repo/about/",
        "https://example.org/lab/power/",
        "https://example.org.evil.net/repo/lab/power/",
        "http://example.org/repo/lab/power/",
        "https://example.org/repo/lab/../x/",
        "javascript:alert(1)",
        "https://example.org/repo/lab/POWER/",
    ] {
        assert_eq!(links::read(link, &facts()), None, "{link}");
    }
    let typed =
        " https://example.org/repo/lab/power?preset=same-end&utm_source=mail&theme=dark&other.x=1&%00=2 ";
    assert_eq!(links::read(typed, &facts()), Some(shared("power", "preset=same-end")));
}

/// Only what was asked for, in the order of the alphabet, beside the figure's own pairs.
#[test]
fn options_that_stand_at_their_default_are_not_written() {
    let at_default: Vec<String> =
        OPTIONS.iter().map(|(key, values)| format!("{key}={}", values[0])).collect();
    assert_eq!(chosen_options(&query::parse(&at_default.join("&"))), Query::new());
    assert_eq!(chosen_options(&query::parse("theme=purple&controls=&seed=7&of=x")), Query::new());
    let own = shared("game-tree", "preset=three-openings");
    let text = snippet("plain", &own, "theme=dark&controls=none&motion=1", "T");
    assert!(text.contains("src=\"https://example.org/repo/embed/game-tree/?controls=none&amp;game-tree.preset=three-openings&amp;theme=dark\""), "{text}");
    assert_eq!(
        snippet("link", &own, "", "T"),
        "https://example.org/repo/lab/game-tree/?game-tree.preset=three-openings"
    );
    assert_eq!(snippet("nonsense", &own, "", "T"), snippet(KINDS[0], &own, "", "T"));
}

#[test]
fn kinds_hold_what_they_promise() {
    let own = shared("power", "preset=same-end");
    let [plain, script, element, _] = KINDS.map(|kind| snippet(kind, &own, "predict=0", "A & B"));
    assert!(!plain.contains("script") && plain.contains("title=\"A &amp; B\""), "{plain}");
    assert_eq!(script, format!("{plain}\n{SCRIPT}"));
    assert!(
        element.starts_with("<lookahead-widget name=\"power\" predict=\"0\" power.preset=\"same-end\">"),
        "{element}"
    );
    assert!(
        element
            .contains("<a href=\"https://example.org/repo/lab/power/?power.preset=same-end\">A &amp; B</a>"),
        "{element}"
    );
    assert!(element.ends_with(SCRIPT), "{element}");
}

/// Names of attributes are read in lower case by whoever parses HTML.
#[test]
fn the_keys_of_every_figure_can_be_attributes() {
    for widget in WIDGETS {
        for key in
            widget.native.samples().iter().flat_map(|sample| widget.native.normalise(sample).into_keys())
        {
            let is_plain = key
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-".contains(&byte));
            assert!(is_plain, "{}: {key}", widget.slug);
        }
    }
}

#[test]
fn citations_name_author_date_version_and_link() {
    let (words, own) = (words(), shared("power", "preset=same-end"));
    let speaker = Speaker::new(SHARE, &words);
    let link = "https://example.org/repo/lab/power/?power.preset=same-end";
    let apa = citation::apa(&speaker, "Do most goals want options?", &own, &facts());
    assert_eq!(apa, format!("2026, November 5|Do most goals want options?|1.2.3+ab_c|{link}"));
    let bibtex = citation::bibtex(&speaker, "50 % of {X} & Y_1 \\ #~^$", &own, &facts());
    for line in [
        "@misc{lookahead-power,",
        "  author       = {{The Lookahead authors}},",
        "  title        = {{50 \\% of \\{X\\} \\& Y\\_1 \\textbackslash{} \\#\\textasciitilde{}\\textasciicircum{}\\$}},",
        "  year         = {2026},",
        "  month        = nov,",
        "  howpublished = {Interactive figure},",
        "  note         = {Lookahead, version 1.2.3+ab\\_c, 2026-11-05},",
        &format!("  url          = {{{link}}}"),
    ] {
        assert!(bibtex.lines().any(|found| found == line), "{line}\n{bibtex}");
    }
    let odd = citation::apa(&speaker, "T", &own, &SiteFacts { date: "unknown".to_owned(), ..facts() });
    assert!(odd.starts_with("unknown|"), "{odd}");
}

/// Reads the squares back with another crate's reader.
fn read_code(code: &qr::Code) -> String {
    let (svg, size) = code.document("T");
    let path = svg.split("d=\"").nth(1).unwrap().split('"').next().unwrap();
    let side = size as usize / 8;
    let mut dark = vec![false; side * side];
    for run in path.split('M').skip(1) {
        let numbers: Vec<usize> =
            run.split(|char: char| !char.is_ascii_digit()).filter_map(|text| text.parse().ok()).collect();
        (0..numbers[2]).for_each(|more| dark[numbers[1] * side + numbers[0] + more] = true);
    }
    let pixels = |x: usize, y: usize| if dark[y / 4 * side + x / 4] { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * 4, side * 4, pixels);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one code is found");
    grids[0].decode().unwrap().1
}

#[test]
fn codes_are_read_by_another_reader() {
    let facts = facts();
    for widget in WIDGETS {
        let samples = widget.native.samples();
        let link =
            Shared { slug: widget.slug.to_owned(), state: widget.native.normalise(&samples[1]) }.link(&facts);
        if let Some(code) = qr::Code::of(&link) {
            assert_eq!(read_code(&code), link);
        }
    }
    let long = format!("https://example.org/#{}", "x".repeat(1_252));
    assert_eq!(read_code(&qr::Code::of(&long).unwrap()), long, "1,273 bytes");
    assert_eq!(qr::Code::of(&format!("{long}x")), None);
}

#[test]
fn the_dialog_holds_link_snippet_citations_and_files() {
    let link = "https://example.org/repo/lab/power/?power.preset=same-end";
    let (nodes, state) = drawn(answer(&dialog(link, "T", &[("theme", "dark"), ("as", "script")])));
    assert_eq!(state, Query::new(), "what is chosen in the dialog is no state of the page");
    assert_eq!(value_of(&nodes, "share-link").as_deref(), Some(link));
    let snippet = value_of(&nodes, "share-snippet").unwrap();
    assert!(snippet.contains("theme=dark") && snippet.ends_with(SCRIPT), "{snippet}");
    assert!(value_of(&nodes, "share-bibtex").unwrap().contains(link));
    let all = everything(&nodes);
    for wanted in [
        "Drawing (SVG)",
        "data-of=1",
        "data-save=json",
        "data-do=print",
        "builder.link=https://example.org/repo/lab/power/%3Fpower.preset%3Dsame-end",
    ] {
        assert!(all.contains(wanted), "{wanted}: {all}");
    }
}

#[test]
fn what_was_not_handed_over_well_leaves_the_dialog_waiting() {
    for handed in ["", "{}", "[]", "[\"https://elsewhere.example/\",\"T\",[],[]]", "[1,2,3,4]"] {
        let (nodes, _) = drawn(answer(&job(&[(HANDED_KEY, handed)])));
        assert_eq!(nodes.len(), 2, "{handed}");
    }
}

#[test]
fn a_long_link_gets_no_code_and_says_so() {
    let link = format!("https://example.org/repo/lab/game-tree/#game-tree.game={}", "a".repeat(4_000));
    let (nodes, _) = drawn(answer(&dialog(&link, "T", &[])));
    assert!(everything(&nodes).contains("too long"));
    assert_eq!(value_of(&nodes, "share-link"), Some(link));
}

#[test]
fn the_file_is_json_with_state_and_tables() {
    let link = "https://example.org/repo/lab/power/?power.preset=same-end";
    let wanted = FigureJob { wanted: "json".to_owned(), ..dialog(link, "\"T\"", &[]) };
    let Answer::File(file) = answer(&wanted) else { panic!("no file") };
    assert_eq!(file.name, "power");
    let found: serde_json::Value = serde_json::from_str(&file.text).unwrap();
    assert_eq!(
        found,
        serde_json::json!({
            "format": "lookahead-figure", "version": 1, "figure": "power", "title": "\"T\"", "link": link,
            "site": {"version": "1.2.3+ab_c", "date": "2026-11-05"}, "state": {"preset": "same-end"},
            "tables": [{"caption": "A \"table\"", "head": ["a", "b"], "rows": [["-1.5", "x − y"]]}],
        })
    );
    let wanted = FigureJob { wanted: "svg".to_owned(), ..dialog(link, "<T>", &[]) };
    let Answer::File(file) = answer(&wanted) else { panic!("no file") };
    assert!(file.name == "power-qr" && file.width == file.height && file.width > 100, "{}", file.name);
    assert!(file.text.contains("<title>&lt;T&gt;</title>"));
}

fn builder(pairs: &[(&str, &str)]) -> FigureJob {
    let listed = |slug: &str, presets: &[&str]| Listed {
        slug: slug.to_owned(),
        title: slug.to_uppercase(),
        presets: presets.iter().map(|name| ((*name).to_owned(), name.to_uppercase())).collect(),
    };
    let figures = figures_as_json(&[listed("game-tree", &["a", "b"]), listed("power", &[])]);
    let params = [(SCRIPT_KEY.to_owned(), SCRIPT.to_owned()), (FIGURES_KEY.to_owned(), figures)].into();
    FigureJob { id: "builder".to_owned(), params, ..job(pairs) }
}

#[test]
fn the_builder_goes_by_link_then_by_figure_and_preset() {
    let src = |pairs: &[(&str, &str)]| {
        let (nodes, state) = drawn(answer(&builder(pairs)));
        let all = everything(&nodes);
        let src = all.lines().find_map(|line| line.strip_prefix("data-of=https://example.org/repo/embed/"));
        (src.unwrap().to_owned(), all.contains("no such link"), state)
    };
    assert_eq!(src(&[]), ("game-tree/".to_owned(), false, Query::new()));
    let preset = [("figure", "game-tree"), ("preset", "b"), ("theme", "dark"), ("as", "plain"), ("link", "")];
    let state = query::parse("figure=game-tree&preset=b&theme=dark");
    assert_eq!(src(&preset), ("game-tree/?game-tree.preset=b&theme=dark".to_owned(), false, state));
    assert_eq!(src(&[("figure", "nowhere"), ("preset", "b")]).0, "game-tree/?game-tree.preset=b");
    assert_eq!(src(&[("figure", "power"), ("preset", "b")]).0, "power/");
    let pasted = ("link", "https://example.org/repo/lab/power/?x=1");
    assert_eq!(src(&[pasted, ("figure", "game-tree")]).0, "power/?power.x=1");
    for bad in ["hello", "https://example.org/repo/lab/nowhere/", "https://elsewhere.example/lab/power/"] {
        let (src, is_told, _) = src(&[("link", bad), ("figure", "power")]);
        assert_eq!((src.as_str(), is_told), ("power/", true), "{bad}");
    }
}

#[test]
fn presets_are_found_in_a_figures_buttons() {
    let button = |name: &str, action: &str, pairs: &str| Node::words("button", &[(action, pairs)], name);
    let buttons = vec![
        button("One", "data-state", "preset=one"),
        button("Two", "data-set", "preset=t%20o"),
        button("Again", "data-state", "preset=one"),
        button("Other", "data-set", "preset=three&x=1"),
        button("Reset", "data-state", ""),
    ];
    let found = presets_in(&[Node::element("div", &[], buttons)]);
    assert_eq!(
        found,
        [("one", "One"), ("t o", "Two")].map(|(value, name)| (value.to_owned(), name.to_owned()))
    );
}
