//! How long it takes to get from one point to another: an estimate, good for choosing between
//! plans and for a cautious timetable, never for navigation.
//!
//! Distance is the straight line lengthened as roads lengthen it on one bank of a river; rivers
//! themselves are not known here yet, so a place just across the water looks nearer than it is.
//! Time is distance over a speed that depends on the mode, on how far out one is, and on rush
//! hours. Leaving later never means arriving earlier, which the schedule relies on.

use super::request::Mode;
use crate::domain::calendar::TimeOfDay;
use crate::domain::geo::{LatLng, distance_km, trig};

/// The estimate of one journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Travel {
    /// How far, by road.
    pub metres: u32,
    /// How long it should take; a timetable counts on this.
    pub minutes: u16,
    /// How long if all goes well, in steps of five minutes, never above `minutes`.
    pub low: u16,
    /// How long on a bad day, in steps of five minutes.
    pub high: u16,
}

/// Estimates journeys of one mode around one centre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TravelTimes {
    mode: Mode,
    centre: LatLng,
}

impl TravelTimes {
    /// Returns the estimates for a mode around the region's centre.
    pub fn new(mode: Mode, centre: LatLng) -> Self {
        Self { mode, centre }
    }

    /// Returns the estimate of a journey that begins at `departure`.
    pub fn between(&self, from: LatLng, to: LatLng, departure: TimeOfDay) -> Travel {
        let departs = departure.minutes();
        let hop = self.hop(from, to);
        hop.travel(hop.arrival(departs) - departs)
    }

    /// Returns the journey between two points, the same in both directions.
    pub fn hop(&self, a: LatLng, b: LatLng) -> Hop {
        // One order for both directions, so that rounding cannot tell them apart.
        let (a, b) = if (a.lat, a.lng) <= (b.lat, b.lng) { (a, b) } else { (b, a) };
        let straight = distance_km(a, b);
        let metres = (straight * detour(straight) * 1_000.0).round() as u32;
        let (a, b) = (self.plane(a), self.plane(b));
        let within = |radius| (f64::from(metres) * share_within(radius, a, b)) as u32;
        let (core, town) = (within(CORE_KM), within(SUBURBS_KM).min(metres));
        let zones = [core, town.saturating_sub(core), metres - town];
        // Where walking is faster than fetching the bicycle, one walks.
        let seconds = |rush: bool| {
            let ridden = speeds(self.mode).seconds(zones, rush);
            ridden.min(speeds(Mode::Walk).seconds(zones, rush)).max(LEAST_SECONDS)
        };
        Hop { metres, free: seconds(false), rush: seconds(true) }
    }

    /// Returns a point as kilometres east and north of the centre, on a plane.
    fn plane(&self, point: LatLng) -> (f64, f64) {
        const KM_A_DEGREE: f64 = 111.195;
        let east = (point.lng - self.centre.lng) * trig::cos(self.centre.lat.to_radians());
        (east * KM_A_DEGREE, (point.lat - self.centre.lat) * KM_A_DEGREE)
    }
}

/// How far the core and the suburbs reach from the centre.
const CORE_KM: f64 = 8.0;
const SUBURBS_KM: f64 = 20.0;

/// Points stand for whole villages and streets: even between neighbours some minutes pass.
const LEAST_SECONDS: u32 = 180;

/// How fast a mode is in the core, in the suburbs and beyond.
struct Speeds {
    /// In tenths of km/h, door to door. Higher promises more stops in a day.
    free: [u32; 3],
    /// What rush hours leave of that, in per cent.
    rush: [u32; 3],
    /// Seconds lost on every journey to parking or waiting.
    overhead: u32,
}

/// Returns the speeds of a mode: assumptions, not measurements.
const fn speeds(mode: Mode) -> Speeds {
    match mode {
        Mode::Walk => Speeds { free: [45; 3], rush: [100; 3], overhead: 0 },
        Mode::Bicycle => Speeds { free: [120, 130, 140], rush: [100; 3], overhead: 120 },
        Mode::Motorbike => Speeds { free: [200, 280, 350], rush: [80; 3], overhead: 180 },
        Mode::Car => Speeds { free: [180, 280, 400], rush: [65, 80, 100], overhead: 300 },
        Mode::Bus => Speeds { free: [140, 200, 250], rush: [80; 3], overhead: 900 },
    }
}

