//! Which block print stands for an entry that has no photograph: the object and pattern of its
//! craft, laid out and toned by a hash of its slug, so that no two neighbours look the same and
//! the same entry always looks like itself. Shapes live in `public/art.svg`, colours in `style/`.

pub mod weave;

/// A block print, ready to be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The craft, as in `c-ceramics`.
    pub craft: &'static str,
    /// The object, as in `o-teapot`.
    pub object: &'static str,
    /// The pattern behind it, as in `k-wave-ceramics`.
    pub pattern: &'static str,
    /// How object and pattern share the tile.
    pub layout: Layout,
    /// Paper and ink exchanged.
    pub negative: bool,
    /// How far the pattern is turned, in degrees.
    pub turn: u32,
    /// How large the pattern is drawn, in hundredths.
    pub scale: u32,
    /// How far the pattern is moved, across and down.
    pub shift: (u32, u32),
}

/// How object and pattern share a tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// The pattern all over.
    Field,
    /// The pattern in a disc behind the object.
    Moon,
    /// The pattern in the lower third.
    Band,
    /// The pattern down one side.
    Side,
}

/// A craft and what is drawn for it: its objects and its patterns, three each at most.
struct Craft(&'static str, &'static [&'static str], [&'static str; 3]);

const CRAFTS: [Craft; 19] = [
    Craft("ceramics", &["teapot", "vase", "bowl"], ["wave", "lotus", "ring"]),
    Craft("silk", &["silk", "shuttle"], ["lozenge", "warp", "wave"]),
    Craft("embroidery", &["hoop"], ["cross", "bloom", "warp"]),
    Craft("rattan", &["basket", "lantern"], ["hex", "twill", "lozenge"]),
    Craft("lacquer", &["lacquerbox", "tray"], ["shard", "dust", "wave"]),
    Craft("pearl", &["shell"], ["scale", "vine", "ring"]),
    Craft("wood", &["chisel", "carving"], ["grain", "vine", "lozenge"]),
    Craft("metal", &["drum", "goldleaf"], ["sun", "leafsq", "zig"]),
    Craft("hat", &["hat"], ["palm", "ring", "twill"]),
    Craft("incense", &["incense"], ["smoke", "dust", "rays"]),
    Craft("paper", &["fan"], ["rays", "leafsq", "cloud"]),
    Craft("rice", &["rice"], ["grainrice", "field", "twill"]),
    Craft("food", &["banhchung", "steam"], ["lattice", "leaf", "dust"]),
    Craft("tea", &["tea"], ["leaf", "field", "cloud"]),
    Craft("flowers", &["blossom", "kumquat"], ["bloom", "leaf", "dust"]),
    Craft("leather", &["shoe"], ["stitch", "cross", "scale"]),
    Craft("toys", &["carp", "dragonfly"], ["scale", "cloud", "bloom"]),
    Craft("music", &["lute"], ["warp", "ring", "smoke"]),
    Craft("visit", &["gate"], ["lattice", "field", "cloud"]),
];

/// Patterns that may be turned without losing their sense.
const TURNABLE: [&str; 11] = [
    "wave", "cross", "lozenge", "warp", "twill", "hex", "zig", "lattice", "stitch", "dust",
    "leafsq",
];

/// The craft whose print stands for what has none of its own.
pub const VISIT: &str = "visit";

impl Drawing {
    /// Returns the print of the entry `seed` names; an unknown craft is drawn as a village gate.
    pub fn new(craft: &str, seed: &str) -> Self {
        let Craft(craft, objects, patterns) = known(craft);
        let hash = mix(seed);
        let bits = |shift: u32, choices: usize| (hash >> shift) as usize % choices.max(1);
        let pattern = patterns.get(bits(7, 3)).copied().unwrap_or_default();
        let layout = match bits(11, 4) {
            0 => Layout::Field,
            1 => Layout::Moon,
            2 => Layout::Band,
            _ => Layout::Side,
        };
        let turnable = TURNABLE.contains(&pattern) && layout != Layout::Band;
        Self {
            craft,
            object: told(craft, seed)
                .or_else(|| objects.get(bits(3, objects.len())).copied())
                .unwrap_or_default(),
            pattern,
            layout,
            negative: bits(17, 5) < 2,
            turn: match bits(19, 4) {
                2 if turnable => 45,
                3 if turnable => 90,
                _ => 0,
            },
            scale: match bits(23, 3) {
                0 => 100,
                1 => 115,
                _ => 90,
            },
            shift: (bits(25, 12) as u32, bits(27, 12) as u32),
        }
    }

