//! A part of the region that the guide can keep to, as on the site of a district: which entries lie in
//! it. Search is narrowed by an index that holds no others, the planner by the request's `within`.

use super::catalogue::{Catalogue, Entry, Slug, VillageId};
use super::search::Facet;
use super::search::value::location;
use std::fmt;

/// What a part of the region is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// A former district.
    District,
    /// A commune or ward of today.
    Commune,
    /// A craft village.
    Village,
}

impl Area {
    /// Every sort of area with its word in addresses, the widest first.
    pub const ALL: [(&str, Self); 3] =
        [("district", Self::District), ("commune", Self::Commune), ("village", Self::Village)];

    /// Returns its word in addresses.
    pub fn word(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, area)| *area == self).map_or("", |(word, _)| word)
    }

    /// Returns the facet whose values are such areas.
    pub fn facet(self) -> Facet {
        match self {
            Self::District => Facet::District,
            Self::Commune => Facet::Commune,
            Self::Village => Facet::Village,
        }
    }
}

/// A part of the region, by name: `district:gia-lam`. The catalogue need not have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// What it is.
    pub area: Area,
    /// Its slug.
    pub slug: Slug,
}

impl Scope {
    /// Returns the scope that `text` names, or `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let (word, slug) = text.split_once(':')?;
        let (_, area) = Area::ALL.into_iter().find(|(known, _)| *known == word)?;
        Some(Self { area, slug: Slug::new(slug)? })
    }

    /// Returns what it is called in Vietnamese, or `None` if the catalogue does not have it.
    pub fn name<'a>(&self, catalogue: &'a Catalogue) -> Option<&'a str> {
        Some(match self.area {
            Area::District => &catalogue.district(catalogue.find_district(&self.slug)?).name,
            Area::Commune => &catalogue.commune(catalogue.find_commune(&self.slug)?).name,
            Area::Village => &catalogue.village(catalogue.find_village(&self.slug)?).short_name,
        })
    }

    /// Returns whether an entry lies in it. What may lie in one of several communes lies in each; the
    /// parts of a village are the village's.
    pub fn holds(&self, catalogue: &Catalogue, entry: Entry) -> bool {
        match self.area {
            Area::District => {
                let district = catalogue.find_district(&self.slug);
                district.is_some() && location(catalogue, entry).district == district
            }
            Area::Commune => catalogue.find_commune(&self.slug).is_some_and(|commune| {
                let place = location(catalogue, entry);
                place.commune == Some(commune) || place.or_communes.contains(&commune)
            }),
            Area::Village => {
                let village = catalogue.find_village(&self.slug);
                let within = |part: VillageId| {
                    village == Some(part)
                        || village.is_some() && catalogue.village(part).within == village
                };
                catalogue.village_of(entry).is_some_and(within)
            }
        }
    }

    /// Returns whether a whole commune is part of it: is it, or went into a district by its old parts.
    pub fn holds_commune(&self, catalogue: &Catalogue, slug: &Slug) -> bool {
        match self.area {
            Area::Commune => self.slug == *slug,
            Area::Village => false,
            Area::District => {
                let district = catalogue.find_district(&self.slug);
                catalogue.find_commune(slug).is_some_and(|commune| {
                    let formerly = &catalogue.commune(commune).formerly;
                    formerly.iter().any(|former| Some(former.district) == district)
                })
            }
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.area.word())?;
        f.write_str(":")?;
        f.write_str(self.slug.as_str())
    }
}
