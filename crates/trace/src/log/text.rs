//! A text cut into the texts of its traces. Used in this folder.

use super::place::Place;
use crate::caps;
use crate::format::{self, Format};
use crate::inspect::{self, Header};
use crate::json::{Json, Shallow, elements, shallow};
use crate::problem::{Notes, Reason};
use crate::{alignment_faking, canonical, petri};

/// What a text is and where its traces are.
pub(super) struct Cut {
    pub format: Format,
    pub version: Json,
    pub header: Header,
    pub places: Vec<Place>,
}

/// Bytes as text: without a byte order mark, with U+FFFD for what is no UTF-8.
pub(super) fn decoded(bytes: Vec<u8>, notes: &mut Notes) -> String {
    let text = String::from_utf8(bytes).unwrap_or_else(|error| {
        notes.add("", Reason::NotUtf8);
        String::from_utf8_lossy(error.as_bytes()).into_owned()
    });
    text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)
}

/// Finds the traces of a text.
///
/// # Errors
/// It is empty, of no known format, or of a version that is refused.
pub(super) fn cut(text: &str, entry: u32, notes: &mut Notes) -> Result<Cut, Reason> {
    if text.trim_ascii_start().is_empty() {
        return Err(Reason::Empty);
    }
    let format = format::of_text(text).ok_or_else(|| unknown(text))?;
    let mut cut = Cut { format, version: Json::Null, header: Header::default(), places: Vec::new() };
    let mut cutter = Cutter { text, format, entry, places: Vec::new(), n_left_out: 0 };
    match format {
        Format::ChatLines => cutter.lines(),
        Format::Chat | Format::AlignmentFaking | Format::OpenSource => cutter.chats(notes),
        Format::AlignmentFakingIndex => {
            let fields = shallow(alignment_faking::index(text).unwrap_or_default());
            cutter.field(&fields, "allFiles", notes);
        }
        Format::Petri => {
            cut.version =
                petri::version(&shallow(text)).map_or(Json::Null, |version| crate::json::text(&version));
            cutter.push(text, String::new());
        }
        Format::Canonical => {
            let fields = shallow(text);
            cut.version = canonical::version(&fields)?;
            cut.header.provenance = canonical::provenance(&fields);
            cutter.field(&fields, "traces", notes);
        }
        Format::InspectJson | Format::InspectEval => {
            let fields = shallow(text);
            cut.version = inspect::version(&fields, notes)?;
            cut.header = inspect::header(&fields, notes);
            cutter.field(&fields, "samples", notes);
        }
    }
    if cutter.n_left_out > 0 {
        let (found, cap) = ((cutter.places.len() + cutter.n_left_out) as u64, caps::ENTRIES as u64);
        notes.add("", Reason::Cap { what: "traces", found, cap });
    }
    cut.places = cutter.places;
    Ok(cut)
}

/// Why a text is of no known format: JSON that is broken at its start says where.
fn unknown(text: &str) -> Reason {
    let fault = if format::is_json(text) { shallow(text).fault } else { None };
    fault.map_or(Reason::UnknownFormat, Reason::Json)
}

struct Cutter<'a> {
    text: &'a str,
    format: Format,
    entry: u32,
    places: Vec<Place>,
    n_left_out: usize,
}

impl Cutter<'_> {
    /// A piece of the text; its place is told by where it lies in memory.
    fn push(&mut self, piece: &str, path: String) {
        let start = (piece.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let end = start + piece.len();
        self.places.push(Place {
            entry: self.entry,
            format: Some(self.format),
            start,
            end,
            path,
            is_checked: false,
        });
    }

    /// May another trace be taken? If not, it is counted.
    fn has_room(&mut self) -> bool {
        let has_room = self.places.len() < caps::ENTRIES;
        self.n_left_out += usize::from(!has_room);
        has_room
    }

    /// The list under a name of an object, and where the object breaks off.
    fn field(&mut self, fields: &Shallow<'_>, name: &'static str, notes: &mut Notes) {
        if let Some(fault) = fields.fault {
            notes.add("", Reason::Json(fault));
        }
        match fields.get(name) {
            Some(list) => self.list(list, name, notes),
            // A log may be written without its samples.
            None if self.format == Format::InspectJson => {}
            None => notes.add("", Reason::Missing(name)),
        }
    }

    fn list(&mut self, list: &str, name: &str, notes: &mut Notes) {
        let found = elements(list);
        for (idx, (_, item)) in found.items.iter().enumerate() {
            if self.has_room() {
                self.push(item, [name, "[", &idx.to_string(), "]"].concat());
            }
        }
        if let Some(fault) = found.fault {
            notes.add(name, Reason::Json(fault));
        }
    }

    fn lines(&mut self) {
        for (idx, line) in self.text.lines().enumerate() {
            if !line.trim_ascii_start().is_empty() && self.has_room() {
                self.format = format::of_one(&shallow(line)).unwrap_or(Format::Chat);
                self.push(line, ["line ", &(idx + 1).to_string()].concat());
            }
        }
    }

    /// A conversation, a list of them, or of the messages of one.
    fn chats(&mut self, notes: &mut Notes) {
        let is_one = elements(self.text).items.first().is_none_or(|(_, first)| {
            let fields = shallow(first);
            fields.has(&["role"]) || fields.has(&["from"])
        });
        if is_one { self.push(self.text, String::new()) } else { self.list(self.text, "", notes) }
    }
}
