"use strict";
// The other views: map, constructs, themes, papers, problems.
const SVG = "http://www.w3.org/2000/svg";

function show(name) {
  for (const section of document.querySelectorAll("main > section")) section.hidden = section.id !== name;
  for (const tab of document.querySelectorAll("nav button")) tab.classList.toggle("on", tab.dataset.view === name);
}

function fill(selector, heads, rows) {
  const body = make("tbody", ...rows.map((cells) => make("tr", ...cells.map((cell) => make(typeof cell === "number" ? "td.number" : "td", cell instanceof Node ? cell : String(cell ?? ""))))));
  document.querySelector(selector).replaceChildren(make("thead", make("tr", ...heads.map((head) => make("th", head)))), body);
}

function drawConcepts() {
  const list = [...coclaim.concepts.values()].filter((c) => c.mentions).sort((a, b) => b.mentions - a.mentions || a.id.localeCompare(b.id));
  fill("#concepts table", [say("concept"), "中文", "English", say("mentions"), say("papers"), say("asCause"), say("asEffect"), say("definition")],
    list.map((c) => [button(conceptName(c.id), () => showRows({ concept: c.id })), c.zh, c.en, c.mentions, c.papers, c.causes, c.effects, c.definition]));
}

function drawThemes() {
  const box = document.querySelector("#themes");
  box.replaceChildren(make("p.small", coclaim.totals.note));
  for (const theme of coclaim.themes) {
    const other = coclaim.language === "zh" ? theme.label_en : theme.label_zh;
    box.append(make("div.theme",
      make("h2", button(themeName(theme), () => showRows({ theme: theme.id }))),
      make("p.small", `${other} · ${theme.claims} ${say("claims")} · ${theme.papers} ${say("papers")} · ${conceptName(theme.dimension)}`),
      ...theme.nearest.map((n) => make("blockquote", button(n.quote, () => { location.hash = `#${n.paper_id}/${n.claim_id}`; })))));
  }
}

function drawPapers() {
  fill("#papers table", [say("paper"), say("paper"), say("lang"), say("claims"), say("mentions"), say("health"), say("file")],
    coclaim.papers.map((p) => [button(p.title || p.doc, () => showRows({ paper: String(p.at) })), paperName(p), say(p.lang), p.claims, p.mentions, p.health, sameAs(p) ? `${p.source_file} (${sameAs(p)})` : p.source_file]));
}

function drawProblems() {
  if (!coclaim.problems.length) { document.querySelector("#problems").replaceChildren(make("p", say("noproblems"))); return; }
  fill("#problems table", [say("file"), "", say("page"), say("reason"), say("what")],
    coclaim.problems.map((p) => [p.source_file, p.severity, p.page ?? "", p.reason, p.what_to_do]));
}

function short(text) { return text.length > 28 ? text.slice(0, 27) + "…" : text; }

function svg(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function drawMap() {
  const box = document.querySelector("#graph");
  if (!coclaim.edges.length) { box.replaceChildren(make("p", say("nomap"))); return; }
  const columns = new Set(coclaim.nodes.map((n) => n.x)).size;
  const width = Math.max(900, columns * 230), height = Math.max(420, 60 + coclaim.nodes.length * 24);
  const at = new Map(coclaim.nodes.map((n) => [n.id, [30 + n.x * (width - 260), 30 + n.y * (height - 60)]]));
  const markers = ["plus", "minus", "none"].map((kind) => svg("marker",
    { id: `head-${kind}`, viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto" },
    svg("path", { d: "M0 0 L10 5 L0 10 z", fill: `var(--${kind === "none" ? "soft" : kind})` })));
  const picture = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": say("map") }, svg("defs", {}, ...markers));
  for (const edge of coclaim.edges) {
    const [[x1, y1], [x2, y2]] = [at.get(edge.cause), at.get(edge.effect)];
    const kind = edge.sign === "+" ? "plus" : edge.sign === "-" ? "minus" : "";
    const [dx, dy] = [x2 - x1, y2 - y1], length = Math.hypot(dx, dy) || 1, bend = 0.14;
    const [ex, ey] = [x2 - (dx / length) * 9, y2 - (dy / length) * 9];
    const path = svg("path", { class: `edge ${kind}`, d: `M${x1} ${y1} Q${(x1 + x2) / 2 - dy * bend} ${(y1 + y2) / 2 + dx * bend} ${ex} ${ey}`,
      "stroke-width": Math.min(6, 1 + edge.papers), "marker-end": `url(#head-${kind || "none"})`, tabindex: 0 });
    path.append(svg("title", {}, `${conceptName(edge.cause)} → ${conceptName(edge.effect)}: ${edge.claims} ${say("claims")}, ${edge.papers} ${say("papers")}`));
    const open = () => showRows({ edge: `${edge.cause}>${edge.effect}` });
    path.addEventListener("click", open);
    path.addEventListener("keydown", (event) => { if (event.key === "Enter") open(); });
    picture.append(path);
  }
  for (const node of coclaim.nodes) {
    const [x, y] = at.get(node.id);
    const dot = svg("circle", { cx: x, cy: y, r: Math.min(12, 4 + node.degree) });
    dot.addEventListener("click", () => showRows({ concept: node.id }));
    picture.append(dot, svg("text", { x: x + 12, y: y - 8 }, short(conceptName(node.id))));
  }
  box.replaceChildren(picture);
}
