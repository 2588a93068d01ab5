//! A scene as SVG.
//!
//! Text stays text: it is searched, selected and read aloud. It names our typeface and others that
//! come near; who must have the very shapes asks for outlines, which keep what they say as labels.
//! The file refers to nothing outside and holds no script, whatever a title says.

use std::fmt::{self, Write as _};

use super::outlines::{self, UNITS};
use crate::present::fonts::{FAMILY, FontWeight};
use crate::present::palette::{Dash, Palette};
use crate::present::scene::{Anchor, Fill, Item, Outline, Scene, Spot, Stroke, Words};

/// How text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Letters {
    /// As text.
    #[default]
    Text,
    /// As the shapes of its letters, the same in every program.
    Outlines,
}

/// What stands in where our typeface is not installed; the first is what it was made from.
pub(super) const OTHER_FAMILIES: &str =
    "Pretendard, Inter, 'Noto Sans KR', 'Apple SD Gothic Neo', 'Malgun Gothic', sans-serif";

/// The scene as an SVG document in UTF-8, the same for the same scene.
pub fn svg(scene: &Scene, palette: &Palette, letters: Letters) -> String {
    let mut writer = Writer { text: String::new(), palette, letters };
    writer.document(scene).expect("a string takes all");
    writer.text
}

struct Writer<'a> {
    text: String,
    palette: &'a Palette,
    letters: Letters,
}

