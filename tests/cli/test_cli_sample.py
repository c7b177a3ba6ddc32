"""The front door, used as a user would: the sample corpus from files to table to proof."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

CONTRACT = (
    "evidence.jsonl evidence.csv evidence.xlsx evidence.parquet evidence.sqlite mentions.parquet themes.json "
    "papers.csv problems.csv report/index.html changes.json changes.md run.json"
).split()
Coclaim = Callable[..., subprocess.CompletedProcess[str]]


def call(*arguments: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run coclaim in a folder, as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *map(str, arguments)],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[Path]:
    """A review folder made by init, with the sample papers, after one run."""
    folder = tmp_path_factory.mktemp("review")
    assert call("init", "mine", cwd=folder).returncode == 0
    for path in sorted((root / "corpora" / "sample").iterdir()):
        if path.name != "MANIFEST.toml":
            shutil.copy(path, folder / "mine" / "papers" / path.name)
    done = call("run", "coclaim.toml", cwd=folder / "mine")
    assert done.returncode == 0, done.stderr
    yield folder / "mine"


@pytest.fixture(scope="module")
def rows(review: Path) -> list[dict[str, object]]:
    lines = (review / "out" / "evidence.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_a_run_writes_all_that_is_promised(review: Path) -> None:
    """Every file of the contract is there, and the texts of all ten papers."""
    for name in CONTRACT:
        assert (review / "out" / name).is_file(), name
    assert len(list((review / "out" / "texts").iterdir())) == 10


def test_the_broken_and_the_empty_file_are_problems_and_nothing_else_is_lost(review: Path) -> None:
    """The two files broken on purpose are named with a reason and a way out; the ten papers all have claims."""
    with (review / "out" / "problems.csv").open(encoding="utf-8-sig", newline="") as file:
        skipped = {row["source_file"]: row for row in csv.DictReader(file) if row["severity"] == "skipped"}
    assert set(skipped) == {"broken.pdf", "empty.txt"}
    assert all(row["reason"] and row["what_to_do"] for row in skipped.values())
    with (review / "out" / "papers.csv").open(encoding="utf-8-sig", newline="") as file:
        papers = {row["source_file"]: row for row in csv.DictReader(file)}
    assert len(papers) == 10
    assert all(int(row["claims"]) >= 5 for row in papers.values())


def test_papers_say_of_themselves_what_the_manifest_says(
    review: Path, root: Path, rows: list[dict[str, object]]
) -> None:
    """Title, number of references, numbered hypotheses of each paper; none that is rejected is called supported."""
    manifest = tomllib.loads((root / "corpora" / "sample" / "MANIFEST.toml").read_text(encoding="utf-8"))
    with (review / "out" / "papers.csv").open(encoding="utf-8-sig", newline="") as file:
        papers = {row["source_file"]: row for row in csv.DictReader(file)}
    for told in manifest["file"]:
        if told["name"] not in papers:
            continue
        paper, mine = papers[told["name"]], [row for row in rows if row["source_file"] == told["name"]]
        assert "".join(paper["title"].split()).startswith("".join(told["title"].split()))
        assert int(paper["references"]) == told["references"], told["name"]
        assert {row["hypothesis"] for row in mine if row["hypothesis"]} == set(told["hypotheses"]), told["name"]
        called = {row["hypothesis"] for row in mine if row["supported"] == "yes"}
        assert not called & set(told["unsupported"]), told["name"]


def test_every_quote_is_the_text_at_its_offsets(review: Path, rows: list[dict[str, object]]) -> None:
    """texts/<paper_id>.txt[start:end] == text for every passage of every row, and ids name one row each."""
    texts = {p.stem: p.read_bytes().decode("utf-8") for p in (review / "out" / "texts").iterdir()}
    assert len({row["claim_id"] for row in rows}) == len(rows) > 150
    for row in rows:
        text = texts[str(row["paper_id"])]
        for passage in (row["evidence"], *row["roles"].values(), *row["cues"]):  # type: ignore[attr-defined,misc]
            assert text[passage["start"] : passage["end"]] == passage["text"]


def test_source_offsets_point_into_the_decoded_file(review: Path, rows: list[dict[str, object]]) -> None:
    """In a UTF-8 text file the source range, read straight from the file, holds the quote's own characters."""
    checked = 0
    for row in rows:
        path = review / "papers" / str(row["source_file"])
        if path.suffix not in {".md", ".txt"} or path.name == "zh-brand-community.txt":
            continue
        source = path.read_bytes().decode("utf-8-sig")
        for role in row["roles"].values():  # type: ignore[attr-defined]
            here = iter(source[role["source_start"] : role["source_end"]])
            assert all(character in here for character in role["text"] if not character.isspace())
            checked += 1
    assert checked > 80


