//! Has the linker leave its notes in the page's program, and in it alone, by which a release takes it
//! apart (docs/decisions/split.md).

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // Set by `./dev build`, for the browser only.
    if std::env::var_os("CARGO_CFG_IN_PARTS").is_some() {
        println!("cargo::rustc-link-arg-bin=ve-lang=--emit-relocs");
    }
}
