//! A document on pages: what stands where, before it is written.
//!
//! Text flows from page to page; a heading stays with what it is about, a row and a chart stay whole, and the head of a
//! table stands again on every page that the table goes on to. A table that is wider than the page is set smaller, and at
//! last in groups of columns one below the other, each with the first column. A brief document is set closer until it fits
//! one page.

use super::geometry::{Area, Size, Spot, at};
use super::prose::{ProseLine, ProseStyle};
use super::words::{LetterStyle, Words};
use super::{ColorRole, Item, NAME, Scene, Stroke, lacking_words};
use crate::model::Date;
use crate::present::Align;
use crate::present::document::{DocumentChart, DocumentRow, DocumentTable, Phrase, TextBlock, TextDocument};
use crate::present::fonts;

/// A page of A4, in points.
pub const PAGE: Size = Size { width: 595.28, height: 841.89 };

/// What stands on a page, in the order in which it is read.
pub type DocumentPage = Vec<PlacedItems>;

/// Something on a page that belongs to one part of the document.
#[derive(Debug, Clone)]
pub struct PlacedItems {
    /// To which; none for what is no content: rules, heads that stand again, the foot of the page.
    pub part: Option<DocumentPart>,
    /// What is painted.
    pub items: Vec<Item>,
    /// The address that it leads to, and where.
    pub link: Option<(String, Area)>,
}

/// A part of a document, in the order in which they are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct DocumentPart {
    /// The place of its block; a last one beyond those of the document says which letters are lacking.
    pub block: usize,
    /// Of a table the group of columns.
    pub group: usize,
    /// Of a table the row, its head first; of a list the item.
    pub row: usize,
    /// Of a table the column of the group; of a list 0 for what stands before the item, 1 for the item.
    pub column: usize,
}

/// A document on its pages.
#[derive(Debug, Clone)]
pub struct DocumentPages {
    /// The pages.
    pub pages: Vec<DocumentPage>,
    /// The letters in it that no bundled face has; they are drawn as boxes, and a paragraph at its end names them.
    pub lacking: Vec<char>,
}

impl DocumentPages {
    /// The pages as pictures, to be looked at.
    pub fn scenes(&self, document: &TextDocument) -> Vec<Scene> {
        let scene = |page: &DocumentPage| Scene {
            size: PAGE,
            items: page.iter().flat_map(|placed| placed.items.clone()).collect(),
            title: super::words::plain(&document.title),
            summary: String::new(),
            language: document.language.code(),
            sources: Vec::new(),
            lacking: self.lacking.clone(),
        };
        self.pages.iter().map(scene).collect()
    }
}

/// The document on its pages.
pub fn document_pages(document: &TextDocument) -> DocumentPages {
    let lacking = lacking(document);
    let mut pages = Vec::new();
    let closer: &[(f32, f32)] = if document.is_brief { &CLOSER } else { &CLOSER[..1] };
    for (scale, charts) in closer {
        pages = Flow::new(document, (*scale, *charts)).pages(&lacking);
        if pages.len() == 1 {
            break;
        }
    }
    let count = pages.len();
    for (number, page) in (1..).zip(&mut pages) {
        page.push(foot(document, number, count));
    }
    DocumentPages { pages, lacking }
}

/// The letters of a document that no bundled face has.
fn lacking(document: &TextDocument) -> Vec<char> {
    let mut texts = Vec::new();
    let mut lacking = Vec::new();
    for block in &document.blocks {
        match block {
            TextBlock::Heading(_, words) => texts.push(words.clone()),
            TextBlock::Paragraph(words) => texts.push(words.text()),
            TextBlock::Bullets(items) | TextBlock::Sources(items) => {
                texts.extend(items.iter().map(Phrase::text));
            }
            TextBlock::Table(DocumentTable { heads, rows }) => {
                texts.extend(heads.iter().map(|(head, _)| head.text()));
                texts.extend(rows.iter().flat_map(|row| &row.cells).map(Phrase::text));
            }
            TextBlock::Chart(chart) => lacking.extend(chart.scene(document.language, None).lacking),
        }
    }
    let texts: Vec<String> = texts.iter().map(|text| super::words::plain(text)).collect();
    lacking.extend(fonts::lacking(texts.iter().map(String::as_str)));
    lacking.sort_unstable();
    lacking.dedup();
    lacking
}

