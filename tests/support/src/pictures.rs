//! What holds for every picture, read back by programs that are not ours.

use costshare::present::fonts;
use costshare::present::fonts::FontWeight;
use costshare::present::scene::{Anchor, Area, Item, Scene};

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
    let known = [
        "svg", "title", "desc", "metadata", "g", "rect", "circle", "polygon", "polyline", "path", "text",
        "tspan",
    ];
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

/// Two typefaces in two weights at most, each a subset that stands in the file, with what its glyphs mean.
#[track_caller]
pub fn check_fonts(document: &lopdf::Document) {
    let page = *document.get_pages().get(&1).expect("a page");
    let fonts = document.get_page_fonts(page).expect("fonts");
    assert!(!fonts.is_empty() && fonts.len() <= 4, "{fonts:?}");
    for font in fonts.values() {
        let name = font.get(b"BaseFont").and_then(lopdf::Object::as_name).expect("a name");
        let name = String::from_utf8_lossy(name).into_owned();
        let (prefix, rest) = name.split_once('+').expect("the prefix of a subset");
        let is_ours = rest.starts_with("CostshareSans-") || rest.starts_with("CostshareHan-");
        assert!(prefix.len() == 6 && is_ours, "{name}");
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

pub fn without_spaces(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace()).collect()
}

/// A picture as it was when somebody looked at it.
#[track_caller]
pub fn check_look(bytes: &[u8], name: &str) {
    let picture = image::load_from_memory(bytes).expect("a PNG").to_rgba8();
    rasteriser::check_picture(&picture, name);
}

/// Every line stays inside the page where a program sets it in `DejaVu Sans`, and what that lacks as wide as high.
#[track_caller]
pub fn check_wide(scene: &Scene, what: &str) {
    for words in scene.words() {
        for line in &words.lines {
            let width = wide(line, words.weight) * words.size;
            let share = match words.anchor {
                Anchor::Start => 0.0,
                Anchor::Middle => 0.5,
                Anchor::End => 1.0,
            };
            let left = words.at.x - share * width;
            let (right, most) = (left + width, scene.size.width);
            assert!(left >= 0.0 && right <= most, "{what}: {line:?} stands from {left} to {right} of {most}");
        }
    }
}

/// The width of a line in `DejaVu Sans` 2.37, in ems.
fn wide(line: &str, weight: FontWeight) -> f32 {
    let widths = if weight == FontWeight::Bold { &DEJAVU_BOLD } else { &DEJAVU };
    let units = |letter: char| match letter {
        ' '..='~' => widths[letter as usize - 32],
        '–' => 1024,
        '·' => 778,
        '“' | '”' => 1061,
        '‘' | '’' => 778,
        _ => 2048,
    };
    line.chars().map(|letter| f32::from(units(letter)) / 2048.0).sum()
}

/// The widths of the letters from space to tilde, in units of which an em has 2,048, as the font's own
/// table has them.
const DEJAVU: [u16; 95] = [
    651, 821, 942, 1716, 1303, 1946, 1597, 563, 799, 799, 1024, 1716, 651, 739, 651, 690, 1303, 1303, 1303,
    1303, 1303, 1303, 1303, 1303, 1303, 1303, 690, 690, 1716, 1716, 1716, 1087, 2048, 1401, 1405, 1430, 1577,
    1294, 1178, 1587, 1540, 604, 604, 1343, 1141, 1767, 1532, 1612, 1235, 1612, 1423, 1300, 1251, 1499, 1401,
    2025, 1403, 1251, 1403, 799, 690, 799, 1716, 1024, 1024, 1255, 1300, 1126, 1300, 1260, 721, 1300, 1298,
    569, 569, 1186, 569, 1995, 1298, 1253, 1300, 1300, 842, 1067, 803, 1298, 1212, 1675, 1212, 1212, 1075,
    1303, 690, 1303, 1716,
];

/// Those of its bold weight.
const DEJAVU_BOLD: [u16; 95] = [
    713, 934, 1067, 1716, 1425, 2052, 1786, 627, 936, 936, 1071, 1716, 778, 850, 778, 748, 1425, 1425, 1425,
    1425, 1425, 1425, 1425, 1425, 1425, 1425, 819, 819, 1716, 1716, 1716, 1188, 2048, 1585, 1561, 1503, 1700,
    1399, 1399, 1681, 1714, 762, 762, 1587, 1305, 2038, 1714, 1741, 1501, 1741, 1577, 1475, 1397, 1663, 1585,
    2259, 1579, 1483, 1485, 936, 748, 936, 1716, 1024, 1024, 1382, 1466, 1214, 1466, 1389, 891, 1466, 1458,
    702, 702, 1362, 702, 2134, 1458, 1407, 1466, 1466, 1010, 1219, 979, 1458, 1335, 1892, 1321, 1335, 1192,
    1458, 748, 1458, 1716,
];
