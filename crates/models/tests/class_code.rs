//! What holds of every share code and of every class, on random answers, and the codes of version 1 that stay readable.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use lookahead_models::class_code::{
    Answer, BANDS, CodeProblemKind, Guess, InventedClass, MOST_LINES, Prediction, QUESTIONS, Repeats,
    ShareCode, collect, invented_guesses, invented_readers, questions, rounded, summarise, tally,
};
use lookahead_models::premises::{Credence, LogOdds, Range, expit};
use lookahead_models::{Generator, Seed};

const N_CASES: u32 = 2_000;
const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789-_ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Codes that were given out: whoever changes the format must still read them.
const VERSION_1: [(&str, &str); 5] = [
    ("band", FROZEN[0]),
    ("six", FROZEN[1]),
    ("ranges", FROZEN[2]),
    ("guess", FROZEN[3]),
    ("guesses", FROZEN[4]),
];
const FROZEN: [&str; 5] = [
    "P13P0-00Z1R",
    "P1CRA-Y29YH-G01WV-FMMSP",
    "P1503-40FN0-FP068-0ZA0Z-803JT",
    "G1E22-G18GD-39248-JA2TD-4ZD00-001E3",
    "Q1301-0G190-00JA1",
];

fn point(share: f64) -> Option<Answer> {
    Some(Answer::Given(Credence::Point(share)))
}

fn frozen(name: &str) -> ShareCode {
    match name {
        "band" => ShareCode::Premises(vec![Some(Answer::Band(3))]),
        "six" => ShareCode::Premises(vec![
            point(0.65),
            None,
            point(0.005),
            point(1.0),
            Some(Answer::Band(6)),
            point(0.9995),
        ]),
        "ranges" => {
            let range = Range::new(0.1, 0.25, 0.875).unwrap();
            ShareCode::Premises(vec![Some(Answer::Given(Credence::Range(range))); 2])
        }
        "guesses" => ShareCode::Guesses(vec![
            Guess { question: 0, choice: 1 },
            Guess { question: 2, choice: 0 },
            Guess { question: 5, choice: 1 },
        ]),
        _ => ShareCode::Prediction(Prediction { figure: "faking-results".into(), guess: "50".into() }),
    }
}

/// Any credence: mostly ordinary, sometimes extreme, sometimes certain.
fn credence(generator: &mut Generator) -> f64 {
    match generator.below(6) {
        0 => f64::from(generator.below(2)),
        1 => expit(60.0 * generator.uniform() - 30.0),
        2 => f64::from(generator.below(101)) / 100.0,
        _ => generator.uniform(),
    }
}

fn answer(generator: &mut Generator) -> Option<Answer> {
    match generator.below(4) {
        0 => None,
        1 => Some(Answer::Band(generator.below(BANDS.len() as u32))),
        2 => Some(Answer::Given(Credence::Point(rounded(credence(generator))))),
        _ => {
            let mut ends = [(); 3].map(|()| rounded(expit(24.0 * generator.uniform() - 12.0)));
            ends.sort_by(f64::total_cmp);
            Some(Answer::Given(Credence::Range(Range::new(ends[0], ends[1], ends[2]).unwrap())))
        }
    }
}

/// Guesses at some of the questions, in order.
fn guesses(generator: &mut Generator) -> Vec<Guess> {
    let mut found = Vec::new();
    while found.is_empty() {
        for (question, (_, n_choices)) in (0..).zip(QUESTIONS) {
            if generator.below(3) > 0 {
                found.push(Guess { question, choice: generator.below(n_choices) });
            }
        }
    }
    found
}

fn code(generator: &mut Generator) -> ShareCode {
    if generator.below(3) == 0 {
        return ShareCode::Guesses(guesses(generator));
    }
    if generator.below(4) > 0 {
        return ShareCode::Premises((0..1 + generator.below(12)).map(|_| answer(generator)).collect());
    }
    let mut word = || -> String {
        (0..1 + generator.below(31))
            .map(|_| char::from(LETTERS[generator.below(LETTERS.len() as u32) as usize]))
            .collect()
    };
    ShareCode::Prediction(Prediction { figure: word(), guess: word() })
}

