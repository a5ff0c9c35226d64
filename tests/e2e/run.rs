//! The presenter's view of a lesson and the sheet for paper: a lesson walked through with the keyboard, answers that are held
//! back, hands that are counted, a run that survives loading the page again. Without scripts and for paper: `run_paper`.

use serde_json::json;

use crate::accessibility::assert_clean;
use crate::harness::{Browser, Look, key, visit, visit_as};

const LESSON: &str = "/teach/run/looking-ahead/";
const SHEET: &str = "/teach/sheet/looking-ahead/";
const PAGE_DOWN: &str = "\u{e00f}";
const PAGE_UP: &str = "\u{e00e}";
const ESCAPE: &str = "\u{e00c}";
/// What comes out in the first step's question; the number is the model's.
const ANSWER: &str = "Waiting is worth";

const BEYOND: &str = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

fn step(browser: &Browser) -> String {
    browser.text(".run-step[data-on] h2")
}

fn place(browser: &Browser) -> String {
    browser.text("#run-place")
}

/// The text that somebody who cannot see the screen could reach.
fn told(browser: &Browser) -> String {
    browser.ask("document.body.innerText").as_str().unwrap_or_default().to_owned()
}

fn tab_to_hands(browser: &Browser, answer: &str) {
    let label = json!(format!("Hands for: {answer}"));
    browser.tab_until("the field for hands", &format!("it.getAttribute('aria-label') === {label}"));
}

#[test]
fn a_lesson_is_walked_through_with_the_keyboard() {
    visit(|browser, site| {
        browser.visit(site, LESSON);
        assert_eq!((step(browser).as_str(), place(browser).as_str()), ("The offer at nine", "Step 1 of 8"));
        assert_eq!(browser.count(".run-step[data-on]"), 1);
        let built = site.built("teach/run/looking-ahead/index.html");
        for id in ["run-place", "step-clock", "lesson-clock"] {
            let line = format!("id=\"{id}\">{}</span>", browser.text(&format!("#{id}")));
            assert!(built.contains(&line), "the script moves nothing when it comes: {line}");
        }
        // As clickers do it.
        browser.press(&[PAGE_DOWN]);
        assert_eq!(step(browser), "From the ends to the start");
        assert_eq!(browser.focused(), "step-2-title", "the focus goes along");
        browser.press(&[PAGE_UP, PAGE_UP]);
        assert_eq!(place(browser), "Step 1 of 8");
        tab_to_hands(browser, "take");
        // In a field the arrows are the field's.
        browser.type_text("12");
        browser.press(&[key::LEFT, key::TAB]);
        browser.type_text("18");
        browser.press(&[key::TAB]);
        assert!(browser.text(".run-step[data-on] .tally-said").contains("Hands counted: 30."));
        let shares = browser.texts(".run-step[data-on] .share");
        assert_eq!(shares, ["12 (40 %)", "18 (60 %)"]);
        let widths = browser.ask("[...document.querySelectorAll('.run-step[data-on] .run-bar span')].map((bar) => bar.getBoundingClientRect().width / bar.parentElement.clientWidth)");
        let widths: Vec<f64> =
            widths.as_array().unwrap().iter().filter_map(serde_json::Value::as_f64).collect();
        assert!((widths[0] - 0.4).abs() < 0.02 && (widths[1] - 0.6).abs() < 0.02, "{widths:?}");
        browser.press(&["r"]);
        assert!(browser.text(".run-step[data-on] .answer").contains(ANSWER));
        assert!(browser.is_shown(".run-step[data-on] .is-right .right-mark"));
        assert!(browser.text(".run-step[data-on] .is-right .option").starts_with("wait"));
        browser.press(&["n"]);
        assert!(browser.text(".run-step[data-on] .run-notes").contains("Tell the ferry scene"));
        for _ in 0..9 {
            browser.press(&[key::RIGHT]);
        }
        assert_eq!(place(browser), "Step 8 of 8", "the last stays");
        assert_eq!(step(browser), "Questions to talk about");
        browser.press(&["?"]);
        browser.assert("the help is open", "document.querySelector('#run-help').open");
        browser.press(&[ESCAPE]);
        browser.assert("and closed", "!document.querySelector('#run-help').open");
        browser.press(&[key::LEFT]);
        assert_eq!(step(browser), "Exit ticket");
        browser.click(".run-pack summary");
        browser.click(".run-pack a[href^='#source-']");
        browser
            .wait("the source is shown", "document.querySelector('.sources li').getClientRects().length > 0");
        assert_eq!(place(browser), "Step 7 of 8");
        browser.wait("and the run stands in the address again", "location.hash.startsWith('#step=7')");
    });
}

