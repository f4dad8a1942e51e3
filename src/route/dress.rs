//! How a site may dress the guide that it embeds: a theme, three colours, corners and a font, each from
//! a short list. A colour in which something could not be read is not taken; the guide's own stays.

use crate::domain::colour::Colour;

/// What a site chose; what it did not is the guide's own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dress {
    /// Light or dark. Without it the device decides, unless there are colours, which are for light.
    pub theme: Option<Theme>,
    /// The colour of links and buttons.
    pub accent: Option<Colour>,
    /// The colour of the ground.
    pub paper: Option<Colour>,
    /// The colour of text.
    pub ink: Option<Colour>,
    /// The shape of corners.
    pub corners: Corners,
    /// The font.
    pub font: Font,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The shape of corners.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Corners {
    /// The guide's own.
    #[default]
    Soft,
    /// None are rounded.
    Square,
    /// All are, more than usual.
    Round,
}

/// A font that is on the device or comes with the guide; none is fetched from elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Font {
    /// The guide's own.
    #[default]
    Guide,
    /// That of the device.
    System,
    /// One with serifs.
    Serif,
}

impl Theme {
    /// Both with their words in addresses.
    pub const ALL: [(&str, Self); 2] = [("light", Self::Light), ("dark", Self::Dark)];

    /// Returns its word.
    pub fn word(self) -> &'static str {
        word(&Self::ALL, self)
    }
}

impl Corners {
    /// All with their words in addresses.
    pub const ALL: [(&str, Self); 3] =
        [("soft", Self::Soft), ("square", Self::Square), ("round", Self::Round)];
}

impl Font {
    /// All with their words in addresses.
    pub const ALL: [(&str, Self); 3] =
        [("guide", Self::Guide), ("system", Self::System), ("serif", Self::Serif)];
}

/// The guide's own colours in a theme, as `style/tokens.css` has them (a test holds both together).
pub struct Own {
    /// The ground.
    pub paper: Colour,
    /// Cards and fields upon it.
    pub surface: Colour,
    /// What is sunk into it.
    pub sunken: Colour,
    /// Every colour of text, the usual one first and that of links last.
    pub texts: [Colour; 6],
    /// The edges of controls.
    pub edge: Colour,
    /// Text upon the colour of links.
    pub on_accent: Colour,
}

const LIGHT: Own = Own {
    paper: Colour([0xfb, 0xf8, 0xf1]),
    surface: Colour([0xff, 0xff, 0xff]),
    sunken: Colour([0xf3, 0xee, 0xe3]),
    texts: [
        Colour([0x1b, 0x1f, 0x2a]),
        Colour([0x4b, 0x50, 0x5d]),
        Colour([0xa3, 0x21, 0x2b]),
        Colour([0x2f, 0x5c, 0x2a]),
        Colour([0x73, 0x4a, 0x00]),
        Colour([0x1e, 0x4f, 0xa3]),
    ],
    edge: Colour([0x8d, 0x83, 0x70]),
    on_accent: Colour([0xff, 0xff, 0xff]),
};

const DARK: Own = Own {
    paper: Colour([0x10, 0x14, 0x1f]),
    surface: Colour([0x18, 0x1e, 0x2c]),
    sunken: Colour([0x0b, 0x0e, 0x16]),
    texts: [
        Colour([0xec, 0xe7, 0xdb]),
        Colour([0xb4, 0xb8, 0xc3]),
        Colour([0xff, 0x9f, 0x95]),
        Colour([0x9a, 0xd3, 0x91]),
        Colour([0xf0, 0xc0, 0x63]),
        Colour([0x9a, 0xbb, 0xff]),
    ],
    edge: Colour([0x6d, 0x76, 0x90]),
    on_accent: Colour([0x0d, 0x1a, 0x33]),
};

/// The least contrast of text, of a site's own text colour, and of the edges of controls.
const TEXT: f64 = 4.5;
const INK: f64 = 7.0;
const EDGE: f64 = 3.0;

/// How much of the text's colour is in what is sunk into a ground, and in lines upon it.
const SUNK: f64 = 0.05;
const LINE: f64 = 0.15;
/// How much of the colour of links is in the wash behind them.
const WASH: f64 = 0.1;

/// The colours that were taken of those a site chose, and the names of those that were not.
#[derive(Default)]
struct Taken {
    paper: Option<(Colour, Colour)>,
    ink: Option<Colour>,
    accent: Option<(Colour, Colour)>,
    too_pale: Vec<&'static str>,
}

impl Own {
    /// Returns the guide's own colours in a theme.
    pub fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }
}

