//! The editor by keyboard alone, and that the sums follow.

use crate::harness::{Browser, key, visit};

/// The chance node after waiting, the end "sold to the second" after a letter, counted in preorder.
const CHANCE: u32 = 4;
const SOLD_TO_THE_SECOND: usize = 6;
/// The first node that is added: the game has eleven, from 0.
const FIRST_ADDED: &str = "move 3";

fn in_lab(test: impl Fn(&Browser)) {
    visit(|browser, site| {
        browser.visit(site, "/lab/game-tree/");
        test(browser);
    });
}

/// What the game is worth at its start, as the list of what came out says it.
fn wait_for_worth(browser: &Browser, worth: &str) {
    let line = format!("what the game is worth at its start: {worth}");
    browser.wait(
        &line,
        &format!(
            "[...document.querySelectorAll('.in-out li')].some((line) => line.textContent === {line:?})"
        ),
    );
}

fn wait_for_row(browser: &Browser, words: &str) {
    browser.wait(&format!("a row with {words:?}"), &format!("[...document.querySelectorAll('table.data tbody tr')].some((row) => row.textContent.includes({words:?}))"));
}

fn wait_for_note(browser: &Browser, words: &str) {
    browser.wait(&format!("a note with {words:?}"), &format!("[...document.querySelectorAll('main .figure-note')].some((note) => note.textContent.includes({words:?}))"));
}

fn focused_value(browser: &Browser) -> String {
    browser.ask("document.activeElement.value").as_str().unwrap_or_default().to_owned()
}

/// Tabs to the tree, and with the arrows to a node.
fn go_to(browser: &Browser, node: usize) {
    browser.tab_to_tree_from_anywhere();
    browser.press(&[key::HOME]);
    browser.press(&vec![key::DOWN; node]);
    browser.wait(
        &format!("the focus is on node {node}"),
        &format!("document.activeElement.id.endsWith('-{node}')"),
    );
}

/// Lowering what waiting can bring turns the choice; undo and redo turn it back and forth.
#[test]
fn a_lower_payoff_flips_the_plan() {
    in_lab(|browser| {
        wait_for_worth(browser, "11");
        go_to(browser, SOLD_TO_THE_SECOND);
        browser.tab_to_field("Pays Machine");
        assert_eq!(focused_value(browser), "14");
        browser.retype("7");
        wait_for_worth(browser, "10");
        browser.wait(
            "the field has the new number",
            "[...document.querySelectorAll('.editor input')].some((field) => field.value === '7')",
        );
        let plan = browser.texts("table.data tbody tr:first-child td:last-child");
        assert_eq!(plan, ["take"]);
        browser.tab_back_to_button("Undo");
        browser.press(&[key::ENTER]);
        wait_for_worth(browser, "11");
        browser.tab_to_button("Redo");
        browser.press(&[key::ENTER]);
        wait_for_worth(browser, "10");
        assert!(browser.text(".figure-title").contains("edited here"));
    });
}

/// Fractions, decimals and the decimal comma are numbers; anything else leaves the field as it was, with a line.
#[test]
fn numbers_are_exact_and_words_are_refused() {
    in_lab(|browser| {
        for (typed, worth) in [
            ("29/2", "45/4"),
            ("14.5", "45/4"),
            ("15", "23/2"),
            ("14,5", "45/4"),
            ("-3", "10"),
            ("−3", "10"),
            ("0.1", "10"),
        ] {
            go_to(browser, SOLD_TO_THE_SECOND);
            browser.tab_to_field("Pays Machine");
            browser.retype(typed);
            let either = worth.replace("45/4", "11.25").replace("23/2", "11.5");
            let line = "what the game is worth at its start: ";
            browser.wait(
                &format!("{typed} makes the game worth {worth}"),
                &format!("[...document.querySelectorAll('.in-out li')].some((item) => item.textContent === '{line}{worth}' || item.textContent === '{line}{either}')"),
            );
        }
        for typed in ["abc", "1/0", "", "NaN", "1e999"] {
            go_to(browser, SOLD_TO_THE_SECOND);
            browser.tab_to_field("Pays Machine");
            let before = focused_value(browser);
            browser.press_with(key::CONTROL, "a");
            browser.press(&["\u{e017}"]);
            browser.type_text(typed);
            browser.press(&[key::TAB]);
            wait_for_note(browser, "is not a number");
            browser.wait("the field is as it was", &format!("[...document.querySelectorAll('.editor input')].some((field) => field.value === '{before}')"));
            wait_for_worth(browser, "10");
        }
    });
}

