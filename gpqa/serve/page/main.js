// The page: what its address says is shown, and what people do changes the address.

import { $, announce, count, make, said } from "./dom.js";
import { api } from "./api.js";
import { Reader } from "./reader.js";
import { Narrow } from "./narrow.js";
import { People, Sources } from "./lists.js";
import { follow, showAnswer } from "./answer.js";
import { isNarrowed, question, read, write } from "./state.js";

const KEPT = 30; // answers, for going back and forth

const page = {
  state: read(),
  indexes: [],
  sources: new Map(),
  answer: null,
  asked: null, // the question of that answer, with all that it was narrowed to
  link: (place) => write({ ...page.state, open: place }),
  open: (place, from) => {
    opening = { place, from };
    go({ open: place });
  },
  narrow: (change) => go({ ...change, open: null }, { ask: true }),
  widen: () => go({ speaker: "", sources: [], since: "", until: "", open: null }),
  people: "/?view=people",
  seePeople: (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go({ view: "people", open: null });
    $("people-title").focus();
  },
  ask: (change) => {
    go({ view: "ask", q: "", speaker: "", sources: [], since: "", until: "", open: null, ...change });
    $("question").focus();
  },
};
let opening = null;
let asked = null;
let controller = null;
const answers = new Map();

const reader = new Reader(page, () => go({ open: null }));
const narrow = new Narrow(page, (change) => go(change, { ask: true }));
const lists = { people: new People(page), sources: new Sources(page) };

/** Change the address and show what it says now. */
function go(change, { ask = false } = {}) {
  const next = { ...page.state, ...change };
  if (ask && next.view === "ask" && !next.q) next.q = $("question").value.trim();
  const url = write(next);
  if (url !== location.pathname + location.search) history.pushState(null, "", url);
  page.state = next;
  void show();
}

