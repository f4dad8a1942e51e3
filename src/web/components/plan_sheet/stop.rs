//! What can be changed at a stop: when, in which order, how long, whether at all. The sheet stays open
//! while the plan is made anew below it, and says where the stop then is.

use crate::domain::calendar::TimeOfDay;
use crate::domain::catalogue::Entry;
use crate::domain::itinerary::{PlaceRef, Plan, Spot, Stop, TripRequest};
use crate::i18n::format;
use crate::web::components::glyph::glyph;
use crate::web::components::trip_form::time_field;
use crate::web::reactive::memo;
use crate::web::state::guide::Guide;
use crate::web::state::trip::TripState;
use leptos::prelude::*;
use view_macro::view;

/// What the buttons of a stop know of it.
#[derive(Clone, Copy)]
struct Edit {
    guide: &'static Guide,
    trip: TripState,
    entry: Entry,
}

impl Edit {
    /// Returns what `read` finds of the stop in the plan on the screen.
    fn read<T>(self, read: impl FnOnce(&Plan, Spot, &Stop) -> Option<T>) -> Option<T> {
        self.trip.showing.with(|showing| {
            let plan = &showing.as_ref()?.plan;
            let at = plan.spot(self.entry)?;
            read(plan, at, plan.stop(at)?)
        })
    }

    fn place(self) -> Option<PlaceRef> {
        PlaceRef::of(self.guide.catalogue(), self.entry)
    }

    fn change(self, change: impl FnOnce(&mut TripRequest, &Plan, Spot, &PlaceRef)) {
        let plan = self.read(|plan, at, _| Some((plan.clone(), at)));
        if let Some(((plan, at), place)) = plan.zip(self.place()) {
            self.trip.change(|request| change(request, &plan, at, &place));
        }
    }
}

/// Returns what is in the sheet.
pub fn content(guide: &'static Guide, trip: TripState, entry: Entry) -> AnyView {
    let edit = Edit { guide, trip, entry };
    let remove = move |_| {
        edit.change(|request, _, _, place| request.leave_out(place));
        trip.open(None);
    };
    view! {
        <p class="soft num" role="status">{move || whereabouts(edit)}</p>
        {order(edit)}
        {length(edit)}
        {pin(edit)}
        <button type="button" class="btn btn--quiet btn--block plansheet__drop" on:click=remove>
            {glyph("trash")}{guide.stop_remove().text()}
        </button>
    }
}

/// Returns which stop of which day it is and when, or that it is in the plan no more.
fn whereabouts(edit: Edit) -> String {
    let guide = edit.guide;
    let found = edit.read(|plan, at, stop| {
        let day = plan.days.get(at.day)?;
        let (n, of) = ((at.stop + 1).to_string(), day.stops.len().to_string());
        let (from, to) = (format::time(stop.start), format::time(stop.departure));
        let values = [("n", &*n), ("of", &*of), ("from", &*from), ("to", &*to)];
        let mut words = guide.stop_where().fill(&values);
        if plan.days.len() > 1 {
            words = [&*format::day(day.date, guide.words), " · ", &*words].concat();
        }
        Some(words)
    });
    found.unwrap_or_else(|| guide.stop_not_in_plan().text())
}

fn order(edit: Edit) -> AnyView {
    let guide = edit.guide;
    let button = |later: bool, picture: &'static str, words: String| {
        let can = memo(move || edit.read(|plan, at, _| plan.beside(at, later)).is_some());
        let shift = move |_| {
            edit.change(|request, plan, at, _| {
                request.shift(guide.catalogue(), plan, at, later);
            });
        };
        view! {
            <button type="button" class="btn btn--quiet" aria-disabled=move || (!can.get()).to_string()
                on:click=shift>
                {glyph(picture)}{words}
            </button>
        }
    };
    let earlier = button(false, "up", guide.stop_earlier().text());
    let later = button(true, "down", guide.stop_later().text());
    let day = move || edit.read(|_, at, _| Some(at.day)).unwrap_or_default();
    let is_locked = memo(move || {
        let day = day();
        edit.trip.request.with(|r| r.order.iter().any(|order| usize::from(order.day) == day))
    });
    let lock = move |_| {
        edit.change(|request, plan, at, _| {
            let places = plan.days.get(at.day).map(|day| day.places(guide.catalogue()));
            let places = if is_locked.get_untracked() { None } else { places };
            request.lock(at.day as u8, places.unwrap_or_default());
        });
    };
    view! {
        <h3>{guide.stop_order().text()}</h3>
        <div class="plansheet__pair">{earlier}{later}</div>
        <button type="button" class="btn btn--quiet btn--block"
            aria-pressed=move || is_locked.get().to_string() on:click=lock>
            {glyph("list")}{guide.order_lock().text()}
        </button>
    }
}

fn length(edit: Edit) -> AnyView {
    let guide = edit.guide;
    let stay = move || {
        let stay = edit.read(|plan, at, _| Some(plan.days.get(at.day)?.stay(at.stop)));
        stay.unwrap_or_default()
    };
    let button = |longer: bool, picture: &'static str, label: String| {
        let stretch = move |_| {
            let stay = untrack(stay);
            edit.change(|request, _, _, place| request.stretch(place, stay, longer));
        };
        view! {
            <button type="button" class="btn btn--quiet" on:click=stretch>{glyph(picture)}{label}</button>
        }
    };
    let words = move || format::duration(stay().max(0) as u32, guide.words);
    view! {
        <h3>{guide.stop_length().text()}" · "<span class="num">{words}</span></h3>
        <div class="plansheet__pair">
            {button(false, "minus", guide.stop_shorter().text())}
            {button(true, "plus", guide.stop_longer().text())}
        </div>
    }
}

fn pin(edit: Edit) -> AnyView {
    let guide = edit.guide;
    let pinned = move || {
        let place = edit.place()?;
        edit.trip.request.with(|request| request.fixed_for(&place)?.at)
    };
    let at = move || {
        let start = || edit.read(|_, _, stop| Some(stop.start));
        let begin = || edit.trip.request.with(|request| request.leave);
        pinned().or_else(start).unwrap_or_else(begin)
    };
    let pin_to = move |time: Option<TimeOfDay>| {
        edit.change(|request, _, at, place| request.pin(place, at.day, time));
    };
    let toggle = move |_| {
        pin_to(untrack(|| if pinned().is_some() { None } else { Some(at()) }));
    };
    let words = move || {
        let phrase = if pinned().is_some() { guide.pin_drop() } else { guide.pin_set() };
        phrase.fill(&[("time", &format::time(at()))])
    };
    let field = time_field(
        "stop-at".to_owned(),
        guide.pin_time().text(),
        Box::new(at),
        false,
        None,
        Box::new(pin_to),
    );
    view! {
        <h3>{guide.pin_title().text()}</h3>
        <div class="plansheet__pair">
            {field}
            <button type="button" class="btn btn--quiet"
                aria-pressed=move || pinned().is_some().to_string() on:click=toggle>
                {glyph("pin")}{words}
            </button>
        </div>
    }
}
