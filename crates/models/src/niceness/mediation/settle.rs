//! The rules themselves: scores from utilities, winners from scores. Used by the parent module.

use std::cmp::Ordering;

use lookahead_game::Exact;

use super::{Opinions, Rule, Settled};

/// What this rule makes of the opinions.
pub(super) fn settle(opinions: &Opinions, rule: Rule) -> Settled {
    let people = opinions.utilities();
    let n_options = opinions.n_options();
    let scores: Vec<Exact> = match rule {
        Rule::Plurality => summed(people, n_options, best_shares),
        Rule::Borda => summed(people, n_options, places),
        Rule::Copeland => duels(people, n_options),
        Rule::Approval => summed(people, n_options, approvals),
        Rule::Median => (0..n_options).map(|option| lower_median(people, option)).collect(),
        Rule::RandomDictator => shares(summed(people, n_options, best_shares), people.len()),
        Rule::Utilitarian => summed(people, n_options, <[Exact]>::to_vec),
    };
    if rule == Rule::RandomDictator {
        let winners = positions(&scores, |score| !score.is_zero());
        return Settled { rule, lottery: scores.clone(), winners, scores };
    }
    let best = scores.iter().max();
    let winners = positions(&scores, |score| Some(score) == best);
    let chance = Exact::ratio(1, winners.len() as i64).unwrap_or_default();
    let lottery =
        scores.iter().map(|score| if Some(score) == best { chance.clone() } else { Exact::ZERO }).collect();
    Settled { rule, scores, winners, lottery }
}

fn positions(scores: &[Exact], is_in: impl Fn(&Exact) -> bool) -> Vec<u32> {
    scores.iter().enumerate().filter(|(_, score)| is_in(score)).map(|(idx, _)| idx as u32).collect()
}

/// Adds up what each person gives to each option.
fn summed(people: &[Vec<Exact>], n_options: usize, given: fn(&[Exact]) -> Vec<Exact>) -> Vec<Exact> {
    let mut sums = vec![Exact::ZERO; n_options];
    for person in people {
        for (sum, given) in sums.iter_mut().zip(given(person)) {
            *sum += &given;
        }
    }
    sums
}

fn shares(sums: Vec<Exact>, n_people: usize) -> Vec<Exact> {
    let part = Exact::ratio(1, n_people as i64).unwrap_or_default();
    sums.into_iter().map(|sum| sum * &part).collect()
}

/// One vote, shared among a person's best.
fn best_shares(person: &[Exact]) -> Vec<Exact> {
    let best = person.iter().max();
    let n_best = person.iter().filter(|utility| Some(*utility) == best).count();
    let vote = Exact::ratio(1, n_best as i64).unwrap_or_default();
    person.iter().map(|utility| if Some(utility) == best { vote.clone() } else { Exact::ZERO }).collect()
}

/// One for each option below, a half for each other one beside.
fn places(person: &[Exact]) -> Vec<Exact> {
    let place = |own: &Exact| {
        // An option is beside itself once, which is taken off.
        let halves = person.iter().map(|other| halves(own.cmp(other))).sum::<i64>() - 1;
        Exact::ratio(halves, 2).unwrap_or_default()
    };
    person.iter().map(place).collect()
}

/// 2 for a win, 1 for a draw, 0 for a defeat.
const fn halves(order: Ordering) -> i64 {
    match order {
        Ordering::Greater => 2,
        Ordering::Equal => 1,
        Ordering::Less => 0,
    }
}

/// One for each option that is beaten by more people than not, a half for each draw.
fn duels(people: &[Vec<Exact>], n_options: usize) -> Vec<Exact> {
    let result = |own: usize, other: usize| {
        let balance: i64 =
            people.iter().map(|person| halves(person.get(own).cmp(&person.get(other))) - 1).sum();
        halves(balance.cmp(&0))
    };
    let score = |own: usize| {
        let halves: i64 = (0..n_options).filter(|&other| other != own).map(|other| result(own, other)).sum();
        Exact::ratio(halves, 2).unwrap_or_default()
    };
    (0..n_options).map(score).collect()
}

/// One for each option that is at least as good as the mean of all.
fn approvals(person: &[Exact]) -> Vec<Exact> {
    let sum: Exact = person.iter().cloned().sum();
    let n_options = Exact::int(person.len() as i64);
    let vote = |utility: &Exact| if utility * &n_options >= sum { Exact::ONE } else { Exact::ZERO };
    person.iter().map(vote).collect()
}

fn lower_median(people: &[Vec<Exact>], option: usize) -> Exact {
    let utilities = || people.iter().filter_map(|person| person.get(option));
    let place = people.len().saturating_sub(1) / 2;
    // Counted instead of sorted: there are few people, and a sort would take 5 KB of wasm.
    let is_median = |utility: &&Exact| {
        let below = utilities().filter(|other| *other < *utility).count();
        let not_above = utilities().filter(|other| *other <= *utility).count();
        (below..not_above).contains(&place)
    };
    utilities().find(is_median).cloned().unwrap_or_default()
}
