//! The wide print at the head of a village's page: its craft's objects on a shelf. Phones see the
//! middle of it.

use super::glyph::sprite;
use crate::domain::decimal::decimal;
use crate::drawing::{self, Drawing};
use leptos::prelude::*;
use view_macro::view;

/// Where objects stand on the shelf, and how large: (middle in px of 1280, size in hundredths).
const SHELF: [(u32, u32); 11] = [
    (70, 120),
    (196, 100),
    (300, 135),
    (410, 110),
    (548, 162),
    (668, 160),
    (792, 115),
    (910, 130),
    (1016, 110),
    (1118, 125),
    (1226, 145),
];

/// Returns the banner of a print.
pub fn banner(drawing: Drawing) -> AnyView {
    let objects = drawing::objects(drawing.craft);
    let plain = Drawing { negative: false, ..drawing };
    let fill = format!("url(#{})", plain.pattern_name());
    let class = format!("tile c-{}", drawing.craft);
    let shelf = SHELF.iter().enumerate().map(|(at, (middle, size))| {
        let object = objects.get(at % objects.len().max(1)).copied().unwrap_or_default();
        let scale = f64::from(*size) / 100.0;
        let x = f64::from(*middle) - 48.0 * scale;
        let y = 214.0 - 82.0 * scale;
        let transform =
            format!("translate({} {}) scale({})", decimal(x, 1), decimal(y, 1), decimal(scale, 2));
        view! { <g transform=transform>{sprite(format!("o-{object}"))}</g> }
    });
    view! {
        <svg class=class viewBox="0 0 1280 240" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
            <rect class="bg" width="1280" height="240"></rect>
            <rect width="1280" height="240" fill=fill></rect>
            <circle class="tone" cx="640" cy="128" r="150"></circle>
            <circle class="quiet" cx="640" cy="128" r="118"></circle>
            {shelf.collect_view()}
            <rect class="d0" y="214" width="1280" height="26"></rect>
            <path class="tl" d="M0 221.5h1280"></path>
        </svg>
    }
    .into_any()
}
