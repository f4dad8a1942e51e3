//! The map's engine: Leaflet behind `public/map/map.js`, fetched when a map is first shown. The guide
//! says what the map shows; the engine keeps nothing of it but pictures.

use super::effect::effect;
use crate::domain::geo::{Bounds, LatLng};
use crate::domain::map::{MAX_ZOOM, MIN_ZOOM, View};
use js_sys::{Array, Function};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The map of an element, see `public/map/map.js`.
    type Engine;

    #[wasm_bindgen(catch, js_name = openMap)]
    async fn open(
        element: &web_sys::Element,
        view: &Array,
        words: &Array,
        communes: &Array,
        tell: &Function,
        today: &str,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, js_name = setMarkers)]
    fn set_markers(this: &Engine, rows: &Array);
    #[wasm_bindgen(method, js_name = setSelected)]
    fn set_selected(this: &Engine, key: &str);
    #[wasm_bindgen(method, js_name = setPointed)]
    fn set_pointed(this: &Engine, key: &str);
    #[wasm_bindgen(method, js_name = setView)]
    fn set_view(this: &Engine, lat: f64, lng: f64, zoom: f64);
    #[wasm_bindgen(method)]
    fn fit(this: &Engine, south: f64, west: f64, north: f64, east: f64);
    #[wasm_bindgen(method, js_name = setRoute)]
    fn set_route(this: &Engine, points: &Array);
    #[wasm_bindgen(method, js_name = setMe)]
    fn set_me(this: &Engine, lat: f64, lng: f64, metres: f64, label: &str);
    #[wasm_bindgen(method)]
    fn destroy(this: &Engine);
}

/// A mark of the map, a real button.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What tells it from the others; a mark of the same key is drawn the same.
    pub key: String,
    /// Where.
    pub at: LatLng,
    /// What it is called aloud.
    pub label: String,
    /// Its outline, `cluster` for several places.
    pub shape: &'static str,
    /// What is drawn in it, a glyph or a number.
    pub glyph: String,
    /// How many entries it stands for, if that is to be seen.
    pub count: String,
    /// Its name, seen while it is selected.
    pub name: String,
}

/// What a visitor does to a map.
pub enum Doing {
    /// It shows this part of the earth now.
    Moved(Bounds, View),
    /// A mark was chosen.
    Selected(String),
    /// A mark is pointed at, or none is.
    Hovered(String),
    /// A point of the map was chosen.
    Picked(LatLng),
    /// Back to where one came from.
    Left,
}

/// What a map follows.
#[derive(Clone, Copy)]
pub struct Shown {
    /// The marks, in the order in which the keyboard reaches them.
    pub marks: Signal<Vec<Mark>>,
    /// The key of the mark that stands out.
    pub selected: Signal<String>,
    /// The key of the mark whose place is pointed at elsewhere on the page.
    pub pointed: Signal<String>,
    /// The line of a way.
    pub route: Signal<Vec<LatLng>>,
    /// Where the visitor is, and how sure that is in metres.
    pub me: Signal<Option<(LatLng, f64)>>,
}

/// A map on the page; nothing while it is on its way or gone.
#[derive(Clone, Copy)]
pub struct MapHandle {
    engine: StoredValue<Option<Engine>, LocalStorage>,
    is_open: RwSignal<bool>,
    /// Whether the engine could not be had.
    pub has_failed: RwSignal<bool>,
}

impl Default for MapHandle {
    fn default() -> Self {
        Self {
            engine: StoredValue::new_local(None),
            is_open: RwSignal::new(false),
            has_failed: RwSignal::new(false),
        }
    }
}

impl MapHandle {
    fn with(&self, act: impl FnOnce(&Engine)) {
        self.engine.try_with_value(|engine| engine.as_ref().map(act));
    }

    /// Comes as near as shows the whole of `bounds`.
    pub fn fit(&self, bounds: Bounds) {
        let (low, high) = (bounds.south_west, bounds.north_east);
        self.with(|engine| engine.fit(low.lat, low.lng, high.lat, high.lng));
    }

    /// Comes as near as shows the whole of `bounds` as soon as the map is there.
    pub fn fit_when_open(self, bounds: Bounds) {
        effect(move || {
            if self.is_open.get() {
                self.fit(bounds);
            }
        });
    }

    /// Looks there.
    pub fn look_at(&self, view: View) {
        self.with(|engine| engine.set_view(view.centre.lat, view.centre.lng, view.zoom));
    }
}

