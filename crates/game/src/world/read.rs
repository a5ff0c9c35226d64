//! Text to world: the format of `crates/game/WORLD.md`. Complaints name the field and where it stands.

use super::json::{self, Item, Value};
use super::{
    Amounts, MAX_BYTES, MAX_HORIZON, MAX_MOVES, Move, Player, Problem, Reason, Turn, World, WorldError,
};
use crate::Exact;

/// Reads a world and checks it.
///
/// # Errors
/// The first thing that makes the text no world, or the world unusable.
///
/// ```
/// use lookahead_game::world;
/// let text = r#"{"horizon": 1, "start": {"x": 1, "y": 1}, "floor": 0, "cap": 9,
/// "moves": [{"name": "keep", "x": [1, 0, 0], "y": [0, 1]}]}"#;
/// let error = world::read(text).expect_err("a rule has three numbers");
/// assert_eq!(error.to_string(), "2:49: moves[0].y: expected a list of three whole numbers");
/// ```
pub fn read(text: &str) -> Result<(World, Vec<Problem>), WorldError> {
    let mut reader = Reader { text, seen: Vec::new(), problems: Vec::new() };
    if text.len() > MAX_BYTES as usize {
        return Err(WorldError::at("", Reason::TooLong));
    }
    let item = json::parse(text).map_err(|(at, reason)| reader.complaint(at, "", reason))?;
    let world = reader.world(&item)?;
    let odd = world.check().map_err(|mut error| {
        error.place = reader.place_of(&error.path);
        error
    })?;
    reader.problems.extend(odd);
    Ok((world, reader.problems))
}

struct Reader<'a> {
    text: &'a str,
    /// Every field that was read and the byte it starts at.
    seen: Vec<(String, usize)>,
    problems: Vec<Problem>,
}

/// A field with its path.
struct Field<'a> {
    item: &'a Item,
    path: String,
}

