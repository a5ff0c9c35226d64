//! What the figure promises: nothing stands in it before the reader's own answers, what comes out is right, and odd input
//! is said.

use super::*;
use crate::page::Node;
use crate::query::{Query, parse};
use crate::widgets::testing;

/// Invented for these tests; nobody's.
const OTHERS: &str = r#"{"sets":[{"name":"a","who":"Invented A","date":"never","asked":"Six steps.","source":"this test","link":"https://example.org/","note":"","percent":["50","50","50","50","50","50"],"stated":"5","group":1},{"name":"short","percent":["1"]}]}"#;
const ANSWERED: &str = "p1=50&p2=60&p3=70&p4=80&p5=90&p6=0,5&step=7";

fn drawn(pairs: Query) -> Vec<Node> {
    testing::drawn(&COMPUTED, &testing::words("premises"), "lab", &pairs)
}

fn with_others(text: &str) -> Query {
    let mut pairs = parse(text);
    pairs.insert("others".to_owned(), OTHERS.to_owned());
    pairs
}

/// All texts and attributes, one after the other.
fn texts(nodes: &[Node]) -> Vec<String> {
    let mut all = Vec::new();
    for node in nodes {
        match node {
            Node::Text(text) => all.push(text.clone()),
            Node::Element { attributes, children, .. } => {
                all.extend(attributes.iter().map(|(name, value)| format!("{name}={value}")));
                all.extend(texts(children));
            }
            _ => {}
        }
    }
    all
}

fn readout(nodes: &[Node]) -> String {
    let mut open: Vec<&Node> = nodes.iter().collect();
    while let Some(node) = open.pop() {
        if node.attribute("class") == Some("readout") {
            let Node::Element { children, .. } = node else { continue };
            return texts(children).concat();
        }
        if let Node::Element { children, .. } = node {
            open.extend(children);
        }
    }
    String::new()
}

/// The elements with a state key, as `(key, attributes)`.
fn fields(nodes: &[Node]) -> Vec<Node> {
    let mut found = Vec::new();
    for node in nodes {
        let Node::Element { children, .. } = node else { continue };
        if node.attribute("data-key").is_some() {
            found.push(node.clone());
        }
        found.extend(fields(children));
    }
    found
}

#[test]
fn no_field_holds_a_number_before_the_reader_put_one_there() {
    for step in 0..=7 {
        let nodes = drawn(parse(&format!("step={step}")));
        let fields = fields(&nodes);
        assert!(!fields.is_empty() || step == 7, "{step}");
        for field in fields {
            assert_eq!(field.attribute("value"), Some(""), "{step}: {field:?}");
            if field.attribute("type") == Some("range") {
                assert_eq!(field.attribute("aria-valuetext"), Some("not answered"));
            }
        }
        let all = texts(&nodes);
        let is_asking = (1..=6).contains(&step);
        assert_eq!(all.iter().any(|text| text.contains("class=credence unanswered")), is_asking, "{step}");
    }
}

/// Every percentage in the words is an end of a band, or a bound of what may be typed.
#[test]
fn no_published_number_stands_in_the_words() {
    let ends = ["0", "1", "10", "30", "70", "90", "99", "99.9", "100"];
    let mut n_checked = 0;
    for (key, text) in testing::words("premises").0 {
        for (before, _) in text.match_indices(" %").map(|(at, sign)| text.split_at(at + sign.len() - 2)) {
            let number = before.rsplit(|char: char| !(char.is_ascii_digit() || char == '.')).next().unwrap();
            assert!(number.is_empty() || ends.contains(&number), "{key}: {number} %");
            n_checked += 1;
        }
    }
    assert!(n_checked > 30, "{n_checked}");
}

/// The file that the page fetches after the commitment.
#[test]
fn the_published_sets_are_read_and_shown() {
    let file =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/credences/premises.json"));
    let file = file.unwrap();
    let sets = others::read(&file);
    let products: Vec<f64> = sets.iter().map(|set| set.credences.iter().product()).collect();
    let [first, second] = products.as_slice() else { panic!("{products:?}") };
    assert!((first - 0.051_376).abs() < 1e-12 && (second - 0.002_088).abs() < 1e-12, "{products:?}");
    for set in &sets {
        let all = [&set.who, &set.date, &set.asked, &set.source, &set.note];
        assert!(all.iter().all(|text| text.len() > 10) && set.link.starts_with("https://"), "{set:?}");
        assert!(set.stated.is_some(), "{set:?}");
    }
    let mut pairs =
        parse(&format!("{ANSWERED}&committed=50,60,70,80,90,0.5&view=group&set=superforecasters-2023"));
    pairs.insert("others".to_owned(), file);
    let said = readout(&drawn(pairs));
    assert!(said.contains("multiply to 0.209 %") && said.contains("A total of 1 % was stated"), "{said}");
    assert!(said.contains("may explain"), "{said}");
}

