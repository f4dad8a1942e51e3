//! What a link says, bit by bit. What nearly every plan has takes little room; a wish that has none
//! here stands among the [`extras`], as the address of a plan would write it.

use super::bits::{Reader, Writer};
use super::short_id::{self, AREA_BITS, INTEREST_BITS, PLACE_BITS, Places, short};
use super::{KeptPlan, KeptStop, Lost, extras, to_five_minutes};
use crate::domain::calendar::{Date, TimeOfDay};
use crate::domain::catalogue::{Catalogue, Slug};
use crate::domain::geo::LatLng;
use crate::domain::itinerary::anchor::{Anchor, PlaceRef};
use crate::domain::itinerary::request::{Fixed, MOST_DAYS, MOST_PLACES, Mode, Pace, TripRequest};

const DATE_BITS: u8 = 17;
const TIME_BITS: u8 = 11;
/// Five minutes, the unit of visits' beginnings.
const STEPS_A_DAY: u32 = 24 * 12;

/// Writes a plan whose lists are in order.
pub(super) fn put(out: &mut Writer, plan: &KeptPlan) {
    let request = &plan.request;
    out.bits((request.date.epoch_days() - Date::MIN.epoch_days()) as u32, DATE_BITS);
    out.bits(u32::from(request.days) - 1, 3);
    out.bits(position(&Mode::ALL, &request.mode), 3);
    out.bits(position(&Pace::ALL, &request.pace), 2);
    let usual = TripRequest::default_on(request.date);
    put_time(out, request.leave, usual.leave);
    put_time(out, request.back, usual.back);
    put_anchor(out, &request.start);
    out.flag(request.end.is_some());
    if let Some(end) = &request.end {
        put_anchor(out, end);
    }
    out.count(request.interests.len());
    for interest in &request.interests {
        out.bits(short(interest.as_str(), INTEREST_BITS), INTEREST_BITS);
    }
    let habits = Habits::of(plan);
    out.bits(habits.musts, 2);
    out.flag(habits.lays_down);
    for day in 0..request.days {
        put_day(out, plan, day, habits);
    }
    let is_visited = |place: &&PlaceRef| plan.stops().any(|stop| stop.place == **place);
    put_places(out, request.must.iter().filter(|place| !is_visited(place)));
    put_places(out, request.avoid.iter());
    extras::put(out, plan, &said(plan));
}

/// Reads a plan, of what the catalogue knows, and what it does not know.
pub(super) fn take(from: &mut Reader<'_>, catalogue: &Catalogue) -> Option<(KeptPlan, Vec<Lost>)> {
    let places = Places::of(catalogue);
    let mut reading = Reading { catalogue, places, lost: Vec::new() };
    let date = from.bits(DATE_BITS)? as i32 + Date::MIN.epoch_days();
    let mut request = TripRequest::default_on(Date::from_epoch_days(date)?);
    request.days = from.bits(3)? as u8 + 1;
    request.mode = *Mode::ALL.get(from.bits(3)? as usize)?;
    request.pace = *Pace::ALL.get(from.bits(2)? as usize)?;
    request.leave = take_time(from, request.leave)?;
    request.back = take_time(from, request.back)?;
    request.start = reading.anchor(from)?.unwrap_or_default();
    request.end = if from.flag()? { reading.anchor(from)? } else { None };
    for _ in 0..short_list(from)? {
        reading.interest(from.bits(INTEREST_BITS)?, &mut request.interests);
    }
    request.interests.sort();
    let habits = Habits { musts: from.bits(2)?, lays_down: from.flag()? };
    let mut stops = Vec::new();
    let mut days = Vec::new();
    for day in 0..Some(request.days).filter(|days| *days <= MOST_DAYS)? {
        days.push(reading.day(from, (day, habits), &mut request, &mut stops)?);
    }
    let more = reading.places(from)?;
    request.must.extend(more);
    request.avoid = reading.places(from)?;
    let request = extras::take(from, &mut reading, request, &stops)?;
    Some((KeptPlan { request, days }.in_order(), reading.lost))
}

/// What the visits of a plan have in common, and need not be said for each.
#[derive(Clone, Copy)]
struct Habits {
    /// Whether they are musts: none, all, or [`SOME`].
    musts: u32,
    /// Whether something is laid down for any of them.
    lays_down: bool,
}

const NONE: u32 = 0;
const ALL: u32 = 1;
const SOME: u32 = 2;

impl Habits {
    fn of(plan: &KeptPlan) -> Self {
        let n_musts = plan.stops().filter(|s| plan.request.must.contains(&s.place)).count();
        let musts = match n_musts {
            0 => NONE,
            n if n == plan.stops().count() => ALL,
            _ => SOME,
        };
        let mut stops = (0..).zip(&plan.days).flat_map(|(day, s)| s.iter().map(move |s| (day, s)));
        let lays_down = stops.any(|(day, stop)| laid_down(&plan.request, stop, day).is_some());
        Self { musts, lays_down }
    }
}

