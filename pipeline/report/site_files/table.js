"use strict";
// The evidence table: search, filters, sorting, pages of rows.
const table = { found: [], shown: 0, step: 100, sort: "", down: false, filters: {}, query: "" };
const SIGNS = { "+": ["plus", "+"], "-": ["minus", "−"], "?": ["", "?"], "0": ["", "0"], n: ["", "∩"], "": ["", ""] };

function role(row, index) { return row.roles[index] || { text: "" }; }
function last(row) { return row.roles[row.roles.length - 1]; }

function claimLine(row) {
  const [kind, sign] = SIGNS[row.polarity] || ["", ""];
  const line = make("div.claim", role(row, 0).text);
  const joint = row.type === "part" ? "⊃" : row.type === "define" ? ":=" : `→${sign}`;
  line.append(make(`span.arrow${kind ? "." + kind : ""}`, ` ${joint} `), last(row).text);
  if (row.roles.length === 3) line.append(make("span.third", `  [${nameOf("roles", role(row, 1).name)}: ${role(row, 1).text}]`));
  return line;
}

function matches(row) {
  for (const [name, value] of Object.entries(table.filters)) {
    if (!value) continue;
    if (name === "concept") { if (!row.roles.some((r) => r.concept === value)) return false; }
    else if (name === "theme") { if (!row.themes.includes(value)) return false; }
    else if (name === "paper") { if (String(row.paper) !== value) return false; }
    else if (name === "edge") { if (`${role(row, 0).concept}>${last(row).concept}` !== value) return false; }
    else if ((row[name] || "none") !== value) return false;
  }
  if (!table.query) return true;
  row.hay ??= [row.quote, ...row.roles.map((r) => r.text), ...row.roles.map((r) => conceptText(r.concept)),
    coclaim.papers[row.paper].title, coclaim.papers[row.paper].authors.join(" "), row.hypothesis || ""].join("\n").toLowerCase();
  return table.query.split(/\s+/).every((word) => row.hay.includes(word));
}

function conceptText(id) {
  const concept = id && coclaim.concepts.get(id);
  return concept ? `${concept.zh} ${concept.en}` : "";
}

const ORDER = {
  cause: (row) => role(row, 0).text.toLowerCase(), type: (row) => row.type, status: (row) => row.status,
  paper: (row) => paperName(coclaim.papers[row.paper]), page: (row) => row.page ?? 0, confidence: (row) => row.confidence,
};

function refresh() {
  table.found = coclaim.rows.filter(matches);
  const value = ORDER[table.sort];
  if (value) {
    const sign = table.down ? -1 : 1;
    table.found.sort((a, b) => {
      const x = value(a), y = value(b);
      const order = typeof x === "number" ? x - y : x.localeCompare(y, "zh");
      return order ? sign * order : a.n - b.n;
    });
  }
  table.shown = 0;
  document.querySelector("#rows tbody").replaceChildren();
  const all = coclaim.totals.claims;
  document.querySelector("#shown").textContent = say("rows", { n: table.found.length, all: coclaim.rows.length }) +
    (all > coclaim.rows.length ? "  " + say("cut", { n: coclaim.rows.length, all }) : "");
  showMore();
  for (const head of document.querySelectorAll("#rows th")) {
    if (head.dataset.sort === table.sort) head.setAttribute("aria-sort", table.down ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
}

function showMore() {
  const body = document.querySelector("#rows tbody");
  for (const row of table.found.slice(table.shown, table.shown + table.step)) body.append(rowElement(row));
  table.shown = Math.min(table.found.length, table.shown + table.step);
  document.querySelector("#more").hidden = table.shown >= table.found.length;
}

function rowElement(row) {
  const paper = coclaim.papers[row.paper];
  const status = make("td", make("span.tag", say(row.status)));
  if (row.hypothesis) status.append(make("span.tag", row.hypothesis + (row.supported ? ` ${say(row.supported)}` : "")));
  const element = make("tr",
    make("td", claimLine(row), make("div.quote", row.quote)),
    make("td", make("span.tag", say(row.type))),
    status,
    make("td", paperName(paper), make("div.small", paper.lang === row.lang ? "" : say(row.lang))),
    make("td", row.page ? `p. ${row.page}` : ""),
    make("td", row.confidence.toFixed(2)));
  element.tabIndex = 0;
  element.dataset.claim = row.id;
  const open = () => { location.hash = `#${paper.id}/${row.id}`; };
  element.addEventListener("click", open);
  element.addEventListener("keydown", (event) => { if (event.key === "Enter") open(); });
  return element;
}

function fillFilters() {
  const count = (values) => {
    const found = new Map();
    for (const value of values) found.set(value, (found.get(value) || 0) + 1);
    return found;
  };
  const named = {
    lang: [count(coclaim.rows.map((r) => r.lang)), say],
    type: [count(coclaim.rows.map((r) => r.type)), say],
    polarity: [count(coclaim.rows.map((r) => r.polarity || "none")), say],
    status: [count(coclaim.rows.map((r) => r.status)), say],
    concept: [count(coclaim.rows.flatMap((r) => [...new Set(r.roles.map((x) => x.concept).filter(Boolean))])), conceptName],
    theme: [count(coclaim.rows.flatMap((r) => r.themes)), (id) => themeName(coclaim.themes.find((t) => t.id === id))],
    paper: [count(coclaim.rows.map((r) => String(r.paper))), (at) => paperName(coclaim.papers[at])],
  };
  for (const select of document.querySelectorAll("[data-filter]")) {
    const [counts, name] = named[select.dataset.filter];
    const options = [...counts].sort((a, b) => b[1] - a[1] || String(a[0]).localeCompare(String(b[0])));
    select.replaceChildren(new Option(`${say(select.dataset.filter)}: ${say("all")}`, ""));
    for (const [value, n] of options) select.append(new Option(`${name(value)} (${n})`, value));
    select.value = table.filters[select.dataset.filter] || "";
  }
}

// Show the evidence view with exactly these filters.
function showRows(filters) {
  table.filters = { ...filters };
  table.query = "";
  document.querySelector("#search").value = "";
  fillFilters();
  show("evidence");
  refresh();
}
