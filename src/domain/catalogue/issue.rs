//! What decoding could not use, as data: which row, which field, what is wrong with it. Words for
//! a person are made in `i18n` and, for the native command, by `Display`.

/// One thing that decoding could not use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The table: `products`.
    pub table: &'static str,
    /// The row.
    pub row: RowName,
    /// The field, as written in the file: `rating.stars`.
    pub field: String,
    /// What is wrong.
    pub kind: IssueKind,
    /// What was done about it.
    pub loss: Loss,
}

/// How an issue names its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowName {
    /// By its id.
    Id(String),
    /// By its position in the table, from 1, when it has no usable id.
    Number(usize),
    /// The table itself.
    Table,
}

/// What an issue cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// The row was dropped.
    Row,
    /// The field is treated as not known.
    Field,
    /// Nothing: the value was not needed.
    Nothing,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IssueKind {
    /// A field that a row cannot do without is not there.
    Missing,
    /// Not the type that was expected.
    WrongType(&'static str),
    /// An id with characters other than a-z, 0-9 and hyphens.
    NotASlug(String),
    /// Another row has this id already.
    Duplicate,
    /// No row of `table` has this id.
    Dangling {
        /// The table that was looked in.
        table: &'static str,
        /// The id that was looked for.
        id: String,
    },
    /// A coordinate outside the region.
    OutsideRegion(String),
    /// A star level other than 3, 4 or 5.
    WrongStars(i64),
    /// A number outside what makes sense.
    OutOfRange(String),
    /// A word that is not one of the known ones.
    UnknownWord(String),
    /// Not a date.
    NotADate(String),
    /// Not opening hours, and why.
    NotHours(String),
    /// Not days of the lunar year.
    NotLunarDays(String),
    /// A field this version does not know: perhaps a slip of the pen.
    UnknownField,
    /// Links to plans would take it for another row.
    LikeInLinks(String),
    /// Both the core and the details hold it; the core's counts.
    InBothFiles,
    /// The details are of a row that the core does not have.
    NotInCore,
}

/// Why bytes could not be read as a catalogue at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// There are none.
    Empty,
    /// A web page, as a host sends for a file it does not have.
    Html,
    /// JSON that stops in the middle.
    Truncated {
        /// The last line.
        line: usize,
    },
    /// Not JSON.
    NotJson {
        /// The line of the first error.
        line: usize,
        /// Its column.
        column: usize,
    },
    /// JSON, but not a catalogue.
    NotACatalogue {
        /// What it lacks.
        lacks: &'static str,
    },
    /// A catalogue of a format this version does not know.
    Format(i64),
}

impl std::fmt::Display for Issue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.table)?;
        match &self.row {
            RowName::Id(id) => write!(f, " {id}")?,
            RowName::Number(number) => write!(f, " row {number}")?,
            RowName::Table => {}
        }
        if !self.field.is_empty() {
            write!(f, ", {}", self.field)?;
        }
        write!(f, ": {}", self.kind)?;
        match self.loss {
            Loss::Row => f.write_str(" (row dropped)"),
            Loss::Field => f.write_str(" (left as not known)"),
            Loss::Nothing => Ok(()),
        }
    }
}

impl std::fmt::Display for IssueKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing => f.write_str("is missing"),
            Self::WrongType(expected) => write!(f, "is not {expected}"),
            Self::NotASlug(id) => write!(f, "'{id}' is not made of a-z, 0-9 and hyphens"),
            Self::Duplicate => f.write_str("is taken by an earlier row"),
            Self::Dangling { table, id } => write!(f, "'{id}' is not among the {table}"),
            Self::OutsideRegion(point) => write!(f, "{point} lies outside the region"),
            Self::WrongStars(stars) => write!(f, "{stars} is not 3, 4 or 5"),
            Self::OutOfRange(number) => write!(f, "{number} is out of range"),
            Self::UnknownWord(word) => write!(f, "'{word}' is not a known word"),
            Self::NotADate(text) => write!(f, "'{text}' is not a date"),
            Self::NotHours(text) => write!(f, "no opening hours: {text}"),
            Self::NotLunarDays(text) => write!(
                f,
                "'{text}' is not a lunar day such as 15/2, nor days such as 4/1-10/1 or 6/1-"
            ),
            Self::UnknownField => f.write_str("is not a field of this format"),
            Self::LikeInLinks(other) => write!(
                f,
                "links to plans could not tell it from {other}: give the newer of the two another id"
            ),
            Self::InBothFiles => f.write_str("stands in both files; the details' is left out"),
            Self::NotInCore => f.write_str("has details, but no row in the core"),
        }
    }
}

impl std::fmt::Display for DecodeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => f.write_str("the file is empty"),
            Self::Html => f.write_str("this is a web page, not a catalogue"),
            Self::Truncated { line } => write!(f, "the file stops in the middle of line {line}"),
            Self::NotJson { line, column } => {
                write!(f, "not JSON: line {line}, column {column}")
            }
            Self::NotACatalogue { lacks } => write!(f, "not a catalogue: no '{lacks}'"),
            Self::Format(format) => write!(f, "format {format} is not known to this version"),
        }
    }
}
