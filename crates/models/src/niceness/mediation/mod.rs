//! The same opinions settled by several rules, and the rule that people would choose for choosing. Used by the
//! niceness figure's view of disagreements.
//!
//! Every person has a utility for every option. A rule makes of these a winner, several that tie (then one of them
//! by lot), or a lottery. Each person can then say how much each *rule* is worth to them: the expected utility of
//! what it settles on. These are opinions too, now about rules, and each rule can settle them. A rule that chooses
//! itself is *self-selecting* (Koray 2000, Econometrica 68; for voting rules with a majority threshold, Barberà and
//! Jackson 2004, Quarterly Journal of Economics 119). All numbers are exact, so ties are ties.

mod presets;
mod settle;

use lookahead_game::Exact;
use serde::{Deserialize, Serialize};

pub use presets::Preset;

use crate::problem::{ParameterProblem, ProblemCode, check_length};

/// The most people.
pub const MOST_PEOPLE: u32 = 64;
/// The most options.
pub const MOST_OPTIONS: u32 = 12;

/// How opinions are settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Each person has one vote for their best option; ties among a person's best share it.
    Plurality,
    /// An option scores one for each option that a person puts below it, a half for each one beside it.
    Borda,
    /// An option scores one for each option that it beats in a vote between the two, a half for each draw. A
    /// Condorcet winner, where there is one, wins.
    Copeland,
    /// Each person approves what is at least as good to them as the mean of the options.
    Approval,
    /// An option scores the utility of its median person, the lower one of an even number.
    Median,
    /// A person drawn by lot decides; ties among their best by lot.
    RandomDictator,
    /// An option scores the sum of utilities: it takes them to be comparable between people.
    Utilitarian,
}

impl Rule {
    /// All of them, in the order of every list below.
    pub const ALL: [Self; 7] = [
        Self::Plurality,
        Self::Borda,
        Self::Copeland,
        Self::Approval,
        Self::Median,
        Self::RandomDictator,
        Self::Utilitarian,
    ];
}

/// Who thinks what: `utilities[person][option]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Opinions {
    utilities: Vec<Vec<Exact>>,
}

/// What one rule makes of opinions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Settled {
    /// The rule.
    pub rule: Rule,
    /// One score for each option, by the rule's own measure.
    pub scores: Vec<Exact>,
    /// The options that can come out.
    pub winners: Vec<u32>,
    /// The probability of each option.
    pub lottery: Vec<Exact>,
}

/// One rule used to choose a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Chosen {
    /// What the rule makes of the opinions about rules; its options are the rules in the order of [`Rule::ALL`].
    pub settled: Settled,
    /// Is the rule among those that it may choose?
    pub is_self_selecting: bool,
    /// The probability of each of the first options, once the chosen rule has settled them.
    pub result: Vec<Exact>,
    /// Does choosing the rule first leave the outcome as the rule alone would have it?
    pub is_result_kept: bool,
}

/// Both levels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MediationAnswer {
    /// What each rule settles on.
    pub settled: Vec<Settled>,
    /// `rule_values[person][rule]`: what each rule is worth to each person.
    pub rule_values: Vec<Vec<Exact>>,
    /// Each rule used to choose a rule.
    pub chosen: Vec<Chosen>,
    /// Do all rules settle on the same?
    pub all_agree: bool,
}

impl Opinions {
    /// The opinions of 1 to [`MOST_PEOPLE`] people about the same 1 to [`MOST_OPTIONS`] options.
    ///
    /// # Errors
    /// Nobody or too many, no or too many options, people with different numbers of options, numbers too long.
    pub fn new(utilities: Vec<Vec<Exact>>) -> Result<Self, ParameterProblem> {
        check_length("people", utilities.len(), 1, MOST_PEOPLE)?;
        let n_options = utilities.first().map_or(0, Vec::len);
        check_length("options", n_options, 1, MOST_OPTIONS)?;
        let n = n_options as u32;
        utilities.iter().try_for_each(|person| check_length("options", person.len(), n, n))?;
        if utilities.iter().flatten().any(Exact::is_too_long) {
            return Err(ParameterProblem::too_long("utilities"));
        }
        Ok(Self { utilities })
    }

    /// `[person][option]`.
    #[must_use]
    pub fn utilities(&self) -> &[Vec<Exact>] {
        &self.utilities
    }

    /// How many options there are.
    #[must_use]
    pub fn n_options(&self) -> usize {
        self.utilities.first().map_or(0, Vec::len)
    }

    /// What one rule makes of these opinions.
    ///
    /// # Errors
    /// A number grew too long.
    ///
    /// ```
    /// use lookahead_game::Exact;
    /// use lookahead_models::niceness::mediation::{Opinions, Rule};
    /// let utilities = [[2, 1, 0], [2, 1, 0], [0, 3, 1]].map(|row| row.map(Exact::int).to_vec());
    /// let opinions = Opinions::new(utilities.to_vec())?;
    /// assert_eq!(opinions.settle(Rule::Plurality)?.winners, [0]);
    /// assert_eq!(opinions.settle(Rule::Utilitarian)?.winners, [1]);
    /// # Ok::<(), lookahead_models::ParameterProblem>(())
    /// ```
    pub fn settle(&self, rule: Rule) -> Result<Settled, ParameterProblem> {
        let settled = settle::settle(self, rule);
        if settled.scores.iter().chain(&settled.lottery).any(Exact::is_too_long) {
            return Err(ParameterProblem::new("utilities", ProblemCode::TooLong, f64::MIN, f64::MAX));
        }
        Ok(settled)
    }
}

/// What each rule settles on, what that is worth to whom, and which rule each rule would choose.
///
/// # Errors
/// A number grew too long.
///
/// ```
/// use lookahead_models::niceness::mediation::{Preset, mediate};
/// assert!(mediate(&Preset::Agreement.build())?.all_agree);
/// # Ok::<(), lookahead_models::ParameterProblem>(())
/// ```
pub fn mediate(opinions: &Opinions) -> Result<MediationAnswer, ParameterProblem> {
    let settled = Rule::ALL.into_iter().map(|rule| opinions.settle(rule)).collect::<Result<Vec<_>, _>>()?;
    let value = |person: &Vec<Exact>, outcome: &Settled| {
        person.iter().zip(&outcome.lottery).map(|(utility, chance)| utility * chance).sum::<Exact>()
    };
    let rule_values: Vec<Vec<Exact>> = opinions
        .utilities
        .iter()
        .map(|person| settled.iter().map(|outcome| value(person, outcome)).collect())
        .collect();
    let about_rules = Opinions::new(rule_values)?;
    let chosen = settled
        .iter()
        .map(|outcome| choose(&about_rules, &settled, outcome))
        .collect::<Result<Vec<_>, _>>()?;
    let all_agree = settled.windows(2).all(|pair| matches!(pair, [a, b] if a.lottery == b.lottery));
    Ok(MediationAnswer { settled, rule_values: about_rules.utilities, chosen, all_agree })
}

/// `own`'s rule used on the opinions about rules.
fn choose(about_rules: &Opinions, all: &[Settled], own: &Settled) -> Result<Chosen, ParameterProblem> {
    let settled = about_rules.settle(own.rule)?;
    let is_self_selecting = settled.winners.contains(&(own.rule as u32));
    let mut result = vec![Exact::ZERO; own.lottery.len()];
    for (outcome, chance) in all.iter().zip(&settled.lottery) {
        for (sum, inner) in result.iter_mut().zip(&outcome.lottery) {
            *sum += &(inner * chance);
        }
    }
    Ok(Chosen { settled, is_self_selecting, is_result_kept: result == own.lottery, result })
}
