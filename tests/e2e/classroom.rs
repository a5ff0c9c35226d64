//! A class without a server: codes are pasted or opened, odd lines are listed, the table can be taken away, and nothing of it
//! is in the address.

use crate::harness::{Browser, key, scratch, visit};

const DONE: &str = "!document.querySelector('.working progress')";
/// Six answers each, as `lookahead_models::class_code` wrote them: 50 % throughout, but for the third of 10 and of 90 %.
const CODES: [&str; 2] = ["P1CGF-M87T4-0S21Y-H0Z8G-FMP2K", "P1CGF-M87T6-0S21Y-H0Z8G-FMPDX"];

fn wait_for(browser: &Browser, what: &str, text: &str) {
    browser.wait(
        what,
        &format!("document.querySelector('#classroom').textContent.includes({text:?}) && {DONE}"),
    );
}

/// Each line with the key that ends it: not every driver takes a line feed for that key.
fn type_lines(browser: &Browser, lines: &[&str]) {
    for line in lines {
        browser.type_text(line);
        browser.press(&[key::ENTER]);
    }
}

#[test]
fn codes_are_pasted_and_a_broken_line_is_listed() {
    visit(|browser, site| {
        browser.visit(site, "/lab/classroom/");
        wait_for(browser, "the invented class says so", "nobody gave these answers");
        let [a, b] = CODES;
        browser.tab_to_field("The codes");
        type_lines(browser, &[a, &b.replace('P', "Q"), &format!("Ada, {b}")]);
        wait_for(browser, "the broken line is named", "Line 2: at least one character is wrong");
        browser.assert(
            "the invented class is gone",
            "!document.querySelector('#classroom').textContent.includes('nobody gave these answers')",
        );
        browser.click_named("#classroom button", "The crux");
        wait_for(browser, "the crux", "“3 Hard to align” makes 100");
        browser.wait("the address has the view", "location.search.includes('view=crux')");
        let address = browser.address();
        assert!(!address.contains("codes") && !address.contains(&a[..5]), "{address}");
    });
}

#[test]
fn equal_codes_count_as_the_teacher_says() {
    visit(|browser, site| {
        browser.visit(site, "/embed/classroom/");
        let [a, b] = CODES;
        browser.tab_to_field("The codes");
        type_lines(browser, &[a, b, &a.to_lowercase()]);
        wait_for(browser, "it came before", "Line 3: the same code as in line 1");
        wait_for(browser, "counted once", "2 people");
        browser.click_named("#classroom button", "count each time");
        wait_for(browser, "counted each time", "3 people");
    });
}

/// A table from a learning platform: names beside the codes, a heading, quotes. What is saved is the table, and no code.
#[test]
fn a_file_is_opened_and_the_table_saved() {
    visit(|browser, site| {
        browser.visit(site, "/lab/classroom/");
        let [a, b] = CODES;
        let text = format!("\u{feff}Name;Code\r\n\"Lovelace, A.\";\"{a}\"\r\nBen;{b}\r\n");
        let path = scratch().join("class.csv");
        std::fs::write(&path, text).expect("a file to open");
        browser.upload("#classroom input[type=file]", &path);
        wait_for(browser, "both are read", "2 people");
        wait_for(browser, "the heading is listed", "Line 1: nothing on it looks like a code");
        browser.click_named("#classroom .foot summary", "Save");
        browser.click("#classroom [data-save=csv]");
        browser.wait("the table is saved", "probe.saved.length === 1");
        let saved = browser.ask_promise("probe.saved[0].text").as_str().unwrap_or_default().to_owned();
        let rows: Vec<&str> = saved.lines().collect();
        assert_eq!(rows.len(), 1 + 7, "{saved}");
        assert!(rows[3].starts_with("3 Hard to align,2,0,10,30,50,70,90,100"), "{saved}");
        assert!(!saved.contains(a) && !saved.contains("Lovelace"), "{saved}");
    });
}

/// The code that the premises figure shows is read here.
#[test]
fn a_readers_own_code_is_read() {
    visit(|browser, site| {
        let state = "p1=50&p2=50&p3=90&p4=50&p5=50&p6=50&committed=50,50,90,50,50,50&step=7";
        browser.visit(site, &format!("/lab/premises/?{state}"));
        browser.wait("the code stands there", "document.querySelector('#premises p.selectable')");
        assert_eq!(browser.text("#premises p.selectable"), CODES[1]);
    });
}

/// A reader agrees, guesses in a chapter, gets one code; the class figure reads it beside the other kind.
#[test]
fn guesses_become_a_code_after_agreeing() {
    visit(|browser, site| {
        let guess = |browser: &Browser| {
            browser.visit(site, "/read/looking-ahead/");
            browser.click_named("#game-tree .guess button", "take");
            browser.wait("it is told", "!document.querySelector('#game-tree .guess')");
        };
        let kept = "localStorage.getItem('lookahead.1.guesses')";
        guess(browser);
        assert_eq!(browser.ask(kept), serde_json::Value::Null, "nothing is kept before the reader agrees");
        // A link does not agree in anybody's place.
        browser.visit(site, "/teach/code/?agree=yes");
        browser.wait(
            "it is off",
            "document.querySelector('#classroom').textContent.includes('Nothing is kept yet')",
        );
        assert!(browser.ask(kept).as_str().unwrap_or_default().is_empty());
        browser.visit(site, "/teach/code/");
        browser.click_named("#classroom button", "Keep my guesses in this browser");
        browser.wait(
            "it is on",
            "document.querySelector('#classroom').textContent.includes('There is none yet')",
        );
        guess(browser);
        browser.visit(site, "/teach/code/");
        browser.wait("the code", "document.querySelector('#classroom .selectable')");
        let code = browser.text("#classroom .selectable");
        assert!(code.starts_with("Q1") && browser.text("#classroom").contains("Guesses kept: 1."), "{code}");
        browser.assert("the address holds nothing of it", "location.search === '' && location.hash === ''");
        browser.visit(site, "/lab/classroom/");
        browser.tab_to_field("The codes");
        browser.type_text(&code);
        browser.press(&[key::ENTER]);
        browser.type_text("P1CGF-M87T4-0S21Y-H0Z8G-FMP2K");
        browser.press(&[key::ENTER]);
        browser.wait("both are read", "document.querySelector('#classroom').textContent.includes('codes read: 1 of the six steps, 1 of guesses')");
        browser.click_named("#classroom button", "Guesses");
        browser.wait(
            "what comes out is marked",
            "document.querySelector('#classroom').textContent.includes('wait (this comes out)')",
        );
        assert!(
            browser.text("#classroom .readout").contains("What comes out, wait, was said by 0 (0 %)."),
            "{}",
            browser.text("#classroom .readout")
        );
        browser.visit(site, "/teach/code/");
        browser.wait("the code again", "document.querySelector('#classroom .selectable')");
        browser.click_named("#classroom button", "Forget my guesses and keep no more");
        browser.wait(
            "it is off again",
            "document.querySelector('#classroom').textContent.includes('Nothing is kept yet')",
        );
        assert_eq!(browser.ask(kept), serde_json::Value::Null);
    });
}
