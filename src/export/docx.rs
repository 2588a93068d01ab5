//! A document for word processors: headings, lists, tables and pictures as their own kinds, so that it can be worked on.
//!
//! The parts of the file are written here, since the libraries for it either have no words for those who cannot see a
//! picture or write the same document differently each time (DECISIONS 121); another program's reader checks them. A
//! picture is one of pixels, as every word processor shows it.

use std::fmt::{self, Write as _};
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::error::ExportError;
use super::png::{pixels, png};
use crate::present::Align;
use crate::present::document::{
    DocumentChart, DocumentRow, DocumentTable, Phrase, PhrasePart, TextBlock, TextDocument,
};
use crate::present::palette::Palette;
use crate::present::scene::{ChartOnPage, PAGE, PAGE_MARGIN, Scene, Size, column_groups};

mod parts;

/// The document as DOCX, and the letters in its pictures that no bundled face has; the same bytes for the same document.
///
/// # Errors
/// If a chart cannot be drawn.
pub(super) fn docx(document: &TextDocument) -> Result<(Vec<u8>, Vec<char>), ExportError> {
    let mut body = DocxBody::new(document);
    body.write().expect("a string takes all");
    let mut pictures = Vec::new();
    let mut lacking = Vec::new();
    for chart in document.charts() {
        let scene = scene(document, chart);
        pictures.push(png(&scene, &Palette::LIGHT, PIXELS_TO_A_POINT)?);
        lacking.extend(scene.lacking);
    }
    let file =
        packed(document, &body, &pictures).map_err(|error| ExportError::Document(error.to_string()))?;
    Ok((file, lacking))
}

/// Enough for print in the width of a page.
const PIXELS_TO_A_POINT: f32 = 2.5;
/// Word processors set another typeface than ours, which may be as much wider.
const OTHER_FACES: f32 = 1.25;
/// Lengths in pictures are so many to a point.
const EMU: f32 = 12_700.0;
/// Lengths on pages are so many to a point.
const TWIPS: f32 = 20.0;

/// A chart as it stands in the document; in a brief one it leaves room, since nobody knows where the page ends.
fn scene(document: &TextDocument, chart: &DocumentChart) -> Scene {
    let height = chart.size.height * if document.is_brief { 0.8 } else { 1.0 };
    let size = Size { height, ..chart.size };
    chart.scene_of(size, document.language, document.date.as_ref())
}

fn packed(
    document: &TextDocument,
    body: &DocxBody<'_>,
    pictures: &[Vec<u8>],
) -> zip::result::ZipResult<Vec<u8>> {
    // No clock: the same document is the same file.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, bytes: &[u8]| -> zip::result::ZipResult<()> {
        file.start_file(name, options)?;
        Ok(file.write_all(bytes)?)
    };
    add("[Content_Types].xml", parts::CONTENT_TYPES.as_bytes())?;
    add("_rels/.rels", parts::RELATIONSHIPS.as_bytes())?;
    add("docProps/core.xml", parts::properties(document).as_bytes())?;
    add("docProps/app.xml", parts::program().as_bytes())?;
    add("word/document.xml", body.text.as_bytes())?;
    add("word/_rels/document.xml.rels", parts::relationships(pictures.len(), &body.links).as_bytes())?;
    add("word/styles.xml", parts::styles(document).as_bytes())?;
    add("word/numbering.xml", parts::NUMBERING.as_bytes())?;
    add("word/settings.xml", parts::settings(document.language).as_bytes())?;
    add("word/footer1.xml", parts::footer(document).as_bytes())?;
    for (number, picture) in (1..).zip(pictures) {
        add(&format!("word/media/chart{number}.png"), picture)?;
    }
    Ok(file.finish()?.into_inner())
}

/// The content in the making.
struct DocxBody<'a> {
    document: &'a TextDocument,
    text: String,
    /// The addresses that it leads to, in the order of their relationships.
    links: Vec<String>,
    charts: usize,
}

impl<'a> DocxBody<'a> {
    fn new(document: &'a TextDocument) -> Self {
        Self { document, text: String::new(), links: Vec::new(), charts: 0 }
    }

    fn write(&mut self) -> fmt::Result {
        self.text.push_str(parts::DOCUMENT_BEGINS);
        let document = self.document;
        for block in &document.blocks {
            match block {
                TextBlock::Heading(level, words) => {
                    let style = format!("Heading{}", (*level).clamp(1, 4));
                    self.paragraph(&style, &Phrase::new(words), None)?;
                }
                TextBlock::Paragraph(words) => self.paragraph("Normal", words, None)?,
                TextBlock::Bullets(items) => {
                    items.iter().try_for_each(|item| self.paragraph("ListBullet", item, None))?;
                }
                TextBlock::Sources(items) => {
                    let mut numbered = (1..).zip(items);
                    numbered
                        .try_for_each(|(number, item)| self.paragraph("ListNumber", item, Some(number)))?;
                }
                TextBlock::Table(table) => self.table(table)?,
                TextBlock::Chart(chart) => self.chart(chart)?,
            }
        }
        let [width, height, margin] =
            [PAGE.width, PAGE.height, PAGE_MARGIN].map(|length| pixels(length * TWIPS));
        write!(
            self.text,
            "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/>\
             <w:pgSz w:w=\"{width}\" w:h=\"{height}\"/>\
             <w:pgMar w:top=\"1000\" w:right=\"{margin}\" w:bottom=\"1120\" w:left=\"{margin}\" \
             w:header=\"500\" w:footer=\"560\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
        )
    }

