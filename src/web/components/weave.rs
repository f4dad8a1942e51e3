//! The former districts to tap: rattan steps by count, the chosen ones cobalt. Every patch is a
//! link with a name and a number; rows beside it serve those who cannot hit a hexagon.

use crate::domain::catalogue::Slug;
use crate::domain::decimal::decimal;
use crate::drawing::weave::{Patch, WIDTH, weave};
use crate::web::markup::Markup;
use crate::web::reactive::memo;
use crate::web::state::guide::use_guide;
use leptos::prelude::*;
use view_macro::view;

/// Counts from which each next step of rattan is used.
pub const STEPS: [u32; 4] = [1, 15, 25, 35];

/// The weave; `href` is where a patch, given as its districts, leads.
#[component]
pub fn Weave(
    /// How many entries each district has.
    #[prop(into)]
    counts: Signal<Vec<(Slug, u32)>>,
    /// The chosen districts.
    #[prop(into)]
    chosen: Signal<Vec<Slug>>,
    href: Callback<Vec<Slug>, String>,
) -> impl IntoView {
    let guide = use_guide();
    let (patches, height) = weave(&guide.catalogue().districts);
    let label = guide.weave_label().text();
    let inner = guide.inner_districts().text();
    let labels: Vec<_> = patches.iter().map(|patch| patch_label(patch, &inner)).collect();
    let links = patches.into_iter().map(|patch| {
        let words = guide.words;
        let name = patch.name.as_deref().unwrap_or(&inner).to_owned();
        let districts = StoredValue::new(patch.districts);
        let count = memo(move || {
            let of = |counts: &Vec<(Slug, u32)>, districts: &Vec<Slug>| -> u32 {
                counts.iter().filter(|(slug, _)| districts.contains(slug)).map(|(_, n)| n).sum()
            };
            counts.with(|counts| districts.with_value(|districts| of(counts, districts)))
        });
        let is_chosen = memo(move || {
            districts.with_value(|own| chosen.with(|chosen| own.iter().all(|d| chosen.contains(d))))
        });
        let class = move || {
            let step = STEPS.iter().filter(|step| **step <= count.get()).count();
            format!("weave__d weave__d--{step}")
        };
        let spoken = move || {
            words.weave_patch().count_with(count.get() as usize, words.locale, &[("name", &name)])
        };
        // `<a>` in a `view!` of its own would be HTML's, which draws nothing inside an SVG.
        Markup::svg("a")
            .attr("class", class)
            .attr("href", move || href.run(districts.get_value()))
            .attr("noscroll", "")
            .attr("aria-label", spoken)
            .attr("aria-current", move || is_chosen.get().then_some("true"))
            .child(Markup::svg("path").attr("d", patch.path).into_view())
            .into_view()
    });
    view! {
        <svg class="weave" viewBox=format!("0 0 {} {}", decimal(WIDTH, 0), decimal(height, 0)) role="group" aria-label=label>
            {links.collect::<Vec<_>>()}
            <g aria-hidden="true">{labels}</g>
        </svg>
    }
}

fn patch_label(patch: &Patch, inner: &str) -> AnyView {
    let name = patch.name.as_deref().unwrap_or(inner);
    let (x, y) = patch.middle;
    let x = decimal(x, 1);
    let first_x = x.clone();
    match name.split_once(' ').filter(|_| patch.narrow || patch.name.is_none()) {
        Some((first, rest)) => view! {
            <text class="weave__t" x=first_x y=decimal(y - 2.0, 1)>
                {first.to_owned()}
                <tspan x=x dy="11.5">{rest.to_owned()}</tspan>
            </text>
        }
        .into_any(),
        None => view! {
            <text class="weave__t" x=x y=decimal(y + 3.5, 1)>{name.to_owned()}</text>
        }
        .into_any(),
    }
}
