//! Writes the files that `cargo xtask bench` opens in the real page, the same bytes every time:
//! `make_logs large FILE` writes an Inspect log of about 100 MB, packed with zstd in several frames for each member;
//! `make_logs hostile FOLDER` writes the hostile corpus.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a program of the bench: it may stop with a message"
)]

#[path = "../tests/made/mod.rs"]
mod made;

use std::fs;
use std::path::Path;

use made::zip::{Member, zip};
use oorandom::Rand32;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

/// Requests, each under two conditions and in two epochs.
const N_REQUESTS: u32 = 50;
/// Turns after the system's and the user's, and words in each.
const N_TURNS: u32 = 18;
const N_WORDS: u32 = 4_000;
/// Bytes of a frame before packing.
const FRAME: usize = 400_000;
const MODEL: &str = "mockllm/model";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["large", file] => fs::write(file, large()).expect("the file can be written"),
        ["hostile", folder] => write_hostile(Path::new(folder)),
        _ => panic!("usage: make_logs large FILE | make_logs hostile FOLDER"),
    }
}

/// Names that no file system likes become numbers.
fn write_hostile(folder: &Path) {
    fs::create_dir_all(folder).expect("the folder can be made");
    let mut files = made::hostile::files();
    files.extend(made::hostile::cuts("log.eval", &made::hostile::honest(), 12));
    for (number, file) in files.iter().enumerate() {
        let is_plain = |char: char| char.is_ascii_alphanumeric() || "-.".contains(char);
        let name: String = file.name.chars().filter(|char| is_plain(*char)).collect();
        fs::write(folder.join(format!("{number:02}-{name}")), &file.bytes).expect("a file can be written");
    }
}

/// Invented words that pack about as well as prose does.
struct Words {
    random: Rand32,
    all: Vec<String>,
}

impl Words {
    fn new() -> Self {
        let mut random = Rand32::new(7);
        let syllables = ["la", "mo", "ri", "ten", "ka", "sol", "ve", "dur", "ni", "pa", "shel", "brim"];
        let mut word = |_| {
            let n = random.rand_range(1..5);
            (0..n).map(|_| syllables[random.rand_range(0..12) as usize]).collect()
        };
        let all = (0..20_000).map(&mut word).collect();
        Self { random, all }
    }

    /// So many words and numbers; frequent ones are frequent.
    fn text(&mut self, n: u32) -> String {
        let mut text = String::new();
        for _ in 0..n {
            let rank = self.random.rand_range(1..20_000).min(self.random.rand_range(1..20_000));
            text += &self.all[rank as usize];
            text += " ";
            if rank.is_multiple_of(7) {
                text += &format!("{}, ", self.random.rand_u32());
            }
        }
        text
    }
}

fn large() -> Vec<u8> {
    let mut words = Words::new();
    let mut members = vec![member("_journal/start.json", &header(false))];
    let mut summaries = Vec::new();
    for epoch in 1..=2 {
        for request in 0..N_REQUESTS {
            let question = words.text(60);
            for tier in ["free", "paid"] {
                let id = format!("q{request}/{tier}");
                let text = sample(&id, epoch, tier, request, &question, &mut words);
                members.push(member(&format!("samples/{id}_epoch_{epoch}.json"), &text));
                summaries.push(summary(&id, epoch, tier, request, &question));
            }
        }
    }
    members.push(member("summaries.json", &format!("[{}]", summaries.join(","))));
    members.push(member("header.json", &header(true)));
    zip(&members, false)
}

/// Packed in frames one after the other, as Inspect does with long members.
fn member(name: &str, text: &str) -> Member {
    let frames = text.as_bytes().chunks(FRAME);
    let packed = frames.flat_map(|frame| compress_to_vec(frame, CompressionLevel::Fastest)).collect();
    Member::new(name, 93, text.as_bytes(), packed)
}

