//! The paths through the book: what a shorter path folds, how it is chosen, kept and sent, and how what is folded opens.

use crate::harness::{Browser, Site, key, visit, visit_without_scripts};

const CHAPTER: &str = "/read/looking-ahead/";
const OTHER_CHAPTER: &str = "/read/power/";
/// A paragraph of a section that only the whole book has, and one of a section of the middle path.
const OF_FULL: &str = ".part-of-path[data-path='full'] > p:not(.fold)";
const OF_FIFTEEN: &str = ".part-of-path[data-path='15'] > p:not(.fold)";
/// The way into one of the sections that only the whole book has open.
const FOLD: &str = ".part-of-path[data-path='full'] > .fold > button";
const BUTTONS: [&str; 3] = ["5", "15", "full"];

fn button(path: &str) -> String {
    format!("[data-do='path'][data-path='{path}']")
}

/// Exactly one of the three is pressed.
fn assert_pressed(browser: &Browser, path: &str) {
    for other in BUTTONS {
        let pressed = browser.property(&button(other), "ariaPressed");
        assert_eq!(pressed, (other == path).to_string(), "the button for {other} on path {path}");
    }
}

/// What is open on a path, and that every heading stays.
fn assert_open(browser: &Browser, path: &str) {
    assert_eq!(browser.is_shown(OF_FIFTEEN), path != "5", "the middle sections on path {path}");
    assert_eq!(browser.is_shown(OF_FULL), path == "full", "the other sections on path {path}");
    assert_eq!(browser.is_shown(FOLD), path != "full", "something can be unfolded on path {path}");
    browser.assert(
        "every heading stays",
        "[...document.querySelectorAll('.part-of-path > h2')].every((heading) => heading.getClientRects().length === 1)",
    );
    assert!(browser.is_shown(".claim"), "the claim is on every path");
    assert_pressed(browser, path);
}

#[test]
fn a_path_folds_and_is_remembered() {
    visit(|browser, site| {
        browser.visit(site, CHAPTER);
        assert_open(browser, "full");
        browser.click(&button("5"));
        assert_open(browser, "5");
        assert_eq!(browser.address(), site.url(&format!("{CHAPTER}?path=5")));
        // On this machine, for every chapter, also after a reload.
        browser.visit(site, OTHER_CHAPTER);
        assert_open(browser, "5");
        assert!(browser.address().ends_with("?path=5"), "{}", browser.address());
        browser.visit(site, "/");
        assert_pressed(browser, "5");
        browser.click(&button("15"));
        assert_pressed(browser, "15");
        browser.visit(site, CHAPTER);
        assert_open(browser, "15");
        browser.click(&button("full"));
        assert_open(browser, "full");
        assert_eq!(browser.address(), site.url(CHAPTER), "the whole book needs no word in the address");
    });
}

/// Following a link inside the site draws new buttons; they say what holds.
#[test]
fn a_path_holds_from_page_to_page() {
    visit(|browser, site| {
        browser.visit(site, "/");
        browser.click(&button("15"));
        browser.click(&format!(".map a[href='{}']", site.path(OTHER_CHAPTER)));
        browser.wait("the chapter is shown", "document.querySelector('.part-of-path')");
        assert_open(browser, "15");
    });
}

/// Pages of the lab are written without the style of long prose, and fetch it for whoever goes on.
#[test]
fn a_path_folds_for_readers_who_come_from_the_lab() {
    visit(|browser, site| {
        browser.visit(site, "/lab/game-tree/?path=5");
        browser.wait("the style is there", "!!document.querySelector('head > link[rel=stylesheet]').sheet");
        browser.click(".brand");
        browser.wait("the first page is shown", "document.querySelector('.three-paths')");
        browser.click(&format!(".map a[href='{}']", site.path(CHAPTER)));
        browser.wait("the chapter is shown", "document.querySelector('.part-of-path')");
        assert_open(browser, "5");
        assert_eq!(browser.style(".part-of-path", "display"), "contents");
    });
}

