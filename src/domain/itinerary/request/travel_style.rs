//! How to get about and how long to stay: the two choices that hold for the whole trip.

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
    pub fn service_time(self, minutes: i32) -> i32 {
        let percent = match self {
            Self::Relaxed => 125,
            Self::Normal => 100,
            Self::Full => 80,
        };
        (minutes * percent + 499) / 500 * 5
    }
}
