//! Lists the files of `migrations/` in order, so that adding a file is all it takes to add a migration.
use std::{env, fs, path::PathBuf};

#[expect(clippy::disallowed_methods, reason = "a build script learns where it is from the environment")]
fn main() {
    println!("cargo:rerun-if-changed=migrations");
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("migrations");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("migrations/ is there")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|e| e == "sql"))
        .collect();
    files.sort();
    let mut list = String::from("&[\n");
    for file in files {
        let name = file.file_stem().expect("named").to_string_lossy();
        list += &format!("  Migration {{ name: {name:?}, text: include_str!({file:?}) }},\n");
    }
    list += "]\n";
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it")).join("migrations.rs");
    fs::write(out, list).expect("writable");
}
