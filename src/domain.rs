//! What the guide knows and can work out. Nothing here knows a browser, a clock or a language, and
//! nothing here fails on data: what cannot be used is reported beside what can.
//!
//! Read in this order: [`catalogue`] (what there is), [`search`] (finding it), [`itinerary`] (a day
//! that visits it), [`orienteering`] (how that is solved), [`takeaway`] (that day for other programs),
//! [`coming`] (what the calendar brings), [`shortlist`] and [`recents`] (what a search box offers),
//! [`scope`] (keeping to a part of the region);
//! [`text`], [`geo`], [`calendar`] and [`chance`] are what these stand on, and [`pace`] is how long work
//! lets a page breathe.

pub mod calendar;
pub mod catalogue;
pub mod chance;
pub mod colour;
pub mod coming;
pub mod decimal;
pub mod fingerprint;
pub mod geo;
pub mod itinerary;
pub mod map;
pub mod orienteering;
pub mod pace;
pub mod qr;
pub mod recents;
pub mod scope;
pub mod search;
pub mod shortlist;
pub mod takeaway;
pub mod text;
pub mod travel;
pub mod varint;
