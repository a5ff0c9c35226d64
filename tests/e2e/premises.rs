//! The figure that asks before it shows: no number of anybody stands anywhere before the reader has committed to theirs.

use crate::harness::{Browser, Site, key, visit};

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

/// Before the figure's first control.
fn tab_back_to_the_top(browser: &Browser) {
    browser.tab_back_until("the page's heading or before", "it.id === 'page-title' || it.closest('header')");
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
        browser.wait(
            "the last step",
            "document.querySelector('#premises').textContent.includes('All six are answered')",
        );
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

/// From the first plan to what came out without a mouse.
#[test]
fn the_whole_figure_by_keyboard() {
    visit(|browser, site| {
        browser.visit(site, "/lab/premises/");
        browser.tab_to_field("Before the questions");
        browser.type_text("learn to sail");
        browser.tab_to_button("To the first question");
        browser.press(&[key::ENTER]);
        for question in 1..=6 {
            browser.wait(
                &format!("question {question} is open"),
                &format!("document.querySelector('#premises').textContent.includes('Question {question} of 6') && {DONE}"),
            );
            browser.tab_back_until(
                "the page's heading or before",
                "it.id === 'page-title' || it.closest('header')",
            );
            browser.tab_to_button("30 to 70 %");
            browser.press(&[key::SPACE]);
            browser.wait(
                "it is answered",
                &format!("!document.querySelector('figure .unanswered input[type=range]') && {DONE}"),
            );
            if question == 1 {
                browser.tab_until("the slider", "it.type === 'range'");
                browser.press(&[key::RIGHT]);
                browser.wait(
                    "the slider has refined the band",
                    "document.querySelector('#premises input[type=range]').ariaValueText === '51 %'",
                );
            }
            browser.tab_to_button("Next");
            browser.press(&[key::ENTER]);
        }
        browser.wait(
            "all six are answered",
            "document.querySelector('#premises').textContent.includes('All six are answered')",
        );
        tab_back_to_the_top(browser);
        browser.tab_to_button("Commit to these answers");
        browser.press(&[key::SPACE]);
        browser.wait(
            "what came out is shown",
            &format!(
                "document.querySelector('#premises .readout').textContent.includes('multiply to') && {DONE}"
            ),
        );
        tab_back_to_the_top(browser);
        browser.tab_to_button("Where you differ");
        browser.press(&[key::ENTER]);
        browser.wait(
            "others are named",
            "document.querySelector('figure').textContent.includes('Joseph Carlsmith')",
        );
    });
}

/// What is typed oddly is understood, or said in words beside the field.
#[test]
fn odd_answers_are_understood_or_said() {
    visit(|browser, site| {
        let says = |text: &str| {
            browser.wait(
                &format!("the figure says {text:?}"),
                &format!("document.querySelector('#premises').textContent.includes({text:?}) && {DONE}"),
            );
        };
        browser.visit(site, "/lab/premises/?step=1");
        says("Question 1 of 6");
        browser.click("#premises input.typed");
        browser.type_text("12,5");
        says("(yours: 12.5 %)");
        browser
            .assert("the field keeps the focus", "document.activeElement.matches('#premises input.typed')");
        browser.type_text("lots");
        says("Write a percentage from 0 to 100");
        browser.visit(site, "/lab/premises/?step=1&r1=range&l1=60&h1=20");
        says("its ends are exchanged");
        says("(yours: 20 to 60 %)");
        let certain = "p2=50&p3=50&p4=50&p5=50&p6=50&committed=0,50,50,50,50,50&step=7";
        browser.visit(site, &format!("/lab/premises/?p1=0&{certain}"));
        says("One answer of 0 makes the product 0");
        browser.visit(site, &format!("/lab/premises/?p1=100&{certain}&view=moved"));
        says("infinitely far");
        browser.assert(
            "no infinite number is shown",
            "!/NaN|∞/.test(document.querySelector('#premises').textContent)",
        );
    });
}

/// Links that were sent before steps and views got the keys they have now, or that are cut off, still show what they can.
#[test]
fn older_links_still_work() {
    visit(|browser, site| {
        let old = "premises.p1=50&premises.p2=60&premises.p3=70&premises.p4=80&premises.p5=90&premises.p6=0.5&premises.committed=50,60,70,80,90,0.5";
        browser.visit(
            site,
            &format!("/lab/premises/?{old}&premises.step=7&premises.view=summary&premises.unknown=1"),
        );
        browser.wait(
            "the product is shown",
            "document.querySelector('#premises .readout').textContent.includes('0.0756 %')",
        );
        browser.visit(site, "/lab/premises/?premises.p1=50&premises.committed=50,60&premises.step=9");
        browser.wait(
            "what is left of it is shown",
            "document.querySelector('#premises .readout').textContent.includes('1 of 6 answered')",
        );
    });
}

/// The survey figure asks first too.
#[test]
fn surveys_come_after_the_readers_own() {
    visit(|browser, site| {
        site.clear_requests();
        browser.visit(site, "/lab/surveys/");
        browser.assert(
            "no question of theirs is there",
            "!document.documentElement.outerHTML.includes('superforecasters and 89 experts')",
        );
        browser.click("#surveys input.typed");
        browser.type_text("2,5");
        browser.wait("it is answered", "[...document.querySelectorAll('#surveys button')].some((button) => button.textContent.startsWith('Commit'))");
        assert!(!requested(site), "nobody's answers are asked for before");
        browser.click_named("#surveys button", "Commit, and show what others answered");
        browser
            .wait("a question is shown", "document.querySelector('#surveys').textContent.includes('Asked:')");
        browser.click_named("#surveys button", "A tournament: extinction");
        browser.wait("both are shown", "['0.38 %', '2.5 %'].every((text) => document.querySelector('#surveys svg').textContent.includes(text))");
        browser.visit(site, "/lab/surveys/");
        browser.click_named("#surveys button", "Show without answering");
        browser.wait(
            "without an answer too",
            "document.querySelector('#surveys').textContent.includes('Asked:')",
        );
        for page in [
            "lab/surveys/index.html",
            "lab/surveys/page.json",
            "read/where-you-stand/index.html",
            "read/the-question/index.html",
        ] {
            let built = site.built(page);
            for word in ["37.8", "14.4", "0.38", "0.12", "2.13", "5.1376", "0.2088", "\"phrasings\""] {
                assert!(!built.contains(word), "{page} holds {word}");
            }
        }
    });
}