    /// Returns this print as it is drawn after `before`: with its tone exchanged if both would
    /// look alike.
    pub fn after(mut self, before: Option<Self>) -> Self {
        let alike = |other: Self| {
            (other.craft, other.object, other.negative) == (self.craft, self.object, self.negative)
        };
        if before.is_some_and(alike) {
            self.negative = !self.negative;
        }
        self
    }

    /// Returns the name of the pattern in this craft and tone: `k-wave-ceramics-n`.
    pub fn pattern_name(&self) -> String {
        let tone = if self.negative { "-n" } else { "" };
        format!("k-{}-{}{tone}", self.pattern, self.craft)
    }
}

/// Returns the prints of a run of entries, given as craft and seed, no two neighbours alike.
pub fn row<'a>(entries: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Drawing> {
    let mut drawn: Vec<Drawing> = Vec::new();
    for (craft, seed) in entries {
        let next = Drawing::new(craft, seed).after(drawn.last().copied());
        drawn.push(next);
    }
    drawn
}

/// Returns every object of a craft.
pub fn objects(craft: &str) -> &'static [&'static str] {
    known(craft).1
}

/// Words of a slug that tell what is drawn: a tea set is no vase.
const TOLD: [(&str, &str, &str); 9] = [
    ("ceramics", "am-", "teapot"),
    ("ceramics", "bat-dia", "bowl"),
    ("ceramics", "binh-", "vase"),
    ("ceramics", "lo-", "vase"),
    ("flowers", "quat", "kumquat"),
    ("flowers", "hoa-", "blossom"),
    ("food", "banh-chung", "banhchung"),
    ("metal", "vang", "goldleaf"),
    ("metal", "trong", "drum"),
];

fn told(craft: &str, seed: &str) -> Option<&'static str> {
    let fits = |(of, word, _): &&(&str, &str, &str)| *of == craft && seed.contains(word);
    TOLD.iter().find(fits).map(|(.., object)| *object)
}

fn known(craft: &str) -> &'static Craft {
    static LAST: Craft = Craft(VISIT, &["gate"], ["lattice", "field", "cloud"]);
    CRAFTS.iter().find(|Craft(name, ..)| *name == craft).unwrap_or(&LAST)
}

/// FNV-1a over the bytes, then the 32-bit finaliser of MurmurHash3: slugs that differ in one letter
/// still land far apart.
fn mix(seed: &str) -> u32 {
    let fnv = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(16_777_619);
    let mut hash = seed.bytes().fold(2_166_136_261, fnv);
    hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_never_look_alike() {
        let seeds: Vec<String> = (0..500).map(|n| format!("hat-{n}")).collect();
        let drawn = row(seeds.iter().map(|seed| ("hat", seed.as_str())));
        let look = |drawing: &Drawing| (drawing.object, drawing.negative);
        assert!(drawn.windows(2).all(|pair| look(&pair[0]) != look(&pair[1])));
    }

    #[test]
    fn every_object_and_tone_occurs_and_an_entry_looks_like_itself() {
        let seeds: Vec<String> = (0..200).map(|n| n.to_string()).collect();
        for Craft(craft, objects, patterns) in &CRAFTS {
            let drawn: Vec<_> = seeds.iter().map(|seed| Drawing::new(craft, seed)).collect();
            assert!(objects.iter().all(|object| drawn.iter().any(|d| d.object == *object)));
            assert!(patterns.iter().all(|pattern| drawn.iter().any(|d| d.pattern == *pattern)));
            assert!(drawn.iter().any(|d| d.negative) && drawn.iter().any(|d| !d.negative));
        }
        assert_eq!(Drawing::new("hat", "chuong"), Drawing::new("hat", "chuong"));
        assert_eq!(Drawing::new("no-such-craft", "x").object, "gate");
    }
}
