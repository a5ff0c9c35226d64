//! Opinions as a reader types them: one group of people a line, how many they are, a colon, and what each option is worth
//! to them. In addresses lines are joined by `_`. Used by `model`.

use lookahead_game::Exact;
use lookahead_models::niceness::mediation::{MOST_PEOPLE, Opinions};

use super::model::in_address;
use crate::number;

/// People who think alike.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    pub n_people: u32,
    pub utilities: Vec<Exact>,
}

/// The groups behind a text; `None` where a line is none, or where the model refuses them.
pub(super) fn read(text: &str) -> Option<Vec<Group>> {
    let lines = text.split(['\n', '_', ';']).map(str::trim).filter(|line| !line.is_empty());
    let groups = lines.map(group).collect::<Option<Vec<_>>>()?;
    people(&groups).map(|_| groups)
}

fn group(line: &str) -> Option<Group> {
    let (n_people, utilities) = line.split_once(':').unwrap_or(("1", line));
    let n_people = n_people.trim().parse().ok().filter(|n| (1..=MOST_PEOPLE).contains(n))?;
    let words = utilities.split([',', ' ', '\t']).filter(|word| !word.is_empty());
    let utilities = words
        .map(|word| Exact::parse(number::typed(word).as_bytes()).ok().filter(|number| !number.is_too_long()))
        .collect::<Option<Vec<_>>>()?;
    Some(Group { n_people, utilities })
}

/// Everyone, one row each, if the model takes them.
pub(super) fn people(groups: &[Group]) -> Option<Opinions> {
    let n_people: u64 = groups.iter().map(|group| u64::from(group.n_people)).sum();
    if n_people > u64::from(MOST_PEOPLE) {
        return None;
    }
    let rows =
        groups.iter().flat_map(|group| std::iter::repeat_n(group.utilities.clone(), group.n_people as usize));
    Opinions::new(rows.collect()).ok()
}

/// People who stand next to each other and think alike, as groups.
pub(super) fn groups(opinions: &Opinions) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for utilities in opinions.utilities() {
        match groups.last_mut() {
            Some(last) if last.utilities == *utilities => last.n_people += 1,
            _ => groups.push(Group { n_people: 1, utilities: utilities.clone() }),
        }
    }
    groups
}

/// The groups as text, one a line or joined as in addresses.
pub(super) fn write(groups: &[Group], between: &str) -> String {
    let line = |group: &Group| {
        let utilities: Vec<String> = group.utilities.iter().map(in_address).collect();
        format!("{}:{}", group.n_people, utilities.join(","))
    };
    groups.iter().map(line).collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let text = "3:6,5\n2:0.5,1/3";
        let groups = read(text).unwrap();
        assert_eq!(write(&groups, "\n"), text);
        assert_eq!(read(&write(&groups, "_")).unwrap(), groups);
        assert_eq!(people(&groups).unwrap().utilities().len(), 5);
    }

    #[test]
    fn what_is_no_opinion_is_refused() {
        for text in ["", "x", "2:1,2\n1:1", "0:1", "65:1,2", "40:1_40:2", "1:1/0", "-1:3", "2:"] {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