/// A new move, its end named and paid, its move renamed: then it is the best one.
#[test]
fn a_move_is_added_renamed_and_paid() {
    in_lab(|browser| {
        go_to(browser, 0);
        browser.tab_to_button("Add a move");
        browser.press(&[key::ENTER]);
        wait_for_row(browser, FIRST_ADDED);
        browser.tab_back_until("the new end's payoff", "it.labels && [...it.labels].some((label) => label.textContent.trim().startsWith('Pays Machine'))");
        browser.retype("25/2");
        browser.wait(
            "the new move is the plan",
            "document.querySelector('table.data tbody tr td:last-child').textContent === 'move 3'",
        );
        browser.tab_back_until("the new end's name", "it.labels && [...it.labels].some((label) => label.textContent.trim().startsWith('Name of this node'))");
        browser.retype("sold by radio");
        wait_for_row(browser, "sold by radio");
        browser.tab_back_to_tree();
        browser.press(&[key::HOME]);
        browser.tab_to_field("Move 3");
        browser.retype("call");
        browser.wait(
            "the plan has the new name",
            "document.querySelector('table.data tbody tr td:last-child').textContent === 'call'",
        );
    });
}

/// An end becomes chance with two branches, equally likely; a new probability is taken from the other branch.
#[test]
fn an_end_becomes_chance() {
    in_lab(|browser| {
        go_to(browser, SOLD_TO_THE_SECOND);
        browser.tab_to_field("What happens here");
        browser.type_text("chance");
        browser.press(&[key::TAB]);
        browser.wait("the kind changed", "[...document.querySelectorAll('.editor label')].filter((label) => label.textContent.trim().startsWith('Probability')).length === 2");
        browser.tab_to_field("Probability");
        assert_eq!(focused_value(browser), "1/2");
        browser.retype("0.3");
        browser.wait(
            "the other probability makes room",
            "(() => { const values = [...document.querySelectorAll('.moves input[inputmode=decimal]')].map((field) => field.value); return values[0] === '3/10' && values[1] === '7/10'; })()",
        );
        browser.tab_back_to_tree();
        browser.tab_to_field("Probability");
        browser.retype("2");
        wait_for_note(browser, "between 0 and 1");
    });
}

#[test]
fn moves_and_branches_are_deleted() {
    in_lab(|browser| {
        go_to(browser, 0);
        browser.tab_to_button("Delete the move wait and all that follows it");
        browser.press(&[key::ENTER]);
        wait_for_worth(browser, "10");
        assert_eq!(browser.count("table.data tbody tr"), 4);
        browser.tab_back_to_button("Undo");
        browser.press(&[key::ENTER]);
        wait_for_worth(browser, "11");
        go_to(browser, 1);
        browser.tab_to_button("Delete all that follows");
        browser.press(&[key::ENTER]);
        browser.wait("two nodes are gone", "document.querySelectorAll('table.data tbody tr').length === 9");
        // The button has switched itself off: the next Tab goes on from its place, not from the top of the page.
        browser.press(&[key::TAB]);
        browser.assert(
            "the focus stays in the editor",
            "document.querySelector('.editor').contains(document.activeElement)",
        );
    });
}

/// The chooser of a node is another player, once there is one.
#[test]
fn players_are_added_renamed_and_given_nodes() {
    in_lab(|browser| {
        browser.tab_to_button("Title and players");
        browser.press(&[key::ENTER]);
        browser.tab_to_button("Add a player");
        browser.press(&[key::ENTER]);
        browser.wait(
            "a second player",
            "document.querySelector('.legend').textContent.includes('player 2 chooses')",
        );
        browser.tab_back_until("the second player's name", "it.value === 'player 2'");
        browser.retype("Buyer");
        browser.wait(
            "the second player has a name",
            "document.querySelector('.legend').textContent.includes('Buyer chooses')",
        );
        go_to(browser, 5);
        browser.tab_to_field("What happens here");
        browser.type_text("Buyer");
        browser.press(&[key::TAB]);
        browser.wait(
            "the buyer chooses there",
            "document.querySelectorAll('table.data tbody tr')[5].textContent.includes('Buyer')",
        );
        let node = CHANCE + 1;
        browser.assert(
            "and the drawing says so",
            &format!("document.querySelector('#game-tree-wide-{node} .node').classList.contains('player-1')"),
        );
    });
}

/// Everything back to the first state.
#[test]
fn reset_brings_the_first_state_back() {
    in_lab(|browser| {
        go_to(browser, 0);
        browser.tab_to_button("Add a move");
        browser.press(&[key::ENTER]);
        wait_for_row(browser, FIRST_ADDED);
        browser.tab_to_button("Reset");
        browser.press(&[key::ENTER]);
        browser.wait("eleven nodes", "document.querySelectorAll('table.data tbody tr').length === 11");
        browser.wait("an empty address", "location.search === '' && location.hash === ''");
        browser.assert(
            "the preset is named again",
            "document.querySelector('#game-tree-preset').value === 'wait-or-take'",
        );
    });
}
