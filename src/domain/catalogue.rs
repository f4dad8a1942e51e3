//! The catalogue: its tables, and the relations between their rows read both ways. A relation is
//! stored once, on the row that knows it, and found from the other side by a scan: the tables are
//! small, and nothing can fall out of step.

pub mod decode;
pub mod hours;
pub mod issue;
pub mod model;
pub mod programme;
pub mod rating;
pub(in crate::domain) mod row;

pub use decode::decode;
pub use model::*;

use crate::domain::calendar::Date;
use crate::domain::geo::{LatLng, distance_km};
use std::ops::Deref;

/// The decoded catalogue. Immutable: share it by reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalogue {
    tables: Tables,
    has_details: bool,
}

impl Deref for Catalogue {
    type Target = Tables;
    fn deref(&self) -> &Tables {
        &self.tables
    }
}

macro_rules! tables {
    ($($table:ident: $row:ident($id:ident) by $get:ident, $find:ident;)*) => {
        impl Catalogue {$(
            #[doc = concat!("Returns the row of `", stringify!($table), "` that `id` names.")]
            #[expect(clippy::indexing_slicing, reason = "ids are made by decode, for rows it kept")]
            pub fn $get(&self, id: $id) -> &$row { &self.tables.$table[id.index()] }

            #[doc = concat!("Returns the id of the row of `", stringify!($table), "` with this slug.")]
            pub fn $find(&self, slug: &Slug) -> Option<$id> {
                self.tables.$table.iter().position(|row| row.slug == *slug).map(|at| $id(at as u32))
            }
        )*}
    };
}
tables! {
    districts: District(DistrictId) by district, find_district;
    communes: Commune(CommuneId) by commune, find_commune;
    crafts: Craft(CraftId) by craft, find_craft;
    groups: ProductGroup(ProductGroupId) by group, find_group;
    kinds: ProductKind(ProductKindId) by product_kind, find_product_kind;
    sources: Source(SourceId) by source, find_source;
    producers: Producer(ProducerId) by producer, find_producer;
    villages: CraftVillage(VillageId) by village, find_village;
    products: Product(ProductId) by product, find_product;
    sales_points: SalesPoint(SalesPointId) by sales_point, find_sales_point;
    sights: Sight(SightId) by sight, find_sight;
    eateries: Eatery(EateryId) by eatery, find_eatery;
}

macro_rules! entry_ids {
    ($($ids:ident: $table:ident => $entry:path, $id:ident;)*) => {
        impl Catalogue {
            /// Returns every entry, villages first, each kind in the order of the file.
            pub fn entries(&self) -> impl Iterator<Item = Entry> + use<> {
                let all: Vec<Entry> = std::iter::empty()$(.chain(self.$ids().map($entry)))*.collect();
                all.into_iter()
            }
            $(
                #[doc = concat!("Returns the ids of `", stringify!($table), "` in the order of the file.")]
                pub fn $ids(&self) -> impl Iterator<Item = $id> + use<> {
                    (0..self.tables.$table.len() as u32).map($id)
                }
            )*
        }
    };
}
entry_ids! {
    village_ids: villages => Entry::Village, VillageId;
    product_ids: products => Entry::Product, ProductId;
    sales_point_ids: sales_points => Entry::SalesPoint, SalesPointId;
    sight_ids: sights => Entry::Sight, SightId;
    eatery_ids: eateries => Entry::Eatery, EateryId;
}

/// Another entry and how far it is, in kilometres as the crow flies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearby {
    /// The entry.
    pub entry: Entry,
    /// Its distance.
    pub km: f64,
}

impl Catalogue {
    pub(crate) fn new(tables: Tables, has_details: bool) -> Self {
        Self { tables, has_details }
    }

    /// Returns whether what only pages show was read too: descriptions, addresses, sources, the
    /// programme's figures. Until then those fields are empty, which does not mean "not known".
    pub fn has_details(&self) -> bool {
        self.has_details
    }

