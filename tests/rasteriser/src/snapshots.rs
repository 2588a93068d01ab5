//! Pictures that were looked at, kept in `tests/pictures/`, and what is painted held against them.
//!
//! They are kept in at most 256 colours, so a pixel may lie beside the colour that was painted when somebody looked.
//! A pixel is as expected where two things hold:
//!
//! - it is no farther from the expected one than such rounding goes ([`RADIUS`]); letters that move or change differ
//!   by hundreds of times that;
//! - the pixels of its expected colour have that colour in their mean ([`STEP`]), since an entry of a palette is the
//!   mean of its pixels; so a plain area that is two steps of grey lighter is found.
//!
//! [`SPARE`] pixels may be otherwise: corners come from the shapes, whose `f32` may differ in the last digit from one
//! build to the next, and a pixel on the edge of a shape then differs.
//!
//! With `UPDATE_SNAPSHOTS=1` what is painted is written over what is not as expected. Otherwise it is put beside the
//! picture as `NAME.new.png`, and what differs, in red, as `NAME.diff.png`.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use egui::Rect;
use egui_kittest::{Harness, SnapshotError};
use image::{ImageError, Rgba, RgbaImage, imageops};

use crate::indexed::{Color, Indexed, Mean, distance, is_indexed};

/// Where the pictures are.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../pictures");

/// How far a pixel may lie from the expected one, as the sum of the squares of its channels: 13 steps of grey. The
/// picture with most colours is rounded by up to 386; white lies 195,075 from black.
const RADIUS: u32 = 512;
/// How far the mean of the pixels of one expected colour may lie from it: one step of grey.
const STEP: u32 = 3;
/// How many pixels of a picture may differ.
const SPARE: usize = 4;

/// Holds a picture against the one of that name.
///
/// # Panics
/// If it is not as expected, or there is none.
#[track_caller]
pub fn check_picture(painted: &RgbaImage, name: &str) {
    if let Err(error) = compare_picture(painted, name) {
        panic!("{error}");
    }
}

/// Holds what a harness shows against the picture of that name.
///
/// # Panics
/// If it is not as expected, or there is none.
#[track_caller]
pub fn check_page<State>(page: &mut Harness<'_, State>, name: &str) {
    if let Err(error) = compare_page(page, name, None) {
        panic!("{error}");
    }
}

/// Holds what a harness shows, or a part of it in pixels, against the picture of that name.
///
/// # Errors
/// Where it is not as expected, or there is none, or nothing can be painted.
pub fn compare_page<State>(
    page: &mut Harness<'_, State>,
    name: &str,
    part: Option<Rect>,
) -> Result<(), SnapshotError> {
    let mut painted = page.render().map_err(|err| SnapshotError::RenderError { err })?;
    if let Some(area) = part {
        painted = cut_out(&painted, area);
    }
    compare_picture(&painted, name)
}

/// What lies in an area of a picture, in pixels.
pub fn cut_out(picture: &RgbaImage, area: Rect) -> RgbaImage {
    let [left, top, width, height] =
        [area.left(), area.top(), area.width(), area.height()].map(|at| at as u32);
    imageops::crop_imm(picture, left, top, width, height).to_image()
}

/// A picture as it is kept: in at most 256 colours.
pub fn few_colors(picture: &RgbaImage) -> RgbaImage {
    Indexed::new(picture).to_picture()
}

/// Whether a picture is as expected, but for the few pixels that may differ. Both have the same size.
pub fn is_as_expected(painted: &RgbaImage, expected: &RgbaImage) -> bool {
    differences(painted, expected).filter(|&differs| differs).count() <= SPARE
}

/// Whether each pixel differs from the expected one, row by row.
fn differences(painted: &RgbaImage, expected: &RgbaImage) -> impl Iterator<Item = bool> {
    let near = |painted: Color, expected: Color| distance(painted, expected) <= RADIUS;
    let mut means: HashMap<Color, Mean> = HashMap::new();
    for (painted, expected) in painted.pixels().zip(expected.pixels()) {
        if near(painted.0, expected.0) {
            means.entry(expected.0).or_default().add(painted.0, 1);
        }
    }
    let holds: HashMap<Color, bool> =
        means.iter().map(|(&color, mean)| (color, distance(mean.color(), color) <= STEP)).collect();
    let pixels = painted.pixels().zip(expected.pixels());
    pixels.map(move |(painted, expected)| !near(painted.0, expected.0) || !holds[&expected.0])
}

fn compare_picture(painted: &RgbaImage, name: &str) -> Result<(), SnapshotError> {
    let path = beside(name, "png");
    let [new, diff] = ["new.png", "diff.png"].map(|end| beside(name, end));
    for left_over in [&new, &diff] {
        fs::remove_file(left_over).ok();
    }
    let compared = compare_with_file(painted, name, &path);
    if updates() {
        let keeps = compared.is_ok() && fs::read(&path).is_ok_and(|bytes| is_indexed(&bytes));
        if keeps {
            return Ok(());
        }
        assert!(
            is_as_expected(painted, &few_colors(painted)),
            "{name} has too many colours to be kept in 256"
        );
        return keep(painted, &path);
    }
    if compared.is_err() {
        keep(painted, &new)?;
    }
    compared
}

fn compare_with_file(painted: &RgbaImage, name: &str, path: &Path) -> Result<(), SnapshotError> {
    let expected = image::open(path);
    let expected =
        expected.map_err(|err| SnapshotError::OpenSnapshot { path: path.to_owned(), err })?.to_rgba8();
    let (expected_size, actual_size) = (expected.dimensions(), painted.dimensions());
    if expected_size != actual_size {
        return Err(SnapshotError::SizeMismatch {
            name: name.to_owned(),
            expected: expected_size,
            actual: actual_size,
        });
    }
    if is_as_expected(painted, &expected) {
        return Ok(());
    }
    let mut shown = expected.clone();
    let mut count = 0;
    for (pixel, differs) in shown.pixels_mut().zip(differences(painted, &expected)) {
        if differs {
            *pixel = Rgba([255, 0, 0, 255]);
            count += 1;
        }
    }
    let diff_path = beside(name, "diff.png");
    keep(&shown, &diff_path)?;
    Err(SnapshotError::Diff {
        name: name.to_owned(),
        diff: count,
        diff_path,
        failing_pixels_by_threshold: Vec::new(),
    })
}

fn beside(name: &str, end: &str) -> PathBuf {
    Path::new(FOLDER).join(format!("{name}.{end}"))
}

/// Whether pictures are written anew rather than only compared.
fn updates() -> bool {
    env::var("UPDATE_SNAPSHOTS").is_ok_and(|value| !["", "0", "false", "no", "off"].contains(&value.as_str()))
}

/// Writes a picture in few colours.
#[expect(clippy::disallowed_methods, reason = "a picture that is half written is painted anew")]
fn keep(picture: &RgbaImage, path: &Path) -> Result<(), SnapshotError> {
    let bytes = Indexed::new(picture).encode().map_err(io::Error::other);
    let written = bytes.and_then(|bytes| fs::write(path, bytes));
    written.map_err(|error| SnapshotError::WriteSnapshot {
        path: path.to_owned(),
        err: ImageError::IoError(error),
    })
}
