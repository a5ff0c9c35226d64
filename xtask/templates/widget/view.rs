//! The figure: holds the state, ties it to the address, and hands the parts their pieces.

use std::rc::Rc;

use yew::prelude::*;

use super::model::{Action, MOST, State, from_query, reduce, to_query};
use crate::hooks::{Site, use_site, use_url_state};
use crate::parts::data_table::DataTable;
use crate::parts::figure::{ExportFile, ExportKind, Figure, Options};
use crate::parts::slider::Slider;
use crate::query::{self, Query};
use crate::widgets::{Place, WidgetProps};

/// The state with Yew's way of changing it.
#[derive(Clone, PartialEq)]
struct Store(State);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Self(reduce(&self.0, &action)))
    }
}

/// What the registry calls.
pub(super) fn view(props: &WidgetProps) -> Html {
    html! { <{{Component}} id={props.id.clone()} place={props.place} params={props.params.clone()} /> }
}

#[component]
fn {{Component}}(props: &WidgetProps) -> Html {
    let site = use_site();
    let defaults = if props.place == Place::Lab { Options::lab() } else { Options::default() };
    let options = use_state(|| defaults.clone());
    let notes = use_state(Vec::<AttrValue>::new);
    let first = first_state(&props.params);
    let store = use_reducer(|| Store(first.clone()));
    let on_read = {
        let (store, options, notes, site) = (store.dispatcher(), options.clone(), notes.clone(), site.clone());
        Callback::from(move |found: Query| {
            let (read, troubles) = defaults.clone().read(&found);
            let (state, keys) = from_query(&found);
            let keys = troubles.iter().map(|trouble| trouble.key.as_str()).chain(keys);
            notes.set(keys.map(|key| trouble_note(&site, key, &found)).collect());
            options.set(read);
            if !to_query(&state).is_empty() {
                store.dispatch(Action::Load(state));
            }
        })
    };
    let url = use_url_state(&props.id, props.place != Place::Chapter, on_read);
    let state = &store.0;
    use_effect_with(to_query(state), move |pairs| url.write(pairs.clone()));
    let on_amount = store_callback(&store, Action::Amount);
    let on_reset = store_callback(&store, move |()| Action::Load(first.clone()));
    let amount = state.amount.to_string();
    let outcome = state.outcome().to_string();
    let word = |key: &str| site.word(&format!("{{slug}}.{key}"));
    let fill = |key: &str| site.fill(&format!("{{slug}}.{key}"), &[("amount", &amount), ("outcome", &outcome)]);
    html! {
        <Figure id={props.id.clone()} slug="{{slug}}" title={word("title")} options={(*options).clone()} notes={(*notes).clone()}
            picture={html! { <p>{fill("picture")}</p> }}
            controls={html! {
                <Slider id={format!("{}-amount", props.id)} label={word("amount")} value={state.amount} n_steps={MOST}
                    shown={fill("amount_value")} on_change={on_amount} />
            }}
            readout={fill("readout")} put_in={vec![fill("put_in")]} came_out={vec![fill("came_out")]}
            table={html! {
                <DataTable caption={word("table.caption")} head={vec![word("table.amount"), word("table.outcome")]} rows={rows()} />
            }}
            how={html! { <p>{word("how")}</p> }}
            state_query={AttrValue::from(query::format(&to_query(state)).trim_start_matches('?').to_owned())}
            export_kinds={vec![ExportKind::Csv]} on_export={Callback::from(|kind: ExportKind| csv(kind))} {on_reset} />
    }
}

fn first_state(params: &[(String, String)]) -> State {
    from_query(&params.iter().cloned().collect()).0
}

fn store_callback<T: 'static>(store: &UseReducerHandle<Store>, action: impl Fn(T) -> Action + 'static) -> Callback<T> {
    let store = store.dispatcher();
    Callback::from(move |value| store.dispatch(action(value)))
}

fn trouble_note(site: &Site, key: &str, found: &Query) -> AttrValue {
    let value: String = found.get(key).map(|value| value.chars().take(40).collect()).unwrap_or_default();
    site.fill("embed.option_problem", &[("key", key), ("value", &value)])
}

/// The same numbers for every amount.
fn rows() -> Vec<Vec<AttrValue>> {
    let row = |amount| [amount, State { amount }.outcome()].map(|number| AttrValue::from(number.to_string())).to_vec();
    (0..=MOST).map(row).collect()
}

fn csv(kind: ExportKind) -> Option<ExportFile> {
    let lines = rows().into_iter().map(|row| row.join(",") + "\n");
    let text = std::iter::once("amount,outcome\n".to_owned()).chain(lines).collect();
    (kind == ExportKind::Csv).then(|| ExportFile { name: "{{slug}}".to_owned(), text, width: 0, height: 0 })
}
