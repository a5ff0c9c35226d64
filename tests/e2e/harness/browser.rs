//! A browser window: going places, looking, clicking, typing, waiting. Failing to find something fails the test with
//! what was looked for.

use std::cell::RefCell;
use std::path::Path;

use serde_json::{Value, json};

use super::capabilities::{Look, PATIENCE_MILLIS, Scripts, media_features};
use super::webdriver::{Refusal, Session, note_fault};
use super::{Engine, Site, Surroundings, windows};

/// How often a wait begins again because the page under it was left.
const MOST_RESTARTS: usize = 20;

/// How often an address is asked for before we give up: each question is an answer of the driver's.
const MOST_QUESTIONS: usize = 5_000;

/// WebDriver's name for an element in JSON.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Looks at a condition until it is truthy.
const WAIT: &str = "
  const done = arguments[arguments.length - 1], begin = performance.now();
  let last = null;
  const look = () => {
    try { last = condition(); } catch (error) { last = null; }
    if (last) done({value: last});
    else if (performance.now() - begin > patience) done({late: true});
    else setTimeout(look, 20);
  };
  look();";

/// How often a click is made that does not reach its element.
const MOST_CLICKS: usize = 4;

/// Notes whether a click reaches an element. Drivers scroll as little as they may, and WebKit's then finds some elements
/// out of sight; so it is put into the middle.
const WATCH_CLICK: &str = "
  const [element] = arguments;
  element.scrollIntoView({block: 'center', behavior: 'instant'});
  element.clickArrived = false;
  element.addEventListener('click', () => { element.clickArrived = true; }, {capture: true, once: true});";

/// Whether it did not, in a page whose scripts run.
const IS_MISSED: &str = "
  return document.documentElement.dataset.live === 'yes' && arguments[0].isConnected && arguments[0].clickArrived === false;";

/// What WebKitGTK's engine says of itself where it stops a program without cause.
const ENGINE_FAULT: &str = "RuntimeError: Out of bounds memory access";

/// How far a page has come, for whoever has to find out why a test waited in vain.
const STATE: &str = "
  const note = document.getElementById('not-live'), banner = document.getElementById('panic');
  const came = (entry) => [entry.name, entry.startTime, entry.responseEnd].map((part) => Math.round(part) || part);
  return {
    live: document.documentElement.dataset.live, ready: document.readyState, at: Math.round(performance.now()),
    reason: note && note.title, panic: banner && !banner.hidden && banner.querySelector('textarea').value,
    wrongs: window.probe && probe.wrongs, resources: performance.getEntriesByType('resource').map(came),
  };";

/// What the probe of the present page noted, and every resource that is not ours.
const WRONGS: &str = "
  const own = [location.origin, arguments[0], 'blob:', 'data:'].filter((start) => start !== 'null');
  const names = performance.getEntriesByType('resource').map((entry) => entry.name);
  const foreign = names.filter((name) => !own.some((start) => name.startsWith(start)));
  return [...(window.probe ? probe.wrongs : []), ...foreign.map((name) => 'foreign request: ' + name)];";

/// A window.
pub struct Browser {
    session: Session,
    wrongs: RefCell<Vec<String>>,
}

impl Browser {
    /// Opens a window, 1280 by 900 where the engine lets us choose.
    pub fn open(scripts: Scripts, look: Look) -> Self {
        let surroundings = Surroundings::get();
        let browser = Self { session: windows::open(scripts, look), wrongs: RefCell::default() };
        if surroundings.engine == Engine::Chromium && look != Look::Light {
            browser.devtools("Emulation.setEmulatedMedia", &json!({"features": media_features(look)}));
        }
        browser.resize(1280, 900);
        browser
    }

    /// Sets the window's outer size in CSS pixels.
    pub fn resize(&self, width: u32, height: u32) {
        self.post("window/rect", &json!({"width": width, "height": height}));
    }

    /// Loads an address as if typed into the address bar.
    pub fn goto(&self, url: &str) {
        self.note_wrongs();
        self.post("url", &json!({"url": url}));
    }