/// Returns the request that is read where there are no extras.
fn said(plan: &KeptPlan) -> TripRequest {
    let all = &plan.request;
    let mut said = TripRequest {
        days: all.days,
        start: all.start.clone(),
        end: all.end.clone(),
        leave: all.leave,
        back: all.back,
        mode: all.mode,
        pace: all.pace,
        interests: all.interests.clone(),
        must: all.must.clone(),
        avoid: all.avoid.clone(),
        ..TripRequest::default_on(all.date)
    };
    for (day, stops) in (0..).zip(&plan.days) {
        said.fixed.extend(stops.iter().filter_map(|stop| laid_down(all, stop, day)).cloned());
        said.lock(day, locked(plan, day).unwrap_or_default());
    }
    said
}

/// Returns what is laid down for a visit, if it fits the visit.
fn laid_down<'a>(request: &'a TripRequest, stop: &KeptStop, day: u8) -> Option<&'a Fixed> {
    request.fixed_for(&stop.place).filter(|fixed| {
        fixed.day.is_none_or(|laid| laid == day)
            && fixed.at.is_none_or(|at| to_five_minutes(at) == stop.start)
    })
}

/// Returns the locked order of a day, if its visits keep to it.
fn locked(plan: &KeptPlan, day: u8) -> Option<Vec<PlaceRef>> {
    let order = plan.request.order.iter().find(|order| order.day == day)?;
    let visits = plan.days.get(usize::from(day))?.iter().map(|stop| &stop.place);
    let kept: Vec<PlaceRef> =
        visits.filter(|place| order.places.contains(place)).cloned().collect();
    (kept == order.places).then_some(kept)
}

fn put_day(out: &mut Writer, plan: &KeptPlan, day: u8, habits: Habits) {
    let stops = plan.days.get(usize::from(day)).map_or(&[][..], Vec::as_slice);
    let locked = locked(plan, day);
    out.count(stops.len());
    if !stops.is_empty() {
        out.flag(locked.is_some());
    }
    let mut before = step(plan.request.leave);
    for stop in stops {
        put_place(out, &stop.place);
        let start = step(stop.start);
        out.small((start + STEPS_A_DAY - before) % STEPS_A_DAY);
        before = start;
        if habits.musts == SOME {
            out.flag(plan.request.must.contains(&stop.place));
        }
        if let Some(locked) = &locked {
            out.flag(locked.contains(&stop.place));
        }
        let fixed = laid_down(&plan.request, stop, day);
        if habits.lays_down {
            out.flag(fixed.is_some());
        }
        if let Some(fixed) = fixed {
            put_fixed(out, fixed);
        }
    }
}

fn put_fixed(out: &mut Writer, fixed: &Fixed) {
    out.flag(fixed.day.is_some());
    out.flag(fixed.at.is_some());
    if let Some(at) = fixed.at {
        out.bits(at.minutes() as u32 % 5, 3);
    }
    out.flag(fixed.minutes.is_some());
    if let Some(minutes) = fixed.minutes {
        out.bits(minutes.into(), 10);
    }
}

fn take_fixed(from: &mut Reader<'_>, stop: &KeptStop, day: u8) -> Option<Fixed> {
    let mut fixed = Fixed::new(stop.place.clone());
    fixed.day = from.flag()?.then_some(day);
    if from.flag()? {
        fixed.at = TimeOfDay::from_minutes(stop.start.minutes() + from.bits(3)? as i32);
    }
    if from.flag()? {
        fixed.minutes = Some(from.bits(10)? as u16);
    }
    Some(fixed)
}

/// What reading needs and finds.
pub(super) struct Reading<'a> {
    catalogue: &'a Catalogue,
    places: Places,
    lost: Vec<Lost>,
}

