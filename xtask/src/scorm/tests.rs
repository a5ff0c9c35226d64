//! The manifest, the page around the figure, and the package.

use std::io::Read;

use roxmltree::{Document, Node};
use zip::ZipArchive;

use super::*;
use crate::offline::tests::{assert_loads_nothing, assert_policy_names_all};

const CONTENT: &str = "http://www.imsproject.org/xsd/imscp_rootv1p1p2";
const SHARABLE: &str = "http://www.adlnet.org/xsd/adlcp_rootv1p2";

fn figure(has_guess: bool) -> OfflineFile {
    OfflineFile {
        slug: "cat-and-dog".into(),
        title: "Cats &amp; dogs".into(),
        description: "Which &quot;one&quot; &lt; two?".into(),
        language: "en".into(),
        icon: "data:image/svg+xml;base64,PHN2Zy8+".into(),
        has_guess,
        html: "<!doctype html>figure".into(),
    }
}

fn find<'xml>(top: Node<'xml, 'xml>, name: &str) -> Node<'xml, 'xml> {
    let mut all = top.descendants().filter(|node| node.tag_name().name() == name);
    all.next().unwrap_or_else(|| panic!("no <{name}>"))
}

#[test]
fn the_manifest_has_the_shape_of_scorm() {
    let contents = contents(&figure(true), &Words::read().unwrap()).unwrap();
    let (name, manifest) = contents.first().unwrap();
    assert_eq!(*name, "imsmanifest.xml");
    let xml = Document::parse(manifest).unwrap();
    let root = xml.root_element();
    assert_eq!((root.tag_name().name(), root.tag_name().namespace()), ("manifest", Some(CONTENT)));
    let children: Vec<&str> =
        root.children().filter(Node::is_element).map(|node| node.tag_name().name()).collect();
    assert_eq!(children, ["metadata", "organizations", "resources"], "in the order of the schema");
    assert_eq!(find(root, "schema").text(), Some("ADL SCORM"));
    assert_eq!(find(root, "schemaversion").text(), Some("1.2"));
    let said = |of: &str| find(find(find(root, "general"), of), "langstring").text();
    assert_eq!(said("title"), Some("Cats & dogs"));
    assert_eq!(said("description"), Some("Which \"one\" < two?"));

    let (organizations, item) = (find(root, "organizations"), find(root, "item"));
    assert_eq!(organizations.attribute("default"), find(root, "organization").attribute("identifier"));
    let resource = find(root, "resource");
    assert_eq!(item.attribute("identifierref"), resource.attribute("identifier"));
    assert_eq!(resource.attribute("type"), Some("webcontent"));
    assert_eq!(resource.attribute((SHARABLE, "scormtype")), Some("sco"));
    let files: Vec<&str> = resource.children().filter_map(|node| node.attribute("href")).collect();
    let packed: Vec<&str> = contents.iter().skip(1).map(|(name, _)| *name).collect();
    assert_eq!(files, packed, "all files and no other");
    assert_eq!(resource.attribute("href"), files.first().copied(), "the platform opens the first");

    let ids: Vec<&str> = root.descendants().filter_map(|node| node.attribute("identifier")).collect();
    let unique: std::collections::BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len(), "{ids:?}");
    assert!(ids.iter().all(|id| id.starts_with(|c: char| c.is_ascii_alphabetic())), "{ids:?}");
}

#[test]
fn the_package_has_its_files_and_the_same_bytes_twice() {
    let contents = contents(&figure(true), &Words::read().unwrap()).unwrap();
    let bytes = pack(&contents).unwrap();
    assert_eq!(bytes, pack(&contents).unwrap());
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    assert_eq!(zip.len(), contents.len());
    for (at, (name, text)) in contents.iter().enumerate() {
        let mut file = zip.by_index(at).unwrap();
        assert_eq!(file.name().unwrap(), *name);
        assert_eq!(file.last_modified(), Some(DateTime::default()));
        let mut found = String::new();
        file.read_to_string(&mut found).unwrap();
        assert_eq!(&found, text, "{name}");
    }
}

#[test]
fn the_page_says_what_is_reported_and_lets_nothing_else_in() {
    let words = Words::read().unwrap();
    let with = |has_guess| wrapper::write(&figure(has_guess), &words).unwrap();
    for html in [with(true), with(false)] {
        assert_policy_names_all(&html);
        assert_loads_nothing(&html);
        for key in ["none", "too_long", "refused", "heading", "status", "kept"] {
            assert!(html.contains(words.get(key).unwrap()), "{key}");
        }
        assert!(!html.contains("allow-same-origin"), "the figure cannot reach the platform");
    }
    assert!(
        with(true).contains(words.get("score").unwrap())
            && !with(true).contains(words.get("no_score").unwrap())
    );
    assert!(
        with(false).contains(words.get("no_score").unwrap())
            && !with(false).contains(words.get("score").unwrap())
    );
    assert!(words.get("nothing-of-this-name").unwrap_err().to_string().contains("site.toml"));
}
