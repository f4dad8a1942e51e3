//! How much a place is worth to this traveller, and in which words that can be told. Scores only
//! compare places with one another within one request.

use super::request::{Appeal, SHOPPING, SIGHTS, TripRequest};
use crate::domain::catalogue::hours::TimeWindow;
use crate::domain::catalogue::{
    Catalogue, CraftId, Entry, SalesForm, SalesPoint, Standing, VillageId,
};

/// Why a stop is in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WhyHere {
    /// The traveller asked for it.
    MustSee,
    /// It is of a craft the traveller chose.
    Matches(CraftId),
    /// A market that is held on few days of the lunar month, this one among them.
    MarketDay,
    /// It is open for a few hours only.
    OnlyOpen(TimeWindow),
    /// A visitor can try the craft.
    Workshop,
    /// An official point or centre of the programme.
    OfficialPoint,
    /// A recognised craft village.
    Recognised,
    /// Only minutes from the place before it.
    NearPrevious,
}

/// What makes an hour at a place worth spending, compared with 10 for a village of no distinction.
mod worth {
    pub const VILLAGE: u32 = 10;
    /// Of a craft that was chosen. Higher makes travellers go further for it.
    pub const CRAFT: u32 = 30;
    pub const WORKSHOP: u32 = 8;
    pub const RECOGNISED: u32 = 5;
    /// What is of another craft than those chosen counts only one part in so many.
    pub const BESIDE: u32 = 3;
    /// A village with an official point.
    pub const OFFICIAL_POINT: u32 = 3;
    /// A point for each product up to this many.
    pub const MOST_PRODUCTS: u32 = 5;
    /// For each star above two of its best product.
    pub const STAR: u32 = 2;
    /// A market on its own day, which may not come again during a stay.
    pub const MARKET_DAY: u32 = 20;
    /// What is under no roof counts only one part in so many when it rains.
    pub const IN_RAIN: u32 = 3;
    pub const SHOPPING: u32 = 14;
    pub const SIGHT: u32 = 18;
    pub const EATERY: u32 = 10;
}

/// A visit of this many minutes counts once; longer ones count more, or a day would be filled with
/// many short stops and no good one. Higher favours short visits less.
const MINUTES: (u32, u32) = (30, 60);

/// Returns the score of a place and the lasting reasons for it; 0 means it is no candidate. One that
/// was `asked` for, or is a market on its day, always scores.
pub(super) fn of(
    catalogue: &Catalogue,
    request: &TripRequest,
    entry: Entry,
    (is_asked, is_market_day): (bool, bool),
) -> (u32, Vec<WhyHere>) {
    let (mut hourly, mut why) = distinction(catalogue, request, entry);
    if is_asked || is_market_day {
        hourly = hourly.max(least(entry));
    }
    match Appeal::of(catalogue, request, entry) {
        Appeal::Chosen(craft) if hourly > 0 => {
            why.insert(0, WhyHere::Matches(craft));
            hourly += worth::CRAFT;
        }
        Appeal::Beside => hourly /= worth::BESIDE,
        _ => {}
    }
    if request.rain && !has_roof(catalogue, entry) {
        hourly = hourly.div_ceil(worth::IN_RAIN);
    }
    if is_market_day {
        why.insert(0, WhyHere::MarketDay);
        hourly += worth::MARKET_DAY;
    }
    if is_asked {
        why.insert(0, WhyHere::MustSee);
    }
    let (more, unit) = MINUTES;
    (hourly * (usual_minutes(catalogue, entry).unsigned_abs() + more) / unit, why)
}

/// Returns whether a visit is known to be under a roof: a shop, or a village with a workshop to sit in.
fn has_roof(catalogue: &Catalogue, entry: Entry) -> bool {
    match entry {
        Entry::SalesPoint(id) => catalogue.sales_point(id).form != SalesForm::Market,
        Entry::Village(id) => catalogue.village(id).workshop.is_some(),
        Entry::Eatery(_) => true,
        Entry::Sight(_) | Entry::Product(_) => false,
    }
}

fn distinction(catalogue: &Catalogue, request: &TripRequest, entry: Entry) -> (u32, Vec<WhyHere>) {
    match entry {
        Entry::Village(id) => village(catalogue, id),
        Entry::SalesPoint(id) => sales_point(catalogue.sales_point(id), request.wants(SHOPPING)),
        Entry::Sight(_) if request.wants(SIGHTS) => (worth::SIGHT, Vec::new()),
        Entry::Eatery(_) | Entry::Sight(_) | Entry::Product(_) => (0, Vec::new()),
    }
}

fn village(catalogue: &Catalogue, id: VillageId) -> (u32, Vec<WhyHere>) {
    let village = catalogue.village(id);
    let has_point = catalogue
        .sales_points
        .iter()
        .any(|point| point.village == Some(id) && is_official(point.standing));
    let distinctions = [
        (village.workshop.is_some(), WhyHere::Workshop, worth::WORKSHOP),
        (has_point, WhyHere::OfficialPoint, worth::OFFICIAL_POINT),
        (village.recognition.is_some(), WhyHere::Recognised, worth::RECOGNISED),
    ];
    let (mut score, mut reasons) = (worth::VILLAGE + products(catalogue, id), Vec::new());
    for (holds, why, more) in distinctions {
        if holds {
            score += more;
            reasons.push(why);
        }
    }
    (score, reasons)
}

fn is_official(standing: Standing) -> bool {
    matches!(standing, Standing::Official | Standing::DesignCentre)
}

/// Sales points in a village are part of visiting it, unless one goes shopping.
fn sales_point(point: &SalesPoint, shopping: bool) -> (u32, Vec<WhyHere>) {
    let why = if is_official(point.standing) { vec![WhyHere::OfficialPoint] } else { Vec::new() };
    let score = match point.standing {
        _ if !shopping && point.village.is_some() => 0,
        Standing::Official => 9,
        Standing::DesignCentre => 8,
        Standing::Retailer | Standing::Outlet if shopping => 3,
        _ => 0,
    };
    (if score > 0 && shopping { score + worth::SHOPPING } else { score }, why)
}

fn least(entry: Entry) -> u32 {
    match entry {
        Entry::Eatery(_) => worth::EATERY,
        Entry::Sight(_) => worth::SIGHT,
        _ => worth::VILLAGE,
    }
}

/// Returns how long a visit usually takes, in minutes.
pub(super) fn usual_minutes(catalogue: &Catalogue, entry: Entry) -> i32 {
    match entry {
        Entry::Village(id) => i32::from(catalogue.village(id).visit_minutes),
        Entry::Sight(id) => i32::from(catalogue.sight(id).visit_minutes),
        Entry::SalesPoint(id) => match catalogue.sales_point(id).form {
            SalesForm::Market | SalesForm::Mall | SalesForm::Centre => 45,
            _ => 30,
        },
        Entry::Eatery(_) | Entry::Product(_) => 45,
    }
}

fn products(catalogue: &Catalogue, village: VillageId) -> u32 {
    let (mut n, mut best) = (0, 0);
    for product in &catalogue.products {
        if product.village == Some(village) {
            n += 1;
            best = best.max(product.rating.stars.map_or(0, |stars| stars.get() - 2));
        }
    }
    worth::MOST_PRODUCTS.min(n) + u32::from(best) * worth::STAR
}