#[test]
fn nothing_is_multiplied_and_nobody_else_shown_before_the_commitment() {
    let all = texts(&drawn(with_others(ANSWERED))).concat();
    assert!(!all.contains("Invented") && !all.contains("0.0756"), "{all}");
    let committed = texts(&drawn(with_others(&format!("{ANSWERED}&committed=50,60,70,80,90,0.5")))).concat();
    // 0.5 · 0.6 · 0.7 · 0.8 · 0.9 · 0.005, and 0.5⁶.
    assert!(
        committed.contains("0.0756 %") && committed.contains("Invented A") && committed.contains("1.56 %")
    );
    // A commitment without all answers is none.
    let forged = texts(&drawn(with_others("p1=5&step=7&committed=1,2,3,4,5,6"))).concat();
    assert!(!forged.contains("Invented"), "{forged}");
}

#[test]
fn others_plans_and_notes_stay_out_of_the_address() {
    let private = "n1=secret&plan1=secret&plan2=secret&panel=secret";
    let mut pairs = with_others(&format!("{ANSWERED}&{private}"));
    let kept = (COMPUTED.whole_state)(&pairs);
    assert!(kept.values().all(|value| !value.contains("secret") && !value.contains("Invented")), "{kept:?}");
    pairs.insert("link".to_owned(), "notes".to_owned());
    let kept = (COMPUTED.whole_state)(&pairs);
    assert_eq!(kept.values().filter(|value| value.contains("secret")).count(), 1, "{kept:?}");
}

#[test]
fn every_view_says_something_and_draws_it() {
    for view in model::VIEWS {
        for others in [false, true] {
            let text = format!("{ANSWERED}&committed=50,60,70,80,90,0.5&view={view}&other=3");
            let nodes = drawn(if others { with_others(&text) } else { parse(&text) });
            let said = readout(&nodes);
            assert!(said.len() > 40 && !said.contains('{') && !said.contains("premises."), "{view}: {said}");
            let has_picture = texts(&nodes).iter().any(|text| text == "class=chart wide");
            assert_eq!(has_picture, view != "crux" || others, "{view}");
        }
    }
}

#[test]
fn zero_and_one_are_said_in_words() {
    let committed = "committed=0,100,50,50,50,50&step=7&p1=0&p2=100&p3=50&p4=50&p5=50&p6=50";
    for view in model::VIEWS {
        let all = texts(&drawn(with_others(&format!("{committed}&view={view}")))).concat();
        assert!(!all.contains("NaN") && !all.contains('∞') && !all.contains("? %"), "{view}: {all}");
    }
    let crux = readout(&drawn(with_others(&format!("{committed}&view=crux"))));
    assert!(crux.contains("infinite") && crux.contains("1 Possible") && crux.contains("2 Reasons"), "{crux}");
    assert!(readout(&drawn(parse(committed))).contains("One answer of 0"));
}

#[test]
fn odd_input_is_said_and_kept() {
    let turned = texts(&drawn(parse("step=1&r1=range&l1=60&h1=20"))).concat();
    assert!(turned.contains("ends are exchanged") && turned.contains("20 to 60 %"), "{turned}");
    let infinite = texts(&drawn(parse("step=1&r1=range&l1=0&h1=20&b1=2"))).concat();
    assert!(infinite.contains("cannot reach 0 or 100") && infinite.contains("10 to 30 %"), "{infinite}");
    let outside = texts(&drawn(parse("step=1&r1=range&l1=5&h1=20&p1=50"))).concat();
    assert!(outside.contains("outside the range"), "{outside}");
    let wrong = texts(&drawn(parse("step=1&p1=much")));
    assert!(wrong.contains(&"aria-invalid=true".to_owned()) && wrong.contains(&"value=much".to_owned()));
    assert!(wrong.iter().any(|text| text.contains("unanswered")));
}