/// A link with a path shows it, and changes nothing that was chosen before.
#[test]
fn a_link_can_name_a_path() {
    visit(|browser, site| {
        browser.visit(site, &format!("{CHAPTER}?path=15"));
        assert_open(browser, "15");
        browser.visit(site, CHAPTER);
        assert_open(browser, "full");
        browser.click(&button("5"));
        browser.visit(site, &format!("{CHAPTER}?path=full"));
        assert_open(browser, "full");
        browser.visit(site, &format!("{CHAPTER}?path=nonsense"));
        assert_open(browser, "full");
    });
}

#[test]
fn other_pairs_of_the_address_stay() {
    visit(|browser, site| {
        browser.visit(site, &format!("{CHAPTER}?game-tree.discount=1/2"));
        browser.click(&button("5"));
        assert_eq!(browser.address(), site.url(&format!("{CHAPTER}?game-tree.discount=1/2&path=5")));
    });
}

#[test]
fn folded_sections_open_by_hand_and_by_links() {
    visit(|browser, site| {
        browser.visit(site, &format!("{CHAPTER}?path=5"));
        let first = ".part-of-path .fold button";
        browser.script(&format!("document.querySelector(\"{first}\").focus()"));
        browser.press(&[key::ENTER]);
        assert_eq!(browser.property(first, "ariaExpanded"), "true");
        assert!(browser.is_shown(OF_FIFTEEN));
        browser.press(&[key::ENTER]);
        assert_eq!(browser.property(first, "ariaExpanded"), "false");
        assert!(!browser.is_shown(OF_FIFTEEN));
        // The note stands in a folded section.
        browser.visit(site, &format!("{CHAPTER}?path=5#note-1"));
        assert!(browser.is_shown("#note-1"));
        // So does this heading, which is shown itself.
        browser.visit(site, &format!("{CHAPTER}?path=5#for-a-class"));
        assert!(browser.is_shown(".apart.class") && !browser.is_shown(".apart.crux"));
    });
}

/// Storage throws in a sandboxed frame; the choice then lasts as long as the page.
#[test]
fn a_path_can_be_chosen_where_storage_is_closed() {
    visit(|browser, site| {
        let src = site.url(CHAPTER);
        let frame = format!(
            "<iframe src=\"{src}\" title=\"A chapter\" width=\"900\" height=\"700\" sandbox=\"allow-scripts\"></iframe>"
        );
        let host = site.host_page("closed", &frame);
        browser.goto(&host.url());
        browser.enter_frame("iframe");
        browser.wait_until_live();
        browser.assert(
            "storage is closed",
            "(() => { try { return !localStorage; } catch { return true; } })()",
        );
        browser.click(&button("5"));
        assert_open(browser, "5");
        browser.script("scrollTo(0, 2000)");
        browser.leave_frames();
    });
}

fn assert_whole_and_without_a_choice(browser: &Browser, site: &Site) {
    for path in ["", "?path=5"] {
        browser.goto(&site.url(&format!("{CHAPTER}{path}")));
        assert!(browser.is_shown(OF_FULL) && browser.is_shown(OF_FIFTEEN));
        for dead in [".path-choice", ".fold", ".off-path"] {
            assert!(!browser.is_shown(dead), "{dead} would answer nobody");
        }
    }
    browser.goto(&site.url("/"));
    assert!(browser.text(".three-paths").contains("The student who expects an exam"));
    assert!(!browser.is_shown(".three-paths button") && !browser.is_shown("#go-on"));
}

#[test]
fn without_scripts_everything_is_shown() {
    visit_without_scripts(assert_whole_and_without_a_choice);
}

mod accessibility {
    use super::*;
    use crate::accessibility::assert_clean;
    use crate::harness::{Look, visit_as};

    #[test]
    fn folded_pages_are_clean() {
        for look in [Look::Light, Look::Dark] {
            visit_as(look, |browser, site| {
                for page in [&format!("{CHAPTER}?path=5"), &format!("{OTHER_CHAPTER}?path=15"), "/?path=5"] {
                    browser.visit(site, page);
                    assert_clean(browser, page);
                }
            });
        }
    }
}