#[test]
fn random_contents_come_back() {
    let mut generator = Generator::new(Seed::new(1));
    for _ in 0..N_CASES {
        let code = code(&mut generator);
        let text = code.write().unwrap();
        assert_eq!(ShareCode::read(&text).as_ref(), Ok(&code), "{text}");
        // As people write it: small, without hyphens, with spaces, with the letters that look like digits.
        let plain = text.replace('-', "").to_lowercase().replace('0', "o").replace('1', "l");
        assert_eq!(ShareCode::read(&format!(" {plain}\t")).as_ref(), Ok(&code), "{text}");
        let groups: Vec<&str> = text.split('-').collect();
        assert!(groups.iter().all(|group| group.len() == 5), "{text}");
        assert_eq!(ShareCode::read(&groups.join(" ")).as_ref(), Ok(&code), "{text}");
    }
}

/// Three digits of the lesser side, never 0 or 1 unless it is, and nothing changes when it is rounded again.
#[test]
fn credences_are_rounded_once_and_keep_their_order() {
    let mut generator = Generator::new(Seed::new(2));
    let mut all: Vec<f64> = (0..N_CASES).map(|_| credence(&mut generator)).collect();
    all.sort_by(f64::total_cmp);
    for pair in all.windows(2) {
        assert!(rounded(pair[0]) <= rounded(pair[1]), "{pair:?}");
    }
    for share in all {
        let near = rounded(share);
        assert_eq!(rounded(near).to_bits(), near.to_bits(), "{share}");
        assert_eq!([near == 0.0, near == 1.0], [share == 0.0, share == 1.0], "{share}");
        let (lesser, error) = (share.min(1.0 - share), (near - share).abs());
        assert!(error <= 0.005_001 * lesser || lesser < 1e-8, "{share} gave {near}");
    }
}

/// Every single changed character and every swap of two symbols, in several codes, by trying all of them.
#[test]
fn one_changed_character_and_every_swap_are_found() {
    let mut generator = Generator::new(Seed::new(3));
    let mut codes: Vec<String> = (0..12).map(|_| code(&mut generator).write().unwrap()).collect();
    codes.extend(FROZEN.map(str::to_owned));
    let mut n_tried = 0;
    for code in &codes {
        let symbols: Vec<char> = code.chars().collect();
        let whole = ShareCode::read(code).unwrap();
        let read = |symbols: &[char]| ShareCode::read(&symbols.iter().collect::<String>());
        for at in 0..symbols.len() {
            for changed in ALPHABET.chars().chain("- U#é".chars()) {
                let mut other = symbols.clone();
                other[at] = changed;
                let is_hyphen = |char: char| ['-', ' '].contains(&char);
                if other[at] != symbols[at] && !(is_hyphen(changed) && is_hyphen(symbols[at])) {
                    assert!(read(&other).is_err(), "{code} with {changed} at {at}");
                    n_tried += 1;
                }
            }
            for with in at + 1..symbols.len() {
                let mut other = symbols.clone();
                other.swap(at, with);
                let is_same = symbols[at] == symbols[with];
                let has_hyphen = symbols[at] == '-' || symbols[with] == '-';
                match read(&other) {
                    // Where a hyphen stands means nothing.
                    Ok(read) => assert!((is_same || has_hyphen) && read == whole, "{code} {at} {with}"),
                    Err(_) => assert!(!is_same),
                }
                n_tried += 1;
            }
        }
    }
    assert!(n_tried > 10_000, "{n_tried}");
}

#[test]
fn codes_of_version_1_stay_readable() {
    for (name, text) in VERSION_1 {
        assert_eq!(frozen(name).write().as_deref(), Ok(text), "{name}");
        assert_eq!(ShareCode::read(text), Ok(frozen(name)), "{name}");
    }
}

