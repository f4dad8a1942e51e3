//! The solver's words: places with a score, a service time and windows of each day, the days' frames
//! and how long every leg takes. Times are minutes after midnight. What a request names and no plan
//! can hold is sorted out here, each with its reason.

mod eating;
mod frames;
mod instance;
mod legs;

use super::anchor::{Anchor, PlaceRef};
use super::opening::Opening;
use super::plan::{Obstacle, Reason, Unvisited};
use super::request::{Appeal, Fixed, TripRequest, Ware};
use super::score::{self, WhyHere};
use super::ways::Ways;
use crate::domain::calendar::Date;
use crate::domain::catalogue::hours::{Hours, TimeWindow};
use crate::domain::catalogue::{Catalogue, Entry, Standing, VillageId};
use crate::domain::geo::{LatLng, distance_km};
pub use crate::domain::orienteering::Break;
use crate::domain::orienteering::Instance;
use crate::domain::travel::{Basis, Bridges, Hop, Network, TravelTimes};
pub(super) use eating::EatingPlace;
use eating::eating_places;
use frames::frames;
use std::rc::Rc;

/// A request made ready for the solver.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The days, in order.
    pub days: Vec<DayFrame>,
    /// Places that may be visited, best score first.
    pub candidates: Vec<Candidate>,
    /// Places asked for that no plan can hold.
    pub unvisited: Vec<Unvisited>,
    /// What stands in the way of any plan.
    pub obstacles: Vec<Obstacle>,
    /// What its travel times rest on.
    pub basis: Basis,
    pub(super) bridges: Bridges,
    pub(super) eating_places: Vec<EatingPlace>,
    /// The same in the words of the solver.
    pub(super) instance: Rc<Instance<Ways>>,
}

/// The fixed parts of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct DayFrame {
    /// The day.
    pub date: Date,
    /// Where it begins.
    pub start: Endpoint,
    /// Where it ends.
    pub end: Endpoint,
    /// The earliest departure.
    pub leave: i32,
    /// The latest return.
    pub back: i32,
    /// The midday break, if one fits between the two.
    pub lunch: Option<Break>,
    /// The afternoon rest, if one was asked for and fits.
    pub rest: Option<Break>,
    pub(super) start_node: usize,
    pub(super) end_node: usize,
}

/// Where a day begins or ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Endpoint {
    /// As the traveller named it.
    pub anchor: Anchor,
    /// Where that is, if the catalogue knows.
    pub point: Option<LatLng>,
}

/// A place that may be visited.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The place.
    pub entry: Entry,
    /// Where it is.
    pub point: LatLng,
    /// What a visit is worth.
    pub score: u32,
    /// How long a visit takes.
    pub service_time: i32,
    /// The traveller asked for it.
    pub mandatory: bool,
    /// When a visit may begin on each day.
    pub openings: Vec<Opening>,
    /// Its rank in the locked order of a day.
    pub rank: Option<u16>,
    /// Its day or its time is laid down.
    pub is_pinned: bool,
    /// When the visit is to begin, if that is laid down, in minutes.
    pub at: Option<i32>,
    /// What speaks for it on any day.
    pub why: Vec<WhyHere>,
    /// What one would say one is near, when eating there.
    pub around: Entry,
}

/// The most that a stop is worth on a trip for shopping alone, beside what is bought there; a score
/// counts one part in so many.
const MOST_OF_SHOP: u32 = 8;
const OF_SHOP: u32 = 4;

/// The most candidates a search looks at: the legs between them are kept for each pair.
const MOST_CANDIDATES: usize = 240;

/// Returns the problem that a request poses. Travel times are by the roads; without roads, by
/// straight lines.
pub fn problem(catalogue: &Catalogue, roads: Option<&Network>, request: &TripRequest) -> Problem {
    let centre = catalogue.region.centre;
    let times = TravelTimes::new(roads, request.mode, request.date, centre);
    let (days, obstacles) = frames(catalogue, request);
    let mut problem = Problem {
        eating_places: eating_places(catalogue, request, &days),
        days,
        candidates: Vec::new(),
        unvisited: Vec::new(),
        obstacles,
        basis: times.basis(),
        bridges: times.bridges(),
        instance: Rc::default(),
    };
    problem.take_musts(catalogue, request);
    if !request.only {
        problem.take_others(catalogue, request);
    }
    problem.candidates.sort_by_key(|place| std::cmp::Reverse((place.mandatory, place.score)));
    problem.candidates.truncate(MOST_CANDIDATES);
    if problem.candidates.is_empty() && problem.obstacles.is_empty() {
        problem.obstacles.push(Obstacle::NothingToVisit);
    }
    let ways = problem.ways(&times, centre);
    problem.instance = Rc::new(instance::instance(catalogue, request, &problem, ways));
    for (frame, day) in problem.days.iter_mut().zip(&problem.instance.days) {
        let has_room = |pause: &Break| day.breaks.contains(pause);
        (frame.lunch, frame.rest) = (frame.lunch.filter(has_room), frame.rest.filter(has_room));
    }
    problem
}

