//! A field that picks a place by name: the browser suggests from a list while one types, on phones
//! as on desktops. What is not in the list is said to be so, and stays in the field to be mended.

use crate::domain::text::fold;
use crate::web::state::guide::use_guide;
use leptos::prelude::*;
use std::sync::Arc;
use view_macro::view;

/// The names that can be picked and what each stands for.
#[derive(Clone)]
pub struct Choices<T: Clone> {
    /// The names.
    pub names: Arc<Vec<String>>,
    values: Arc<Vec<T>>,
}

impl<T: Clone + PartialEq> Choices<T> {
    /// Returns the choices of a list.
    pub fn new(list: Vec<(String, T)>) -> Self {
        let (names, values): (Vec<_>, Vec<_>) = list.into_iter().unzip();
        Self { names: Arc::new(names), values: Arc::new(values) }
    }

    /// Returns what the name at a position stands for.
    pub fn value(&self, at: Option<usize>) -> Option<T> {
        self.values.get(at?).cloned()
    }

    /// Returns the name of a value; empty if it has none here.
    pub fn name_of(&self, value: &T) -> String {
        let at = self.values.iter().position(|other| other == value);
        at.and_then(|at| self.names.get(at)).cloned().unwrap_or_default()
    }
}

/// The list of names, once a page, for every field that suggests from it; it is filled when it is first
/// wanted, for it may be long.
#[component]
pub fn Suggestions(
    id: &'static str,
    names: Arc<Vec<String>>,
    #[prop(into)] wanted: Signal<bool>,
) -> impl IntoView {
    let option = |name: &String| view! { <option value=name.clone()></option> };
    let options = move || wanted.get().then(|| names.iter().map(option).collect_view());
    view! { <datalist id=id>{options}</datalist> }
}

/// A field with `label`; `on_pick` gets the position of the name, or `None` when it is emptied.
#[component]
pub fn PlaceField(
    #[prop(into)] label: String,
    #[prop(into)] id: String,
    /// The id of the [`Suggestions`].
    list: &'static str,
    #[prop(into)] value: String,
    #[prop(into)] placeholder: String,
    names: Arc<Vec<String>>,
    /// Empty the field once something is picked: for adding one after the other.
    #[prop(optional)]
    collects: bool,
    on_pick: Callback<Option<usize>>,
) -> impl IntoView {
    let guide = use_guide();
    let text = RwSignal::new(value);
    let unknown = RwSignal::new(false);
    let on_change = move |event| {
        let typed = event_target_value(&event);
        let wanted = fold(typed.trim());
        let found = names.iter().position(|name| fold(name) == wanted);
        unknown.set(found.is_none() && !wanted.is_empty());
        text.set(typed);
        if found.is_some() || wanted.is_empty() {
            if collects {
                text.set(String::new());
            }
            on_pick.run(found);
        }
    };
    let error_id = format!("{id}-error");
    let describes = error_id.clone();
    let error = move || {
        unknown.get().then(|| {
            let words = guide.place_not_found().fill(&[("text", &text.get())]);
            view! { <p class="field__error" id=error_id.clone()>{words}</p> }
        })
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                list=list
                autocomplete="off"
                placeholder=placeholder
                prop:value=move || text.get()
                aria-invalid=move || unknown.get().to_string()
                aria-describedby=move || unknown.get().then(|| describes.clone())
                on:change=on_change
            />
            {error}
        </div>
    }
}
