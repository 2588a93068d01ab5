//! Reports and tables as documents: HTML, PDF and DOCX say what the same document says, read back by other readers, and
//! nothing in them acts.
//!
//! The 12th agreement as signed costs 15,192, 15,511, 15,852, 16,169 and 16,492 eok in 2026–2030 (15,192 grown by
//! 2.1, 2.2, 2.0 and 2.0 % and rounded each year), together 79,216.

use costshare::engine::Measure;
use costshare::export::{File, Format, MadeFrom, ReportLength, report};
use costshare::files::bundled;
use costshare::model::{Date, Scenario};
use costshare::present::Align;
use costshare::present::document::{DocumentTable, Phrase, TextBlock, TextDocument};
use costshare::present::scene::{DocumentPart, Item, PAGE, column_groups, document_pages};
use costshare::text::Language::{self, En, Ko};
use lopdf::{Document as Pdf, Object};
use roxmltree::{Document, Node, ParsingOptions};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use support::values::shipped;
use support::word;

use crate::text::with_input;

const DOCUMENTS: [Format; 3] = [Format::PdfReport, Format::Docx, Format::Html];

#[test]
fn every_document_has_the_figures_of_the_12th_by_hand() {
    let scenarios = [shipped("sma-12.ron")];
    let eok = ["15,192", "15,511", "15,852 ◇", "16,169 ○", "16,492 ○", "79,216 ○"];
    let bn = ["1,519.2", "1,551.1", "1,585.2 ◇", "1,616.9 ○", "1,649.2 ○", "7,921.6 ○"];
    for (language, head, figures) in [(Ko, "총액 (억원)", eok), (En, "Total (KRW bn)", bn)] {
        for length in ReportLength::ALL {
            let column = |table: &[Vec<String>]| -> Vec<String> {
                let place = table[0].iter().position(|cell| cell == head).expect("a total");
                table[1..].iter().map(|row| row[place].clone()).collect()
            };
            let years = |tables: Vec<Vec<Vec<String>>>| {
                tables.into_iter().find(|table| table[0].iter().any(|cell| cell == head)).expect("its table")
            };
            let docx = made(&scenarios, language, length, Format::Docx);
            assert_eq!(column(&years(word::tables(&docx))), figures, "{language:?} {length:?}");
            let html = html_tables(&text(made(&scenarios, language, length, Format::Html)));
            assert_eq!(column(&years(html)), figures, "{language:?} {length:?}");
            let pdf = pdf_text(&made(&scenarios, language, length, Format::PdfReport));
            for figure in figures {
                let digits = figure.split(' ').next().expect("digits");
                assert!(pdf.contains(digits), "{language:?} {length:?}: {figure} is not in {pdf}");
            }
        }
    }
}

/// Of every shipped scenario, and of each against the one before it: what a document's tables say, DOCX and HTML say in
/// the same cells, in both languages.
#[test]
fn tables_are_the_same_in_every_format() {
    let all: Vec<Scenario> = bundled::SHIPPED.iter().map(|(name, _)| shipped(name)).collect();
    let singles = all.iter().map(std::slice::from_ref);
    for scenarios in singles.chain(all.windows(2)) {
        for language in Language::ALL {
            let mut document = document(scenarios, language, ReportLength::Whole);
            // They take long to paint.
            document.blocks.retain(|block| !matches!(block, TextBlock::Chart(_)));
            let told = |table: &DocumentTable, places: &[usize]| -> Vec<Vec<String>> {
                let heads: Vec<String> = table.heads.iter().map(|(head, _)| head.text()).collect();
                let rows = table.rows.iter().map(|row| row.cells.iter().map(Phrase::text).collect());
                let all = std::iter::once(heads).chain(rows);
                all.map(|row| places.iter().map(|place| row[*place].clone()).collect()).collect()
            };
            let whole =
                tables(&document).map(|table| told(table, &(0..table.heads.len()).collect::<Vec<_>>()));
            let whole: Vec<Vec<Vec<String>>> = whole.collect();
            // What is wider than a page is several tables, each with the first column.
            let groups = tables(&document).flat_map(|table| {
                column_groups(table, 1.0)
                    .into_iter()
                    .map(|group| told(table, &group.places))
                    .collect::<Vec<_>>()
            });
            let groups: Vec<Vec<Vec<String>>> = groups.collect();
            assert_eq!(html_tables(&text(written(&document, Format::Html))), whole, "{}", document.title);
            assert_eq!(word::tables(&written(&document, Format::Docx)), groups, "{}", document.title);
        }
    }
}

