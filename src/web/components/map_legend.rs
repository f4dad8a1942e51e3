//! What the outlines of the map's marks stand for. They are drawn by the map's own script, so the
//! legend is there when the map is.

use super::glyph::sprite;
use crate::i18n::Phrase;
use crate::web::state::guide::Guide;
use leptos::prelude::*;
use view_macro::view;

/// Returns the legend.
pub fn map_legend(guide: &Guide) -> AnyView {
    let kinds: [(&str, &str, &Phrase); 8] = [
        ("village", "explore", guide.kind_villages()),
        ("point", "shop", guide.kind_sales_points()),
        ("market", "rattan", guide.place_market()),
        ("mall", "bag", guide.place_mall()),
        ("centre", "hand", guide.standing_design_centre()),
        ("sight", "sun", guide.kind_sights()),
        ("eatery", "lunch", guide.kind_eateries()),
        ("product", "wood", guide.kind_products()),
    ];
    let row = |(shape, glyph, words): (&str, &str, &Phrase)| {
        let (outline, inside) = (sprite(["m-", shape].concat()), sprite(["g-", glyph].concat()));
        view! {
            <li>
                <svg class=["mappin--", shape].concat() viewBox="0 0 40 46" aria-hidden="true">
                    <g class="mappin__shape">{outline}</g>
                    <g class="mappin__mark" transform="translate(8.6 9.5) scale(.95)">{inside}</g>
                </svg>
                {words.text()}
            </li>
        }
    };
    let rows = kinds.map(row).into_iter().collect_view();
    view! { <ul class="legend" aria-label=guide.map_legend().text()>{rows}</ul> }.into_any()
}