async function show() {
  const state = page.state;
  state.index ??= page.indexes[0]?.name ?? null;
  page.narrowed = isNarrowed(state);
  page.people = write({ ...read(""), index: named(), view: "people" });
  document.title = state.view === "people" ? "Who is heard · gpqa" : state.view === "sources" ? "Sources · gpqa" : state.q ? `${state.q.slice(0, 80)} · gpqa` : "gpqa";
  $("title").textContent = state.view === "ask" ? "Ask the documents" : document.title;
  $("index").value = state.index ?? "";
  for (const name of ["ask", "people", "sources"]) $(`view-${name}`).hidden = state.view !== name;
  for (const link of document.querySelectorAll("nav [data-view], .brand")) {
    link.href = write({ ...read(""), index: link.dataset.view === "ask" && !state.q ? named() : state.index, view: link.dataset.view });
    if (link.matches("nav *")) {
      if (link.dataset.view === state.view) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }
  narrow.show();
  if (state.view === "ask") {
    if (document.activeElement !== $("question") || !$("question").value) $("question").value = state.q;
    grow();
    if (state.q) void answer();
    else clear();
  } else void lists[state.view].show();
  if (state.open) {
    const { place, from } = opening ?? { place: state.open, from: null };
    opening = null;
    await reader.open(state.index, known(place), { from, beside: page.answer?.quotes ?? [] });
  } else reader.close();
  showCurrent();
}

/** Which of the quotes is the one that is open. */
function showCurrent() {
  const { open } = page.state;
  const place = open ? `${open.source}:${open.start}-${open.end}` : null;
  for (const each of $("answer").querySelectorAll("[data-place]")) {
    each.classList.toggle("current", each.dataset.place === place);
  }
}

/** The index as an address names it: not at all where there is but one. */
const named = () => (page.indexes.length > 1 ? page.state.index : null);

/** A place from an address, with what the answer on the page knows of it. */
function known(place) {
  if (place.text !== undefined) return place;
  const quotes = [...(page.answer?.quotes ?? []), ...(page.answer?.instead?.quotes ?? [])];
  const quote = quotes.find((each) => each.source_id === place.source && each.start === place.start && each.end === place.end);
  return quote ? { ...place, hits: quote.highlight, cue: quote.cue, sha256: quote.source_sha256, text: quote.text, quote } : place;
}

function clear() {
  controller?.abort();
  asked = null;
  page.answer = null;
  page.asked = null;
  $("answer").hidden = true;
  $("answer").replaceChildren();
  $("alert").replaceChildren();
  void welcome();
}

async function answer() {
  const body = question(page.state);
  const key = JSON.stringify(body);
  if (key === asked) return;
  asked = key;
  controller?.abort();
  controller = new AbortController();
  const { signal } = controller;
  $("welcome").hidden = true;
  $("alert").replaceChildren();
  const slow = setTimeout(() => { $("answer").classList.add("waiting"); announce("Looking through the documents …"); }, 150);
  try {
    const found = answers.get(key) ?? (await api.ask(body, signal));
    if (signal.aborted) return;
    remember(key, found);
    const shown = found.quotes.concat(found.instead?.quotes ?? [], found.instead?.passages ?? []);
    await learn(shown.concat(shown.flatMap((each) => each.also ?? [])), signal);
    if (signal.aborted) return;
    page.answer = found;
    page.asked = body;
    showAnswer($("answer"), found, page);
    $("answer").hidden = false;
    announce(found.answered
      ? `${count(found.quotes.length, "quote")} found.`
      : "The sources do not say.");
    showCurrent();
    if (page.state.open) await reader.open(page.state.index, known(page.state.open), { beside: found.quotes });
  } catch (error) {
    if (error.name === "AbortError") return;
    asked = null;
    $("answer").hidden = true;
    $("alert").replaceChildren(make("p", { class: "trouble" }, error.message));
  } finally {
    clearTimeout(slow);
    if (!signal.aborted) $("answer").classList.remove("waiting");
  }
}

function remember(key, found) {
  answers.delete(key);
  answers.set(key, found);
  if (answers.size > KEPT) answers.delete(answers.keys().next().value);
}

/** Titles, dates and first words of the sources that are about to be shown. */
async function learn(found, signal) {
  const missing = [...new Set(found.map((each) => each.source_id))].filter((id) => !page.sources.has(id)).slice(0, 100);
  if (!missing.length) return;
  const got = await api.sources({ index: page.state.index, id: missing, limit: missing.length }, signal).catch(() => null);
  for (const source of got?.sources ?? []) page.sources.set(source.id, source);
}

// --- the first thing one sees ----------------------------------------------------------

let welcomed = null;

async function welcome() {
  const box = $("welcome");
  box.hidden = false;
  const index = page.state.index;
  if (welcomed === index) return;
  welcomed = index;
  const about = page.indexes.find((each) => each.name === index);
  if (!about) {
    box.replaceChildren(make("p", {}, page.indexes.length
      ? "No index of that name is served here: choose another above."
      : "No index is served here yet. Build one with: gpqa index PATH… --name NAME"));
    return;
  }
  box.replaceChildren(
    make("p", { class: "promise" }, "You get back only what these documents say: word for word, who said it, and where it stands. Where they do not say, that is the answer."),
    make("p", { class: "facts" }, [count(about.sources, "source"), count(about.speakers, "person heard", "people heard"), count(about.statements, "statement")].join(" · ")));
  const heard = await api.speakers({ index, limit: 6 }).catch(() => null);
  if (welcomed !== index || !heard?.speakers.length) return;
  box.append(make("h2", {}, "Heard most"),
    make("ul", { class: "heard" }, heard.speakers.map((person) => {
      const name = person.name === "reader" ? "readers" : person.name;
      const state = { ...read(""), index: named(), q: `What did ${name} say?` };
      const link = make("a", { href: write(state) }, "What did ", said(name), " say?");
      follow(link, () => {
        $("question").value = "";
        go({ ...state, index });
      });
      return make("li", {}, link, make("span", { class: "number" }, count(person.statements, "statement")));
    })));
}

// --- what people do --------------------------------------------------------------------

function grow() {
  const box = $("question");
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, 320)}px`;
}

$("question").addEventListener("input", grow);
addEventListener("resize", grow);
$("question").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $("form").requestSubmit();
  }
});
$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const q = $("question").value.trim();
  if (!q) {
    $("question").focus();
    return;
  }
  asked = null;
  answers.delete(JSON.stringify(question({ ...page.state, q })));
  go({ q, open: null });
});
$("index").addEventListener("change", () => {
  page.sources.clear();
  answers.clear();
  go({ index: $("index").value, sources: [], speaker: "", since: "", until: "", open: null });
});
for (const link of document.querySelectorAll("[data-view]")) {
  follow(link, () => {
    const fresh = link.matches(".brand") ? { q: "", speaker: "", sources: [], since: "", until: "" } : {};
    if (link.matches(".brand")) $("question").value = "";
    go({ ...fresh, view: link.dataset.view, open: null });
    if (link.dataset.view !== "ask") $(`${link.dataset.view}-title`).focus();
    else $("question").focus();
  });
}
addEventListener("popstate", () => {
  page.state = read();
  $("question").value = page.state.q;
  void show();
});
addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && page.state.view === "ask" && !document.querySelector("dialog[open]") && !$("main").inert) {
    event.preventDefault();
    $("question").focus();
    $("question").select();
  }
});

async function start() {
  try {
    page.indexes = (await api.indexes()).indexes.filter((each) => each.usable);
  } catch (error) {
    $("alert").replaceChildren(make("p", { class: "trouble" }, error.message));
    return;
  }
  $("index").replaceChildren(...page.indexes.map((each) => make("option", { value: each.name }, each.name)));
  $("pick").hidden = page.indexes.length < 2;
  if (page.state.speaker || page.state.sources.length || page.state.since || page.state.until) $("narrow").open = false;
  await show();
  document.documentElement.dataset.ready = "true";
}

if (!page.state.q && page.state.view === "ask" && !page.state.open) $("question").focus();
performance.mark("usable"); // a question can be typed and sent; what there is comes as it comes
void start();
