//! A small site with two figures, and the files made from it.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::document::hash;
use super::page::between;
use super::*;
use crate::html::{attribute, tags};

const PAGE: &str = r##"<!doctype html>
<html lang="en" data-version="1"><head><meta http-equiv="Content-Security-Policy" content="default-src 'self'"><meta charset="utf-8"><title>Cats &amp; dogs</title><meta name="description" content="Which &quot;one&quot;?"><link rel="canonical" href="ORIGIN/repo/lab/SLUG/"><link rel="icon" type="image/svg+xml" href="/repo/icon.svg"><style>p{color:red}</style><noscript><link rel="stylesheet" href="/repo/noscript-1.css"></noscript><script type="application/ld+json">{}</script><script data-boot="/repo/boot-1.js" data-client="/repo/client-1.js" data-wasm="/repo/client_bg-1.wasm" data-page="/repo/embed/SLUG/page.json" data-when="seen">EARLY</script></head><body><div id="app"><a href="/repo/about/">one</a><a href="ORIGIN/repo/read/x/" target="_blank">two</a><a href="#here">three</a><a href="https://example.org/">four</a></div></body></html>
"##;

/// The scripts that the site really has.
const EARLY: &str = include_str!("../../../assets/early.js");

/// A built site in a folder of its own.
pub fn site(name: &str, origin: &str) -> Settings {
    let dist = paths::work("tests").unwrap().join(name);
    drop(fs::remove_dir_all(&dist));
    let page = |slug: &str| {
        PAGE.replace("ORIGIN", origin).replace("SLUG", slug).replace("EARLY", EARLY).into_bytes()
    };
    let guess = String::from_utf8(page("cat"))
        .unwrap()
        .replace("<div id=\"app\">", "<div id=\"app\"><div class=\"guess\"></div>");
    let workers = r#"const WORKERS = { "cats": ["cats-1.js", "cats_bg-1.wasm"], "dogs": ["dogs-1.js", "dogs_bg-1.wasm"] };"#;
    let text = |text: &str| text.as_bytes().to_vec();
    let files = [
        ("offline/programs.json", text(r#"{"cat": ["cats"], "dog": ["dogs"]}"#)),
        ("embed/cat/index.html", guess.into_bytes()),
        ("embed/cat/page.json", text("{\"cat\": 1}")),
        ("embed/dog/index.html", page("dog")),
        ("embed/dog/page.json", text("{\"dog\": 1}")),
        ("boot-1.js", text(&format!("(() => {{ {workers} }})();"))),
        ("client-1.js", text("let wasm_bindgen=1\nexport default wasm_bindgen;\n")),
        ("client_bg-1.wasm", vec![0, 97, 115, 109]),
        ("cats-1.js", text("cats")),
        ("cats_bg-1.wasm", [b"\xff\xfe".to_vec(), text("credences/cats.json")].concat()),
        ("dogs-1.js", text("dogs")),
        ("dogs_bg-1.wasm", vec![0xff; 9]),
        ("credences/cats.json", text("[1, 2]")),
        ("traces/page.json", text("{}")),
        ("icon.svg", text("<svg/>")),
        ("noscript-1.css", text("b{}")),
    ];
    for (name, bytes) in files {
        let place = dist.join(name);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    }
    Settings { origin: origin.to_owned(), public_url: "/repo/".to_owned(), repository: None, dist }
}

const SOMEWHERE: &str = "https://example.net";
const HERE: &str = "http://127.0.0.1:8080";

/// The inline texts of elements that run or style.
fn inline(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for name in ["script", "style"] {
        for (at, _) in html.match_indices(&format!("<{name}")) {
            let rest = html.get(at..).unwrap();
            let tag = between(rest, &format!("<{name}"), ">").unwrap();
            let is_data = attribute(&format!("{tag} "), "type") == Some("text/plain");
            if !is_data {
                let text = between(rest, &format!("<{name}{tag}>"), &format!("</{name}>")).unwrap();
                found.push(text.to_owned());
            }
        }
    }
    found
}

pub fn assert_policy_names_all(html: &str) {
    let policy = between(html, "Content-Security-Policy\" content=\"", "\">").unwrap();
    let texts = inline(html);
    assert!(texts.len() >= 2, "{texts:?}");
    for text in &texts {
        assert!(policy.contains(&hash(text)), "no hash for {text:?} in {policy}");
    }
    assert_eq!(policy.matches("sha256-").count(), texts.len(), "no hash too many: {policy}");
    for part in
        ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'"]
    {
        assert!(policy.contains(part), "{part}: {policy}");
    }
    for part in ["unsafe-inline", "'unsafe-eval'", "connect-src", "'self'"] {
        assert!(!policy.contains(part), "{part}: {policy}");
    }
}

/// Nothing in the markup makes a browser ask for anything.
pub fn assert_loads_nothing(html: &str) {
    for tag in tags(html, "link") {
        assert!(attribute(tag, "href").unwrap().starts_with("data:"), "{tag}");
    }
    for name in ["script", "img", "iframe", "source", "object", "embed", "use", "image", "audio", "video"] {
        for tag in tags(html, name) {
            assert!(attribute(tag, "src").is_none() && attribute(tag, "href").is_none(), "<{name}{tag}>");
        }
    }
    let styles = inline(html).into_iter().filter(|text| text.contains('{') && !text.contains("=>"));
    styles.for_each(|style| assert!(!style.contains("url(") && !style.contains("@import"), "{style}"));
}

fn held(html: &str) -> BTreeMap<String, Vec<u8>> {
    let of = |tag: &&str| attribute(tag, "data-file").is_some();
    let unpack = |tag: &str| {
        let packed = between(html, &format!("<script{tag}>"), "</script>").unwrap();
        let mut bytes = Vec::new();
        let zipped = BASE64.decode(packed).unwrap();
        flate2::read::GzDecoder::new(&*zipped).read_to_end(&mut bytes).unwrap();
        (attribute(tag, "data-file").unwrap().to_owned(), bytes)
    };
    tags(html, "script").into_iter().filter(of).map(unpack).collect()
}

#[test]
fn a_file_holds_what_its_figure_may_fetch_and_nothing_else() {
    let settings = site("holds", SOMEWHERE);
    let all = make_all(&settings).unwrap();
    let files: Vec<BTreeMap<String, Vec<u8>>> = all.iter().map(|file| held(&file.html)).collect();
    let names = |at: usize| files.get(at).unwrap().keys().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(
        names(0),
        ["cats-1.js", "cats_bg-1.wasm", "client_bg-1.wasm", "credences/cats.json", "embed/cat/page.json"]
    );
    assert_eq!(names(1), ["client_bg-1.wasm", "dogs-1.js", "dogs_bg-1.wasm", "embed/dog/page.json"]);
    for (name, bytes) in files.iter().flatten() {
        assert_eq!(&fs::read(settings.dist.join(name)).unwrap(), bytes, "{name}");
    }
}

#[test]
fn the_policy_lets_in_what_stands_in_the_file_and_nothing_is_loaded() {
    for file in make_all(&site("policy", SOMEWHERE)).unwrap() {
        assert_policy_names_all(&file.html);
        assert_loads_nothing(&file.html);
        assert!(file.html.contains("'wasm-unsafe-eval'") && file.html.contains("trusted-types lookahead"));
        assert_eq!(
            file.html.matches("lookaheadHeld.load(absolute(").count(),
            2,
            "early.js asks for both programs"
        );
        assert_eq!(file.html.matches("export default").count(), 0);
    }
}

#[test]
fn links_lead_to_the_site_or_are_plain_words() {
    let links = |name: &str, origin: &str| -> Vec<String> {
        let html = make_all(&site(name, origin)).unwrap().remove(1).html;
        let body = between(&html, "<body>", "\n").unwrap();
        tags(&body.replace("<a>", "<a >"), "a")
            .into_iter()
            .map(|tag| attribute(tag, "href").unwrap_or("none").to_owned())
            .collect()
    };
    let about = "https://example.net/repo/about/";
    let chapter = "https://example.net/repo/read/x/";
    assert_eq!(links("away", SOMEWHERE), [about, chapter, "#here", "https://example.org/"]);
    assert_eq!(links("here", HERE), ["none", "none", "#here", "https://example.org/"]);
}

#[test]
fn what_a_package_needs_is_read_from_the_page() {
    let all = make_all(&site("read", SOMEWHERE)).unwrap();
    let [cat, dog] = all.as_slice() else { panic!("{}", all.len()) };
    assert_eq!((cat.slug.as_str(), cat.has_guess), ("cat", true));
    assert_eq!((dog.slug.as_str(), dog.has_guess), ("dog", false));
    assert_eq!(dog.title, "Cats &amp; dogs");
    assert_eq!(dog.description, "Which &quot;one&quot;?");
    assert_eq!(dog.language, "en");
    assert_eq!(dog.icon, format!("data:image/svg+xml;base64,{}", BASE64.encode("<svg/>")));
}

#[test]
fn the_same_site_gives_the_same_bytes() {
    let html = |name: &str| {
        make_all(&site(name, SOMEWHERE)).unwrap().into_iter().map(|file| file.html).collect::<Vec<_>>()
    };
    assert_eq!(html("once"), html("again"));
}

/// One line that names the place.
fn assert_refused(name: &str, spoil: impl Fn(&Path), wanted: &str) {
    let settings = site(name, SOMEWHERE);
    spoil(&settings.dist);
    let error = format!("{:#}", make_all(&settings).unwrap_err());
    assert!(error.contains(wanted) && !error.contains('\n'), "{error}");
}

#[test]
fn a_broken_build_is_told_in_one_line() {
    let remove = |name: &'static str| move |dist: &Path| fs::remove_file(dist.join(name)).unwrap();
    assert_refused("no-list", remove("offline/programs.json"), "is the build whole?");
    assert_refused("no-page", remove("embed/dog/index.html"), "the embed of dog: cannot read");
    assert_refused("no-wasm", remove("dogs_bg-1.wasm"), "cannot read");
    let write =
        |name: &'static str, text: &'static str| move |dist: &Path| fs::write(dist.join(name), text).unwrap();
    assert_refused("no-programs", write("offline/programs.json", "{}"), "names no widget");
    assert_refused("other-boot", write("boot-1.js", "nothing"), "boot-1.js has no list of programs");
    assert_refused("other-client", write("client-1.js", "nothing"), "does not end as");
    assert_refused("other-page", write("embed/cat/index.html", "<html lang=\"en\">"), "has no early script");
    let gone = Settings { dist: PathBuf::from("no/such/folder"), ..Settings::local() };
    let error = make_all(&gone).unwrap_err().to_string();
    assert!(error.contains("no/such/folder"), "{error}");
}

#[test]
fn a_local_build_has_no_address() {
    let is =
        |origin: &str| document::is_published(&Settings { origin: origin.to_owned(), ..Settings::local() });
    assert!(is("https://example.net") && is("http://my127.org"));
    assert!(!is("http://127.0.0.1:8080") && !is("http://localhost:1") && !is("http://[::1]:80"));
}