/// A figure of won is ten times as many eok as billions, whatever the language.
#[test]
fn both_languages_say_the_same_figures() {
    let scenarios = [shipped("sma-11-extended.ron"), shipped("sma-12.ron")];
    let figures = |language, head: &str| -> Vec<Vec<i64>> {
        let html = text(made(&scenarios, language, ReportLength::Whole, Format::Html));
        let mut columns: Vec<Vec<i64>> = Vec::new();
        for table in html_tables(&html) {
            for place in (0..table[0].len()).filter(|place| table[0][*place].contains(head)) {
                let tenths = |row: &Vec<String>| {
                    let text: String = row[place]
                        .replace('−', "-")
                        .chars()
                        .filter(|c| c.is_ascii_digit() || matches!(c, '-' | '.'))
                        .collect();
                    let figure: Decimal = text.parse().unwrap_or_default();
                    (figure * Decimal::from(if language == En { 10 } else { 1 })).to_i64().expect("a few")
                };
                columns.push(table[1..].iter().map(tenths).collect());
            }
        }
        columns
    };
    let (english, korean) = (figures(En, "(KRW bn)"), figures(Ko, "(억원)"));
    assert!(english.len() > 5 && english.iter().flatten().any(|figure| *figure == 79_216), "{english:?}");
    assert_eq!(english, korean);
}

