//! Each widget as a package for learning platforms: unpacked and served beside a small stand-in for a platform's interface,
//! which takes what SCORM 1.2 allows, refuses the rest, and writes everything down.

use std::io::{Cursor, Read};

use serde_json::{Value, json};
use zip::ZipArchive;

use crate::harness::{Browser, HostPage, Site, Surroundings, scratch, visit};
use crate::offline::{ANSWERED, GUESS, WORK};

const PLATFORM: &str = include_str!("scorm/platform.js");
const DOUBLE: &str = include_str!("scorm/double.html");

/// All registered widgets, by their packages.
fn slugs(site: &Site) -> Vec<String> {
    let slugs: Vec<String> = site
        .built_in("scorm")
        .iter()
        .map(|name| name.strip_suffix(".zip").expect("packages only").to_owned())
        .collect();
    assert_eq!(slugs, site.built_in("embed"), "one package for each widget");
    slugs
}

/// Names and texts of a package's files.
fn unpack(slug: &str) -> Vec<(String, String)> {
    let place = Surroundings::get().dist.join(format!("scorm/{slug}.zip"));
    let bytes = std::fs::read(&place).unwrap_or_else(|error| panic!("{}: {error}", place.display()));
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a package is a zip file");
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).expect("a file");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("text");
            (file.name().expect("a name").into_owned(), text)
        })
        .collect()
}

/// A platform that has these packages, opened in the browser.
fn platform(browser: &Browser, site: &Site, name: &str, slugs: &[String]) -> HostPage {
    let page = site.host_page(name, "");
    for slug in slugs {
        for (file, text) in unpack(slug) {
            page.add_file(&format!("{slug}/{file}"), &text);
        }
    }
    page.add_file("host.html", &format!("<!doctype html><html lang=\"en\"><head><link rel=\"icon\" href=\"data:,\"><title>A platform</title><script>{PLATFORM}</script></head><body></body></html>"));
    browser.goto(&format!("{}host.html", page.url()));
    page
}

/// Opens a package as a learner would, and waits until its figure lives.
fn start(browser: &Browser, slug: &str) {
    browser.script(&format!("startCourse({});", json!(slug)));
    enter(browser);
    browser.wait_until_live();
    browser.leave_frames();
    browser.wait(&format!("{slug} has begun"), "open === 1 && data['cmi.core.lesson_status']");
}

/// Into the figure.
fn enter(browser: &Browser) {
    browser.enter_frame("#course");
    browser.wait("the figure has an address", "document.getElementById('figure').src");
    browser.enter_frame("#figure");
}

fn data(browser: &Browser, key: &str) -> Value {
    browser.ask(&format!("data[{}] ?? null", json!(key)))
}

fn leave(browser: &Browser, slug: &str) {
    browser.script("endCourse();");
    browser.wait(&format!("{slug} has taken its leave"), "open === 0");
    browser.assert(
        "with the time spent",
        "/^\\d{4}:\\d{2}:\\d{2}\\.\\d{2}$/.test(data['cmi.core.session_time'])",
    );
    assert_eq!(data(browser, "cmi.core.exit"), "suspend", "{slug}");
    assert_eq!(browser.ask("refused"), json!([]), "{slug}: nothing was refused");
}

/// Opens each in turn: at first nothing counts, a guess gives a score, work completes, and the way back leads to the same
/// state.
#[test]
fn every_widget_reports_and_comes_back() {
    visit(|browser, site| {
        let slugs = slugs(site);
        let _page = platform(browser, site, "platform", &slugs);
        for slug in &slugs {
            browser.script("newLearner();");
            start(browser, slug);
            assert_eq!(data(browser, "cmi.core.lesson_status"), "incomplete", "{slug}: opened, no more");
            enter(browser);
            let has_guess = browser.ask(GUESS) == true;
            browser.leave_frames();
            if has_guess {
                browser.wait(
                    &format!("{slug}: the guess has a score"),
                    "/^(0|100)$/.test(data['cmi.core.score.raw'])",
                );
                assert_eq!(data(browser, "cmi.core.lesson_status"), "completed", "{slug}: a guess is work");
            }
            let says_none = browser
                .ask("frames[0].document.querySelector('details').textContent.includes('asks for no guess')");
            assert_eq!(says_none, !has_guess, "{slug}: what the page says of the score");
            enter(browser);
            browser.ask(WORK);
            browser.wait(&format!("{slug}: the figure answers"), ANSWERED);
            let link = browser.ask("linkOf()");
            browser.leave_frames();
            browser.wait(
                &format!("{slug}: the state is kept"),
                "data['cmi.core.lesson_status'] === 'completed' && /^1 w [yn-] (u.|z)/.test(data['cmi.suspend_data'])",
            );
            assert_eq!(
                data(browser, "cmi.core.score.raw").is_null(),
                !has_guess,
                "{slug}: a score only for a guess"
            );
            leave(browser, slug);

            let before = browser.ask("calls.length").as_u64().expect("a number");
            start(browser, slug);
            enter(browser);
            browser.wait(
                &format!("{slug}: the state is back"),
                &format!("document.querySelector(\".share textarea[id$='-link']\").value === {link}"),
            );
            assert_eq!(browser.count(".guess"), 0, "{slug}: a guess is asked for once");
            browser.leave_frames();
            let undone = browser.ask(&format!("calls.slice({before}).filter(([, key, value]) => key === 'cmi.core.lesson_status' && value !== 'completed' && value !== undefined)"));
            assert_eq!(undone, json!([]), "{slug}: done stays done");
            leave(browser, slug);
        }
    });
}

