//! The words of one language, decoded from its file. A phrase may hold `{name}` places to fill, and
//! two forms, `one | other`, of which the number picks.

use super::{Locale, format};

/// A phrase of the guide in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase(Box<str>);

impl Phrase {
    /// Returns the phrase as it stands.
    pub fn text(&self) -> String {
        (*self.0).to_owned()
    }

    /// Returns the phrase with every `{name}` replaced by its value.
    pub fn fill(&self, values: &[(&str, &str)]) -> String {
        fill(&self.0, values)
    }

    /// Returns the form for `n`, with `{n}` replaced by it.
    pub fn count(&self, n: usize, locale: Locale) -> String {
        self.count_with(n, locale, &[])
    }

    /// Returns the form for `n`, with `{n}` and every other place filled.
    pub fn count_with(&self, n: usize, locale: Locale, values: &[(&str, &str)]) -> String {
        let form = match self.0.split_once(" | ") {
            Some((one, _)) if n == 1 => one,
            Some((_, other)) => other,
            None => &self.0,
        };
        let number = format::number(n as u64, locale);
        let mut all = vec![("n", number.as_str())];
        all.extend_from_slice(values);
        fill(form, &all)
    }
}

impl std::ops::Deref for Phrase {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

fn fill(phrase: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(phrase.len() + 16);
    let mut rest = phrase;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let value = values.iter().find(|(known, _)| *known == name);
        filled.push_str(value.map_or(name, |(_, value)| value));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

macro_rules! messages {
    ($($key:ident)*) => {
        #[expect(non_camel_case_types, reason = "positions named as the keys of the file are")]
        #[derive(Clone, Copy)]
        enum Position { $($key),* }

        /// Every phrase of the guide in one language; its key tells where it stands.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Messages {
            /// The language.
            pub locale: Locale,
            /// In the order of [`Self::KEYS`].
            phrases: Vec<Phrase>,
        }

        impl Messages {
            /// Every key of a language's file.
            pub const KEYS: &'static [&'static str] = &[$(stringify!($key)),*];

            $(
                #[doc = concat!("Returns the phrase `", stringify!($key), "`.")]
                pub fn $key(&self) -> &Phrase { self.phrase(Position::$key) }
            )*
        }
    };
}

