"""Where the causal map's constructs stand: causes to the left of their effects, few crossings."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from pipeline.report.flat import Record

#: So many arrows can be read on one screen.
_EDGES = 36


@dataclass(frozen=True, slots=True)
class Edge:
    """One construct acts on another: the commonest sign, numbers of claims and papers."""

    cause: str
    effect: str
    sign: str
    claims: int
    papers: int


def layout(edges: list[Edge]) -> tuple[list[Record], list[Record]]:
    """The strongest edges and their constructs with places from 0 to 1: ``(edges, nodes)``.

    Layers are longest paths after the weakest edge of every cycle is set aside (it is still drawn);
    within a layer, constructs stand at the mean height of their neighbours (barycentre, four sweeps).
    """
    import networkx as nx  # slow to import, and not needed by a run with nothing new

    strong = sorted(edges, key=lambda e: (-e.papers, -e.claims, e.cause, e.effect))[:_EDGES]
    graph = nx.DiGraph()
    for edge in strong:
        graph.add_edge(edge.cause, edge.effect)
        if not nx.is_directed_acyclic_graph(graph):
            graph.remove_edge(edge.cause, edge.effect)
    layers: dict[str, int] = {}
    for depth, names in enumerate(nx.topological_generations(graph)):
        layers.update(dict.fromkeys(names, depth))
    columns: dict[int, list[str]] = defaultdict(list)
    for name in sorted(layers):
        columns[layers[name]].append(name)
    height = _heights(columns, strong)
    degree: Counter[str] = Counter()
    for edge in strong:
        degree.update((edge.cause, edge.effect))
    deepest = max(columns, default=0) or 1
    nodes = [
        {"id": name, "x": round(layers[name] / deepest, 4), "y": round(height[name], 4), "degree": degree[name]}
        for name in sorted(layers)
    ]
    drawn = [
        {"cause": e.cause, "effect": e.effect, "sign": e.sign, "claims": e.claims, "papers": e.papers} for e in strong
    ]
    return drawn, nodes


def _heights(columns: dict[int, list[str]], edges: list[Edge]) -> dict[str, float]:
    near: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        near[edge.cause].append(edge.effect)
        near[edge.effect].append(edge.cause)
    place = {name: (n + 1) / (len(names) + 1) for names in columns.values() for n, name in enumerate(names)}
    for _ in range(4):
        for depth in sorted(columns):
            wish = {name: sum(place[o] for o in near[name]) / max(1, len(near[name])) for name in columns[depth]}
            columns[depth].sort(key=lambda name: (round(wish[name], 6), name))
            # Neighbouring columns are shifted by half a step, so that labels of one row do not meet.
            shift = 0.25 if depth % 2 else -0.25
            for n, name in enumerate(columns[depth]):
                place[name] = (n + 1 + shift) / (len(columns[depth]) + 1)
    return place
