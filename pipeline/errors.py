"""Everything that can go wrong, as one tree::

    CoclaimError                 base: str(error) is a message for the user
    ├── UsageError               bad command line or configuration            exit code 2
    │   └── SettingsError        names the file, the key and what is allowed
    ├── Skipped                  this paper cannot be carried through: becomes a row in problems.csv
    ├── StageError               a bug of ours: names stage and paper         exit code 1
    ├── StoreError               the store cannot be read or written          exit code 1
    └── VerificationError        a row does not agree with its source         exit code 1

Every one of them survives being sent to another process (its arguments rebuild it).
"""

from __future__ import annotations


class CoclaimError(Exception):
    """Base of all errors that the command line turns into a message."""


class UsageError(CoclaimError):
    """The command line or the configuration cannot be followed."""


class SettingsError(UsageError):
    """A configuration file names an unknown key, a wrong type or a value that is not allowed."""

    def __init__(self, file: str, key: str, trouble: str) -> None:
        super().__init__(file, key, trouble)
        self.file, self.key, self.trouble = file, key, trouble

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.trouble}"


class Skipped(CoclaimError):
    """A paper that a stage cannot carry through: a stable code, what was seen, what to do."""

    def __init__(self, code: str, reason: str, what_to_do: str, page: int | None = None) -> None:
        super().__init__(code, reason, what_to_do, page)
        self.code, self.reason, self.what_to_do, self.page = code, reason, what_to_do, page

    def __str__(self) -> str:
        return f"{self.code}: {self.reason} {self.what_to_do}"


class StageError(CoclaimError):
    """A bug: a stage raised something it should not have raised."""

    def __init__(self, stage: str, paper: str, trouble: str) -> None:
        super().__init__(stage, paper, trouble)
        self.stage, self.paper, self.trouble = stage, paper, trouble

    def __str__(self) -> str:
        return f"stage {self.stage} failed on {self.paper}: {self.trouble}"


class StoreError(CoclaimError):
    """The store of finished work cannot be read or written."""


class VerificationError(CoclaimError):
    """A row of the evidence table does not agree with its source."""

    def __init__(self, row: str, place: str, expected: str, found: str) -> None:
        super().__init__(row, place, expected, found)
        self.row, self.place, self.expected, self.found = row, place, expected, found

    def __str__(self) -> str:
        return f"{self.row}: {self.place}: the table says {self.expected!r}, the source says {self.found!r}"