impl Reading<'_> {
    /// Reads the name of a place; `Some(None)` for one that the catalogue does not have.
    pub(super) fn place(&mut self, from: &mut Reader<'_>) -> Option<Option<PlaceRef>> {
        let named = self.places.find(from.bits(PLACE_BITS)?).cloned();
        let found = named.as_ref().and_then(|place| place.today(self.catalogue));
        let lost =
            if found.is_some() { None } else { Some(named.map_or(Lost::Place, Lost::Vanished)) };
        self.lost.extend(lost);
        Some(found)
    }

    fn places(&mut self, from: &mut Reader<'_>) -> Option<Vec<PlaceRef>> {
        let mut places = Vec::new();
        for _ in 0..short_list(from)? {
            places.extend(self.place(from)?);
        }
        Some(places)
    }

    fn interest(&mut self, id: u32, into: &mut Vec<Slug>) {
        match short_id::find(short_id::interests(self.catalogue), id, INTEREST_BITS) {
            Some(slug) => into.push(slug),
            None => self.lost.push(Lost::Interest),
        }
    }

    fn anchor(&mut self, from: &mut Reader<'_>) -> Option<Option<Anchor>> {
        let communes = self.catalogue.communes.iter().map(|row| row.slug.clone());
        let districts = self.catalogue.districts.iter().map(|row| row.slug.clone());
        let found = match from.bits(3)? {
            0 => Some(Anchor::Centre),
            1 => return Some(self.place(from)?.map(Anchor::Place)),
            2 => short_id::find(communes, from.bits(AREA_BITS)?, AREA_BITS).map(Anchor::Commune),
            3 => short_id::find(districts, from.bits(AREA_BITS)?, AREA_BITS).map(Anchor::District),
            4 => Some(Anchor::Point(take_point(from, 18, 100)?)),
            5 => Some(Anchor::Point(take_point(from, 25, 1)?)),
            _ => return None,
        };
        if found.is_none() {
            self.lost.push(Lost::Area);
        }
        Some(found)
    }

    /// Reads a day; `all` are the places of all days so far, those lost among them as `None`.
    fn day(
        &mut self,
        from: &mut Reader<'_>,
        (day, habits): (u8, Habits),
        request: &mut TripRequest,
        all: &mut Vec<Option<PlaceRef>>,
    ) -> Option<Vec<KeptStop>> {
        let (mut stops, mut order) = (Vec::new(), Vec::new());
        let n_stops = short_list(from)?;
        let is_locked = n_stops > 0 && from.flag()?;
        let mut before = step(request.leave);
        for _ in 0..n_stops {
            let place = self.place(from)?;
            before = (before + from.small()?) % STEPS_A_DAY;
            let is_must = habits.musts == ALL || habits.musts == SOME && from.flag()?;
            let is_ordered = is_locked && from.flag()?;
            let start = TimeOfDay::from_minutes(before as i32 * 5)?;
            // What is laid down for a place that is lost is read past.
            let nowhere = || PlaceRef::parse("village:x");
            let stop = KeptStop { place: place.clone().or_else(nowhere)?, start };
            let is_laid = habits.lays_down && from.flag()?;
            let fixed = if is_laid { Some(take_fixed(from, &stop, day)?) } else { None };
            let is_new = place.is_some() && !all.contains(&place);
            all.push(place.clone());
            let Some(place) = place.filter(|_| is_new) else { continue };
            request.must.extend(is_must.then(|| place.clone()));
            order.extend(is_ordered.then_some(place));
            request.fixed.extend(fixed);
            stops.push(stop);
        }
        request.lock(day, order);
        Some(stops)
    }
}

/// Reads how many there are in a list that cannot be long.
fn short_list(from: &mut Reader<'_>) -> Option<usize> {
    from.count().filter(|n| *n <= MOST_PLACES)
}

pub(super) fn put_place(out: &mut Writer, place: &PlaceRef) {
    out.bits(short(&place.to_string(), PLACE_BITS), PLACE_BITS);
}

fn put_places<'a>(out: &mut Writer, places: impl Iterator<Item = &'a PlaceRef>) {
    let places: Vec<_> = places.collect();
    out.count(places.len());
    places.into_iter().for_each(|place| put_place(out, place));
}

fn put_anchor(out: &mut Writer, anchor: &Anchor) {
    let mut area = |kind, slug: &Slug| {
        out.bits(kind, 3);
        out.bits(short(slug.as_str(), AREA_BITS), AREA_BITS);
    };
    match anchor {
        Anchor::Centre => out.bits(0, 3),
        Anchor::Place(place) => {
            out.bits(1, 3);
            put_place(out, place);
        }
        Anchor::Commune(slug) => area(2, slug),
        Anchor::District(slug) => area(3, slug),
        Anchor::Point(point) => put_point(out, *point),
    }
}

/// Points go as an address has them: with three decimals when the other two are noughts.
fn put_point(out: &mut Writer, point: LatLng) {
    let scaled = |degrees: f64, most: f64| ((degrees + most) * 100_000.0).round() as u32;
    let (lat, lng) = (scaled(point.lat, 90.0), scaled(point.lng, 180.0));
    let is_coarse = lat.is_multiple_of(100) && lng.is_multiple_of(100);
    let (kind, bits, unit) = if is_coarse { (4, 18, 100) } else { (5, 25, 1) };
    out.bits(kind, 3);
    out.bits(lat / unit, bits);
    out.bits(lng / unit, bits + 1);
}

fn take_point(from: &mut Reader<'_>, bits: u8, unit: i32) -> Option<LatLng> {
    let mut degrees = |bits, most: i32| {
        let scaled = from.bits(bits)? as i32 * unit - most * 100_000;
        (scaled <= most * 100_000).then(|| f64::from(scaled) / 100_000.0)
    };
    Some(LatLng { lat: degrees(bits, 90)?, lng: degrees(bits + 1, 180)? })
}

fn put_time(out: &mut Writer, time: TimeOfDay, usual: TimeOfDay) {
    out.flag(time != usual);
    if time != usual {
        out.bits(time.minutes() as u32, TIME_BITS);
    }
}

fn take_time(from: &mut Reader<'_>, usual: TimeOfDay) -> Option<TimeOfDay> {
    match from.flag()? {
        true => TimeOfDay::from_minutes(from.bits(TIME_BITS)? as i32),
        false => Some(usual),
    }
}

fn step(time: TimeOfDay) -> u32 {
    time.minutes() as u32 / 5 % STEPS_A_DAY
}

fn position<T: PartialEq>(all: &[T], one: &T) -> u32 {
    all.iter().position(|other| other == one).unwrap_or_default() as u32
}
