//! The parts of a DOCX beside its content: what is in it, its styles, its foot, what is known of it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::export::harmless::{self, Changes};
use crate::export::png::pixels;
use crate::export::svg::Escaped;
use crate::present::document::{TextBlock, TextDocument};
use crate::present::palette::Palette;
use crate::present::scene::{NAME, column_groups};
use crate::text::Language;

/// The kinds of the parts.
pub(super) const CONTENT_TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
<Default Extension=\"png\" ContentType=\"image/png\"/>\
<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
<Override PartName=\"/word/numbering.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml\"/>\
<Override PartName=\"/word/settings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml\"/>\
<Override PartName=\"/word/footer1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>\
<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
<Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>\
</Types>";

/// What the file begins with.
pub(super) const RELATIONSHIPS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties\" Target=\"docProps/app.xml\"/>\
</Relationships>";

/// The names that the content is written in.
pub(super) const DOCUMENT_BEGINS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>\n";

/// The two kinds of lists: with bullets, and with numbers.
pub(super) const NUMBERING: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
<w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"320\" w:hanging=\"320\"/></w:pPr></w:lvl></w:abstractNum>\
<w:abstractNum w:abstractNumId=\"1\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"420\" w:hanging=\"420\"/></w:pPr></w:lvl></w:abstractNum>\
<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>\
</w:numbering>";

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A text as it may stand in any part.
pub(super) fn clean(text: &str) -> String {
    Escaped(&harmless::line(text, &mut Changes::default())).to_string()
}

/// What is known of the document.
pub(super) fn properties(document: &TextDocument) -> String {
    // A month or a year alone is no moment.
    let day = document.date.as_ref().filter(|date| date.as_str().len() == "2026-11-23".len());
    let date = day.map(|date| {
        format!("<dcterms:created xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:created>")
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:creator>{NAME}</dc:creator>\
         <dc:language>{}</dc:language>{}</cp:coreProperties>",
        clean(&document.title),
        document.language.code(),
        date.unwrap_or_default(),
    )
}

/// What it was made with.
pub(super) fn program() -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>{NAME}</Application></Properties>"
    )
}

/// What the content refers to.
pub(super) fn relationships(pictures: usize, links: &[String]) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    );
    let mut add = |id: &str, kind: &str, target: &str, mode: &str| {
        let target = clean(target);
        write!(text, "<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"{mode}/>")
            .expect("a string takes all");
    };
    add("rIdStyles", "styles", "styles.xml", "");
    add("rIdNumbering", "numbering", "numbering.xml", "");
    add("rIdSettings", "settings", "settings.xml", "");
    add("rIdFooter", "footer", "footer1.xml", "");
    for number in 1..=pictures {
        add(&format!("rIdChart{number}"), "image", &format!("media/chart{number}.png"), "");
    }
    for (number, link) in (1..).zip(links) {
        add(&format!("rIdLink{number}"), "hyperlink", link, " TargetMode=\"External\"");
    }
    text.push_str("</Relationships>");
    text
}

/// How word processors are told the language.
fn language_tag(language: Language) -> &'static str {
    match language {
        Language::En => "en-GB",
        Language::Ko => "ko-KR",
    }
}

/// What holds for the whole document.
pub(super) fn settings(language: Language) -> String {
    let tag = language_tag(language);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:settings xmlns:w=\"{WORD}\">\
         <w:zoom w:percent=\"100\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"{tag}\" w:eastAsia=\"ko-KR\"/></w:settings>"
    )
}

/// The foot of every page: the title, and the page of how many.
pub(super) fn footer(document: &TextDocument) -> String {
    let field = |name: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {name} </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let date = document.date.as_ref().map(|date| format!(" · {date}")).unwrap_or_default();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:ftr xmlns:w=\"{WORD}\"><w:p><w:pPr>\
         <w:pStyle w:val=\"Footer\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{NAME} · {}{date}</w:t></w:r><w:r><w:tab/></w:r>\
         {}<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>{}</w:p></w:ftr>",
        clean(&document.title),
        field("PAGE"),
        field("NUMPAGES"),
    )
}

/// A style of paragraphs: its name, what it is for others, its paragraphs, its letters.
struct ParagraphStyle<'a> {
    id: &'a str,
    name: &'a str,
    paragraphs: String,
    letters: String,
}

impl ParagraphStyle<'_> {
    fn written(&self) -> String {
        let Self { id, name, paragraphs, letters } = self;
        let (is_default, based) = match *id {
            "Normal" => (" w:default=\"1\"", ""),
            _ => ("", "<w:basedOn w:val=\"Normal\"/>"),
        };
        let next = if id.starts_with("Heading") { "<w:next w:val=\"Normal\"/>" } else { "" };
        format!(
            "<w:style w:type=\"paragraph\"{is_default} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{based}{next}<w:qFormat/>\
             <w:pPr>{paragraphs}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
        )
    }
}

