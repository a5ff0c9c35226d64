//! Moving between pages without a reload: what is fetched, what is said, where the focus and the page are.

use crate::harness::{Browser, Site, key, visit};

const MARK: &str = "window.stillTheSamePage = true;";
const SAME_PAGE: &str = "window.stillTheSamePage === true";

#[test]
fn links_change_the_page_without_a_reload() {
    visit(|browser, site| {
        browser.visit(site, "/");
        browser.script(MARK);
        site.clear_requests();
        for (link, path) in [("Lab", "/lab/"), ("Glossary", "/glossary/"), ("About", "/about/")] {
            browser.click_named(".bar nav a", link);
            wait_for_page(browser, site, path);
            browser.assert("no reload", SAME_PAGE);
            assert_eq!(browser.ask("document.title"), title_of(site, path), "the tab's title is the page's");
            browser.assert(
                "the heading has the focus",
                "document.activeElement === document.querySelector('h1')",
            );
            browser.assert("the page begins at its top", "scrollY === 0");
            browser.wait(
                "the live region says where we are",
                "document.querySelector('[role=status][aria-live=polite].for-screen-readers').textContent === document.title",
            );
            browser.assert(
                "the link to this page says so",
                &format!(
                    "document.querySelector('.bar nav a[aria-current=page]').textContent.trim() === '{link}'"
                ),
            );
        }
        let asked: Vec<String> = site.requests().into_iter().map(|request| request.path).collect();
        let data = |path: &str| site.path(&format!("{path}page.json"));
        assert_eq!(asked, [data("/lab/"), data("/glossary/"), data("/about/")]);
    });
}

#[test]
fn back_and_forward_restore_page_and_place() {
    visit(|browser, site| {
        browser.visit(site, "/read/looking-ahead/");
        browser.script(MARK);
        browser.script("scrollTo(0, 1500);");
        browser.click_named(".site-foot a, .page a, .bar nav a", "About");
        wait_for_page(browser, site, "/about/");
        browser.back();
        wait_for_page(browser, site, "/read/looking-ahead/");
        browser.assert("no reload", SAME_PAGE);
        browser.forward();
        wait_for_page(browser, site, "/about/");
        browser.assert("no reload", SAME_PAGE);
    });
}

/// A link far down the page is clicked by keyboard; coming back, the page stands where it was left.
#[test]
fn the_scroll_position_is_restored() {
    visit(|browser, site| {
        browser.visit(site, "/read/looking-ahead/");
        let left_at = leave_from_below(browser);
        wait_for_page(browser, site, "/references/");
        browser.assert("the new page begins at its top", "scrollY === 0");
        browser.back();
        wait_for_page(browser, site, "/read/looking-ahead/");
        browser.wait("the page stands where it was left", &format!("Math.abs(scrollY - {left_at}) < 3"));
    });
}

/// The link to all sources, or else any link to that page, with the keyboard; gives the scroll position.
fn leave_from_below(browser: &Browser) -> f64 {
    browser.script("[...document.querySelectorAll('a[href$=\"/references/\"]')].pop().focus({preventScroll: true}); scrollTo(0, document.body.scrollHeight - 1400);");
    let left_at = browser.ask("scrollY").as_f64().expect("a number");
    assert!(left_at > 500.0, "the chapter is long enough to scroll: {left_at}");
    browser.press(&[key::ENTER]);
    left_at
}

/// A link into the middle of another page brings the place into view.
#[test]
fn links_with_an_anchor_arrive_at_the_place() {
    visit(|browser, site| {
        browser.visit(site, "/read/looking-ahead/");
        browser.script(MARK);
        browser.script("document.querySelector('a[href*=\"/glossary/#\"]').focus();");
        let anchor = browser
            .ask("document.activeElement.hash.slice(1)")
            .as_str()
            .expect("a term's link has an anchor")
            .to_owned();
        browser.press(&[key::ENTER]);
        wait_for_page(browser, site, "/glossary/");
        browser.assert("no reload", SAME_PAGE);
        browser.wait(
            "the term is in view",
            &format!("(() => {{ const top = document.getElementById('{anchor}').getBoundingClientRect().top; return top >= 0 && top < innerHeight; }})()"),
        );
    });
}

