//! Chance from a seed: the same on every machine, and nothing that must be kept secret.

/// A stream of chance (SplitMix64, Steele et al. 2014).
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    /// Returns the stream of a seed.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Returns a whole number below `n`; 0 if there is none.
    pub(super) fn below(&mut self, n: usize) -> usize {
        (((self.next() >> 32) * n as u64) >> 32) as usize
    }

    /// Returns whether something of `per_mille` in 1,000 happens.
    pub(super) fn happens(&mut self, per_mille: u32) -> bool {
        self.below(1_000) < per_mille as usize
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
