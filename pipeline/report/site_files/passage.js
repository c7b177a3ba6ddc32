"use strict";
// The passage of a row, highlighted in its paper's whole text.
async function openPassage(paperId, claimId) {
  const panel = document.querySelector("#passage");
  const text = document.querySelector("#text");
  panel.hidden = false;
  document.body.classList.add("reading");
  text.textContent = say("loading");
  let data;
  try { data = await coclaim.load(paperId); } catch { text.textContent = say("missing"); return; }
  const row = data.rows.find((r) => r.id === claimId) || data.rows[0];
  const paper = coclaim.papers.find((p) => p.id === paperId);
  document.querySelector("#where").textContent = [paper.title || paper.doc, paper.year, row?.page ? `p. ${row.page}` : ""].filter(Boolean).join(" · ");
  document.querySelector("#facts").replaceChildren(row ? facts(row, paper) : "");
  text.replaceChildren(...marked(data.text, row));
  for (const element of document.querySelectorAll("#rows tr.open")) element.classList.remove("open");
  document.querySelector(`#rows tr[data-claim="${CSS.escape(claimId || "")}"]`)?.classList.add("open");
  text.querySelector("mark")?.scrollIntoView({ block: "center" });
}

function closePassage() {
  document.querySelector("#passage").hidden = true;
  document.body.classList.remove("reading");
  history.replaceState(null, "", location.pathname + location.search);
}

// Which other file holds the same paper, if one does that counts instead of this.
function sameAs(paper) {
  const other = paper.same_as && coclaim.papers.find((p) => p.id === paper.same_as);
  return other ? say("same_as", { file: other.source_file }) : "";
}

function facts(row, paper) {
  const list = make("dl");
  const add = (name, value) => { if (value) list.append(make("dt", name), make("dd", ...[value].flat())); };
  for (const r of row.roles) {
    const mark = make(`mark.${r.name}`, r.text);
    add(nameOf("roles", r.name), [mark, r.concept ? ` ${conceptName(r.concept)}` : "", r.elided ? ` (${say("elided")})` : ""]);
  }
  const sign = row.polarity ? say(row.polarity) : "";
  add(say("type"), [say(row.type), sign, say(row.status), row.hedged ? say("hedged") : ""].filter(Boolean).join(" · "));
  add(say("hypothesis"), row.hypothesis && [row.hypothesis, row.supported ? ` ${say(row.supported)}` : ""]);
  add(say("statistics"), row.statistics.join("; "));
  add(say("cited_works"), row.cites.join("; "));
  add(say("section"), nameOf("sections", row.section));
  add(say("rule"), `${row.rule} (${row.confidence.toFixed(2)})`);
  add(say("file"), `${paper.source_file}${row.page ? " p. " + row.page : ""} [${row.start}–${row.end}]`);
  if (row.translated) add("!", say("translated"));
  add("=", sameAs(paper));
  return list;
}

// The text as nodes, with the row's evidence, roles and cues marked. Offsets count code points.
function marked(text, row) {
  if (!row) return [text];
  const points = Array.from(text);
  const spans = [];
  for (const [start, end] of row.cues) spans.push([start, end, "cue"]);
  for (const r of row.roles) spans.push([r.start, r.end, r.name]);
  spans.push([row.start, row.end, "evidence"]);
  const cuts = new Set([0, points.length]);
  for (const [start, end] of spans) { cuts.add(start); cuts.add(end); }
  const places = [...cuts].sort((a, b) => a - b);
  const nodes = [];
  for (let at = 0; at + 1 < places.length; at++) {
    const [a, b] = [places[at], places[at + 1]];
    const piece = points.slice(a, b).join("");
    const classes = spans.filter(([start, end]) => start <= a && b <= end).map((span) => span[2]);
    nodes.push(classes.length ? make(`mark.${[...new Set(classes)].join(".")}`, piece) : piece);
  }
  return nodes;
}
