//! OCOP ratings: the level, how strong the evidence for it is, and whether it still stands.
//! A certificate lasts 36 months, but sources mostly give only its year, so validity is what the
//! year alone can prove.

/// An OCOP level, three to five stars.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stars(u8);

impl Stars {
    /// Returns the level, or `None` outside 3 to 5.
    pub fn new(level: i64) -> Option<Self> {
        (3..=5).contains(&level).then_some(Self(level as u8))
    }

    /// Returns the number of stars.
    pub fn get(self) -> u8 {
        self.0
    }
}

/// How strong the evidence for a rating is, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// The source says recognised or certified.
    Certified,
    /// A council scored it; the certificate is not stated.
    Scored,
    /// Put forward for a level; the result is not in the source.
    Proposed,
    /// On the list of a round; the result is not in the source.
    Entered,
    /// Called an OCOP product without a level.
    Reported,
}

/// What is known of a product's rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rating {
    /// The level, where a source gives it.
    pub stars: Option<Stars>,
    /// The level it was put forward for.
    pub proposed: Option<Stars>,
    /// In the city's class of potential five-star products; not a five-star rating.
    pub potential_five: bool,
    /// How strong the evidence is.
    pub evidence: Evidence,
    /// The year of recognition or, below `Certified`, of the round.
    pub year: Option<u16>,
}

/// Whether a rating still stands, as far as its year alone can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// It stands all this year.
    Valid,
    /// Its 36 months end some time this year.
    EndsThisYear,
    /// Its 36 months are over; a renewal was not seen.
    Lapsed,
    /// There is no year, or nothing was recognised.
    Unknown,
}

/// How many years a certificate lasts : 36 months, says the city (Kinh tế & Đô thị on the 104 products of 2023).
const YEARS_VALID: u16 = 3;

impl Rating {
    /// Returns whether the rating stands in `year`.
    pub fn validity(&self, year: u16) -> Validity {
        match self.year {
            Some(given) if self.evidence <= Evidence::Scored => {
                match (given + YEARS_VALID).cmp(&year) {
                    std::cmp::Ordering::Greater => Validity::Valid,
                    std::cmp::Ordering::Equal => Validity::EndsThisYear,
                    std::cmp::Ordering::Less => Validity::Lapsed,
                }
            }
            _ => Validity::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn validity_says_only_what_the_year_proves() {
        let check = |evidence, given, expected| {
            let rating = Rating {
                stars: Stars::new(4),
                proposed: None,
                potential_five: false,
                evidence,
                year: given,
            };
            assert_eq!(rating.validity(2026), expected, "{evidence:?} {given:?}");
        };
        check(Evidence::Certified, Some(2024), Validity::Valid);
        check(Evidence::Certified, Some(2023), Validity::EndsThisYear);
        check(Evidence::Scored, Some(2022), Validity::Lapsed);
        check(Evidence::Certified, None, Validity::Unknown);
        check(Evidence::Entered, Some(2020), Validity::Unknown);
    }

    #[test]
    fn stars_are_three_to_five() {
        let levels: Vec<_> = (-1..8).filter_map(Stars::new).map(Stars::get).collect();
        assert_eq!(levels, [3, 4, 5]);
    }
}
