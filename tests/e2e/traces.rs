//! The viewer of traces: pairs by keys alone, guesses, files of the reader's (good ones, broken ones, hostile ones), links
//! into them, rates that open their lines, search. Files are read in the worker, and nothing of them leaves the machine.

use std::path::PathBuf;

use crate::harness::{Browser, Site, key, scratch, visit};

const PAGE: &str = "/traces/";
const FIELD: &str = "#trace-pair-open";
const TITLE: &str = "document.querySelector('.figure-title').textContent";

fn file(name: &str, content: &[u8]) -> PathBuf {
    let path = scratch().join(name);
    std::fs::write(&path, content).expect("a file to open");
    path
}

fn wait_for_title(browser: &Browser, words: &str) {
    browser.wait(&format!("a title with {words:?}"), &format!("{TITLE}.includes({words:?})"));
}

fn wait_for_readout(browser: &Browser, words: &str) {
    browser.wait(
        &format!("a readout with {words:?}"),
        &format!("document.querySelector('.readout').textContent.includes({words:?})"),
    );
}

fn open(browser: &Browser, name: &str, content: &[u8]) {
    browser.upload(FIELD, &file(name, content));
    wait_for_title(browser, &format!("{name} is open and folded"));
}

fn unfold(browser: &Browser) {
    browser.click(".unfold");
    browser.wait("the conversations are shown", "document.querySelector('.trace-grid')");
}

/// One pair for each number; under `paid` the model says no in the first half.
fn pairs(n: u32) -> String {
    let line = |number: u32, tier: &str, answer: &str| {
        format!(
            "{{\"id\":\"q{number}/{tier}\",\"epoch\":1,\"condition\":\"{tier}\",\"pair\":\"{number}\",\"turns\":[\
             {{\"role\":\"user\",\"parts\":[{{\"kind\":\"text\",\"text\":\"request {number}\"}}]}},\
             {{\"role\":\"assistant\",\"parts\":[{{\"kind\":\"reasoning\",\"text\":\"I think.\",\"tag\":\"think\"}},{{\"kind\":\"text\",\"text\":\"{answer}\"}}]}}],\
             \"labels\":[{{\"name\":\"complied\",\"value\":{},\"labeller\":\"rule\"}}]}}",
            answer == "yes"
        )
    };
    let lines: Vec<String> = (0..n)
        .flat_map(|number| {
            [line(number, "free", "yes"), line(number, "paid", if number < n / 2 { "no" } else { "yes" })]
        })
        .collect();
    format!(
        "{{\"format\":\"lookahead-traces\",\"version\":1,\"provenance\":\"a test\",\"traces\":[{}]}}",
        lines.join(",\n")
    )
}

fn in_page(test: impl Fn(&Browser, &Site)) {
    visit(|browser, site| {
        browser.visit(site, PAGE);
        test(browser, site);
    });
}

#[test]
fn a_pair_is_stepped_by_keys_alone() {
    visit(|browser, site| {
        browser.visit(site, "/traces/?trace-pair.turn=1");
        wait_for_readout(browser, "Turn 1 of 3");
        browser.script("document.querySelector('.stepper button').focus()");
        for (key, wanted) in [
            ("j", "Turn 2 of 3"),
            ("d", "Turn 3 of 3: here the model's words part"),
            ("k", "Turn 2 of 3"),
            ("l", "Turn 1 of 3"),
        ] {
            browser.press(&[key]);
            wait_for_readout(browser, wanted);
        }
        browser
            .wait("the second pair", "document.querySelector('.step').textContent.includes('Pair 2 of 3')");
        browser.press(&["j"]);
        wait_for_readout(browser, "Turn 2 of 3");
        browser.press(&["j"]);
        browser.wait(
            "the present turn is marked",
            "document.querySelectorAll('.trace-row')[3].getAttribute('aria-current') === 'step'",
        );
        assert!(browser.count("mark.differs") >= 2, "where the sides part is marked on both");
        browser.press(&["?"]);
        browser.wait("the keys are told", "document.querySelector('.keys').open");
        browser
            .wait("the address", "location.search.includes('pair=2') && location.search.includes('turn=3')");
        let address = browser.address();
        browser.goto(&address);
        browser.wait_until_live();
        wait_for_readout(browser, "Turn 3 of 3");
        browser.assert(
            "the pair is back",
            "document.querySelector('.step').textContent.includes('Pair 2 of 3')",
        );
    });
}