/// Two clicks in a row, and the first page's data arrives last: the second click counts.
#[test]
fn a_slow_answer_does_not_overtake_a_later_click() {
    visit(|browser, site| {
        browser.visit(site, "/");
        browser.script(
            "const fetchNow = window.fetch; let release; const held = new Promise((done) => { release = done; });
             window.releaseHeld = () => release();
             window.fetch = (what, ...rest) => String(what.url || what).endsWith('/glossary/page.json')
               ? held.then(() => fetchNow(what, ...rest)) : fetchNow(what, ...rest);",
        );
        browser.click_named(".bar nav a", "Glossary");
        browser.wait("the address changed", "location.pathname.endsWith('/glossary/')");
        browser.click_named(".bar nav a", "About");
        wait_for_page(browser, site, "/about/");
        let heading = browser.text("h1");
        browser.script("window.releaseHeld();");
        browser.wait("the late answer arrived", "performance.getEntriesByType('resource').some((entry) => entry.name.endsWith('/glossary/page.json'))");
        // Two turns of the page's own loop give a late answer every chance to be shown.
        browser.ask_promise("new Promise((done) => requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => setTimeout(() => done(true), 50)), 50)))");
        assert_eq!(browser.text("h1"), heading, "the page of the last click stays");
    });
}

/// Links with a modifier key belong to the browser: another tab opens, this page stays.
#[test]
fn a_click_with_control_leaves_the_page_alone() {
    visit(|browser, site| {
        browser.visit(site, "/");
        browser.script("window.taken = null; addEventListener('click', (event) => { window.taken = event.defaultPrevented; event.preventDefault(); });");
        browser.script("document.querySelector('.bar nav a[href$=\"/lab/\"]').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, ctrlKey: true}));");
        assert_eq!(browser.ask("window.taken"), false);
        browser.script("document.querySelector('.bar nav a[href$=\"/lab/\"]').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));");
        assert_eq!(browser.ask("window.taken"), true, "and a plain click is ours");
    });
}

#[test]
fn missing_pages_have_status_404_and_the_shell() {
    visit(|browser, site| {
        for path in [
            "/nowhere/",
            "/read/nowhere/",
            "/lab/nowhere/",
            "/embed/nowhere/",
            "/read/looking-ahead/nowhere/",
        ] {
            assert_eq!(site.ask(&site.path(path)).0, 404, "{path}");
            browser.visit(site, path);
            assert_eq!(browser.count("h1"), 1);
            assert!(browser.is_shown(".bar nav"), "the header of {path}");
            browser.click_named(".bar nav a", "Lab");
            wait_for_page(browser, site, "/lab/");
        }
    });
}

#[test]
fn the_skip_link_leads_to_the_text() {
    visit(|browser, site| {
        browser.visit(site, "/read/looking-ahead/");
        browser.press(&[key::TAB]);
        assert!(browser.focused().contains("Skip to the text"), "{}", browser.focused());
        browser.press(&[key::ENTER]);
        browser.wait("the target is in view", "location.hash && Math.abs(document.querySelector(location.hash).getBoundingClientRect().top) < innerHeight");
        browser.press(&[key::TAB]);
        browser.assert(
            "the next stop is in the text",
            "document.querySelector('main').contains(document.activeElement)",
        );
    });
}

/// The address and the page's own data have changed, and the new heading stands there.
fn wait_for_page(browser: &Browser, site: &Site, path: &str) {
    let wanted = site.path(path);
    browser.wait(&format!("the page is {path}"), &format!("location.pathname === '{wanted}' && document.activeElement === document.querySelector('h1#page-title')"));
}

/// The title that a page was built with.
fn title_of(site: &Site, path: &str) -> String {
    let html = site.built(&format!("{}index.html", path.trim_start_matches('/')));
    let (_, rest) = html.split_once("<title>").expect("a title");
    rest.split("</title>").next().unwrap_or_default().to_owned()
}
