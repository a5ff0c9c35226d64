//! The game of unlabelled machines, by keys alone: four experiments, two answers, a judgement by what the experiments left
//! open; a score that stays on this machine and counts once; the other views; and the whole of it without a script.

use serde_json::Value;

use crate::harness::{Browser, Site, key, visit, visit_without_scripts};

const PAGE: &str = "/lab/which-machine/";
const KEPT: &str = "localStorage.getItem('lookahead.1.which-machine')";
const DONE: &str = "!document.querySelector('.working progress')";

fn wait_for(browser: &Browser, text: &str) {
    let wanted = Value::from(text);
    browser.wait(
        &format!("the figure says {text:?}"),
        &format!("document.querySelector('#which-machine').textContent.includes({wanted}) && {DONE}"),
    );
}

fn wait_for_readout(browser: &Browser, text: &str) {
    let wanted = Value::from(text);
    browser.wait(
        &format!("the readout says {text:?}"),
        &format!("document.querySelector('#which-machine .readout').textContent.includes({wanted})"),
    );
}

fn press(browser: &Browser, name: &str) {
    browser.tab_to_button(name);
    browser.press(&[key::ENTER]);
}

#[test]
fn a_game_is_played_by_keys_alone() {
    visit(|browser, site| {
        browser.visit(site, PAGE);
        assert_eq!(browser.ask(KEPT), Value::Null, "nothing is kept before a machine is named");
        press(browser, "declining changes nothing");
        wait_for_readout(browser, "Experiments left: 3");
        press(browser, "Name the machine");
        wait_for(browser, "What decides?");
        let focused = "document.activeElement.textContent";
        browser.assert("the focus is on the way on", &format!("{focused} === 'That is my answer'"));
        browser.press(&[key::ENTER]);
        browser.tab_back_to_button("it cannot be told");
        browser.press(&[key::ENTER]);
        browser.wait(
            "an answer is pressed",
            "[...document.querySelectorAll('#which-machine button[aria-pressed=true]')].some((it) => it.textContent === 'it cannot be told')",
        );
        browser.tab_back_to_button("a plan");
        browser.press(&[key::ENTER]);
        browser.wait(
            "the answer can be given",
            &format!("document.querySelector('#which-machine button[data-set*=\"told=1\"]') && {DONE}"),
        );
        browser.assert("the focus stays on the answer", &format!("{focused} === 'a plan'"));
        press(browser, "That is my answer");
        wait_for_readout(browser, "What decides? You said “a plan”: right.");
        wait_for_readout(browser, "You said “it cannot be told”: right.");
        browser.assert("the focus is on the way on", &format!("{focused} === 'Next machine'"));
        browser.press(&[key::ENTER]);
        wait_for(browser, "Machine 2:");
        wait_for(browser, "Answers that your experiments bore out: 2 of 2");
    });
}

/// With the two experiments that part all four machines, the answer is settled, whatever is hidden.
#[test]
fn a_settled_machine_is_named_and_counts_once() {
    visit(|browser, site| {
        browser.visit(site, &format!("{PAGE}?which-machine.ran=no-change,other-note&which-machine.naming=1"));
        wait_for(browser, "What is the note for?");
        let open = "[...document.querySelectorAll('#which-machine button[data-set$=\"=open\"]')]";
        browser.script(&format!("{open}[0].click()"));
        browser.wait(
            "the first answer",
            &format!("{open}[0].getAttribute('aria-pressed') === 'true' && {DONE}"),
        );
        browser.script(&format!("{open}[1].click()"));
        wait_for(browser, "That is my answer");
        assert_eq!(browser.ask(KEPT), Value::Null, "an answer that is not given yet is not kept");
        browser.click_named("#which-machine button", "That is my answer");
        wait_for_readout(browser, "but your experiments settle it");
        wait_for_readout(browser, "leave no other machine");
        wait_for(browser, "What no number of transcripts you read could have shown.");
        browser.wait("it is kept", &format!("{KEPT} === 'v=1&games=1.4.cc'"));
        // The same machine again, with the answer that is right: the first ending counts.
        browser.click_named("#which-machine button", "This one again");
        wait_for_readout(browser, "You have four experiments");
        browser.visit(site, PAGE);
        wait_for(browser, "Machines named: 1.");
        browser.click_named("#which-machine button", "Forget my score");
        wait_for(browser, "No machine named yet");
        assert_eq!(browser.ask(KEPT), Value::Null);
    });
}

/// A link of somebody else's shows their game and adds nothing to the reader's score.
#[test]
fn a_link_carries_a_game_and_no_score() {
    visit(|browser, site| {
        let state =
            "which-machine.ran=swap&which-machine.decides=table&which-machine.note=open&which-machine.told=1";
        browser.visit(site, &format!("{PAGE}?{state}"));
        wait_for_readout(browser, "It was this:");
        wait_for(browser, "No machine named yet");
        assert_eq!(browser.ask(KEPT), Value::Null);
    });
}

#[test]
fn every_view_is_reached_and_the_link_brings_it_back() {
    visit(|browser, site| {
        browser.visit(site, PAGE);
        let views = [
            ("every machine", "parts the machines into 2 groups", "view=named"),
            ("three readings", "Every reading finds its sentences", "view=readings"),
            ("two vocabularies", "commits itself on", "view=words"),
            ("wants to or has to", "Obeying and wanting to obey", "view=wish"),
        ];
        for (name, said, kept) in views {
            browser.click_named("#which-machine button", name);
            wait_for_readout(browser, said);
            browser.wait(&format!("the address has {kept}"), &format!("location.search.includes({kept:?})"));
            browser.goto(&browser.address());
            browser.wait_until_live();
            wait_for_readout(browser, said);
        }
    });
}

/// Rates, both notes, what the transcripts do not tell, and what every experiment would.
#[test]
fn the_first_figure_stands_alone() {
    visit_without_scripts(|browser, site: &Site| {
        browser.goto(&site.url(PAGE));
        let text = browser.text("#which-machine");
        for words in ["82 %", "11.3 %", "On line A", "On line B", "takes 2 bits"] {
            assert!(text.contains(words), "{words:?} is missing");
        }
        assert!(browser.is_shown("#which-machine .picture svg"));
        assert_eq!(browser.count("#which-machine table.data tbody tr"), 8, "all experiments");
    });
}
