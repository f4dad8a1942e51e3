//! Small charts for people: columns, dots, a line with its targets, bars. Each is drawn once from
//! its rows, and says in words what it shows for those who cannot see it.

use super::glyph::craft_glyph;
use crate::domain::decimal::decimal;
use leptos::prelude::*;
use view_macro::view;

/// The size of every drawn chart, in its own pixels.
const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 190.0;
const FOOT: f64 = 28.0;

/// A column: its name, its value, the value as written, and whether it is still open.
pub struct Column {
    /// What stands under it.
    pub name: String,
    /// How high it is.
    pub value: u32,
    /// What stands over it.
    pub words: String,
    /// The count goes on: drawn dashed.
    pub open: bool,
}

/// Returns columns side by side.
pub fn columns(rows: &[Column], spoken: String) -> AnyView {
    let most = f64::from(rows.iter().map(|row| row.value).max().unwrap_or(1).max(1)) * 1.08;
    let n = rows.len().max(1) as f64;
    let width = (WIDTH / n * 0.66).min(46.0);
    let step = if n > 1.0 { (WIDTH - width) / (n - 1.0) } else { 0.0 };
    let column = |(at, row): (usize, &Column)| {
        let x = at as f64 * step;
        let height = f64::from(row.value) / most * (HEIGHT - FOOT - 26.0);
        let top = HEIGHT - FOOT - height;
        let class = if row.open { "col col--open" } else { "col" };
        let middle = px(x + width / 2.0);
        view! {
            <rect class=class x=px(x + 0.75) y=px(top) width=px(width - 1.5) height=px(height) rx="3"></rect>
            <text class="ct ct--v" x=middle.clone() y=px(top - 8.0)>{row.words.clone()}</text>
            <text class="ct" x=middle y=px(HEIGHT - 8.0)>{row.name.clone()}</text>
        }
    };
    let drawn = rows.iter().enumerate().map(column).collect_view();
    frame(HEIGHT, spoken, view! { {drawn}{axis()} }.into_any())
}

/// How many dots stand in a row.
const DOTS_A_ROW: usize = 20;