#[test]
fn what_is_no_code_says_what_and_where() {
    let kind = |text: &str| ShareCode::read(text).map_err(|problem| (problem.kind, problem.at)).unwrap_err();
    assert_eq!(kind(""), (CodeProblemKind::Empty, 0));
    assert_eq!(kind(" - \n"), (CodeProblemKind::Empty, 0));
    assert_eq!(kind("P1ABC"), (CodeProblemKind::TooShort, 0));
    assert_eq!(kind("P1ABCDEFGHJKM"), (CodeProblemKind::Length, 0));
    assert_eq!(kind("P1ABC-DU"), (CodeProblemKind::Character, 8));
    assert_eq!(kind("\u{1f600}"), (CodeProblemKind::Character, 1));
    assert_eq!(kind(&"P".repeat(5_000)), (CodeProblemKind::TooLong, 121));
    let text = FROZEN[1];
    assert_eq!(kind(&text.replacen('Y', "Z", 1)), (CodeProblemKind::Checksum, 0));
    let mut generator = Generator::new(Seed::new(4));
    let mut n_read = 0;
    for _ in 0..N_CASES {
        let garbage: String = (0..generator.below(200))
            .map(|_| char::from_u32(generator.below(0x3_0000)).unwrap_or('\u{fffd}'))
            .collect();
        assert!(ShareCode::read(&garbage).is_err(), "{garbage}");
        let symbols: String = (0..5 * (2 + generator.below(10)))
            .map(|_| char::from(ALPHABET.as_bytes()[generator.below(32) as usize]))
            .collect();
        n_read += u32::from(ShareCode::read(&symbols).is_ok());
    }
    assert!(n_read <= 1, "random characters are no code: {n_read}");
}

#[test]
fn what_no_code_can_hold_is_refused() {
    let prediction = |figure: &str, guess: &str| {
        ShareCode::Prediction(Prediction { figure: figure.to_owned(), guess: guess.to_owned() })
    };
    let guess = |question, choice| Guess { question, choice };
    let long = "a".repeat(32);
    let bad = [
        ShareCode::Premises(vec![]),
        ShareCode::Premises(vec![None; 13]),
        ShareCode::Premises(vec![Some(Answer::Band(7))]),
        ShareCode::Premises(vec![point(1.5)]),
        ShareCode::Premises(vec![point(f64::NAN)]),
        prediction("", "yes"),
        prediction("figure", ""),
        prediction(&long, "yes"),
        prediction("figure", "ja, ja"),
        prediction("figür", "yes"),
        ShareCode::Guesses(vec![]),
        ShareCode::Guesses(vec![guess(0, 9)]),
        ShareCode::Guesses(vec![guess(QUESTIONS.len() as u32, 0)]),
        ShareCode::Guesses(vec![guess(1, 0), guess(0, 0)]),
        ShareCode::Guesses(vec![guess(1, 0), guess(1, 0)]),
    ];
    for code in bad {
        assert_eq!(code.write().unwrap_err().kind, CodeProblemKind::Contents, "{code:?}");
    }
}

fn class(n_people: u32, seed: u64) -> Vec<ShareCode> {
    let class = InventedClass { medians: &[0.5; 6], spreads: &[0.4, 0.4, 2.0, 0.4, 0.4, 0.4], n_people };
    class.draw(Seed::new(seed))
}

