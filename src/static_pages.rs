//! The pages of a release as files, one a screen and language, for those who come before the program
//! does: a first paint, search engines, readers without scripts. What is in them is written by
//! `web::written`; here is what stands around it. Start at [`template`].

pub mod art;
pub mod assistants;
pub mod head;
pub mod linked_data;
#[cfg(feature = "static-pages")]
pub mod painter;
pub mod preview;
pub mod routes;
pub mod sitemap;
pub mod template;
pub mod tidy;
