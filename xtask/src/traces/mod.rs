//! `cargo xtask traces`: the words in `content/en/traces/` and the machines of `lookahead-models` become
//! `assets/traces/librarian/`: one file of traces for each machine, one with the moral sign reversed, and the table of
//! experiments. The same checkout gives the same bytes on every machine; a test compares. Sizes and the score of a
//! classifier that sees only the text are printed.

mod canonical;
mod report;

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use lookahead_models::librarian::classifier::{self, Score};
use lookahead_models::librarian::{
    Intervention, Librarian, Line, Machine, Planner, Run, Valence, Words, experiments,
};
use lookahead_trace::{Trace, canonical as format};

use crate::{paths, say};

/// Where it is written.
const FOLDER: &str = "assets/traces/librarian";

/// What the traces say of where they come from.
const PROVENANCE: &str = "toy agent";

/// How many runs of each request; the seeds count from 1, as epochs do.
const N_SEEDS: u32 = 2;

/// All files of the folder together, gzipped, at most.
const MOST_BYTES: usize = 150 * 1024;

/// How many notes of each machine, line and request the classifier learns from, and is scored on.
const N_NOTES: u32 = 40;

/// A file to be: its name and its text.
type File = (String, String);

/// Writes the folder and says what is in it.
pub fn run() -> Result<()> {
    let root = paths::root();
    let made = make(&root)?;
    write(&made.files, &root.join(FOLDER))?;
    let sizes: Vec<usize> = made.files.iter().map(|file| packed(&file.1)).collect::<Result<_>>()?;
    for ((name, text), size) in made.files.iter().zip(&sizes) {
        say::line(&format!("{FOLDER}/{name}: {} bytes, {size} gzipped", text.len()));
    }
    for score in &made.scores {
        let (first, second) = (score.first.code(), score.second.code());
        let (share, n, best) = (score.share() * 100.0, score.n, score.ceiling * 100.0);
        say::line(&format!(
            "told apart by text alone: {first} and {second} {share:.1} % of {n} notes; {best:.2} % at best"
        ));
    }
    let sum: usize = sizes.iter().sum();
    say::line(&format!("all: {sum} of {MOST_BYTES} bytes gzipped"));
    anyhow::ensure!(sum <= MOST_BYTES, "the traces are too large: {sum} bytes gzipped, at most {MOST_BYTES}");
    Ok(())
}

/// What is made before it is written.
struct Made {
    files: Vec<File>,
    scores: Vec<Score>,
}

fn make(root: &Path) -> Result<Made> {
    let words = words(root)?;
    let librarian = Librarian::new(Planner::default(), words.costs(), words.n_wordings()?)?;
    let mut files = Vec::new();
    for machine in Machine::ALL {
        let runs = runs(&librarian, &[machine], &Intervention::ALL, N_SEEDS);
        files.push(file(machine.code(), &librarian, &words, &runs, Valence::FitFirst));
    }
    let reversed = runs(&librarian, &Machine::ALL, &[Intervention::Baseline], 1);
    files.push(file("reversed", &librarian, &words, &reversed, Valence::SponsorFirst));
    let scores = classifier::tell_apart(&librarian, &words, Intervention::Baseline, N_NOTES);
    let effects = experiments::effects(&librarian);
    files.push(("experiments.json".to_owned(), report::json(&librarian, &effects, &scores)));
    Ok(Made { files, scores })
}

/// The words of the first language; others take the same numbers.
fn words(root: &Path) -> Result<Words> {
    let path = root.join("content/en/traces/librarian.toml");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    toml::from_str(&text).with_context(|| format!("cannot understand {}", path.display()))
}

/// Runs, request by request: what resembles each other stands together, so that it packs well.
fn runs(
    librarian: &Librarian,
    machines: &[Machine],
    interventions: &[Intervention],
    n_seeds: u32,
) -> Vec<Run> {
    let mut all = Vec::new();
    for request in 0..librarian.n_requests() {
        for &machine in machines {
            for seed in 1..=n_seeds {
                for &intervention in interventions {
                    let of = |line| librarian.run(machine, intervention, line, request, seed);
                    all.extend(Line::ALL.map(of));
                }
            }
        }
    }
    all
}

fn file(name: &str, librarian: &Librarian, words: &Words, runs: &[Run], valence: Valence) -> File {
    let traces: Vec<Trace> =
        runs.iter().map(|run| canonical::trace(run, words, librarian.planner(), valence)).collect();
    (format!("{name}.json"), format::write(&traces, PROVENANCE))
}

fn write(files: &[File], folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    for (name, text) in files {
        let path = folder.join(name);
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

fn packed(text: &str) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text.as_bytes())?;
    Ok(encoder.finish()?.len())
}

#[cfg(test)]
mod tests;
