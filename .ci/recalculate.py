"""Changes cells of our workbooks, lets LibreOffice compute them, and compares every cell of the
projection with what the program gives for the same change.

Besides, 10,000 exact ties and 10,000 near ones, whose right values are reckoned here in whole numbers.

What the program gives comes twice: from `set` and `project --json`, which know nothing of workbooks,
and, for the figures that `project` does not print, from the values that `export` writes beside the
formulas of the changed scenario; `cargo test` holds those against the projection to the digit.
"""

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# The rows and columns of our sheets, counted as spreadsheets do.
YEARS_ROW, FIRST_YEAR_COLUMN = 6, 4
# LibreOffice trusts the values in a file unless it is told not to.
ALWAYS_COMPUTE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item
 oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
 oor:op="fuse"><value>0</value></prop></item></oor:items>
"""
WRONG = "777"
# The whole list of texts that try to be something else stands in tests/support/src/hostile.rs.
TITLES = [
    '=HYPERLINK("http://example.com","x")', "@SUM(1,2)", "+1-2", "]]></t></si></sst>", "../x", "'=1+1",
    "_x0041_", "TRUE", "15192", "2027-01-02", "😀 제12차 \u202e협정", "&amp; <b>", "x" * 300,
]


class Book:
    """A workbook: its sheets as {(row, column): value}; a number is a float, all else a text."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as file:
            self.files = {name: file.read(name) for name in file.namelist()}
        shared = []
        if "xl/sharedStrings.xml" in self.files:
            for item in ElementTree.fromstring(self.files["xl/sharedStrings.xml"]):
                shared.append("".join(text.text or "" for text in item.iter(MAIN + "t")))
        related = ElementTree.fromstring(self.files["xl/_rels/workbook.xml.rels"])
        targets = {one.get("Id"): one.get("Target") for one in related}
        book = ElementTree.fromstring(self.files["xl/workbook.xml"])
        self.paths, self.sheets, self.formulas = {}, {}, {}
        for sheet in book.find(MAIN + "sheets"):
            name = sheet.get("name")
            self.paths[name] = "xl/" + targets[sheet.get(RELATED)].removeprefix("/").removeprefix("xl/")
            self.sheets[name], self.formulas[name] = {}, {}
            for cell in ElementTree.fromstring(self.files[self.paths[name]]).iter(MAIN + "c"):
                value, formula = cell.find(MAIN + "v"), cell.find(MAIN + "f")
                place = place_of(cell.get("r"))
                if formula is not None:
                    self.formulas[name][place] = formula.text
                if value is None or value.text is None:
                    continue
                kind = cell.get("t", "n")
                text = unescaped(shared[int(value.text)]) if kind == "s" else value.text
                self.sheets[name][place] = float(text) if kind == "n" else text
        names = book.find(MAIN + "definedNames")
        self.names = {} if names is None else {one.get("name"): one.text for one in names}

    def put(self, sheet, place, number):
        """Puts a number into a cell for a stated value, as a person would type it."""
        replaced = rf'<c r="{address(place)}"\1><v>{number}</v></c>'
        self.replace(sheet, rf'<c r="{address(place)}"( s="\d+")?(?:/>|><v>[^<]*</v></c>)', replaced)

    def damage(self, sheet, place):
        """Puts a wrong value beside a formula."""
        pattern = rf'(<c r="{address(place)}"[^>]*>)(<f>[^<]*</f>)<v>[^<]*</v>'
        self.replace(sheet, pattern, rf"\1\2<v>{WRONG}</v>")

    def replace(self, sheet, pattern, replacement):
        path = self.paths[sheet]
        text, count = re.subn(pattern, replacement, self.files[path].decode(), count=1)
        assert count == 1, f"{sheet}: {pattern} is not there"
        self.files[path] = text.encode()

    def save(self, path):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            for name, data in self.files.items():
                file.writestr(name, data)

    def figures(self):
        """The cells of the projection by the program's name of the row and the year."""
        sheet = self.sheets["Projection"]
        years = {column: int(value) for (row, column), value in sheet.items()
                 if row == YEARS_ROW and column >= FIRST_YEAR_COLUMN and isinstance(value, float)}
        rows = {row: value for (row, column), value in sheet.items() if column == 3 and row > YEARS_ROW}
        found = {}
        for row, column in self.formulas["Projection"]:
            found[rows[row], years.get(column, "sum")] = sheet.get((row, column))
        return found

    def live(self):
        """The cells for stated values by field: sheet, place, value, unit."""
        found = {}
        for sheet in ("Parameters", "Series"):
            unit = None
            cells = self.sheets[sheet]
            for row in range(1, max(row for row, _ in cells) + 1):
                if sheet == "Series" and isinstance(cells.get((row, 1)), str):
                    heading = re.search(r"\(([^()]*)\)$", cells[row, 1])
                    unit = heading[1] if heading else unit
                field, name = cells.get((row, 7)), cells.get((row, 6))
                if row > YEARS_ROW and field:
                    place = (row, 2)
                    expected = f"{sheet}!$B${row}"
                    assert self.names[name] == expected, f"{name} is {self.names[name]}, not {expected}"
                    own = unit if sheet == "Series" else cells.get((row, 3), "")
                    found[field] = (sheet, place, cells.get(place), own)
        return found


