//! The programme in figures: what the city set out to do and what the catalogue holds, each figure
//! titled by what it finds and footed by its sources; where sources disagree, both stand.

mod holdings;

use crate::domain::catalogue::programme::{Observation, PilotOutcome, Qualifier};
use crate::domain::catalogue::{Entry, SourceId};
use crate::domain::decimal::parse_decimal;
use crate::i18n::format::{number, partial_date};
use crate::web::components::chart::{Column, Point, Target, columns, dots, line};
use crate::web::components::evidence_mark::mark;
use crate::web::state::guide::{Guide, use_guide};
use holdings::{ByGroup, DistrictsCovered, VillagesByCraft};
use leptos::prelude::*;
use view_macro::view;

/// The page.
#[component]
pub fn ProgrammePage() -> impl IntoView {
    let guide = use_guide();
    view! {
        <main id="main" class="wrap">
            <header class="title">
                <p class="over">{guide.programme_over().text()}</p>
                <h1>{guide.programme_title().text()}</h1>
                <p class="soft page__text">{guide.programme_lead().text()}</p>
            </header>
            <div class="figs">
                <ProductsOverTime/>
                <ByStar/>
                <PointsOverTime/>
                <PilotCentres/>
                <ByGroup/>
                <DistrictsCovered/>
                <VillagesByCraft/>
                <Plans/>
            </div>
        </main>
    }
}

/// Returns a figure: its finding, its picture, remarks, its sources.
fn figure(
    guide: &Guide,
    title: String,
    picture: AnyView,
    remarks: Vec<String>,
    sources: Vec<SourceId>,
) -> AnyView {
    let remarks = remarks.into_iter().filter(|remark| !remark.is_empty());
    let remarks = remarks.map(|remark| view! { <p>{remark}</p> }).collect_view();
    view! {
        <figure class="fig">
            <h2>{title}</h2>
            <div class="fig__body">{picture}</div>
            <figcaption>{remarks}<p>{sources_line(guide, sources)}</p></figcaption>
        </figure>
    }
    .into_any()
}

fn sources_line(guide: &Guide, mut sources: Vec<SourceId>) -> AnyView {
    sources.sort();
    sources.dedup();
    if sources.is_empty() {
        return guide.from_this_guide().text().into_any();
    }
    let link = |(at, id): (usize, SourceId)| {
        let source = guide.catalogue().source(id);
        let publisher = source.publisher.to_string();
        let comma = if at == 0 { " " } else { ", " };
        let name = match &source.url {
            Some(url) => view! { <a class="link" href=url.to_string() rel="noopener external">{publisher}</a> }.into_any(),
            None => publisher.into_any(),
        };
        view! { {comma}{name} }
    };
    let links = sources.into_iter().enumerate().map(link).collect_view();
    view! { {guide.source_colon().text()}{links} }.into_any()
}

fn value(guide: &Guide, observation: &Observation) -> String {
    let n = number(observation.value.into(), guide.locale());
    match observation.qualifier {
        Qualifier::Exact => n,
        Qualifier::Over => format!("{n}+"),
        Qualifier::About => format!("≈{n}"),
    }
}

/// Returns an observation as a sentence: its date, its number, what to know of it.
fn told(guide: &Guide, observation: &Observation) -> String {
    let date = partial_date(&observation.date, guide.words);
    let mut text = format!("{date}: {}", value(guide, observation));
    if let Some(note) = &observation.note {
        text.push_str(&format!(" ({})", guide.say(note)));
    }
    text
}

fn all_sources(observations: &[Observation]) -> Vec<SourceId> {
    observations.iter().flat_map(|observation| observation.sources.iter().copied()).collect()
}

/// Returns the year of a partial date, with the part of it that has passed.
fn year_of(date: &str) -> f64 {
    let mut parts = date.split('-').map(|part| parse_decimal(part).unwrap_or(0.0));
    let (year, month) = (parts.next().unwrap_or(0.0), parts.next());
    let day = parts.next().unwrap_or(15.0);
    // A bare year stands for its end: 'in 2023 there were'.
    month.map_or(year + 0.97, |month| year + (month - 1.0) / 12.0 + day / 365.0)
}