impl Speeds {
    fn seconds(&self, metres: [u32; 3], rush: bool) -> u32 {
        let mut seconds = self.overhead;
        for ((metres, free), percent) in metres.into_iter().zip(self.free).zip(self.rush) {
            let percent = if rush { percent } else { 100 };
            seconds += (metres * 36).div_ceil(free) * 100 / percent;
        }
        seconds
    }
}

/// Returns how many times longer than the straight line a road is; fitted to roads of Hà Nội on
/// one bank, where it falls from 1.5 for next door to 1.2 at ten kilometres.
fn detour(straight_km: f64) -> f64 {
    1.15 + 0.35 / (1.0 + straight_km / 1.5)
}

/// Returns which part of the line from `a` to `b` lies within `radius` of the origin.
fn share_within(radius: f64, a: (f64, f64), b: (f64, f64)) -> f64 {
    let along = (b.0 - a.0, b.1 - a.1);
    let dot = |p: (f64, f64), q: (f64, f64)| p.0 * q.0 + p.1 * q.1;
    let (length2, to_edge2) = (dot(along, along), dot(a, a) - radius * radius);
    if length2 < 1e-9 {
        return if to_edge2 <= 0.0 { 1.0 } else { 0.0 };
    }
    // The points a + t·along at distance `radius` solve a quadratic equation in t.
    let half = dot(a, along) / length2;
    let root = (half * half - to_edge2 / length2).max(0.0).sqrt();
    ((root - half).clamp(0.0, 1.0) - (-root - half).clamp(0.0, 1.0)).max(0.0)
}

/// A journey at any time of day: its length, and how long it takes outside and inside rush hours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hop {
    /// How far, by road.
    pub metres: u32,
    /// Seconds outside rush hours.
    free: u32,
    /// Seconds inside them.
    rush: u32,
}

/// Until when each phase of the day lasts, in seconds, and whether it is a rush hour
/// (07:00–09:00 and 16:30–19:00).
const PHASES: [(i64, bool); 5] =
    [(25_200, false), (32_400, true), (59_400, false), (68_400, true), (i64::MAX, false)];

impl Hop {
    /// Returns when a journey that begins at `departure` is over, both in minutes after midnight.
    ///
    /// A journey that a rush hour begins or ends within goes on at the new pace from there.
    pub fn arrival(&self, departure: i32) -> i32 {
        let mut now = i64::from(departure) * 60;
        let mut left = self.work();
        for (until, is_rush) in PHASES {
            let whole = i64::from(if is_rush { self.rush } else { self.free });
            if left == self.work() && (now..until).contains(&(now + whole)) {
                now += whole;
                break;
            }
            let pace = self.pace(is_rush);
            let done = (until - now).max(0).saturating_mul(pace);
            if done >= left {
                now += left.unsigned_abs().div_ceil(pace.unsigned_abs()) as i64;
                break;
            }
            left -= done;
            now = now.max(until);
        }
        (now.unsigned_abs().div_ceil(60)) as i32
    }

    /// Returns the latest departure that still arrives by `arrival`; it may be before midnight.
    pub fn latest_departure(&self, arrival: i32) -> i32 {
        let mut now = i64::from(arrival) * 60;
        let mut left = self.work();
        for (phase, (_, is_rush)) in PHASES.iter().enumerate().rev() {
            let from = phase
                .checked_sub(1)
                .and_then(|before| PHASES.get(before))
                .map_or(i64::MIN, |p| p.0);
            let pace = self.pace(*is_rush);
            let done = now.saturating_sub(from).max(0).saturating_mul(pace);
            if done >= left {
                now -= left.unsigned_abs().div_ceil(pace.unsigned_abs()) as i64;
                break;
            }
            left -= done;
            now = now.min(from);
        }
        now.div_euclid(60) as i32
    }

    /// Returns the estimate of this journey when it takes `minutes`.
    pub fn travel(&self, minutes: i32) -> Travel {
        let percent = |percent: i32| (minutes * percent + 499) / 500 * 5;
        Travel {
            metres: self.metres,
            minutes: minutes as u16,
            low: percent(85).min(minutes) as u16,
            high: percent(135) as u16,
        }
    }

    /// The whole journey in units of which `pace` are done a second: whole numbers, so that going
    /// forwards and backwards agree to the second.
    fn work(&self) -> i64 {
        i64::from(self.free) * i64::from(self.rush)
    }

