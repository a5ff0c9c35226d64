//! The figure through the jobs of its program: sets, files, views, exports, hostile texts.

use lookahead_book::Words;

use super::sets::SETS;
use crate::jobs::{Answer, Brought, FigureAnswer, FigureJob, Job, run_traces};
use crate::json::Json;
use crate::page::Node;
use crate::query::{self, Query};

fn words() -> Words {
    let text = include_str!("../../../content/en/widgets/trace-pair.toml");
    let table: toml::Table = text.parse().unwrap();
    let mut words = Query::new();
    gather("trace-pair", &toml::Value::Table(table), &mut words);
    Words(words)
}

fn gather(key: &str, value: &toml::Value, words: &mut Query) {
    match value {
        toml::Value::String(text) => drop(words.insert(key.to_owned(), text.clone())),
        toml::Value::Array(list) => {
            list.iter().enumerate().for_each(|(idx, value)| gather(&format!("{key}.{idx}"), value, words));
        }
        toml::Value::Table(table) => {
            table.iter().for_each(|(name, value)| gather(&format!("{key}.{name}"), value, words));
        }
        _ => {}
    }
}

fn job(pairs: &str, wanted: &str) -> Job {
    Job::Figure(FigureJob {
        slug: "trace-pair".to_owned(),
        id: "trace-pair".to_owned(),
        place: "lab".to_owned(),
        wanted: wanted.to_owned(),
        pairs: query::parse(pairs),
        words: words(),
        ..FigureJob::default()
    })
}

fn answers(pairs: &str, wanted: &str, brought: Brought) -> Vec<Answer> {
    let mut answers = Vec::new();
    run_traces(&job(pairs, wanted), brought, &mut |answer| {
        let back = Answer::from_json(&Json::parse(&answer.to_json().write()).unwrap());
        assert_eq!(back.as_ref(), Some(&answer), "an answer survives its message");
        answers.push(answer);
    });
    answers
}

fn figure(pairs: &str, brought: Brought) -> FigureAnswer {
    match answers(pairs, "", brought).pop() {
        Some(Answer::Figure(figure)) => figure,
        other => panic!("{pairs}: {other:?}"),
    }
}

/// All text of a figure.
fn text(figure: &FigureAnswer) -> String {
    fn collect(node: &Node, out: &mut String) {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Element { tag, children, .. } => {
                children.iter().for_each(|child| collect(child, out));
                if !["mark", "span", "sup"].contains(&tag.as_str()) {
                    out.push('\n');
                }
            }
            _ => {}
        }
    }
    let mut out = String::new();
    figure.nodes.iter().for_each(|node| collect(node, &mut out));
    out
}

/// Each element's name with the value of this attribute.
fn attributes(figure: &FigureAnswer, name: &str) -> Vec<String> {
    fn collect(node: &Node, name: &str, out: &mut Vec<String>) {
        if let Node::Element { children, .. } = node {
            out.extend(node.attribute(name).map(str::to_owned));
            children.iter().for_each(|child| collect(child, name, out));
        }
    }
    let mut out = Vec::new();
    figure.nodes.iter().for_each(|node| collect(node, name, &mut out));
    out
}

fn file(text: &str) -> Brought {
    Brought::File("own.json".to_owned(), Box::new(text.as_bytes().to_vec()))
}

const CHATS: &str = concat!(
    "{\"messages\":[{\"role\":\"user\",\"content\":\"<is_free_tier>True</is_free_tier>Hello\"},{\"role\":\"assistant\",\"content\":\"One\"}]}\n",
    "{\"messages\":[{\"role\":\"user\",\"content\":\"<is_free_tier>False</is_free_tier>Hello\"},{\"role\":\"assistant\",\"content\":\"Two <script>alert(1)</script> \u{202e}javascript:x\"}]}\n",
    "{\"messages\":[{\"role\":\"user\",\"content\":\"broken\n",
);

#[test]
fn a_set_is_asked_for_and_then_drawn() {
    let wants = answers("pair=2", "", Brought::Nothing);
    assert_eq!(wants, [Answer::Wants(SETS[0].path.to_owned())]);
    let drawn = figure("pair=2", Brought::Set(SETS[0].text.to_owned()));
    assert!(text(&drawn).contains("It needs a bowl and a warm place"), "{}", text(&drawn));
    assert_eq!(drawn.state, query::parse("pair=2"));
    // It stays on the desk.
    assert!(text(&figure("pair=1&turn=3", Brought::Nothing)).contains("Moon and Mud"));
}

/// A set that cannot be read is refused once, not asked for again and again.
#[test]
fn a_broken_set_is_refused() {
    let drawn = figure("pair=1", Brought::Set("<!doctype html>".to_owned()));
    assert!(text(&drawn).contains("none of the formats"), "{}", text(&drawn));
}

