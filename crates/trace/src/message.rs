//! One message in any of the shapes that logs have: Inspect's, OpenAI's, Anthropic's, ShareGPT's. They hardly collide, so
//! one reader takes all of them. Signatures and providers' internals are left out. Used by every format.

use crate::attachments::Attachments;
use crate::caps;
use crate::json::Value;
use crate::model::{Part, Passage, Reasoning, Role, ToolCall, ToolResult, Turn};
use crate::problem::{Notes, Reason};
use crate::tags;

/// Reads a message; nothing when it is no map.
pub(crate) fn turn(message: &Value<'_>, attachments: &Attachments<'_>) -> Option<Turn> {
    if message.pairs().is_empty() {
        return None;
    }
    // Early Petri wrote the role as a type.
    let said = message.first(&["role", "from", "type"]).and_then(Value::text).unwrap_or_default();
    let role = role(said);
    let name = message.first(&["name", "function"]).and_then(Value::text).unwrap_or_default();
    let name = if role == Role::Other { said } else { name };
    let failure = message.text_at("error_message");
    let mut reader = Reader { role, attachments, parts: Vec::new(), n_bytes: 0 };
    for key in ["reasoning_content", "reasoning"] {
        // Some servers write both, the same twice.
        if reader.parts.is_empty() {
            reader.note(message.text_at(key));
        }
    }
    if let Some(content) = message.first(&["content", "value", "text"]) {
        reader.content(content);
    }
    reader.text(message.text_at("refusal"));
    reader.text(failure);
    if role == Role::Tool {
        reader.tool_answer(message);
    }
    for call in message.get("tool_calls").map(Value::list).unwrap_or_default() {
        reader.call(call);
    }
    if let Some(call) = message.get("function_call").filter(|call| !call.is_absent()) {
        reader.call(call);
    }
    Some(Turn { role, name: name.to_owned(), parts: reader.parts, is_undone: false })
}

/// Reads messages; what is no message is left out, and so are those beyond the cap.
pub(crate) fn turns(messages: &[Value<'_>], path: &str, notes: &mut Notes) -> Vec<Turn> {
    let nothing = Attachments::default();
    let mut n_parts = 0;
    let mut found = Vec::new();
    for turn in messages.iter().filter_map(|message| turn(message, &nothing)) {
        n_parts += turn.parts.len();
        if n_parts > caps::PARTS || found.len() >= caps::TURNS {
            notes.add(path, Reason::Cap { what: "parts", found: n_parts as u64, cap: caps::PARTS as u64 });
            break;
        }
        found.push(turn);
    }
    found
}

fn role(said: &str) -> Role {
    match said {
        "system" | "developer" => Role::System,
        "user" | "human" => Role::User,
        "assistant" | "gpt" | "model" | "ai" | "bot" | "chatgpt" => Role::Assistant,
        "tool" | "function" => Role::Tool,
        _ => Role::Other,
    }
}

/// A turn of one text.
pub(crate) fn plain_turn(role: Role, text: &str) -> Turn {
    bare_turn(role, &Value::Text(text.into()))
}

/// A turn of a text, or of parts without a message around them.
pub(crate) fn bare_turn(role: Role, content: &Value<'_>) -> Turn {
    let mut reader = Reader { role, attachments: &Attachments::default(), parts: Vec::new(), n_bytes: 0 };
    reader.content(content);
    Turn { role, parts: reader.parts, ..Turn::default() }
}

struct Reader<'a> {
    role: Role,
    attachments: &'a Attachments<'a>,
    parts: Vec<Part>,
    /// Bytes of the message's text so far.
    n_bytes: usize,
}

