"""The stage that makes a paper's sheet: all that it adds to the published files, whatever other papers say.

What takes long to make (a QDA source, JSON) is finished here, in a worker, once for a paper and its place; a run with
few new papers then only puts the files together.
"""

from __future__ import annotations

import msgspec

from pipeline.document import Location
from pipeline.report.annotations import annotate
from pipeline.report.flat import (
    PAPER_COLUMNS,
    SENTENCE_COLUMNS,
    claim_line,
    claim_object,
    in_order,
    mention_line,
    paper_record,
)
from pipeline.report.qdpx import source
from pipeline.report.site_rows import site_paper, site_row
from pipeline.table import PaperRows, Sheet


def sheet(rows: PaperRows, place: Location) -> Sheet:
    """Everything that one paper adds to the published files."""
    paper = rows.paper
    record = paper_record(place, paper)
    objects = [claim_object(place, paper, row) for row in rows.rows]
    return Sheet(
        paper_id=paper.paper_id,
        claims=len(rows.rows),
        health=paper.health,
        problems=rows.problems,
        text=rows.text,
        paper=in_order(record, PAPER_COLUMNS),
        rows=tuple(claim_line(place, paper, row) for row in rows.rows),
        mentions=tuple(mention_line(place, paper, mention) for mention in rows.mentions),
        sentences=tuple(
            (paper.paper_id, *(getattr(sentence, name) for name in SENTENCE_COLUMNS[1:])) for sentence in rows.sentences
        ),
        objects=tuple(map(msgspec.json.encode, objects)),
        annotations=annotate(place, rows),
        source=source(place, rows, record),
        site_paper=msgspec.json.encode(site_paper(record, paper)),
        site_rows=tuple(msgspec.json.encode(site_row(item)) for item in objects),
    )
