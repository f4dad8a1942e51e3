//! What went wrong, what was left out and why, as sentences. Those of loading are the only words
//! built into the program, in every language: they must be there when the file of words is not.

mod ways_in;

pub use ways_in::{closed_weekdays, cost, way_in, why_now};

use super::{Locale, Messages, format};
use crate::domain::catalogue::issue::DecodeError;
use crate::domain::catalogue::{CraftId, Entry};
use crate::domain::itinerary::{Obstacle, Reason, WhyHere};

/// Why the guide could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The device is offline and holds no copy.
    Offline,
    /// The host could not be reached.
    Unreachable,
    /// The host answered with an error.
    Status(u16),
    /// What came is not the guide's data.
    NotACatalogue(DecodeError),
}

/// A failure in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What happened.
    pub title: &'static str,
    /// What that means, and what to do.
    pub text: String,
    /// The label of the button that tries again.
    pub retry: &'static str,
}

/// Returns why the guide could not be loaded, in words.
pub fn load_error(error: &LoadError, locale: Locale) -> Explanation {
    let say = |vi: &'static str, en: &'static str| match locale {
        Locale::Vi => vi,
        Locale::En => en,
    };
    let retry = say("Tải lại", "Try again");
    let (title, text) = match error {
        LoadError::Offline => (
            say("Đang không có mạng", "You are offline"),
            say(
                "Máy chưa giữ bản nào của cuốn sách này. Có mạng lại thì bấm tải lại.",
                "This device holds no copy of the guide yet. Try again when you have a signal.",
            )
            .to_owned(),
        ),
        LoadError::Unreachable => (
            say("Chưa nối được tới máy chủ", "The guide could not be reached"),
            say(
                "Mạng chập chờn hoặc máy chủ đang bận. Thử lại sau ít phút.",
                "The network is weak or the host is busy. Try again in a moment.",
            )
            .to_owned(),
        ),
        LoadError::Status(status) => (
            say("Không tìm thấy dữ liệu", "The data were not found"),
            format!(
                "{} {status}.",
                say(
                    "Máy chủ không gửi được tệp dữ liệu. Mã lỗi:",
                    "The host could not send the guide's data. Error code:",
                )
            ),
        ),
        LoadError::NotACatalogue(error) => {
            let (title, text) = decode_error(error, locale);
            (title, text)
        }
    };
    Explanation { title, text, retry }
}

fn decode_error(error: &DecodeError, locale: Locale) -> (&'static str, String) {
    let say = |vi: &'static str, en: &'static str| match locale {
        Locale::Vi => vi,
        Locale::En => en,
    };
    let broken = say("Trang này chưa mở được", "This page cannot open yet");
    match error {
        DecodeError::Empty => (
            broken,
            say("Tệp dữ liệu tải về trống rỗng.", "The data file that came is empty.").to_owned(),
        ),
        DecodeError::Html => (
            broken,
            say(
                "Máy chủ gửi nhầm một trang web thay cho dữ liệu. Có thể mạng này bắt đăng nhập.",
                "The host sent a web page instead of data. This network may want you to sign in.",
            )
            .to_owned(),
        ),
        DecodeError::Truncated { .. } => (
            broken,
            say("Một phần dữ liệu tải về bị thiếu.", "Part of the data was lost on the way.")
                .to_owned(),
        ),
        DecodeError::NotJson { line, column } => (
            broken,
            format!(
                "{} {line}, {} {column}.",
                say("Tệp dữ liệu bị hỏng ở dòng", "The data file is broken at line"),
                say("cột", "column"),
            ),
        ),
        DecodeError::NotACatalogue { lacks } => (
            broken,
            format!(
                "{} “{lacks}”.",
                say(
                    "Tệp tải về không phải dữ liệu của sách: thiếu",
                    "The file that came is not the guide's data: it lacks"
                ),
            ),
        ),
        DecodeError::Format(format) => (
            say("Sách này đã cũ", "This copy of the guide is old"),
            format!(
                "{} {format}. {}",
                say("Dữ liệu mới dùng định dạng", "The new data have format"),
                say("Tải lại trang để lấy bản mới.", "Load the page again to get the new guide."),
            ),
        ),
    }
}

