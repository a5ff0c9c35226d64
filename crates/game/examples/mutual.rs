//! Values a rule world: `cargo run -p lookahead-game --example mutual -- <file> [γ] [ε] [replay] [next] [start]`.

use std::ops::ControlFlow;

use lookahead_game::Exact;
use lookahead_game::value::mutual::{
    self, Baseline, Counterfactual, Layers, Params, PlanStep, Steer, commit, final_sum_plan,
};
use lookahead_game::world;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let text = std::fs::read_to_string(arguments.first().ok_or("expected the name of a file")?)?;
    let (world, problems) = world::read(&text)?;
    problems.iter().for_each(|problem| eprintln!("{problem}"));
    let has = |word: &str| arguments.iter().any(|argument| argument == word);
    let mut numbers = arguments.iter().skip(1).filter_map(|argument| argument.parse::<Exact>().ok());
    let mut params = Params { gamma: numbers.next().unwrap_or(Exact::ONE), ..Params::default() };
    params.eps = numbers.next().unwrap_or_default();
    params.counterfactual = if has("replay") { Counterfactual::Replay } else { Counterfactual::Policy };
    params.steer = if has("next") { Steer::Next } else { Steer::ToGo };
    let baseline = if has("start") { Baseline::Start } else { Baseline::Zero };
    let layers = Layers::unroll(&world, baseline.amounts(&world), 1_000_000)?;
    let named = |steps: Vec<PlanStep>| -> Vec<String> {
        let name = |step: &PlanStep| layers.option_name(step.state, step.option).to_owned();
        steps.iter().map(name).collect()
    };
    let mutual = mutual::value(&layers, &params)?;
    let worth = mutual.worth(layers.root());
    println!("{} states; V {:?}, G {:?}, J {}", layers.n_states(), worth.v, worth.g, mutual.j(layers.root()));
    println!("plan {:?}, tied {}", named(mutual.plan(&layers)), mutual.is_tie(layers.root()));
    let sum = final_sum_plan::<Exact>(&layers);
    println!("largest x + y at the end: {:?}, {}", named(sum.plan(&layers)), sum.value(layers.root()));
    match commit(&layers, &params, mutual::MAX_PLANS, &mut |_, _| ControlFlow::Continue(())) {
        Ok(best) => println!("committed: J {} of {} plans", best.mutual.j(layers.root()), best.n_plans),
        Err(error) => println!("committed: {error}"),
    }
    Ok(())
}