/// Hidden is hidden for everyone: not in the text, not in the accessibility tree.
#[test]
fn an_answer_is_held_back_until_it_is_released() {
    visit(|browser, site| {
        browser.visit(site, LESSON);
        assert!(!told(browser).contains(ANSWER) && !told(browser).contains("comes out"));
        assert!(!browser.is_shown(".run-step[data-on] .answer") && !browser.is_shown(".right-mark"));
        browser.click_named(".run-step[data-on] button", "Release the answer");
        assert!(told(browser).contains(ANSWER) && told(browser).contains("comes out"));
        assert_eq!(browser.ask("document.querySelector('#announcer').textContent"), "The answer is shown.");
        browser.click_named(".run-step[data-on] button", "Take the answer back");
        assert!(!told(browser).contains(ANSWER) && !browser.is_shown(".run-step[data-on] .answer"));
        browser.press(&["r"]);
        assert!(told(browser).contains(ANSWER));
        browser.press(&["r"]);
        assert!(!told(browser).contains(ANSWER));
    });
}

mod in_chromium {
    use super::*;

    /// The engine's own account of what assistive technology gets.
    #[test]
    fn the_accessibility_tree_holds_no_answer() {
        visit(|browser, site| {
            browser.visit(site, LESSON);
            browser.devtools("Accessibility.enable", &json!({}));
            let tree = || browser.devtools("Accessibility.getFullAXTree", &json!({})).to_string();
            let before = tree();
            assert!(before.contains("Take the offer at nine") && !before.contains(ANSWER), "{before}");
            browser.press(&["r"]);
            assert!(tree().contains(ANSWER));
        });
    }

    /// A clicker turns pages from inside a figure too. (Other drivers lose a key whose frame goes away under it.)
    #[test]
    fn pages_are_turned_from_inside_a_figure() {
        visit(|browser, site| {
            browser.visit(site, &format!("{LESSON}#step=2"));
            browser.click(".run-step[data-on] [data-do=figure]");
            browser.enter_frame(".run-step[data-on] iframe");
            browser.wait_until_live();
            browser.tab_to_button("Data table");
            browser.press(&[PAGE_DOWN]);
            browser.leave_frames();
            browser.wait(
                "the page is turned",
                "document.querySelector('#run-place').textContent === 'Step 3 of 8'",
            );
        });
    }

    /// Pages of the printed document, and no answer before the key.
    #[test]
    fn the_print_view_has_no_answers() {
        visit(|browser, site| {
            browser.visit(site, LESSON);
            browser.press(&["r"]);
            browser.devtools("Emulation.setEmulatedMedia", &json!({"media": "print"}));
            let text = told(browser);
            assert!(!text.contains(ANSWER) && !text.contains("comes out"), "{text}");
            for part in ["The offer at nine", "Ask or act", "Exit ticket", "Questions to talk about"] {
                assert!(text.contains(part), "{part}: all steps are printed");
            }
            assert!(!browser.is_shown(".run-tools") && !browser.is_shown(".options input"));
        });
    }
}

