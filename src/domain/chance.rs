//! Chance that every machine repeats: a counter that is mixed into whole numbers (SplitMix64, Steele et
//! al. 2014). It comes from a seed, and nothing rests on its being secret.

/// A source of numbers that its seed decides alone.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// Returns the source of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below `end`; 0 when there is none.
    pub fn below(&mut self, end: usize) -> usize {
        (((self.next() >> 32) * end as u64) >> 32) as usize
    }

    /// Returns whether something happens that happens `percent` times in a hundred.
    pub fn happens(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// Returns an item, or the empty one of an empty list.
    pub fn pick<T: Copy + Default>(&mut self, items: &[T]) -> T {
        let at = self.below(items.len());
        items.get(at).copied().unwrap_or_default()
    }

    /// Returns an item, of which those that stand first are the most likely: words are like that.
    pub fn lean<T: Copy + Default>(&mut self, items: &[T]) -> T {
        let at = self.below(items.len()).min(self.below(items.len()));
        items.get(at).copied().unwrap_or_default()
    }

    /// Returns a draw of the exponential distribution with mean 1: how far below the present value
    /// annealing at temperature 1 goes.
    pub(super) fn exponential(&mut self) -> f64 {
        // -ln(u) for u in (0, 1], with sums and products only, which are alike on every machine.
        let u = (self.next() >> 11) + 1;
        let zeros = u.leading_zeros() - 10;
        let mantissa = (u << zeros) as f64 / (1_u64 << 53) as f64;
        let t = (mantissa - 1.0) / (mantissa + 1.0);
        let square = t * t;
        let series = 1.0 / 3.0 + square * (1.0 / 5.0 + square * (1.0 / 7.0 + square / 9.0));
        f64::from(zeros) * std::f64::consts::LN_2 - 2.0 * t * (1.0 + square * series)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_decides_every_number() {
        let numbers = |seed| {
            let mut chance = Chance::new(seed);
            [(); 5].map(|()| chance.below(1000))
        };
        assert_eq!(numbers(7), numbers(7));
        assert_ne!(numbers(7), numbers(8));
        // Known to be so on every machine.
        assert_eq!(Chance::new(0).next(), 0xe220_a839_7b1d_cdaf);
    }

    #[test]
    fn numbers_stay_below_and_reach_everywhere() {
        let mut chance = Chance::new(1);
        let mut seen = [0; 7];
        for _ in 0..700 {
            seen[chance.below(7)] += 1;
        }
        assert!(seen.iter().all(|count| (50..150).contains(count)), "{seen:?}");
        assert_eq!((chance.below(0), chance.below(1)), (0, 0));
        assert_eq!(chance.pick::<&str>(&[]), "");
    }
}
