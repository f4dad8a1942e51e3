//! A folder as it is on the disk, read whole and written back where it differs.

use std::collections::BTreeMap;
use std::path::Path;

/// The files of a folder by their paths within it, which are written with `/`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Returns all files of a folder, or which of them cannot be read.
pub(super) fn read(root: &Path) -> Result<Files, String> {
    let mut files = Files::new();
    let mut open = vec![root.to_path_buf()];
    while let Some(folder) = open.pop() {
        let told = |error| format!("{}: {error}", folder.display());
        for entry in std::fs::read_dir(&folder).map_err(told)? {
            let path = entry.map_err(told)?.path();
            // What builders leave behind is no part of a release.
            if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
                continue;
            }
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
            let within = path.strip_prefix(root).map_err(|error| told(&error))?;
            let bytes = std::fs::read(&path).map_err(|error| told(&error))?;
            files.insert(within.to_string_lossy().replace('\\', "/"), bytes);
        }
    }
    Ok(files)
}

/// Makes a folder that holds `before` hold `after`: only what differs is touched.
pub(super) fn write(root: &Path, before: &Files, after: &Files) -> Result<(), String> {
    for (path, bytes) in after.iter().filter(|(path, bytes)| before.get(*path) != Some(*bytes)) {
        let file = root.join(path);
        let folder = file.parent().unwrap_or(root);
        std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(&file, bytes))
            .map_err(|error| format!("{}: {error}", file.display()))?;
    }
    for path in before.keys().filter(|path| !after.contains_key(*path)) {
        let file = root.join(path);
        std::fs::remove_file(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        // Succeeds for an empty folder only, which is what is meant.
        let _ = file.parent().map(std::fs::remove_dir);
    }
    Ok(())
}

/// Returns a file of text.
pub(super) fn text(files: &Files, path: &str) -> Result<String, String> {
    let bytes = files.get(path).ok_or_else(|| format!("{path} is missing"))?;
    String::from_utf8(bytes.clone()).map_err(|error| format!("{path}: {error}"))
}
