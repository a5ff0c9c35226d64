//! Opening `.efg` files: good ones, broken ones, large ones; read in the worker, also inside a sandboxed frame.

use std::path::PathBuf;

use crate::harness::{Browser, Site, scratch, visit};

const FIELD: &str = "#game-tree-file";
const SMALL: &str = "EFG 2 R \"A small game\" { \"Ann\" \"Bob\" }\n\"\"\n\
p \"first\" 1 1 \"first\" { \"left\" \"right\" } 0\n\
t \"l\" 1 \"l\" { 3 1 }\n\
p \"second\" 2 1 \"second\" { \"up\" \"down\" } 0\n\
t \"u\" 2 \"u\" { 5 2 }\n\
t \"d\" 3 \"d\" { 0 7/2 }\n";

fn file(name: &str, content: &[u8]) -> PathBuf {
    let path = scratch().join(name);
    std::fs::write(&path, content).expect("a file to open");
    path
}

/// A complete binary tree: one chooser, ends paying their number modulo 1000.
fn complete_tree(levels: u32) -> String {
    let mut text = String::from("EFG 2 R \"A large game\" { \"Ann\" }\n\"\"\n");
    let (mut open, mut n_choices, mut n_ends) = (vec![0], 0u32, 0u32);
    while let Some(level) = open.pop() {
        if level == levels {
            n_ends += 1;
            text.push_str(&format!("t \"\" {n_ends} \"\" {{ {} }}\n", n_ends % 1000));
        } else {
            n_choices += 1;
            text.push_str(&format!("p \"\" 1 {n_choices} \"\" {{ \"a\" \"b\" }} 0\n"));
            open.extend([level + 1, level + 1]);
        }
    }
    text
}

fn wait_for_note(browser: &Browser, words: &str) -> String {
    browser.wait(&format!("a note with {words:?}"), &format!("[...document.querySelectorAll('main .figure-note')].some((note) => note.textContent.includes({words:?}))"));
    browser.texts("main .figure-note").join(" ")
}

fn in_lab(test: impl Fn(&Browser, &Site)) {
    visit(|browser, site| {
        browser.visit(site, "/lab/game-tree/");
        test(browser, site);
    });
}

#[test]
fn a_game_is_opened_and_solved() {
    in_lab(|browser, site| {
        browser.upload(FIELD, &file("small.efg", SMALL.as_bytes()));
        let note = wait_for_note(browser, "Opened small.efg");
        assert!(note.contains("5 nodes"), "{note}");
        assert_eq!(browser.text(".figure-title"), "A small game");
        assert!(
            browser
                .text("#game-tree-readout")
                .contains("Ann chooses left: it is worth 3, which beats right, worth 0, by 3"),
            "{}",
            browser.text("#game-tree-readout")
        );
        site.assert_read_here("worker", "small");
        browser.assert(
            "the field is ready for the same file again",
            "document.querySelector('#game-tree-file').value === ''",
        );
    });
}

/// A byte-order mark and Windows line ends are no mistake.
#[test]
fn files_from_other_systems_are_read() {
    in_lab(|browser, _| {
        let text = format!("\u{feff}{}", SMALL.replace('\n', "\r\n"));
        browser.upload(FIELD, &file("windows.efg", text.as_bytes()));
        wait_for_note(browser, "Opened windows.efg: 5 nodes");
    });
}

/// The message names line and column and what was expected; the game that was open stays.
#[test]
fn a_broken_file_is_refused_with_its_place() {
    in_lab(|browser, _| {
        browser.upload(FIELD, &file("small.efg", SMALL.as_bytes()));
        wait_for_note(browser, "Opened small.efg");
        let broken = SMALL.replace("{ 5 2 }", "{ 5 two }");
        browser.upload(FIELD, &file("broken.efg", broken.as_bytes()));
        let note = wait_for_note(browser, "broken.efg, line 6, column 17");
        assert!(note.contains("still here"), "{note}");
        assert_eq!(browser.text(".figure-title"), "A small game");
        assert_eq!(browser.count("table.data tbody tr"), 5);
    });
}

#[test]
fn what_is_no_game_is_refused() {
    in_lab(|browser, _| {
        let before = browser.texts("table.data td");
        let bytes: Vec<u8> = (0..=255).cycle().take(20_000).collect();
        let cases: [(&str, &[u8]); 4] = [
            ("picture.efg", &bytes),
            ("empty.efg", b""),
            ("letter.efg", b"Dear all,\n"),
            ("nfg.efg", b"NFG 1 R \"x\" { \"a\" } { 1 }\n"),
        ];
        for (name, content) in cases {
            browser.upload(FIELD, &file(name, content));
            let note = wait_for_note(browser, name);
            assert!(
                note.contains(", line ") && note.contains(", column ") && note.contains("still here"),
                "{note}"
            );
            assert_eq!(browser.texts("table.data td"), before, "{name}");
        }
    });
}

