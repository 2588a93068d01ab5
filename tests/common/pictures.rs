//! What holds for every picture, read back by programs that are not ours.

use costshare::present::fonts;
use costshare::present::scene::{Area, Item, Scene};

/// No words stand on others, by the room of their letters; none is cut by the edge of the page.
#[track_caller]
pub fn check_words(scene: &Scene, what: &str) {
    let mut lines: Vec<(Area, &str)> = Vec::new();
    for words in scene.words() {
        for (line, baseline) in words.lines.iter().zip(words.baselines()) {
            let (left, size) = (words.left(line), words.size);
            let right = left + fonts::width(line, words.weight, size);
            lines.push((
                Area { left, top: baseline - 0.76 * size, right, bottom: baseline + 0.2 * size },
                line,
            ));
        }
    }
    let page = Area { left: 0.0, top: 0.0, right: scene.size.width, bottom: scene.size.height };
    for (idx, (area, line)) in lines.iter().enumerate() {
        assert!(page.holds(area), "{what}: {line:?} leaves the page of {:?}: {area:?}", scene.size);
        for (other, text) in &lines[..idx] {
            assert!(!area.meets(other), "{what}, {:?}: {line:?} stands on {text:?}", scene.size);
        }
    }
    for item in &scene.items {
        if let Item::Line { points, .. } = item {
            assert!(points.iter().all(|at| page.has(*at)), "{what}: a line leaves the page: {points:?}");
        }
    }
}

#[track_caller]
pub fn check_harmless(written: &str, what: &str) {
    let document = roxmltree::Document::parse(written).unwrap_or_else(|error| panic!("{what:?}: {error}"));
    let known =
        ["svg", "title", "desc", "g", "rect", "circle", "polygon", "polyline", "path", "text", "tspan"];
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        assert!(known.contains(&name), "{what:?}: there is an element {name}");
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            assert!(!name.starts_with("on") && !name.contains("href"), "{what:?}: {name}");
            let is_label = name == "aria-label";
            assert!(
                is_label || !(value.contains("url(") || value.contains("//")),
                "{what:?}: {name}={value}"
            );
        }
    }
    assert!(!written.contains("<!") && !written.contains("<?"), "{what:?}");
}

/// Two weights at most, each a subset that stands in the file, with what its glyphs mean.
#[track_caller]
#[allow(dead_code, reason = "each test takes what it needs")]
pub fn check_fonts(document: &lopdf::Document) {
    let page = *document.get_pages().get(&1).expect("a page");
    let fonts = document.get_page_fonts(page).expect("fonts");
    assert!(!fonts.is_empty() && fonts.len() <= 2, "{fonts:?}");
    for font in fonts.values() {
        let name = font.get(b"BaseFont").and_then(lopdf::Object::as_name).expect("a name");
        let name = String::from_utf8_lossy(name).into_owned();
        let (prefix, rest) = name.split_once('+').expect("the prefix of a subset");
        assert!(prefix.len() == 6 && rest.starts_with("CostshareSans-"), "{name}");
        assert!(font.get(b"ToUnicode").is_ok(), "{name} cannot be searched");
    }
    let embedded = document.objects.values().filter_map(|object| object.as_dict().ok());
    let embedded = embedded.filter(|it| it.get(b"FontFile3").is_ok() || it.get(b"FontFile2").is_ok());
    assert_eq!(embedded.count(), fonts.len());
}

/// The texts of an SVG in their order.
pub fn texts(written: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(written).expect("well-formed");
    let nodes = document.descendants().filter(|node| node.has_tag_name("text"));
    let text = |node: roxmltree::Node<'_, '_>| {
        node.descendants().filter(roxmltree::Node::is_text).filter_map(|it| it.text()).collect()
    };
    nodes.map(text).collect()
}

#[allow(dead_code, reason = "each test takes what it needs")]
pub fn without_spaces(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace()).collect()
}

/// A picture as it was when somebody looked at it.
#[track_caller]
pub fn check_look(bytes: &[u8], name: &str) {
    let picture = image::load_from_memory(bytes).expect("a PNG").to_rgba8();
    let options = rasteriser::options(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pictures"));
    egui_kittest::image_snapshot_options(&picture, name, &options);
}
