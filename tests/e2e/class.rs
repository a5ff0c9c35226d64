//! A class without a server: codes are pasted or opened, odd lines are listed, the table can be taken away, and nothing of it
//! is in the address.

use crate::harness::{Browser, visit};

const DONE: &str = "!document.querySelector('.working progress')";
/// Six answers each, as `lookahead_models::class_code` wrote them: 50 % throughout, but for the third of 10 and of 90 %.
const CODES: [&str; 2] = ["P1CGF-M87T4-0S21Y-H0Z8G-FMP2K", "P1CGF-M87T6-0S21Y-H0Z8G-FMPDX"];

fn wait_for(browser: &Browser, what: &str, text: &str) {
    browser.wait(
        what,
        &format!("document.querySelector('#class').textContent.includes({text:?}) && {DONE}"),
    );
}

#[test]
fn codes_are_pasted_and_a_broken_line_is_listed() {
    visit(|browser, site| {
        browser.visit(site, "/lab/class/");
        wait_for(browser, "the invented class says so", "nobody gave these answers");
        let [a, b] = CODES;
        browser.tab_to_field("The codes");
        browser.type_text(&format!("{a}\n{}\nAda, {b}\n", b.replace('P', "Q")));
        wait_for(browser, "the broken line is named", "Line 2: at least one character is wrong");
        browser.assert(
            "the invented class is gone",
            "!document.querySelector('#class').textContent.includes('nobody gave these answers')",
        );
        browser.click_named("#class button", "The crux");
        wait_for(browser, "the crux", "“3 Hard to align” makes 100");
        browser.wait("the address has the view", "location.search.includes('view=crux')");
        let address = browser.address();
        assert!(!address.contains("codes") && !address.contains(&a[..5]), "{address}");
    });
}

#[test]
fn equal_codes_count_as_the_teacher_says() {
    visit(|browser, site| {
        browser.visit(site, "/embed/class/");
        let [a, b] = CODES;
        browser.tab_to_field("The codes");
        browser.type_text(&format!("{a}\n{b}\n{}", a.to_lowercase()));
        wait_for(browser, "it came before", "Line 3: the same code as in line 1");
        wait_for(browser, "counted once", "2 people");
        browser.click_named("#class button", "count each time");
        wait_for(browser, "counted each time", "3 people");
    });
}