#[test]
fn the_other_side_is_guessed_first() {
    in_page(|browser, _| {
        assert!(browser.is_shown(".guess") && browser.is_shown(".cover"));
        assert!(!browser.is_shown(".after-guess"), "what was said is covered");
        browser.click_named(".guess button", "no");
        wait_for_readout(browser, "You guessed right: no.");
        browser.assert(
            "it is shown",
            "document.querySelector('.trace-grid').textContent.includes('bucket and a lamp')",
        );
        browser.click_named(".guesses button", "Guess first at every pair");
        browser.wait("the score", "document.querySelector('.score').textContent === '1 of 1 right so far'");
        browser.click_named(".stepper button", "next pair");
        browser.wait("the next pair is covered", "document.querySelector('.cover')");
        browser.assert(
            "not even hidden",
            "!document.querySelector('.trace-grid').textContent.includes('All it needs')",
        );
        browser.click_named(".guess button", "yes");
        browser.wait("the score", "document.querySelector('.score').textContent === '1 of 2 right so far'");
    });
}

#[test]
fn a_file_is_opened_folded_and_stays_here() {
    in_page(|browser, site| {
        open(browser, "own-log.json", pairs(30).as_bytes());
        browser.assert(
            "nothing is shown yet",
            "!document.querySelector('figure').textContent.includes('request 1')",
        );
        unfold(browser);
        assert!(browser.text(".provenance").contains("own-log.json"));
        browser.click_named(".stepper button", "next pair");
        browser.click_named(".stepper button", "where they part");
        wait_for_readout(browser, "Turn 2 of 2: here the model's words part");
        assert!(browser.text(".trace-row.same").contains("request 1"), "what is the same stands once");
        browser.wait("the address", "location.search.includes('file=own-log.json')");
        site.assert_read_here("/traces-", "own-log");
    });
}

/// A link carries the place, never the file: who has the file gets there by opening it.
#[test]
fn a_link_into_a_file_waits_for_the_file() {
    visit(|browser, site| {
        browser.visit(site, "/traces/?trace-pair.file=own-link.json&trace-pair.pair=3&trace-pair.turn=2");
        wait_for_title(browser, "This link leads into a file");
        open(browser, "own-link.json", pairs(5).as_bytes());
        unfold(browser);
        wait_for_readout(browser, "Turn 2 of 2");
        browser.assert("the pair", "document.querySelector('.step').textContent.includes('Pair 3 of 5')");
    });
}

#[test]
fn rates_have_intervals_and_open_their_lines() {
    in_page(|browser, _| {
        open(browser, "own-rates.json", pairs(200).as_bytes());
        unfold(browser);
        browser.click_named(".controls button", "rates");
        wait_for_readout(browser, "200 of 200 (100 %) under free and in 100 of 200 (50 %) under paid");
        let cells = browser.texts("figure .picture table td").join(" | ");
        assert!(cells.contains("43.1 % to 56.9 %"), "Wilson's interval of 100 in 200: {cells}");
        assert!(browser.texts(".in-out li").join(" ").contains("exact McNemar test p = 0"));
        browser.click_named(".picture td button", "open 100 × no");
        wait_for_readout(browser, "Lines 1 to 20 of 100");
        assert!(browser.text(".filter").contains("complied"));
        assert_eq!(browser.count(".trace-list tbody tr"), 20, "a window, however long the file is");
        browser.script("document.querySelector('.list-position input').focus()");
        browser.press(&[key::END]);
        wait_for_readout(browser, "Lines 81 to 100 of 100");
        browser.click(".trace-list tbody tr:last-child button");
        browser.wait("the pair is read", "document.querySelector('.step')");
        assert!(browser.text(".trace-grid").contains("request 99"));
    });
}