def test_both_languages_and_all_types_are_found(rows: list[dict[str, object]]) -> None:
    """The sample shows all five types, both languages, hypotheses with verdicts and statistics."""
    assert {row["type"] for row in rows} == {"cause", "mediate", "moderate", "part", "define"}
    assert {row["lang"] for row in rows} == {"zh", "en"}
    settled = {row["supported"] for row in rows if row["hypothesis"]}
    assert {"yes", "no"} <= settled
    assert any(row["statistics"] for row in rows)
    assert any(row["citations"] for row in rows)
    assert any(row["translated"] for row in rows)


def test_the_same_paper_in_two_languages_meets_in_its_concepts(rows: list[dict[str, object]]) -> None:
    """The Chinese and the English version of one paper share findings: one relation, two sources."""
    found: dict[str, set[object]] = {}
    for row in rows:
        found.setdefault(str(row["doc"]), set()).add(row["finding_id"])
    assert len(found["zh-supply-chain.docx"] & found["en-supply-chain.md"]) >= 3


def test_verify_proves_the_table(review: Path) -> None:
    """verify re-reads the sources and says how much it proved."""
    done = call("verify", "coclaim.toml", cwd=review)
    assert done.returncode == 0, done.stderr
    assert re.search(r"\d{3,} rows of 10 papers hold", done.stdout)


def test_a_second_engine_reads_the_quotes_of_pdfs_alike(review: Path) -> None:
    """verify --second: pdfplumber, asked for the boxes of each quote, reads the same letters in both PDFs."""
    done = call("verify", "coclaim.toml", "--second", cwd=review)
    assert done.returncode == 0, done.stderr
    told = re.findall(r"(\S+\.pdf): pdfplumber reads (\d+) of (\d+) quotes alike", done.stdout)
    assert {name for name, _, _ in told} == {"zh-home-platform.pdf", "en-live-commerce.pdf"}
    assert all(int(alike) == int(asked) > 10 for _, alike, asked in told)


@pytest.mark.parametrize("fault", ["quote", "offset", "source", "text"])
def test_verify_fails_on_a_planted_fault_and_says_where(fault: str, review: Path, tmp_path: Path) -> None:
    """A changed quote, a shifted offset, an edited source file, an edited text: exit 1, naming row and place."""
    folder = tmp_path / "mine"
    shutil.copytree(review, folder)
    run = folder / "out" / "run.json"
    facts = json.loads(run.read_text())
    for item in facts["inputs"]:
        item["path"] = str(folder / "papers" / item["source_file"])
    table = folder / "out" / "evidence.jsonl"
    lines = table.read_text(encoding="utf-8").splitlines()
    row = json.loads(lines[3])
    told = row["claim_id"]
    if fault == "quote":
        row["evidence"]["text"] = row["evidence"]["text"][:-2] + "!!"
    elif fault == "offset":
        row["evidence"]["start"] += 1
    elif fault == "source":
        path = folder / "papers" / row["source_file"]
        path.write_bytes(path.read_bytes() + b" ")
        told = row["source_file"]
    else:
        path = folder / "out" / "texts" / f"{row['paper_id']}.txt"
        path.write_bytes(path.read_bytes().replace("。".encode(), "，".encode(), 1).replace(b". ", b", ", 1))
        told = path.name
    lines[3] = json.dumps(row, ensure_ascii=False)
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    import hashlib

    for name in facts["files"]:
        facts["files"][name] = hashlib.sha256((folder / "out" / name).read_bytes()).hexdigest()
    run.write_text(json.dumps(facts))
    done = call("verify", "coclaim.toml", cwd=folder)
    assert done.returncode == 1
    assert told in done.stderr


def test_a_second_run_does_nothing(review: Path) -> None:
    """status says that nothing is to do; run leaves every byte as it was."""
    before = {p: p.read_bytes() for p in (review / "out").rglob("*") if p.is_file()}
    assert "10 papers" not in call("status", "coclaim.toml", cwd=review).stdout
    assert "0 to do" in call("status", "coclaim.toml", cwd=review).stdout
    done = call("run", "coclaim.toml", cwd=review)
    assert "left as they are" in done.stdout or "as they were" in done.stdout
    assert {p: p.read_bytes() for p in (review / "out").rglob("*") if p.is_file()} == before


