//! The door to the map, with an engine that only takes notes: what the guide shows goes through, what
//! a visitor does comes back, and a page that is gone leaves no map behind.

use super::{frames, js, mounted};
use leptos::html::{Div, div};
use leptos::prelude::*;
use ve_lang::domain::geo::{Bounds, LatLng};
use ve_lang::domain::map::View;
use ve_lang::web::platform::map::{Doing, MapHandle, Mark, Shown, follow};
use wasm_bindgen_test::wasm_bindgen_test;

const CHUONG: LatLng = LatLng { lat: 20.8, lng: 105.75 };

/// Puts an engine into the page, with notes of its own, that writes down each call and lets
/// `window.come()` decide when it is there, with the engine or, told so, without.
fn note_taking_engine() {
    js("const notes = window.notes = []; \
        const calls = ['setMarkers', 'setSelected', 'setPointed', 'setView', 'fit', 'setRoute', 'setMe', 'destroy']; \
        const engine = Object.fromEntries(calls.map((name) => \
            [name, (...given) => { notes.push(JSON.stringify([name, ...given])); }])); \
        window.openMap = (box, ...given) => { \
            window.day = given.pop(); \
            window.tell = given.pop(); \
            notes.push(JSON.stringify(['open', box.isConnected, ...given])); \
            return new Promise((done, failed) => { \
                window.come = (fails) => { if (fails) failed(new Error('no')); else done(engine); }; }); };");
}

/// Returns the calls since the last time, one a line.
fn notes() -> Vec<String> {
    let notes = js("return window.notes.splice(0).join('\\n')").as_string().unwrap();
    notes.lines().map(str::to_owned).collect()
}

fn mark(key: &str) -> Mark {
    Mark {
        key: key.to_owned(),
        at: CHUONG,
        label: "Làng nón Chuông".to_owned(),
        shape: "village",
        glyph: "hat".to_owned(),
        count: "3".to_owned(),
        name: "Chuông".to_owned(),
    }
}

/// What a map shows, and what was done to it.
#[derive(Clone, Copy)]
struct Stage {
    handle: MapHandle,
    marks: RwSignal<Vec<Mark>>,
    selected: RwSignal<String>,
    pointed: RwSignal<String>,
    route: RwSignal<Vec<LatLng>>,
    me: RwSignal<Option<(LatLng, f64)>>,
    done: RwSignal<Vec<String>>,
}

impl Stage {
    fn new() -> Self {
        Self {
            handle: MapHandle::default(),
            marks: RwSignal::new(vec![mark("a")]),
            selected: RwSignal::default(),
            pointed: RwSignal::default(),
            route: RwSignal::default(),
            me: RwSignal::default(),
            done: RwSignal::default(),
        }
    }

    fn show(self) -> impl IntoView {
        let place = NodeRef::<Div>::new();
        let words = ["credit", "in", "out", "hint", "refused", "gone", "me"].map(str::to_owned);
        let shown = Shown {
            marks: self.marks.into(),
            selected: self.selected.into(),
            pointed: self.pointed.into(),
            route: self.route.into(),
            me: self.me.into(),
        };
        let on_doing = Callback::new(move |doing| self.done.update(|done| done.push(told(doing))));
        let communes = vec![("Bát Tràng".to_owned(), LatLng { lat: 20.98, lng: 105.91 })];
        follow(place, self.handle, View::new(CHUONG, 11.0), words, communes, shown, on_doing);
        div().node_ref(place)
    }
}

/// Returns a stage, and what it goes with.
fn staged() -> (Owner, Stage) {
    let owner = Owner::new();
    let stage = owner.with(Stage::new);
    (owner, stage)
}

fn told(doing: Doing) -> String {
    match doing {
        Doing::Moved(Bounds { south_west: low, north_east: high }, view) => {
            format!(
                "moved {} {} {} {} {} {} {}",
                low.lat, low.lng, high.lat, high.lng, view.centre.lat, view.centre.lng, view.zoom
            )
        }
        Doing::Selected(key) => format!("selected {key}"),
        Doing::Hovered(key) => format!("hovered {key}"),
        Doing::Picked(at) => format!("picked {} {}", at.lat, at.lng),
        Doing::Left => "left".to_owned(),
    }
}