    /// Returns whether another catalogue has the same entries in the same order.
    pub fn has_entries_of(&self, other: &Self) -> bool {
        let slugs =
            |of: &Self| of.entries().map(|entry| of.slug(entry).clone()).collect::<Vec<_>>();
        slugs(self) == slugs(other)
    }

    /// Returns the slug of an entry.
    pub fn slug(&self, entry: Entry) -> &Slug {
        match entry {
            Entry::Village(id) => &self.village(id).slug,
            Entry::Product(id) => &self.product(id).slug,
            Entry::SalesPoint(id) => &self.sales_point(id).slug,
            Entry::Sight(id) => &self.sight(id).slug,
            Entry::Eatery(id) => &self.eatery(id).slug,
        }
    }

    /// Returns the entry of `kind` with this slug.
    pub fn find(&self, kind: EntryKind, slug: &Slug) -> Option<Entry> {
        match kind {
            EntryKind::Village => self.find_village(slug).map(Entry::Village),
            EntryKind::Product => self.find_product(slug).map(Entry::Product),
            EntryKind::SalesPoint => self.find_sales_point(slug).map(Entry::SalesPoint),
            EntryKind::Sight => self.find_sight(slug).map(Entry::Sight),
            EntryKind::Eatery => self.find_eatery(slug).map(Entry::Eatery),
        }
    }

    /// Returns the name of an entry; of an eatery, its dish.
    pub fn name(&self, entry: Entry) -> &Wording {
        match entry {
            Entry::Village(id) => &self.village(id).name,
            Entry::Product(id) => &self.product(id).name,
            Entry::SalesPoint(id) => &self.sales_point(id).name,
            Entry::Sight(id) => &self.sight(id).name,
            Entry::Eatery(id) => &self.eatery(id).dish,
        }
    }

    /// Returns where an entry lies.
    pub fn location(&self, entry: Entry) -> &Location {
        match entry {
            Entry::Village(id) => &self.village(id).location,
            Entry::Product(id) => &self.product(id).location,
            Entry::SalesPoint(id) => &self.sales_point(id).location,
            Entry::Sight(id) => &self.sight(id).location,
            Entry::Eatery(id) => &self.eatery(id).location,
        }
    }

    /// Returns the craft village an entry belongs to: a village is its own.
    pub fn village_of(&self, entry: Entry) -> Option<VillageId> {
        match entry {
            Entry::Village(id) => Some(id),
            Entry::Product(id) => self.product(id).village,
            Entry::SalesPoint(id) => self.sales_point(id).village,
            Entry::Sight(_) => None,
            Entry::Eatery(id) => self.eatery(id).village,
        }
    }

    /// Returns the point of an entry; a product, which has none of its own, is at its village.
    pub fn point(&self, entry: Entry) -> Option<LatLng> {
        self.location(entry).point.or_else(|| match entry {
            Entry::Product(_) => self.village(self.village_of(entry)?).location.point,
            _ => None,
        })
    }

    /// Returns the craft of an entry: a product's through its kind, a place's through its village.
    pub fn craft_of(&self, entry: Entry) -> Option<CraftId> {
        match entry {
            Entry::Product(id) => Some(self.product_kind(self.product(id).kind).craft),
            _ => self.village_of(entry).map(|village| self.village(village).craft),
        }
    }

    /// Returns what an entry is sourced from.
    pub fn sources_of(&self, entry: Entry) -> &[SourceId] {
        match entry {
            Entry::Village(id) => &self.village(id).sources,
            Entry::Product(id) => &self.product(id).sources,
            Entry::SalesPoint(id) => &self.sales_point(id).sources,
            Entry::Sight(id) => &self.sight(id).sources,
            Entry::Eatery(id) => &self.eatery(id).sources,
        }
    }

