//! One journey at any hour: how far, how long outside and inside rush hours, and over which bridges.
//! All numbers are whole, so that every machine works out the same; leaving later never means
//! arriving earlier, which the schedule relies on.

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

/// A journey at any time of day: its length, and how long it takes outside and inside rush hours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hop {
    /// How far, by road.
    pub metres: u32,
    /// Seconds outside rush hours.
    pub(super) free: u32,
    /// Seconds inside them.
    pub(super) rush: u32,
    /// The bridges on the way: bit `n` for the n-th of the network.
    pub(super) bridges: u64,
    /// Whether a way is known to lead there; if not, the rest is a guess.
    pub is_known: bool,
}

/// Until when each phase of the day lasts, in seconds, and whether it is a rush hour
/// (07:00–09:00 and 16:30–19:00).
const PHASES: [(i64, bool); 5] =
    [(25_200, false), (32_400, true), (59_400, false), (68_400, true), (i64::MAX, false)];

/// The same in minutes; the last phase ends after any day.
const PHASES_IN_MINUTES: [(i32, bool); 5] =
    [(420, false), (540, true), (990, false), (1_140, true), (100_000, false)];

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

    /// Returns how many minutes it takes outside and inside rush hours, rounded up.
    pub(in crate::domain) fn whole_minutes(&self) -> (i32, i32) {
        let up = |seconds: u32| seconds.div_ceil(60) as i32;
        (up(self.free), up(self.rush))
    }

    /// Returns how long a journey of so many minutes takes that begins at `departure`, if it neither
    /// begins nor ends within the other pace.
    #[inline]
    pub(in crate::domain) fn within_phase((free, rush): (i32, i32), departure: i32) -> Option<i32> {
        let (until, is_rush) =
            PHASES_IN_MINUTES.into_iter().find(|(until, _)| departure < *until)?;
        let minutes = if is_rush { rush } else { free };
        (departure + minutes <= until).then_some(minutes)
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