/// How large letters are set and how high charts are: what is brief is set closer until it fits one page.
const CLOSER: [(f32, f32); 8] = [
    (1.0, 1.0),
    (0.96, 0.92),
    (0.92, 0.84),
    (0.88, 0.8),
    (0.86, 0.72),
    (0.82, 0.72),
    (0.76, 0.66),
    (0.7, 0.6),
];
/// Left and right of the text.
pub const PAGE_MARGIN: f32 = 54.0;
/// Above it.
const TOP: f32 = 50.0;
/// Below it; the foot of the page stands there.
const BOTTOM: f32 = 56.0;
/// The width of the text.
const WIDTH: f32 = PAGE.width - 2.0 * PAGE_MARGIN;
/// Where the text ends.
const END: f32 = PAGE.height - BOTTOM;
/// Left of the items of a list.
const INDENT: f32 = 16.0;
/// Left and right of the words of a cell.
const PADDING: f32 = 5.0;
/// A head of a column of figures breaks beyond this width.
const HEAD: f32 = 78.0;
/// The size of letters in tables.
const TABLE: f32 = 8.6;
/// How much smaller a table is set that is too wide.
const SMALLER: [f32; 4] = [1.0, 0.94, 0.88, 0.8];

/// Title, subject, page: what stands at the foot of a page.
fn foot(document: &TextDocument, number: usize, count: usize) -> PlacedItems {
    let letters = LetterStyle::regular(8.0, ColorRole::Secondary);
    let page = letters.words(&format!("{number} / {count}"));
    let top = END + 20.0;
    let right = PAGE_MARGIN + WIDTH - page.width;
    let told: Vec<&str> =
        [NAME, &document.title].into_iter().chain(document.date.as_ref().map(Date::as_str)).collect();
    let told = letters.wrapped(&told.join(" · "), WIDTH - page.width - 16.0, 1);
    let items = vec![Item::Words(told.put(at(PAGE_MARGIN, top))), Item::Words(page.put(at(right, top)))];
    PlacedItems { part: None, items, link: None }
}

/// A document while it flows.
struct Flow<'a> {
    document: &'a TextDocument,
    /// How large letters are set.
    scale: f32,
    /// How high charts are, of their height.
    charts: f32,
    pages: Vec<DocumentPage>,
    /// Where the next line stands on the last page.
    y: f32,
}

/// Columns of a table that stand beside each other.
#[derive(Debug, Clone)]
pub struct ColumnGroup {
    /// The places of the columns in the table.
    pub places: Vec<usize>,
    /// Their widths in points.
    pub widths: Vec<f32>,
    /// The size of letters in points.
    pub size: f32,
}

impl ColumnGroup {
    /// The widths for a typeface that is so much wider than ours, as far as the page has room.
    pub fn wider(&self, by: f32) -> impl Iterator<Item = f32> {
        let by = by.min(WIDTH / self.widths.iter().sum::<f32>()).max(1.0);
        self.widths.iter().map(move |width| width * by)
    }
}

/// The columns of a table as they have room on a page, with letters of their size times `scale`: all of them beside each
/// other, or in groups that have the first column each.
pub fn column_groups(table: &DocumentTable, scale: f32) -> Vec<ColumnGroup> {
    let mut widths = Vec::new();
    let mut size = TABLE * scale;
    for smaller in SMALLER {
        size = TABLE * scale * smaller;
        widths = (0..table.heads.len()).map(|place| column_widths(table, place, size)).collect();
        if widths.iter().map(|(least, _)| least).sum::<f32>() <= WIDTH {
            break;
        }
    }
    let mut groups: Vec<Vec<usize>> = vec![Vec::new()];
    let first = widths.first().map_or(0.0, |(least, _)| *least);
    let mut taken = 0.0;
    for (place, (least, _)) in widths.iter().enumerate() {
        if taken + least > WIDTH && groups.last().is_some_and(|group| group.len() > 1) {
            groups.push(vec![0]);
            taken = first;
        }
        groups.last_mut().expect("there is one").push(place);
        taken += least;
    }
    let group = |places: Vec<usize>| {
        let widths: Vec<(f32, f32)> = places.iter().map(|place| widths[*place]).collect();
        ColumnGroup { widths: widths_in(&widths), places, size }
    };
    groups.into_iter().map(group).collect()
}

/// A table that is being laid out.
struct TableOnPage<'a> {
    table: &'a DocumentTable,
    part: DocumentPart,
    group: ColumnGroup,
}

impl<'a> Flow<'a> {
    fn new(document: &'a TextDocument, (scale, charts): (f32, f32)) -> Self {
        Self { document, scale, charts, pages: vec![Vec::new()], y: TOP }
    }

