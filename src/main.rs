//! Mounts the guide in a browser; natively, runs the `ve-lang` command.

#[cfg(target_arch = "wasm32")]
fn main() {
    ve_lang::web::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    ve_lang::command::run(std::env::args().skip(1))
}
