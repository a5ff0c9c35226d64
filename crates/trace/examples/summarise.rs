//! Prints what is in a file of traces as JSON: `cargo run -p lookahead-trace --example summarise -- FILE`. Exit status 1
//! with one line where nothing could be read. See the crate's documentation for the form.

use std::process::ExitCode;
use std::{env, fs};

use lookahead_trace::inspect::Header;
use lookahead_trace::json::{Json, map, text, whole};
use lookahead_trace::model::{Label, Trace};
use lookahead_trace::{Format, Log, Problem};

fn main() -> ExitCode {
    let Some(path) = env::args_os().nth(1) else {
        eprintln!("usage: summarise FILE");
        return ExitCode::FAILURE;
    };
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{}: {error}", path.to_string_lossy());
            return ExitCode::FAILURE;
        }
    };
    match Log::open(Box::new(bytes)).and_then(summary) {
        Ok(summary) => {
            println!("{}", summary.write());
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{}: {problem}", path.to_string_lossy());
            ExitCode::FAILURE
        }
    }
}

/// What a log holds; where nothing in it could be read, neither a trace nor what it says of itself, the first problem.
fn summary(mut log: Log) -> Result<Json, Problem> {
    let (mut traces, problems) = log.read_all();
    if log.format == Format::InspectEval {
        traces.sort_by_cached_key(inspects_order);
    }
    let is_nothing = traces.is_empty() && log.header == Header::default();
    if let Some(problem) = problems.first().filter(|_| is_nothing) {
        return Err(problem.clone());
    }
    let mut conditions: Vec<&str> = traces.iter().filter_map(|trace| trace.condition.as_deref()).collect();
    conditions.sort_unstable();
    conditions.dedup();
    Ok(map(vec![
        ("format", text(log.format.code())),
        ("version", log.version.clone()),
        ("traces", whole(u32::try_from(traces.len()).unwrap_or(u32::MAX))),
        ("conditions", Json::List(conditions.into_iter().map(text).collect())),
        ("samples", Json::List(traces.iter().map(sample).collect())),
        ("problems", Json::List(problems.iter().map(problem).collect())),
    ]))
}

/// The samples of an `.eval` file lie as they ended; Inspect's own reader gives them by epoch and id, whole numbers by size.
fn inspects_order(trace: &Trace) -> (u32, String) {
    let is_number = !trace.id.is_empty() && trace.id.bytes().all(|byte| byte.is_ascii_digit());
    let id = if is_number { format!("{:0>20}", trace.id) } else { trace.id.clone() };
    (trace.epoch, id)
}

fn sample(trace: &Trace) -> Json {
    map(vec![
        ("id", text(&trace.id)),
        ("epoch", whole(trace.epoch)),
        ("turns", whole(trace.n_turns())),
        ("has_reasoning", Json::Truth(trace.has_reasoning())),
        ("scores", Json::Map(trace.labels.iter().map(score).collect())),
    ])
}

fn score(label: &Label) -> (std::borrow::Cow<'static, str>, Json) {
    (label.name.clone().into(), label.value.clone())
}

fn problem(problem: &Problem) -> Json {
    map(vec![
        ("member", text(&problem.member)),
        ("path", text(&problem.path)),
        ("code", text(problem.reason.code())),
        ("reason", text(&problem.reason.to_string())),
    ])
}
