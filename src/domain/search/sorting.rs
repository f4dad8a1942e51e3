//! Sorting for all of search. Every type that is sorted has its own sort compiled, some kilobytes
//! each, so all that has an order is brought into one of two forms: numbers and byte strings.

use super::strings::Strings;

/// Returns the numbers, smallest first.
pub(super) fn sorted(mut numbers: Vec<u64>) -> Vec<u64> {
    numbers.sort_unstable();
    numbers
}

/// Returns two parts as one number: sorting goes by `first`, then by `second`.
pub(super) fn pair(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

/// Returns the second part of a [`pair`].
pub(super) fn second(pair: u64) -> u32 {
    pair as u32
}

/// Returns the first bytes of a string as a number that is no greater than that of a later one.
fn first_bytes(string: &[u8]) -> u32 {
    let at = |at: usize| u32::from(string.get(at).copied().unwrap_or(0));
    at(0) << 24 | at(1) << 16 | at(2) << 8 | at(3)
}

/// An order of things that are known by their positions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Order {
    /// The things in order.
    things: Vec<u32>,
    /// For each thing its place in it.
    places: Vec<u32>,
}

impl Order {
    /// Returns the order of things whose keys are these strings.
    pub(super) fn of_strings(keys: &Strings) -> Self {
        // The first bytes decide most comparisons.
        let begun = |thing: u32| pair(first_bytes(keys.get(thing)), thing);
        let mut begun: Vec<u64> = (0..keys.len() as u32).map(begun).collect();
        begun.sort_unstable_by(|a, b| {
            let (one, other) = (keys.get(second(*a)), keys.get(second(*b)));
            (a >> 32).cmp(&(b >> 32)).then_with(|| one.cmp(other)).then_with(|| a.cmp(b))
        });
        Self::of_things(begun.into_iter().map(second).collect())
    }

    /// Returns the order of things that stand in it.
    pub(super) fn of_things(things: Vec<u32>) -> Self {
        let mut places = vec![0; things.len()];
        for (place, thing) in (0..).zip(&things) {
            if let Some(slot) = places.get_mut(*thing as usize) {
                *slot = place;
            }
        }
        Self { things, places }
    }

    /// Returns the place of a thing.
    pub(super) fn place(&self, thing: u32) -> u32 {
        self.places.get(thing as usize).copied().unwrap_or(u32::MAX)
    }

    /// Returns the thing at a place.
    pub(super) fn thing(&self, place: u32) -> Option<u32> {
        self.things.get(place as usize).copied()
    }

    /// Returns the things in order.
    pub(super) fn things(&self) -> &[u32] {
        &self.things
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_knows_things_and_places() {
        let mut keys = Strings::default();
        for key in ["c", "a", "b", "abcde", "abcd", "a"] {
            keys.push(key.as_bytes());
        }
        let order = Order::of_strings(&keys);
        assert_eq!(order.things(), [1, 5, 4, 3, 2, 0]);
        assert_eq!([0, 1, 2].map(|thing| order.place(thing)), [5, 0, 4]);
        assert_eq!((order.thing(0), order.thing(6)), (Some(1), None));
    }

    #[test]
    fn pairs_sort_by_both_parts() {
        let pairs = sorted(vec![pair(2, 0), pair(1, 9), pair(1, 3), pair(u32::MAX, 1)]);
        assert_eq!(pairs, [pair(1, 3), pair(1, 9), pair(2, 0), pair(u32::MAX, 1)]);
        assert_eq!(second(pair(7, 5)), 5);
    }
}