#[test]
fn a_docx_is_made_of_headings_lists_tables_and_pictures_with_words() {
    let scenarios = [shipped("sma-11-extended.ron"), shipped("sma-12.ron")];
    let date: Date = "2026-11-23".parse().expect("a date");
    for language in Language::ALL {
        let docx = made_on(&scenarios, language, ReportLength::Whole, Format::Docx, Some(&date));
        for name in word::parts(&docx).into_iter().filter(|name| !name.contains("media")) {
            let part = word::part(&docx, &name).expect("text");
            Document::parse(&part).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
        let document = document(&scenarios, language, ReportLength::Whole);
        let headings = |style: &str| {
            let all = word::styles(&docx).into_iter().filter(|(found, _)| found == style);
            all.map(|(_, words)| words).collect::<Vec<_>>()
        };
        for level in 1..=3 {
            let expected: Vec<String> = document
                .blocks
                .iter()
                .filter_map(|block| match block {
                    TextBlock::Heading(of, words) if *of == level => Some(words.clone()),
                    _ => None,
                })
                .collect();
            assert_eq!(headings(&format!("Heading{level}")), expected);
        }
        let told: Vec<String> =
            document.charts().map(|chart| chart.chart.heads().summary.to_owned()).collect();
        assert!(told.len() == 5 && told.iter().all(|words| words.len() > 40), "{told:?}");
        assert_eq!(word::alt_texts(&docx), told);
        let core = word::part(&docx, "docProps/core.xml").expect("it is there");
        assert!(core.contains("2026-11-23T00:00:00Z") && core.contains(language.code()), "{core}");
        // The head of a table stands again on each page, and no row is torn.
        let body = word::part(&docx, "word/document.xml").expect("it is there");
        assert_eq!(body.matches("<w:tblHeader/>").count(), body.matches("<w:tbl>").count());
        assert_eq!(body.matches("<w:cantSplit/>").count(), body.matches("<w:tr>").count());
    }
}

/// A document may bear a month or a year; word processors take a moment or nothing for when it was made.
#[test]
fn a_docx_that_bears_a_month_names_no_moment() {
    let scenarios = [shipped("sma-12.ron")];
    let month: Date = "2026-11".parse().expect("a month");
    let docx = made_on(&scenarios, En, ReportLength::Brief, Format::Docx, Some(&month));
    let core = word::part(&docx, "docProps/core.xml").expect("it is there");
    assert!(!core.contains("dcterms:created"), "{core}");
    assert!(
        word::part(&docx, "word/footer1.xml").expect("it is there").contains("2026-11"),
        "it stands at the foot"
    );
}

/// Every heading, item, cell and figure of the document is one of the PDF, in the order of the document.
#[test]
fn a_pdf_is_tagged_as_what_it_is() {
    let scenarios = [shipped("sma-11-extended.ron"), shipped("sma-12.ron")];
    let document = document(&scenarios, En, ReportLength::Whole);
    let pdf = Pdf::load_mem(&made(&scenarios, En, ReportLength::Whole, Format::PdfReport)).expect("a PDF");
    let count = |kind: &str| {
        let is = |object: &&Object| {
            let tag = object.as_dict().ok().and_then(|dict| dict.get(b"S").ok()?.as_name().ok());
            tag == Some(kind.as_bytes())
        };
        pdf.objects.values().filter(is).count()
    };
    let blocks = |is: fn(&TextBlock) -> bool| document.blocks.iter().filter(|block| is(block)).count();
    assert_eq!(count("Figure"), document.charts().count());
    assert_eq!(count("Table"), tables(&document).count());
    assert_eq!(count("TH"), tables(&document).map(|table| table.heads.len()).sum::<usize>());
    assert_eq!(
        count("TD"),
        tables(&document).map(|table| table.heads.len() * table.rows.len()).sum::<usize>()
    );
    assert_eq!(count("H2"), blocks(|block| matches!(block, TextBlock::Heading(2, _))));
    let items = document.blocks.iter().map(|block| match block {
        TextBlock::Bullets(items) | TextBlock::Sources(items) => items.len(),
        _ => 0,
    });
    assert_eq!(count("LI"), items.sum::<usize>());
    assert!(count("Link") > 5, "addresses lead there");
    let alt = pdf.objects.values().filter(|object| {
        object.as_dict().is_ok_and(|dict| {
            dict.get(b"S").and_then(Object::as_name).is_ok_and(|tag| tag == b"Figure") && dict.has(b"Alt")
        })
    });
    assert_eq!(alt.count(), document.charts().count());
}

/// Nothing leaves the page or stands on something else, in either length and language, of whatever is shipped.
#[test]
fn pages_hold_all_that_stands_on_them() {
    let all: Vec<Scenario> = bundled::SHIPPED.iter().map(|(name, _)| shipped(name)).collect();
    let singles = all.iter().map(std::slice::from_ref);
    for scenarios in singles.chain(all.windows(2)) {
        for language in Language::ALL {
            for length in ReportLength::ALL {
                let document = document(scenarios, language, length);
                let pages = document_pages(&document).pages;
                let of = format!("{} {language:?} {length:?}", document.title);
                assert!(length == ReportLength::Whole || pages.len() == 1, "{of}: {} pages", pages.len());
                for page in &pages {
                    check_page(
                        page.iter()
                            .filter(|placed| !is_chart(&document, placed.part))
                            .flat_map(|it| &it.items),
                        &of,
                    );
                }
            }
        }
    }
}

/// A hundred categories in a hundred years: columns that have no room beside each other stand below each other.
#[test]
fn a_table_that_is_wider_than_a_page_is_told_whole() {
    let scenario = support::largest(1);
    let scenarios = [scenario];
    let document = document(&scenarios, En, ReportLength::Whole);
    let widest = tables(&document).map(|table| table.heads.len()).max().expect("a table");
    assert!(widest > 100, "{widest} columns");
    let laid = document_pages(&document);
    let mut cells = std::collections::BTreeSet::new();
    for page in &laid.pages {
        check_page(
            page.iter().filter(|it| !is_chart(&document, it.part)).flat_map(|it| &it.items),
            "largest",
        );
        cells.extend(page.iter().filter_map(|placed| placed.part));
    }
    for (block, content) in document.blocks.iter().enumerate() {
        if let TextBlock::Table(table) = content {
            let found = cells.iter().filter(|part| part.block == block).count();
            // Each group has the first column again.
            let groups = cells.iter().filter(|part| part.block == block).map(|part| part.group).max();
            let again = groups.unwrap_or_default() * (table.rows.len() + 1);
            assert_eq!(found, table.heads.len() * (table.rows.len() + 1) + again, "block {block}");
        }
    }
}

/// In a report, where they stand in charts too, and by themselves in every kind of block.
#[test]
fn hostile_names_do_nothing_in_any_document() {
    for name in support::hostile::all() {
        let mut hostile = shipped("sma-12.ron");
        hostile.title.clone_from(&name);
        hostile.note = Some(name.clone());
        let scenarios = [shipped("sma-11-extended.ron"), hostile];
        check_page_of_web(&text(made(&scenarios, En, ReportLength::Brief, Format::Html)), &name);
    }
    let names: Vec<String> = support::hostile::all();
    let mut document = TextDocument::new(&names.concat(), En, None);
    let phrases =
        || names.iter().map(|name| Phrase::bold(name).and(Phrase::new(name)).and(Phrase::address(name)));
    for name in &names {
        document.heading(1, name);
        document.paragraph(Phrase::bold(name).and(Phrase::new(name)));
    }
    document.bullets(phrases());
    document.blocks.push(TextBlock::Sources(phrases().collect()));
    let heads = vec![(Phrase::new("left"), Align::Left), (Phrase::new("right"), Align::Right)];
    document.table(heads, phrases().map(|phrase| vec![phrase.clone(), phrase].into()).collect());

    check_page_of_web(&text(written(&document, Format::Html)), "all of them");
    let docx = written(&document, Format::Docx);
    for part in word::parts(&docx) {
        let text = word::part(&docx, &part).expect("text");
        Document::parse(&text).unwrap_or_else(|error| panic!("{part}: {error}"));
        assert!(!text.chars().any(turns), "{part}");
    }
    let body = word::part(&docx, "word/document.xml").expect("it is there");
    assert!(!body.contains("instrText"), "a field in the text");
    let read = word::text(&docx);
    for name in names.iter().filter(|name| name.is_ascii() && !name.contains(char::is_control)) {
        assert!(read.contains(name.trim()), "{name:?} is read as it was typed");
    }
    Pdf::load_mem(&written(&document, Format::PdfReport)).expect("a PDF");
}

fn check_page_of_web(html: &str, of: &str) {
    let read = parsed(html);
    let acts = |node: &Node<'_, '_>| {
        matches!(node.tag_name().name(), "script" | "iframe" | "object" | "img" | "form" | "link")
            || node.attributes().any(|attribute| {
                attribute.name().starts_with("on")
                    || (attribute.name() == "href" && !leads_where_it_may(attribute.value()))
            })
    };
    let acting = read.descendants().find(acts).map(|node| node.tag_name().name().to_owned());
    assert_eq!(acting, None, "{of:?}");
}

#[test]
fn the_same_document_has_the_same_bytes() {
    let scenarios = [shipped("sma-11-extended.ron"), shipped("sma-12.ron")];
    for format in DOCUMENTS {
        for length in ReportLength::ALL {
            assert_eq!(
                made(&scenarios, Ko, length, format),
                made(&scenarios, Ko, length, format),
                "{format:?}"
            );
        }
    }
}

/// What is brief has what who decides reads: what changes, by how much, since when, the years, what is assumed, who says so.
#[test]
fn a_brief_says_what_changes_since_when_and_who_says_so() {
    let scenarios = [shipped("sma-12.ron"), shipped("sma-12-cpi-2.5.ron")];
    let text = word::text(&made(&scenarios, En, ReportLength::Brief, Format::Docx));
    // 15,192, 15,572, 15,961, 16,360 and 16,769 are 79,854: 638 more than 79,216.
    for told in [
        "KRW 7.985 tn over 2026–2030 · +64 bn against “12th SMA as signed, 2026–2030”",
        "costs more at first: +KRW 6.1 bn ○ in 2027",
        "Consumer prices in later years",
        "+63.8",
        "rests on an assumption",
        "Ministry of Foreign Affairs 2024",
        "the record of edition",
    ] {
        assert!(text.contains(told), "{told} is not in {text}");
    }
}

/// The prices of 2026 are stated in the one and not in the other, where those of later years hold: 2.5 %, and not none.
#[test]
fn a_year_that_is_not_stated_is_told_as_what_holds_in_it() {
    let scenarios = [shipped("sma-12.ron"), shipped("sma-12-cpi-2.5.ron")];
    for (language, what, told) in [
        (En, "Consumer prices 2026", ["2.2%", "2.5% as in later years"]),
        (Ko, "소비자물가 2026년", ["2.2%", "2.5%(이후 연도와 동일)"]),
    ] {
        let tables = word::tables(&made(&scenarios, language, ReportLength::Brief, Format::Docx));
        let row = tables.iter().flatten().find(|row| row[0] == what).expect("it differs");
        assert_eq!(row[1..3], told);
    }
}

/// The shares of GDP rest on the IMF and stand in the whole report; on one page they do not, and nobody is named for them.
#[test]
fn a_brief_names_those_whose_figures_it_shows() {
    let scenarios = [shipped("sma-12.ron")];
    let sources = |length| {
        let text = word::text(&made(&scenarios, En, length, Format::Docx));
        text.rsplit_once("\nSources\n").expect("it names them").1.to_owned()
    };
    assert!(sources(ReportLength::Whole).contains("International Monetary Fund"));
    let brief = sources(ReportLength::Brief);
    assert!(brief.contains("Ministry of Foreign Affairs") && !brief.contains("Monetary"), "{brief}");
}

/// To a source in the page, or to an address of the web.
fn leads_where_it_may(address: &str) -> bool {
    ["#source-", "https://", "http://"].iter().any(|begins| address.starts_with(begins))
}

/// Marks that turn the direction of what follows.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_chart(document: &TextDocument, part: Option<DocumentPart>) -> bool {
    part.is_some_and(|part| matches!(document.blocks.get(part.block), Some(TextBlock::Chart(_))))
}