#[wasm_bindgen_test]
async fn the_map_is_shown_what_there_is_and_what_becomes_of_it() {
    note_taking_engine();
    let (_owner, stage) = staged();
    let page = mounted(move || stage.show());
    frames(2).await;
    let opened = r#"["open",true,[20.8,105.75,11,8,17],["credit","in","out","hint","refused","gone","me"],[["Bát Tràng",20.98,105.91]]]"#;
    assert_eq!(notes(), [opened], "nothing is shown before the map is there");
    js("come()");
    frames(2).await;
    let row = r#"["a",20.8,105.75,"Làng nón Chuông","village","hat","3","Chuông"]"#;
    let first = format!(r#"["setMarkers",[{row}]]"#);
    let first = [&*first, r#"["setSelected",""]"#, r#"["setPointed",""]"#, r#"["setRoute",[]]"#];
    assert_eq!(notes(), first);
    stage.selected.set("a".to_owned());
    frames(1).await;
    assert_eq!(notes(), [r#"["setSelected","a"]"#]);
    stage.pointed.set("b".to_owned());
    frames(1).await;
    assert_eq!(notes(), [r#"["setPointed","b"]"#]);
    stage.marks.set(Vec::new());
    stage.route.set(vec![CHUONG, LatLng { lat: 21.0, lng: 106.0 }]);
    stage.me.set(Some((CHUONG, 30.0)));
    frames(1).await;
    let route = r#"["setRoute",[[20.8,105.75],[21,106]]]"#;
    assert_eq!(notes(), [r#"["setMarkers",[]]"#, route, r#"["setMe",20.8,105.75,30,"me"]"#]);
    stage.handle.look_at(View::new(CHUONG, 30.0));
    stage.handle.fit(Bounds { south_west: CHUONG, north_east: LatLng { lat: 21.0, lng: 106.0 } });
    assert_eq!(notes(), [r#"["setView",20.8,105.75,17]"#, r#"["fit",20.8,105.75,21,106]"#]);
    drop(page);
    frames(1).await;
    assert_eq!(notes(), [r#"["destroy"]"#]);
}

#[wasm_bindgen_test]
async fn what_a_visitor_does_to_the_map_is_told() {
    note_taking_engine();
    let (_owner, stage) = staged();
    let _page = mounted(move || stage.show());
    frames(2).await;
    js("come(); tell('move', [20, 105, 21, 106, 20.5, 105.5, 40]); tell('select', ['a']); \
        tell('hover', ['']); tell('pick', [20.5, 105.5]); tell('back', []); tell('move', [20])");
    let moved = "moved 20 105 21 106 20.5 105.5 17";
    let all = [moved, "selected a", "hovered ", "picked 20.5 105.5", "left"];
    assert_eq!(stage.done.get_untracked(), all, "half a place is no place");
}

#[wasm_bindgen_test]
async fn a_map_that_cannot_be_had_is_said_to_have_failed() {
    note_taking_engine();
    let (_owner, stage) = staged();
    let _page = mounted(move || stage.show());
    frames(2).await;
    assert!(!stage.handle.has_failed.get_untracked());
    js("come(true)");
    frames(2).await;
    assert!(stage.handle.has_failed.get_untracked());
    assert_eq!(notes().len(), 1, "what is not there is shown nothing");
}

#[wasm_bindgen_test]
async fn a_map_that_comes_after_its_page_is_gone_is_taken_away() {
    note_taking_engine();
    let (owner, stage) = staged();
    let page = mounted(move || stage.show());
    frames(2).await;
    drop(page);
    drop(owner);
    js("come()");
    frames(2).await;
    assert_eq!(notes().last().map(String::as_str), Some(r#"["destroy"]"#));
}
