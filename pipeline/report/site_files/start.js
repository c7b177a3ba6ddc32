"use strict";
// Wire the page and show it.
function translate() {
  document.documentElement.lang = coclaim.language;
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = say(element.dataset.t);
  for (const element of document.querySelectorAll("[data-tp]")) element.placeholder = say(element.dataset.tp);
  document.querySelector("#language").textContent = coclaim.language === "zh" ? "English" : "中文";
  document.querySelector("#counts").textContent = say("counts", coclaim.totals);
}

function draw() {
  translate();
  fillFilters();
  refresh();
  drawMap(); drawConcepts(); drawThemes(); drawPapers(); drawProblems();
}

function follow() {
  const match = /^#(p-[0-9a-f]+)(?:\/(c-[0-9a-f]+))?$/.exec(location.hash);
  if (match) openPassage(match[1], match[2]);
}

for (const tab of document.querySelectorAll("nav button")) tab.addEventListener("click", () => show(tab.dataset.view));
for (const select of document.querySelectorAll("[data-filter]")) {
  select.addEventListener("change", () => { delete table.filters.edge; table.filters[select.dataset.filter] = select.value; refresh(); });
}
let pause;
document.querySelector("#search").addEventListener("input", (event) => {
  clearTimeout(pause);
  pause = setTimeout(() => { table.query = event.target.value.trim().toLowerCase(); refresh(); }, 120);
});
document.querySelector("#filters").addEventListener("submit", (event) => event.preventDefault());
document.querySelector("#filters").addEventListener("reset", () => setTimeout(() => showRows({}), 0));
for (const head of document.querySelectorAll("#rows th")) {
  head.addEventListener("click", () => {
    if (table.sort === head.dataset.sort) table.down = !table.down;
    else { table.sort = head.dataset.sort; table.down = head.dataset.sort === "confidence"; }
    refresh();
  });
}
document.querySelector("#more").addEventListener("click", showMore);
document.querySelector("#close").addEventListener("click", closePassage);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") closePassage(); });
document.querySelector("#language").addEventListener("click", () => {
  coclaim.language = coclaim.language === "zh" ? "en" : "zh";
  draw();
});
window.addEventListener("hashchange", follow);

// The rows stand in several files; the page is drawn when the last has come.
(function next(at) {
  if (at >= coclaim.totals.parts) { draw(); follow(); document.body.dataset.ready = "yes"; return; }
  const script = document.createElement("script");
  script.src = `data/rows-${at}.js`;
  script.onload = script.onerror = () => next(at + 1);
  document.head.append(script);
})(0);
