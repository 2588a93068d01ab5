//! A document as PDF: pages that are read in order, also by those who cannot see them.
//!
//! Every part is tagged as what it is (heading, paragraph, item, cell, figure); what stands again on a page is told to be
//! no content. Headings are the outline, addresses of sources lead there.

use std::collections::BTreeMap;
use std::num::NonZeroU16;

use krilla::Document;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::destination::XyzDestination;
use krilla::geom::{Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, SpanTag, TableHeaderScope, Tag,
    TagGroup, TagTree,
};

use super::pdf::{PdfError, PdfFonts, PdfPainter};
use crate::present::document::{TextBlock, TextDocument};
use crate::present::palette::Palette;
use crate::present::scene::{Area, DocumentPart, Item, NAME, PAGE, PlacedItems, document_pages};

/// The document as PDF, and the letters in it that no bundled face has; the same bytes for the same document.
///
/// # Errors
/// If it cannot be written.
pub(super) fn pdf(document: &TextDocument) -> Result<(Vec<u8>, Vec<char>), PdfError> {
    let laid = document_pages(document);
    let mut file = Document::new();
    let mut fonts = PdfFonts::default();
    let mut content = TaggedParts::default();
    for (number, page) in laid.pages.iter().enumerate() {
        content.page(&mut file, (number, page), document, &mut fonts)?;
    }
    file.set_tag_tree(content.tree(document));
    file.set_outline(content.outline(document));
    let language = document.language.code();
    let mut tells: Vec<&str> = Vec::new();
    tells.extend(document.charts().map(|chart| chart.chart.heads().summary));
    let metadata = Metadata::new()
        .title(document.title.clone())
        .description(tells.join("\n"))
        .creator(NAME.to_owned())
        .language(language.to_owned());
    file.set_metadata(metadata);
    let bytes = file.finish().map_err(|error| PdfError(error.to_string()))?;
    Ok((bytes, laid.lacking))
}

/// Something that was painted: the part that it belongs to, its content, where it leads.
type TaggedContent<'a> = (DocumentPart, Identifier, Option<&'a (String, Area)>);

/// What was painted for each part of the document.
#[derive(Default)]
struct TaggedParts {
    parts: BTreeMap<DocumentPart, Vec<Node>>,
    /// Where each block begins: the page, and how far down.
    begins: BTreeMap<usize, (usize, f32)>,
}

impl TaggedParts {
    fn page(
        &mut self,
        file: &mut Document,
        (number, placed): (usize, &Vec<PlacedItems>),
        document: &TextDocument,
        fonts: &mut PdfFonts,
    ) -> Result<(), PdfError> {
        let settings = PageSettings::from_wh(PAGE.width, PAGE.height);
        let settings =
            settings.ok_or_else(|| PdfError(format!("{} × {} points", PAGE.width, PAGE.height)))?;
        let mut page = file.start_page_with(settings);
        let mut surface = page.surface();
        let mut painted: Vec<TaggedContent<'_>> = Vec::new();
        for PlacedItems { part, items, link } in placed {
            let is_chart =
                part.is_some_and(|part| matches!(document.blocks.get(part.block), Some(TextBlock::Chart(_))));
            let tag = match part {
                None => ContentTag::Artifact(Artifact::new(ArtifactType::Other, None)),
                Some(_) if is_chart => ContentTag::Other,
                Some(_) => ContentTag::Span(SpanTag::empty()),
            };
            let content = surface.start_tagged(tag);
            PdfPainter::new(fonts, &Palette::LIGHT, &mut surface).items(items);
            surface.end_tagged();
            if let Some(part) = part {
                self.begins.entry(part.block).or_insert_with(|| (number, top(items)));
                painted.push((*part, content, link.as_ref()));
            }
        }
        surface.finish();
        for (part, content, link) in painted {
            let node = match link.and_then(|(address, area)| Some((address, rect(area)?))) {
                None => Node::from(content),
                Some((address, rect)) => {
                    let target = Target::Action(Action::Link(LinkAction::new(address.clone())));
                    let link = Annotation::new_link(LinkAnnotation::new(rect, target), Some(address.clone()));
                    let link = page.add_tagged_annotation(link);
                    TagGroup::with_children(Tag::Link, vec![content.into(), link.into()]).into()
                }
            };
            self.parts.entry(part).or_default().push(node);
        }
        page.finish();
        Ok(())
    }