impl Reader<'_> {
    fn content(&mut self, content: &Value<'_>) {
        match content {
            Value::Text(text) => self.text(text),
            Value::List(parts) => {
                for part in parts {
                    self.part(part);
                }
            }
            Value::Map(_) => self.part(content),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let text = self.attachments.resolve(text);
        if text.is_empty() {
            return;
        }
        let n_bytes = text.len();
        if self.role == Role::Assistant {
            self.parts.append(&mut tags::parts(&text, self.n_bytes));
        } else {
            self.push_plain(text);
        }
        self.n_bytes += n_bytes;
    }

    fn push_plain(&mut self, text: String) {
        let start = crate::model::offset(self.n_bytes);
        self.parts.push(Part::Text(Passage { text, start, ..Passage::default() }));
    }

    fn note(&mut self, text: &str) {
        if !text.is_empty() {
            self.reasoning(text, String::new(), false);
        }
    }

    fn reasoning(&mut self, text: &str, summary: String, is_sealed: bool) {
        let text = if is_sealed { String::new() } else { self.attachments.resolve(text) };
        let passage = Passage { text, ..Passage::default() };
        self.parts.push(Part::Reasoning(Reasoning { passage, summary, is_sealed, spans: Vec::new() }));
    }

    fn part(&mut self, part: &Value<'_>) {
        if let Some(text) = part.text() {
            return self.text(text);
        }
        let kind = part.text_at("type");
        match kind {
            "text" | "input_text" | "output_text" => self.text(part.text_at("text")),
            "refusal" => self.text(part.text_at("refusal")),
            "reasoning" => self.reasoning_part(part),
            "thinking" => self.reasoning(part.text_at("thinking"), String::new(), false),
            "redacted_thinking" => self.reasoning("", String::new(), true),
            "tool_use" | "server_tool_use" => self.tool_use(part),
            "tool_result" => self.tool_result(part),
            _ => self.other_part(kind, part),
        }
    }

    fn reasoning_part(&mut self, part: &Value<'_>) {
        let is_sealed = part.get("redacted").and_then(Value::truth) == Some(true);
        let summary =
            part.get("summary").map(|summary| joined(summary, self.attachments)).unwrap_or_default();
        let text = part.first(&["reasoning", "text"]).and_then(Value::text).unwrap_or_default();
        self.reasoning(text, summary, is_sealed);
    }

    /// Anthropic's call, or Inspect's record of a tool on the provider's side with its result.
    fn tool_use(&mut self, part: &Value<'_>) {
        self.call(part);
        if let Some(result) = part.first(&["result", "error"]) {
            let error = part.text_at("error").to_owned();
            let text =
                if error.is_empty() { self.attachments.resolve(&result.shown()) } else { String::new() };
            let (id, name) = (part.text_at("id").to_owned(), part.text_at("name").to_owned());
            self.parts.push(Part::ToolResult(ToolResult { id, name, text, error }));
        }
    }

    fn tool_result(&mut self, part: &Value<'_>) {
        let mut text =
            part.get("content").map(|content| joined(content, self.attachments)).unwrap_or_default();
        let is_error = part.get("is_error").and_then(Value::truth) == Some(true);
        let error = if is_error { std::mem::take(&mut text) } else { String::new() };
        let id = part.text_at("tool_use_id").to_owned();
        self.parts.push(Part::ToolResult(ToolResult { id, name: String::new(), text, error }));
        // Pictures keep a place.
        for other in part.get("content").map(Value::list).unwrap_or_default() {
            if other.get("text").is_none() {
                self.other_part(other.text_at("type"), other);
            }
        }
    }

    fn other_part(&mut self, kind: &str, part: &Value<'_>) {
        let Some(medium) = medium(kind) else {
            let raw = part.write();
            return self.parts.push(Part::Unknown { kind: kind.to_owned(), raw });
        };
        let names = ["filename", "image", "image_url", "audio", "video", "document", "url", "source"];
        let source = part.first(&names);
        let source = source.and_then(|source| source.get("url").or(Some(source)));
        let address = source.and_then(Value::text).map(|text| self.attachments.resolve(text));
        let description = address.map_or_else(String::new, |address| without_data(&address));
        self.parts.push(Part::Media { kind: medium.to_owned(), description });
    }

    fn call(&mut self, call: &Value<'_>) {
        let function = call.get("function").filter(|function| !function.pairs().is_empty()).unwrap_or(call);
        let name = function.first(&["name", "function"]).and_then(Value::text).unwrap_or_default();
        let arguments = function.first(&["arguments", "input", "args"]).map(Value::shown).unwrap_or_default();
        self.parts.push(Part::ToolCall(ToolCall {
            id: call.text_at("id").to_owned(),
            name: name.to_owned(),
            arguments: self.attachments.resolve(&arguments),
            error: call.get("parse_error").map(Value::shown).unwrap_or_default(),
        }));
    }

    /// What a tool's message says is its result.
    fn tool_answer(&mut self, message: &Value<'_>) {
        let mut result = ToolResult {
            id: message.text_at("tool_call_id").to_owned(),
            name: message.first(&["function", "name"]).map(Value::shown).unwrap_or_default(),
            error: error(message),
            text: String::new(),
        };
        let mut others = Vec::new();
        for part in std::mem::take(&mut self.parts) {
            match part {
                Part::Text(passage) => result.text.push_str(&passage.text),
                part => others.push(part),
            }
        }
        self.parts.push(Part::ToolResult(result));
        self.parts.append(&mut others);
    }
}

fn error(message: &Value<'_>) -> String {
    let Some(error) = message.first(&["error", "tool_error"]) else { return String::new() };
    let texts = [error.text_at("type"), error.text_at("message")];
    match texts {
        ["", ""] => error.shown(),
        ["", text] | [text, ""] => text.to_owned(),
        [kind, text] => [kind, ": ", text].concat(),
    }
}

/// The texts of a content that may be a text or parts, one after the other.
fn joined(content: &Value<'_>, attachments: &Attachments<'_>) -> String {
    if let Some(text) = content.text() {
        return attachments.resolve(text);
    }
    let mut joined = String::new();
    for part in content.list() {
        let text = attachments.resolve(part.text_at("text"));
        if !joined.is_empty() && !text.is_empty() {
            joined.push('\n');
        }
        joined.push_str(&text);
    }
    joined
}

/// Media by the many names of their parts.
fn medium(kind: &str) -> Option<&'static str> {
    match kind {
        "image" | "image_url" | "input_image" => Some("image"),
        "audio" | "input_audio" => Some("audio"),
        "video" => Some("video"),
        "document" | "file" | "input_file" => Some("document"),
        _ => None,
    }
}

/// An address without the data that it may hold.
fn without_data(address: &str) -> String {
    let is_data = address.starts_with("data:");
    let end = address.bytes().position(|byte| is_data && matches!(byte, b',' | b';'));
    address.get(..end.unwrap_or_else(|| address.floor_char_boundary(200))).unwrap_or_default().to_owned()
}