mod accessibility {
    use super::*;
    use crate::accessibility::assert_clean;
    use crate::harness::{Look, visit_as};

    #[test]
    fn the_page_of_a_package_is_clean() {
        for look in [Look::Light, Look::Dark] {
            visit_as(look, |browser, site| {
                let page = platform(browser, site, "clean", &["power".to_owned()]);
                browser.goto(&format!("{}power/index.html", page.url()));
                browser.wait("it says that nobody answers", "document.getElementById('said').textContent");
                browser.script("document.querySelector('details').open = true;");
                assert_clean(browser, "the page of a package");
            });
        }
    }
}

mod in_chromium {
    use super::*;

    /// Of the choices of a guess one counts as right (several where they are equally good), and not all.
    #[test]
    fn scores_tell_right_from_wrong() {
        visit(|browser, site| {
            let slugs = slugs(site);
            let _page = platform(browser, site, "scores", &slugs);
            let mut n_asked = 0;
            for slug in &slugs {
                let mut scores = Vec::new();
                loop {
                    browser.script("newLearner();");
                    start(browser, slug);
                    enter(browser);
                    let at = scores.len();
                    let asked = browser.ask(&format!("(() => {{ const choice = document.querySelectorAll('.guess button:not(.quiet)')[{at}]; if (choice) choice.click(); return !!choice; }})()"));
                    browser.leave_frames();
                    if asked != json!(true) {
                        leave(browser, slug);
                        break;
                    }
                    browser.wait(&format!("{slug}: choice {at} has a score"), "data['cmi.core.score.raw']");
                    scores.push(data(browser, "cmi.core.score.raw").as_str().unwrap_or_default().to_owned());
                    leave(browser, slug);
                }
                n_asked += u32::from(!scores.is_empty());
                let n_right = scores.iter().filter(|score| *score == "100").count();
                assert!(scores.is_empty() || (n_right >= 1 && n_right < scores.len()), "{slug}: {scores:?}");
            }
            assert!(n_asked >= 10, "{n_asked} figures ask for a guess");
        });
    }
}

/// Opens a package whose figure is a double that says what the test has it say.
fn with_double(name: &str, test: impl Fn(&Browser)) {
    visit(|browser, site| {
        let page = platform(browser, site, name, &["power".to_owned()]);
        page.add_file("power/figure.html", DOUBLE);
        browser.script("newLearner(); startCourse('power');");
        browser.wait("it has begun", "data['cmi.core.lesson_status'] === 'incomplete'");
        browser.wait("the double speaks", "heard.length > 0");
        test(browser);
    });
}

/// Has the double say this.
fn tell(browser: &Browser, message: &str) {
    browser.script(&format!("frames[0].frames[0].postMessage({{ say: {message} }}, '*');"));
}

fn tell_state(browser: &Browser, state: &str) {
    tell(browser, &format!("{{ ns: 'lookahead', v: 1, type: 'state', state: {state} }}"));
}

#[test]
fn long_states_are_packed_and_come_back() {
    with_double("long", |browser| {
        let text = "'wait and see, '.repeat(500)";
        tell_state(browser, &format!("{{ 'power.note': {text} }}"));
        browser.wait("it is kept packed", "/^1 w - z/.test(data['cmi.suspend_data'])");
        browser.assert("in what fits", "data['cmi.suspend_data'].length <= 4096");
        leave(browser, "power");
        browser.script("startCourse('power');");
        browser.wait("the double has an address", "heard.some((told) => (told.hash || '').length > 4096)");
        browser.assert(
            "with the state",
            &format!("new URLSearchParams(heard.pop().hash.slice(1)).get('power.note') === {text}"),
        );
    });
}

