//! What views read: structs of memos over the address, and what the whole tree shares.

pub mod guide;
pub mod map;
pub mod navigation;
pub mod offers;
pub mod offline;
pub mod plans;
pub mod preferences;
pub mod search;
pub mod trip;
pub mod turns;