messages! {
    home_label nav_label nav_explore
    nav_map map_title map_label map_credit map_zoom_in map_zoom_out map_two_fingers map_refused map_gone
    map_me map_of_day map_pick map_cluster map_here map_with map_n map_failed map_list map_show map_full
    map_legend map_open map_inexact map_near_outside map_near_denied map_near_unavailable
    nav_plan nav_saved nav_programme skip_to_content site_name
    site_description theme_device theme_dark theme_light back close share link_copied
    link_not_copied save_named add_to_plan open_in_maps not_known search_hint search_clear
    search_offers n_offers see_all_results recent_searches n_recent_searches forget_search
    forget_searches read_as all_villages all_products all_sales_points all_sights all_eateries
    search_title search_title_for search_everything hero_title hero_lead near_me near_me_reason
    near_denied near_unavailable near_outside plan_a_day by_craft all_crafts
    by_district by_district_note weave_label weave_patch inner_districts weave_step_1 weave_step_2
    weave_step_3 weave_step_4 ready_days make_your_own day_south day_east day_west coming_days
    foot_sources data_of filters clear_all see_results n_results n_close_results results_title
    timeline_title drop_filter show_all see_all sort sort_relevance sort_stars sort_name
    sort_distance nothing_found nothing_matches nothing_advice loosen_advice loosen_by facet_kind
    facet_village facet_district facet_commune facet_group facet_craft facet_stars facet_evidence
    facet_place facet_open open_today day_tomorrow day_today day_other open_on
    n_unknown_hours kind_villages kind_products kind_sales_points kind_sights kind_eateries
    place_craft_village place_market place_mall place_sight place_eatery standing_official
    standing_design_centre standing_planned standing_retailer standing_maker standing_outlet
    evidence_certified evidence_scored evidence_proposed evidence_entered evidence_reported
    certified_in scored_in proposed_in entered_in reported_in lapsed_since n_stars n_stars_ocop
    stars_unknown stars_unknown_short rating evidence proposed_for potential_five
    potential_five_note validity valid_until valid_ends valid_lapsed valid_unknown hours_unknown
    closed_until closed open_until open_now by_appointment opening_hours hours_old sold_in n_products n_villages ward_named
    commune_named district_urban district_rural district_town formerly_district one_of_communes
    of_province former_district former_district_note communes_today commune_of_today commune_since
    made_from in_part area_empty sources_title source_without_address checked_on remark_approximate
    remark_general_knowledge maker made_in area group price price_unknown address website
    where_to_buy where_to_buy_unknown sold_in_its_village sold_in_its_village_note same_maker
    same_village fact_visit fact_distance fact_bus fact_ticket free what_to_do recognition_note
    when_to_go village_hours_unknown village_hours_note bus part_of parts products_best_first
    no_products_known where_to_eat near_here its_village known_here run_by opened_on house
    house_unknown ocop_maker maker_sells_unknown saved_empty saved_empty_text saved_where saved_gone
    plan_saved page_coming missing_title missing_text plan_title plan_lead plan_empty
    plan_empty_text plan_coming plan_done plan_failed plan_failed_text try_again change_wishes trip_when trip_date trip_days trip_leave trip_back trip_where
    trip_start trip_end trip_end_same trip_how trip_pace trip_interests trip_must trip_add_place
    trip_add_hint trip_lunch trip_lunch_length trip_no_lunch
    trip_date_past trip_as_usual trip_day trip_fixed trip_order trip_avoid trip_more trip_apart
    trip_shopping trip_shopping_hint trip_add_ware trip_ware_hint trip_rest trip_rest_length
    trip_walking trip_no_limit trip_limits trip_limit_add trip_limit_pick trip_most trip_ways
    trip_variety trip_rain
    plan_working plan_best plan_within plan_searched plan_better plan_better_stops plan_better_show plan_edit
    change_title change_kept change_none change_apply change_leave change_later change_earlier
    change_day change_dropped change_added change_more undo late late_now late_seen late_seen_none
    late_here late_from_last late_from_here late_note late_go late_other_day add_stop add_stop_note
    add_on_day add_on_any_day other_ways alternatives_lead alternative_now alternative_fast
    alternative_full alternative_relaxed alternative_score alternative_choose
    alternative_choose_named if_rain leave_by rest_for pinned_at stays_for order_locked
    stop_drag stop_edit_named stop_where stop_not_in_plan stop_order stop_earlier stop_later order_lock
    stop_length stop_shorter stop_longer pin_title pin_time pin_set pin_drop stop_remove days_nav
    days_done
    make_plan place_not_found n_days
    mode_walk mode_bicycle mode_motorbike mode_car mode_bus pace_relaxed pace_normal pace_full
    interest_sights interest_shopping n_stops on_the_way day_free day_of_one day_of_many your_point
    leg leg_over bridge_named waiting lunch_near lunch_here slack hours_unknown_call add_anyway
    left_out_title travel_note travel_note_matrix travel_note_straight
    ways_title ways_from ways_from_you ways_to_middle ways_coming ways_failed ways_minutes ways_between ways_rush ways_long
    ways_unknown ways_bus_unknown ways_note ways_note_matrix ways_note_straight why_must_see why_matches why_market_day why_only_open why_workshop
    why_official why_recognised why_near_previous left_closed left_closes_early left_opens_late
    left_too_far left_no_time left_for_lunch left_no_position left_unknown left_planned left_part_of
    left_avoided left_no_day left_over_limit left_shut_then left_not_there_by left_not_back_after left_clashes left_closed_weekdays left_open_weekdays ways_in ways_in_keeping
    ways_in_coming ways_in_done ways_in_none way_insist_drops way_drops way_longer way_free
    way_and_more way_leave way_back way_no_lunch way_no_rest way_no_limit way_unpin way_unlock
    way_no_walking_limit way_days way_on way_by way_instead way_with_cost now_pinned
    now_in_order now_only_this_day now_before_closing now_or_late now_or_longer now_on_the_way
    now_right_on_the_way
    obstacle_back_before_leaving obstacle_start_unknown
    obstacle_end_unknown obstacle_end_too_far obstacle_calendar_ends obstacle_nothing
    obstacle_nothing_fits programme_over programme_title programme_lead source_colon from_this_guide
    fig_products fig_products_note fig_stars fig_stars_note fig_five_disagree fig_points
    fig_points_note fig_points_disagree fig_pilots fig_centres pilot_recognised pilot_not_seen
    fig_groups fig_groups_note fig_districts fig_districts_note fig_villages fig_villages_note
    fig_plans about_title about_figures about_issues about_what_title about_what about_unknown_title
    about_unknown about_places_title about_places about_privacy_title about_privacy
    about_licence_title about_licence about_credits_title about_credits take_along take_calendar
    take_calendar_note take_gpx take_gpx_note take_kml take_kml_note take_print take_print_note
    take_google take_google_part take_google_note take_coming take_saved take_failed take_leave_by
    take_back_to take_credit driver_show driver_show_named driver_open_with map_apps minutes hours hours_minutes
    weekdays months lunar_months day date month_year lunar_day lunar_day_leap
    lunar_days from_day in_days on_now has_begun beyond_calendar market_days next_market holiday_names
    share_title share_note share_copy share_send share_qr share_scan share_failed keep_plan
    plan_kept plan_not_kept kept_plans forget_plan_named plan_forgotten kept_title kept_lead
    kept_changed kept_mine kept_together kept_differs change_past change_vanished
    change_vanished_since change_place change_interest change_area change_left change_closed
    change_hours conflict_dates conflict_ends conflict_modes conflict_laid conflict_orders
    conflict_unwanted broken_title broken_empty broken_cut broken_damaged broken_newer broken_kept
    offline_title offline_coming offline_part offline_whole offline_save offline_check offline_working
    offline_checked offline_healed offline_broken offline_failed offline_full offline_none
    install_title install_iphone install_apart install_note install_take newer newer_take
    trip_within embed_full embed_new_tab embed_list embedding_title embedding_lead embedding_samples
    embedding_area embedding_view embedding_language embedding_theme embedding_corners embedding_font
    embedding_accent embedding_paper embedding_ink embedding_no_colour embedding_pale embedding_look
    embedding_element embedding_frame embedding_copy embedding_copied embedding_device
    embedding_light embedding_dark corners_soft corners_square
    corners_round font_guide font_system font_serif sheet_open sheet_qr sheet_scan_village
    sheet_scan_place
}

