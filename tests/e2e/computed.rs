//! Every computed figure, by its lab and embed pages: live, by keyboard alone, with input that cannot be used, by its
//! link, its files and its presets. The widgets are found by their pages, so that a new one is tested from its first day.

use crate::harness::{Browser, Site, key, visit, visit_without_scripts};

/// They ask before they show: until the reader has answered they have no drawing, and never a preset (see `premises.rs`).
const ASK_FIRST: [&str; 2] = ["premises", "surveys"];

/// Pages of one kind whose figure a solver makes.
fn slugs(browser: &Browser, site: &Site) -> Vec<String> {
    let labs = site.pages().iter().filter_map(|page| page.strip_prefix("/lab/")?.strip_suffix('/'));
    let slugs: Vec<String> = labs
        .filter(|slug| {
            browser.goto(&site.url(&format!("/lab/{slug}/")));
            browser.count(".computed-figure figure") == 1
        })
        .map(str::to_owned)
        .collect();
    assert!(slugs.len() >= 2, "computed figures: {slugs:?}");
    slugs
}

fn each(browser: &Browser, site: &Site, test: impl Fn(&str)) {
    for slug in slugs(browser, site) {
        browser.visit(site, &format!("/lab/{slug}/"));
        test(&slug);
    }
}

const READOUT: &str = "document.querySelector('figure .readout').textContent";
const DONE: &str = "!document.querySelector('.working progress')";

fn readout(browser: &Browser) -> String {
    browser.ask(READOUT).as_str().unwrap_or_default().to_owned()
}

/// What the figure shows, without what the reader's own doing leaves in it (focus, open panels).
fn shown(browser: &Browser) -> String {
    browser.texts("figure .readout, figure .in-out, figure table.data").join("\n")
}

#[test]
fn the_first_figure_needs_no_script() {
    visit_without_scripts(|browser, site| {
        for slug in slugs(browser, site) {
            browser.goto(&site.url(&format!("/lab/{slug}/")));
            assert!(readout(browser).len() > 20, "{slug}: {}", readout(browser));
            let drawings = if ASK_FIRST.contains(&&*slug) { 0 } else { 1 };
            assert!(
                browser.count("figure .picture svg") >= drawings
                    && browser.is_shown("figure .picture svg, figure .picture"),
                "{slug}"
            );
            assert!(browser.count("figure table.data tbody tr") >= 1, "{slug}: the data table");
        }
    });
}

/// Each slider in turn, by the keyboard: what it shows changes, the address follows, and the link brings it back.
#[test]
fn a_turned_slider_is_followed_and_kept_in_the_address() {
    visit(|browser, site| {
        each(browser, site, |slug| {
            let sliders = browser.texts("figure .controls label[for]").len();
            if browser.count("figure .controls:not([hidden]) input[type=range]") == 0 {
                assert!(
                    browser.count("figure .controls button") > 1,
                    "{slug}: {sliders} labels and nothing to turn"
                );
                return;
            }
            browser
                .script("document.querySelector('figure .controls:not([hidden]) input[type=range]').focus()");
            let before = browser.property("figure .controls:not([hidden]) input[type=range]", "value");
            let at_the_top = browser.ask("(() => { const field = document.querySelector('figure .controls:not([hidden]) input[type=range]'); return field.value === field.max })()");
            browser.press(&[if at_the_top == serde_json::json!(true) { key::LEFT } else { key::RIGHT }]);
            let changed = format!(
                "document.querySelector('figure .controls:not([hidden]) input[type=range]').value !== {before} && {DONE}"
            );
            browser.wait(&format!("{slug}: the slider moved"), &changed);
            browser.wait(
                &format!("{slug}: the address follows"),
                "location.search.length > 1 || location.hash.includes('=')",
            );
            let (kept, shown_before) = (browser.address(), shown(browser));
            browser.goto(&kept);
            browser.wait_until_live();
            browser.wait(
                &format!("{slug}: the link brings it back"),
                &format!("{changed} && {READOUT} === {:?}", readout_of(&shown_before)),
            );
            assert_eq!(shown(browser), shown_before, "{slug}");
        });
    });
}