    fn pages(mut self, lacking: &[char]) -> Vec<DocumentPage> {
        for block in 0..self.document.blocks.len() {
            self.block(block);
        }
        if let Some(told) = lacking_words(lacking, self.document.language) {
            let part = DocumentPart { block: self.document.blocks.len(), ..DocumentPart::default() };
            let lines = self.body().lines(&Phrase::new(&told), WIDTH);
            self.lines(part, &lines, self.body(), PAGE_MARGIN);
        }
        self.pages
    }

    fn body(&self) -> ProseStyle {
        ProseStyle::regular(9.5 * self.scale)
    }

    fn heading_style(&self, level: usize) -> ProseStyle {
        ProseStyle::bold(self.scale * [19.0, 13.5, 11.0, 9.5][level.clamp(1, 4) - 1])
    }

    /// Above a heading, unless it begins a page.
    fn above(&self, level: usize) -> f32 {
        self.scale * [0.0, 16.0, 12.0, 10.0][level.clamp(1, 4) - 1]
    }

    fn gap(&self) -> f32 {
        6.0 * self.scale
    }

    fn block(&mut self, block: usize) {
        let part = DocumentPart { block, ..DocumentPart::default() };
        match &self.document.blocks[block] {
            TextBlock::Heading(level, words) => {
                let style = self.heading_style(*level);
                let lines = style.lines(&Phrase::new(words), WIDTH);
                let height = lines.len() as f32 * style.leading();
                let least = self.least(block + 1);
                if self.y > TOP {
                    self.y += self.above(*level);
                }
                self.need(height + least);
                self.lines(part, &lines, style, PAGE_MARGIN);
                self.y += 4.0 * self.scale;
            }
            TextBlock::Paragraph(words) => {
                let lines = self.body().lines(words, WIDTH);
                self.lines(part, &lines, self.body(), PAGE_MARGIN);
                self.y += self.gap();
            }
            TextBlock::Bullets(items) => self.list(part, items, |_| "•".to_owned()),
            TextBlock::Sources(items) => self.list(part, items, |row| format!("{}.", row + 1)),
            TextBlock::Table(table) => self.table(part, table),
            TextBlock::Chart(chart) => self.chart(part, chart),
        }
    }

    /// As much of a block as has to stand below its heading.
    fn least(&self, block: usize) -> f32 {
        match self.document.blocks.get(block) {
            Some(TextBlock::Chart(chart)) => ChartOnPage::of(&self.chart_scene(chart)).height() + self.gap(),
            Some(TextBlock::Heading(level, _)) => {
                self.above(*level) + self.heading_style(*level).leading() + self.least(block + 1)
            }
            Some(TextBlock::Table(_)) => 5.0 * self.body().leading(),
            Some(_) => 2.0 * self.body().leading(),
            None => 0.0,
        }
    }

    /// Begins a page if so much has no room on this one.
    fn need(&mut self, height: f32) {
        if self.y + height > END && self.y > TOP {
            self.pages.push(Vec::new());
            self.y = TOP;
        }
    }

    fn put(&mut self, placed: PlacedItems) {
        self.pages.last_mut().expect("there is a page").push(placed);
    }

    /// Lines below each other.
    fn lines(&mut self, part: DocumentPart, lines: &[ProseLine], style: ProseStyle, left: f32) {
        for line in lines {
            self.need(style.leading());
            let corner = at(left, self.y);
            self.line(Some(part), line, corner, style);
            self.y += style.leading();
        }
    }

    /// A line with its upper left corner there. What leads to an address is a part of its own.
    fn line(&mut self, part: Option<DocumentPart>, line: &ProseLine, corner: Spot, style: ProseStyle) {
        let mut items = Vec::new();
        for (words, address) in &line.runs {
            let words = Words { at: words.at.moved(corner.x, corner.y), ..words.clone() };
            match address {
                None => items.push(Item::Words(words)),
                Some(address) => {
                    if !items.is_empty() {
                        self.put(PlacedItems { part, items: std::mem::take(&mut items), link: None });
                    }
                    let area = Area::sized(at(words.at.x, corner.y), words.width, style.leading());
                    let link = part.map(|_| (address.clone(), area));
                    self.put(PlacedItems { part, items: vec![Item::Words(words)], link });
                }
            }
        }
        if !items.is_empty() {
            self.put(PlacedItems { part, items, link: None });
        }
    }