#[test]
fn a_run_survives_loading_the_page_again() {
    visit(|browser, site| {
        browser.visit(site, LESSON);
        tab_to_hands(browser, "take");
        browser.type_text("7");
        browser.press(&[key::TAB]);
        browser.type_text("21");
        browser.press(&[key::TAB, "t", "r"]);
        assert_eq!(browser.text("[data-do=clock]"), "Pause");
        browser.wait(
            "the clock runs",
            "document.querySelector('#step-clock').textContent === 'Step: 4:58 left'",
        );
        browser.press(&["t"]);
        let clock = browser.text("#step-clock");
        browser.script("window.isOld = true; location.reload();");
        browser.wait("it is loaded anew", "!window.isOld && document.documentElement.dataset.live === 'yes'");
        assert_eq!(browser.texts(".run-step[data-on] .share"), ["7 (25 %)", "21 (75 %)"]);
        assert_eq!(browser.value(".run-step[data-on] input"), "7");
        assert!(told(browser).contains(ANSWER));
        assert_eq!(
            (browser.text("#step-clock"), browser.text("[data-do=clock]")),
            (clock, "Start".to_owned())
        );
        // Nothing of it is kept but in the address.
        browser.assert("no storage", "localStorage.length === 0 && sessionStorage.length === 0");
        browser.click(".run-more summary");
        browser.click("[data-do=forget]");
        assert_eq!(browser.address(), site.url(LESSON));
        assert_eq!(browser.value(".run-step[data-on] input"), "");
        assert!(!told(browser).contains(ANSWER) && browser.text("#step-clock") == "Step: 5:00 left");
    });
}

/// Said once each, into the live region; the clocks themselves are for the eye.
#[test]
fn the_clocks_say_when_time_is_short() {
    visit(|browser, site| {
        let begin = |spent: u32, lesson: u32| {
            browser.goto("about:blank");
            let now = browser.ask("Date.now()");
            browser.visit(site, &format!("{LESSON}#step=1&spent={spent}&lesson={lesson}&since={now}"));
        };
        let wait_for = |said: &str| {
            browser.wait(said, &format!("document.querySelector('#announcer').textContent === '{said}'"));
        };
        // Five minutes for the step, forty-five for the lesson.
        begin(230_000, 230_000);
        wait_for("One minute left in this step.");
        begin(290_000, 290_000);
        wait_for("The time of this step is up.");
        browser.wait(
            "and goes on",
            "/^Step: 0:\\d\\d over$/.test(document.querySelector('#step-clock').textContent)",
        );
        begin(0, 2_390_000);
        wait_for("Five minutes left in the lesson.");
        begin(0, 2_690_000);
        wait_for("The time of the lesson is up.");
        browser.press(&["t"]);
        browser.assert("paused", "document.querySelector('[data-do=clock]').textContent === 'Start'");
        browser.click(".run-more summary");
        browser.click("[data-do=reset-lesson]");
        assert_eq!(browser.text("#lesson-clock"), "Lesson: 45:00 left");
        browser.click("[data-do=reset-step]");
        assert_eq!(browser.text("#step-clock"), "Step: 5:00 left");
    });
}

