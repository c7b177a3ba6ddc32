"""The tables: the promised columns, exact quotes, the same bytes, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from openpyxl.utils.escape import unescape

from pipeline.report import publish
from pipeline.report.csv_tables import safe_cell
from pipeline.report.flat import PAPER_COLUMNS, statistic_texts
from pipeline.table import Book, PaperRows
from tests.report.conftest import EVIL, TEXTS, entry

FLAT = (
    "cause cause_concept effect effect_concept third_role third third_concept polarity status hedged hypothesis "
    "supported statistics cue rule confidence cited_works section quote page start end paper_id title authors year "
    "venue doi lang source_file link theme"
).split()


def test_every_format_has_every_claim(out: Path) -> None:
    """JSONL, CSV, XLSX, Parquet and SQLite hold the same claims in the same order."""
    ids = [json.loads(line)["claim_id"] for line in (out / "evidence.jsonl").read_text(encoding="utf-8").splitlines()]
    assert ids == ["c-00000000000a", "c-00000000000b", "c-00000000000c"]
    assert list(pd.read_csv(out / "evidence.csv")["claim_id"]) == ids
    assert list(pd.read_parquet(out / "evidence.parquet")["claim_id"]) == ids
    assert list(pd.read_excel(out / "evidence.xlsx", "evidence")["claim_id"]) == ids
    with sqlite3.connect(out / "evidence.sqlite") as db:
        assert [r[0] for r in db.execute("SELECT claim_id FROM claims")] == ids
    db.close()


def test_the_promised_columns_are_there(out: Path) -> None:
    """No column that users' spreadsheets rely on is missing from a flat table."""
    for columns in (pd.read_csv(out / "evidence.csv").columns, pd.read_parquet(out / "evidence.parquet").columns):
        assert set(FLAT) <= set(columns)
    with (out / "problems.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.reader(file)) == "source_file stage code severity page reason what_to_do".split()


def test_quotes_are_the_text_at_their_offsets(out: Path) -> None:
    """texts/<paper_id>.txt[start:end] is the quote, in code points, beyond the basic plane, too."""
    for line in (out / "evidence.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        text = (out / "texts" / f"{item['paper_id']}.txt").read_bytes().decode("utf-8")
        assert text == TEXTS[item["paper_id"]]
        for passage in (item["evidence"], *item["roles"].values()):
            assert text[passage["start"] : passage["end"]] == passage["text"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\r=1"])
def test_a_csv_cell_that_looks_like_a_formula_is_defused(text: str) -> None:
    """Text that a spreadsheet would run gets a leading apostrophe; a lone sign and a number stay."""
    assert safe_cell(text) == "'" + text
    assert [safe_cell(v) for v in ("+", "-", -0.32, 3, None, "a=1")] == ["+", "-", -0.32, 3, None, "a=1"]


def test_no_workbook_cell_is_a_formula(out: Path) -> None:
    """Hostile titles, quotes, names and reasons stand in the workbook as text, character for character."""
    book = openpyxl.load_workbook(out / "evidence.xlsx")
    assert book.sheetnames == "evidence frameworks definitions constructs themes papers problems".split()
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert all(cell.data_type in "sn" for cell in cells)
    assert EVIL in {cell.value for cell in cells}


def long_cells(book: Book, papers: dict[str, PaperRows], words: str) -> Book:
    """The book with the words for every title."""
    entries = [entry(n, replace(made, paper=replace(made.paper, title=words))) for n, made in papers.items()]
    return replace(book, entries=lambda: iter(entries))


@pytest.mark.parametrize(
    "title",
    [
        "<r>a</r>",
        "<r><b></r>",
        "<r>&",
        "<r>",
        " x ",
        "a\x08b",
        "a\ufffeb",
        "_x0041_",
        "a\u2028b\tc",
        "𠮷" * 20_000,
        "x" * 40_000,
    ],
)
def test_a_workbook_cell_holds_the_text(title: str, book: Book, papers: dict[str, PaperRows], tmp_path: Path) -> None:
    """Markup, blanks, control characters and what looks like an escape come back as they were; the long are cut."""
    publish(long_cells(book, papers, title), tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / "evidence.xlsx")["papers"]
    told = unescape(str(sheet.cell(2, PAPER_COLUMNS.index("title") + 1).value))
    if len(title) < 10_000:
        assert told == title
    else:
        assert told.endswith("…") and title.startswith(told[:-1])
        assert 32_760 < len(told.encode("utf-16-le")) // 2 <= 32_767


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No row is lost where a sheet is full: three claims stand in two sheets of two rows and a head."""
    monkeypatch.setattr("pipeline.report.xlsx._ROWS", 3)
    publish(book, tmp_path)
    made = openpyxl.load_workbook(tmp_path / "evidence.xlsx")
    assert made.sheetnames[:2] == ["evidence", "frameworks"]
    found = [pd.read_excel(tmp_path / "evidence.xlsx", name) for name in ("evidence", "evidence 2")]
    assert [len(part) for part in found] == [2, 1]
    assert list(pd.concat(found)["claim_id"]) == ["c-00000000000a", "c-00000000000b", "c-00000000000c"]
    assert [made[name].dimensions for name in ("evidence", "evidence 2")] == ["A1:AQ3", "A1:AQ2"]


def test_wide_columns_of_the_workbook_wrap(out: Path) -> None:
    """Quotes break into lines, heads are bold: rows name the formats that the workbook has."""
    sheet = openpyxl.load_workbook(out / "evidence.xlsx")["evidence"]
    head, first = sheet[1], sheet[2]
    assert all(cell.font.bold for cell in head)
    wraps = {str(name.value) for name, cell in zip(head, first, strict=True) if cell.alignment.wrap_text}
    assert {"quote", "cause", "effect"} <= wraps < {"quote", "cause", "effect", "third", "title"}


def test_an_interval_is_shown_once() -> None:
    """The ends of a confidence interval share one text, shown once; the same p value of two tests stays twice."""
    interval = [("95% CI lower", "95%CI=[0.10，0.23]"), ("95% CI upper", "95%CI=[0.10，0.23]")]
    assert statistic_texts([("β", "β=0.16"), *interval]) == ["β=0.16", "95%CI=[0.10，0.23]"]
    assert statistic_texts([("p", "p<0.01"), ("p", "p<0.01")]) == ["p<0.01", "p<0.01"]
    assert statistic_texts([("β", "-0.16"), ("p", "**")]) == ["β: -0.16", "p: **"]


def test_problems_of_all_kinds_are_listed(out: Path) -> None:
    """A skipped file and a file that never became a paper both have a row that says what to do."""
    problems = pd.read_csv(out / "problems.csv")
    assert list(problems["source_file"]) == ["copy.txt", "bad.pdf"]
    assert set(problems["severity"]) == {"skipped"}
    papers = pd.read_csv(out / "papers.csv")
    assert len(papers) == 2


def test_sentences_are_searched_in_chinese_without_a_word_list(out: Path) -> None:
    """The full-text index finds a Chinese phrase inside a sentence."""
    db = sqlite3.connect(out / "evidence.sqlite")
    query = "SELECT text FROM sentences_fts WHERE sentences_fts MATCH '促进品牌'"
    assert [r[0] for r in db.execute(query)] == [TEXTS["p-aaaaaaaaaaaa"].split("\n\n")[0]]
    names = {r[0] for r in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"papers", "sentences", "mentions", "claims", "themes", "problems"} <= names
    db.close()


def test_the_same_book_gives_the_same_bytes(book: Book, tmp_path: Path) -> None:
    """Published twice, every file is equal byte for byte: no time, path or chance goes in."""
    found = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        publish(book, folder)
        found.append({p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()})
    assert found[0] == found[1]
    assert len(found[0]) > 15


def test_whole_numbers_stay_whole_in_csv(out: Path) -> None:
    """A page is "2", not "2.0", in a column in which other rows are empty; yes and no stand for truth."""
    with (out / "evidence.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["page"] for row in rows} == {"2"}
    assert [row["order"] for row in rows] == ["", "1", ""]
    assert {row["hedged"] for row in rows} == {"no"}
    with (out / "papers.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row["pages"] for row in csv.DictReader(file)} == {"3"}