fn check_page<'a>(items: impl Iterator<Item = &'a Item>, of: &str) {
    let words: Vec<_> =
        items.filter_map(|item| if let Item::Words(words) = item { Some(words) } else { None }).collect();
    for (place, one) in words.iter().enumerate() {
        let area = one.area();
        let is_inside = area.left >= 30.0 && area.right <= PAGE.width - 30.0 && area.bottom <= PAGE.height;
        assert!(is_inside, "{of}: {:?} leaves the page at {area:?}", one.lines);
        for other in &words[..place] {
            let beside = other.area();
            // Lines of one size touch each other; words side by side keep apart.
            let over = (area.right.min(beside.right) - area.left.max(beside.left)).max(0.0);
            let down = (area.bottom.min(beside.bottom) - area.top.max(beside.top)).max(0.0);
            assert!(over < 0.6 || down < 0.6, "{of}: {:?} stands on {:?}", one.lines, other.lines);
        }
    }
}

fn tables(document: &TextDocument) -> impl Iterator<Item = &DocumentTable> {
    document.blocks.iter().filter_map(|block| match block {
        TextBlock::Table(table) => Some(table),
        _ => None,
    })
}

fn parsed(html: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(html, options).unwrap_or_else(|error| panic!("{error}: {html}"))
}