#[test]
fn hands_that_are_no_count_are_told() {
    visit(|browser, site| {
        browser.visit(site, LESSON);
        assert!(browser.text(".run-step[data-on] .tally-said").contains("No hands counted yet."));
        tab_to_hands(browser, "take");
        for bad in ["abc", "-3", "2.5", "1000", "١٢"] {
            browser.press_with(key::CONTROL, "a");
            browser.type_text(bad);
            let said = browser.text(".run-step[data-on] .tally-said");
            assert!(
                said.contains(&format!("“{bad}” is no count")) && said.contains("from 0 to 999"),
                "{said}"
            );
            browser.assert("it is marked", "document.activeElement.getAttribute('aria-invalid') === 'true'");
            assert_eq!(browser.texts(".run-step[data-on] .share").concat(), "", "and nothing is counted");
        }
        // The other field counts all the same.
        browser.press(&[key::TAB]);
        browser.type_text("4");
        assert_eq!(browser.texts(".run-step[data-on] .share"), ["", "4 (100 %)"]);
        browser.press_with(key::CONTROL, "a");
        browser.type_text("0");
        browser.press_with(key::SHIFT, key::TAB);
        browser.press_with(key::CONTROL, "a");
        browser.type_text("0");
        assert!(browser.text(".run-step[data-on] .tally-said").contains("No hands counted yet."));
        browser.assert("the mark is gone", "!document.activeElement.hasAttribute('aria-invalid')");
        browser.assert("no bar", "[...document.querySelectorAll('.run-bar span')].every((bar) => bar.getBoundingClientRect().width === 0)");
        // What cannot be a run in an address is none.
        for odd in [
            "step=99&hands=~~~.....&out=77.x&spent=-1.9e99&since=99999999999999",
            "%E0%A4%A",
            "step=%00&lesson=x",
        ] {
            browser.goto("about:blank");
            browser.visit(site, &format!("{LESSON}#{odd}"));
            assert!(place(browser).starts_with("Step ") && browser.count(".run-step[data-on]") == 1, "{odd}");
        }
    });
}

#[test]
fn the_hands_are_saved_as_a_table() {
    visit(|browser, site| {
        browser.visit(site, LESSON);
        tab_to_hands(browser, "take");
        browser.type_text("1");
        browser.press(&[key::TAB]);
        browser.type_text("2");
        browser.click(".run-more summary");
        browser.click("[data-do=save]");
        browser.wait("the table is saved", "probe.saved.length === 1");
        let saved = browser.ask_promise("probe.saved[0].text").as_str().unwrap_or_default().to_owned();
        let rows: Vec<&str> = saved.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(rows[0], "\"lesson\",\"step\",\"question\",\"answer\",\"hands\",\"share in %\"");
        assert!(
            rows[1].starts_with("\"looking-ahead\",\"1\",\"") && rows[1].ends_with("\"take\",\"1\",\"33\""),
            "{saved}"
        );
        assert!(rows[2].ends_with("\"wait\",\"2\",\"67\""), "{saved}");
        assert!(rows.len() >= 5 && !saved.contains(ANSWER), "{saved}");
    });
}

/// Criterion 2.1.4.
#[test]
fn single_letters_can_be_switched_off() {
    visit(|browser, site| {
        browser.visit(site, LESSON);
        browser.click_named(".run-tools button", "Keys");
        browser.click("#single-keys");
        browser.click_named("#run-help button", "Close");
        browser.press(&["r", "t", "n", "?"]);
        assert!(!told(browser).contains(ANSWER) && browser.text("[data-do=clock]") == "Start");
        browser.assert("no help", "!document.querySelector('#run-help').open");
        browser.press(&[PAGE_DOWN]);
        assert_eq!(place(browser), "Step 2 of 8", "clickers work on");
    });
}

/// A figure's embed is loaded when its step is shown and its answer may be seen, and tells its height.
#[test]
fn figures_open_in_place() {
    visit(|browser, site| {
        browser.visit(site, LESSON);
        browser.press(&[PAGE_DOWN]);
        assert_eq!((step(browser).as_str(), browser.count("iframe")), ("From the ends to the start", 0));
        // It would tell what the first step holds back.
        browser.press(&[PAGE_UP, "r", PAGE_DOWN]);
        browser.wait("the figure is there", "document.querySelector('.run-step[data-on] iframe')");
        browser.assert(
            "its state",
            "document.querySelector('iframe').src.endsWith('/embed/game-tree/?preset=wait-or-take')",
        );
        browser.wait("it tells its height", "document.querySelector('iframe').style.height !== ''");
        browser.enter_frame("iframe");
        browser.wait_until_live();
        assert!(browser.count("figure [role=tree]") > 0);
        browser.leave_frames();
        // A question of this step is open: the figure waits, and can be had all the same.
        // (The focus may still be in the frame, whose keys are its own.)
        for _ in 0..3 {
            browser.click("[data-do=next]");
        }
        assert_eq!(step(browser), "Ask or act");
        assert_eq!(browser.count(".run-step[data-on] iframe"), 0);
        browser.click(".run-step[data-on] [data-do=figure]");
        browser.wait("it is opened", "document.querySelector('.run-step[data-on] [aria-expanded=true]')");
        browser.click(".run-step[data-on] [data-do=figure]");
        assert!(!browser.is_shown(".run-step[data-on] iframe"));
        browser.click(".run-step[data-on] [data-do=figure]");
        browser.enter_frame(".run-step[data-on] iframe");
        browser.wait_until_live();
        browser.leave_frames();
    });
}