fn readout_of(shown: &str) -> String {
    shown.lines().next().unwrap_or_default().to_owned()
}

/// What cannot be used is named beside its field, what was typed stays, and the figure goes on.
#[test]
fn nonsense_in_a_field_is_named_and_stays() {
    visit(|browser, site| {
        each(browser, site, |slug| {
            if browser.count("figure .controls:not([hidden]) input.typed") == 0 {
                return;
            }
            browser.click("figure .controls:not([hidden]) input.typed");
            browser.retype("abc");
            browser.wait(
                &format!("{slug}: the field is marked"),
                "document.querySelector('figure input.typed[aria-invalid=true]')",
            );
            assert_eq!(browser.value("figure input.typed[aria-invalid=true]"), "abc", "{slug}");
            let said = browser.ask("document.getElementById(document.querySelector('figure input.typed[aria-invalid=true]').getAttribute('aria-describedby')).textContent");
            assert!(said.as_str().is_some_and(|said| said.len() > 8), "{slug}: {said}");
            assert!(readout(browser).len() > 20, "{slug}");
        });
    });
}

/// The states to start from: named presets, or where there are none whole sets of a figure's numbers.
fn presets(browser: &Browser) -> (&'static str, Vec<String>) {
    let all = |css: &str, name: &str| -> Vec<String> {
        let list =
            format!("[...document.querySelectorAll('figure {css}')].map((button) => button.dataset.{name})");
        let list = browser.ask(&list);
        list.as_array().into_iter().flatten().filter_map(|name| Some(name.as_str()?.to_owned())).collect()
    };
    let named = all("[data-state^=\"preset=\"]:not([data-state*=\"&\"])", "state");
    if named.is_empty() {
        return ("data-set", all("button[aria-pressed][data-set*=\"&\"]", "set"));
    }
    ("data-state", named)
}

/// Every preset, forwards and backwards: each is pressed when chosen, and nothing stops the program.
#[test]
fn every_preset_is_drawn() {
    visit(|browser, site| {
        each(browser, site, |slug| {
            if ASK_FIRST.contains(&slug) {
                return;
            }
            let (attribute, names) = presets(browser);
            assert!(names.len() >= 2, "{slug} has presets: {names:?}");
            for name in names.iter().chain(names.iter().rev()) {
                let button = format!("document.querySelector('figure [{attribute}=\"{name}\"]')");
                browser.script(&format!("{button}.click()"));
                browser.wait(
                    &format!("{slug}: {name} is drawn"),
                    &format!("{button}.getAttribute('aria-pressed') === 'true' && {DONE}"),
                );
                assert!(readout(browser).len() > 20, "{slug}: {name}");
                browser.assert("the banner stays away", "document.querySelector('#panic').hidden");
            }
        });
    });
}

/// What an address says in vain is passed over with a note or at a field; the figure stands.
#[test]
fn a_garbage_address_leaves_a_figure() {
    visit(|browser, site| {
        for slug in slugs(browser, site) {
            browser.visit(site, &format!("/lab/{slug}/?{slug}.preset=no-such&{slug}.gamma=%F0%9F&{slug}.view=%00&theme=mauve#{slug}.world=%7B&{slug}.game=%7B"));
            browser.wait(
                &format!("{slug}: the note about the theme"),
                "document.querySelector('figure .notes').textContent.includes('mauve')",
            );
            assert!(readout(browser).len() > 20, "{slug}");
            browser.assert("the banner stays away", "document.querySelector('#panic').hidden");
        }
    });
}