    fn list(&mut self, part: DocumentPart, items: &[Phrase], before: impl Fn(usize) -> String) {
        let style = self.body();
        let indent = INDENT * self.scale + if items.len() > 99 { 8.0 } else { 0.0 };
        for (row, item) in items.iter().enumerate() {
            let part = DocumentPart { row, ..part };
            let lines = style.lines(item, WIDTH - indent);
            self.need(style.leading());
            let sign = style.lines(&Phrase::new(&before(row)), WIDTH);
            let corner = at(PAGE_MARGIN, self.y);
            for line in &sign {
                self.line(Some(part), line, corner, style);
            }
            self.lines(DocumentPart { column: 1, ..part }, &lines, style, PAGE_MARGIN + indent);
            self.y += 1.5 * self.scale;
        }
        self.y += self.gap();
    }

    fn chart(&mut self, part: DocumentPart, chart: &DocumentChart) {
        let scene = self.chart_scene(chart);
        let place = ChartOnPage::of(&scene);
        self.y += self.gap();
        self.need(place.height());
        let (left, top) = (PAGE_MARGIN - place.margin, self.y - place.above);
        let items = scene.items.into_iter().map(|item| item.scaled(place.by).moved(left, top)).collect();
        self.put(PlacedItems { part: Some(part), items, link: None });
        self.y += place.height() + self.gap();
    }

    fn chart_scene(&self, chart: &DocumentChart) -> Scene {
        let size = Size { height: chart.size.height * self.charts, ..chart.size };
        chart.scene_of(size, self.document.language, self.document.date.as_ref())
    }

    fn table(&mut self, part: DocumentPart, table: &DocumentTable) {
        for (group, columns) in column_groups(table, self.scale).into_iter().enumerate() {
            self.columns(&TableOnPage { table, part: DocumentPart { group, ..part }, group: columns });
            self.y += self.gap() + 2.0;
        }
    }

    fn columns(&mut self, columns: &TableOnPage<'_>) {
        let heads: Vec<Phrase> = columns.table.heads.iter().map(|(head, _)| head.clone()).collect();
        let head_lines = columns.lines(&heads, ProseStyle::bold(columns.group.size));
        let head_height = columns.height(&head_lines);
        let first = columns.table.rows.first();
        let first = first.map_or(0.0, |row| columns.height(&columns.lines(&row.cells, columns.style())));
        self.need((head_height + first).min(END - TOP));
        self.row(columns, Some(0), &head_lines, ColorRole::Border);
        for (place, row) in (1..).zip(&columns.table.rows) {
            self.body_row(columns, place, row, (&head_lines, head_height));
        }
    }

    fn body_row(
        &mut self,
        columns: &TableOnPage<'_>,
        place: usize,
        row: &DocumentRow,
        (heads, head_height): (&[Vec<ProseLine>], f32),
    ) {
        let lines = columns.lines(&row.cells, columns.style());
        let room = (END - TOP - head_height - 2.0 * columns.gap()).max(columns.style().leading());
        let most = ((room / columns.style().leading()) as usize).max(1);
        let all = lines.iter().map(Vec::len).max().unwrap_or_default();
        // A row that is higher than a page goes on on the next one.
        for from in (0..all.max(1)).step_by(most) {
            let part = |cell: &Vec<ProseLine>| cell.iter().skip(from).take(most).cloned().collect();
            let lines: Vec<Vec<ProseLine>> = lines.iter().map(part).collect();
            let before = self.pages.len();
            self.need(columns.height(&lines));
            if self.pages.len() > before {
                self.row(columns, None, heads, ColorRole::Border);
            }
            if row.is_sum {
                self.rule(columns, self.y, ColorRole::Border);
            }
            self.row(columns, Some(place), &lines, ColorRole::Hairline);
        }
    }

    /// A row with the rule below it; no part of the document where it stands again.
    fn row(
        &mut self,
        columns: &TableOnPage<'_>,
        row: Option<usize>,
        cells: &[Vec<ProseLine>],
        rule: ColorRole,
    ) {
        let style = columns.style();
        let height = columns.height(cells);
        let mut left = PAGE_MARGIN;
        // Heads stand on the rule below them.
        let is_head = row.is_none_or(|row| row == 0);
        for (column, (lines, width)) in cells.iter().zip(&columns.group.widths).enumerate() {
            let part = row.map(|row| DocumentPart { row, column, ..columns.part });
            if lines.is_empty() && part.is_some() {
                // A cell without words is a cell.
                self.put(PlacedItems { part, items: Vec::new(), link: None });
            }
            let align = columns.table.heads[columns.group.places[column]].1;
            let used = lines.len() as f32 * style.leading();
            let mut y = if is_head { self.y + height - columns.gap() - used } else { self.y + columns.gap() };
            for line in lines {
                let x = match align {
                    Align::Left if column == 0 => left,
                    Align::Left => left + PADDING,
                    Align::Right => left + width - line.width - PADDING,
                };
                self.line(part, line, at(x, y), style);
                y += style.leading();
            }
            left += width;
        }
        self.y += height;
        self.rule(columns, self.y, rule);
    }