/// Dropping a file on the box around the field is the same as choosing it there.
#[test]
fn a_dropped_game_is_opened() {
    in_lab(|browser, site| {
        let taken = browser.drop_file(".open-file label", "dropped.efg", SMALL);
        assert_eq!(taken, serde_json::json!([true, true]), "else the browser would leave for the file");
        let note = wait_for_note(browser, "Opened dropped.efg");
        assert!(note.contains("5 nodes"), "{note}");
        assert_eq!(browser.text(".figure-title"), "A small game");
        assert!(browser.text("#game-tree-readout").contains("Ann chooses left"));
        site.assert_read_here("worker", "dropped");
    });
}

/// What is dropped is as little trusted as what is chosen, and what is no file opens nothing.
#[test]
fn what_is_no_game_is_refused_when_dropped() {
    in_lab(|browser, _| {
        browser.drop_file(".open-file", "letter.efg", "Dear all,\n");
        let note = wait_for_note(browser, "letter.efg, line 1");
        assert!(note.contains("still here"), "{note}");
        let before = browser.texts("table.data td");
        let is_kept = browser.ask(
            "(() => { const data = new DataTransfer(); data.setData('text/plain', 'EFG 2 R');
               return !document.querySelector('.open-file').dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true})); })()",
        );
        assert_eq!(is_kept, true, "the browser does not leave for it");
        assert_eq!(browser.texts("table.data td"), before);
        assert_eq!(browser.count(".open-file progress"), 0, "nothing is being read");
    });
}

/// Over the cap nothing is read at all.
#[test]
fn a_file_over_the_cap_is_refused_by_its_size() {
    in_lab(|browser, site| {
        let path = scratch().join("huge.efg");
        // A sparse file: the size is what counts.
        std::fs::File::create(&path).and_then(|file| file.set_len(65_000_001)).expect("a file to open");
        browser.upload(FIELD, &path);
        let note = wait_for_note(browser, "huge.efg is larger than 64 MB");
        assert!(note.contains("still here"), "{note}");
        assert!(!site.requests().iter().any(|request| request.path.contains("worker")));
    });
}

/// Of a large game the top is drawn: the note says so, the page answers, and no tree has more than 2,000 elements.
#[test]
fn a_large_game_shows_its_top() {
    in_lab(|browser, _| {
        // 2^18 - 1 nodes.
        browser.script(
            "window.longest = 0; let last = performance.now();
             const beat = () => { const now = performance.now(); window.longest = Math.max(window.longest, now - last); last = now; setTimeout(beat, 0); }; beat();",
        );
        browser.upload(FIELD, &file("large.efg", complete_tree(17).as_bytes()));
        let note = wait_for_note(browser, "it has 262143 nodes");
        assert!(note.contains("are drawn"), "{note}");
        assert!(
            browser.text("#game-tree-readout").contains("worth 999"),
            "{}",
            browser.text("#game-tree-readout")
        );
        let elements = browser
            .ask("document.querySelectorAll('#game-tree .tree-view *').length")
            .as_u64()
            .unwrap_or(u64::MAX);
        assert!((100..=2_000).contains(&elements), "{elements} elements");
        // Not a timing: a second without an answer would mean that the file was read on the page's own thread.
        let longest = browser.ask("window.longest").as_f64().unwrap_or(f64::MAX);
        assert!(longest < 2_000.0, "the page stood still for {longest} ms");
        browser.click_named(".editor button", "Add a move");
        wait_for_note(browser, "cannot be edited");
    });
}

/// The button is pressed in the moment in which it appears, before the worker has begun.
#[test]
fn a_large_file_can_be_cancelled() {
    in_lab(|browser, _| {
        let before = browser.texts("table.data td");
        browser.script(
            "const place = document.querySelector('.open-file');
             new MutationObserver(() => { const cancel = place.querySelector('button'); if (cancel && !window.cancelled) { window.cancelled = true; cancel.click(); } })
               .observe(place, {childList: true, subtree: true});",
        );
        browser.upload(FIELD, &file("large.efg", complete_tree(17).as_bytes()));
        browser
            .wait("it was cancelled", "window.cancelled && !document.querySelector('.open-file progress')");
        // The next file is read as if nothing had been.
        browser.upload(FIELD, &file("broken.efg", b"EFG 2 X"));
        wait_for_note(browser, "broken.efg, line 1");
        assert_eq!(browser.texts("table.data td"), before, "the cancelled game never arrived");
    });
}

/// A worker cannot be made from an address in a frame of opaque origin; ours is made from a blob.
#[test]
fn files_are_read_in_a_sandboxed_frame() {
    visit(|browser, site| {
        let src = site.url("/embed/game-tree/?controls=full&predict=0");
        let sandbox =
            "allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox";
        let host = site.host_page("files", &format!("<iframe src=\"{src}\" title=\"A figure\" width=\"1000\" height=\"820\" sandbox=\"{sandbox}\"></iframe>"));
        browser.goto(&host.url());
        browser.enter_frame("iframe");
        browser.wait_until_live();
        browser.wait("the file field is there", "document.querySelector('#game-tree-file')");
        browser.upload(FIELD, &file("small.efg", SMALL.as_bytes()));
        wait_for_note(browser, "Opened small.efg: 5 nodes");
        browser.leave_frames();
    });
}