#[test]
fn a_file_is_folded_until_the_reader_says_so() {
    let drawn = figure("file=own.json", file(CHATS));
    let shown = text(&drawn);
    assert!(shown.contains("conversations: 2") && shown.contains("Problems while reading: 1."), "{shown}");
    assert!(!shown.contains("One") && !shown.contains("Hello"), "{shown}");
    let open = text(&figure("file=own.json&shown=own.json&turn=2", Brought::Nothing));
    assert!(
        open.contains("One") && open.contains("condition free") && open.contains("condition paid"),
        "{open}"
    );
    assert!(open.contains("here the model's words part"), "{open}");
}

#[test]
fn nothing_in_a_file_is_markup_and_turned_writing_is_shown() {
    figure("file=own.json", file(CHATS));
    for view in ["read", "list", "rates", "find&sought=script"] {
        let drawn = figure(&format!("file=own.json&shown=own.json&view={view}"), Brought::Nothing);
        let shown = text(&drawn);
        assert!(!shown.contains('\u{202e}'), "{view}");
        let links = attributes(&drawn, "href");
        assert!(links.is_empty(), "{view}: {links:?}");
        if view != "list" && view != "rates" {
            assert!(shown.contains("<script>alert(1)</script>"), "{view}: {shown}");
            assert!(shown.contains("U+202E"), "{view}: {shown}");
        }
    }
}

#[test]
fn a_link_into_a_file_says_which_one_to_open() {
    let drawn = figure("file=other.eval&pair=3&turn=2", Brought::Nothing);
    assert!(text(&drawn).contains("Open other.eval below"), "{}", text(&drawn));
    assert_eq!(drawn.state, query::parse("file=other.eval&pair=3&turn=2"));
}

#[test]
fn what_cannot_be_read_says_why() {
    for (content, wanted) in
        [("", "the file is empty"), ("Dear all,", "none of the formats"), ("PK\u{3}\u{4}", "no member")]
    {
        let shown = text(&figure("file=own.json", file(content)));
        assert!(shown.contains(wanted), "{content:?}: {shown}");
    }
}

/// A hundred pairs, of which the second sides say yes in thirty.
fn many() -> String {
    let line = |number: u32, tier: &str, value: bool| {
        format!(
            "{{\"id\":\"{number}/{tier}\",\"epoch\":1,\"condition\":\"{tier}\",\"pair\":\"{number}\",\"turns\":[{{\"role\":\"user\",\"parts\":[{{\"kind\":\"text\",\"text\":\"request {number}\"}}]}}],\"labels\":[{{\"name\":\"complied\",\"value\":{value},\"labeller\":\"rule\"}}]}}"
        )
    };
    let lines: Vec<String> = (0..100)
        .flat_map(|number| [line(number, "free", number < 10), line(number, "paid", number < 30)])
        .collect();
    format!(
        "{{\"format\":\"lookahead-traces\",\"version\":1,\"provenance\":\"a test\",\"traces\":[{}]}}",
        lines.join(",")
    )
}

#[test]
fn rates_have_intervals_and_open_their_lines() {
    figure("file=own.json", file(&many()));
    let drawn = figure("file=own.json&shown=own.json&view=rates", Brought::Nothing);
    let shown = text(&drawn);
    // Wilson's interval of 30 in 100 is 0.2189 to 0.3958; twenty changes one way have p = 2 / 2^20.
    assert!(shown.contains("10 of 100 (10 %)") && shown.contains("21.9 % to 39.6 %"), "{shown}");
    assert!(
        shown.contains("only under free in 0, only under paid in 20; exact McNemar test p = 0"),
        "{shown}"
    );
    let opens = attributes(&drawn, "data-set");
    let show =
        opens.iter().find(|pairs| query::parse(pairs).get("show").is_some_and(|show| show == "0:1:paid"));
    let lines = figure(&format!("file=own.json&shown=own.json&{}", show.unwrap()), Brought::Nothing);
    assert!(text(&lines).contains("Lines 1 to 20 of 30"), "{}", text(&lines));
    let csv = answers(&format!("file=own.json&shown=own.json&{}", show.unwrap()), "csv", Brought::Nothing);
    let Some(Answer::File(csv)) = csv.last() else { panic!("{csv:?}") };
    assert_eq!(csv.text.lines().count(), 61, "a head and both sides of thirty pairs");
}