/// Opens a map in `place` as soon as it is on the page, first looking at `view`. `words` are the
/// credit, the names of the zoom buttons, the hint of an embed, what is said of a base map that cannot be
/// used and of one that does not come, and what the visitor's own mark is called. `communes` are
/// names for the map's ground and where they stand.
pub fn follow(
    place: NodeRef<Div>,
    handle: MapHandle,
    view: View,
    words: [String; 7],
    communes: Vec<(String, LatLng)>,
    shown: Shown,
    on_doing: Callback<Doing>,
) {
    let [.., me_label] = &words;
    let me_label = me_label.clone();
    effect(move || {
        let Some(element) = place.get() else { return };
        let words: Array = words.iter().map(|words| JsValue::from_str(words)).collect();
        let first: Array = [view.centre.lat, view.centre.lng, view.zoom, MIN_ZOOM, MAX_ZOOM]
            .iter()
            .map(|number| JsValue::from_f64(*number))
            .collect();
        let name = |(name, at): &(String, LatLng)| {
            JsValue::from(Array::of3(&name.into(), &at.lat.into(), &at.lng.into()))
        };
        let communes: Array = communes.iter().map(name).collect();
        let tell = Closure::<dyn Fn(String, Array)>::new(move |what: String, told: Array| {
            if let Some(doing) = doing(&what, &told) {
                on_doing.try_run(doing);
            }
        });
        spawn_local(async move {
            let today = untrack(super::clock::today).to_string();
            let tells = tell.as_ref().unchecked_ref();
            let opened = open(&element, &first, &words, &communes, tells, &today).await;
            let engine =
                opened.ok().filter(JsValue::is_object).map(JsCast::unchecked_into::<Engine>);
            // The page may be gone by now.
            match (engine, handle.is_open.is_disposed()) {
                (Some(engine), true) => engine.destroy(),
                (Some(engine), false) => {
                    tell.forget();
                    handle.engine.set_value(Some(engine));
                    handle.is_open.set(true);
                }
                (None, false) => handle.has_failed.set(true),
                (None, true) => {}
            }
        });
    });
    let when_open = move |show: Box<dyn Fn(&Engine)>| {
        effect(move || {
            if handle.is_open.get() {
                handle.with(|engine| show(engine));
            }
        });
    };
    when_open(Box::new(move |engine| shown.marks.with(|marks| engine.set_markers(&rows(marks)))));
    when_open(Box::new(move |engine| shown.selected.with(|key| engine.set_selected(key))));
    when_open(Box::new(move |engine| shown.pointed.with(|key| engine.set_pointed(key))));
    when_open(Box::new(move |engine| {
        let pair = |at: &LatLng| JsValue::from(Array::of2(&at.lat.into(), &at.lng.into()));
        engine.set_route(&shown.route.with(|points| points.iter().map(pair).collect()));
    }));
    when_open(Box::new(move |engine| {
        if let Some((at, metres)) = shown.me.get() {
            engine.set_me(at.lat, at.lng, metres, &me_label);
        }
    }));
    on_cleanup(move || {
        handle.engine.try_update_value(|engine| {
            if let Some(engine) = engine.take() {
                engine.destroy();
            }
        });
    });
}

fn rows(marks: &[Mark]) -> Array {
    let row = |mark: &Mark| {
        let texts = [&*mark.label, mark.shape, &*mark.glyph, &*mark.count, &*mark.name];
        let row = Array::of3(&(&*mark.key).into(), &mark.at.lat.into(), &mark.at.lng.into());
        for text in texts {
            row.push(&text.into());
        }
        JsValue::from(row)
    };
    marks.iter().map(row).collect()
}

fn doing(what: &str, told: &Array) -> Option<Doing> {
    let text = || told.get(0).as_string();
    let point = |at| Some(LatLng { lat: told.get(at).as_f64()?, lng: told.get(at + 1).as_f64()? });
    match what {
        "move" => {
            let bounds = Bounds { south_west: point(0)?, north_east: point(2)? };
            Some(Doing::Moved(bounds, View::new(point(4)?, told.get(6).as_f64()?)))
        }
        "select" => text().map(Doing::Selected),
        "hover" => text().map(Doing::Hovered),
        "pick" => point(0).map(Doing::Picked),
        _ => Some(Doing::Left),
    }
}