#[component]
fn ProductsOverTime() -> impl IntoView {
    let guide = use_guide();
    let observed = &guide.catalogue().programme.products;
    // One column a year: the last count of each.
    let mut by_year: Vec<&Observation> = Vec::new();
    for observation in observed {
        let same_year = |other: &&Observation| other.date.get(..4) == observation.date.get(..4);
        match by_year.last() {
            Some(last) if same_year(last) => {
                by_year.pop();
                by_year.push(observation);
            }
            _ => by_year.push(observation),
        }
    }
    let rows: Vec<Column> = by_year
        .iter()
        .map(|observation| Column {
            name: observation.date.get(..4).unwrap_or_default().to_owned(),
            value: observation.value,
            words: value(guide, observation),
            open: observation.qualifier != Qualifier::Exact,
        })
        .collect();
    let spoken = observed.iter().map(|o| told(guide, o)).collect::<Vec<_>>().join("; ");
    let remarks = vec![guide.fig_products_note().to_string(), spoken.clone()];
    let title = guide.fig_products().to_string();
    figure(guide, title, columns(&rows, spoken), remarks, all_sources(observed))
}

/// How many products one dot stands for.
const A_DOT: u32 = 20;

#[component]
fn ByStar() -> impl IntoView {
    let guide = use_guide();
    let programme = &guide.catalogue().programme;
    let count = programme.by_star.iter().max_by_key(|count| count.date.clone())?;
    let rows = [
        ("lv5", count.five, guide.n_stars().count(5, guide.locale())),
        ("lv5h", count.potential_five, guide.potential_five().to_string()),
        ("lv4", count.four, guide.n_stars().count(4, guide.locale())),
        ("lv3", count.three, guide.n_stars().count(3, guide.locale())),
    ];
    let n_dots = |n: u32| ((n + A_DOT / 2) / A_DOT).max(u32::from(n > 0)) as usize;
    let groups: Vec<(&'static str, usize)> =
        rows.iter().map(|(class, n, _)| (*class, n_dots(*n))).collect();
    let n = |n: u32| number(n.into(), guide.locale());
    let spoken = rows.iter().map(|(_, count, name)| format!("{name}: {}", n(*count)));
    let spoken = spoken.collect::<Vec<_>>().join("; ");
    let key = rows.iter().map(|(class, count, name)| {
        view! {
            <li>
                <svg viewBox="0 0 12 12" aria-hidden="true"><circle class=format!("dot {class}") cx="6" cy="6" r="5"></circle></svg>
                {name.clone()}
                <b>{n(*count)}</b>
            </li>
        }
    });
    let picture = view! { {dots(&groups, spoken)}<ul class="key">{key.collect_view()}</ul> };
    let title = guide.fig_stars().fill(&[("five", &n(count.five)), ("all", &n(count.total()))]);
    let five = programme.five_star.iter().map(|o| told(guide, o)).collect::<Vec<_>>().join("; ");
    let date = partial_date(&count.date, guide.words);
    let remarks = vec![
        guide.fig_stars_note().fill(&[("n", &A_DOT.to_string()), ("date", &date)]),
        guide.fig_five_disagree().fill(&[("list", &five)]),
    ];
    let mut sources = count.sources.clone();
    sources.extend(all_sources(&programme.five_star));
    Some(figure(guide, title, picture.into_any(), remarks, sources))
}

#[component]
fn PointsOverTime() -> impl IntoView {
    let guide = use_guide();
    let programme = &guide.catalogue().programme;
    let observed = &programme.points;
    let ends = observed.first().zip(observed.last());
    // A count that a later one falls short of is at odds with it: both stand, off the line.
    let disputed = |at: usize, observation: &Observation| {
        observed.iter().skip(at + 1).any(|later| later.value < observation.value)
    };
    let points: Vec<Point> = observed
        .iter()
        .enumerate()
        .map(|(at, observation)| {
            let previous = at.checked_sub(1).and_then(|before| observed.get(before));
            let crowded = previous.is_some_and(|before| {
                year_of(&observation.date) - year_of(&before.date) < 0.3
                    && observation.value.abs_diff(before.value) < 8
            });
            let next_crowds = observed.get(at + 1).is_some_and(|next| {
                year_of(&next.date) - year_of(&observation.date) < 0.3
                    && next.value.abs_diff(observation.value) < 8
            });
            let words =
                if next_crowds && !crowded { String::new() } else { value(guide, observation) };
            Point {
                year: year_of(&observation.date),
                value: observation.value,
                words: if crowded && next_crowds { String::new() } else { words },
                disputed: disputed(at, observation),
            }
        })
        .collect();
    let targets: Vec<Target> = programme
        .point_targets
        .iter()
        .filter_map(|target| {
            // A year was to add so many to what stood at its beginning.
            let before =
                observed.iter().filter(|o| year_of(&o.date) < f64::from(target.year) + 0.2);
            let base = before
                .enumerate()
                .filter(|(at, o)| !disputed(*at, o))
                .map(|(_, o)| o.value)
                .max()?;
            Some(Target { year: target.year, min: base + target.min, max: base + target.max })
        })
        .collect();
    let spoken = observed.iter().map(|o| told(guide, o)).collect::<Vec<_>>().join("; ");
    let wanted = programme.point_targets.iter().map(|target| {
        if target.min == target.max {
            format!("{}: +{}", target.year, target.min)
        } else {
            format!("{}: +{}–{}", target.year, target.min, target.max)
        }
    });
    let wanted = wanted.collect::<Vec<_>>().join("; ");
    let n = |o: &Observation| value(guide, o);
    let title = ends
        .map(|(first, last)| guide.fig_points().fill(&[("first", &n(first)), ("last", &n(last))]));
    let remarks = vec![
        guide.fig_points_note().fill(&[("targets", &wanted)]),
        guide.fig_points_disagree().fill(&[("list", &spoken)]),
    ];
    let mut sources = all_sources(observed);
    sources.extend(programme.point_targets.iter().flat_map(|target| target.sources.clone()));
    figure(guide, title.unwrap_or_default(), line(&points, &targets, spoken), remarks, sources)
}

#[component]
fn PilotCentres() -> impl IntoView {
    let guide = use_guide();
    let catalogue = guide.catalogue();
    let centres = &catalogue.programme.pilot_centres;
    let recognised = centres.iter().filter(|c| c.outcome == PilotOutcome::Recognised).count();
    let row = |centre: &crate::domain::catalogue::programme::PilotCentre| {
        let place =
            format!("{} · {}", guide.say(&centre.place), catalogue.district(centre.district).name);
        let entry = centre
            .sales_point
            .map(Entry::SalesPoint)
            .or_else(|| centre.village.map(Entry::Village));
        let name = match entry {
            Some(entry) => view! { <a href=guide.entry_href(entry)>{place}</a> }.into_any(),
            None => place.into_any(),
        };
        let (seal, words) = match centre.outcome {
            PilotOutcome::Recognised => ("certified", guide.pilot_recognised()),
            PilotOutcome::NotSeen => ("unknown", guide.pilot_not_seen()),
        };
        view! {
            <li>
                <h3>{name}</h3>
                {mark(seal, words.to_string())}
                <p class="small soft">{guide.say(&centre.note)}</p>
            </li>
        }
    };
    let picture = view! { <ul class="pilots">{centres.iter().map(row).collect_view()}</ul> };
    let title = guide
        .fig_pilots()
        .fill(&[("n", &recognised.to_string()), ("all", &centres.len().to_string())]);
    let counted = &catalogue.programme.centres_counted;
    let counts = counted.iter().map(|o| told(guide, o)).collect::<Vec<_>>().join("; ");
    let mut sources: Vec<_> = centres.iter().flat_map(|centre| centre.sources.clone()).collect();
    sources.extend(all_sources(counted));
    let remarks = vec![guide.fig_centres().fill(&[("list", &counts)])];
    figure(guide, title, picture.into_any(), remarks, sources)
}

#[component]
fn Plans() -> impl IntoView {
    let guide = use_guide();
    let plans = &guide.catalogue().programme.plans;
    let row = |plan: &crate::domain::catalogue::programme::ProgrammePlan| {
        let date = partial_date(&plan.date, guide.words);
        view! {
            <li>
                <h3>{guide.say(&plan.number)} <small class="soft">" "{date}</small></h3>
                <p class="small">{guide.say(&plan.says)}</p>
            </li>
        }
    };
    let picture = view! { <ul class="pilots">{plans.iter().map(row).collect_view()}</ul> };
    let sources = plans.iter().flat_map(|plan| plan.sources.clone()).collect();
    figure(guide, guide.fig_plans().to_string(), picture.into_any(), Vec::new(), sources)
}
