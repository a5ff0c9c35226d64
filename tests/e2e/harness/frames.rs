//! Frames inside a page: stepping in and out.

use serde_json::{Value, json};

use super::Browser;

/// WebDriver's name for an element in JSON.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

impl Browser {
    /// Everything after this happens inside the first frame that the selector finds.
    pub fn enter_frame(&self, css: &str) {
        let element = self.element(css);
        self.post("frame", &json!({"id": {ELEMENT: element}}));
    }

    /// Back to the page itself. What went wrong inside the frame is noted first.
    pub fn leave_frames(&self) {
        self.note_wrongs();
        self.post("frame", &json!({"id": Value::Null}));
    }
}