/// Returns why a stop is in a plan, in words; `craft_name` names crafts.
pub fn why_here(why: &WhyHere, m: &Messages, craft_name: impl Fn(CraftId) -> String) -> String {
    match why {
        WhyHere::MustSee => m.why_must_see().to_string(),
        WhyHere::Matches(craft) => m.why_matches().fill(&[("craft", &craft_name(*craft))]),
        WhyHere::MarketDay => m.why_market_day().to_string(),
        WhyHere::OnlyOpen(window) => m.why_only_open().fill(&[
            ("opens", &format::time(window.opens)),
            ("closes", &format::time(window.closes)),
        ]),
        WhyHere::Workshop => m.why_workshop().to_string(),
        WhyHere::OfficialPoint => m.why_official().to_string(),
        WhyHere::Recognised => m.why_recognised().to_string(),
        WhyHere::NearPrevious => m.why_near_previous().to_string(),
    }
}

/// Returns why a place is not in a plan, in words; `name_of` names entries.
pub fn left_out(reason: &Reason, m: &Messages, name_of: impl Fn(Entry) -> String) -> String {
    let time = |minutes: u16| format::duration(minutes.into(), m);
    match reason {
        Reason::ClosedThatDay => m.left_closed().to_string(),
        Reason::ClosesTooEarly => m.left_closes_early().to_string(),
        Reason::OpensTooLate => m.left_opens_late().to_string(),
        Reason::ShutThen => m.left_shut_then().to_string(),
        Reason::NotThereBy { late } => m.left_not_there_by().fill(&[("time", &time(*late))]),
        Reason::NotBackAfter { late } => m.left_not_back_after().fill(&[("time", &time(*late))]),
        Reason::Clashes(other) => m.left_clashes().fill(&[("name", &name_of(*other))]),
        Reason::TooFar { extra_minutes } => {
            m.left_too_far().fill(&[("time", &time(*extra_minutes))])
        }
        Reason::NoTime { short_by } => m.left_no_time().fill(&[("time", &time(*short_by))]),
        Reason::FitsWithoutLunch => m.left_for_lunch().to_string(),
        Reason::OverLimit => m.left_over_limit().to_string(),
        Reason::NoPosition => m.left_no_position().to_string(),
        Reason::UnknownPlace(_) => m.left_unknown().to_string(),
        Reason::Planned => m.left_planned().to_string(),
        Reason::PartOf(whole) => m.left_part_of().fill(&[("name", &name_of(*whole))]),
        Reason::Avoided => m.left_avoided().to_string(),
        Reason::NoDay => m.left_no_day().to_string(),
    }
}

/// Returns what stands in the way of a plan, in words.
pub fn obstacle(obstacle: &Obstacle, m: &Messages) -> String {
    match obstacle {
        Obstacle::BackBeforeLeaving => m.obstacle_back_before_leaving().to_string(),
        Obstacle::StartUnknown => m.obstacle_start_unknown().to_string(),
        Obstacle::EndUnknown => m.obstacle_end_unknown().to_string(),
        Obstacle::EndOutOfReach { extra_minutes } => m
            .obstacle_end_too_far()
            .fill(&[("time", &format::duration((*extra_minutes).into(), m))]),
        Obstacle::CalendarEnds => m.obstacle_calendar_ends().to_string(),
        Obstacle::NothingFits => m.obstacle_nothing_fits().to_string(),
        Obstacle::NothingToVisit => m.obstacle_nothing().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_failure_is_told_apart_in_every_language() {
        let errors = [
            LoadError::Offline,
            LoadError::Unreachable,
            LoadError::Status(404),
            LoadError::NotACatalogue(DecodeError::Empty),
            LoadError::NotACatalogue(DecodeError::Html),
            LoadError::NotACatalogue(DecodeError::Truncated { line: 3 }),
            LoadError::NotACatalogue(DecodeError::NotJson { line: 3, column: 7 }),
            LoadError::NotACatalogue(DecodeError::NotACatalogue { lacks: "region" }),
            LoadError::NotACatalogue(DecodeError::Format(9)),
        ];
        let mut seen = std::collections::BTreeSet::new();
        for error in &errors {
            for locale in Locale::ALL {
                let told = load_error(error, locale);
                assert!(!told.title.is_empty() && !told.retry.is_empty(), "{error:?}");
                assert!(seen.insert(told.text.clone()), "told twice: {}", told.text);
            }
        }
    }
}
