"""The sample corpus is complete, is what its manifest says, and can be made again."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
import zlib
from html import unescape
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

SAMPLE = Path("corpora/sample")
TAG = re.compile(r"<[^<>]{0,500}>")


@pytest.fixture(scope="module")
def files(root: Path) -> dict[str, dict[str, Any]]:
    """The manifest's entries by file name."""
    manifest = tomllib.loads((root / SAMPLE / "MANIFEST.toml").read_text(encoding="utf-8"))
    return {entry["name"]: entry for entry in manifest["file"]}


@pytest.fixture(scope="module")
def papers(files: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The entries that are papers, without the files that must become problems."""
    return {name: entry for name, entry in files.items() if "problem" not in entry}


def words_of(path: Path) -> str:
    """The text of a sample paper, near enough to count in; PDFs are counted in their source."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            xml = archive.read("word/document.xml").decode()
        return unescape(TAG.sub("", xml.replace("</w:p>", "\n")))
    if path.suffix == ".pdf":
        return (path.parent.parent / "source" / path.with_suffix(".txt").name).read_text(encoding="utf-8")
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    return unescape(TAG.sub("", text)) if path.suffix == ".html" else text


def toolchain() -> dict[str, str]:
    """The versions of what the made files depend on; empty where something is not installed."""
    try:
        versions = {name: metadata.version(name) for name in ("reportlab", "python-docx")}
    except metadata.PackageNotFoundError:
        return {}
    return {**versions, "zlib": zlib.ZLIB_RUNTIME_VERSION}


def without_references(text: str) -> str:
    """The paper up to its reference list."""
    return re.split(r"(?m)^[#\s]*(?:References|参考文献)\s*$", text)[0]


def test_every_file_is_in_the_manifest_and_the_other_way_round(root: Path, files: dict[str, dict[str, Any]]) -> None:
    """The manifest names exactly the files of the sample, each with a purpose."""
    there = {path.name for path in (root / SAMPLE).iterdir() if not path.name.startswith(".")} - {"MANIFEST.toml"}
    assert there == set(files)
    assert all(len(entry["purpose"]) > 20 for entry in files.values())


def test_five_papers_in_each_language_and_every_format(papers: dict[str, dict[str, Any]]) -> None:
    """Ten papers or more, five in each language, in all five formats, with one Chinese and one English PDF."""
    langs = [entry["lang"] for entry in papers.values()]
    assert langs.count("zh") >= 5
    assert langs.count("en") >= 5
    assert {entry["format"] for entry in papers.values()} == {"text", "markdown", "html", "docx", "pdf"}
    assert {entry["lang"] for entry in papers.values() if entry["format"] == "pdf"} == {"zh", "en"}


def test_papers_are_long_enough_to_be_papers(root: Path, papers: dict[str, dict[str, Any]]) -> None:
    """A Chinese paper has 1,200 Chinese characters or more, an English one 600 words, references not counted."""
    for name, entry in papers.items():
        body = without_references(words_of(root / SAMPLE / name))
        size = len(re.findall("[\u4e00-\u9fff]", body)) if entry["lang"] == "zh" else len(body.split())
        assert size >= (1200 if entry["lang"] == "zh" else 600), (name, size)


def test_papers_hold_what_the_manifest_promises(root: Path, papers: dict[str, dict[str, Any]]) -> None:
    """Each title stands in its paper, and each hypothesis is stated in a paragraph of its own."""
    for name, entry in papers.items():
        text = words_of(root / SAMPLE / name)
        assert entry["title"] in text, name
        stated = re.findall(r"(?m)^\**([HP]\d[ab]?)[.：:]", text)
        assert stated == entry["hypotheses"], name
        assert set(entry["unsupported"]) <= set(stated), name


def test_one_paper_is_there_in_both_languages(papers: dict[str, dict[str, Any]]) -> None:
    """The counterparts name each other and differ in language only."""
    pairs = [(name, entry["counterpart"]) for name, entry in papers.items() if "counterpart" in entry]
    assert pairs
    for name, other in pairs:
        assert papers[other]["counterpart"] == name
        assert papers[other]["lang"] != papers[name]["lang"]
        assert papers[other]["hypotheses"] == papers[name]["hypotheses"]


def test_odd_encodings_and_broken_files_are_what_they_should_be(root: Path) -> None:
    """One paper is in GB18030 with CRLF, one file is empty, and one PDF has lost its end."""
    data = (root / SAMPLE / "zh-brand-community.txt").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    assert data.count(b"\r\n") == data.count(b"\n") > 20
    assert (root / SAMPLE / "empty.txt").read_bytes() == b""
    broken, whole = (root / SAMPLE / name for name in ("broken.pdf", "en-live-commerce.pdf"))
    assert whole.read_bytes().startswith(broken.read_bytes())
    assert b"%%EOF" not in broken.read_bytes()


def test_the_sample_is_small(root: Path) -> None:
    """The sample stays under two megabytes."""
    assert sum(path.stat().st_size for path in (root / SAMPLE).iterdir()) < 2_000_000


def test_made_files_can_be_made_again(root: Path, files: dict[str, dict[str, Any]], tmp_path: Path) -> None:
    """Typesetting the sources again gives the very bytes that are kept in the repository."""
    manifest = tomllib.loads((root / SAMPLE / "MANIFEST.toml").read_text(encoding="utf-8"))
    installed = toolchain()
    if installed != manifest["toolchain"]:
        pytest.skip(f"the files were made with {manifest['toolchain']}, here is {installed}")
    command = [sys.executable, "-m", "corpora.typeset", "--out", str(tmp_path)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    made = {name for name, entry in files.items() if entry["made"]}
    assert {path.name for path in tmp_path.iterdir()} == made
    for name in sorted(made):
        assert (tmp_path / name).read_bytes() == (root / SAMPLE / name).read_bytes(), name
