//! The block print that stands for an entry without a photograph.

use super::glyph::sprite;
use crate::drawing::{Drawing, Layout};
use leptos::prelude::*;
use view_macro::view;

/// Returns a square print.
pub fn tile(drawing: Drawing) -> AnyView {
    let tone = if drawing.negative { " tile--neg" } else { "" };
    let class = format!("tile c-{}{tone}", drawing.craft);
    let object = sprite(format!("o-{}", drawing.object));
    view! {
        <svg class=class viewBox="0 0 96 96" aria-hidden="true">
            <rect class="bg" width="96" height="96"></rect>
            {ground(drawing)}
            {object}
        </svg>
    }
    .into_any()
}

/// Returns what lies behind the object: a quieter tone where the layout has one, then the pattern
/// within it.
fn ground(drawing: Drawing) -> AnyView {
    let (dx, dy) = drawing.shift;
    let (whole, part) = (drawing.scale / 100, drawing.scale % 100);
    let turned =
        format!("rotate({} 48 48) translate({dx} {dy}) scale({whole}.{part:02})", drawing.turn);
    let fill = format!("url(#{})", drawing.pattern_name());
    let pattern = view! {
        <rect x="-80" y="-80" width="280" height="280" transform=turned fill=fill></rect>
    };
    match drawing.layout {
        Layout::Field => pattern.into_any(),
        Layout::Moon => view! {
            <circle class="tone" cx="48" cy="50" r="42"></circle>
            <g clip-path="url(#clip-moon)">{pattern}</g>
        }
        .into_any(),
        Layout::Band => view! {
            <rect class="tone" y="60" width="96" height="36"></rect>
            <g clip-path="url(#clip-band)">{pattern}</g>
        }
        .into_any(),
        Layout::Side => view! {
            <rect class="tone" width="26" height="96"></rect>
            <g clip-path="url(#clip-side)">{pattern}</g>
        }
        .into_any(),
    }
}
