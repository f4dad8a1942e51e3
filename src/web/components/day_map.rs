//! A day on a map: its stops as numbered marks, joined in order from where it begins to where it
//! ends. The line is straight from point to point and shows the order, not the roads.

use super::map_canvas::LateMap;
use crate::domain::geo::{Bounds, LatLng};
use crate::domain::itinerary::DayPlan;
use crate::domain::map::View;
use crate::i18n::format;
use crate::web::platform::dom;
use crate::web::platform::map::{Doing, Mark, Shown};
use crate::web::state::guide::{Guide, use_guide};
use crate::web::state::map::look;
use leptos::prelude::*;
use view_macro::view;

/// How near the map looks before it shows the whole day.
const FAR: f64 = 10.0;

/// The map of a day; nothing for a day without stops.
#[component]
pub fn DayMap(day: DayPlan) -> impl IntoView {
    let guide = use_guide();
    let marks = marks(guide, &day);
    let Some(centre) = marks.first().map(|mark| mark.at) else { return ().into_any() };
    let route = route(&day, &marks);
    let around = Bounds::around(&route).filter(|bounds| bounds.south_west != bounds.north_east);
    let selected = RwSignal::new(String::new());
    let shown = Shown {
        marks: Signal::stored(marks),
        selected: selected.into(),
        pointed: Signal::stored(String::new()),
        route: Signal::stored(route),
        me: Signal::stored(None),
    };
    let on_doing = Callback::new(move |doing| {
        if let Doing::Selected(key) = doing {
            dom::focus(&key);
            selected.set(key);
        }
    });
    let label = guide.map_of_day().fill(&[("day", &format::day(day.date, guide.words))]);
    view! {
        <div class="panel smallmap daymap">
            <LateMap label first=View::new(centre, FAR) around shown on_doing/>
        </div>
    }
    .into_any()
}

/// Returns the stops' marks in order. The key of one is the id of the stop's link in the timeline.
fn marks(guide: &Guide, day: &DayPlan) -> Vec<Mark> {
    let catalogue = guide.catalogue();
    let mark = |(at, stop): (usize, &crate::domain::itinerary::Stop)| {
        let name = guide.say(catalogue.name(stop.entry));
        let (shape, number) = (look(guide, stop.entry).0, (at + 1).to_string());
        Some(Mark {
            key: guide.entry_href(stop.entry),
            at: catalogue.point(stop.entry)?,
            label: [&*number, ". ", &*name, ", ", &*format::time(stop.start)].concat(),
            shape,
            glyph: number,
            count: String::new(),
            name,
        })
    };
    day.stops.iter().enumerate().filter_map(mark).collect()
}

fn route(day: &DayPlan, marks: &[Mark]) -> Vec<LatLng> {
    let stops = marks.iter().map(|mark| mark.at);
    day.start.point.into_iter().chain(stops).chain(day.end.point).collect()
}
