"""Pictures of every kind, in both languages and every size for a use, read by other programs."""

import itertools
import struct
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

PROGRAM = Path(sys.argv[1]).resolve()
SCENARIOS = Path("scenarios").resolve()
SIGNED, CAP, EXTENDED = (str(SCENARIOS / name) for name in ("sma-12.ron", "sma-12-at-the-cap.ron", "sma-11-extended.ron"))
CHARTS = {
    "projection": [SIGNED],
    "compare": [SIGNED, CAP],
    "differences": [SIGNED, CAP],
    "bridge": [EXTENDED, SIGNED],
    "side-by-side": [SIGNED, CAP, EXTENDED],
    "record": [],
    "negotiation": [str(SCENARIOS / "negotiations" / "sma-11.ron")],
}
PRESETS = ["slide", "page", "column", "columns", "square"]
SVG = "{http://www.w3.org/2000/svg}"


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def squeezed(text: str) -> str:
    return "".join(text.split())


def checked_pdf(path: Path, title: str, language: str) -> None:
    told = run("qpdf", "--check", str(path))
    assert "No syntax or stream encoding errors found" in told, f"{path}: {told}"
    fonts = run("pdffonts", str(path)).splitlines()[2:]
    assert fonts, f"{path}: no typeface"
    for font in fonts:
        # Embedded, a subset, and what its glyphs mean stands in the file.
        assert font.split()[-5:-2] == ["yes", "yes", "yes"], f"{path}: {font}"
    info = run("pdfinfo", str(path))
    assert f"Title:           {title}" in info and "Tagged:          yes" in info, f"{path}: {info}"
    assert "Pages:           1\n" in info, f"{path}: {info}"
    page = squeezed(run("pdftotext", "-layout", str(path), "-"))
    for words in (title, "Costshare"):
        assert squeezed(words) in page, f"{path}: {words!r} is not in {page}"


def checked_svg(path: Path) -> str:
    root = ElementTree.parse(path).getroot()
    title = root.findtext(f"{SVG}title")
    assert title and root.findtext(f"{SVG}desc"), f"{path}: nothing is told"
    drawn = path.with_suffix(".drawn.png")
    run("rsvg-convert", str(path), "-o", str(drawn))
    size = struct.unpack(">II", drawn.read_bytes()[16:24])
    assert size == (int(root.get("width")), int(root.get("height"))), f"{path}: {size}"
    return title


def checked_png(path: Path, dpi: int) -> None:
    data = path.read_bytes()
    at = data.index(b"pHYs") + 4
    across, down, unit = struct.unpack(">IIB", data[at : at + 9])
    assert across == down == round(dpi / 0.0254) and unit == 1, f"{path}: {across} {down} {unit}"


def main() -> None:
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        for (chart, files), preset, language in itertools.product(CHARTS.items(), PRESETS, ("en", "ko")):
            base = Path(folder) / f"{chart}-{preset}-{language}"

            def make(ending: str, *more: str) -> Path:
                path = base.with_suffix(ending)
                run(str(PROGRAM), "chart", chart, *files, "-o", str(path), "--preset", preset, "--lang", language, "--force", *more)
                return path

            title = checked_svg(make(".svg"))
            assert checked_svg(make(".svg", "--text")) == title
            checked_pdf(make(".pdf"), title, language)
            checked_png(make(".png", "--dpi", "300"), 300)
            count += 4
    print(f"{count} pictures are read by other programs")


main()
