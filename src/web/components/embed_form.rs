//! The choices of a site that puts the guide in a page of its own. Each stands in the address as soon as
//! it is made; a colour in which something could not be read is said to be left out.

use crate::domain::catalogue::Slug;
use crate::domain::scope::{Area, Scope};
use crate::i18n::{Locale, Phrase};
use crate::route::Route;
use crate::route::dress::{Corners, Dress, Font, Theme};
use crate::route::embed::{Embed, Start};
use crate::web::components::embed_bar::area_name;
use crate::web::markup::Event;
use crate::web::state::guide::Guide;
use crate::web::state::navigation::History;
use leptos::prelude::*;
use view_macro::view;

/// What a site chose: the frame and its language, as the address has them.
#[derive(Clone, Copy)]
pub struct Choices(pub &'static Guide);

impl Choices {
    /// Returns them as they are now.
    pub fn get(self) -> (Embed, Locale) {
        self.0.navigation.address.with(|here| match &here.route {
            Route::Embedding(embed, locale) => (Embed::clone(embed), *locale),
            _ => (Embed::default(), Locale::Vi),
        })
    }

    fn get_untracked(self) -> (Embed, Locale) {
        untrack(|| self.get())
    }
}

/// A value, in words.
type Choice = (String, String);

/// Returns the form.
pub fn embed_form(guide: &'static Guide, choices: Choices) -> AnyView {
    let asks = Asks { guide, choices };
    let (embed, locale) = choices.get_untracked();
    let dress = &embed.dress;
    let languages =
        Locale::ALL.map(|locale| (locale.tag().to_owned(), locale.own_name().to_owned())).to_vec();
    let views = [guide.embed_list(), guide.nav_map(), guide.nav_plan()];
    let themes = [guide.embedding_light(), guide.embedding_dark()];
    let mut themes = named(&Theme::ALL, themes);
    themes.insert(0, (String::new(), guide.embedding_device().text()));
    let corners = [guide.corners_soft(), guide.corners_square(), guide.corners_round()];
    let fonts = [guide.font_guide(), guide.font_system(), guide.font_serif()];
    let of_dress = |name: &'static str| asks.pick(move |embed, value| embed.dress.set(name, value));
    let start = word(&Start::ALL, embed.start);
    let view =
        asks.pick(|embed, value| embed.start = Embed::read(&["view=", value].concat()).start);
    let theme = dress.theme.map_or("", Theme::word);
    view! {
        <form class="embedding__form" on:submit=|event: Event| event.prevent_default()>
            {areas(guide, &embed, asks.pick(|embed, value| embed.scope = Scope::parse(value)))}
            {field("view", guide.embedding_view(), options(named(&Start::ALL, views), start), view)}
            {field("lang", guide.embedding_language(), options(languages, locale.tag()), asks.speak())}
            {field("theme", guide.embedding_theme(), options(themes, theme), of_dress("theme"))}
            {field("corners", guide.embedding_corners(), options(named(&Corners::ALL, corners), word(&Corners::ALL, dress.corners)), of_dress("corners"))}
            {field("font", guide.embedding_font(), options(named(&Font::ALL, fonts), word(&Font::ALL, dress.font)), of_dress("font"))}
            {asks.colour("accent", guide.embedding_accent(), |dress| dress.accent)}
            {asks.colour("paper", guide.embedding_paper(), |dress| dress.paper)}
            {asks.colour("ink", guide.embedding_ink(), |dress| dress.ink)}
        </form>
    }
    .into_any()
}

/// Who asks for another frame.
#[derive(Clone, Copy)]
struct Asks {
    guide: &'static Guide,
    choices: Choices,
}

impl Asks {
    fn go(self, embed: Embed, locale: Locale) {
        self.guide.navigation.change(&Route::Embedding(Box::new(embed), locale), History::Replace);
    }

    /// Returns what takes a value into the frame.
    fn pick(self, take: impl Fn(&mut Embed, &str) + 'static) -> Box<dyn Fn(String)> {
        Box::new(move |value| {
            let (mut embed, locale) = self.choices.get_untracked();
            take(&mut embed, &value);
            self.go(embed, locale);
        })
    }

    fn speak(self) -> Box<dyn Fn(String)> {
        Box::new(move |value| {
            let known = Locale::ALL.into_iter().find(|locale| locale.tag() == value);
            let (embed, before) = self.choices.get_untracked();
            self.go(embed, known.unwrap_or(before));
        })
    }

    /// Returns a field for a colour, and what is wrong with it.
    fn colour(
        self,
        name: &'static str,
        label: &Phrase,
        of: fn(&Dress) -> Option<crate::domain::colour::Colour>,
    ) -> AnyView {
        let (guide, choices) = (self.guide, self.choices);
        let typed = of(&choices.get_untracked().0.dress);
        let typed = typed.map(|colour| ["#", &colour.digits()].concat()).unwrap_or_default();
        let broken = RwSignal::new(false);
        let error = move || {
            let pale = choices.get().0.dress.too_pale();
            let is_pale = pale.iter().any(|(refused, _)| *refused == name);
            match (broken.get(), is_pale) {
                (true, _) => guide.embedding_no_colour().text(),
                (_, true) => guide.embedding_pale().text(),
                _ => String::new(),
            }
        };
        let take = self.pick(move |embed, value| embed.dress.set(name, value));
        let on_change = move |event: Event| {
            let value = event_target_value(&event);
            broken.set(!value.is_empty() && Dress::default().read(name, &value).is_err());
            take(value);
        };
        let (id, said) = (["embed-", name].concat(), ["embed-", name, "-said"].concat());
        view! {
            <div class="field">
                <label for=id.clone()>{label.text()}</label>
                <input id=id type="text" maxlength="7" placeholder="#1e4fa3" autocomplete="off" spellcheck="false"
                    value=typed aria-describedby=said.clone() on:change=on_change/>
                <p id=said class="field__error" role="status">{error}</p>
            </div>
        }
        .into_any()
    }
}

fn named<T, const N: usize>(all: &[(&'static str, T); N], phrases: [&Phrase; N]) -> Vec<Choice> {
    let words = all.iter().map(|(word, _)| (*word).to_owned());
    words.zip(phrases.map(Phrase::text)).collect()
}

fn word<T: Copy + PartialEq>(all: &[(&'static str, T)], chosen: T) -> &'static str {
    all.iter().find(|(_, value)| *value == chosen).map_or("", |(word, _)| word)
}

fn options(choices: Vec<Choice>, now: &str) -> Vec<AnyView> {
    let option = |(value, words): Choice| {
        let selected = value == now;
        view! { <option value=value selected=selected>{words}</option> }
    };
    choices.into_iter().map(option).collect()
}

fn field(
    name: &'static str,
    label: &Phrase,
    options: Vec<AnyView>,
    on_pick: Box<dyn Fn(String)>,
) -> AnyView {
    let id = ["embed-", name].concat();
    view! {
        <div class="field">
            <label for=id.clone()>{label.text()}</label>
            <select id=id on:change=move |event| on_pick(event_target_value(&event))>{options}</select>
        </div>
    }
    .into_any()
}

/// Returns the field for the part of the region.
fn areas(guide: &Guide, embed: &Embed, on_pick: Box<dyn Fn(String)>) -> AnyView {
    let catalogue = guide.catalogue();
    let now = embed.scope.as_ref().map(Scope::to_string).unwrap_or_default();
    let group = |area: Area, title: &Phrase| {
        let mut slugs: Vec<Slug> = match area {
            Area::District => catalogue.districts.iter().map(|row| row.slug.clone()).collect(),
            Area::Commune => catalogue.communes.iter().map(|row| row.slug.clone()).collect(),
            Area::Village => catalogue.villages.iter().map(|row| row.slug.clone()).collect(),
        };
        slugs.sort();
        let choice = |slug| {
            let scope = Scope { area, slug };
            (scope.to_string(), area_name(guide, &scope))
        };
        let choices: Vec<Choice> = slugs.into_iter().map(choice).collect();
        view! { <optgroup label=title.text()>{options(choices, &now)}</optgroup> }.into_any()
    };
    let mut all = options(vec![(String::new(), guide.say(&catalogue.region.name))], &now);
    all.extend([
        group(Area::District, guide.facet_district()),
        group(Area::Commune, guide.facet_commune()),
        group(Area::Village, guide.facet_village()),
    ]);
    field("area", guide.embedding_area(), all, on_pick)
}
