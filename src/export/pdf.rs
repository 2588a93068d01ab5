//! A scene as PDF.
//!
//! Text is text in a subset of our typeface that the file brings along, Hangul included. To those who
//! cannot see it the page is one figure, told in words. No clock and no chance: the same scene gives
//! the same bytes.

use std::collections::BTreeMap;

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{self, LineJoin, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{ContentTag, Tag, TagGroup, TagTree};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Data, Document};

use crate::present::fonts::{self, Face};
use crate::present::palette::{Colour, Palette};
use crate::present::scene::{Area, Fill, Item, Outline, Scene, Spot, Stroke, Words};

/// Why there is no file, in the words of what refused it.
#[derive(Debug)]
pub struct PdfError(pub String);

/// The scene as a PDF document of one page.
///
/// # Errors
/// If the page has no size.
pub fn pdf(scene: &Scene, palette: &Palette) -> Result<Vec<u8>, PdfError> {
    let size = scene.size;
    let settings = PageSettings::from_wh(size.width, size.height);
    let settings = settings.ok_or_else(|| PdfError(format!("{} × {} points", size.width, size.height)))?;
    let mut document = Document::new();
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    let content = surface.start_tagged(ContentTag::Other);
    PdfPainter::new(&mut PdfFonts::default(), palette, &mut surface).scene(scene);
    surface.end_tagged();
    surface.finish();
    page.finish();

    let told = format!("{}. {}", scene.title, scene.summary);
    let figure = TagGroup::with_children(Tag::Figure(Some(told)), vec![content.into()]);
    let mut tree = TagTree::new().with_lang(Some(scene.language.to_owned()));
    tree.push(figure);
    document.set_tag_tree(tree);
    let metadata = Metadata::new()
        .title(scene.title.clone())
        .description(described(scene))
        .creator("Costshare".to_owned())
        .language(scene.language.to_owned());
    document.set_metadata(metadata);
    document.finish().map_err(|error| PdfError(error.to_string()))
}

/// What it shows, and who says so, a line each.
fn described(scene: &Scene) -> String {
    let sources = scene.sources.iter().map(String::as_str);
    std::iter::once(scene.summary.as_str()).chain(sources).collect::<Vec<_>>().join("\n")
}

/// The faces that were met so far.
#[derive(Default)]
pub(super) struct PdfFonts(BTreeMap<Face, Font>);

impl PdfFonts {
    fn of(&mut self, face: Face) -> Font {
        let open = || Font::new(Data::from(face.data()), 0).expect("the bundled fonts are fonts");
        self.0.entry(face).or_insert_with(open).clone()
    }
}

/// Paints items of scenes.
pub(super) struct PdfPainter<'a, 'b> {
    fonts: &'a mut PdfFonts,
    palette: &'a Palette,
    surface: &'a mut Surface<'b>,
}

impl<'a, 'b> PdfPainter<'a, 'b> {
    pub(super) fn new(fonts: &'a mut PdfFonts, palette: &'a Palette, surface: &'a mut Surface<'b>) -> Self {
        Self { fonts, palette, surface }
    }

    fn scene(&mut self, scene: &Scene) {
        let ground = Area::sized(Spot::default(), scene.size.width, scene.size.height);
        self.surface.set_fill(Some(fill(self.palette.panel, 1.0)));
        self.surface.set_stroke(None);
        self.draw(&Outline::Area(ground));
        self.items(&scene.items);
    }

    pub(super) fn items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Line { points, stroke } => {
                    self.set(None, Some(stroke));
                    self.path(|path| trace(path, points));
                }
                Item::Shape { outline, fill, stroke } => {
                    self.set(*fill, stroke.as_ref());
                    self.draw(outline);
                }
                Item::Words(words) => self.words(words),
            }
        }
    }

    fn set(&mut self, fill: Option<Fill>, stroke: Option<&Stroke>) {
        let fill = fill.map(|it| self::fill(it.ink.colour(self.palette), it.opacity));
        let stroke = stroke.map(|stroke| {
            let dash: Vec<f32> = stroke.dashes().collect();
            paint::Stroke {
                paint: colour(stroke.ink.colour(self.palette)).into(),
                width: stroke.width,
                line_join: LineJoin::Round,
                dash: (!dash.is_empty()).then_some(StrokeDash { array: dash, offset: 0.0 }),
                ..paint::Stroke::default()
            }
        });
        self.surface.set_fill(fill);
        self.surface.set_stroke(stroke);
    }

    fn draw(&mut self, outline: &Outline) {
        self.path(|path| match outline {
            Outline::Area(area) => {
                if let Some(rect) = Rect::from_ltrb(area.left, area.top, area.right, area.bottom) {
                    path.push_rect(rect);
                }
            }
            Outline::Polygon(points) => {
                trace(path, points);
                path.close();
            }
            Outline::Disc { middle, radius } => disc(path, *middle, *radius),
        });
    }

    fn path(&mut self, trace: impl FnOnce(&mut PathBuilder)) {
        let mut path = PathBuilder::new();
        trace(&mut path);
        if let Some(path) = path.finish() {
            self.surface.draw_path(&path);
        }
    }

    fn words(&mut self, words: &Words) {
        self.surface.set_fill(Some(fill(words.ink.colour(self.palette), 1.0)));
        self.surface.set_stroke(None);
        for (line, y) in words.lines.iter().zip(words.baselines()) {
            let mut x = words.left(line);
            for run in fonts::shape(line, words.weight) {
                let glyph = |glyph: &fonts::Glyph| {
                    let id = GlyphId::new(glyph.id);
                    KrillaGlyph::new(id, glyph.advance, glyph.right, glyph.up, 0.0, glyph.range.clone(), None)
                };
                let glyphs: Vec<KrillaGlyph> = run.glyphs.iter().map(glyph).collect();
                let text = &line[run.range.clone()];
                let font = self.fonts.of(run.face);
                self.surface.draw_glyphs(Point::from_xy(x, y), &glyphs, font, text, words.size, false);
                x += run.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() * words.size;
            }
        }
    }
}

fn trace(path: &mut PathBuilder, points: &[Spot]) {
    for (idx, at) in points.iter().enumerate() {
        if idx == 0 {
            path.move_to(at.x, at.y);
        } else {
            path.line_to(at.x, at.y);
        }
    }
}

/// A circle of four curves.
fn disc(path: &mut PathBuilder, middle: Spot, radius: f32) {
    // The length of handles with which four cubic curves come nearest to a circle.
    const HANDLE: f32 = 0.552_284_8;
    let at = |x: f32, y: f32| middle.moved(x * radius, y * radius);
    let start = at(1.0, 0.0);
    path.move_to(start.x, start.y);
    let quarters = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0), (1.0, 0.0)];
    for pair in quarters.windows(2) {
        let ((x, y), (next_x, next_y)) = (pair[0], pair[1]);
        let one = at(x + next_x * HANDLE, y + next_y * HANDLE);
        let two = at(next_x + x * HANDLE, next_y + y * HANDLE);
        let end = at(next_x, next_y);
        path.cubic_to(one.x, one.y, two.x, two.y, end.x, end.y);
    }
    path.close();
}

fn colour(Colour([red, green, blue]): Colour) -> rgb::Color {
    rgb::Color::new(red, green, blue)
}

fn fill(of: Colour, opacity: f32) -> paint::Fill {
    let opacity = NormalizedF32::new(opacity).unwrap_or(NormalizedF32::ONE);
    paint::Fill { paint: colour(of).into(), opacity, ..paint::Fill::default() }
}
