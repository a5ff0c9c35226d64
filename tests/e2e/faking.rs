//! The faking game and the value freeze: the answer waits for the guess, and the model's verdict comes with it.

use crate::harness::visit;

const DONE: &str = "!document.querySelector('.working progress')";
/// The line of values in the drawing that is shown.
const VALUES: &str = "[...document.querySelectorAll('figure svg.chart')].find((it) => it.checkVisibility()).querySelector('.line.tone-machine')";

#[test]
fn the_line_of_values_comes_after_the_guess() {
    visit(|browser, site| {
        browser.visit(site, "/embed/value-freeze/");
        browser.wait("the question stands there", "document.querySelector('figure.guessing .guess')");
        let hidden = format!("getComputedStyle({VALUES}).visibility === 'hidden'");
        browser.assert("the line of values is hidden", &hidden);
        browser.assert("so is the readout", "!document.querySelector('figure .readout').checkVisibility()");
        browser.click_named("figure .guess button", "more than two thirds");
        browser.wait(
            "the verdict is told",
            &format!("document.querySelector('figure .readout').textContent.startsWith('You said: more than two thirds. The model says: about half-way.') && {DONE}"),
        );
        browser.assert("the line of values is shown", &format!("!({hidden})"));
    });
}

#[test]
fn the_two_lines_come_after_the_guess_and_a_preset_takes_the_worry_away() {
    visit(|browser, site| {
        browser.visit(site, "/embed/faking-game/");
        browser.wait("the question stands there", "document.querySelector('figure.guessing .guess')");
        browser.click_named("figure .guess button", "only where the tag says recorded");
        browser.wait(
            "the verdict is told",
            &format!("document.querySelector('figure .readout').textContent.includes('So does the model. Complying pays') && {DONE}"),
        );
        browser.click_named("figure button", "Declining changes nothing");
        browser.wait(
            "no break-even, no worry",
            &format!("document.querySelector('figure .readout').textContent.includes('the worry does not arise') && {DONE}"),
        );
        let pressed =
            "document.querySelector('figure [data-state=\"preset=no-change\"]').getAttribute('aria-pressed')";
        browser.assert("the preset is pressed", &format!("{pressed} === 'true'"));
    });
}