impl Writer<'_> {
    fn document(&mut self, scene: &Scene) -> fmt::Result {
        let (width, height) = (Short(scene.size.width), Short(scene.size.height));
        let language = Escaped(scene.language);
        writeln!(
            self.text,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" xml:lang=\"{language}\">"
        )?;
        writeln!(self.text, "<title>{}</title>", Escaped(&scene.title))?;
        writeln!(self.text, "<desc>{}</desc>", Escaped(&scene.summary))?;
        if !scene.sources.is_empty() {
            let sources: Vec<String> =
                scene.sources.iter().map(|source| Escaped(source).to_string()).collect();
            writeln!(self.text, "<metadata>{}</metadata>", sources.join("\n"))?;
        }
        writeln!(self.text, "<rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>", self.palette.panel)?;
        writeln!(
            self.text,
            "<g fill=\"none\" stroke-linejoin=\"round\" font-family=\"'{FAMILY}', {OTHER_FAMILIES}\" \
             style=\"font-variant-numeric: tabular-nums\">"
        )?;
        for item in &scene.items {
            match item {
                Item::Line { points, stroke } => self.line(points, stroke)?,
                Item::Shape { outline, fill, stroke } => self.shape(outline, *fill, stroke.as_ref())?,
                Item::Words(words) => self.words(words)?,
            }
        }
        self.text.push_str("</g>\n</svg>\n");
        Ok(())
    }

    fn line(&mut self, points: &[Spot], stroke: &Stroke) -> fmt::Result {
        self.text.push_str("<polyline points=\"");
        self.points(points)?;
        self.text.push('"');
        self.stroke(Some(stroke))?;
        // What is level or upright is drawn without a blur.
        if let [from, to] = points
            && stroke.dash == Dash::SOLID
            && ((from.x - to.x).abs() < 1e-3 || (from.y - to.y).abs() < 1e-3)
        {
            self.text.push_str(" shape-rendering=\"crispEdges\"");
        }
        self.text.push_str("/>\n");
        Ok(())
    }

    fn points(&mut self, points: &[Spot]) -> fmt::Result {
        for (idx, at) in points.iter().enumerate() {
            let gap = if idx == 0 { "" } else { " " };
            write!(self.text, "{gap}{},{}", Short(at.x), Short(at.y))?;
        }
        Ok(())
    }

    fn shape(&mut self, outline: &Outline, fill: Option<Fill>, stroke: Option<&Stroke>) -> fmt::Result {
        match outline {
            Outline::Area(area) => write!(
                self.text,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
                Short(area.left),
                Short(area.top),
                Short(area.width()),
                Short(area.height())
            )?,
            Outline::Polygon(points) => {
                self.text.push_str("<polygon points=\"");
                self.points(points)?;
                self.text.push('"');
            }
            Outline::Disc { middle, radius } => write!(
                self.text,
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"",
                Short(middle.x),
                Short(middle.y),
                Short(*radius)
            )?,
        }
        if let Some(Fill { ink, opacity }) = fill {
            write!(self.text, " fill=\"{}\"", ink.colour(self.palette))?;
            if opacity < 1.0 {
                write!(self.text, " fill-opacity=\"{}\"", Short(opacity))?;
            }
        }
        self.stroke(stroke)?;
        self.text.push_str("/>\n");
        Ok(())
    }

    fn stroke(&mut self, stroke: Option<&Stroke>) -> fmt::Result {
        let Some(stroke) = stroke else { return Ok(()) };
        let (colour, width) = (stroke.ink.colour(self.palette), Short(stroke.width));
        write!(self.text, " stroke=\"{colour}\" stroke-width=\"{width}\"")?;
        for (idx, length) in stroke.dashes().enumerate() {
            let before = if idx == 0 { " stroke-dasharray=\"" } else { " " };
            write!(self.text, "{before}{}", Short(length))?;
        }
        if stroke.dash != Dash::SOLID {
            self.text.push('"');
        }
        Ok(())
    }

    fn words(&mut self, words: &Words) -> fmt::Result {
        if self.letters == Letters::Outlines {
            return self.outlines(words);
        }
        let (x, y, size) = (Short(words.at.x), Short(words.at.y), Short(words.size));
        let colour = words.ink.colour(self.palette);
        write!(self.text, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{colour}\"")?;
        if words.weight == FontWeight::Bold {
            self.text.push_str(" font-weight=\"700\"");
        }
        match words.anchor {
            Anchor::Start => {}
            Anchor::Middle => self.text.push_str(" text-anchor=\"middle\""),
            Anchor::End => self.text.push_str(" text-anchor=\"end\""),
        }
        self.text.push('>');
        match words.lines.as_slice() {
            [line] => write!(self.text, "{}", Escaped(line))?,
            lines => {
                for (idx, (line, y)) in lines.iter().zip(words.baselines()).enumerate() {
                    // So that who copies the lines gets words and not one long one.
                    let gap = if idx + 1 < lines.len() { " " } else { "" };
                    write!(self.text, "<tspan x=\"{x}\" y=\"{}\">{}{gap}</tspan>", Short(y), Escaped(line))?;
                }
            }
        }
        self.text.push_str("</text>\n");
        Ok(())
    }

    fn outlines(&mut self, words: &Words) -> fmt::Result {
        let colour = words.ink.colour(self.palette);
        let label = words.text();
        writeln!(self.text, "<g fill=\"{colour}\" role=\"img\" aria-label=\"{}\">", Escaped(&label))?;
        let scale = words.size / UNITS;
        for (line, y) in words.lines.iter().zip(words.baselines()) {
            let path = outlines::path(line, words.weight);
            if !path.is_empty() {
                let x = Short(words.left(line));
                writeln!(
                    self.text,
                    "<path transform=\"matrix({scale} 0 0 {} {x} {})\" d=\"{path}\"/>",
                    -scale,
                    Short(y)
                )?;
            }
        }
        self.text.push_str("</g>\n");
        Ok(())
    }
}

/// A number with at most two decimals.
struct Short(f32);

impl fmt::Display for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.2}", self.0);
        let text = text.trim_end_matches('0').trim_end_matches('.');
        f.write_str(if text == "-0" { "0" } else { text })
    }
}

/// Text that may stand in an element or in quotes. What XML has no place for is left out.
pub(super) struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for char in self.0.chars() {
            match char {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\t' | '\n' | '\r' => f.write_char(' ')?,
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
                char => f.write_char(char)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        for (number, expected) in
            [(12.0, "12"), (0.126, "0.13"), (-0.001, "0"), (100.5, "100.5"), (-3.1, "-3.1")]
        {
            assert_eq!(Short(number).to_string(), expected);
        }
    }

    #[test]
    fn what_xml_would_read_is_written_as_text() {
        let text = "<script>&\"]]>\u{0}\u{b}\n\u{ffff}가";
        assert_eq!(Escaped(text).to_string(), "&lt;script&gt;&amp;&quot;]]&gt; 가");
    }
}
