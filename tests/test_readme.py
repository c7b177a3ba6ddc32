"""What users read is true: the commands, columns and files of both READMEs, every line of configs/default.toml."""

from __future__ import annotations

import dataclasses
import re
import shlex
import tomllib
from pathlib import Path

import pytest
import typer.main

from pipeline import chain, starter
from pipeline.cli import app
from pipeline.report.flat import COLUMNS

READMES = ("README.md", "README.zh.md")


@pytest.fixture(params=READMES)
def readme(request: pytest.FixtureRequest, root: Path) -> str:
    return (root / request.param).read_text(encoding="utf-8")


def commands(text: str, tool: str) -> list[str]:
    """The calls of a tool that a text names: in code blocks a line each, elsewhere between backticks."""
    blocks = "\n".join(re.findall(r"^```\n(.*?)^```", text, re.MULTILINE | re.DOTALL))
    lines = [line.partition("#")[0].strip() for line in blocks.splitlines()]
    prose = re.sub(r"^```\n.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    calls = [line.removeprefix(".venv/bin/") for line in lines] + re.findall(r"`([^`\n]+)`", prose)
    return [call for call in calls if call.startswith(tool + " ")]


def columns(text: str) -> list[str]:
    """The columns of the evidence table that a text explains, in order."""
    table = re.search(r"\| `type` \|.*?\n\n", text, re.DOTALL)
    assert table
    return [name for line in table[0].strip().splitlines() for name in re.findall(r"`(\w+)`", line.split("|")[1])]


def test_the_rule_sees_commands(readme: str) -> None:
    """The tests below have something to look at: commands in blocks and in prose are found."""
    found = commands(readme, "coclaim")
    assert "coclaim init my-review" in found
    assert "coclaim verify" in found
    assert len(found) >= 8
    assert len(commands(readme, "make")) >= 3


def test_every_command_can_be_typed_as_it_is_printed(readme: str) -> None:
    """Each `coclaim …` call names a command that exists, with options and arguments that it takes."""
    for call in commands(readme, "coclaim"):
        command, words = typer.main.get_command(app), shlex.split(call)[1:]
        while hasattr(command, "commands"):
            assert words and words[0] in command.commands, call
            command, words = command.commands[words[0]], words[1:]
        command.make_context(call, words)


def test_every_option_named_alone_exists(readme: str) -> None:
    """An option that stands between backticks on its own is one of some command's."""
    known = {"--help"}
    todo = [typer.main.get_command(app)]
    for command in todo:
        known |= {name for parameter in command.params for name in parameter.opts}
        todo += getattr(command, "commands", {}).values()
    named = re.findall(r"`(--[a-z-]+)", readme)
    assert named
    assert set(named) <= known


def test_every_make_target_and_variable_exists(readme: str, root: Path) -> None:
    """Each `make …` call names a target of the Makefile, and variables that it reads."""
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    for call in commands(readme, "make"):
        for word in call.split()[1:]:
            name, given, _ = word.partition("=")
            assert f"$({name})" in makefile if given else name in targets, call


def test_every_column_exists(readme: str) -> None:
    """Every column that the table explains is a column of the flat tables."""
    assert len(columns(readme)) > 15
    assert set(columns(readme)) <= set(COLUMNS)


def test_every_file_that_is_linked_exists(readme: str, root: Path) -> None:
    """Links and paths into the repository lead somewhere."""
    paths = re.findall(r"\]\(([^)#:]+)\)", readme)
    paths += re.findall(r"`((?:pipeline|tests|configs|corpora|\.github)/[\w./-]+)`", readme)
    assert len(paths) > 5
    assert [path for path in paths if not (root / path).exists()] == []


def test_both_readmes_say_the_same(root: Path) -> None:
    """Commands, columns, codes, links and figures are the same, in the same order, in both languages."""
    english, chinese = ((root / name).read_text(encoding="utf-8") for name in READMES)
    for tool in ("coclaim", "make"):
        assert commands(english, tool) == commands(chinese, tool)
    assert columns(english) == columns(chinese)
    figures = r"\d\.\d+|\d+ ?%|@[A-Z]+@"
    assert re.findall(figures, english) == re.findall(figures, chinese)
    assert len(re.findall("^## ", english, re.MULTILINE)) == len(re.findall("^## ", chinese, re.MULTILINE))
    assert re.findall(r"\]\(([^)]+)\)", english)[1:] == re.findall(r"\]\(([^)]+)\)", chinese)[1:]


def test_the_default_file_holds_every_setting_with_its_default(root: Path) -> None:
    """configs/default.toml names every table and key that is known and no other, each with its default."""
    file = root / "configs" / "default.toml"
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    assert set(tables) == set(chain.ROOMS)
    configuration = chain.configure(file)
    for name, kind in chain.ROOMS.items():
        assert set(tables[name]) == {field.name for field in dataclasses.fields(kind)}, name
        if name != "run":
            assert configuration.rooms[name] == kind(), name
    # The file lies one folder below the one that its own paths are meant from.
    own, default = configuration.run, chain.RunSettings()
    assert own.corpus == tuple(f"../{path}" for path in default.corpus)
    assert (own.out, own.store) == (f"../{default.out}", f"../{default.store}")
    assert dataclasses.replace(own, corpus=default.corpus, out=default.out, store=default.store) == default


def test_every_setting_has_its_line_of_meaning(root: Path) -> None:
    """Above each key of configs/default.toml stands what it means; for a stage's, in the words of the code."""
    lines = (root / "configs" / "default.toml").read_text(encoding="utf-8").splitlines()
    table, told = "", 0
    for above, line in zip(["", *lines], lines, strict=False):
        if found := re.fullmatch(r"\[(\w+)\]", line):
            table = found[1]
        elif found := re.match(r"(\w+) = ", line):
            assert re.fullmatch(r"# \S.{10,}", above), f"{table}.{found[1]}"
            about = {f.name: f.metadata["about"] for f in dataclasses.fields(chain.ROOMS[table])}[found[1]]
            if table != "run":
                assert plain(above).startswith(plain(about)), f"{table}.{found[1]}"
            told += 1
    assert told == sum(len(dataclasses.fields(kind)) for kind in chain.ROOMS.values())


def plain(sentence: str) -> str:
    """A line of meaning without what differs between a comment and a docstring: #, case, full stop."""
    return sentence.strip("#. ").lower()


def test_a_starter_folder_has_the_defaults_and_its_own_paths(tmp_path: Path) -> None:
    """`coclaim init` writes every setting with its default; only the folders are the review's own."""
    papers, config, _ = starter.make(tmp_path / "mine")
    configuration = chain.configure(config)
    assert configuration.run == dataclasses.replace(chain.RunSettings(), corpus=("papers",))
    assert configuration.path(configuration.run.corpus[0]) == papers
    assert chain.values(configuration).keys() >= set(chain.STAGE_ROOMS.values())
    for name, kind in chain.STAGE_ROOMS.items():
        assert configuration.rooms[name] == kind()
    assert config.read_text(encoding="utf-8").count("# ") >= 30


def test_a_built_package_takes_the_default_files_along(root: Path) -> None:
    """An installed coclaim finds default.toml and codebook.toml where the package puts them."""
    told = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["data-files"]
    carried = {path.name for pattern in told["share/coclaim/configs"] for path in root.glob(pattern)}
    assert carried == {path.name for path in (root / "configs").iterdir()} >= {"default.toml", "codebook.toml"}