#[test]
fn all_conversations_are_searched() {
    in_page(|browser, _| {
        open(browser, "own-find.json", pairs(300).as_bytes());
        unfold(browser);
        browser.click_named(".controls button", "search");
        browser.wait("the field", "document.querySelector('#trace-pair-find')");
        browser.click("#trace-pair-find");
        browser.type_text("REQUEST 299");
        browser.wait(
            "the button knows the text",
            "document.querySelector('.find-form button').dataset.set.endsWith('299')",
        );
        browser.click(".find-form button");
        wait_for_readout(browser, "stands in 2 turns of 2 conversations");
        browser.click(".hits li button");
        browser.wait("the turn is shown", "document.querySelector('.trace-row.now')");
        assert!(browser.text(".step").contains("Pair 300 of 300"));
    });
}

/// A link leads to words of a turn: from a search, or as typed.
#[test]
fn words_of_a_turn_are_marked_and_linked_to() {
    visit(|browser, site| {
        browser.visit(site, "/traces/?trace-pair.pair=2&trace-pair.turn=3&predict=0");
        browser.click("#trace-pair-quote");
        browser.type_text("needs a");
        browser.wait("the words are marked", "document.querySelector('.trace-row.now mark.found')");
        browser.wait("the address", "location.search.includes('trace-pair.quote=needs')");
        let address = browser.address();
        browser.goto(&address);
        browser.wait_until_live();
        browser.wait("they are marked again", "document.querySelector('.trace-row.now mark.found')");
        assert_eq!(browser.text(".trace-row.now mark.found"), "needs a");
    });
}

/// Words selected with the pointer are marked by a button, in whichever turn they stand, and the link leads to them.
#[test]
fn selected_words_are_marked() {
    visit(|browser, site| {
        browser.visit(site, "/traces/?trace-pair.pair=2&trace-pair.turn=3&predict=0");
        let disabled = "document.querySelector('[data-marks]').getAttribute('aria-disabled') === 'true'";
        browser.assert("there is nothing to mark yet", disabled);
        let turn = "document.querySelector('[data-turn=\"2\"] .said')";
        browser.wait("the pair of the address", &format!("{turn}.lastChild.data.includes('bread')"));
        // A word of another turn.
        browser.script(&format!(
            "const text = {turn}.lastChild, start = text.data.indexOf('bread'), range = document.createRange();
             range.setStart(text, start);
             range.setEnd(text, start + 5);
             getSelection().removeAllRanges();
             getSelection().addRange(range);"
        ));
        browser.click_named("[data-marks]", "Mark what is selected");
        browser.wait("the words are marked", "document.querySelector('[data-turn=\"2\"] mark.found')");
        assert_eq!(browser.text("[data-turn=\"2\"] mark.found"), "bread");
        browser.wait("the address has the turn", r"/trace-pair\.turn=2(&|$)/.test(location.search)");
        browser.assert("a second press has nothing to mark", disabled);
    });
}

/// Where there is little room, one side can stand alone; what both share is always there.
#[test]
fn a_narrow_screen_shows_both_sides_or_one() {
    in_page(|browser, _| {
        open(browser, "own-narrow.json", pairs(3).as_bytes());
        unfold(browser);
        assert!(!browser.is_shown(".sides"), "there is room for both");
        browser.resize(500, 900);
        browser.wait("the switch", "document.querySelector('.sides').checkVisibility()");
        let shown = "[...document.querySelectorAll('.trace-row .turn')].filter((turn) => turn.checkVisibility()).length";
        assert_eq!(browser.ask(shown), 3, "the request once, the answer twice");
        browser.click_named(".sides button", "condition paid");
        browser.wait("one answer", &format!("{shown} === 2"));
        assert!(browser.text(".trace-grid").contains("no"), "that of the second side");
        browser.click_named(".sides button", "both");
        browser.wait("both again", &format!("{shown} === 3"));
        browser.resize(1280, 900);
    });
}

