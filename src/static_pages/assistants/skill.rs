//! The skill: how to answer "a day in the villages" from the guide's files and addresses alone. What
//! fields and parameters mean is taken from the tools, and every address in it is written by the guide's
//! own routes, so that neither can go out of date.

use super::Guide;
use crate::assistant::{Field, PLAN, SEARCH, described, words_of};
use crate::domain::calendar::{Date, Weekday};
use crate::domain::catalogue::{EntryKind, Slug};
use crate::domain::itinerary::{Mode, PlaceRef, TripRequest};
use crate::domain::search::{Facet, Query, Selection, Sort};
use crate::i18n::Locale;
use crate::route::Route;

const OPENING: &str = "---
name: day-in-the-villages
description: Answers questions about the craft villages, OCOP products and places to buy of Hà Nội, and makes links to planned days, from the data and addresses of the guide Về Làng. Use it when someone asks for a village, a craft, a product, where to buy it, or a day out.
---

# A day in the craft villages of Hà Nội

Về Làng is static: everything is a file or an address. Answer from the two data files or from the
pages, which need no scripts, and give the visitor links that open the same in the guide.

## Rules

- What is absent is not known. Say so; do not fill in opening hours, prices, stars or distances.
- Tell the evidence with the stars: only `certified` is a recognised level. `proposed`, `entered` and
  `reported` are none. A level lasts 36 months; say so when its `year` is three or more years back.
- `standing: planned` was not seen open. Do not send anyone there.
- Points are approximate; `precision` says how each was found. They are not for navigation.
- A plan's times come from the guide's planner. Do not make up a timetable: make the link, and the
  guide works out times, opening hours and what does not fit.
- Name the sources, and the day on which the facts were read (`checked`).
";

const DATA: &str = "
Both are JSON. Rows are joined by `id`; `details.json` has the same ids in objects by table.

- `villages`: `name` and all words as `{vi, en}`, `short_name`, `craft`, `makes`, `place`, `workshop` (what a
  visitor can try), `visit_minutes` (estimated), `recognition`, `festivals` (lunar days), `within` (a larger village).
- `products`: `kind`, `group`, `rating` `{stars, evidence, year, proposed}`, `producer`, `village`, `place`.
- `sales_points`: `form`, `standing`, `hours`, `sells` (ids of products), `village`, `producer`, `place`.
- `sights` and `eateries`: `place`, `hours`; an eatery has `dish` and, if known, `house`.
- `place`: `commune` (of today), `or_communes` (it may be in one of these instead), `district` (until 30 June
  2025), `former_commune`, `point` `[latitude, longitude]`, `precision`.
- `hours.table`: rules joined by `;`, each over those before. `t480.1050` is open from minute 480 (08:00) to
  1050 (17:30); `w` gives week days as bits (1 Monday to 64 Sunday), `c` is closed, `o` always open. With
  other letters, read the entry's page. `hours.lunar_days` are the days of the lunar month that alone are
  market days. No `hours` means that they are not known.
- In details: `about`, `address` (in `place`), `price`, `ticket_vnd`, `notes`, and `sources`, the ids of rows of
  the table `sources` with `publisher` and `url`.
";

/// Returns the skill.
pub fn skill(guide: &Guide<'_>) -> String {
    let mut out = OPENING.to_owned();
    out.push_str("\n## Data\n\n");
    out.push_str(&format!(
        "<{}> (names, places, ratings, hours) and <{}> (descriptions, prices, sources), read on {}.\n",
        guide.url("data/catalogue.json"),
        guide.url("data/details.json"),
        guide.catalogue.checked,
    ));
    out.push_str(DATA);
    out.push_str("\n## Pages\n\nEach entry has a page; under `/en/` it is in English.\n\n");
    out.push_str(&pages(guide));
    let search = guide.page(&Route::Search(Query::default()), Locale::En);
    out.push_str(&format!(
        "\n## Search\n\n`{search}?…`: values of one parameter are joined by commas and widen the answer, parameters narrow it. Here `near` is a point: `near=21.028,105.852`.\n\n"
    ));
    out.push_str(&parameters(guide, SEARCH));
    let plan = guide.page(&Route::Plan(None), Locale::En);
    out.push_str(&format!(
        "\n## Plans\n\n`{plan}?…` opens a planned trip. Give at least `date`; what is left out is as usual. Lists are joined by commas, true is `yes`, false is `no`.\n\n"
    ));
    out.push_str(&parameters(guide, PLAN));
    out.push_str("\n## Examples\n\n");
    for (question, route) in examples(guide) {
        out.push_str(&format!("- {question}\n  <{}>\n", guide.page(&route, Locale::En)));
    }
    out
}