impl Messages {
    /// Returns the phrases of a language's file; a phrase that is missing reads as its key.
    pub fn decode(bytes: &[u8], locale: Locale) -> Option<Self> {
        let value: serde_json::Value = serde_json::from_slice(bytes).ok()?;
        let map = value.as_object()?;
        let phrase = |key: &&str| {
            let text = map.get(*key).and_then(serde_json::Value::as_str).unwrap_or(key);
            Phrase(text.into())
        };
        Some(Self { locale, phrases: Self::KEYS.iter().map(phrase).collect() })
    }

    #[expect(clippy::indexing_slicing, reason = "decode makes a phrase for every position")]
    fn phrase(&self, position: Position) -> &Phrase {
        &self.phrases[position as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_and_forms_picked() {
        let phrase = Phrase("{n} stop in {place} | {n} stops in {place}".into());
        let check = |n, expected: &str| {
            assert_eq!(phrase.count_with(n, Locale::En, &[("place", "Gia Lâm")]), expected);
        };
        check(1, "1 stop in Gia Lâm");
        check(0, "0 stops in Gia Lâm");
        check(3_317, "3,317 stops in Gia Lâm");
        assert_eq!(Phrase("{a} và {b}".into()).fill(&[("a", "1")]), "1 và b");
        assert_eq!(Phrase("một { dở".into()).fill(&[]), "một  dở");
    }
}