/// Returns `groups` of dots, given as class and number, one after the other.
pub fn dots(groups: &[(&'static str, usize)], spoken: String) -> AnyView {
    let step = 15.9;
    let classes = groups.iter().flat_map(|(class, n)| std::iter::repeat_n(*class, *n));
    let dot = |(at, class): (usize, &'static str)| {
        let x = (at % DOTS_A_ROW) as f64 * step + 8.0;
        let y = (at / DOTS_A_ROW) as f64 * step + 8.0;
        view! { <circle class=format!("dot {class}") cx=px(x) cy=px(y) r="6.1"></circle> }
    };
    let n: usize = groups.iter().map(|(_, n)| n).sum();
    let height = n.div_ceil(DOTS_A_ROW) as f64 * step + 2.0;
    frame(height, spoken, classes.enumerate().map(dot).collect_view().into_any())
}

/// A dated count on a line.
pub struct Point {
    /// The year, with its part that has passed.
    pub year: f64,
    /// The count.
    pub value: u32,
    /// What stands over it; empty for none.
    pub words: String,
    /// Published, but at odds with the others: drawn off the line.
    pub disputed: bool,
}

/// What a year was to bring: from where to where.
pub struct Target {
    /// The year.
    pub year: u16,
    /// The least the count was to be at its end.
    pub min: u32,
    /// The most.
    pub max: u32,
}

/// Returns counts over the years as a line, over the targets of each year as bars.
pub fn line(points: &[Point], targets: &[Target], spoken: String) -> AnyView {
    let scale = Scale::of(points, targets);
    let on_line: Vec<(f64, f64)> =
        points.iter().filter(|point| !point.disputed).map(|point| scale.at(point)).collect();
    let path: Vec<String> = on_line.iter().map(|(x, y)| format!("{} {}", px(*x), px(*y))).collect();
    let path = format!("M{}", path.join("L"));
    let ends = on_line.first().zip(on_line.last());
    let area = ends.map(|(first, last)| {
        let foot = HEIGHT - FOOT;
        format!("{path}L{} {}L{} {}z", px(last.0), px(foot), px(first.0), px(foot))
    });
    let mark = |point: &Point| {
        let (x, y) = scale.at(point);
        let class = if point.disputed { "pt pt--disputed" } else { "pt" };
        view! {
            <circle class=class cx=px(x) cy=px(y) r="4.5"></circle>
            <text class="ct ct--v" x=px(x) y=px(y - 11.0)>{point.words.clone()}</text>
        }
    };
    let target = |target: &Target| {
        let (from, to) = (scale.x(f64::from(target.year)), scale.x(f64::from(target.year) + 0.96));
        let (top, foot) = (scale.y(target.max), scale.y(target.min));
        view! {
            <rect class="target" x=px(from) y=px(top) width=px(to - from) height=px((foot - top).max(2.0)) rx="2"></rect>
        }
    };
    let years = (scale.first as u32..=scale.last as u32).map(|year| {
        view! { <text class="ct" x=px(scale.x(f64::from(year) + 0.48)) y=px(HEIGHT - 10.0)>{year}</text> }
    });
    let inside = view! {
        <path class="area" d=area.unwrap_or_default()></path>
        {targets.iter().map(target).collect_view()}
        <path class="line" d=path></path>
        {points.iter().map(mark).collect_view()}
        {years.collect_view()}
        {axis()}
    };
    frame(HEIGHT, spoken, inside.into_any())
}

/// Where years and counts land.
struct Scale {
    first: f64,
    last: f64,
    most: f64,
}

impl Scale {
    fn of(points: &[Point], targets: &[Target]) -> Self {
        let years = points.iter().map(|point| point.year.floor());
        let years: Vec<f64> = years.chain(targets.iter().map(|t| f64::from(t.year))).collect();
        let most =
            points.iter().map(|point| point.value).chain(targets.iter().map(|t| t.max)).max();
        Self {
            first: years.iter().copied().fold(f64::INFINITY, f64::min),
            last: years.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            most: f64::from(most.unwrap_or(1).max(1)) * 1.1,
        }
    }

    fn x(&self, year: f64) -> f64 {
        (year - self.first) / (self.last - self.first + 1.0) * WIDTH
    }

    fn y(&self, value: u32) -> f64 {
        HEIGHT - FOOT - f64::from(value) / self.most * (HEIGHT - FOOT - 22.0)
    }

    fn at(&self, point: &Point) -> (f64, f64) {
        (self.x(point.year), self.y(point.value))
    }
}

/// A bar: the craft whose glyph stands before it, its name, its value, where it leads.
pub struct Bar {
    /// A craft's slug.
    pub craft: Option<String>,
    /// Its name.
    pub name: String,
    /// How long it is.
    pub value: u32,
    /// What its value reads as.
    pub words: String,
    /// The list behind it.
    pub href: Option<String>,
}

/// Returns bars below one another, longest as wide as there is room.
pub fn bars(rows: Vec<Bar>) -> AnyView {
    let most = rows.iter().map(|row| row.value).max().unwrap_or(1).max(1);
    let bar = |row: Bar| {
        let share = decimal(f64::from(row.value) / f64::from(most), 3);
        let name = match row.href {
            Some(href) => view! { <a href=href>{row.name}</a> }.into_any(),
            None => row.name.into_any(),
        };
        view! {
            <li>
                <span class="hbars__n">{row.craft.map(|craft| craft_glyph(&craft))}{name}</span>
                <span class="hbars__b"><i style=("--share", share)></i></span>
                <b>{row.words}</b>
            </li>
        }
    };
    view! { <ol class="hbars">{rows.into_iter().map(bar).collect_view()}</ol> }.into_any()
}

fn frame(height: f64, spoken: String, inside: AnyView) -> AnyView {
    view! {
        <svg class="chart" viewBox=format!("0 0 {} {}", decimal(WIDTH, 0), decimal(height, 0)) role="img" aria-label=spoken>
            {inside}
        </svg>
    }
    .into_any()
}

fn axis() -> AnyView {
    view! { <path class="axis" d=format!("M0 {}H{}", px(HEIGHT - FOOT + 0.5), px(WIDTH))></path> }
}

fn px(value: f64) -> String {
    decimal(value, 1)
}
