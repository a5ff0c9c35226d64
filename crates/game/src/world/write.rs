//! World to text: one canonical form, which [`super::read`] reads back into the same world.

use std::fmt::Write;

use super::{Move, Player, Turn, World};

/// The world as JSON, one move a line.
///
/// ```
/// use lookahead_game::world::{self, random_world};
/// let world = random_world(3);
/// assert_eq!(world::read(&world::write(&world))?, (world, vec![]));
/// # Ok::<(), lookahead_game::world::WorldError>(())
/// ```
#[must_use]
pub fn write(world: &World) -> String {
    let mut text = String::new();
    let World { horizon, start, floor, cap, moves, others } = world;
    // Writing into a text cannot fail.
    let _ = write!(
        text,
        "{{\n  \"horizon\": {horizon},\n  \"start\": {{\"x\": {}, \"y\": {}}},\n  \"floor\": {floor},\n  \"cap\": {cap},\n  ",
        start.x, start.y
    );
    write_moves(&mut text, moves, "  ");
    for (at, turn) in others.iter().enumerate() {
        text.push_str(if at == 0 { ",\n  \"others\": {\n    " } else { ",\n    " });
        write_turn(&mut text, turn);
    }
    text.push_str(if others.is_empty() { "\n}\n" } else { "\n  }\n}\n" });
    text
}

fn write_turn(text: &mut String, turn: &Turn) {
    let who = match turn.who {
        Player::Agent => "agent",
        Player::Chance => "chance",
        Player::Adversary => "adversary",
    };
    write_quoted(text, &turn.name);
    let _ = write!(text, ": {{\"who\": \"{who}\", ");
    if !turn.layers.is_empty() {
        let _ = write!(text, "\"layers\": {:?}, ", turn.layers);
    }
    write_moves(text, &turn.moves, "    ");
    text.push('}');
}

fn write_moves(text: &mut String, moves: &[Move], indent: &str) {
    text.push_str("\"moves\": [");
    for (at, one) in moves.iter().enumerate() {
        let _ = write!(text, "{}\n{indent}  {{\"name\": ", if at == 0 { "" } else { "," });
        write_quoted(text, &one.name);
        if let Some(p) = &one.p {
            let _ = write!(text, ", \"p\": \"{p}\"");
        }
        let _ = write!(text, ", \"x\": {:?}, \"y\": {:?}", one.x, one.y);
        if let Some(to) = &one.to {
            text.push_str(", \"to\": ");
            write_quoted(text, to);
        }
        text.push_str(if one.ends { ", \"ends\": true}" } else { "}" });
    }
    let _ = write!(text, "\n{indent}]");
}

fn write_quoted(text: &mut String, quoted: &str) {
    text.push('"');
    for one in quoted.chars() {
        match one {
            '"' | '\\' => text.extend(['\\', one]),
            '\0'..='\x1f' => {
                let _ = write!(text, "\\u{:04x}", u32::from(one));
            }
            _ => text.push(one),
        }
    }
    text.push('"');
}
