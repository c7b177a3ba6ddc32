"""What other programs get: a QDA project, web annotations, a graph."""

from __future__ import annotations

import json
import uuid
import zipfile
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from lxml import etree

from pipeline.refi import guid
from pipeline.report import publish
from pipeline.table import Book, PaperRows
from tests.report.conftest import EVIL, TEXTS, entry

QDA = "{urn:QDA-XML:project:1.0}"


def project(out: Path) -> tuple[etree._Element, dict[str, str]]:
    """The project's root, and its texts by the name of their file."""
    with zipfile.ZipFile(out / "exports" / "project.qdpx") as bundle:
        root = etree.fromstring(bundle.read("project.qde"))
        names = [name for name in bundle.namelist() if name != "project.qde"]
        return root, {name: bundle.read(name).decode("utf-8") for name in names}


def test_a_coded_passage_holds_its_words(out: Path) -> None:
    """Every selection of the project, cut from its source's text, gives the words that it is named by."""
    root, texts = project(out)
    named = 0
    for source in root.iter(f"{QDA}TextSource"):
        text = texts["sources/" + str(source.get("plainTextPath")).removeprefix("internal://")]
        assert text in TEXTS.values()
        for selection in source.iter(f"{QDA}PlainTextSelection"):
            words = text[int(selection.get("startPosition", "")) : int(selection.get("endPosition", ""))]
            name = str(selection.get("name"))
            assert " ".join(words.split()).startswith(name.removesuffix("…"))
            assert len(name) > 2 and not (name.endswith("…") and len(name) < 80)
            named += 1
    assert named == 9
    assert any("𠮷" in text for text in texts.values())


def test_every_code_and_variable_of_the_project_exists(out: Path) -> None:
    """No coding points to a code that is not in the codebook, and no id is given twice."""
    root, _ = project(out)
    ids = [e.get("guid") for e in root.iter() if e.get("guid")]
    assert len(ids) == len(set(ids))
    assert {e.get("targetGUID") for e in root.iter() if e.get("targetGUID")} <= set(ids)


def test_a_role_is_coded_with_its_name_and_its_concept(out: Path) -> None:
    """A cause that is a construct of the codebook carries both codes; a concept lies below its broader one."""
    root, _ = project(out)
    names = {code.get("guid"): code.get("name") for code in root.iter(f"{QDA}Code")}
    codes = {
        str(selection.get("name")): {names[ref.get("targetGUID")] for ref in selection.iter(f"{QDA}CodeRef")}
        for selection in root.iter(f"{QDA}PlainTextSelection")
    }
    assert codes["Customer participation"] == {"role: cause", "顾客参与 (customer participation)"}
    assert codes["Customer participation improves brand loyalty."] == {"type: cause", "status: hypothesis"}


def test_the_project_is_valid_against_the_published_schema(out: Path, shared: Path) -> None:
    """The REFI-QDA schema accepts the project."""
    schema = etree.XMLSchema(etree.parse(str(shared / "formats" / "refi" / "Project.xsd")))
    schema.assertValid(project(out)[0])


def test_the_project_has_the_shape_of_the_standard(out: Path) -> None:
    """The root's children stand in the standard's order, and a source's selections before its variables."""
    root, _ = project(out)
    assert [etree.QName(child).localname for child in root] == ["Users", "CodeBook", "Variables", "Sources"]
    for source in root.iter(f"{QDA}TextSource"):
        kinds = [etree.QName(child).localname for child in source]
        assert kinds == sorted(kinds) and set(kinds) == {"PlainTextSelection", "VariableValue"}


def test_an_annotation_is_found_again_in_the_text(out: Path) -> None:
    """Position and quote of an annotation agree with the text file that it names; a page is named, too."""
    page = json.loads((out / "exports" / "annotations.jsonld").read_text(encoding="utf-8"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld" and page["type"] == "AnnotationPage"
    assert len(page["items"]) == 3
    for item in page["items"]:
        inside, on_page = item["target"]
        place, quote = inside["selector"]
        text = (out / "exports" / inside["source"]).read_text(encoding="utf-8")
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert on_page["selector"]["value"] == "page=2"
    assert {"cause", "+", "finding", "customer-participation"} <= {b["value"] for b in page["items"][0]["body"]}


def test_two_languages_meet_in_the_graph(out: Path) -> None:
    """顾客参与 → 品牌忠诚 and its English counterpart are parallel arrows between the same two nodes."""
    graph = nx.read_graphml(out / "exports" / "claims.graphml", force_multigraph=True)
    arrows = graph.get_edge_data("customer-participation", "brand-loyalty")
    assert {arrow["claim_id"] for arrow in arrows.values()} == {"c-00000000000a", "c-00000000000c"}
    assert graph.nodes["brand-loyalty"]["label"] == "品牌忠诚"
    assert EVIL in {data["label"] for _, data in graph.nodes(data=True)}


def test_forbidden_characters_do_not_break_the_files(book: Book, papers: dict[str, PaperRows], tmp_path: Path) -> None:
    """A control character in a paper's words leaves XML that can be read, with offsets unchanged."""
    entries = []
    for name, made in papers.items():
        paper = replace(made.paper, title="A\x00B\ufffe\x1b")
        first = made.rows[0]
        cell = replace(first.roles[0], concept=None, passage=replace(first.roles[0].passage, text="a\x08b"))
        rows = (replace(first, roles=(cell, *first.roles[1:])), *made.rows[1:])
        text = made.text.replace("improves", "impr\x01ves")
        entries.append(entry(name, replace(made, paper=paper, rows=rows, text=text)))
    publish(replace(book, entries=lambda: iter(entries)), tmp_path)
    root, texts = project(tmp_path)
    assert any("\x01" in text for text in texts.values())
    assert any("impr\ufffdves" in str(s.get("name")) for s in root.iter(f"{QDA}PlainTextSelection"))
    assert "a\ufffdb" in {d["label"] for _, d in nx.read_graphml(tmp_path / "exports/claims.graphml").nodes(data=True)}


@pytest.mark.parametrize("name", ["", "claims", "顾客参与", "p-1 0 12 role cause", "x" * 300])
def test_ids_of_codes_are_those_of_the_standard_library(name: str) -> None:
    """An id is the version 5 UUID of its name, so that other programs can make it, too."""
    assert guid(name) == str(uuid.uuid5(uuid.UUID("6f0d1c0e-3f0b-5d6a-9a55-0c0c1a1b0001"), name))
