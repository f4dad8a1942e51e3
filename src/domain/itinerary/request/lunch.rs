//! The midday break that a traveller asks for.

use super::small_number;
use crate::domain::calendar::TimeOfDay;
use crate::domain::catalogue::hours::TimeWindow;

/// A midday break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lunch {
    /// The whole break lies within.
    pub window: TimeWindow,
    /// How long it lasts.
    pub minutes: u16,
}

impl Default for Lunch {
    fn default() -> Self {
        let window = TimeWindow { opens: super::clock(11, 0), closes: super::clock(13, 30) };
        Self { window, minutes: 60 }
    }
}

impl Lunch {
    /// Returns the break written as `11:00-13:30/60`, or `None` for any other text and for a break
    /// longer than its window.
    pub fn parse(text: &str) -> Option<Self> {
        let (window, minutes) = text.split_once('/')?;
        let (opens, closes) = window.split_once('-')?;
        let window = TimeWindow::new(TimeOfDay::parse(opens)?, TimeOfDay::parse(closes)?)?;
        let minutes = small_number(minutes)?;
        (15..=window.minutes()).contains(&i32::from(minutes)).then_some(Self { window, minutes })
    }
}

impl std::fmt::Display for Lunch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}/{}", self.window.opens, self.window.closes, self.minutes)
    }
}