@pytest.mark.slow
def test_other_surroundings_give_the_same_bytes(review: Path, tmp_path: Path) -> None:
    """Serial, cold, from another folder, with another hash seed, locale and time zone: the same files."""
    folder = tmp_path / "elsewhere"
    shutil.copytree(review / "papers", folder / "papers")
    for name in ("coclaim.toml", "codebook.toml"):
        shutil.copy(review / name, folder / name)
    done = call(
        "run", "coclaim.toml", "--executor", "serial", cwd=folder, PYTHONHASHSEED="7", LC_ALL="C", TZ="Asia/Shanghai",
        PYTHONUTF8="0",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    one, two = review / "out", folder / "out"
    names = {p.relative_to(one).as_posix() for p in one.rglob("*") if p.is_file()} - {"run.json"}
    assert names == {p.relative_to(two).as_posix() for p in two.rglob("*") if p.is_file()} - {"run.json"}
    assert [name for name in sorted(names) if (one / name).read_bytes() != (two / name).read_bytes()] == []


def test_changes_prints_what_the_last_run_changed(review: Path) -> None:
    """changes prints changes.md as it was written."""
    done = call("changes", "coclaim.toml", cwd=review)
    assert done.returncode == 0, done.stderr
    assert done.stdout == (review / "out" / "changes.md").read_text(encoding="utf-8")


def test_explain_shows_roles_cues_and_rule(review: Path, rows: list[dict[str, object]]) -> None:
    """explain prints the sentence with its roles marked and the rule that fired."""
    row = next(r for r in rows if r["type"] == "cause")
    done = call("explain", row["claim_id"], "--config", "coclaim.toml", cwd=review)
    assert done.returncode == 0, done.stderr
    assert f"[{row['roles']['cause']['text']}](cause)" in done.stdout.replace("\n", "")  # type: ignore[index]
    assert str(row["rule"]) in done.stdout


def test_codebook_commands_work_on_a_run(review: Path) -> None:
    """suggest writes TOML for review; export and import carry the codebook to a spreadsheet and back."""
    assert call("codebook", "suggest", "coclaim.toml", "--to", "s.toml", cwd=review).returncode == 0
    assert len(tomllib.loads((review / "s.toml").read_text(encoding="utf-8"))["concept"]) >= 10
    assert call("codebook", "export", "c.xlsx", "coclaim.toml", cwd=review).returncode == 0
    assert call("codebook", "import", "c.xlsx", "coclaim.toml", "--to", "c.toml", cwd=review).returncode == 0
    ids = [
        [concept["id"] for concept in tomllib.loads((review / name).read_text(encoding="utf-8"))["concept"]]
        for name in ("codebook.toml", "c.toml")
    ]
    assert ids[0] == ids[1]


def test_strict_turns_problems_into_an_exit_code(review: Path) -> None:
    """--strict exits with 3 where an input has a problem, after everything was written."""
    assert call("run", "coclaim.toml", "--strict", cwd=review).returncode == 3


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["run", "missing.toml"], "no such file"),
        (["run", "coclaim.toml", "--corpus", "missing"], "no such folder"),
        (["run", "coclaim.toml", "--executor", "cloud"], "processes, serial, dask"),
        (["run", "coclaim.toml", "--out", "papers"], "not a run's"),
        (["frobnicate"], "No such command"),
        (["verify", "coclaim.toml", "--out", "nowhere"], "no finished run"),
        (["explain", "c-000000000000", "--config", "coclaim.toml"], "no row"),
        (["init", "."], "is there already"),
    ],
)
def test_bad_usage_is_told_in_one_message(arguments: list[str], told: str, review: Path) -> None:
    """Exit code 2 and a message that says what was seen; never a traceback."""
    done = call(*arguments, cwd=review)
    assert done.returncode == 2
    assert told in done.stderr.replace("\n", " ")
    assert "Traceback" not in done.stderr


def test_every_command_has_help_with_an_example(review: Path) -> None:
    """--help of every command says what it does and shows one call."""
    top = call("--help", cwd=review).stdout
    commands = re.findall(r"^│ ([a-z]+) ", top, re.MULTILINE)
    assert {"run", "verify", "evaluate", "status", "init", "explain", "codebook", "report", "clean", "changes"} <= set(
        commands
    )
    for command in commands:
        if command != "codebook":
            assert "Example: coclaim" in call(command, "--help", cwd=review, COLUMNS="120").stdout, command
    for command in ("suggest", "export", "import"):
        assert "Example: coclaim" in call("codebook", command, "--help", cwd=review, COLUMNS="120").stdout