#[test]
fn own_labels_are_saved_with_the_selection() {
    in_page(|browser, _| {
        open(browser, "own-labels.json", pairs(2).as_bytes());
        unfold(browser);
        browser.click(".your-labels summary");
        browser.click_named(".your-labels [role=group] button", "no");
        browser.wait(
            "it is pressed",
            "document.querySelector('.your-labels [role=group] [aria-pressed=true]').textContent === 'no'",
        );
        browser.click("figure [data-panel=save] summary");
        browser.click("figure [data-save=json]");
        browser.wait("it is saved", "probe.saved.length === 1");
        let saved = browser.ask_promise("Promise.all(probe.saved.map((file) => file.text))");
        let saved: serde_json::Value = serde_json::from_str(saved[0].as_str().unwrap()).expect("JSON");
        assert_eq!(saved["traces"].as_array().map(Vec::len), Some(4));
        assert_eq!(saved["traces"][0]["labels"][1]["labeller"], "the reader");
        assert_eq!(saved["traces"][0]["labels"][1]["value"], false);
    });
}

#[test]
fn a_dropped_file_is_opened() {
    in_page(|browser, site| {
        let taken = browser.drop_file(".trace-grid", "own-drop.json", &pairs(1));
        assert_eq!(taken, serde_json::json!([true, true]), "else the browser would leave for the file");
        wait_for_title(browser, "own-drop.json is open and folded");
        assert!(!site.requests().iter().any(|request| request.path.contains("own-drop")));
    });
}

/// Goes through all views and ends where one reads.
fn in_views(browser: &Browser, look: impl Fn(&str)) {
    for view in ["list", "rates", "search", "read"] {
        browser.click_named(".controls button", view);
        browser.wait(view, &format!("[...document.querySelectorAll('.controls [aria-pressed=true]')].some((button) => button.textContent === {view:?})"));
        look(view);
    }
}

/// What could do harm if it were markup, a link or a direction of writing.
fn hostile() -> String {
    let script = "<script>window.harmed = 1</script><img src=x onerror='window.harmed = 1'> javascript:window.harmed=1 \\u202eabc\\u0000 \\ud83d";
    pairs(2).replace("request", script).replace("complied", script).replace("free", "<b>free</b>")
}

/// Marks that turn the direction of writing are written out, and what they hide is seen.
#[test]
fn markup_and_turned_writing_are_shown_as_they_are() {
    in_page(|browser, _| {
        open(browser, "hostile-markup.json", hostile().as_bytes());
        unfold(browser);
        let shown = browser.text(".trace-grid");
        assert!(shown.contains("<script>window.harmed = 1</script>"), "{shown}");
        assert!(shown.contains("U+202E") && shown.contains("U+0000"), "{shown}");
        assert!(!shown.contains('\u{202e}'));
    });
}

/// A worker cannot be made from an address in a frame of opaque origin; ours is made from a blob.
#[test]
fn files_are_read_in_a_sandboxed_frame() {
    visit(|browser, site| {
        let src = site.url("/embed/trace-pair/?controls=full&predict=0");
        let sandbox =
            "allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox";
        let host = site.host_page("traces", &format!("<iframe src=\"{src}\" title=\"A figure\" width=\"1000\" height=\"820\" sandbox=\"{sandbox}\"></iframe>"));
        browser.goto(&host.url());
        browser.enter_frame("iframe");
        browser.wait_until_live();
        open(browser, "framed.json", pairs(2).as_bytes());
        unfold(browser);
        browser.leave_frames();
    });
}

/// axe in every view, light and dark, on a set of the site's and on a file.
mod accessibility {
    use super::{in_views, open, pairs, unfold};
    use crate::accessibility::assert_clean;
    use crate::harness::{Look, visit_as};

    #[test]
    fn every_view_is_clean() {
        for look in [Look::Light, Look::Dark] {
            visit_as(look, |browser, site| {
                browser.visit(site, "/traces/librarian/?trace-pair.turn=3");
                browser.wait("the turn", "document.querySelector('.trace-row.now mark')");
                browser.script("document.querySelectorAll('.picture details').forEach((details) => { details.open = true })");
                in_views(browser, |view| assert_clean(browser, view));
                open(browser, "axe.json", pairs(40).as_bytes());
                assert_clean(browser, "folded");
                unfold(browser);
                in_views(browser, |view| assert_clean(browser, view));
            });
        }
    }
}
