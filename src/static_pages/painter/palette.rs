//! PNG with a palette: the pictures have a few flat colours and the edges between them, so the 256 colours
//! that occur most often keep what is flat as it is and take two thirds of the bytes.

use resvg::tiny_skia::Pixmap;
use std::collections::HashMap;

/// How many colours a palette holds.
const MOST: usize = 256;

type Colour = [u8; 3];

/// Returns the picture as PNG; it is opaque. Rare colours become the nearest of the palette.
pub fn png(pixels: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let colours = pixels.pixels().iter().map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]);
    let mut occurs: HashMap<Colour, u32> = HashMap::new();
    for colour in colours.clone() {
        *occurs.entry(colour).or_default() += 1;
    }
    let mut often: Vec<(Colour, u32)> = occurs.into_iter().collect();
    often.sort_by_key(|(colour, n)| (std::cmp::Reverse(*n), *colour));
    let palette: Vec<Colour> = often.iter().take(MOST).map(|(colour, _)| *colour).collect();
    let at: HashMap<Colour, u8> =
        often.iter().map(|(colour, _)| (*colour, nearest(*colour, &palette))).collect();
    let indices: Vec<u8> = colours.map(|colour| at.get(&colour).copied().unwrap_or_default()).collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_palette(palette.concat());
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&indices)?;
    writer.finish()?;
    Ok(file)
}

/// Returns the position of the colour of `palette` that is nearest to `colour`.
fn nearest(colour: Colour, palette: &[Colour]) -> u8 {
    let apart = |other: &Colour| -> u32 {
        colour.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum()
    };
    let nearest = palette.iter().enumerate().min_by_key(|(_, other)| apart(other));
    nearest.and_then(|(at, _)| u8::try_from(at).ok()).unwrap_or_default()
}
