"use strict";
// State, data and small helpers. Paper text reaches the page only as text nodes, never as markup.
const coclaim = {
  language: (navigator.language || "en").startsWith("zh") ? "zh" : "en",
  rows: [], papers: [], concepts: new Map(), themes: [], problems: [], totals: {}, edges: [], nodes: [],
  texts: new Map(), waiting: new Map(),
  // Called by the data files, one call each.
  index(data) {
    Object.assign(this, { papers: data.papers, themes: data.themes, problems: data.problems, totals: data.totals, edges: data.edges, nodes: data.nodes });
    for (const concept of data.concepts) this.concepts.set(concept.id, concept);
    this.papers.forEach((paper, at) => { paper.at = at; });
  },
  add(rows) { for (const row of rows) { row.n = this.rows.length; this.rows.push(row); } },
  paper(data) {
    this.texts.set(data.id, data);
    const then = this.waiting.get(data.id);
    this.waiting.delete(data.id);
    if (then) then(data);
  },
  // The text and rows of a paper, read from its own file when first needed.
  load(id) {
    if (this.texts.has(id)) return Promise.resolve(this.texts.get(id));
    return new Promise((resolve, reject) => {
      this.waiting.set(id, resolve);
      const script = document.createElement("script");
      script.src = `data/${id}.js`;
      script.onerror = () => { this.waiting.delete(id); reject(new Error(id)); };
      document.head.append(script);
    });
  },
};

function say(key, values = {}) {
  const text = WORDS[coclaim.language][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

// The name of a role or a section: WORDS[language].roles or .sections, else the name itself.
function nameOf(kind, name) {
  return WORDS[coclaim.language][kind]?.[name] ?? name;
}

// make("td.quote", "text", child …): an element with classes and children; strings become text nodes.
function make(what, ...children) {
  const [name, ...classes] = what.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function conceptName(id) {
  const concept = coclaim.concepts.get(id);
  return concept ? concept[coclaim.language] || concept.en || concept.zh : id;
}

function themeName(theme) { return coclaim.language === "zh" ? theme.label_zh : theme.label_en; }

function paperName(paper) {
  const authors = paper.authors.length > 2 ? `${paper.authors[0]} …` : paper.authors.join(", ");
  return [authors || paper.title || paper.doc, paper.year].filter(Boolean).join(" ");
}

function button(text, action) {
  const link = make("a", text);
  link.href = "#";
  link.addEventListener("click", (event) => { event.preventDefault(); event.stopPropagation(); action(); });
  return link;
}