/// Returns a line for each parameter: its name, what it means, the words it takes.
fn parameters(guide: &Guide<'_>, fields: &[Field]) -> String {
    let line = |field: &Field| {
        let words = words_of(field, guide.catalogue).map(|words| {
            format!(
                " One of: {}.",
                words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
            )
        });
        format!("- `{}`: {}{}\n", field.name, described(field), words.unwrap_or_default())
    };
    fields.iter().map(line).collect()
}

/// Returns an address of each kind of page, of the catalogue's first rows.
fn pages(guide: &Guide<'_>) -> String {
    let catalogue = guide.catalogue;
    let entry = |kind: EntryKind| catalogue.entries().find(|entry| entry.kind() == kind);
    let of_kind = |(name, kind): (&'static str, EntryKind)| {
        let entry = entry(kind)?;
        Some((name, Route::of_entry(entry, catalogue.slug(entry))))
    };
    let areas = [
        catalogue.producers.first().map(|row| ("producer", Route::Producer(row.slug.clone()))),
        catalogue.districts.first().map(|row| ("district", Route::District(row.slug.clone()))),
        catalogue.communes.first().map(|row| ("commune", Route::Commune(row.slug.clone()))),
    ];
    let kinds = EntryKind::NAMED.into_iter().map(of_kind);
    let line = |(name, route): (&str, Route)| {
        format!("- {}: <{}>\n", name.replace('_', " "), guide.page(&route, Locale::Vi))
    };
    kinds.chain(areas).flatten().map(line).collect()
}

/// Returns questions with the address that answers each. They name what the catalogue has, on the
/// Saturday after its facts were read.
pub fn examples(guide: &Guide<'_>) -> Vec<(String, Route)> {
    let saturday = next(guide.catalogue.checked, Weekday::Saturday);
    let mut examples = vec![
        (
            "Which villages make pottery or silk?".to_owned(),
            find(
                &[(Facet::Kind, "village"), (Facet::Craft, "ceramics"), (Facet::Craft, "silk")],
                "",
            ),
        ),
        (
            "Recognised five-star products, best evidence only.".to_owned(),
            find(&[(Facet::Stars, "5"), (Facet::Evidence, "certified")], ""),
        ),
        (
            "Gốm ở Bát Tràng mua ở đâu? (where to buy)".to_owned(),
            find(&[(Facet::Kind, "sales-point"), (Facet::Village, "bat-trang")], "gốm"),
        ),
    ];
    let near = Query {
        open_on: Some(saturday),
        sort: Sort::Distance(crate::route::coarse(guide.catalogue.region.centre)),
        selection: Selection::of(&[(Facet::Kind, "sight")]),
        ..Query::default()
    };
    examples.push((
        format!("Sights open on Saturday {saturday}, nearest to the centre first."),
        Route::Search(near),
    ));
    let usual = TripRequest::default_on(saturday);
    let place = |text: &str| PlaceRef::parse(text).into_iter().collect::<Vec<_>>();
    let slugs = |words: &[&str]| words.iter().copied().filter_map(Slug::new).collect::<Vec<_>>();
    let pottery = TripRequest {
        mode: Mode::Car,
        must: place("village:bat-trang"),
        interests: slugs(&["ceramics", "sights"]),
        ..usual.clone()
    };
    examples.push((
        format!("A day with Bát Tràng and sights by car on {saturday}."),
        Route::Plan(Some(pottery)),
    ));
    let weekend = TripRequest {
        days: 2,
        interests: slugs(&["silk"]),
        shopping: slugs(&["ceramics"]),
        lunch: None,
        rain: true,
        ..usual
    };
    examples.push((
        "A rainy weekend for silk, buying ceramics, without a midday break.".to_owned(),
        Route::Plan(Some(weekend)),
    ));
    examples
}

fn find(values: &[(Facet, &str)], text: &str) -> Route {
    Route::Search(Query {
        text: text.to_owned(),
        selection: Selection::of(values),
        ..Query::default()
    })
}

/// Returns the first such week day after a date.
fn next(date: Date, weekday: Weekday) -> Date {
    (1..=7).map(|n| date.plus_days(n)).find(|date| date.weekday() == weekday).unwrap_or(date)
}