#[test]
fn a_class_of_three_shows_the_paradox() {
    let rows = "100 30 100 100 100 100 30\n30;100;100;100;100;100;30\n30\t30 100 100 100 100 9";
    let mut pairs = parse(&format!("{ANSWERED}&committed=50,60,70,80,90,0.5&view=group"));
    pairs.insert("panel".to_owned(), rows.to_owned());
    let said = readout(&drawn(pairs.clone()));
    assert!(
        said.contains("A class of 3")
            && said.contains("multiply to 9 %")
            && said.contains("products is 30 %"),
        "{said}"
    );
    assert!(said.contains("A total of 30 % was stated"), "{said}");
    pairs.insert("panel".to_owned(), "1 2 3 4 5 6\n1 2 3".to_owned());
    assert!(texts(&drawn(pairs)).concat().contains("line 2 has not six"), "the second line is short");
}

#[test]
fn the_whole_judged_at_once_is_held_beside_the_product() {
    let said = |total: &str| {
        let text = format!("{ANSWERED}&committed=50,60,70,80,90,0.5&total={total}");
        readout(&drawn(parse(&text)))
    };
    assert!(
        said("5").contains("Judged as a whole you said 5 %") && said("5").contains("higher than"),
        "{}",
        said("5")
    );
    assert!(said("0.01").contains("lower than") && said("0.0756").contains("the same"), "{}", said("0.0756"));
    assert!(said("0").contains("infinite") && !said("").contains("Judged as a whole"), "{}", said("0"));
}

#[test]
fn bands_are_ranges_until_they_are_refined() {
    let state = |text: &str| model::State::from_query(&parse(text));
    let band = state("b1=2").answers[0].credence.unwrap();
    assert!(band.is_range() && (0.1..0.3).contains(&band.middle()));
    let point = state("b1=2&p1=12,5").answers[0].credence.unwrap();
    assert!(!point.is_range() && point.middle() == 0.125);
    assert_eq!(state("b1=7&p2=101").n_answered(), 0);
}

/// Whatever an address holds: the state is whole and stays itself, and no number without a meaning is shown.
#[test]
fn random_states_are_drawn_and_survive_the_address() {
    let mut generator = lookahead_models::Generator::new(lookahead_models::Seed::new(1));
    let texts_of =
        ["", "0", "100", "50", "0,001", "99.9999", "12 %", "1/3", "-5", "lots", "1e99", "%00", "\u{fc}"];
    let keys = ["b", "p", "l", "h", "r"];
    let mut n_done = 0;
    for _ in 0..1_000 {
        let mut pick = |n: usize| generator.below(n as u32) as usize;
        let mut pairs = Query::new();
        for number in 1..=6 {
            pairs.insert(format!("p{number}"), texts_of[1 + pick(7)].to_owned());
            let value = if pick(3) == 0 { "range" } else { texts_of[pick(texts_of.len())] };
            pairs.insert(format!("{}{number}", keys[pick(keys.len())]), value.to_owned());
        }
        for key in ["other", "stated", "total", "together", "dependence", "below", "above", "correlation"] {
            pairs.insert(key.to_owned(), texts_of[pick(texts_of.len())].to_owned());
        }
        pairs.insert("view".to_owned(), model::VIEWS[pick(model::VIEWS.len())].to_owned());
        pairs.insert("step".to_owned(), pick(9).to_string());
        if pick(4) == 0 {
            pairs.insert("committed".to_owned(), "1,2,3,4,5,6".to_owned());
            pairs.insert("step".to_owned(), "7".to_owned());
        }
        if pick(2) == 0 {
            pairs.insert("others".to_owned(), OTHERS.to_owned());
        }
        let whole = (COMPUTED.whole_state)(&pairs);
        assert_eq!((COMPUTED.whole_state)(&whole), whole, "{pairs:?}");
        let said = texts(&drawn(pairs.clone())).concat();
        assert!(
            !said.contains("NaN") && !said.contains('\u{221e}') && !said.contains("inf "),
            "{pairs:?}: {said}"
        );
        n_done += u32::from(said.contains("chart wide"));
    }
    assert!(n_done > 50, "only {n_done} states showed results");
}

