"""The promises about the house: which room may know which, how large rooms may grow, what is documented."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "pipeline"
MODULES = sorted(p for p in HOUSE.rglob("*.py"))
#: The stages' rooms, and what each may import besides itself.
ROOMS = ("read", "structure", "segment", "constructs", "claims", "themes", "evidence", "report")
COMMON = {"clock", "document", "errors", "refi", "settings", "simplified", "vectors"}
ALLOWED = {room: COMMON | {room} for room in ROOMS}
ALLOWED["evidence"] |= {"table"}
ALLOWED["report"] |= {"table"}
ALLOWED["engine"] = COMMON | {"engine", "__version__"}


def imports(path: Path) -> set[str]:
    """The modules of the house that a file imports, by their second name: pipeline.read.x gives read."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "pipeline":
            names = [f"pipeline.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [node.module or ""]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("pipeline.")}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(HOUSE).as_posix())
def test_a_room_knows_only_itself_and_the_common_rooms(path: Path) -> None:
    """A stage imports document, errors, settings and itself, and no other stage; only chain.py introduces them."""
    room = path.relative_to(HOUSE).parts[0]
    if room in ALLOWED:
        assert imports(path) <= ALLOWED[room]


def test_the_rules_see_a_forbidden_import(tmp_path: Path) -> None:
    """The rule above can fail: an import of another stage is found in each way it can be written."""
    for line in ("import pipeline.claims", "from pipeline import claims", "from pipeline.claims.zh import read"):
        path = tmp_path / "x.py"
        path.write_text(line + "\n")
        assert imports(path) == {"claims"}


def test_there_is_no_import_cycle() -> None:
    """The modules of the house can be put in an order in which each imports only earlier ones."""
    graph = {}
    names = {".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): p for p in MODULES}
    for name, path in names.items():
        wanted = set()
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ImportFrom) and node.module:
                wanted |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
            elif isinstance(node, ast.Import):
                wanted |= {alias.name for alias in node.names}
        graph[name] = (wanted & set(names)) - {name}
    # A package that re-exports its own modules is no cycle: its modules name their siblings, not the package.
    state: dict[str, int] = {}

    def visit(name: str, road: tuple[str, ...]) -> None:
        if state.get(name) == 2:
            return
        assert state.get(name) != 1, " -> ".join((*road, name))
        state[name] = 1
        for other in sorted(graph[name]):
            if not (name.startswith(other + ".") and other in road):
                visit(other, (*road, name))
        state[name] = 2

    for name in sorted(graph):
        visit(name, ())


def test_files_stay_readable() -> None:
    """No file grows beyond what can be read in one sitting: about 400 lines, document.py (the model) excepted."""
    long = {p.relative_to(ROOT).as_posix(): n for p in MODULES if (n := len(p.read_text().splitlines())) > 420}
    long.pop("pipeline/document.py", None)
    assert not long


def test_every_word_list_is_data() -> None:
    """The code holds the grammar, not the words: no long list of Chinese words stands in a Python file."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
                words = [e for e in node.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
                chinese = [e.value for e in words if re.search(r"[一-鿿]{2,}", e.value)]
                assert len(chinese) < 8, f"{path.name}:{node.lineno}: move {chinese[:3]} … to a TOML file"


def told_twice(value: object) -> list[str]:
    """Words that one list of a TOML file holds twice; pairs (an ending and its change) are no lists of words."""
    if isinstance(value, dict):
        return [word for inner in value.values() for word in told_twice(inner)]
    if isinstance(value, list) and not all(isinstance(item, str) for item in value):
        return [word for inner in value for word in told_twice(inner)]
    words = value if isinstance(value, list) else value.split() if isinstance(value, str) and "\n" in value else []
    return [word for word, times in Counter(words).items() if times > 1 and len(words) > 2]


@pytest.mark.parametrize("path", sorted(HOUSE.rglob("*.toml")), ids=lambda p: p.name)
def test_a_list_tells_a_word_once(path: Path) -> None:
    """Who looks whether a word is in a list finds it once, and takes it out by one edit."""
    assert told_twice(tomllib.loads(path.read_text(encoding="utf-8"))) == []


def test_the_rules_see_a_word_told_twice() -> None:
    """The rule above can fail, in lists, in running text and in tables of tables; a pair may hold one word twice."""
    assert told_twice({"a": {"b": ["x", "y", "x"]}}) == ["x"]
    assert told_twice({"a": "one two\nthree one"}) == ["one"]
    assert told_twice({"a": [["ss", "ss"], ["s", ""]]}) == []


def words_of(source: str) -> list[str]:
    """The Chinese words that stand in a file's strings: two characters or more, or a list of single ones.

    A particle (的, 对, 被) is grammar and may stand in a pattern; documentation strings may say what they like.
    """
    tree, found = ast.parse(source), []
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            text = node.value.replace("一-鿿", "").replace("㐀-鿿", "")
            found += [c for c in re.findall(r"\[[^\]]*\]", text) if len(re.findall("[一-鿿]", c)) > 4]
            found += re.findall(r"[一-鿿]{2,}|[一-鿿](?:\|[一-鿿]){5,}", re.sub(r"\[[^\]]*\]", "", text))
    return found


@pytest.mark.parametrize("path", sorted((HOUSE / "claims" / "zh").glob("*.py")), ids=lambda p: p.name)
def test_the_chinese_grammar_holds_no_words(path: Path) -> None:
    """The Chinese grammar's patterns are built from particles and from the word classes of its TOML files."""
    assert not words_of(path.read_text(encoding="utf-8"))


def test_the_rules_see_a_word_in_a_pattern() -> None:
    """The rule above can fail: words, lists of single characters and long classes are seen, particles are not."""
    assert words_of("x = pattern(r'(?P<x>.{2,9}?)对(?:于)?(?P<y>[^，,的]{2,9}?)的?<effects.nouns>')") == []
    assert words_of("x = pattern(r'(?:影响|作用)')") == ["影响", "作用"]
    assert words_of("x = re.compile('高|低|强|弱|大|小')") == ["高|低|强|弱|大|小"]
    assert words_of("x = text[0] in '[也要则还更]'") == ["[也要则还更]"]
    assert words_of('def f():\n    """影响."""\n    return "影响"') == ["影响"]


def test_the_repository_names_no_machine_and_no_registry() -> None:
    """No file holds a path of one machine, and no lock file an index address."""
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split(
        "\n"
    )
    if not any(files):
        pytest.skip("not a git checkout")
    for name in files:
        path = ROOT / name
        if path.suffix in {".py", ".toml", ".md", ".lock", ".yml", ".json", ".txt", ""} and path.is_file():
            text = path.read_bytes().decode("utf-8", "replace")
            assert f"{ROOT}/" not in text, name
            assert "py" + "pi.org" not in text, name
            assert "--index" + "-url" not in text or path.suffix != ".lock", name
