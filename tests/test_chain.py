"""The promises about the map: the chain fits together, and a chain that does not is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline import chain
from pipeline.document import Codebook, Location, Source
from pipeline.engine.stage import Stage, check
from pipeline.errors import UsageError


def test_every_stage_gets_what_it_needs() -> None:
    """The chain as it stands can be supplied from a source, its place, a codebook and the stages' settings."""
    check(chain.PER_PAPER, (Source, Location, Codebook, *chain.STAGE_ROOMS.values()))


def test_a_chain_with_a_missing_stage_is_refused() -> None:
    """Without one of the stages the chain names what is missing, before any paper is read."""
    for left_out in range(len(chain.PER_PAPER) - 1):
        stages = chain.PER_PAPER[:left_out] + chain.PER_PAPER[left_out + 1 :]
        needed = any(chain.PER_PAPER[left_out].makes in stage.needs.values() for stage in stages)
        if needed:
            with pytest.raises(UsageError, match=chain.PER_PAPER[left_out].makes.__name__):
                check(stages, (Source, Location, Codebook, *chain.STAGE_ROOMS.values()))


def test_two_stages_may_not_make_the_same_thing() -> None:
    """A chain in which a result would be made twice is refused."""

    def first(source: Source) -> Codebook:
        return Codebook(())

    stage = Stage("first", "1", first)
    with pytest.raises(UsageError, match="there already"):
        check((stage, stage), (Source,))


def test_a_folder_of_papers_in_the_place_of_the_configuration_says_how_to_name_it(tmp_path: Path) -> None:
    """ "coclaim run papers" is what one writes first; the answer is the option that takes the folder."""
    with pytest.raises(UsageError, match=f"--corpus {tmp_path}"):
        chain.configure(tmp_path)


def test_work_is_made_anew_where_a_common_module_changes() -> None:
    """The key of a stage's work holds the code of the common modules that its rooms lean on, through others too."""
    house = Path(chain.__file__).parent
    harmless = {"__init__", "clock", "errors", "refi", "settings"}  # they make no row

    def leans_on(path: Path, seen: set[str]) -> set[str]:
        names = re.findall(r"^ *from pipeline\.(\w+) import", path.read_text(encoding="utf-8"), re.MULTILINE)
        for name in {name for name in names if (house / f"{name}.py").exists()} - seen:
            seen.add(name)
            leans_on(house / f"{name}.py", seen)
        return seen

    for stage in (*chain.PER_PAPER, *(gather.stage for gather in chain.PER_CORPUS)):
        rooms = [path for path in stage.words if path.is_dir()]
        common = {path.stem for path in stage.words if path.is_file()}
        used = {name for room in rooms for path in room.rglob("*.py") for name in leans_on(path, set())}
        assert used - harmless <= common, stage.name