/// By hand: from 0.5⁶ to 0.5⁵ · 0.8, all of it the second step's: ln(0.025/0.975) − ln(0.015625/0.984375) = 0.48.
#[test]
fn what_moved_since_the_commitment_is_shared_out() {
    let text = "p1=50&p2=80&p3=50&p4=50&p5=50&p6=50&committed=50,50,50,50,50,50&view=moved&n3=an%20audit";
    let nodes = drawn(parse(text));
    let said = readout(&nodes);
    assert!(said.contains("from 1.56 to 2.5 %") && said.contains("+0.48 in log-odds"), "{said}");
    assert!(said.contains("part of it, +0.48, comes from “2 Reasons to build”"), "{said}");
    assert!(texts(&nodes).concat().contains("3 Hard to align: an audit"), "the note stands there again");
    let still = readout(&drawn(parse(&text.replace("p2=80", "p2=50"))));
    assert!(still.contains("None of your answers has moved"), "{still}");
    let certain = readout(&drawn(parse(&text.replace("p2=80", "p2=0"))));
    assert!(certain.contains("infinitely far") && certain.contains("2 Reasons to build"), "{certain}");
}

/// What the reader takes with them: now and then, notes and plans.
#[test]
fn the_record_leaves_as_a_table_and_for_programs() {
    let text = "p1=50&p2=80&p3=50&p4=50&p5=50&p6=50&committed=50,50,50,50,50,50&n2=a,b&plan1=sail&total=3";
    let state = model::State::from_query(&parse(text));
    let json = crate::json::Json::parse(&record::record(&state)).unwrap();
    let texts_of = |key: &str| -> Vec<String> {
        json.get(key).unwrap().list().iter().filter_map(|entry| entry.text().map(str::to_owned)).collect()
    };
    assert_eq!(texts_of("committed"), ["50"; 6]);
    assert_eq!(texts_of("plans"), ["sail", ""]);
    assert_eq!((json.text_at("whole").as_deref(), json.get("answers").unwrap().list().len()), (Some("3"), 6));
    let saved = testing::drawn(&COMPUTED, &testing::words("premises"), "lab", &parse(text));
    let table = texts(&saved).concat();
    assert!(
        table.contains("When you committed, %") && table.contains("What would change my mind"),
        "{table}"
    );
}

/// The record is beneath what the reader does, and what they see of it can be kept again.
#[test]
fn the_record_is_joined_and_written_anew() {
    let record = "v=1&p1=50&p2=80&p3=50&p4=50&p5=50&p6=50&committed=50,50,50,50,50,50&n2=x";
    let mut pairs = parse("p2=90");
    pairs.insert("record".to_owned(), record.to_owned());
    let nodes = drawn(pairs);
    assert!(readout(&nodes).contains("2.81 %"), "{}", readout(&nodes));
    let kept = testing::values_of(&nodes, "data-kept");
    assert_eq!(kept, [record.replace("p2=80", "p2=90").replace("&n2=x", "").replace("&p3", "&n2=x&p3")]);
    // Somebody else's link beside it: shown, and nothing is to be kept.
    let mut pairs = parse("p1=7");
    pairs.insert("record".to_owned(), record.to_owned());
    pairs.insert("came".to_owned(), "?p1=7".to_owned());
    let nodes = drawn(pairs);
    assert!(testing::values_of(&nodes, "data-kept").is_empty());
    assert!(texts(&nodes).concat().contains("came with the link"));
}

/// The code says the six answers, as a band where nothing was typed, and nothing of notes and plans.
#[test]
fn the_code_for_a_class_holds_the_answers_alone() {
    use lookahead_models::class_code::{Answer as Coded, ShareCode};
    let text = "b1=3&b2=5&p2=93,25&b3=6&p4=0&p5=100&r6=range&l6=90&h6=20&p6=50&n1=secret&plan1=sail&step=7&committed=50,93.25,99.7,0,100,50";
    let code = |text: &str| testing::text_in(&drawn(parse(text)), "selectable").trim().to_owned();
    let written = code(text);
    let Ok(ShareCode::Premises(answers)) = ShareCode::read(&written) else { panic!("{written}") };
    assert_eq!((answers[0], answers[2]), (Some(Coded::Band(3)), Some(Coded::Band(6))));
    let middles: Vec<f64> =
        answers.iter().map(|answer| answer.unwrap().credence().unwrap().middle()).collect();
    assert!((middles[1] - 0.9325).abs() < 1e-12 && middles[3..] == [0.0, 1.0, 0.5], "{middles:?}");
    assert_eq!(code(&text.replace("secret", "other").replace("sail", "stay")), written);
    assert_eq!(code("p1=50"), "", "no code before the commitment");
}