    fn rule(&mut self, columns: &TableOnPage<'_>, y: f32, ink: ColorRole) {
        let right = PAGE_MARGIN + columns.group.widths.iter().sum::<f32>();
        let points = vec![at(PAGE_MARGIN, y), at(right, y)];
        let items = vec![Item::Line { points, stroke: Stroke::solid(ink, 0.75) }];
        self.put(PlacedItems { part: None, items, link: None });
    }
}

impl TableOnPage<'_> {
    fn style(&self) -> ProseStyle {
        ProseStyle::regular(self.group.size)
    }

    /// Above and below the words of a cell.
    fn gap(&self) -> f32 {
        0.22 * self.group.size
    }

    /// The lines of every cell.
    fn lines(&self, cells: &[Phrase], style: ProseStyle) -> Vec<Vec<ProseLine>> {
        let none = Phrase::default();
        let cell = |(place, width): (&usize, &f32)| {
            style.lines(cells.get(*place).unwrap_or(&none), width - 2.0 * PADDING)
        };
        self.group.places.iter().zip(&self.group.widths).map(cell).collect()
    }

    fn height(&self, cells: &[Vec<ProseLine>]) -> f32 {
        let lines = cells.iter().map(Vec::len).max().unwrap_or_default().max(1);
        lines as f32 * self.style().leading() + 2.0 * self.gap()
    }
}

/// How a chart stands on a page: its words and its plot as wide as the text, its margins beyond that.
#[derive(Debug, Clone, Copy)]
pub struct ChartOnPage {
    /// How much larger it is drawn.
    pub by: f32,
    /// Its size then.
    pub size: Size,
    /// How far it reaches beyond the text on the left, and on the right.
    pub margin: f32,
    /// How far it reaches up beyond what stands above it.
    above: f32,
    /// How far down its last words reach.
    below: f32,
}

impl ChartOnPage {
    /// A chart as it is laid out: its title stands where its margins end.
    pub fn of(scene: &Scene) -> Self {
        let title = scene.words().next().map(Words::area);
        let (margin, above) = title.map_or((0.0, 0.0), |title| (title.left, title.top));
        let Size { width, height } = scene.size;
        let by = (WIDTH / (width - 2.0 * margin)).min((END - TOP) / height);
        let size = Size { width: width * by, height: height * by };
        let below = scene.words().map(|words| words.area().bottom).fold(0.0, f32::max);
        Self { by, size, margin: margin * by, above: above * by, below: below * by }
    }

    /// How much of the height of a page it takes.
    fn height(self) -> f32 {
        self.below - self.above
    }
}

/// The least width of a column and the one that it would like.
fn column_widths(table: &DocumentTable, place: usize, size: f32) -> (f32, f32) {
    let (head, align) = &table.heads[place];
    let cells: Vec<&Phrase> = table.rows.iter().filter_map(|row| row.cells.get(place)).collect();
    let widest = |width: &dyn Fn(&Phrase) -> f32| cells.iter().map(|cell| width(cell)).fold(0.0, f32::max);
    let body = ProseStyle::regular(size);
    let bold = ProseStyle::bold(size);
    let wanted = widest(&|cell| body.width(cell));
    // Figures stay in one line.
    let least = match align {
        Align::Right if wanted < HEAD * 1.5 => wanted,
        _ => widest(&|cell| body.least_width(cell)).min(HEAD * 1.5),
    };
    let least = least.max(bold.least_width(head).min(HEAD));
    let wanted = wanted.max(bold.width(head).min(wanted.max(HEAD)));
    (least + 2.0 * PADDING, wanted.max(least) + 2.0 * PADDING)
}

/// The widths of columns beside each other: what they would like, or between that and the least.
fn widths_in(widths: &[(f32, f32)]) -> Vec<f32> {
    let least: f32 = widths.iter().map(|(least, _)| least).sum();
    let wanted: f32 = widths.iter().map(|(_, wanted)| wanted).sum();
    let share =
        if wanted <= WIDTH { 1.0 } else { ((WIDTH - least) / (wanted - least).max(1.0)).clamp(0.0, 1.0) };
    let shrink = (WIDTH / least).min(1.0);
    widths.iter().map(|(least, wanted)| (least + (wanted - least) * share) * shrink).collect()
}