impl Problem {
    /// Returns whether there is a day on which something could be visited at all.
    pub(super) fn has_day(&self) -> bool {
        let hopeless = |obstacle: &Obstacle| *obstacle != Obstacle::CalendarEnds;
        !self.days.is_empty() && !self.obstacles.iter().any(hopeless)
    }

    /// Returns whether what a plan left out could have been visited.
    pub(super) fn holds(&self, left: &Unvisited) -> bool {
        self.candidates.iter().any(|place| Some(place.entry) == left.entry)
    }

    fn take_musts(&mut self, catalogue: &Catalogue, request: &TripRequest) {
        for place in request.musts() {
            let entry = place.entry(catalogue);
            let taken = match entry {
                Some(entry) => self.candidate(catalogue, request, entry, true),
                None => Err(Reason::UnknownPlace(place.clone())),
            };
            match taken {
                Ok(candidate) => self.candidates.push(candidate),
                Err(reason) => self.unvisited.push(Unvisited { entry, mandatory: true, reason }),
            }
        }
    }

    /// Takes what was not asked for, best score first, so that of a village and its part the better
    /// one stays.
    fn take_others(&mut self, catalogue: &Catalogue, request: &TripRequest) {
        let places = catalogue
            .entries()
            .filter(|entry| {
                matches!(entry, Entry::Village(_) | Entry::SalesPoint(_) | Entry::Sight(_))
            })
            .filter(|entry| !self.candidates.iter().any(|taken| taken.entry == *entry))
            .filter(|entry| request.keeps_to(catalogue, *entry));
        let wares: Vec<Ware> =
            request.shopping.iter().filter_map(|line| Ware::named(catalogue, line)).collect();
        let sells = |place: &Candidate| wares.iter().any(|ware| ware.is_at(catalogue, place.entry));
        let is_for_shopping = instance::is_for_shopping(request);
        let mut others: Vec<_> = places
            .filter_map(|entry| self.candidate(catalogue, request, entry, false).ok())
            .filter_map(|mut place| match sells(&place) {
                // What it would be worth otherwise only tells shops from one another.
                true if is_for_shopping => {
                    place.score = (place.score / OF_SHOP).clamp(1, MOST_OF_SHOP);
                    Some(place)
                }
                true => {
                    place.score = place.score.max(1);
                    Some(place)
                }
                false => (!is_for_shopping).then_some(place),
            })
            .filter(|place| place.score > 0 && self.is_within_reach(request, place.point))
            .collect();
        // Where more of the shopping list can be had goes first: of a village and its part one is taken.
        let n_sold = |place: &Candidate| {
            wares.iter().filter(|ware| ware.is_at(catalogue, place.entry)).count()
        };
        others.sort_by_cached_key(|place| std::cmp::Reverse((n_sold(place), place.score)));
        for mut candidate in others {
            // One shop of a village is a find, the fifth is not.
            let like_it = |taken: &&Candidate| {
                taken.around == candidate.around && taken.entry.kind() == candidate.entry.kind()
            };
            candidate.score >>= self.candidates.iter().filter(like_it).count().min(8);
            if sells(&candidate) {
                candidate.score = candidate.score.max(1);
            }
            // One place can stand in two tables, as a village and as a sight.
            let name = catalogue.name(candidate.entry).get("vi");
            let has_name = |taken: &Candidate| catalogue.name(taken.entry).get("vi") == name;
            let is_new = candidate.score > 0 && !self.candidates.iter().any(has_name);
            if is_new && self.whole_or_part(catalogue, candidate.entry).is_none() {
                self.candidates.push(candidate);
            }
        }
    }

    /// Returns whether one would go there in this mode without having asked for it, or for its area.
    fn is_within_reach(&self, request: &TripRequest, point: LatLng) -> bool {
        if request.within.is_some() {
            return true;
        }
        let most = request.mode.reach_km();
        let mut ends = self.days.iter().flat_map(|day| [day.start.point, day.end.point]);
        ends.any(|end| end.is_some_and(|end| distance_km(end, point) <= most))
    }