    /// Loads a site path and waits until the page is live. A page that had to load itself anew for that met a fault of the
    /// engine (see `boot.js`), which only WebKitGTK may have.
    pub fn visit(&self, site: &Site, site_path: &str) {
        self.goto(&site.url(site_path));
        self.wait_until_live();
        if self.ask("performance.getEntriesByType('navigation')[0].type") == "reload" {
            assert_eq!(Surroundings::get().engine, Engine::Webkit, "{site_path} was loaded twice");
            println!("the engine failed: {site_path} was loaded once more");
        }
    }

    /// Waits until the page's program runs.
    pub fn wait_until_live(&self) {
        self.wait("the page is live", "document.documentElement.dataset.live === 'yes'");
    }

    /// The browser's own buttons.
    pub fn back(&self) {
        self.post("back", &json!({}));
    }

    /// See [`Browser::back`].
    pub fn forward(&self) {
        self.post("forward", &json!({}));
    }

    /// Runs JavaScript in the page; what it returns comes back.
    pub fn script(&self, body: &str) -> Value {
        self.post("execute/sync", &json!({"script": body, "args": []}))
    }

    /// The value of a JavaScript expression.
    pub fn ask(&self, expression: &str) -> Value {
        self.script(&format!("return ({expression});"))
    }

    /// The value of an expression that gives a promise.
    pub fn ask_promise(&self, expression: &str) -> Value {
        let body = format!(
            "const done = arguments[arguments.length - 1];
             Promise.resolve({expression}).then(done, (error) => done('failed: ' + error));"
        );
        self.post("execute/async", &json!({"script": body, "args": []}))
    }

    /// Waits until a JavaScript expression is truthy and gives its value; the test fails when it never is.
    pub fn wait(&self, what: &str, expression: &str) -> Value {
        let body =
            format!("const patience = {PATIENCE_MILLIS}; const condition = () => ({expression});{WAIT}");
        for _ in 0..MOST_RESTARTS {
            match self.session.post("execute/async", &json!({"script": body, "args": []})) {
                Ok(answer) if answer["late"] == true => break,
                // Firefox answers with nothing where a frame goes from its empty page to the wanted one.
                Ok(answer) if !answer.is_object() => {}
                Ok(answer) => return answer["value"].clone(),
                Err(refusal) if refusal.code == "no such window" => {
                    panic!("waiting until {what}: {refusal:?}")
                }
                // The page was left while we looked: look at the next one.
                Err(_) => {}
            }
        }
        let state = self.script(STATE);
        let is_fault = state["panic"].as_str().is_some_and(|report| report.contains(ENGINE_FAULT));
        if is_fault && Surroundings::get().engine == Engine::Webkit {
            note_fault(Some("the engine failed"));
        }
        panic!(
            "waited in vain until {what}\n  {expression}\n  at {}\n  {state:#}\n  {}",
            self.address(),
            self.ask("document.body.innerText.slice(0, 1500)")
        );
    }

    /// Asserts that a JavaScript expression is truthy now.
    pub fn assert(&self, what: &str, expression: &str) {
        let value = self.ask(&format!("Boolean({expression})"));
        assert_eq!(value, true, "{what}: {expression} at {}", self.address());
    }

    /// The address bar's text.
    pub fn address(&self) -> String {
        self.get("url").as_str().unwrap_or_default().to_owned()
    }

    /// Asks for the address until it is this one: for pages without scripts, in which nothing can wait for us.
    pub fn wait_for_address(&self, wanted: &str) {
        let arrived = (0..MOST_QUESTIONS).any(|_| self.address() == wanted);
        assert!(arrived, "waited in vain for {wanted}, at {}", self.address());
    }

    /// The first element's rendered text.
    pub fn text(&self, css: &str) -> String {
        self.get(&format!("element/{}/text", self.element(css))).as_str().unwrap_or_default().to_owned()
    }