    /// The parts of the document as what they are, in the order in which they are read.
    fn tree(&mut self, document: &TextDocument) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(document.language.code().to_owned()));
        let parts = std::mem::take(&mut self.parts);
        let mut groups: BTreeMap<(usize, usize), Rows> = BTreeMap::new();
        for (part, nodes) in parts {
            let rows = groups.entry((part.block, part.group)).or_default();
            rows.entry(part.row).or_default().push((part.column, nodes));
        }
        for ((block, _), rows) in groups {
            match document.blocks.get(block) {
                Some(TextBlock::Heading(level, words)) => {
                    let level =
                        u16::try_from(*level).ok().and_then(NonZeroU16::new).unwrap_or(NonZeroU16::MIN);
                    tree.push(TagGroup::with_children(Tag::Hn(level, Some(words.clone())), all(rows)));
                }
                Some(TextBlock::Chart(chart)) => {
                    let heads = chart.chart.heads();
                    let told = format!("{}. {}", heads.title, heads.summary);
                    tree.push(TagGroup::with_children(Tag::Figure(Some(told)), all(rows)));
                }
                Some(TextBlock::Bullets(_)) => tree.push(list(ListNumbering::Disc, rows)),
                Some(TextBlock::Sources(_)) => tree.push(list(ListNumbering::Decimal, rows)),
                Some(TextBlock::Table(_)) => tree.push(table(rows)),
                Some(TextBlock::Paragraph(_)) | None => tree.push(TagGroup::with_children(Tag::P, all(rows))),
            }
        }
        tree
    }

    /// The headings below the title.
    fn outline(&self, document: &TextDocument) -> Outline {
        let mut outline = Outline::new();
        for (block, content) in document.blocks.iter().enumerate() {
            if let (TextBlock::Heading(2, words), Some((page, top))) = (content, self.begins.get(&block)) {
                let place = XyzDestination::new(*page, Point::from_xy(0.0, (top - 20.0).max(0.0)));
                outline.push_child(OutlineNode::new(words.clone(), place));
            }
        }
        outline
    }
}

/// The rows of a table, the items of a list: what stands in each column.
type Rows = BTreeMap<usize, Vec<(usize, Vec<Node>)>>;

fn all(rows: Rows) -> Vec<Node> {
    rows.into_values().flatten().flat_map(|(_, nodes)| nodes).collect()
}

fn list(numbering: ListNumbering, rows: Rows) -> TagGroup {
    let item = |columns: Vec<(usize, Vec<Node>)>| {
        let part = |(column, nodes)| match column {
            0 => TagGroup::with_children(Tag::Lbl, nodes).into(),
            _ => TagGroup::with_children(Tag::LBody, nodes).into(),
        };
        TagGroup::with_children(Tag::LI, columns.into_iter().map(part).collect()).into()
    };
    TagGroup::with_children(Tag::L(numbering), rows.into_values().map(item).collect())
}

fn table(rows: Rows) -> TagGroup {
    let row = |(row, columns): (usize, Vec<(usize, Vec<Node>)>)| {
        let cell = |(_, nodes)| match row {
            0 => TagGroup::with_children(Tag::TH(TableHeaderScope::Column), nodes).into(),
            _ => TagGroup::with_children(Tag::TD, nodes).into(),
        };
        TagGroup::with_children(Tag::TR, columns.into_iter().map(cell).collect()).into()
    };
    TagGroup::with_children(Tag::Table, rows.into_iter().map(row).collect())
}

/// How far down the first words of something stand.
fn top(items: &[Item]) -> f32 {
    let words =
        items.iter().filter_map(|item| if let Item::Words(words) = item { Some(words) } else { None });
    words.map(|words| words.area().top).fold(f32::INFINITY, f32::min).clamp(0.0, PAGE.height)
}

fn rect(area: &Area) -> Option<Rect> {
    Rect::from_ltrb(area.left, area.top, area.right, area.bottom)
}