    /// Returns where the days were read that were announced for public holidays between two days.
    pub fn sources_of_holidays(&self, first: Date, last: Date) -> Vec<SourceId> {
        let mut found = Vec::new();
        for (row, sources) in self.holidays.announced.iter().zip(&self.holiday_sources) {
            if row.first <= last && first <= row.last {
                for id in sources {
                    if !found.contains(id) {
                        found.push(*id);
                    }
                }
            }
        }
        found
    }

    /// Returns the products of a village, best rated first.
    pub fn products_of_village(&self, village: VillageId) -> Vec<ProductId> {
        self.best_first(|product| product.village == Some(village))
    }

    /// Returns the products of a producer, best rated first.
    pub fn products_of_producer(&self, producer: ProducerId) -> Vec<ProductId> {
        self.best_first(|product| product.producer == Some(producer))
    }

    /// Returns the products that meet `wanted`, best rated first, then in the order of the file.
    pub fn best_first(&self, wanted: impl Fn(&Product) -> bool) -> Vec<ProductId> {
        let mut ids: Vec<_> = self.product_ids().filter(|id| wanted(self.product(*id))).collect();
        ids.sort_by_key(|id| {
            let rating = self.product(*id).rating;
            (std::cmp::Reverse(rating.stars), rating.evidence)
        });
        ids
    }

    /// Returns the sales points of a craft village.
    pub fn sales_points_of_village(&self, village: VillageId) -> Vec<SalesPointId> {
        self.sales_point_ids().filter(|id| self.sales_point(*id).village == Some(village)).collect()
    }

    /// Returns the sales points a producer runs.
    pub fn sales_points_of_producer(&self, producer: ProducerId) -> Vec<SalesPointId> {
        self.sales_point_ids()
            .filter(|id| self.sales_point(*id).producer == Some(producer))
            .collect()
    }

    /// Returns where a source places a product, or its maker sells.
    pub fn sold_at(&self, product: ProductId) -> Vec<SalesPointId> {
        let producer = self.product(product).producer;
        self.sales_point_ids()
            .filter(|id| {
                let point = self.sales_point(*id);
                point.sells.contains(&product) || (producer.is_some() && point.producer == producer)
            })
            .collect()
    }

    /// Returns the products that a sales point is known to have: listed, or its own maker's.
    pub fn sold_here(&self, point: SalesPointId) -> Vec<ProductId> {
        let row = self.sales_point(point);
        let own = |product: &Product| row.producer.is_some() && product.producer == row.producer;
        let mut ids = row.sells.clone();
        ids.extend(self.best_first(own).into_iter().filter(|id| !row.sells.contains(id)));
        ids
    }

    /// Returns the eateries in or near a craft village.
    pub fn eateries_of_village(&self, village: VillageId) -> Vec<EateryId> {
        self.eatery_ids().filter(|id| self.eatery(*id).village == Some(village)).collect()
    }

    /// Returns the villages that are part of another.
    pub fn parts_of_village(&self, village: VillageId) -> Vec<VillageId> {
        self.village_ids().filter(|id| self.village(*id).within == Some(village)).collect()
    }

    /// Returns the entries, other than `entry` and products, nearest to it: at most `most`.
    pub fn near(&self, entry: Entry, most: usize, wanted: impl Fn(Entry) -> bool) -> Vec<Nearby> {
        self.point(entry).map_or_else(Vec::new, |point| {
            self.near_point(point, most, |other| other != entry && wanted(other))
        })
    }

    /// Returns the entries other than products nearest to a point: at most `most`.
    pub fn near_point(
        &self,
        point: LatLng,
        most: usize,
        wanted: impl Fn(Entry) -> bool,
    ) -> Vec<Nearby> {
        let place = |entry: &Entry| entry.kind() != EntryKind::Product && wanted(*entry);
        let mut found: Vec<Nearby> = self
            .entries()
            .filter(place)
            .filter_map(|entry| Some(Nearby { entry, km: distance_km(point, self.point(entry)?) }))
            .collect();
        found.sort_by(|a, b| a.km.total_cmp(&b.km));
        found.truncate(most);
        found
    }
}
