//! What to buy: while one types, the wares that are like it stand below, each a tap away.

use super::Draft;
use super::fields::drop_chip;
use super::more::set_of;
use crate::domain::catalogue::{Entry, Slug};
use crate::domain::itinerary::{MOST_PLACES, Ware};
use crate::domain::search::{Query, search};
use crate::web::components::glyph::glyph;
use crate::web::markup::Event;
use crate::web::platform::dom;
use crate::web::reactive::memo;
use crate::web::state::guide::Guide;
use leptos::prelude::*;
use view_macro::view;

/// How many wares are offered for what is typed.
const OFFERS: usize = 6;

/// Returns the list, and the field that adds to it.
pub fn shopping(guide: &'static Guide, draft: Draft) -> AnyView {
    let typed = RwSignal::new(String::new());
    let listed = move || {
        let lines = draft.with(|draft| draft.shopping.clone());
        let chip = |line: Slug| {
            let ware = Ware::named(guide.catalogue(), &line);
            let name = ware.map(|ware| guide.say(ware.name(guide.catalogue())));
            let name = name.unwrap_or_else(|| line.as_str().to_owned());
            let forget = move || draft.update(|draft| draft.shopping.retain(|l| *l != line));
            drop_chip(guide, name, Box::new(forget))
        };
        lines.into_iter().map(chip).collect_view()
    };
    let offered = memo(move || wares(guide, &typed.get()));
    let take = move |ware: Ware| {
        let line = ware.slug(guide.catalogue()).clone();
        draft.update(|draft| {
            if draft.shopping.len() < MOST_PLACES && !draft.shopping.contains(&line) {
                draft.shopping.push(line);
            }
        });
        typed.set(String::new());
    };
    let offers = move || {
        let chip = |ware: Ware| {
            let name = guide.say(ware.name(guide.catalogue()));
            view! {
                <button type="button" class="chip" on:click=move |_| take(ware)>
                    {glyph("plus")}{name}
                </button>
            }
        };
        offered.get().into_iter().map(chip).collect_view()
    };
    let is_unknown = move || !typed.with(String::is_empty) && offered.with(Vec::is_empty);
    let news = move || is_unknown().then(|| guide.nothing_found().fill(&[("text", &typed.get())]));
    let on_key = move |event: Event| {
        // In this field the key means the first ware, not the whole form.
        if dom::key(&event) == "Enter" {
            event.prevent_default();
            if let Some(ware) = offered.with(|offered| offered.first().copied()) {
                take(ware);
            }
        }
    };
    let content = view! {
        <p class="field__hint">{guide.trip_shopping_hint().text()}</p>
        <div class="chips">{listed}</div>
        <div class="field">
            <label for="trip-ware">{guide.trip_add_ware().text()}</label>
            <input id="trip-ware" autocomplete="off" enterkeyhint="done"
                placeholder=guide.trip_ware_hint().text()
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event))
                on:keydown=on_key/>
            <div class="chips" role="group" aria-label=guide.search_offers().text()>{offers}</div>
            <p class="field__error" role="status">{news}</p>
        </div>
    };
    set_of(guide.trip_shopping().text(), content)
}

/// Returns what a text may mean to buy: the kinds it names, those of what search finds for it, then
/// single products.
fn wares(guide: &Guide, text: &str) -> Vec<Ware> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let catalogue = guide.catalogue();
    let query = Query { text: text.to_owned(), ..Query::default() };
    let found = search(guide.loaded.index, catalogue, &query);
    let best = || found.hits.iter().take(4 * OFFERS).map(|hit| hit.entry);
    let mut wares = Ware::named_in(catalogue, text);
    wares.truncate(OFFERS / 2);
    let mut add = |ware: Ware, most: usize| {
        if wares.len() < most && !wares.contains(&ware) {
            wares.push(ware);
        }
    };
    for entry in best() {
        if let Some(ware) = Ware::of_entry(catalogue, entry) {
            add(ware, OFFERS / 2);
        }
    }
    for entry in best() {
        if let Entry::Product(id) = entry {
            add(Ware::Product(id), OFFERS);
        }
    }
    wares
}