/// Codes in whatever people paste: lines, CSV with names, quotes, tabs, two bytes a letter.
#[test]
fn a_pasted_list_counts_what_it_can() {
    let codes: Vec<String> = class(4, 5).iter().map(|code| code.write().unwrap()).collect();
    let [a, b, c, d] = codes.as_slice() else { panic!("four") };
    let text = format!(
        "Name,Code\n\"Ada, B.\",\"{a}\"\n\nBen;{};late\n{c}\t{d}\r\nDora: {b}\n????\n{a}\n",
        b.replacen('P', "Q", 1)
    );
    let found = collect(&text, Repeats::Once);
    assert_eq!(found.codes.len(), 4, "{found:?}");
    let lines: Vec<(u32, CodeProblemKind)> =
        found.unread.iter().map(|unread| (unread.line, unread.problem.kind)).collect();
    let missing = CodeProblemKind::Missing;
    assert_eq!(lines, [(1, missing), (4, CodeProblemKind::Checksum), (7, missing)]);
    assert_eq!(found.repeats.iter().map(|repeat| (repeat.line, repeat.first)).collect::<Vec<_>>(), [(8, 2)]);
    assert_eq!(collect(&text, Repeats::Each).codes.len(), 5);
    let two_bytes: String = ["\u{fffd}\u{fffd}", &a.replace("", "\0"), "\n\0", b].concat();
    assert_eq!(collect(&two_bytes, Repeats::Once).codes.len(), 2);
    // Beside a good one on the same line a broken one is listed too, a name or a date is not.
    let line = format!("{a},{},Ada Lovelace,2026-11-21,ada1815@example.org", b.replacen('P', "Q", 1));
    let found = collect(&line, Repeats::Once);
    assert_eq!((found.codes.len(), found.unread.len()), (1, 1), "{found:?}");
    assert_eq!(collect(" \n\n", Repeats::Once), collect("", Repeats::Each));
    let beyond = collect(&"x\n".repeat(MOST_LINES as usize + 3), Repeats::Once);
    assert_eq!((beyond.n_lines_left, beyond.unread.len()), (3, MOST_LINES as usize));
}

/// Garbage of any kind is listed or passed over, and never read as a code.
#[test]
fn garbage_lists_give_no_codes() {
    let mut generator = Generator::new(Seed::new(6));
    for _ in 0..1_000 {
        let text: String = (0..generator.below(400))
            .map(|_| match generator.below(8) {
                0 => '\n',
                1 => ',',
                2 => '-',
                _ => char::from_u32(generator.below(0x500)).unwrap_or('x'),
            })
            .collect();
        let found = collect(&text, Repeats::Each);
        let n_lines = text.lines().count() as u32;
        assert!(found.codes.is_empty() && found.unread.iter().all(|unread| unread.line <= n_lines));
    }
}

/// Two people, two premises, by hand.
#[test]
fn a_summary_by_hand() {
    let person = |first: Option<Answer>, second| ShareCode::Premises(vec![first, second]);
    let codes = [
        person(point(0.2), point(0.5)),
        person(point(0.8), point(0.5)),
        person(None, point(1.0)),
        person(Some(Answer::Band(0)), None),
        ShareCode::Premises(vec![None]),
    ];
    let class = summarise(&codes, 2);
    assert_eq!((class.n_people, class.n_others), (4, 1));
    let [first, second] = class.premises.as_slice() else { panic!("two") };
    assert_eq!((first.n_answered, first.n_unanswered, first.bands), (3, 1, [1, 0, 1, 0, 1, 0, 0]));
    assert_eq!((second.bands, second.n_unanswered), ([0, 0, 0, 2, 0, 0, 1], 1));
    let quartiles = first.quartiles.unwrap();
    assert_eq!((quartiles.median, quartiles.most, quartiles.high), (0.2, 0.8, 0.5));
    assert_eq!((class.whole.n_answered, class.whole.n_unanswered), (2, 2));
    // Both said 50 % to the second: the first makes all of the difference between logit 0.1 and logit 0.4.
    let [all, none] = class.crux.shares.as_slice() else { panic!("two") };
    assert!((all - 1.0).abs() < 1e-12 && none.abs() < 1e-12);
    let logit = |share: f64| LogOdds::of(share).finite().unwrap();
    assert!((class.crux.deviation - 0.5 * (logit(0.4) - logit(0.1))).abs() < 1e-12);
}

