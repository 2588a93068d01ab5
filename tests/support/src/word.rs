//! What stands in a document for word processors, read as XML by itself: what others find there.

use std::io::{Cursor, Read as _};

use roxmltree::{Document, Node};
use zip::ZipArchive;

/// A part of the archive; none if it has no such part.
pub fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).expect("text");
    Some(text)
}

/// The names of the parts of the archive.
pub fn parts(bytes: &[u8]) -> Vec<String> {
    let archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    archive.file_names().map(|name| name.expect("a name").into_owned()).collect()
}

/// Its paragraphs, those in tables among them, a line each.
pub fn text(bytes: &[u8]) -> String {
    with_document(bytes, |root| {
        let paragraphs = root.descendants().filter(|node| is(node, "p"));
        paragraphs.map(|paragraph| words(&paragraph)).collect::<Vec<_>>().join("\n")
    })
}

/// Its tables: of each the rows, of each row the cells.
pub fn tables(bytes: &[u8]) -> Vec<Vec<Vec<String>>> {
    fn all<'a, 'i>(node: &Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
        node.children().filter(move |child| is(child, name))
    }
    with_document(bytes, |root| {
        let row = |row: Node<'_, '_>| all(&row, "tc").map(|cell| words(&cell)).collect();
        let tables = root.descendants().filter(|node| is(node, "tbl"));
        tables.map(|table| all(&table, "tr").map(row).collect()).collect()
    })
}

/// The style of every paragraph outside of tables, with its words.
pub fn styles(bytes: &[u8]) -> Vec<(String, String)> {
    with_document(bytes, |root| {
        let in_table = |node: &Node<'_, '_>| node.ancestors().any(|node| is(&node, "tbl"));
        let paragraphs = root.descendants().filter(|node| is(node, "p") && !in_table(node));
        let style = |paragraph: &Node<'_, '_>| {
            let style = paragraph.descendants().find(|node| is(node, "pStyle"));
            style.and_then(|style| value(&style)).unwrap_or_default()
        };
        paragraphs.map(|paragraph| (style(&paragraph), words(&paragraph))).collect()
    })
}

/// What is told of every picture to those who cannot see it.
pub fn alt_texts(bytes: &[u8]) -> Vec<String> {
    with_document(bytes, |root| {
        let told = root.descendants().filter(|node| is(node, "docPr"));
        told.map(|node| node.attribute("descr").unwrap_or_default().to_owned()).collect()
    })
}

fn with_document<T>(bytes: &[u8], read: impl Fn(Node<'_, '_>) -> T) -> T {
    let text = part(bytes, "word/document.xml").expect("it has a document");
    let document = Document::parse(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    read(document.root_element())
}

fn is(node: &Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

fn value(node: &Node<'_, '_>) -> Option<String> {
    node.attributes().find(|attribute| attribute.name() == "val").map(|found| found.value().to_owned())
}

fn words(node: &Node<'_, '_>) -> String {
    node.descendants().filter(|node| is(node, "t")).filter_map(|node| node.text()).collect()
}