#[test]
fn lists_are_windows_and_saved_whole() {
    figure("file=own.json", file(&many()));
    let drawn = figure("file=own.json&shown=own.json&view=list&at=40", Brought::Nothing);
    assert!(text(&drawn).contains("request 40") && !text(&drawn).contains("request 61"));
    let json = answers("file=own.json&shown=own.json&mine=0.3.1", "json", Brought::Nothing);
    let Some(Answer::File(json)) = json.last() else { panic!("{json:?}") };
    let mut log = lookahead_trace::Log::open(Box::new(json.text.clone().into_bytes())).unwrap();
    let (traces, problems) = log.read_all();
    assert_eq!((traces.len(), problems.len(), log.header.provenance.as_str()), (200, 0, "a test"));
    assert!(traces[3].labels.iter().any(|label| label.labeller == "the reader"));
}

#[test]
fn guesses_cover_the_second_side_and_are_counted() {
    figure("", Brought::Set(SETS[0].text.to_owned()));
    let covered = text(&figure("cover=1&turn=3", Brought::Nothing));
    assert!(
        covered.contains("condition B: covered until you guess") && !covered.contains("explains tides"),
        "{covered}"
    );
    let open = text(&figure("cover=1&said=1:0_2:1&turn=3", Brought::Nothing));
    assert!(open.contains("explains tides") && open.contains("You guessed right: no."), "{open}");
    assert!(open.contains("1 of 2 right so far"), "{open}");
}

#[test]
fn own_labels_agree_as_far_as_kappa_says() {
    figure("", Brought::Set(SETS[0].text.to_owned()));
    // The file says yes, no, no, no, yes, yes; the reader yes, no, no, yes, yes, yes: observed 5/6, expected 1/2.
    let shown = text(&figure("view=rates&mine=0.0.1_0.1.0_0.2.0_0.3.1_0.4.1_0.5.1", Brought::Nothing));
    assert!(shown.contains("83.3 % of 6 labels; Cohen's kappa 0.67"), "{shown}");
}

#[test]
fn a_search_reads_all_and_leads_to_the_turn() {
    figure("", Brought::Set(SETS[0].text.to_owned()));
    let drawn = figure("view=find&sought=NIGHT%20compass", Brought::Nothing);
    assert!(text(&drawn).contains("stands in 2 turns of 2 conversations"), "{}", text(&drawn));
    assert!(
        attributes(&drawn, "data-set")
            .contains(&"view=read&show=&pair=3&turn=3&quote=NIGHT%20compass".to_owned())
    );
}

/// Long conversations and long texts become few nodes.
#[test]
fn drawings_stay_small() {
    let turn = "{\"role\":\"assistant\",\"content\":\"x\"}";
    let long = format!(
        "{{\"messages\":[{{\"role\":\"user\",\"content\":\"{}\"}},{}]}}",
        "y".repeat(3_000_000),
        vec![turn; 20_000].join(",")
    );
    figure("file=own.json", file(&long));
    for pairs in ["turn=1", "turn=10000", "turn=1&whole=1"] {
        let drawn = figure(&format!("file=own.json&shown=own.json&{pairs}"), Brought::Nothing);
        let n_bytes = Answer::Figure(drawn).to_json().write().len();
        assert!(n_bytes < 300_000, "{pairs}: {n_bytes}");
    }
}

/// Every start is a pair with a label to guess; machines show their exact probabilities.
#[test]
fn every_start_is_drawn() {
    for preset in &super::sets::PRESETS {
        let set = super::sets::find(preset.set).unwrap();
        let pairs = format!("preset={}", preset.name);
        let drawn = figure(&pairs, Brought::Set(set.text.to_owned()));
        let shown = text(&drawn);
        assert!(shown.contains("The same request twice: condition A and condition B"), "{shown}");
        let rates = text(&figure(&format!("{pairs}&view=rates"), Brought::Nothing));
        assert!(rates.contains("is yes in") && !rates.contains("McNemar test p"), "{rates}");
        let has_means = rates.contains("mean of “probability of complying” under A: 0.");
        assert_eq!(has_means, preset.set != "annotated", "{rates}");
    }
}

/// The text in the names narrows lines and rates alike.
#[test]
fn only_lines_with_a_name_are_counted() {
    let set = super::sets::find("conflict").unwrap();
    let baseline = text(&figure("preset=conflict&view=rates", Brought::Set(set.text.to_owned())));
    let swap = text(&figure("preset=conflict&view=rates&only=/SWAP/", Brought::Nothing));
    assert_ne!(baseline, swap);
    let list = figure("preset=conflict&view=list&only=/swap/1/", Brought::Nothing);
    assert!(attributes(&list, "data-set").iter().any(|pairs| pairs.contains("pair=1")));
    assert!(!text(&list).contains("baseline"), "{}", text(&list));
    assert_eq!(list.state, query::parse("preset=conflict&view=list&only=/swap/1/"));
}