/// The table as it stands is the file that is saved; the drawing is one whole document.
#[test]
fn files_are_saved() {
    visit(|browser, site| {
        each(browser, site, |slug| {
            browser.click("figure [data-panel=save] summary");
            for (n_saved, kind) in [(1, "csv"), (2, "svg")] {
                browser.click(&format!("figure [data-save={kind}]"));
                browser
                    .wait(&format!("{slug}: {kind} is saved"), &format!("probe.saved.length === {n_saved}"));
            }
            let saved = browser.ask_promise("Promise.all(probe.saved.map((file) => file.text))");
            let (csv, svg) = (saved[0].as_str().unwrap_or_default(), saved[1].as_str().unwrap_or_default());
            let rows = browser.count("figure table.data tr");
            assert!(csv.lines().count() as u64 >= rows && rows > 1, "{slug}: {rows} rows and {csv}");
            if ASK_FIRST.contains(&slug) {
                return;
            }
            let width = browser.ask_promise(&format!(
                "(async () => {{ const picture = new Image(); \
                 picture.src = URL.createObjectURL(new Blob([{}], {{type: 'image/svg+xml'}})); \
                 await picture.decode(); return picture.naturalWidth; }})()",
                serde_json::json!(svg)
            ));
            assert!(width.as_u64() > Some(100), "{slug}: the drawing is drawn, {width}");
            assert!(svg.contains("<svg") && svg.len() > 500, "{slug}: {svg}");
        });
    });
}

/// In somebody's frame: the same figure, without the site around it, with nothing to other hosts.
#[test]
fn the_embed_is_the_same_figure() {
    visit(|browser, site| {
        for slug in slugs(browser, site) {
            browser.visit(site, &format!("/embed/{slug}/?controls=none&predict=0"));
            browser.wait(
                &format!("{slug}: controls are hidden"),
                "[...document.querySelectorAll('figure .controls')].every((part) => part.hidden)",
            );
            assert!(readout(browser).len() > 20, "{slug}");
            assert_eq!(browser.count("nav"), 0, "{slug}");
        }
    });
}

/// What can be used in the figure, in its order. Links are left out, since not every system stops at them.
const STOPS: &str = "(() => {
  const css = 'figure :is(button, input, select, textarea, summary, [tabindex])';
  const usable = (it) => it.checkVisibility({ visibilityProperty: true }) && !it.disabled && it.tabIndex >= 0;
  window.stops = [...document.querySelectorAll(css)].filter(usable);
  return stops.length;
})()";

/// Links that may stand between two controls.
const MOST_LINKS: usize = 8;

/// By Tab alone every control is come to, one after the other; a choice is made by Enter and keeps the focus in the figure;
/// a panel is opened by Space.
#[test]
fn every_figure_is_worked_by_keys_alone() {
    visit(|browser, site| {
        each(browser, site, |slug| {
            let n_stops = browser.ask(STOPS).as_u64().unwrap_or_default();
            assert!(n_stops >= 5, "{slug}: {n_stops} controls");
            browser.tab_until("the figure's first control", "it === stops[0]");
            for at in 1..n_stops {
                let here = format!("document.activeElement === stops[{at}]");
                let is_met = (0..MOST_LINKS).any(|_| {
                    browser.press(&[key::TAB]);
                    browser.ask(&here) == true
                });
                let name = browser.ask(&format!("stops[{at}].outerHTML.slice(0, 200)"));
                assert!(is_met, "{slug}: Tab does not come to {name}, but to {}", browser.focused());
            }
            // Not past the end of the page, where each browser has stops of its own.
            if choose(browser, slug) {
                browser.tab_to_button("How this is computed");
            } else {
                browser.tab_back_to_button("How this is computed");
            }
            browser.press(&[key::SPACE]);
            browser.wait(&format!("{slug}: the panel is open"), "document.activeElement.parentElement.open");
        });
    });
}

/// Goes back to the first button of a choice that is not the present one, and takes it; `false` where there is none.
fn choose(browser: &Browser, slug: &str) -> bool {
    let other = "stops.find((it) => it.matches('button[aria-pressed=false]:is([data-set], [data-state])'))";
    let name = browser.ask(&format!("({other} ?? {{}}).textContent"));
    if name.is_null() {
        return false;
    }
    browser.tab_back_until("a choice that is not the present one", &format!("it === {other}"));
    browser.press(&[key::ENTER]);
    browser.wait(
        &format!("{slug}: {name} is chosen"),
        &format!(
            "{DONE} && [...document.querySelectorAll('figure button[aria-pressed=true]')].some((it) => it.textContent === {name})"
        ),
    );
    browser.assert("the focus stays in the figure", "document.activeElement.closest('figure')");
    true
}