    fn pace(&self, is_rush: bool) -> i64 {
        i64::from(if is_rush { self.free } else { self.rush }).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CENTRE: LatLng = LatLng { lat: 21.0287, lng: 105.8523 };

    fn clock(text: &str) -> TimeOfDay {
        TimeOfDay::parse(text).unwrap()
    }

    fn anywhere() -> impl Strategy<Value = LatLng> {
        (20.53..21.4, 105.28..106.05).prop_map(|(lat, lng)| LatLng { lat, lng })
    }

    fn any_mode() -> impl Strategy<Value = Mode> {
        proptest::sample::select(Mode::ALL.to_vec())
    }

    #[test]
    fn well_known_journeys_are_plausible() {
        let duong_lam = LatLng { lat: 21.1556, lng: 105.4707 };
        let huong_son = LatLng { lat: 20.6175, lng: 105.7460 };
        let check = |mode,
                     to,
                     km: std::ops::RangeInclusive<u32>,
                     minutes: std::ops::RangeInclusive<u16>| {
            let travel = TravelTimes::new(mode, CENTRE).between(CENTRE, to, clock("10:00"));
            assert!(km.contains(&(travel.metres / 1_000)), "{mode:?} {travel:?}");
            assert!(minutes.contains(&travel.minutes), "{mode:?} {travel:?}");
        };
        check(Mode::Motorbike, duong_lam, 45..=54, 85..=115);
        check(Mode::Car, duong_lam, 45..=54, 80..=110);
        check(Mode::Motorbike, huong_son, 52..=62, 95..=130);
        check(Mode::Walk, LatLng { lat: 21.0287, lng: 105.8623 }, 1..=1, 15..=20);
    }

    #[test]
    fn rush_hours_slow_what_falls_into_them() {
        let to = LatLng { lat: 21.0287, lng: 105.9100 };
        let minutes = |mode, departure| {
            TravelTimes::new(mode, CENTRE).between(CENTRE, to, clock(departure)).minutes
        };
        let free = minutes(Mode::Car, "10:00");
        assert!(minutes(Mode::Car, "07:30") > free + 5);
        assert!((free + 1..minutes(Mode::Car, "07:30")).contains(&minutes(Mode::Car, "08:45")));
        assert_eq!(minutes(Mode::Car, "22:00"), free);
        assert_eq!(minutes(Mode::Walk, "07:30"), minutes(Mode::Walk, "10:00"));
    }

    #[test]
    fn nobody_rides_where_walking_is_faster() {
        let near = LatLng { lat: 21.0287, lng: 105.8533 };
        for mode in Mode::ALL {
            let travel = TravelTimes::new(mode, CENTRE).between(CENTRE, near, clock("10:00"));
            assert_eq!((travel.minutes, travel.low, travel.high), (3, 3, 5), "{mode:?}");
        }
    }

    proptest! {
        #[test]
        fn estimates_hold_together(
            a in anywhere(), b in anywhere(), c in anywhere(), mode in any_mode(), at in 0i32..1440,
        ) {
            let times = TravelTimes::new(mode, CENTRE);
            let hop = times.hop(a, b);
            prop_assert_eq!(hop, times.hop(b, a));
            prop_assert!(hop.free <= hop.rush && hop.rush <= hop.free * 100 / 65 + 3);
            prop_assert!(hop.metres <= times.hop(a, c).metres + times.hop(c, b).metres + 2);
            let minutes = hop.arrival(at) - at;
            prop_assert!((hop.free.div_ceil(60) as i32..=hop.rush.div_ceil(60) as i32).contains(&minutes));
            let travel = hop.travel(minutes);
            prop_assert!(travel.low <= travel.minutes && travel.minutes <= travel.high);
            prop_assert!(f64::from(travel.metres) >= 1_150.0 * distance_km(a, b) - 1.0);
        }

        #[test]
        fn leaving_later_never_arrives_earlier(
            a in anywhere(), b in anywhere(), mode in any_mode(), at in 0i32..1440,
        ) {
            let hop = TravelTimes::new(mode, CENTRE).hop(a, b);
            prop_assert!(hop.arrival(at) <= hop.arrival(at + 1));
            let latest = hop.latest_departure(at);
            prop_assert!(latest < 0 || hop.arrival(latest) <= at);
            prop_assert!(latest < -1 || hop.arrival(latest + 1) > at);
        }
    }
}