impl Reader<'_> {
    fn world(&mut self, item: &Item) -> Result<World, WorldError> {
        let whole = Field { item, path: String::new() };
        let known = ["horizon", "start", "floor", "cap", "moves", "others"];
        self.note_unknown(&whole, &known)?;
        let horizon = self.needed(&whole, "horizon")?;
        Ok(World {
            horizon: self.count(&horizon, MAX_HORIZON, Reason::Horizon)?,
            start: self.amounts(&whole)?,
            floor: self.amount_at(&whole, "floor")?,
            cap: self.amount_at(&whole, "cap")?,
            moves: self.moves(&whole)?,
            others: self.others(&whole)?,
        })
    }

    fn amounts(&mut self, whole: &Field<'_>) -> Result<Amounts, WorldError> {
        let start = self.needed(whole, "start")?;
        self.note_unknown(&start, &["x", "y"])?;
        Ok(Amounts { x: self.amount_at(&start, "x")?, y: self.amount_at(&start, "y")? })
    }

    fn others(&mut self, whole: &Field<'_>) -> Result<Vec<Turn>, WorldError> {
        let Some(others) = self.optional(whole, "others")? else { return Ok(Vec::new()) };
        let Value::Object(fields) = &others.item.value else { return Err(self.wrong(&others, "an object")) };
        let mut turns = Vec::new();
        for (name, item) in fields {
            let field = Field { item, path: super::check::turn_path(name) };
            self.seen.push((field.path.clone(), item.at));
            turns.push(self.turn(name, &field)?);
        }
        Ok(turns)
    }

    fn turn(&mut self, name: &str, field: &Field<'_>) -> Result<Turn, WorldError> {
        self.note_unknown(field, &["who", "layers", "moves"])?;
        let who = self.needed(field, "who")?;
        let who = match &who.item.value {
            Value::Text(text) if text == "chance" => Player::Chance,
            Value::Text(text) if text == "adversary" => Player::Adversary,
            Value::Text(text) if text == "agent" => Player::Agent,
            _ => return Err(self.wrong(&who, "`chance`, `adversary` or `agent`")),
        };
        let mut layers = Vec::new();
        if let Some(list) = self.optional(field, "layers")? {
            for step in self.list(&list, "a list of steps")? {
                layers.push(self.count(&step, u32::MAX, Reason::Kind("a step, counted from 0"))?);
            }
        }
        Ok(Turn { name: name.to_owned(), who, layers, moves: self.moves(field)? })
    }

    fn moves(&mut self, owner: &Field<'_>) -> Result<Vec<Move>, WorldError> {
        let field = self.needed(owner, "moves")?;
        let list = self.list(&field, "a list of moves")?;
        if list.len() > MAX_MOVES as usize {
            return Err(self.complaint(field.item.at, &field.path, Reason::MoveCount));
        }
        list.iter().map(|one| self.one_move(one)).collect()
    }

    fn one_move(&mut self, field: &Field<'_>) -> Result<Move, WorldError> {
        self.note_unknown(field, &["name", "x", "y", "ends", "to", "p"])?;
        let name = self.needed(field, "name")?;
        let ends = match self.optional(field, "ends")? {
            None => false,
            Some(Field { item: Item { value: Value::Truth(ends), .. }, .. }) => *ends,
            Some(other) => return Err(self.wrong(&other, "true or false")),
        };
        let to = self.optional(field, "to")?.map(|to| self.text(&to)).transpose()?;
        let p = self.optional(field, "p")?.map(|p| self.probability(&p)).transpose()?;
        Ok(Move {
            name: self.text(&name)?,
            x: self.rule(field, "x")?,
            y: self.rule(field, "y")?,
            ends,
            to,
            p,
        })
    }

    fn rule(&mut self, owner: &Field<'_>, name: &str) -> Result<[i64; 3], WorldError> {
        const EXPECTED: &str = "a list of three whole numbers";
        let field = self.needed(owner, name)?;
        let numbers = self.list(&field, EXPECTED)?;
        let [by_x, by_y, fixed] = numbers.as_slice() else { return Err(self.wrong(&field, EXPECTED)) };
        Ok([self.amount(by_x)?, self.amount(by_y)?, self.amount(fixed)?])
    }

    fn probability(&self, field: &Field<'_>) -> Result<Exact, WorldError> {
        let (Value::Number(text) | Value::Text(text)) = &field.item.value else {
            return Err(self.wrong(field, "a probability such as 0.25 or \"1/4\""));
        };
        text.parse().map_err(|error| self.complaint(field.item.at, &field.path, Reason::Number(error)))
    }

    fn text(&self, field: &Field<'_>) -> Result<String, WorldError> {
        match &field.item.value {
            Value::Text(text) => Ok(text.clone()),
            _ => Err(self.wrong(field, "a text in quotes")),
        }
    }

    fn amount_at(&mut self, owner: &Field<'_>, name: &str) -> Result<i64, WorldError> {
        let field = self.needed(owner, name)?;
        self.amount(&field)
    }

    fn amount(&self, field: &Field<'_>) -> Result<i64, WorldError> {
        let Value::Number(text) = &field.item.value else { return Err(self.wrong(field, "a whole number")) };
        text.parse().map_err(|_| self.complaint(field.item.at, &field.path, Reason::Amount))
    }

    fn count(&self, field: &Field<'_>, most: u32, reason: Reason) -> Result<u32, WorldError> {
        let Value::Number(text) = &field.item.value else { return Err(self.wrong(field, "a whole number")) };
        let number = text.parse().ok().filter(|number| *number <= most);
        number.ok_or_else(|| self.complaint(field.item.at, &field.path, reason))
    }

    fn list<'b>(&mut self, field: &Field<'b>, expected: &'static str) -> Result<Vec<Field<'b>>, WorldError> {
        let Value::List(items) = &field.item.value else { return Err(self.wrong(field, expected)) };
        let path = |at| format!("{}[{at}]", field.path);
        let fields: Vec<Field<'b>> =
            items.iter().enumerate().map(|(at, item)| Field { item, path: path(at) }).collect();
        self.seen.extend(fields.iter().map(|one| (one.path.clone(), one.item.at)));
        Ok(fields)
    }

    fn optional<'b>(&mut self, owner: &Field<'b>, name: &str) -> Result<Option<Field<'b>>, WorldError> {
        let Value::Object(fields) = &owner.item.value else { return Err(self.wrong(owner, "an object")) };
        let Some((_, item)) = fields.iter().find(|(key, _)| key == name) else { return Ok(None) };
        let path = join(&owner.path, name);
        self.seen.push((path.clone(), item.at));
        Ok(Some(Field { item, path }))
    }

    fn needed<'b>(&mut self, owner: &Field<'b>, name: &str) -> Result<Field<'b>, WorldError> {
        let missing = self.complaint(owner.item.at, &join(&owner.path, name), Reason::Missing);
        self.optional(owner, name)?.ok_or(missing)
    }

    fn note_unknown(&mut self, owner: &Field<'_>, known: &[&str]) -> Result<(), WorldError> {
        let Value::Object(fields) = &owner.item.value else { return Err(self.wrong(owner, "an object")) };
        for (at, (name, item)) in fields.iter().enumerate() {
            let path = join(&owner.path, name);
            if fields.iter().take(at).any(|(other, _)| other == name) {
                return Err(self.complaint(item.at, &path, Reason::Repeated));
            }
            if !known.contains(&name.as_str()) {
                self.problems.push(Problem { path, reason: Reason::UnknownField });
            }
        }
        Ok(())
    }

    fn wrong(&self, field: &Field<'_>, expected: &'static str) -> WorldError {
        self.complaint(field.item.at, &field.path, Reason::Kind(expected))
    }

    fn complaint(&self, at: usize, path: &str, reason: Reason) -> WorldError {
        let place = Some(self.line_and_column(at));
        WorldError { place, path: path.to_owned(), reason }
    }

    /// Both from 1.
    fn line_and_column(&self, at: usize) -> (u32, u32) {
        let before = self.text.get(..at).unwrap_or("");
        let n_lines = before.matches('\n').count();
        let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count());
        let from_one = |number: usize| u32::try_from(number + 1).unwrap_or(u32::MAX);
        (from_one(n_lines), from_one(column))
    }

    /// Where the field, or the nearest one around it, stands.
    fn place_of(&self, path: &str) -> Option<(u32, u32)> {
        let around = self.seen.iter().filter(|(seen, _)| path.starts_with(seen.as_str()));
        let (_, at) = around.max_by_key(|(seen, _)| seen.len())?;
        Some(self.line_and_column(*at))
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