/// The tables of a page: of each the rows, of each row the cells.
fn html_tables(html: &str) -> Vec<Vec<Vec<String>>> {
    let page = parsed(html);
    let words = |node: Node<'_, '_>| {
        node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect::<String>()
    };
    let row = |row: Node<'_, '_>| row.children().filter(Node::is_element).map(words).collect();
    let tables = page.descendants().filter(|node| node.has_tag_name("table"));
    let rows =
        |table: Node<'_, '_>| table.descendants().filter(|node| node.has_tag_name("tr")).map(row).collect();
    tables.map(rows).collect()
}

fn pdf_text(bytes: &[u8]) -> String {
    let pdf = Pdf::load_mem(bytes).expect("a PDF");
    let pages: Vec<u32> = pdf.get_pages().keys().copied().collect();
    pdf.extract_text(&pages).expect("text")
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("text")
}

fn made(scenarios: &[Scenario], language: Language, length: ReportLength, format: Format) -> Vec<u8> {
    made_on(scenarios, language, length, format, None)
}

fn made_on(
    scenarios: &[Scenario],
    language: Language,
    length: ReportLength,
    format: Format,
    date: Option<&Date>,
) -> Vec<u8> {
    let MadeFrom::Report(escapes, make) = format.info().made_from else { panic!("{format:?} is no report") };
    let files: Vec<File> = with_input(scenarios, language, &Measure::default(), date, "out", |input| {
        make(&report(input, length, escapes), "out").expect("it can be made")
    });
    assert_eq!(files.len(), 1, "{format:?} needs no file beside it");
    files.into_iter().next().expect("it is there").bytes
}

/// The document alone in a format.
fn written(document: &TextDocument, format: Format) -> Vec<u8> {
    let MadeFrom::Report(_, make) = format.info().made_from else { panic!("{format:?} is no report") };
    make(document, "out").expect("it can be made").remove(0).bytes
}

fn document(scenarios: &[Scenario], language: Language, length: ReportLength) -> TextDocument {
    let MadeFrom::Report(escapes, _) = Format::Html.info().made_from else { panic!("it is a report") };
    with_input(scenarios, language, &Measure::default(), None, "out", |input| report(input, length, escapes))
}
