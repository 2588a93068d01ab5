"""Reports of every shipped scenario, whole and on one page, in both languages, read by other programs: every figure of a
table is the one that the program writes into its CSV."""

import csv
import itertools
import subprocess
import sys
import tempfile
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from html.parser import HTMLParser
from pathlib import Path

import docx

PROGRAM = Path(sys.argv[1]).resolve()
SCENARIOS = sorted(Path("scenarios").resolve().glob("*.ron"))
LANGUAGES = ("en", "ko")
SIGNS = "○◇△≤≥□+≈"


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True)
    # What is unknown is told with 1.
    if done.returncode not in (0, 1) or (command[0] != str(PROGRAM) and done.returncode != 0):
        sys.exit(f"{' '.join(command)}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def squeezed(text: str) -> str:
    return "".join(text.split())


class Tables(HTMLParser):
    """The tables of a page: of each the rows, of each row the cells."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.cell: list[str] | None = None

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.cell = []

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.tables[-1][-1].append("".join(self.cell))
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell.append(data)


def figure(cell: str) -> Decimal | None:
    text = cell.rstrip(SIGNS + " ").replace(",", "").replace("−", "-")
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def checked_tables(tables: list[list[list[str]]], rows: list[list[str]], of: str, is_brief: bool) -> int:
    """Each figure of the years is that of the CSV, rounded to the digits shown; whole reports have every one."""
    heads, years = rows[0], {row[0]: row for row in rows[1:]}
    seen = set()
    for table in tables:
        if table[0][0] != heads[0]:
            continue
        for row in table[1:]:
            if row[0] not in years:
                continue
            for head, cell in zip(table[0][1:], row[1:]):
                exact = years[row[0]][heads.index(head)]
                shown = figure(cell)
                assert (exact == "") == (shown is None), f"{of} {row[0]} {head}: {cell!r} {exact!r}"
                if shown is not None:
                    unit = Decimal(1).scaleb(shown.as_tuple().exponent)
                    rounded = Decimal(exact).quantize(unit, rounding=ROUND_HALF_UP)
                    assert shown == rounded, f"{of} {row[0]} {head}: {cell!r} {exact!r}"
                seen.add((row[0], head))
    expected = {(year, head) for year in years for head in heads[1:-1]}
    assert seen if is_brief else seen == expected, f"{of}: {expected - seen} is not told"
    return len(seen)


def checked_docx(path: Path, rows: list[list[str]], is_brief: bool) -> tuple[str, int]:
    read = docx.Document(path)
    headings = [paragraph for paragraph in read.paragraphs if paragraph.style.name.startswith("Heading")]
    assert headings[0].style.name == "Heading 1" and len(headings) > 3, f"{path}: {headings}"
    pictures = [shape._inline.docPr for shape in read.inline_shapes]
    assert pictures and all(len(picture.get("descr")) > 40 for picture in pictures), f"{path}: no words for a picture"
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in read.tables]
    count = checked_tables(tables, rows, path.name, is_brief)
    assert read.core_properties.title == headings[0].text, f"{path}: {read.core_properties.title}"
    return headings[0].text, count


def checked_pdf(path: Path, title: str, is_brief: bool) -> None:
    told = run("qpdf", "--check", str(path))
    assert "No syntax or stream encoding errors found" in told, f"{path}: {told}"
    for font in run("pdffonts", str(path)).splitlines()[2:]:
        assert font.split()[-5:-2] == ["yes", "yes", "yes"], f"{path}: {font}"
    info = run("pdfinfo", str(path))
    assert "Tagged:          yes" in info, f"{path}: {info}"
    assert not is_brief or "Pages:           1\n" in info, f"{path}: {info}"
    assert squeezed(title) in squeezed(run("pdftotext", str(path), "-")), f"{path}: {title!r} is not in it"


def converted(paths: list[Path], folder: Path) -> None:
    """LibreOffice reads every document and has its title on the first page."""
    out = folder / "converted"
    profile = f"-env:UserInstallation=file://{folder}/profile"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(out), *map(str, paths))
    for path in paths:
        page = squeezed(run("pdftotext", "-l", "1", str(out / path.with_suffix(".pdf").name), "-"))
        title = docx.Document(path).core_properties.title
        assert squeezed(title) in page, f"{path}: {title!r} is not in {page}"


def main() -> None:
    count, figures = 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        documents = []
        for scenario, language, brief in itertools.product(SCENARIOS, LANGUAGES, (False, True)):
            base = folder / f"{scenario.stem}-{language}-{'brief' if brief else 'whole'}"

            def make(ending: str, *more: str) -> Path:
                path = base.parent / (base.name + ending)
                run(str(PROGRAM), "export", str(scenario), "-o", str(path), "--lang", language, "--force", *more)
                return path

            with make(".csv").open(encoding="utf-8-sig", newline="") as file:
                rows = list(csv.reader(file))
            more = ["--brief"] if brief else []
            document = make(".docx", *more)
            title, seen = checked_docx(document, rows, brief)
            page = Tables()
            page.feed(make(".html", *more).read_text(encoding="utf-8"))
            assert checked_tables(page.tables, rows, f"{base.name}.html", brief) == seen
            checked_pdf(make(".pdf", *more), title, brief)
            documents.append(document)
            count += 3
            figures += 2 * seen
        converted(documents[:8], folder)
    print(f"{count} reports are read by other programs; {figures} figures are those of the tables")


main()