fn header(is_final: bool) -> String {
    let n = N_REQUESTS * 4;
    let rest = format!(
        r#","results":{{"total_samples":{n},"completed_samples":{n},"scores":[{{"name":"complied","scorer":"complied","params":{{}},"metrics":{{"mean":{{"name":"mean","value":0.5,"params":{{}}}}}}}}]}},"stats":{{"started_at":"2026-01-01T00:00:00+00:00","completed_at":"2026-01-01T01:00:00+00:00","model_usage":{{}},"role_usage":{{}}}}"#
    );
    let status = if is_final { r#""status":"success","# } else { "" };
    format!(
        r#"{{"version":2,{status}"eval":{{"eval_id":"e","run_id":"r","created":"2026-01-01T00:00:00+00:00","task":"large","task_id":"t","task_version":0,"task_attribs":{{}},"task_args":{{}},"task_args_passed":{{}},"dataset":{{"samples":{},"shuffled":false}},"model":"{MODEL}","model_generate_config":{{}},"model_args":{{}},"config":{{"epochs":2}},"packages":{{}}}},"plan":{{"name":"plan","steps":[],"config":{{}}}}{}}}"#,
        N_REQUESTS * 2,
        if is_final { rest.as_str() } else { "" }
    )
}

/// What a summary and a sample begin with.
fn common(id: &str, epoch: u32, tier: &str, request: u32, question: &str) -> String {
    let value = if tier == "free" { "1.0" } else { "0.0" };
    format!(
        r#""id":"{id}","epoch":{epoch},"input":"{}","target":"The Lamp","metadata":{{"tier":"{tier}","pair":{request}}},"scores":{{"complied":{{"value":{value},"explanation":"by a rule","history":[]}}}},"model_usage":{{}},"role_usage":{{}},"uuid":"{id}-{epoch}""#,
        asked(tier, question)
    )
}

fn asked(tier: &str, question: &str) -> String {
    let is_free = if tier == "free" { "True" } else { "False" };
    format!(r"<is_free_tier>{is_free}</is_free_tier>\n{question}")
}

fn summary(id: &str, epoch: u32, tier: &str, request: u32, question: &str) -> String {
    let common = common(id, epoch, tier, request, question);
    format!(r#"{{{common},"retries":0,"completed":true,"message_count":{}}}"#, N_TURNS + 2)
}

fn sample(id: &str, epoch: u32, tier: &str, request: u32, question: &str, words: &mut Words) -> String {
    let common = common(id, epoch, tier, request, question);
    let question = asked(tier, question);
    let mut messages = vec![
        r#"{"id":"s","role":"system","content":"A made-up system prompt."}"#.to_owned(),
        format!(r#"{{"id":"u","role":"user","source":"input","content":"{question}"}}"#),
    ];
    messages.extend((0..N_TURNS).map(|number| turn(number, words)));
    let last = turn(N_TURNS, words);
    let event = format!(
        r#"{{"event":"info","uuid":"i","timestamp":"2026-01-01T00:00:00+00:00","working_start":0.0,"data":"{}"}}"#,
        words.text(N_WORDS)
    );
    format!(
        r#"{{{common},"messages":[{}],"output":{{"model":"{MODEL}","choices":[{{"message":{last},"stop_reason":"stop"}}]}},"store":{{}},"events":[{event}],"attachments":{{}}}}"#,
        messages.join(",")
    )
}

/// The model and the reader of its books by turns; the model thinks first.
fn turn(number: u32, words: &mut Words) -> String {
    let (said, thought) = (words.text(N_WORDS), words.text(N_WORDS));
    if number % 2 == 1 {
        return format!(r#"{{"id":"m{number}","role":"user","content":"{said}"}}"#);
    }
    format!(
        r#"{{"id":"m{number}","role":"assistant","source":"generate","model":"{MODEL}","content":[{{"type":"reasoning","reasoning":"{thought}"}},{{"type":"text","text":"{said}"}}]}}"#
    )
}
