//! Which entries are open on a day, worked out once for a day and not for every text that is typed.
//! A product is open where it is sold; hours that no source gives are not known, and never "open".

use super::index::Index;
use crate::domain::calendar::Date;
use crate::domain::catalogue::hours::Hours;
use crate::domain::catalogue::{Catalogue, Entry, ProducerId, ProductId};

/// What is known of an entry on a day; of several places that sell a product the greatest counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Openness {
    /// It is closed or must be arranged, or no place is known to sell it.
    #[default]
    Closed,
    /// The hours are not known.
    Unknown,
    /// It is open at some time of the day.
    Open,
}

/// Which entries of an index are open on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenOn {
    /// By the position of an entry in the index.
    entries: Vec<Openness>,
}

impl OpenOn {
    /// Returns what is open on `date`. `catalogue` is the one that `index` was built from.
    pub fn new(index: &Index, catalogue: &Catalogue, date: Date) -> Self {
        let day = Day { catalogue, date };
        let sold = Sold::on(day);
        let openness = |entry: &Entry| match *entry {
            Entry::Village(_) => Openness::Unknown,
            Entry::Product(id) => sold.openness(catalogue, id),
            Entry::SalesPoint(id) => day.openness(&catalogue.sales_point(id).hours),
            Entry::Sight(id) => day.openness(&catalogue.sight(id).hours),
            Entry::Eatery(id) => day.openness(&catalogue.eatery(id).hours),
        };
        Self { entries: index.entries.iter().map(openness).collect() }
    }

    /// Returns whether an entry is known to be open.
    pub(super) fn admits(&self, entry: u32) -> bool {
        self.entries.get(entry as usize) == Some(&Openness::Open)
    }

    /// Returns whether the hours of an entry are not known.
    pub(super) fn is_unknown(&self, entry: u32) -> bool {
        self.entries.get(entry as usize) == Some(&Openness::Unknown)
    }
}

#[derive(Clone, Copy)]
struct Day<'a> {
    catalogue: &'a Catalogue,
    date: Date,
}

impl Day<'_> {
    fn openness(self, hours: &Hours) -> Openness {
        if hours.is_unknown() {
            return Openness::Unknown;
        }
        match hours.is_open_on(self.date, &self.catalogue.holidays) {
            Some(true) => Openness::Open,
            Some(false) => Openness::Closed,
            None => Openness::Unknown,
        }
    }
}

/// What the sales points of a day mean for what they sell, from one pass over them.
struct Sold {
    products: Vec<Openness>,
    producers: Vec<Openness>,
}

impl Sold {
    fn on(day: Day<'_>) -> Self {
        let catalogue = day.catalogue;
        let mut products = vec![Openness::default(); catalogue.products.len()];
        let mut producers = vec![Openness::default(); catalogue.producers.len()];
        for point in &catalogue.sales_points {
            let openness = day.openness(&point.hours);
            for id in &point.sells {
                raise(products.get_mut(id.index()), openness);
            }
            raise(point.producer.and_then(|id| producers.get_mut(id.index())), openness);
        }
        Self { products, producers }
    }

    fn openness(&self, catalogue: &Catalogue, id: ProductId) -> Openness {
        let listed = self.products.get(id.index());
        let of_maker = |id: ProducerId| self.producers.get(id.index());
        let made = catalogue.product(id).producer.and_then(of_maker);
        listed.max(made).copied().unwrap_or_default()
    }
}

fn raise(known: Option<&mut Openness>, openness: Openness) {
    if let Some(known) = known {
        *known = openness.max(*known);
    }
}
