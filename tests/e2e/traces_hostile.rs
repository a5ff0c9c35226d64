//! The hostile corpus in each browser: every file is opened or refused in one line that says what, where and what to do;
//! nothing of it runs, breaks the policy or holds up the page. The corpus is that of `crates/trace`, made anew each time.

use crate::harness::{Browser, scratch, visit};

#[path = "../../crates/trace/tests/made/mod.rs"]
mod made;

use made::hostile::{Hostile, Outcome, cuts, files, honest};

const FIELD: &str = "#trace-pair-open";

/// Names in the page are short, and a path has no room for a slash.
fn chosen(browser: &Browser, file: &Hostile) {
    let path = scratch().join(&file.name);
    std::fs::write(&path, &file.bytes).expect("a file to open");
    browser.upload(FIELD, &path);
    let name = serde_json::json!(file.name);
    // A file that never ends is found here: the harness loses its patience.
    browser.wait(
        &format!("{name} is opened or refused"),
        &format!(
            "document.querySelector('.figure-title').textContent.startsWith({name}) && !document.querySelector('.working progress')"
        ),
    );
    std::fs::remove_file(&path).expect("the file is ours");
}

fn is_refused(browser: &Browser) -> bool {
    browser.text(".figure-title").contains("could not be read")
}

/// The line that says why, and what to do.
fn assert_told(browser: &Browser, name: &str, lines: &[String]) {
    assert!(!lines.is_empty(), "{name}: nothing is told");
    for line in lines {
        assert!((8..600).contains(&line.len()) && !line.contains('\n'), "{name}: {line:?}");
    }
    browser.assert("nothing of the file runs", "window.harmed === undefined");
}

fn assert_outcome(browser: &Browser, file: &Hostile) {
    chosen(browser, file);
    let name = &file.name;
    let is_refused = is_refused(browser);
    match file.outcome {
        Outcome::Refused(_) => assert!(is_refused, "{name} is to be refused"),
        Outcome::Opened(..) => assert!(!is_refused, "{name} is to be opened"),
        Outcome::Told => {}
    }
    if is_refused {
        let notes = browser.texts("main .figure-note");
        return assert_told(
            browser,
            name,
            &notes.into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>(),
        );
    }
    let told = browser.texts(".problems li");
    if !matches!(file.outcome, Outcome::Opened(_, [])) {
        assert_told(browser, name, &told);
    }
    if browser.count(".unfold") > 0 {
        browser.click(".unfold");
        browser.wait("it is shown", "!document.querySelector('.unfold')");
        in_all_views(browser);
    }
}

/// Goes through all views; nothing of the file is markup in any of them.
fn in_all_views(browser: &Browser) {
    for view in ["list", "rates", "search", "read"] {
        browser.click_named(".controls button", view);
        browser.wait(
            view,
            &format!(
                "[...document.querySelectorAll('.controls [aria-pressed=true]')].some((button) => button.textContent === {view:?})"
            ),
        );
        browser.assert("nothing of the file runs", "window.harmed === undefined");
        browser.assert(
            "nothing of it is markup or a link",
            "!document.querySelector('figure :is(script, img, iframe, object, embed, .picture a, [onerror], [onload])')",
        );
        browser.assert(
            "nothing of it turns the direction of writing",
            "!/[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.querySelector('figure').textContent)",
        );
    }
}

fn in_page(files: Vec<Hostile>) {
    visit(|browser, site| {
        browser.visit(site, "/traces/");
        for file in &files {
            assert_outcome(browser, file);
        }
        // The page is as alive as before.
        let whole =
            Hostile { name: "after-all.eval".to_owned(), bytes: honest(), outcome: Outcome::Opened(30, &[]) };
        assert_outcome(browser, &whole);
        assert!(browser.text(".provenance").contains("conversations: 30"));
    });
}

#[test]
fn hostile_files_end_as_they_should() {
    in_page(files());
}

#[test]
fn files_that_break_off_are_shown_as_far_as_they_go() {
    let half = br#"{"messages": [{"role": "user", "content": "a long request"}, {"role": "assistant", "content": "an answer"}]}"#;
    in_page([cuts("log.eval", &honest(), 12), cuts("chat.json", half, 3)].concat());
}