/// The styles: what a word processor calls headings, lists and tables, to be changed there at will.
pub(super) fn styles(document: &TextDocument) -> String {
    let tag = language_tag(document.language);
    // In half points.
    let (body, heads) = if document.is_brief { (17, [32, 21, 19, 17]) } else { (20, [38, 27, 22, 20]) };
    let spacing = |before: u32, after: u32| format!("<w:spacing w:before=\"{before}\" w:after=\"{after}\"/>");
    let size = |half_points: u64| format!("<w:sz w:val=\"{half_points}\"/><w:szCs w:val=\"{half_points}\"/>");
    let after = if document.is_brief { 60 } else { 120 };
    let mut all = vec![
        ParagraphStyle { id: "Normal", name: "Normal", paragraphs: spacing(0, after), letters: size(body) },
        ParagraphStyle {
            id: "Chart",
            name: "Chart",
            paragraphs: format!("<w:keepLines/>{}", spacing(60, after)),
            letters: String::new(),
        },
        ParagraphStyle { id: "TableFoot", name: "Table Foot", paragraphs: spacing(0, 0), letters: size(12) },
        ParagraphStyle {
            id: "ListBullet",
            name: "List Bullet",
            paragraphs: format!("<w:numPr><w:numId w:val=\"1\"/></w:numPr>{}", spacing(0, 40)),
            letters: String::new(),
        },
        ParagraphStyle {
            id: "ListNumber",
            name: "List Number",
            paragraphs: format!("<w:numPr><w:numId w:val=\"2\"/></w:numPr>{}", spacing(0, 40)),
            letters: String::new(),
        },
        ParagraphStyle {
            id: "Footer",
            name: "footer",
            paragraphs: "<w:tabs><w:tab w:val=\"right\" w:pos=\"9740\"/></w:tabs>".to_owned(),
            letters: format!("<w:color w:val=\"{}\"/>{}", hex(Palette::LIGHT.secondary), size(16)),
        },
    ];
    let names = ["Heading1", "Heading2", "Heading3", "Heading4"];
    let titles = ["heading 1", "heading 2", "heading 3", "heading 4"];
    let before = if document.is_brief { [0, 160, 120, 120] } else { [0, 320, 240, 200] };
    for (level, (id, name)) in names.into_iter().zip(titles).enumerate() {
        let outline = format!(
            "<w:keepNext/><w:keepLines/>{}<w:outlineLvl w:val=\"{level}\"/>",
            spacing(before[level], 80)
        );
        let letters = format!("<w:b/>{}", size(heads[level]));
        all.push(ParagraphStyle { id, name, paragraphs: outline, letters });
    }
    let of_tables: Vec<(String, String, u64)> = table_sizes(document)
        .into_iter()
        .map(|size| (format!("TableText{size}"), format!("Table Text {size}"), size))
        .collect();
    for (id, name, half_points) in &of_tables {
        let paragraphs = "<w:spacing w:before=\"30\" w:after=\"30\"/>".to_owned();
        all.push(ParagraphStyle { id, name, paragraphs, letters: size(*half_points) });
    }
    let paragraphs: Vec<String> = all.iter().map(ParagraphStyle::written).collect();
    let (border, hairline) = (hex(Palette::LIGHT.border), hex(Palette::LIGHT.hairline));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:styles xmlns:w=\"{WORD}\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:cs=\"Calibri\" w:eastAsia=\"Malgun Gothic\"/>\
         <w:lang w:val=\"{tag}\" w:eastAsia=\"ko-KR\"/></w:rPr></w:rPrDefault></w:docDefaults>{}\
         <w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/><w:rPr><w:color w:val=\"{}\"/>\
         <w:u w:val=\"single\"/></w:rPr></w:style>\
         <w:style w:type=\"character\" w:styleId=\"Digits\"><w:name w:val=\"Digits\"/><w:rPr><w:rFonts w:ascii=\"Consolas\" \
         w:hAnsi=\"Consolas\"/><w:sz w:val=\"14\"/></w:rPr></w:style>\
         <w:style w:type=\"table\" w:styleId=\"Figures\"><w:name w:val=\"Figures\"/><w:tblPr><w:tblBorders>\
         <w:bottom w:val=\"single\" w:sz=\"4\" w:color=\"{hairline}\"/><w:insideH w:val=\"single\" w:sz=\"4\" w:color=\"{hairline}\"/>\
         </w:tblBorders><w:tblCellMar><w:left w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
         <w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val=\"single\" w:sz=\"6\" \
         w:color=\"{border}\"/></w:tcBorders><w:vAlign w:val=\"bottom\"/></w:tcPr></w:tblStylePr></w:style></w:styles>",
        paragraphs.concat(),
        hex(Palette::LIGHT.accent),
    )
}

/// The sizes of letters in its tables, in half points.
fn table_sizes(document: &TextDocument) -> BTreeSet<u64> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        TextBlock::Table(table) => Some(table),
        _ => None,
    });
    tables.flat_map(|table| column_groups(table, 1.0)).map(|columns| pixels(columns.size * 2.0)).collect()
}

/// A colour as files of word processors have it: `1f2933`.
fn hex(colour: impl std::fmt::Display) -> String {
    colour.to_string().trim_start_matches('#').to_owned()
}