    /// Returns the place as a candidate, or why it cannot be one.
    fn candidate(
        &self,
        catalogue: &Catalogue,
        request: &TripRequest,
        entry: Entry,
        mandatory: bool,
    ) -> Result<Candidate, Reason> {
        if avoids(catalogue, request, entry) {
            return Err(Reason::Avoided);
        }
        if is_planned(catalogue, entry) {
            return Err(Reason::Planned);
        }
        let point = catalogue.point(entry).ok_or(Reason::NoPosition)?;
        if !self.has_day() {
            return Err(Reason::NoDay);
        }
        if mandatory && let Some(other) = self.whole_or_part(catalogue, entry) {
            return Err(Reason::PartOf(other));
        }
        let hours = hours_of(catalogue, entry);
        let place = PlaceRef::of(catalogue, entry);
        let fixed = place.as_ref().and_then(|place| request.fixed_for(place));
        let service_time = service_time(catalogue, request, entry, fixed);
        let opening = |(at, day): (usize, &DayFrame)| {
            Opening::on(hours, day.date, &catalogue.holidays, service_time).fixed(at, fixed)
        };
        let mut openings: Vec<_> = self.days.iter().enumerate().map(opening).collect();
        let locked = place.as_ref().and_then(|place| locked(request, place));
        if let Some((day, _)) = locked {
            keep_only(&mut openings, day);
        }
        let at = fixed.and_then(|fixed| fixed.at).map(|time| time.minutes());
        if openings.iter().all(|opening| opening.starts.is_empty()) {
            let own = fixed.and_then(|fixed| fixed.day).map(usize::from);
            let own = own.or(locked.map(|(day, _)| day));
            let mut days = openings.iter().enumerate();
            let may_be = |day: usize| own.is_none_or(|own| own == day);
            let is_open = days.any(|(day, opening)| may_be(day) && !opening.windows.is_empty());
            return Err(match at {
                _ if own.is_some_and(|own| own >= openings.len()) => Reason::NoDay,
                _ if !is_open => Reason::ClosedThatDay,
                Some(_) => Reason::ShutThen,
                None => Reason::ClosesTooEarly,
            });
        }
        let is_market_day = hours.is_some_and(|hours| !hours.lunar_days.is_empty());
        let (score, why) = score::of(catalogue, request, entry, (mandatory, is_market_day));
        Ok(Candidate {
            entry,
            point,
            score,
            service_time,
            mandatory,
            openings,
            rank: locked.map(|(_, rank)| rank),
            is_pinned: fixed.is_some_and(Fixed::is_must),
            at,
            why,
            around: catalogue.village_of(entry).map_or(entry, Entry::Village),
        })
    }

    /// Returns a village already taken that holds this one, or that this one holds.
    fn whole_or_part(&self, catalogue: &Catalogue, entry: Entry) -> Option<Entry> {
        let Entry::Village(village) = entry else {
            return None;
        };
        let clashes = |other: Entry| match other {
            Entry::Village(other) => {
                is_within(catalogue, village, other) || is_within(catalogue, other, village)
            }
            _ => false,
        };
        self.candidates.iter().map(|taken| taken.entry).find(|other| clashes(*other))
    }

    /// Returns the journey between two nodes.
    pub(super) fn hop(&self, from: usize, to: usize) -> Hop {
        self.instance.travel.hop(from, to)
    }

    /// Returns when a candidate may be visited on the day of a frame.
    pub(super) fn opening(&self, candidate: usize, frame: &DayFrame) -> Option<&Opening> {
        let day = self.days.iter().position(|day| day.date == frame.date)?;
        self.candidates.get(candidate)?.openings.get(day)
    }
}

/// Returns how long a visit takes: as was laid down, else as is usual at this pace for what was chosen
/// and for what was not.
fn service_time(
    catalogue: &Catalogue,
    request: &TripRequest,
    entry: Entry,
    fixed: Option<&Fixed>,
) -> i32 {
    let usual = score::usual_minutes(catalogue, entry);
    let own = fixed.and_then(|fixed| fixed.minutes).map(i32::from);
    own.unwrap_or_else(|| request.pace.stay(usual, Appeal::of(catalogue, request, entry)))
}

/// Returns the day and the rank of a place in a locked order.
fn locked(request: &TripRequest, place: &PlaceRef) -> Option<(usize, u16)> {
    request.order.iter().find_map(|order| {
        let rank = order.places.iter().position(|other| other == place)?;
        Some((usize::from(order.day), rank as u16))
    })
}

fn keep_only(openings: &mut [Opening], day: usize) {
    for (at, opening) in openings.iter_mut().enumerate() {
        if at != day {
            opening.starts.clear();
        }
    }
}

/// Returns when a place is open on a day.
pub(super) fn open_on(catalogue: &Catalogue, entry: Entry, date: Date) -> Vec<TimeWindow> {
    Opening::on(hours_of(catalogue, entry), date, &catalogue.holidays, 0).windows
}

/// Returns the opening hours of a place; craft villages have none, they are lived in.
pub(super) fn hours_of(catalogue: &Catalogue, entry: Entry) -> Option<&Hours> {
    match entry {
        Entry::SalesPoint(id) => Some(&catalogue.sales_point(id).hours),
        Entry::Sight(id) => Some(&catalogue.sight(id).hours),
        Entry::Eatery(id) => Some(&catalogue.eatery(id).hours),
        Entry::Village(_) | Entry::Product(_) => None,
    }
}

fn avoids(catalogue: &Catalogue, request: &TripRequest, entry: Entry) -> bool {
    PlaceRef::of(catalogue, entry).is_none_or(|place| request.shuns(&place))
}

fn is_planned(catalogue: &Catalogue, entry: Entry) -> bool {
    match entry {
        Entry::SalesPoint(id) => catalogue.sales_point(id).standing == Standing::Planned,
        _ => false,
    }
}

fn is_within(catalogue: &Catalogue, part: VillageId, whole: VillageId) -> bool {
    // Parts of parts are rare; a bound keeps a circle in the data from turning for ever.
    let up = |village: &VillageId| catalogue.village(*village).within;
    std::iter::successors(Some(part), up).skip(1).take(4).any(|village| village == whole)
}
