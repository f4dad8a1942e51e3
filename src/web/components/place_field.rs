//! A field that picks a place by name: the browser suggests from a list while one types, on phones
//! as on desktops. What is not in the list is said to be so, and stays in the field to be mended.

use crate::domain::text::fold;
use crate::web::state::guide::use_guide;
use leptos::prelude::*;
use std::sync::Arc;
use view_macro::view;

/// The names that can be picked and what each stands for.
pub type Choices<T> = Arc<Vec<(String, T)>>;

/// The list of names, once a page, for every field that suggests from it.
#[component]
pub fn Suggestions(id: &'static str, names: Vec<String>) -> impl IntoView {
    let option = |name: String| view! { <option value=name></option> };
    view! { <datalist id=id>{names.into_iter().map(option).collect_view()}</datalist> }
}

/// A field with `label`; `on_pick` gets what the name stands for, or `None` when it is emptied.
#[component]
pub fn PlaceField<T: Clone + Send + Sync + 'static>(
    #[prop(into)] label: String,
    id: &'static str,
    /// The id of the [`Suggestions`].
    list: &'static str,
    #[prop(into)] value: String,
    #[prop(into)] placeholder: String,
    choices: Choices<T>,
    /// Empty the field once something is picked: for adding one after the other.
    #[prop(optional)]
    collects: bool,
    on_pick: Callback<Option<T>>,
) -> impl IntoView {
    let guide = use_guide();
    let text = RwSignal::new(value);
    let unknown = RwSignal::new(false);
    let on_change = move |event| {
        let typed = event_target_value(&event);
        let wanted = fold(typed.trim());
        let found = choices.iter().find(|(name, _)| fold(name) == wanted);
        unknown.set(found.is_none() && !wanted.is_empty());
        text.set(typed);
        match found {
            Some((_, choice)) => {
                if collects {
                    text.set(String::new());
                }
                on_pick.run(Some(choice.clone()));
            }
            None if wanted.is_empty() => on_pick.run(None),
            None => {}
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
            <label for=id>{label}</label>
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