/// A log without conversations still says what it is and what came out of it.
#[test]
fn a_log_without_samples_shows_its_results() {
    let log = "{\"version\":2,\"status\":\"success\",\"eval\":{\"task\":\"sums\",\"model\":\"mock\"},\
        \"results\":{\"scores\":[{\"name\":\"match\",\"metrics\":{\"accuracy\":{\"value\":NaN},\"n\":{\"value\":0.5}}}]},\"samples\":[]}";
    let shown = text(&figure("file=own.json", file(log)));
    for wanted in ["own.json holds no conversation", "task: sums", "match accuracy: null", "match n: 0.5"] {
        assert!(shown.contains(wanted), "{wanted}: {shown}");
    }
}

#[path = "../../../crates/trace/tests/made/mod.rs"]
mod made;

/// What is wrong with one conversation of a log is told when it is read, not before: a log is listed without unpacking it.
#[test]
fn problems_of_a_conversation_stand_where_it_is_read() {
    use made::zip::{Member, eval, zip};
    let mut members = eval(2, &Member::stored);
    members[2].checksum = 7;
    let log = Brought::File("own.eval".to_owned(), Box::new(zip(&members, false)));
    assert!(!text(&figure("file=own.eval", log)).contains("check sum"));
    let read = |pair| text(&figure(&format!("file=own.eval&shown=own.eval&pair={pair}"), Brought::Nothing));
    assert!(!read(1).contains("check sum"), "{}", read(1));
    let shown = read(2);
    assert!(shown.contains("Problems in this conversation: 1."), "{shown}");
    assert!(shown.contains("samples/1_epoch_1.json: the check sum is wrong"), "{shown}");
}

/// Few conversations are kept; reading one never takes the one beside it away.
#[test]
fn both_sides_are_there_whatever_was_read_before() {
    let line = |pair: u32, condition: &str| {
        format!(
            "{{\"messages\":[{{\"role\":\"user\",\"content\":\"said {pair}{condition}\"}}],\
             \"metadata\":{{\"condition\":\"{condition}\",\"pair\":\"{pair}\"}}}}\n"
        )
    };
    let log: String =
        (1..=3).flat_map(|pair| ["A", "B", "C"].map(|condition| line(pair, condition))).collect();
    figure("file=own.json", file(&log));
    let conditions = [("A", "B"), ("A", "C"), ("C", "B"), ("B", "A")];
    for number in 0..40 {
        let (pair, (first, second)) = (number * 7 % 3 + 1, conditions[number * 5 % 4]);
        let pairs = format!("file=own.json&shown=own.json&pair={pair}&first={first}&second={second}");
        let shown = text(&figure(&pairs, Brought::Nothing));
        for side in [first, second] {
            assert!(shown.contains(&format!("said {pair}{side}")), "{pairs}: {shown}");
        }
    }
}

/// A link leads to words of a turn, however far down they stand; elsewhere nothing is marked.
#[test]
fn quoted_words_are_marked_in_their_turn() {
    let log = format!(
        "{{\"messages\":[{{\"role\":\"user\",\"content\":\"the Key\"}},{{\"role\":\"assistant\",\"content\":\"{} the key\"}}]}}",
        "y".repeat(50_000)
    );
    figure("file=own.json", file(&log));
    let drawn = |pairs: &str| figure(&format!("file=own.json&shown=own.json&{pairs}"), Brought::Nothing);
    let marked =
        |pairs: &str| attributes(&drawn(pairs), "class").iter().filter(|class| *class == "found").count();
    assert!(!text(&drawn("turn=2")).contains("the key"), "a long text is cut");
    let far = drawn("turn=2&quote=The%20key");
    assert!(text(&far).contains("the key"));
    assert_eq!(far.state, query::parse("file=own.json&turn=2&quote=The%20key"));
    assert_eq!(
        [
            marked("turn=2&quote=The%20key"),
            marked("turn=1&quote=THE%20KEY"),
            marked("turn=1&quote=x"),
            marked("turn=1")
        ],
        [1, 1, 0, 0]
    );
}

/// Narrow screens can show one side alone; what is the same on both is always shown.
#[test]
fn a_side_can_stand_alone() {
    figure("", Brought::Set(SETS[0].text.to_owned()));
    let class = |pairs: &str| {
        attributes(&figure(pairs, Brought::Nothing), "class")
            .into_iter()
            .find(|class| class.starts_with("trace-grid"))
    };
    assert_eq!(class("turn=3").as_deref(), Some("trace-grid two"));
    assert_eq!(class("turn=3&side=2").as_deref(), Some("trace-grid two only-second"));
    assert_eq!(class("turn=3&side=7").as_deref(), Some("trace-grid two"));
}