def unescaped(text):
    """The text behind escapes such as `_x000D_`."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda escape: chr(int(escape[1], 16)), text)


def place_of(address):
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", address).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(row), column


def address(place):
    row, column = place
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def spelt(number, unit):
    """A number of a cell as the program reads it."""
    number = Decimal(str(number))
    if unit == "%":
        return f"{number * 100:f}%"
    if "/" in unit:
        return f"{number:f} {unit}"
    if unit in ("years", ""):
        return f"{number.normalize():f}"
    currency, scale = unit.split()
    return f"{number:f} {dict(m='million')[scale] if scale != '100m' else 'eok'} {currency}"


def times(value, factor):
    return Decimal(str(value)) * Decimal(factor)


def changes(live):
    """Named changes: {field: number}. One kind at a time, then everything at once."""
    def fields(pattern, stated=True):
        return [field for field in live
                if re.fullmatch(pattern, field) and (live[field][2] is not None) == stated]

    part = r"(?:part\.[^.]+\.)?"
    found = {"nothing": {}}
    found["base"] = {field: times(live[field][2], "1.0437").quantize(Decimal(1))
                     for field in fields(part + "base")}
    found["cap"] = {field: Decimal("0.0205") for field in fields(part + r"rule\.\d+\.cap")
                    if field.replace("cap", "floor") not in live}
    found["floor"] = {field: times(live[field][2], "1.5") for field in fields(part + r"rule\.\d+\.floor")}
    found["rate"] = {field: times(live[field][2], "0.5") for field in fields(part + r"rule\..*\.rate")}
    found["lag"] = {field: 1 if live[field][2] > 1 else live[field][2] + 1
                    for field in fields(part + r"rule\..*\.lag")}
    found["long lag"] = {field: 10 for field in fields(part + r"rule\..*\.lag")}
    found["unit"] = {field: times(live[field][2], 25) for field in fields(part + r"rounding\.to")}
    found["fine unit"] = {field: times(live[field][2], "0.1") for field in fields(part + r"rounding\.to")}
    found["index"] = {field: Decimal(str(live[field][2])) + Decimal("0.0135")
                      for field in fields(r"series\..*\.\d+")}
    found["falling index"] = {field: Decimal("-0.012") for field in fields(r"series\..*\.\d+")}
    gaps = fields(r"series\..*\.\d+", stated=False)
    found["new index"] = {field: Decimal("0.0315") for field in gaps[-2:-1]}
    found["then"] = {field: Decimal("0.0275") for field in fields(r"series\..*\.then")}
    found["exchange"] = {field: times(live[field][2], "1.07").quantize(Decimal("0.0001"))
                         for field in fields(r"rate\..*")}
    found["amount"] = {field: times(live[field][2], "1.1") for field in fields(part + r"amount\.\d+")}
    found["one-off"] = {field: times(live[field][2], -2) for field in fields(part + r"one_off\.\d+")}
    weights = fields(part + r"category\..*")
    if len(weights) > 1:
        # Two of them change places; the shares still make a whole.
        first, last = weights[0], weights[-1]
        found["weight"] = {first: live[last][2], last: live[first][2]}
    blank = fields(part + r"typed\.\d+", stated=False)
    amounts = {live[field][3]: live[field][2] for field in fields(part + "base")}
    middle = blank[len(blank) // 2: len(blank) // 2 + 1]
    found["typed"] = {field: times(amounts[live[field][3]], "1.013").quantize(Decimal("0.1"))
                      for field in middle}
    found["first typed"] = {field: times(amounts[live[field][3]], "0.9") for field in blank[:1]}
    # 12,500 × 1.005 = 12,562.5, which plain ROUND(a*(1+b),0) gives as 12,562.
    index = fields(r"series\..*\.\d+")
    if "base" in live and index:
        found["tie"] = {"base": 12500} | {field: Decimal("0.005") for field in index}
    everything = {}
    for name in ("typed", "exchange", "index", "unit", "rate", "base"):
        everything |= found[name]
    found["everything"] = everything
    return {name: change for name, change in found.items() if change or name == "nothing"}


def run(program, *words, codes=(0,)):
    result = subprocess.run([program, "--lang", "en", *map(str, words)], capture_output=True, text=True)
    assert result.returncode in codes, f"{words}: {result.stderr}"
    return result.stdout or result.stderr


def compute(books, folder):
    """Lets LibreOffice compute the workbooks anew; gives where each stands afterwards."""
    target = folder / "computed"

    def convert(start):
        profile = folder / f"profile {start}"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_COMPUTE)
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{profile}".replace(" ", "%20"),
             "--convert-to", "xlsx", "--outdir", str(target), *map(str, books[start:start + 60])],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=900)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(convert, range(0, len(books), 60)))
    return [target / book.name for book in books]


def same(found, expected):
    """Whether a cell holds a value, to twelve digits; an unknown one is #N/A and nothing else."""
    if isinstance(expected, float) and isinstance(found, float):
        return abs(found - expected) <= 1e-12 * max(1.0, abs(expected))
    return found == expected


