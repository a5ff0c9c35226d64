//! Opening: text or ZIP, what is in it, and the list. Used in this folder.

use super::archive::Archive;
use super::place::Place;
use super::text::{Cut, cut, decoded};
use super::{Log, Store, add};
use crate::caps;
use crate::format::Format;
use crate::inspect::{self, Header};
use crate::json::{Json, shallow};
use crate::listed::Listed;
use crate::problem::{Notes, Problem, Reason};
use crate::source::{ByteSource, bytes_at};
use crate::zip::{SIGNATURES, directory, unwrap};

pub(super) fn open(mut source: Box<dyn ByteSource>) -> Result<Log, Problem> {
    let whole = |reason| Problem::new("", "", reason);
    let length = source.length();
    if length > caps::FILE {
        return Err(whole(Reason::Cap { what: "bytes", found: length, cap: caps::FILE }));
    }
    let start = bytes_at(source.as_mut(), 0, 4).unwrap_or_default();
    if SIGNATURES.iter().any(|signature| start == signature) {
        return open_zip(source);
    }
    if length > caps::TEXT {
        return Err(whole(Reason::Cap { what: "bytes in one text", found: length, cap: caps::TEXT }));
    }
    let n_bytes = usize::try_from(length).unwrap_or(0);
    let bytes = bytes_at(source.as_mut(), 0, n_bytes).ok_or_else(|| whole(Reason::Source))?;
    drop(source);
    match unwrap(&bytes) {
        None => open_text(bytes, true),
        Some(Ok((unpacked, is_right))) => open_text(unpacked, is_right),
        Some(Err(reason)) => Err(whole(reason)),
    }
}

fn open_text(bytes: Vec<u8>, is_right: bool) -> Result<Log, Problem> {
    let mut notes = Notes::default();
    if !is_right {
        notes.add("", Reason::Damaged);
    }
    let text = decoded(bytes, &mut notes);
    let cut = cut(&text, 0, &mut notes).map_err(|reason| Problem::new("", "", reason))?;
    let mut log = Log {
        format: cut.format,
        version: cut.version,
        header: cut.header,
        listing: Vec::new(),
        problems: notes.problems,
        places: cut.places,
        store: Store::Text(text),
    };
    complete(&mut log, Vec::new());
    if log.places.is_empty() && log.format != Format::InspectJson && log.format != Format::Canonical {
        let first = log.problems.into_iter().next();
        return Err(first.unwrap_or_else(|| Problem::new("", "", Reason::UnknownFormat)));
    }
    Ok(log)
}

/// Completes the list: traces that have no line yet are read; those that cannot be fall out, with their problems.
fn complete(log: &mut Log, mut lines: Vec<Option<Listed>>) {
    lines.resize(log.places.len(), None);
    let mut kept = Vec::new();
    for (idx, line) in lines.into_iter().enumerate() {
        let line = line.or_else(|| {
            let (trace, problems) = log.trace(idx);
            add(&mut log.problems, problems);
            log.places.get_mut(idx)?.is_checked = true;
            trace.map(|trace| Listed::of(&trace))
        });
        kept.push(line.is_some());
        log.listing.extend(line);
    }
    let mut kept = kept.into_iter();
    log.places.retain(|_| kept.next() == Some(true));
}

fn open_zip(mut source: Box<dyn ByteSource>) -> Result<Log, Problem> {
    let mut notes = Notes::default();
    let directory = directory(source.as_mut(), &mut notes);
    if directory.entries.is_empty() {
        return Err(Problem::new("", "", Reason::NoMembers));
    }
    let archive = Archive::new(source, directory);
    let has = |name: &str| archive.directory.find(name).is_some();
    let has_samples = archive.directory.entries.iter().any(|entry| inspect::is_any_sample(&entry.name));
    let is_eval = has("header.json") || has("_journal/start.json") || has_samples;
    if is_eval { open_eval(archive, notes.problems) } else { open_members(archive, notes.problems) }
}

fn open_eval(mut archive: Archive, mut problems: Vec<Problem>) -> Result<Log, Problem> {
    let (version, header) = read_header(&mut archive, &mut problems)?;
    let summaries = read_summaries(&mut archive, &mut problems);
    let mut notes = Notes::new("summaries.json".to_owned());
    let found = inspect::list(&archive.directory, &summaries, &mut notes);
    problems.append(&mut notes.problems);
    let place =
        |entry| Place { entry, format: Some(Format::InspectEval), end: usize::MAX, ..Place::default() };
    let mut log = Log {
        format: Format::InspectEval,
        version,
        header,
        places: found.iter().map(|found| place(found.entry)).collect(),
        listing: Vec::new(),
        problems,
        store: Store::Members(archive),
    };
    complete(&mut log, found.into_iter().map(|found| found.listed).collect());
    Ok(log)
}

/// The final header, or what was written when the run began.
fn read_header(archive: &mut Archive, problems: &mut Vec<Problem>) -> Result<(Json, Header), Problem> {
    let mut is_final = true;
    let mut text = archive.text_of("header.json", problems).filter(|text| !shallow(text).items.is_empty());
    if text.is_none() {
        is_final = false;
        problems.push(Problem::new("header.json", "", Reason::Unfinished));
        text = archive.text_of("_journal/start.json", problems);
    }
    let member = if is_final { "header.json" } else { "_journal/start.json" };
    let Some(text) = text else { return Ok((Json::Null, Header::default())) };
    let fields = shallow(&text);
    let mut notes = Notes::new(member.to_owned());
    if let Some(fault) = fields.fault {
        notes.add("", Reason::Json(fault));
    }
    let version = inspect::version(&fields, &mut notes);
    let mut header = inspect::header(&fields, &mut notes);
    if !is_final {
        "started".clone_into(&mut header.status);
    }
    problems.append(&mut notes.problems);
    let version = version.map_err(|reason| Problem::new(member, "", reason))?;
    Ok((version, header))
}

/// The final summaries, or those that were written on the way, in their order.
fn read_summaries(archive: &mut Archive, problems: &mut Vec<Problem>) -> Vec<String> {
    if let Some(text) = archive.text_of("summaries.json", problems) {
        return vec![text];
    }
    let name = |number: usize| ["_journal/summaries/", &number.to_string(), ".json"].concat();
    let mut found = Vec::new();
    let mut number = 1;
    while let Some(text) = archive.text_of(&name(number), problems) {
        found.push(text);
        number += 1;
    }
    found
}

/// A ZIP of texts: each member is looked at; those that are no traces are left alone.
fn open_members(mut archive: Archive, mut problems: Vec<Problem>) -> Result<Log, Problem> {
    let mut first: Option<Cut> = None;
    let mut places = Vec::new();
    for entry in 0..u32::try_from(archive.directory.entries.len()).unwrap_or(0) {
        let name = archive.name(entry);
        if name.ends_with('/') || name.starts_with("__MACOSX/") {
            continue;
        }
        let mut notes = Notes::new(name);
        if let Some(text) = archive.text(entry, &mut notes) {
            match cut(&text, entry, &mut notes) {
                Ok(mut cut) => {
                    places.append(&mut cut.places);
                    first.get_or_insert(cut);
                }
                Err(reason) => notes.add("", reason),
            }
        }
        problems.append(&mut notes.problems);
    }
    let Some(cut) = first else {
        return Err(Problem::new("", "", Reason::UnknownFormat));
    };
    let mut log = Log {
        format: cut.format,
        version: cut.version,
        header: cut.header,
        listing: Vec::new(),
        problems,
        places,
        store: Store::Members(archive),
    };
    complete(&mut log, Vec::new());
    Ok(log)
}