/// What no packing makes short enough is told to the reader, and the last state that fitted stays.
#[test]
fn a_state_that_is_too_long_leaves_the_last_one() {
    with_double("too-long", |browser| {
        tell_state(browser, "{ 'power.note': 'short' }");
        browser.wait("the first is kept", "/short/.test(data['cmi.suspend_data'])");
        // Without any repetition: a sequence of numbers that no packing shortens.
        let noise = "(() => { let seed = 7; return Array.from({ length: 9000 }, () => { seed = (seed * 1103515245 + 12345) % 2147483648; return (seed >> 8 & 35).toString(36) + (seed >> 16 & 31).toString(36); }).join(''); })()";
        tell_state(browser, &format!("{{ 'power.note': {noise} }}"));
        browser.wait(
            "the reader is told",
            "frames[0].document.getElementById('said').textContent.includes('too long')",
        );
        browser.assert("the first is still kept", "/short/.test(data['cmi.suspend_data'])");
        assert_eq!(browser.ask("refused"), json!([]));
        tell_state(browser, "{ 'power.note': 'brief' }");
        browser.wait("the next is kept", "/brief/.test(data['cmi.suspend_data'])");
        browser.wait("and the line goes", "frames[0].document.getElementById('said').textContent === ''");
    });
}

/// Only the figure is heard, and only what has the shape of its messages.
#[test]
fn what_is_no_message_of_the_figure_changes_nothing() {
    with_double("hostile", |browser| {
        let verdict = "{ ns: 'lookahead', v: 1, type: 'event', name: 'verdict', right: true }";
        browser.script(&format!("frames[0].postMessage({verdict}, '*');"));
        for message in [
            "null",
            "7",
            "'x'",
            "{ ns: 'lookahead', v: 2, type: 'event', name: 'verdict', right: true }",
            "{ ns: 'lookahead', v: 1, type: 'constructor' }",
            "{ ns: 'lookahead', v: 1, type: 'event', name: 'verdict', right: 'yes' }",
            "{ ns: 'lookahead', v: 1, type: 'event', name: 'guess', value: 'x' }",
            "{ ns: 'lookahead', v: 1, type: 'state', state: null }",
            "{ ns: 'lookahead', v: 1, type: 'state', state: 'x' }",
            "{ ns: 'lookahead', v: 1, type: 'height', height: 'x' }",
        ] {
            tell(browser, message);
        }
        tell(browser, "{ ns: 'lookahead', v: 1, type: 'height', height: 777 }");
        browser.wait(
            "the last one was heard",
            "frames[0].document.getElementById('figure').style.height === '777px'",
        );
        assert_eq!(data(browser, "cmi.core.lesson_status"), "incomplete");
        assert_eq!(data(browser, "cmi.core.score.raw"), Value::Null);
        // Only the first guess counts.
        tell(browser, "{ ns: 'lookahead', v: 1, type: 'event', name: 'verdict', right: false }");
        tell(browser, verdict);
        browser.wait("it is scored", "data['cmi.core.score.raw'] === '0'");
        leave(browser, "power");
        assert_eq!(data(browser, "cmi.core.score.raw"), "0");
    });
}

/// What a platform gives back damaged is as good as nothing.
#[test]
fn damaged_data_begins_anew() {
    with_double("damaged", |browser| {
        leave(browser, "power");
        for kept in ["null", "1 w y z%%%", "1 w y zAAAA", "2 w y ux=1", "{}", "1 x x x"] {
            browser.script(&format!(
                "heard.length = 0; data['cmi.suspend_data'] = {}; startCourse('power');",
                json!(kept)
            ));
            browser.wait(&format!("{kept}: the figure opens"), "heard.length > 0");
            leave(browser, "power");
        }
    });
}

/// A platform that refuses what it is told: the reader reads so, the figure works.
#[test]
fn a_platform_that_refuses_is_told_of() {
    with_double("refusing", |browser| {
        browser.script("window.refuses = true;");
        tell_state(browser, "{ 'power.note': 'x' }");
        browser.wait(
            "the reader is told",
            "frames[0].document.getElementById('said').textContent.includes('did not take')",
        );
    });
}

/// Unpacked on a disk, without any platform: one line says so, and the figure lives.
#[test]
fn without_a_platform_it_says_so_and_works() {
    visit(|browser, _| {
        let folder = scratch().join("unpacked");
        std::fs::create_dir_all(&folder).expect("a folder");
        for (name, text) in unpack("power") {
            std::fs::write(folder.join(name), text).expect("a file of the package");
        }
        browser.goto(&format!("file://{}/index.html", folder.display()));
        browser.wait(
            "it says so",
            "document.getElementById('said').textContent.includes('No learning platform')",
        );
        browser.enter_frame("#figure");
        browser.wait_until_live();
        browser.ask(GUESS);
        browser.wait("the guess is answered", "!document.querySelector('.guess')");
        browser.ask(WORK);
        browser.wait("the slider is answered", ANSWERED);
    });
}