/// From a page that the client runs, a link to a lesson for the room is a full load, and back is back.
#[test]
fn links_lead_to_the_room_and_back() {
    visit(|browser, site| {
        browser.visit(site, "/teach/");
        browser.click_named("main a", "All lessons for the room and for paper");
        browser.wait("the list", "document.querySelector('h1').textContent === 'Lessons for the room' && document.activeElement.id === 'page-title'");
        browser.click_named(".lessons a", "Looking ahead");
        browser.wait(
            "the view",
            "document.querySelector('main.run') && document.documentElement.dataset.live === 'yes'",
        );
        assert_eq!(browser.address(), site.url(LESSON));
        browser.click_named(".bar a", "Sheet for paper");
        browser.wait("the sheet", "document.querySelector('main.sheet')");
        browser.click_named(".bar a", "Lesson plan");
        browser.wait(
            "the plan",
            "document.querySelector('.lesson') && document.documentElement.dataset.live === 'yes'",
        );
        browser.click_named(".in-class a", "Presenter’s view");
        browser.wait(
            "the view again",
            "document.querySelector('main.run') && document.documentElement.dataset.live === 'yes'",
        );
        browser.back();
        browser.wait("the plan again", "document.querySelector('.lesson')");
    });
}

#[test]
fn the_room_is_clean_in_all_looks() {
    for look in [Look::Light, Look::Dark] {
        visit_as(look, |browser, site| {
            for page in [LESSON, "/teach/run/power/", SHEET, "/teach/run/", "/teach/code/"] {
                browser.visit(site, page);
                assert_clean(browser, page);
                for (width, height) in [(360, 740), (1280, 800)] {
                    browser.resize(width, height);
                    assert_eq!(browser.ask(BEYOND), 0, "{page} at {width}");
                }
            }
            browser.visit(site, LESSON);
            browser.press(&["r"]);
            assert_clean(browser, "with the answer");
            browser.press(&["?"]);
            assert_clean(browser, "with the help");
        });
    }
}

#[test]
fn text_of_twice_the_size_fits() {
    visit(|browser, site| {
        for page in [LESSON, SHEET] {
            browser.visit(site, page);
            browser.resize(640, 800);
            browser.script("document.documentElement.style.fontSize = 2 * parseFloat(getComputedStyle(document.documentElement).fontSize) + 'px';");
            assert_eq!(browser.ask(BEYOND), 0, "{page}");
        }
    });
}

mod in_chromium_and_firefox {
    use super::*;

    #[test]
    fn forced_colours() {
        visit_as(Look::Forced, |browser, site| {
            browser.visit(site, LESSON);
            tab_to_hands(browser, "take");
            browser.type_text("3");
            assert_clean(browser, "forced colours");
            let colours = browser.ask("(() => { const bar = document.querySelector('.run-bar span'); return [getComputedStyle(bar).backgroundColor, getComputedStyle(document.body).backgroundColor]; })()");
            assert_ne!(colours[0], colours[1], "the bar is seen");
        });
    }
}