    /// The texts of all elements, shown or not.
    pub fn texts(&self, css: &str) -> Vec<String> {
        let found = self.ask(&format!(
            "[...document.querySelectorAll({})].map((element) => element.textContent.trim())",
            json!(css)
        ));
        strings(&found)
    }

    /// A value of a form field.
    pub fn value(&self, css: &str) -> String {
        self.property(css, "value").as_str().unwrap_or_default().to_owned()
    }

    /// A property of the first element.
    pub fn property(&self, css: &str, name: &str) -> Value {
        self.get(&format!("element/{}/property/{name}", self.element(css)))
    }

    /// A computed style of the first element.
    pub fn style(&self, css: &str, name: &str) -> String {
        self.get(&format!("element/{}/css/{name}", self.element(css))).as_str().unwrap_or_default().to_owned()
    }

    /// Whether a reader can see the first element.
    pub fn is_shown(&self, css: &str) -> bool {
        self.get(&format!("element/{}/displayed", self.element(css))) == true
    }

    /// How many elements there are.
    pub fn count(&self, css: &str) -> u64 {
        self.ask(&format!("document.querySelectorAll({}).length", json!(css))).as_u64().unwrap_or_default()
    }

    /// A click with the pointer in the middle of the first element.
    pub fn click(&self, css: &str) {
        let element = self.element(css);
        self.click_element(&element);
    }