#[test]
fn parts_add_up_and_the_divided_step_leads() {
    for seed in 0..40 {
        let class = summarise(&class(30, seed), 6);
        let parts = &class.crux.shares;
        assert!((parts.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{parts:?}");
        assert!((0..6).all(|premise| parts[premise] <= parts[2]), "{parts:?}");
        for spread in class.premises.iter().chain([&class.whole]) {
            assert_eq!(spread.bands.iter().sum::<u32>(), spread.n_answered);
            assert_eq!(spread.n_answered + spread.n_unanswered, class.n_people);
            let at = spread.quartiles.unwrap();
            assert!(at.least <= at.low && at.low <= at.median && at.median <= at.high && at.high <= at.most);
        }
    }
}

#[test]
fn nobody_everybody_alike_and_the_certain() {
    let nobody = summarise(&[], 6);
    assert!(nobody.premises.iter().all(|spread| spread.quartiles.is_none()) && nobody.crux.shares.is_empty());
    let alike = vec![ShareCode::Premises(vec![point(0.3); 6]); 9];
    assert_eq!(summarise(&alike, 6).crux.shares, Vec::<f64>::new());
    let mut certain = class(30, 7);
    certain.push(ShareCode::Premises(vec![point(0.0); 6]));
    let class = summarise(&certain, 6);
    assert_eq!(class.crux.n_unbounded, 1);
    assert!(class.crux.shares.iter().all(|share| share.is_finite()));
}

#[test]
fn guesses_are_tallied_by_figure() {
    let mut codes = invented_guesses("b-figure", &["yes", "no"], 20, Seed::new(1));
    codes.extend(invented_guesses("a-figure", &["50"], 3, Seed::new(1)));
    codes.extend(class(2, 1));
    let tallies = tally(&codes);
    let [a, b] = tallies.as_slice() else { panic!("two") };
    assert_eq!((a.figure.as_str(), a.guesses.as_slice()), ("a-figure", &[("50".to_owned(), 3)][..]));
    assert_eq!((b.total(), b.guesses.len()), (20, 2));
    for code in codes {
        assert_eq!(ShareCode::read(&code.write().unwrap()), Ok(code));
    }
}

/// Every person once for each question that they guessed at; other kinds of code are passed over.
#[test]
fn guesses_are_tallied_by_question() {
    let mut generator = Generator::new(Seed::new(11));
    for _ in 0..200 {
        let people: Vec<Vec<Guess>> = (0..generator.below(20)).map(|_| guesses(&mut generator)).collect();
        let mut codes: Vec<ShareCode> = people.iter().cloned().map(ShareCode::Guesses).collect();
        codes.extend(class(1, 1));
        let tallies = questions(&codes);
        assert!(tallies.is_sorted_by(|one, next| one.question < next.question));
        for tally in &tallies {
            let (_, n_choices) = QUESTIONS[tally.question as usize];
            assert_eq!(tally.counts.len(), n_choices as usize);
            for (choice, count) in (0..).zip(&tally.counts) {
                let guess = Guess { question: tally.question, choice };
                assert_eq!(*count, people.iter().filter(|person| person.contains(&guess)).count() as u32);
            }
        }
        let n_guesses: usize = people.iter().map(Vec::len).sum();
        assert_eq!(tallies.iter().map(|tally| tally.total()).sum::<u32>(), n_guesses as u32);
    }
    assert_eq!(questions(&invented_readers(&[0, 2], 30, Seed::new(1)))[1].total(), 30);
}

/// A thousand codes at once, all counted: how long it takes stands in the benchmark.
#[test]
fn a_thousand_codes_are_counted() {
    let text: String = class(1_000, 8).iter().map(|code| code.write().unwrap() + "\n").collect();
    let found = collect(&text, Repeats::Each);
    assert_eq!((found.codes.len(), found.unread.len()), (1_000, 0));
    assert_eq!(summarise(&found.codes, 6).n_people, 1_000);
}
