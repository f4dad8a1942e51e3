//! Paints the pictures for previews: SVG to PNG with the guide's own fonts. A picture that was painted
//! before is taken from a folder of such, by what it shows.

mod palette;

use super::preview::{FAMILY, SIZE};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{FaceInfo, Language, Source, Weight};
use resvg::usvg::{Options, Tree};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, thread};
use ttf_parser::Face;

/// A font that text is measured with: its weight, and its file.
type Font = (u16, Vec<u8>);

/// What pictures are painted with.
pub struct Painter {
    fonts: Vec<Font>,
    painted: PathBuf,
}

impl Painter {
    /// Returns a painter with the fonts of a folder, files of WOFF2 that end in `-WEIGHT-normal.woff2`;
    /// `painted` is where pictures are kept from one release to the next.
    pub fn new(fonts: &Path, painted: &Path) -> Result<Self, String> {
        let told = |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let mut read = Vec::new();
        for file in fs::read_dir(fonts).map_err(|error| told(fonts, &error))? {
            let path = file.map_err(|error| told(fonts, &error))?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let weight = name.strip_suffix("-normal.woff2").and_then(|name| name.rsplit('-').next());
            let Some(weight) = weight.and_then(|weight| weight.parse().ok()) else { continue };
            let packed = fs::read(&path).map_err(|error| told(&path, &error))?;
            let font = wuff::decompress_woff2(&packed).map_err(|error| told(&path, &format!("{error:?}")))?;
            read.push((weight, font));
        }
        fs::create_dir_all(painted).map_err(|error| told(painted, &error))?;
        Ok(Self { fonts: read, painted: painted.to_owned() })
    }

    /// Returns the width of a text in ems, each letter by the first font of the weight that has it.
    pub fn measure(&self, text: &str, weight: u16) -> f64 {
        let faces: Vec<Face<'_>> =
            self.fonts.iter().filter(|font| font.0 == weight).filter_map(|font| Face::parse(&font.1, 0).ok()).collect();
        let width = |letter: char| {
            faces.iter().find_map(|face| {
                let advance = face.glyph_hor_advance(face.glyph_index(letter)?)?;
                Some(f64::from(advance) / f64::from(face.units_per_em()))
            })
        };
        text.chars().map(|letter| width(letter).unwrap_or(0.6)).sum()
    }

    /// Paints each picture into its file, on every core.
    pub fn paint_all(&self, pictures: &[(PathBuf, String)]) -> Result<(), String> {
        let n_threads = thread::available_parallelism().map_or(1, usize::from);
        let share = pictures.len().div_ceil(n_threads).max(1);
        thread::scope(|scope| {
            let work = |part: &'_ [(PathBuf, String)]| {
                let options = self.options();
                part.iter().try_for_each(|(path, svg)| self.paint(path, svg, &options))
            };
            let running: Vec<_> =
                pictures.chunks(share).map(|part| scope.spawn(move || work(part))).collect();
            running.into_iter().try_for_each(|thread| {
                thread.join().unwrap_or_else(|_| Err("a picture could not be painted".to_owned()))
            })
        })
    }

    fn options(&self) -> Options<'static> {
        let mut options = Options::default();
        let fonts = options.fontdb_mut();
        for (weight, font) in &self.fonts {
            let source = Source::Binary(Arc::new(font.clone()));
            for id in fonts.load_font_source(source) {
                // Each weight goes by a name of its own in its file.
                let Some(face) = fonts.face(id).cloned() else { continue };
                fonts.remove_face(id);
                let families = vec![(FAMILY.to_owned(), Language::English_UnitedStates)];
                fonts.push_face_info(FaceInfo { families, weight: Weight(*weight), ..face });
            }
        }
        options
    }

    fn paint(&self, path: &Path, svg: &str, options: &Options<'_>) -> Result<(), String> {
        let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let mut hasher = DefaultHasher::new();
        svg.hash(&mut hasher);
        let kept = self.painted.join(format!("{:016x}.png", hasher.finish()));
        if !kept.exists() {
            let tree = Tree::from_str(svg, options).map_err(|error| told(&error))?;
            let mut pixels = Pixmap::new(SIZE.0, SIZE.1).ok_or_else(|| told(&"no room"))?;
            resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
            let png = palette::png(&pixels).map_err(|error| told(&error))?;
            // Whole or not at all, should the work be broken off.
            let part = kept.with_extension(format!("{:?}.part", thread::current().id()));
            fs::write(&part, png).and_then(|()| fs::rename(&part, &kept)).map_err(|error| told(&error))?;
        }
        let folder = path.parent().unwrap_or(path);
        fs::create_dir_all(folder).and_then(|()| fs::copy(&kept, path)).map_err(|error| told(&error))?;
        Ok(())
    }
}
