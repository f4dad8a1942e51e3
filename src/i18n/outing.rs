//! A plan with all its words written out in one language, to be taken along. Addresses are in
//! Vietnamese whatever the language.

use super::{Messages, explain, format, journey, vietnamese};
use crate::domain::calendar::TimeOfDay;
use crate::domain::catalogue::{Catalogue, Entry};
use crate::domain::geo::LatLng;
use crate::domain::itinerary::{DayPlan, Endpoint, Leg, LunchBreak, PlaceRef, Plan, Stop};
use crate::domain::takeaway::{Halt, HaltKind, Moment, Outing, OutingDay};
use crate::route::Route;

/// Where the guide is hosted, and when a plan leaves it.
pub struct Origin<'a> {
    /// Host and path of the guide, without a slash at the end.
    pub site: &'a str,
    /// The address of the plan.
    pub page: String,
    /// What its times and ways rest on, in words.
    pub note: String,
    /// When.
    pub made: Moment,
}

/// Returns a plan in words. Days without stops stay away.
pub fn outing(plan: &Plan, catalogue: &Catalogue, m: &Messages, origin: Origin<'_>) -> Outing {
    let writer = Writer { catalogue, m, site: origin.site };
    let filled = plan.days.iter().filter(|day| !day.stops.is_empty());
    let days: Vec<OutingDay> = filled.map(|day| writer.day(day)).collect();
    Outing {
        name: days.first().map(|day| day.name.clone()).unwrap_or_default(),
        note: [&*origin.note, " ", m.take_credit()].concat(),
        language: m.locale.tag().to_owned(),
        page: origin.page,
        made: origin.made,
        days,
    }
}

struct Writer<'a> {
    catalogue: &'a Catalogue,
    m: &'a Messages,
    site: &'a str,
}

impl Writer<'_> {
    fn day(&self, day: &DayPlan) -> OutingDay {
        let title = journey::day_title(self.m, self.catalogue, day);
        let mut halts = vec![self.end(HaltKind::Start, &day.start, day.leaves_at)];
        for (at, stop) in day.stops.iter().enumerate() {
            halts.extend(self.rest(day, at));
            let amidst = day.lunch.filter(|lunch| lunch.amidst && lunch.after_stop == at + 1);
            halts.push(self.on_the_way(self.visit(stop, amidst), day.legs.get(at)));
        }
        halts.extend(self.rest(day, day.stops.len()));
        let end = self.end(HaltKind::End, &day.end, day.back_at);
        halts.push(self.on_the_way(end, day.legs.get(day.stops.len())));
        let name = [&*format::day(day.date, self.m), " · ", &title].concat();
        OutingDay { date: day.date, name, halts }
    }

    fn on_the_way(&self, halt: Halt, leg: Option<&Leg>) -> Halt {
        let Some(leg) = leg.filter(|leg| leg.minutes() > 0) else { return halt };
        let leave_by = self
            .m
            .take_leave_by()
            .fill(&[("time", &format::time(leg.departs)), ("place", &halt.name)]);
        Halt { leave: Some(leg.departs), leave_by, way: journey::way(self.m, leg), ..halt }
    }

    fn end(&self, kind: HaltKind, end: &Endpoint, at: TimeOfDay) -> Halt {
        let name = journey::anchor_name(self.m, self.catalogue, &end.anchor);
        let name = match kind {
            HaltKind::End => self.m.take_back_to().fill(&[("place", &name)]),
            _ => name,
        };
        Halt { name, point: end.point, ..bare(kind, at, at) }
    }

    fn visit(&self, stop: &Stop, lunch: Option<LunchBreak>) -> Halt {
        let (catalogue, m) = (self.catalogue, self.m);
        let craft = |id| self.say_craft(id);
        let mut about: Vec<String> =
            stop.reasons.iter().map(|why| explain::why_here(why, m, craft)).collect();
        about.extend(stop.hours_estimated.then(|| m.hours_unknown_call().to_string()));
        about.extend(lunch.map(|lunch| {
            [&*format::time(lunch.from), " · ", &journey::lunch(m, catalogue, &lunch)].concat()
        }));
        let bare = bare(HaltKind::Visit, stop.start, stop.departure);
        Halt { about: about.join("\n"), ..self.at(stop.entry, bare) }
    }

    fn rest(&self, day: &DayPlan, stops_before: usize) -> Option<Halt> {
        let lunch = day.lunch.filter(|lunch| !lunch.amidst && lunch.after_stop == stops_before)?;
        let halt = bare(HaltKind::Rest, lunch.from, lunch.to);
        let halt = match lunch.near {
            Some(near) => self.at(near, halt),
            None => Halt { point: self.left_at(day, stops_before), ..halt },
        };
        let name = journey::lunch(self.m, self.catalogue, &lunch);
        Some(Halt { name, key: "lunch".to_owned(), ..halt })
    }

    /// Returns where one is after some stops of a day.
    fn left_at(&self, day: &DayPlan, stops_before: usize) -> Option<LatLng> {
        match stops_before.checked_sub(1).and_then(|at| day.stops.get(at)) {
            Some(stop) => self.catalogue.point(stop.entry),
            None => day.start.point,
        }
    }

    fn at(&self, entry: Entry, halt: Halt) -> Halt {
        let catalogue = self.catalogue;
        let page = Route::of_entry(entry, catalogue.slug(entry)).href(self.m.locale);
        let house = vietnamese::local_name(catalogue, entry);
        let name = catalogue.name(entry);
        // A dish is served somewhere; in a foreign language a name is also what stands on the sign.
        let sign = (house != name.get(self.m.locale.tag())).then_some(house);
        let address = vietnamese::address(catalogue, entry);
        Halt {
            key: PlaceRef::of(catalogue, entry).map(|place| place.to_string()).unwrap_or_default(),
            name: name.get(self.m.locale.tag()).to_owned(),
            address: sign.into_iter().chain(address).collect::<Vec<_>>().join(", "),
            page: [self.site, &page].concat(),
            point: catalogue.point(entry),
            ..halt
        }
    }

    fn say_craft(&self, id: crate::domain::catalogue::CraftId) -> String {
        self.catalogue.craft(id).name.get(self.m.locale.tag()).to_owned()
    }
}

/// Returns a halt of which nothing is known but when it is.
fn bare(kind: HaltKind, from: TimeOfDay, to: TimeOfDay) -> Halt {
    Halt {
        kind,
        key: kind.name().to_owned(),
        name: String::new(),
        address: String::new(),
        about: String::new(),
        way: String::new(),
        page: String::new(),
        point: None,
        leave: None,
        leave_by: String::new(),
        from,
        to,
    }
}