impl Dress {
    /// Takes a choice by its name; a name that is none of them is left alone.
    ///
    /// # Errors
    /// The name of a choice whose value is none it can have.
    pub fn read(&mut self, name: &str, value: &str) -> Result<(), &'static str> {
        match name {
            "theme" => self.theme = Some(named(&Theme::ALL, value).ok_or("theme")?),
            "accent" => self.accent = Some(Colour::parse(value).ok_or("accent")?),
            "paper" => self.paper = Some(Colour::parse(value).ok_or("paper")?),
            "ink" => self.ink = Some(Colour::parse(value).ok_or("ink")?),
            "corners" => self.corners = named(&Corners::ALL, value).ok_or("corners")?,
            "font" => self.font = named(&Font::ALL, value).ok_or("font")?,
            _ => {}
        }
        Ok(())
    }

    /// Takes a choice by its name; one that cannot be had, as one that is empty, is the guide's own again.
    pub fn set(&mut self, name: &str, value: &str) {
        let own = Self::default();
        match name {
            "theme" => self.theme = own.theme,
            "accent" => self.accent = own.accent,
            "paper" => self.paper = own.paper,
            "ink" => self.ink = own.ink,
            "corners" => self.corners = own.corners,
            "font" => self.font = own.font,
            _ => {}
        }
        let _ = self.read(name, value);
    }

    /// Returns the choices as pairs for an address.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if let Some(theme) = self.theme {
            pairs.push(("theme", theme.word().to_owned()));
        }
        let colours = [("accent", self.accent), ("paper", self.paper), ("ink", self.ink)];
        let colours = colours.into_iter().filter_map(|(name, colour)| Some((name, colour?)));
        pairs.extend(colours.map(|(name, colour)| (name, colour.digits())));
        if self.corners != Corners::default() {
            pairs.push(("corners", word(&Corners::ALL, self.corners).to_owned()));
        }
        if self.font != Font::default() {
            pairs.push(("font", word(&Font::ALL, self.font).to_owned()));
        }
        pairs
    }

    /// Returns the theme; `None` leaves it to the device.
    pub fn shown_theme(&self) -> Option<Theme> {
        let has_colours = self.accent.or(self.paper).or(self.ink).is_some();
        self.theme.or_else(|| has_colours.then_some(Theme::Light))
    }

    /// Returns the colours that are not taken, since something could not be read, each with `contrast`.
    pub fn too_pale(&self) -> Vec<(&'static str, &'static str)> {
        self.taken().too_pale.into_iter().map(|name| (name, "contrast")).collect()
    }

    /// Returns the custom properties of `style/tokens.css` that are not the guide's own, with values.
    pub fn properties(&self) -> Vec<(&'static str, String)> {
        let own = Own::of(self.shown_theme().unwrap_or(Theme::Light));
        let taken = self.taken();
        let [own_ink, ..] = own.texts;
        let css = |colour: Colour| ["#", &colour.digits()].concat();
        let mut set = Vec::new();
        if let Some((paper, sunken)) = taken.paper {
            let line = paper.mixed(taken.ink.unwrap_or(own_ink), LINE);
            set.extend([("--paper", css(paper)), ("--sunken", css(sunken)), ("--line", css(line))]);
        }
        if let Some(ink) = taken.ink {
            set.push(("--ink", css(ink)));
        }
        if let Some((accent, wash)) = taken.accent {
            set.extend([("--cobalt", css(accent)), ("--cobalt-wash", css(wash))]);
        }
        let radii: &[(&'static str, &str)] = match self.corners {
            Corners::Soft => &[],
            Corners::Square => &[
                ("--radius-card", "0"),
                ("--radius-tile", "0"),
                ("--radius-field", "0"),
                ("--radius-sheet", "0"),
                ("--radius-chip", ".125rem"),
            ],
            Corners::Round => &[
                ("--radius-card", "1.25rem"),
                ("--radius-tile", "1rem"),
                ("--radius-field", "1.5rem"),
            ],
        };
        set.extend(radii.iter().map(|(name, value)| (*name, (*value).to_owned())));
        match self.font {
            Font::Guide => {}
            Font::System => set.push(("--font", "system-ui, sans-serif".to_owned())),
            Font::Serif => set.push(("--font", "Georgia, \"Times New Roman\", serif".to_owned())),
        }
        set
    }

    /// Returns [`Self::properties`] as lines of `name:value`.
    pub fn declarations(&self) -> String {
        let mut text = String::new();
        for (name, value) in self.properties() {
            for part in [name, ":", &value, "\n"] {
                text.push_str(part);
            }
        }
        text
    }

    fn taken(&self) -> Taken {
        let own = Own::of(self.shown_theme().unwrap_or(Theme::Light));
        let [own_ink, ..] = own.texts;
        let reads = |text: Colour, grounds: &[Colour], least| {
            grounds.iter().all(|ground| text.contrast(*ground) >= least)
        };
        let mut taken = Taken::default();
        let (mut paper, mut sunken) = (own.paper, own.sunken);
        if let Some(wanted) = self.paper {
            let sunk = wanted.mixed(own_ink, SUNK);
            let mut texts = own.texts.iter();
            let is_ground = texts.all(|text| reads(*text, &[wanted, sunk], TEXT))
                && wanted.contrast(own.edge) >= EDGE;
            if is_ground {
                (paper, sunken) = (wanted, sunk);
                taken.paper = Some((paper, sunken));
            } else {
                taken.too_pale.push("paper");
            }
        }
        let grounds = [paper, own.surface, sunken];
        if let Some(wanted) = self.ink {
            match reads(wanted, &grounds, INK) {
                true => taken.ink = Some(wanted),
                false => taken.too_pale.push("ink"),
            }
        }
        if let Some(wanted) = self.accent {
            let wash = own.surface.mixed(wanted, WASH);
            let [a, b, c] = grounds;
            match reads(wanted, &[a, b, c, wash, own.on_accent], TEXT) {
                true => taken.accent = Some((wanted, wash)),
                false => taken.too_pale.push("accent"),
            }
        }
        taken
    }
}

fn named<T: Copy>(all: &[(&str, T)], wanted: &str) -> Option<T> {
    all.iter().find(|(word, _)| *word == wanted).map(|(_, value)| *value)
}

fn word<T: Copy + PartialEq>(all: &[(&'static str, T)], wanted: T) -> &'static str {
    all.iter().find(|(_, value)| *value == wanted).map_or("", |(word, _)| word)
}