    /// A click on the element that has exactly this text (or accessible name), among those that the selector finds and
    /// that can be used. A button that an answer has yet to enable is waited for, as a reader would.
    pub fn click_named(&self, css: &str, name: &str) {
        let expression = format!(
            "[...document.querySelectorAll({})].find((element) => element.getAttribute('aria-disabled') !== 'true' &&
               (element.textContent.trim() === {name} || element.getAttribute('aria-label') === {name}))",
            json!(css),
            name = json!(name)
        );
        let body = format!("return {expression} || null;");
        let look = || self.post("execute/sync", &json!({"script": body, "args": []}))[ELEMENT].take();
        let mut found = look();
        if found.is_null() {
            self.wait(&format!("there is a {name:?} among {css}"), &format!("Boolean({expression})"));
            found = look();
        }
        self.click_element(found.as_str().expect("what was there a moment ago"));
    }

    /// Drivers point at where an element was when they looked. In a figure that grows meanwhile the click goes beside it,
    /// and is made again, as a reader would.
    fn click_element(&self, element: &str) {
        let ask = |script: &str| {
            self.try_post("execute/sync", &json!({"script": script, "args": [{ELEMENT: element}]}))
        };
        for _ in 0..MOST_CLICKS {
            drop(ask(WATCH_CLICK));
            let outcome = self.try_post(&format!("element/{element}/click"), &json!({}));
            let is_missed = match outcome {
                // What is not there to be asked any more has been pressed.
                Ok(_) => ask(IS_MISSED).is_ok_and(|missed| missed == true),
                Err(refusal) if refusal.code == "element click intercepted" => true,
                Err(refusal) => panic!("a click: {refusal:?}"),
            };
            if !is_missed {
                return;
            }
        }
        panic!("no click reaches its element at {}", self.address());
    }

    /// A click of the pointer on the middle of an element, whatever is drawn over it (parts of an SVG drawing lie on
    /// top of each other).
    pub fn point_at(&self, css: &str) {
        self.script(&format!("document.querySelector({}).scrollIntoView({{block: 'center'}});", json!(css)));
        let origin = json!({ELEMENT: self.element(css)});
        let actions = json!([
            {"type": "pointerMove", "origin": origin, "x": 0, "y": 0, "duration": 0},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]);
        let pointer = json!({"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions});
        self.post("actions", &json!({"actions": [pointer]}));
    }

    /// Puts the path of a file into a file field.
    pub fn upload(&self, css: &str, file: &Path) {
        let text = file.to_str().expect("a path in UTF-8");
        self.post(&format!("element/{}/value", self.element(css)), &json!({"text": text}));
    }

    /// Drops a file with this text on the first element, as a reader would from their desktop: a file lies over it, then is
    /// let go. (No driver can drag from outside of its window.) Says whether the page took each of the two.
    pub fn drop_file(&self, css: &str, name: &str, text: &str) -> Value {
        self.script(&format!(
            "const data = new DataTransfer();
             data.items.add(new File([{}], {}, {{type: 'text/plain'}}));
             const place = document.querySelector({});
             return ['dragover', 'drop'].map((kind) =>
               !place.dispatchEvent(new DragEvent(kind, {{dataTransfer: data, bubbles: true, cancelable: true}})));",
            json!(text),
            json!(name),
            json!(css)
        ))
    }

    /// Prints the page; gives the PDF in base64.
    pub fn print(&self, page_ranges: &[&str]) -> Result<String, Refusal> {
        let printed = self.try_post("print", &json!({"pageRanges": page_ranges}))?;
        Ok(printed.as_str().unwrap_or_default().to_owned())
    }

    /// Presses keys one after another, wherever the focus is.
    pub fn press(&self, keys: &[&str]) {
        let actions: Vec<Value> = keys
            .iter()
            .flat_map(|key| {
                [json!({"type": "keyDown", "value": key}), json!({"type": "keyUp", "value": key})]
            })
            .collect();
        self.perform(&actions);
    }

    /// Types text, letter by letter.
    pub fn type_text(&self, text: &str) {
        let letters: Vec<String> = text.chars().map(String::from).collect();
        self.press(&letters.iter().map(String::as_str).collect::<Vec<_>>());
    }

    /// Presses a key while another is held.
    pub fn press_with(&self, held: &str, key: &str) {
        let [down, up] = ["keyDown", "keyUp"];
        let order = [(down, held), (down, key), (up, key), (up, held)];
        self.perform(&order.map(|(kind, key)| json!({"type": kind, "value": key})));
    }

    /// Describes the focused element: its id, or its role and name.
    pub fn focused(&self) -> String {
        let found = self.ask("document.activeElement.id || document.activeElement.tagName.toLowerCase() + ' ' + document.activeElement.textContent.trim().slice(0, 60)");
        found.as_str().unwrap_or_default().to_owned()
    }

    /// Chromium's DevTools protocol.
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        self.post("goog/cdp/execute", &json!({"cmd": command, "params": parameters}))
    }

    /// Nothing broke the policy, no script failed, nothing was asked of anyone else, on any page of this test.
    pub fn assert_nothing_went_wrong(&self) {
        self.note_wrongs();
        let wrongs = self.wrongs.borrow();
        assert!(wrongs.is_empty(), "{wrongs:#?}");
    }

    pub(super) fn note_wrongs(&self) {
        let request = json!({"script": WRONGS, "args": [Surroundings::get().origin]});
        if let Ok(found) = self.session.post("execute/sync", &request) {
            let address = self.address();
            self.wrongs
                .borrow_mut()
                .extend(strings(&found).into_iter().map(|wrong| format!("{address}: {wrong}")));
        }
    }

    /// The id of the first element.
    pub(super) fn element(&self, css: &str) -> String {
        let found = self.try_post("element", &json!({"using": "css selector", "value": css}));
        let found =
            found.unwrap_or_else(|refusal| panic!("no {css} at {}: {}", self.address(), refusal.message));
        found[ELEMENT].as_str().expect("an element has an id").to_owned()
    }

    pub(super) fn post(&self, command: &str, body: &Value) -> Value {
        self.try_post(command, body).unwrap_or_else(|refusal| panic!("{command} {body}: {refusal:?}"))
    }

    fn try_post(&self, command: &str, body: &Value) -> Result<Value, Refusal> {
        self.session.post(command, body)
    }

    fn get(&self, question: &str) -> Value {
        self.session.get(question).unwrap_or_else(|refusal| panic!("{question}: {refusal:?}"))
    }

    fn perform(&self, actions: &[Value]) {
        self.post("actions", &json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]}));
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        windows::leave(&self.session);
    }
}

/// The strings of a JSON list.
fn strings(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}