    /// A paragraph in a style; of a source with the mark that references lead to.
    fn paragraph(&mut self, style: &str, words: &Phrase, source: Option<usize>) -> fmt::Result {
        write!(self.text, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>")?;
        if let Some(number) = source {
            write!(self.text, "<w:bookmarkStart w:id=\"{number}\" w:name=\"source_{number}\"/>")?;
        }
        self.runs(words)?;
        if let Some(number) = source {
            write!(self.text, "<w:bookmarkEnd w:id=\"{number}\"/>")?;
        }
        self.text.push_str("</w:p>\n");
        Ok(())
    }

    fn runs(&mut self, words: &Phrase) -> fmt::Result {
        for (place, part) in words.parts().iter().enumerate() {
            if place > 0 {
                self.run("", " ")?;
            }
            match part {
                PhrasePart::Plain(text) => self.run("", text)?,
                PhrasePart::Bold(text) => self.run("<w:b/>", text)?,
                PhrasePart::Digits(text) => self.run("<w:rStyle w:val=\"Digits\"/>", text)?,
                PhrasePart::References(numbers) => {
                    for (place, number) in numbers.iter().enumerate() {
                        if place > 0 {
                            self.run("", ", ")?;
                        }
                        write!(self.text, "<w:hyperlink w:anchor=\"source_{number}\">")?;
                        self.run("", &format!("[{number}]"))?;
                        self.text.push_str("</w:hyperlink>");
                    }
                }
                PhrasePart::Address(address) => {
                    self.links.push(address.clone());
                    write!(self.text, "<w:hyperlink r:id=\"rIdLink{}\">", self.links.len())?;
                    self.run("<w:rStyle w:val=\"Hyperlink\"/>", address)?;
                    self.text.push_str("</w:hyperlink>");
                }
            }
        }
        Ok(())
    }

    fn run(&mut self, properties: &str, text: &str) -> fmt::Result {
        self.text.push_str("<w:r>");
        if !properties.is_empty() {
            write!(self.text, "<w:rPr>{properties}</w:rPr>")?;
        }
        write!(self.text, "<w:t xml:space=\"preserve\">{}</w:t></w:r>", parts::clean(text))
    }

    /// A table; what is wider than a page is several, each with the first column.
    fn table(&mut self, table: &DocumentTable) -> fmt::Result {
        for columns in column_groups(table, 1.0) {
            let size = pixels(columns.size * 2.0);
            let widths: Vec<u64> = columns.wider(OTHER_FACES).map(|width| pixels(width * TWIPS)).collect();
            write!(
                self.text,
                "<w:tbl><w:tblPr><w:tblStyle w:val=\"Figures\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/>\
                 <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" \
                 w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>",
                widths.iter().sum::<u64>()
            )?;
            widths.iter().try_for_each(|width| write!(self.text, "<w:gridCol w:w=\"{width}\"/>"))?;
            self.text.push_str("</w:tblGrid>");
            let heads: Vec<Phrase> = table.heads.iter().map(|(head, _)| bold(head)).collect();
            let head = DocumentRow::from(heads);
            let rows = std::iter::once((&head, true)).chain(table.rows.iter().map(|row| (row, false)));
            for (row, is_head) in rows {
                let head = if is_head { "<w:tblHeader/>" } else { "" };
                write!(self.text, "<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>")?;
                for (place, width) in columns.places.iter().zip(&widths) {
                    self.cell(row, (*place, *width), table.heads[*place].1, size)?;
                }
                self.text.push_str("</w:tr>\n");
            }
            self.text.push_str("</w:tbl>\n");
            // Two tables without a paragraph between them are one.
            self.paragraph("TableFoot", &Phrase::default(), None)?;
        }
        Ok(())
    }

    fn cell(
        &mut self,
        row: &DocumentRow,
        (place, width): (usize, u64),
        align: Align,
        size: u64,
    ) -> fmt::Result {
        let rule = if row.is_sum {
            "<w:tcBorders><w:top w:val=\"single\" w:sz=\"6\" w:color=\"808080\"/></w:tcBorders>"
        } else {
            ""
        };
        let side = match align {
            Align::Left => "left",
            Align::Right => "right",
        };
        write!(
            self.text,
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{rule}</w:tcPr><w:p><w:pPr>\
             <w:pStyle w:val=\"TableText{size}\"/><w:jc w:val=\"{side}\"/></w:pPr>"
        )?;
        if let Some(words) = row.cells.get(place) {
            self.runs(words)?;
        }
        self.text.push_str("</w:p></w:tc>");
        Ok(())
    }

    fn chart(&mut self, chart: &DocumentChart) -> fmt::Result {
        self.charts += 1;
        let number = self.charts;
        let place = ChartOnPage::of(&scene(self.document, chart));
        let (width, height) = (pixels(place.size.width * EMU), pixels(place.size.height * EMU));
        let margin = pixels(place.margin * TWIPS);
        let heads = chart.chart.heads();
        let (title, told) = (parts::clean(heads.title), parts::clean(heads.summary));
        let extent = format!("cx=\"{width}\" cy=\"{height}\"");
        writeln!(
            self.text,
            "<w:p><w:pPr><w:pStyle w:val=\"Chart\"/><w:ind w:left=\"-{margin}\" w:right=\"-{margin}\"/></w:pPr><w:r><w:drawing>\
             <wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent {extent}/>\
             <wp:docPr id=\"{number}\" name=\"chart{number}.png\" descr=\"{told}\" title=\"{title}\"/>\
             <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
             <pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"chart{number}.png\" descr=\"{told}\"/><pic:cNvPicPr/>\
             </pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rIdChart{number}\"/><a:stretch><a:fillRect/></a:stretch>\
             </pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext {extent}/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
             </wp:inline></w:drawing></w:r></w:p>"
        )
    }
}

/// The same, all of it bold.
fn bold(phrase: &Phrase) -> Phrase {
    Phrase::bold(&phrase.text())
}
