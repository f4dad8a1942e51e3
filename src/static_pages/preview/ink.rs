//! The colours of a picture: those of the guide by day, read from its own sheet of tokens, and the rules
//! of `style/art.css` for a print, written out.

/// The guide's raw values.
const TOKENS: &str = include_str!("../../../style/tokens.css");

/// A colour as red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Colour([u8; 3]);

/// What a print is printed with.
pub struct Ink {
    a: Colour,
    b: Colour,
    mid: Colour,
    thread: Colour,
    tone: Colour,
}

impl Ink {
    /// Returns the ink of a craft; with `negative`, paper and ink are exchanged.
    pub fn of(craft: &str, negative: bool) -> Self {
        let row = TOKENS.lines().find(|line| line.contains(&format!(".c-{craft} "))).unwrap_or_default();
        let (deep, ground) = (by_day(row, "--deep:"), by_day(row, "--ground:"));
        let (a, b) = if negative { (ground, deep) } else { (deep, ground) };
        // The shares of art.css.
        let (mid, thread) = if negative { (0.58, 0.26) } else { (0.48, 0.22) };
        let mixed = |share| mix(a, b, share);
        Self { a, b, mid: mixed(mid), thread: mixed(thread), tone: mixed(0.10) }
    }

    /// Returns the rules for the shapes of `art.svg`.
    pub fn sheet(&self) -> String {
        let [a, b, mid, thread, tone] =
            [self.a, self.b, self.mid, self.thread, self.tone].map(Colour::hex);
        let [cobalt, on_cobalt, text, lacquer] =
            ["--cobalt:", "--on-cobalt:", "--ink:", "--lacquer:"].map(|name| by_day(TOKENS, name).hex());
        format!(
            ".bg,.quiet{{fill:{b}}}.tone{{fill:{tone}}}\
             pattern path,pattern circle{{fill:none;stroke:{thread};stroke-width:1.3;stroke-linecap:round;stroke-linejoin:round}}\
             pattern .f{{fill:{thread};stroke:none}}\
             .d,.d0{{fill:{a}}}.d{{stroke:{b};stroke-width:4.5;paint-order:stroke;stroke-linejoin:round}}\
             .m{{fill:{mid}}}.g{{fill:{b}}}\
             .l,.lw,.tl{{fill:none;stroke:{b};stroke-width:2.5;stroke-linecap:round;stroke-linejoin:round}}\
             .l--wide{{stroke-width:8}}.lw{{stroke-width:3;stroke-dasharray:6 6;stroke-linecap:butt}}.tl{{stroke-width:1.8}}\
             .s,.s5,.t{{fill:none;stroke:{a};stroke-linecap:round;stroke-linejoin:round}}\
             .s{{stroke-width:5.5}}.s5{{stroke-width:4.2}}.t{{stroke-width:2.5}}\
             .seal-bg{{fill:{cobalt}}}.seal-fg{{fill:{on_cobalt}}}\
             .wordmark{{fill:{text}}}.roof,.wordmark .tone{{fill:{lacquer}}}"
        )
    }

    /// Returns the colour of the paper.
    pub fn paper(&self) -> String {
        by_day(TOKENS, "--paper:").hex()
    }

    /// Returns the colour of names.
    pub fn text(&self) -> String {
        by_day(TOKENS, "--ink:").hex()
    }

    /// Returns the colour of what is said beside them.
    pub fn soft(&self) -> String {
        by_day(TOKENS, "--ink-soft:").hex()
    }
}

/// Returns the value by day of a token: `--name: light-dark(#rrggbb, …)`; black if there is none.
fn by_day(sheet: &str, name: &str) -> Colour {
    let value = sheet.split_once(name).and_then(|(_, rest)| rest.split_once("light-dark(#"));
    let digits = value.and_then(|(_, rest)| rest.get(..6)).unwrap_or("000000");
    let part = |at: usize| digits.get(at..at + 2).and_then(|part| u8::from_str_radix(part, 16).ok());
    Colour([0, 2, 4].map(|at| part(at).unwrap_or_default()))
}

impl Colour {
    fn hex(self) -> String {
        let Self([red, green, blue]) = self;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }
}

/// Returns `share` of `a` in `b`, mixed in Oklab as `color-mix` does (B. Ottosson, A perceptual color
/// space for image processing, 2020).
fn mix(a: Colour, b: Colour, share: f64) -> Colour {
    let (from, to) = (oklab(b), oklab(a));
    let between = [0, 1, 2].map(|i| {
        let at = |lab: [f64; 3]| lab.get(i).copied().unwrap_or_default();
        at(from) + (at(to) - at(from)) * share
    });
    from_oklab(between)
}

fn oklab(Colour(parts): Colour) -> [f64; 3] {
    let [r, g, b] = parts.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
    let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
    let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
    [
        0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
        1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
        0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
    ]
}

fn from_oklab([light, green_red, blue_yellow]: [f64; 3]) -> Colour {
    let cubed = |l: f64| l * l * l;
    let l = cubed(light + 0.396_337_777_4 * green_red + 0.215_803_757_3 * blue_yellow);
    let m = cubed(light - 0.105_561_345_8 * green_red - 0.063_854_172_8 * blue_yellow);
    let s = cubed(light - 0.089_484_177_5 * green_red - 1.291_485_548_0 * blue_yellow);
    let linear = [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
    ];
    Colour(linear.map(|part| {
        let part = part.clamp(0.0, 1.0);
        let part = if part <= 0.003_130_8 { part * 12.92 } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 };
        (part * 255.0).round() as u8
    }))
}
