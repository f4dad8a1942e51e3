//! Mounts the guide in a browser; natively, runs the `ve-lang` command.

#[cfg(target_arch = "wasm32")]
fn main() {
    ve_lang::web::mount(parts::sources());
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    ve_lang::command::run(std::env::args().skip(1))
}

#[cfg(all(target_arch = "wasm32", not(in_parts)))]
mod parts {
    pub use ve_lang::web::pages::Sources;

    /// Returns where the parts of the program come from: all is in one piece.
    pub fn sources() -> Sources {
        Sources::here()
    }
}

/// Where a release is taken apart. This is in no library: the planner's program, which is made of the
/// same one, would keep all pages for its sake.
#[cfg(all(target_arch = "wasm32", in_parts))]
mod parts {
    use ve_lang::web::pages::{self, Draw, Source, Sources};
    use ve_lang::web::platform::fetch::FetchError;
    use wasm_split_helpers::wasm_split;

    /// Returns where the parts of the program come from: each is a file of its own.
    pub fn sources() -> Sources {
        Sources {
            pages: Source::Elsewhere(|| Box::pin(load_pages())),
            plan: Source::Elsewhere(|| Box::pin(load_plan())),
        }
    }

    #[wasm_split(pages, fallible)]
    fn load_pages() -> Result<Draw, FetchError> {
        Ok(pages::pages)
    }

    #[wasm_split(plan, fallible)]
    fn load_plan() -> Result<Draw, FetchError> {
        Ok(pages::plan)
    }
}