def printed(json_text, figures):
    """What `project --json` prints, by the names of our rows."""
    answer = json.loads(json_text)
    found = {}

    def take(row, year, text):
        if (row, year) in figures:
            found[row, year] = "#N/A" if text is None else float(Decimal(text))

    for row in answer["rows"]:
        year = row["year"]
        take("total", year, row["total"])
        take("measure.1", year, row["cumulative"])
        for place, measure in enumerate(row["measures"].values(), 2):
            take(f"measure.{place}", year, measure["value"])
        for name, part in row.get("parts", {}).items():
            take(f"part.{name}.total", year, part["total"])
        for name, amount in row["categories"].items():
            part, _, category = name.rpartition(".")
            take(f"part.{part}.category.{category}" if part else f"category.{category}", year, amount)
        if row["index"] is not None:
            take("index", year, row["index"])
            take("growth_by_rule", year, row["growth"])
    return found


def workbooks(program, folder):
    """Every changed workbook: its name, where it stands, which cell is damaged, the workbook of the
    changed scenario, and what `project` prints for it."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        scenarios = sorted(Path("scenarios").glob("*.ron"))
        for found in pool.map(lambda scenario: list(changed_books(program, folder, scenario)), scenarios):
            yield from found
    yield from unchanged(program, folder)


def changed_books(program, folder, scenario):
    """Those of one scenario."""
    original = folder / f"{scenario.stem}.xlsx"
    run(program, "export", scenario, "-o", original, codes=(0, 1))
    live = Book(original).live()
    for label, change in changes(live).items():
        name = f"{scenario.stem} {label}"
        edits = [f"{field}={spelt(number, live[field][3])}" for field, number in change.items()]
        wanted, told = folder / f"{name}.ron", folder / f"{name} expected.xlsx"
        edits = edits or ["note=as it is"]
        if "nothing was written" in run(program, "set", scenario, *edits, "-o", wanted, codes=(0, 2)):
            # A lag that leads to a year without a value, for example.
            yield name, None, None, None, None
            continue
        run(program, "export", wanted, "-o", told, codes=(0, 1))
        # Unknown years are an answer too.
        answer = run(program, "project", wanted, "--json", codes=(0, 1))
        book = Book(original)
        for field, number in change.items():
            sheet, place, _, _ = live[field]
            book.put(sheet, place, number)
        damaged = ("Projection", last_number(book, "Projection"))
        book.damage(*damaged)
        changed = folder / f"{name}.xlsx"
        book.save(changed)
        yield name, changed, damaged, Book(told), answer


def unchanged(program, folder):
    """All scenarios in one workbook, and titles that try to be something else."""
    together = folder / "all together.xlsx"
    run(program, "export", *sorted(Path("scenarios").glob("*.ron")), "-o", together, codes=(0, 1))
    for number, title in enumerate(TITLES):
        wanted = folder / f"title {number}.ron"
        run(program, "set", "scenarios/sma-12.ron", f"title={title}", "-o", wanted)
        run(program, "export", wanted, "-o", folder / f"title {number}.xlsx")
    for path in [together, *(folder / f"title {number}.xlsx" for number in range(len(TITLES)))]:
        told, book = Book(path), Book(path)
        sheet = next(iter(book.sheets))
        damaged = (sheet, last_number(book, sheet))
        book.damage(*damaged)
        book.save(path)
        yield path.stem, path, damaged, told, None


# So many parts and years has a scenario of ties; with 100 years a part has some dozens.
PARTS, FIRST, LAST = 20, 2000, 2099


def reckoned(base, growths):
    """What a base comes to after growths in millionths, in eok: half up, by whole numbers."""
    top, bottom = base, 1
    for growth in growths:
        top, bottom = top * (1_000_000 + growth), bottom * 1_000_000
    return (2 * top + bottom) // (2 * bottom)


def tie(chance, off):
    """A base and a growth of one year, in millionths, that give a half and so many millionths more.

    A double holds 15 digits: what grows to nine before the point keeps five behind it, so that a
    millionth is not told from a half there, as the manual says."""
    while True:
        growth = chance.randrange(1, 150_000, 2)
        if growth % 5:
            # Amounts of three to eight digits.
            base = (500_000 + off) * pow(growth, -1, 1_000_000) % 1_000_000
            base += 1_000_000 * chance.choice([0, 0, 0, chance.randrange(90)])
            if base > 100 and reckoned(base, [growth]) < 10 ** 8:
                return base, [growth]


def long_tie(chance):
    """A base and the growths of three years that give nearly a half: within 10⁻⁸ to 10⁻⁶ of one."""
    while True:
        growths = [chance.randrange(1, 100) * 1_000 for _ in range(3)]
        product = 1
        for growth in growths:
            product *= 1_000 + growth // 1_000
        if product % 2 and product % 5:
            inverse = pow(product, -1, 10 ** 9)
            for off in chance.sample([*range(-400, -11), *range(12, 400)], 400):
                base = (500_000_000 + off) * inverse % 10 ** 9
                if 1_000 < base < 500_000:
                    return base, growths


def scenario_of_ties(title, carry, found):
    """A scenario in which each of the found ties follows a year whose amount is named, and the right
    values by row and year."""
    parts, series, expected = [], [], {}
    for place in range(PARTS):
        year, amounts, growths = FIRST, {}, {}
        for base, rates in iter(lambda: found.pop() if found else None, None):
            if year + len(rates) > LAST:
                found.append((base, rates))
                break
            amounts[year] = base
            for step, rate in enumerate(rates, 1):
                growths[year + step] = rate
            expected[f"part.p{place}.total", year + len(rates)] = reckoned(base, rates)
            year += len(rates) + 1
        if not amounts:
            break
        first, *rest = sorted(amounts)
        named = "".join(f'{each}: "{amounts[each]} eok KRW assumed", ' for each in rest)
        stated = "".join(f'{each}: "{Decimal(growth) / 10_000}% assumed", ' for each, growth in growths.items())
        parts.append(f'Part(name: "p{place}", base: "{amounts[first]} eok KRW assumed", '
                     f'rounding: (to: "1 eok KRW", how: HalfUp, carry: {carry}), amounts: {{{named}}}, '
                     f'rules: {{{FIRST + 1}: Rule(growth: Index(series: "s{place}", lag: 0))}})')
        series.append(f'"s{place}": (values: {{{stated}}}, then: "0% assumed")')
    text = (f'Scenario(version: 1, title: "{title}", record: "2026-02", years: (first: {FIRST}, last: {LAST}), '
            f'parts: [{", ".join(parts)}], series: {{{", ".join(series)}}})')
    return text, expected


def check_ties(program, folder):
    """Exact and near ties, and the one that six decimals rounded twice; gives how many cells were right."""
    chance = random.Random(11)
    exact = [tie(chance, 0) for _ in range(10_000)]
    near = [tie(chance, chance.choice([-1, 1])) for _ in range(8_000)]
    long = [long_tie(chance) for _ in range(2_000)]
    # 22,046 × 1.037 × 1.053 × 1.029 = 24,771.499999974
    long.append((22_046, [37_000, 53_000, 29_000]))
    assert reckoned(*long[-1]) == 24_771
    books, wanted, programs = [], [], 0
    for name, carry, found in [("exact", "Rounded", exact), ("near", "Rounded", near), ("long", "Unrounded", long)]:
        while found:
            text, expected = scenario_of_ties(f"{name} {len(books)}", carry, found)
            path = folder / f"ties {name} {len(books)}.ron"
            path.write_text(text)
            run(program, "export", path, "-o", path.with_suffix(".xlsx"), codes=(0, 1))
            printed_rows = json.loads(run(program, "project", path, "--json", codes=(0, 1)))["rows"]
            for (row, year), value in expected.items():
                printed_row = printed_rows[year - FIRST]
                # An agreement of one part prints its total alone.
                told = printed_row.get("parts", {}).get(row.split(".")[1], printed_row)["total"]
                assert Decimal(told) == value, f"{path.stem}: the program has {told} for {row} {year}, not {value}"
                programs += 1
            if "parts" not in printed_rows[0]:
                expected = {("total", year): value for (_, year), value in expected.items()}
            books.append(path.with_suffix(".xlsx"))
            wanted.append(expected)
    wrong = []
    for path, expected in zip(compute(books, folder / "ties"), wanted):
        found = Book(path).figures()
        wrong += [f"{path.stem}: {row} {year} is {found.get((row, year))}, expected {value}"
                  for (row, year), value in expected.items() if found.get((row, year)) != float(value)]
    assert programs == 20_001, programs
    if wrong:
        print(*wrong[:40], sep="\n")
        sys.exit(f"recalculated: {len(wrong)} of {programs} ties fall on the wrong side")
    return programs


def last_number(book, sheet):
    return max(place for place in book.formulas[sheet] if isinstance(book.sheets[sheet][place], float))


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        every = list(workbooks(program, folder))
        cases = [case for case in every if case[1]]
        computed = compute([changed for _, changed, _, _, _ in cases], folder)

        cells, wrong = 0, []
        for (name, changed, (sheet, place), told, answer), path in zip(cases, computed):
            before, after = Book(changed), Book(path)
            assert before.sheets[sheet][place] == float(WRONG), f"{name}: nothing is damaged"
            for sheet, formulas in told.formulas.items():
                assert formulas.keys() == before.formulas[sheet].keys(), f"{name}: other cells on {sheet}"
                cells += len(formulas)
                found, expected = after.sheets[sheet], told.sheets[sheet]
                wrong += [f"{name}: {sheet}!{address(place)} is {found.get(place)}, expected {expected[place]}"
                          for place in formulas if not same(found.get(place), expected[place])]
            if answer:
                found = after.figures()
                expected = printed(answer, found)
                cells += len(expected)
                wrong += [f"{name}: {row} {year} is {found[row, year]}, expected {value}"
                          for (row, year), value in expected.items() if not same(found[row, year], value)]
            if name == "sma-12 tie":
                assert after.figures()["total", 2027] == 12563.0, after.figures()["total", 2027]
            if name.startswith("title "):
                title = after.sheets["Projection"].get((1, 1))
                assert title == TITLES[int(name.split()[1])].strip(), f"{name}: {title}"
        assert len(cases) > 150 and cells > 20_000, "hardly anything was compared"
        if wrong:
            print(*wrong[:40], sep="\n")
            sys.exit(f"recalculated: {len(wrong)} of {cells} cells differ")
        ties = check_ties(program, folder)
        print(f"recalculated: {len(cases)} changed workbooks, {cells} cells, all as the program gives them;",
              f"{ties} exact and near ties, all on the right side;",
              f"{len(every) - len(cases)} changes that the program refuses were left out")


if __name__ == "__main__":
    main(sys.argv[1])
