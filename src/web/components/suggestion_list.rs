//! What drops down from the search box: the list box of an ARIA combobox. The focus never leaves the
//! box, so nothing in here is a stop of the Tab key; a chosen option does what a click on it does.

use super::facet_words::entry_kind_name;
use super::glyph::glyph;
use super::marked::marked;
use super::tile::tile;
use super::where_line::where_line;
use crate::domain::search::Query;
use crate::domain::shortlist::Group;
use crate::route::Route;
use crate::web::markup::Event;
use crate::web::platform::popup;
use crate::web::reactive::derived;
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::offers::Offers;
use leptos::prelude::*;
use view_macro::view;

/// The id of the list box.
pub const ID: &str = "offers";
/// The id of what it stands in.
const POPUP: &str = "offers-popup";

/// Returns the id of an option; they are numbered from 1.
pub fn option_id(at: u32) -> String {
    format!("offer-{at}")
}

/// The list; `draft` is what is typed, `within` the search on screen.
#[component]
pub fn SuggestionList(
    offers: Offers,
    draft: RwSignal<Option<String>>,
    within: Option<Memo<Query>>,
) -> impl IntoView {
    let guide = use_guide();
    popup::keep_in_view(POPUP, derived(move || offers.n_options() > 0));
    let draw = Draw { guide, offers, draft, within };
    let list = move || match (offers.searches(), offers.entries()) {
        (searches, _) if !searches.is_empty() => Some(draw.searches(&searches)),
        (_, groups) if !groups.is_empty() => Some(draw.entries(&groups)),
        _ => None,
    };
    view! { {list} }
}

/// What it takes to draw options.
#[derive(Clone, Copy)]
struct Draw {
    guide: &'static Guide,
    offers: Offers,
    draft: RwSignal<Option<String>>,
    within: Option<Memo<Query>>,
}

impl Draw {
    /// Returns the entries of every kind, and an option for all that the text finds.
    fn entries(self, groups: &[Group]) -> AnyView {
        let (guide, text) = (self.guide, self.offers.asked.get());
        let found_by = Some(self.offers.results);
        let mut parts: Vec<AnyView> = Vec::new();
        let mut at = 1;
        for group in groups {
            let name = entry_kind_name(guide, group.kind);
            let mut options = vec![heading(name.clone())];
            for (entry, drawing) in group.entries.iter().zip(guide.drawings(&group.entries)) {
                let name = guide.say(guide.catalogue().name(*entry));
                let content = view! {
                    {tile(drawing)}
                    <span>
                        {marked(name, found_by)}
                        <small>{marked(where_line(guide, *entry), found_by)}</small>
                    </span>
                };
                options.push(self.link(at, guide.entry_href(*entry), &text, content));
                at += 1;
            }
            parts.push(view! { <div role="group" aria-label=name>{options}</div> });
        }
        let n_hits = self.offers.results.with(|results| results.hits.len());
        let all = guide.see_all_results().count(n_hits, guide.locale());
        let all = view! { {glyph("search")}<span>{all}</span> };
        parts.push(self.link(at, self.href(&text), &text, all));
        panel(guide.search_offers().text(), parts, None)
    }

    /// Returns searches made before, and an option that forgets them. A list box holds options and
    /// nothing else, so the buttons that forget one stand beside it; keys have Delete for that.
    fn searches(self, searches: &[String]) -> AnyView {
        let (guide, preferences) = (self.guide, self.guide.preferences);
        let mut options = vec![heading(guide.recent_searches().text())];
        let mut buttons = Vec::new();
        for (at, text) in (1..).zip(searches) {
            let content = view! { {glyph("clock")}<span>{text.clone()}</span> };
            options.push(self.link(at, self.href(text), text, content));
            let label = guide.forget_search().fill(&[("text", text)]);
            let text = text.clone();
            buttons.push(view! {
                <button
                    type="button"
                    class="iconbtn"
                    tabindex="-1"
                    aria-label=label
                    on:click=move |_| preferences.forget_search(&text)
                >
                    {glyph("close")}
                </button>
            });
        }
        let at = searches.len() as u32 + 1;
        options.push(view! {
            <button
                type="button"
                role="option"
                class="offer"
                id=option_id(at)
                tabindex="-1"
                aria-selected=self.selected(at)
                on:click=move |_| preferences.forget_searches()
            >
                {glyph("trash")}
                <span>{guide.forget_searches().text()}</span>
            </button>
        });
        let beside = view! { <div class="offers__beside">{buttons}</div> };
        panel(guide.recent_searches().text(), options, Some(beside))
    }

    /// Returns where a text leads.
    fn href(self, text: &str) -> String {
        let query = self.within.map(|query| query.get()).unwrap_or_default();
        self.guide.href(&Route::Search(Query { text: text.to_owned(), ..query }))
    }

    fn link(self, at: u32, href: String, text: &str, content: AnyView) -> AnyView {
        let text = text.to_owned();
        // Who opens what was offered for a text has meant that text.
        let on_click = move |_| {
            self.guide.preferences.keep_search(&text);
            self.draft.set(None);
            self.offers.close();
        };
        view! {
            <a
                role="option"
                class="offer"
                id=option_id(at)
                tabindex="-1"
                href=href
                aria-selected=self.selected(at)
                on:click=on_click
            >
                {content}
            </a>
        }
    }

    fn selected(self, at: u32) -> impl Fn() -> String + Send {
        move || (self.offers.chosen() == at).to_string()
    }
}

/// Returns a heading for the eye; for the ear the group or the list has a label.
fn heading(name: String) -> AnyView {
    view! { <div class="offers__head" aria-hidden="true">{name}</div> }
}

/// Returns the list box `label` with what stands beside it. Whatever is pressed in here, the box
/// keeps the focus, and a phone its keyboard.
fn panel(label: String, options: Vec<AnyView>, beside: Option<AnyView>) -> AnyView {
    let stay = |event: Event| event.prevent_default();
    view! {
        <div id=POPUP class="offers" on:mousedown=stay>
            <div role="listbox" id=ID aria-label=label>{options}</div>
            {beside}
        </div>
    }
}
