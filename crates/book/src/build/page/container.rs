//! What each directive means, and which attributes it takes.

use super::context::Context;
use super::directive::Directive;
use super::number_of;
use crate::Block;
use crate::build::fault::Fault;

/// A directive that is understood.
pub(super) enum Meaning {
    Widget(Block),
    Open(Container),
    End,
}

/// A container while it is open.
pub(super) enum Container {
    Claim { id: String },
    Objection { author: String, key: String, number: u32, title: Option<String> },
    Reply { title: Option<String> },
    Crux,
    Class,
}

impl Container {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Claim { .. } => "claim",
            Self::Objection { .. } => "objection",
            Self::Reply { .. } => "reply",
            Self::Crux => "crux",
            Self::Class => "class",
        }
    }
}

/// Reads a directive; nothing after a report.
pub(super) fn meaning(directive: &Directive, context: &mut Context<'_>) -> Option<Meaning> {
    let container = match directive.name.as_str() {
        "widget" => return widget(directive, context).map(Meaning::Widget),
        "end" => {
            only(directive, &[], context);
            return Some(Meaning::End);
        }
        "claim" => claim(directive, context),
        "objection" => objection(directive, context),
        "reply" => {
            only(directive, &["title"], context);
            Container::Reply { title: param(directive, "title") }
        }
        "crux" => {
            only(directive, &[], context);
            Container::Crux
        }
        "class" => {
            only(directive, &[], context);
            Container::Class
        }
        name => {
            context.fault(directive.at, Fault::UnknownDirective(name.to_owned()));
            return None;
        }
    };
    Some(Meaning::Open(container))
}

fn widget(directive: &Directive, context: &mut Context<'_>) -> Option<Block> {
    let Some((slug, rest)) = directive.words.split_first() else {
        context.fault(directive.at, Fault::DirectiveSyntax());
        return None;
    };
    for word in rest {
        context.fault(directive.at, Fault::DirectiveAttribute(word.clone()));
    }
    if !context.keys.widgets.contains(slug) {
        context.fault(directive.at, Fault::UnknownWidget(slug.clone()));
    }
    number_of(&mut context.state.used.widgets, slug);
    Some(Block::Widget { slug: slug.clone(), params: directive.params.clone() })
}

fn claim(directive: &Directive, context: &mut Context<'_>) -> Container {
    only(directive, &[], context);
    context.state.n_claims += 1;
    let id = format!("claim-{}", context.state.n_claims);
    context.add_id(directive.at, &id);
    Container::Claim { id }
}

fn objection(directive: &Directive, context: &mut Context<'_>) -> Container {
    only(directive, &["author", "key", "title"], context);
    for needed in ["author", "key"] {
        if param(directive, needed).is_none() {
            context.fault(directive.at, Fault::ObjectionSource(needed));
        }
    }
    let key = param(directive, "key").unwrap_or_default();
    let number = if key.is_empty() { None } else { context.reference(directive.at, &key) };
    Container::Objection {
        author: param(directive, "author").unwrap_or_default(),
        key,
        number: number.unwrap_or_default(),
        title: param(directive, "title"),
    }
}

fn param(directive: &Directive, name: &str) -> Option<String> {
    let found = directive.params.iter().find(|(key, _)| key == name)?;
    Some(found.1.trim().to_owned()).filter(|value| !value.is_empty())
}

/// Reports all words, and keys that are not listed.
fn only(directive: &Directive, keys: &[&str], context: &mut Context<'_>) {
    let unknown = directive.params.iter().map(|(key, _)| key).filter(|key| !keys.contains(&key.as_str()));
    for name in directive.words.iter().chain(unknown) {
        context.fault(directive.at, Fault::DirectiveAttribute(name.clone()));
    }
}
