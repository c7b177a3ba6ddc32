"""The claims room: who says that what leads to what, in which words.

Two stages: :func:`candidates` says which sentences can carry a claim (English ones are then parsed),
:func:`claims` reads them. The grammars of the two languages (zh, en) find relations and roles; what
does not depend on grammar is added here: whose claim it is, its citations, numbers, hypothesis and
verdict, and how far to trust it. :func:`explain` says of a claim how it was found.
"""

from pipeline.claims.explain import Explanation, explain
from pipeline.claims.stage import candidates, claims

__all__ = ["Explanation", "candidates", "claims", "explain"]
