//! What a visitor asks for: a text, chosen values, an order. A [`Query`] is plain data, keeps values
//! that this catalogue does not know (an address may be older or newer than it), and is written to
//! and read from addresses elsewhere.

use crate::domain::calendar::Date;
use crate::domain::catalogue::Slug;
use crate::domain::geo::LatLng;

/// A search.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// The words, as typed.
    pub text: String,
    /// The chosen values.
    pub selection: Selection,
    /// The day on which it is to be open.
    pub open_on: Option<Date>,
    /// The order of the answer.
    pub sort: Sort,
}

/// In which order hits come.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Sort {
    /// The best answers to the text first; without a text, a mix of all kinds.
    #[default]
    Relevance,
    /// The highest star level first, entries without one last.
    Stars,
    /// By Vietnamese name.
    Name,
    /// The nearest to this point first, entries without a place last.
    Distance(LatLng),
}

/// A property of entries by which they can be narrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Villages, products, sales points, sights or eateries.
    Kind,
    /// The craft village an entry belongs to.
    Village,
    /// The former district.
    District,
    /// The commune or ward of today.
    Commune,
    /// The official product group.
    Group,
    /// The craft.
    Craft,
    /// The star level of a product.
    Stars,
    /// How strong the evidence for a product's rating is.
    Evidence,
    /// What sort of place it is.
    Place,
}

impl Facet {
    /// Every facet, in the order of declaration.
    pub const ALL: [Self; 9] = [
        Self::Kind,
        Self::Village,
        Self::District,
        Self::Commune,
        Self::Group,
        Self::Craft,
        Self::Stars,
        Self::Evidence,
        Self::Place,
    ];
}

/// The chosen values, sorted and each once. Values of one facet widen the answer, facets narrow it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection(Vec<(Facet, Slug)>);

impl Selection {
    /// Returns the selection of these values; what is no slug is left out.
    pub fn of(values: &[(Facet, &str)]) -> Self {
        values.iter().filter_map(|(facet, text)| Some((*facet, Slug::new(text)?))).collect()
    }

    /// Returns this selection with one more value.
    #[must_use]
    pub fn with(&self, facet: Facet, value: &Slug) -> Self {
        self.iter().chain([(facet, value)]).map(|(facet, value)| (facet, value.clone())).collect()
    }

    /// Returns this selection with one value less.
    #[must_use]
    pub fn without(&self, facet: Facet, value: &Slug) -> Self {
        self.keeping(|chosen| chosen != (facet, value))
    }

    /// Returns this selection with a value added or, if it was there, removed.
    #[must_use]
    pub fn toggle(&self, facet: Facet, value: &Slug) -> Self {
        if self.contains(facet, value) {
            self.without(facet, value)
        } else {
            self.with(facet, value)
        }
    }

    /// Returns this selection without the values of one facet.
    #[must_use]
    pub fn clear(&self, facet: Facet) -> Self {
        self.keeping(|(of, _)| of != facet)
    }

    /// Returns whether a value is chosen.
    pub fn contains(&self, facet: Facet, value: &Slug) -> bool {
        self.iter().any(|chosen| chosen == (facet, value))
    }

    /// Returns the chosen values of one facet.
    pub fn values(&self, facet: Facet) -> impl Iterator<Item = &Slug> {
        self.iter().filter(move |(of, _)| *of == facet).map(|(_, value)| value)
    }

    /// Returns every chosen value with its facet, in the order of [`Facet::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Facet, &Slug)> {
        self.0.iter().map(|(facet, value)| (*facet, value))
    }

    /// Returns whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn keeping(&self, wanted: impl Fn((Facet, &Slug)) -> bool) -> Self {
        let kept = self.iter().filter(|chosen| wanted(*chosen));
        Self(kept.map(|(facet, value)| (facet, value.clone())).collect())
    }
}

impl FromIterator<(Facet, Slug)> for Selection {
    fn from_iter<I: IntoIterator<Item = (Facet, Slug)>>(values: I) -> Self {
        let mut sorted = Vec::new();
        for value in values {
            if let Err(at) = sorted.binary_search(&value) {
                sorted.insert(at, value);
            }
        }
        Self(sorted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selection_is_a_sorted_set() {
        let (a, b) = (Slug::new("a").unwrap(), Slug::new("b").unwrap());
        let both = Selection::default().with(Facet::Craft, &b).with(Facet::Craft, &a);
        assert_eq!(both, Selection::of(&[(Facet::Craft, "a"), (Facet::Craft, "b")]));
        assert_eq!(both.with(Facet::Craft, &a), both);
        assert_eq!(both.values(Facet::Craft).collect::<Vec<_>>(), [&a, &b]);
        assert_eq!(both.toggle(Facet::Craft, &a), both.without(Facet::Craft, &a));
        assert_eq!(both.toggle(Facet::Kind, &a).clear(Facet::Craft).iter().count(), 1);
        assert_eq!(both.toggle(Facet::Kind, &a).iter().next(), Some((Facet::Kind, &a)));
        assert!(both.clear(Facet::Craft).is_empty() && !both.contains(Facet::Kind, &a));
        assert!(Selection::of(&[(Facet::Craft, "No slug")]).is_empty());
    }

    #[test]
    fn facets_are_listed_in_order() {
        assert!(Facet::ALL.is_sorted());
    }
}
