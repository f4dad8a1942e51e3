//! How fast each mode is where, and how much rush hours take from it. The numbers are assumptions
//! set against what press and riders report, not measurements; `roads.json` may state others.

use super::Zones;
use super::hop::Hop;
use super::matrix::Measured;
use super::route::Way;
use crate::domain::itinerary::Mode;

/// Points stand for whole villages and streets: even between neighbours some minutes pass.
const LEAST_SECONDS: u32 = 180;

/// How fast a mode is in the core, in the suburbs, beyond, and on motorways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speeds {
    /// In tenths of km/h, door to door, never 0. Higher promises more stops in a day.
    pub free: [u32; 4],
    /// What rush hours leave of that, in per cent, 1 to 100.
    pub rush: [u32; 4],
    /// Seconds lost on every journey to parking or waiting.
    pub overhead: u32,
}

impl Speeds {
    /// Returns the speeds of a mode where no file states them.
    pub const fn usual(mode: Mode) -> Self {
        match mode {
            Mode::Walk => Self { free: [45; 4], rush: [100; 4], overhead: 0 },
            Mode::Bicycle => Self { free: [120, 130, 140, 140], rush: [100; 4], overhead: 120 },
            Mode::Motorbike => Self { free: [200, 280, 350, 350], rush: [80; 4], overhead: 180 },
            Mode::Car => {
                Self { free: [180, 280, 400, 800], rush: [65, 80, 100, 100], overhead: 300 }
            }
            Mode::Bus => Self { free: [140, 200, 250, 250], rush: [80; 4], overhead: 900 },
        }
    }

    /// Returns the journey over `zones`. Where walking is faster than fetching the bicycle, one
    /// walks the same way.
    pub(super) fn hop(&self, walking: &Self, zones: Zones, bridges: u64) -> Hop {
        let seconds = |rush: bool| {
            self.seconds(zones, rush).min(walking.seconds(zones, rush)).max(LEAST_SECONDS)
        };
        let (free, rush) = (seconds(false), seconds(true));
        Hop { metres: zones.iter().sum(), free, rush, bridges, is_known: true }
    }

    /// Returns the journey over a way that a routing engine measured. Engines count on free roads and
    /// on neither parking nor waiting, so the overhead comes on top, and rush hours slow it down as
    /// they do on `way`, the model's own. Its bridges are named if it is about as long: then it is
    /// likely to be the same.
    pub(super) fn measured(&self, walking: &Self, measured: Measured, way: &Way) -> Hop {
        let moving = |rush| u64::from(self.seconds(way.zones, rush) - self.overhead);
        let slower = (u64::from(measured.seconds) * moving(true)).checked_div(moving(false));
        let rush = slower.map_or(measured.seconds, |seconds| seconds as u32);
        let on_foot = walking.seconds([measured.metres, 0, 0, 0], false);
        let seconds = |driven: u32| (driven + self.overhead).min(on_foot).max(LEAST_SECONDS);
        let is_alike = way.metres.abs_diff(measured.metres) <= measured.metres / 4;
        Hop {
            metres: measured.metres,
            free: seconds(measured.seconds),
            rush: seconds(rush),
            bridges: if is_alike { way.bridges } else { 0 },
            is_known: true,
        }
    }

    fn seconds(&self, zones: Zones, rush: bool) -> u32 {
        let mut seconds = self.overhead;
        for ((metres, free), percent) in zones.into_iter().zip(self.free).zip(self.rush) {
            let percent = if rush { percent.max(1) } else { 100 };
            seconds += (metres * 36).div_ceil(free.max(1)) * 100 / percent;
        }
        seconds
    }
}
