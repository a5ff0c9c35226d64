//! The figure that asks before it shows: no number of anybody stands anywhere before the reader has committed to theirs.

use crate::harness::{Browser, Site, visit};

/// Names and single answers of the published sets, as they stand in the file that is fetched after the commitment.
const TELL_TALES: [&str; 4] = ["superforecasters-2023", "carlsmith-2021", "5.1376", "0.2088"];
const DONE: &str = "!document.querySelector('.working progress')";

/// From the first plan to the last answer.
fn answer_all(browser: &Browser) {
    browser.click_named("figure button", "To the first question");
    browser
        .wait("the slider has no answer", "document.querySelector('figure .unanswered input[type=range]')");
    let said = browser.property("figure .unanswered input[type=range]", "ariaValueText");
    assert_eq!(said.as_str(), Some("not answered"));
    for question in 1..=6 {
        if question > 1 {
            browser.click_named("figure button", "Next");
        }
        browser.wait(
            &format!("question {question} is open"),
            &format!("document.querySelector('figure .unanswered input[type=range]') && {DONE}"),
        );
        browser.click_named("figure button", "30 to 70 %");
        browser.wait(
            &format!("question {question} is answered"),
            &format!("!document.querySelector('figure .unanswered input[type=range]') && {DONE}"),
        );
    }
}

fn requested(site: &Site) -> bool {
    site.requests().iter().any(|request| request.path.contains("credences"))
}

#[test]
fn others_answers_come_after_the_commitment_alone() {
    visit(|browser, site| {
        site.clear_requests();
        browser.visit(site, "/lab/premises/");
        answer_all(browser);
        assert!(!requested(site), "nobody's answers are asked for before the commitment");
        let everything = "document.documentElement.outerHTML";
        for word in TELL_TALES {
            browser.assert(&format!("no {word} in the page"), &format!("!{everything}.includes({word:?})"));
        }
        browser.click_named("figure button", "Last");
        browser.wait("the last step", DONE);
        browser.click_named("figure button", "Commit to these answers");
        browser.wait(
            "the product stands there",
            &format!("document.querySelector('figure .readout').textContent.includes('%') && {DONE}"),
        );
        browser.click_named("figure button", "Where you differ");
        browser.wait(
            "others are named",
            "document.querySelector('figure').textContent.includes('Joseph Carlsmith')",
        );
        assert!(requested(site), "they were fetched");
    });
}

/// The same for what lies on the server and for the programs: the numbers stand in their own file.
#[test]
fn others_answers_stand_in_no_other_file() {
    visit(|_, site| {
        for page in ["lab/premises/index.html", "lab/premises/page.json", "embed/premises/index.html"] {
            let built = site.built(page);
            for word in TELL_TALES {
                assert!(!built.contains(word), "{page} holds {word}");
            }
        }
        assert!(site.built("credences/premises.json").contains("superforecasters-2023"));
    });
}
