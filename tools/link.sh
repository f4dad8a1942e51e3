#!/usr/bin/env bash
# The linker of what visitors fetch: Rust's own, told to leave out what nothing calls. Leptos brings calls
# of a server, which stream both ways; the guide has no server, but wasm-bindgen exports what browsers would
# hand such streams to, and what is exported is kept. Three programs are 4 to 9 kB smaller without, with Brotli.
set -eu

arguments=()
while (($#)); do
  case $1 in
    --export)
      [[ $2 == *intounderlying* ]] || arguments+=("$1" "$2")
      shift
      ;;
    *) arguments+=("$1") ;;
  esac
  shift
done
host=$(rustc -vV | sed -n 's/^host: //p')
exec "$(rustc --print sysroot)/lib/rustlib/$host/bin/rust-lld" "${arguments[@]}"
