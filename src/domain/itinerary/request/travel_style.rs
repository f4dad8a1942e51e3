//! How to get about and how long to stay: the two choices that hold for the whole trip.

use super::Appeal;

/// How to get about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// On foot.
    Walk,
    /// By bicycle.
    Bicycle,
    /// By motorbike.
    Motorbike,
    /// By car or taxi.
    Car,
    /// By bus.
    Bus,
}

impl Mode {
    /// Every mode, slowest first.
    pub const ALL: [Self; 5] = [Self::Walk, Self::Bicycle, Self::Bus, Self::Motorbike, Self::Car];

    /// Returns how far from a day's start or end a place is suggested, in kilometres as the crow
    /// flies; one that was asked for may lie anywhere.
    pub(in crate::domain::itinerary) fn reach_km(self) -> f64 {
        match self {
            Self::Walk => 4.0,
            Self::Bicycle => 15.0,
            Self::Bus | Self::Motorbike | Self::Car => 1_000.0,
        }
    }

    /// Returns its name in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Walk => "walk",
            Self::Bicycle => "bicycle",
            Self::Motorbike => "motorbike",
            Self::Car => "car",
            Self::Bus => "bus",
        }
    }
}

/// How long to stay at each place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pace {
    /// A quarter longer than usual.
    Relaxed,
    /// As long as a visit usually takes.
    Normal,
    /// A fifth shorter.
    Full,
}

/// How long to stay of what is usual, in per cent, by pace: at what is of a chosen craft, at what no
/// choice speaks of, and at what is of another craft. The catalogue has one estimate for each place,
/// an hour where fifty to seventy minutes are meant; whoever came for the craft gets the longer end of
/// that, and who passes by one of another craft the shorter.
const STAYS: [(Pace, [i32; 3]); 3] =
    [(Pace::Relaxed, [145, 125, 105]), (Pace::Normal, [115, 100, 85]), (Pace::Full, [95, 80, 70])];

impl Pace {
    /// Every pace, slowest first.
    pub const ALL: [Self; 3] = [Self::Relaxed, Self::Normal, Self::Full];

    /// Returns its name in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Relaxed => "relaxed",
            Self::Normal => "normal",
            Self::Full => "full",
        }
    }

    /// Returns how many minutes a visit of usually `minutes` takes, in steps of five.
    pub fn stay(self, minutes: i32, appeal: Appeal) -> i32 {
        let row = STAYS.into_iter().find(|(pace, _)| *pace == self);
        let [chosen, open, beside] = row.map_or([100; 3], |(_, row)| row);
        let percent = match appeal {
            Appeal::Chosen(_) => chosen,
            Appeal::Open => open,
            Appeal::Beside => beside,
        };
        (minutes * percent + 499) / 500 * 5
    }
}
