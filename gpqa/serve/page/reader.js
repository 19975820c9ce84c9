// A whole source, with a place in it marked. Long ones come in slices, as they are wanted.

import { $, announce, make, said } from "./dom.js";
import { api } from "./api.js";
import { dated, sizeOf, sourceName } from "./answer.js";
import { copies, formChoice } from "./cite.js";
import { Points, appendMarked, paragraphs } from "./text.js";

const BEFORE = 6000;
const SLICE = 16000;
const MOST = 24; // slices in the page at once

export class Reader {
  /** `closed` is called when the person closes it; `page` is what `cite.js` needs. */
  constructor(page, closed) {
    this.closed = closed;
    this.place = null;
    this.back = null;
    this.wide = matchMedia("(min-width: 68rem)");
    $("reader-close").addEventListener("click", () => this.closed());
    $("reader-before").addEventListener("click", () => this.more(-1, true));
    $("reader-after").addEventListener("click", () => this.more(1, true));
    $("reader-find").addEventListener("click", () => this.toQuote());
    copies($("reader-copy"), page, () => this.place.quote);
    $("reader-cite").append(formChoice());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.place && !document.querySelector("dialog[open]")) this.closed();
    });
    this.wide.addEventListener("change", () => this.fence());
    // Before the end is reached the next slice is there.
    this.watcher = new IntersectionObserver(
      (seen) => {
        for (const each of seen) {
          if (each.isIntersecting) void this.more(each.target.id === "reader-after" ? 1 : -1, false);
        }
      },
      { root: $("reader-text"), rootMargin: "600px 0px" },
    );
  }

  get isOpen() {
    return this.place !== null;
  }

  /** Open a place; `from` gets the focus back. */
  async open(index, place, { from = null, beside = [] } = {}) {
    const same = this.place && this.place.source === place.source && this.index === index;
    this.index = index;
    this.place = place;
    this.beside = beside.filter((quote) => quote.source_id === place.source);
    this.back = from ?? this.back;
    this.abort?.abort();
    this.abort = new AbortController();
    $("reader").hidden = false;
    document.documentElement.classList.add("reading");
    this.fence();
    if (!same) this.header(null);
    $("reader-cite").hidden = !place.quote;
    $("reader-find").hidden = place.end <= place.start;
    this.slices = [];
    $("reader-body").replaceChildren();
    $("reader-note").hidden = true;
    this.watcher.disconnect();
    const { signal } = this.abort;
    try {
      await this.load(Math.max(0, place.start - BEFORE), "first");
    } catch (error) {
      if (error.name !== "AbortError") this.trouble(error.message);
      return;
    }
    if (signal.aborted) return; // another place was opened meanwhile, or this one closed
    this.check();
    this.toQuote();
    announce("The source is open.");
    this.watch();
  }

  /** Be told of each end of the text that is near, even where it was so before. */
  watch() {
    this.watcher.disconnect();
    this.watcher.observe($("reader-before"));
    this.watcher.observe($("reader-after"));
  }

  close() {
    if (!this.isOpen) return;
    this.place = null;
    this.abort?.abort();
    this.watcher.disconnect();
    $("reader").hidden = true;
    document.documentElement.classList.remove("reading");
    $("reader-body").replaceChildren();
    this.fence();
    const back = this.back?.isConnected ? this.back : null;
    this.back = null;
    back?.focus();
  }

  /** Over the page (narrow windows) nothing behind it can be reached. */
  fence() {
    const over = this.isOpen && !this.wide.matches;
    for (const each of [document.querySelector("header.top"), $("main"), document.querySelector(".skip")]) {
      each.inert = over;
    }
  }

  header(source) {
    this.source = source;
    const title = $("reader-title");
    title.replaceChildren(source ? sourceName(source, source.id) : "…");
    $("reader-where").replaceChildren(
      ...(source ? [dated(source.date, source.date_of_file), said(source.id, { class: "id" }), make("span", {}, sizeOf(source))] : []).filter(Boolean));
    $("reader-text").setAttribute("aria-label", `Text of ${source?.title ?? source?.id ?? "the source"}`);
  }

  trouble(words) {
    const note = $("reader-note");
    note.textContent = words;
    note.hidden = false;
  }

  /** Fetch from `start` on and put it where it belongs. */
  async load(start, where, end = undefined) {
    const signal = this.abort.signal;
    const wanted = where === "first" ? Math.max(SLICE, this.place.end - start + BEFORE) : SLICE;
    const got = await api.text(
      { index: this.index, source: this.place.source, start, end: end ?? start + wanted }, signal);
    if (signal.aborted) return;
    if (this.source?.id !== got.source.id || where === "first") this.header(got.source);
    this.put(trimmed(got, where, this.place), where);
  }

  put(slice, where) {
    const box = $("reader-text");
    const section = make("div", { class: "slice" });
    slice.element = section;
    const marks = this.marks().map((mark) => ({ ...mark, start: mark.start - slice.start, end: mark.end - slice.start }));
    let starts = slice.pages.map((each) => ({ page: each.page, start: each.start - slice.start }));
    for (const part of paragraphs(slice.points)) {
      section.append(...starts.filter((each) => each.start <= part.start).map((each) => pageBetween(each.page)));
      const inside = starts.filter((each) => each.start > part.start && each.start < part.end);
      starts = starts.filter((each) => each.start >= part.end);
      const paragraph = make("p", { class: part.kind || null });
      appendMarked(paragraph, slice.points, marks, part.start, part.end,
        inside.map((each) => ({ start: each.start, element: pageWithin(each.page) })));
      section.append(paragraph, ...inside.map((each) => pageAbove(each.page)));
    }
    section.append(...starts.map((each) => pageBetween(each.page)));
    if (where === "before") {
      const height = box.scrollHeight;
      $("reader-body").prepend(section);
      this.slices.unshift(slice);
      this.edges();
      box.scrollTop += box.scrollHeight - height;
    } else {
      $("reader-body").append(section);
      this.slices.push(slice);
    }
    if (this.slices.length > MOST) {
      const far = where === "before" ? this.slices.pop() : this.slices.shift();
      const height = box.scrollHeight;
      far.element.remove();
      if (where !== "before") box.scrollTop -= height - box.scrollHeight;
    }
    this.edges();
  }

  edges() {
    $("reader-before").hidden = !this.slices.length || this.slices[0].start === 0;
    $("reader-after").hidden = !this.slices.length || this.slices.at(-1).end >= this.source.length;
  }

  async more(direction, pressed) {
    if (this.loading || !this.slices.length) return;
    const [first, last] = [this.slices[0], this.slices.at(-1)];
    if (direction < 0 ? first.start === 0 : last.end >= this.source.length) return;
    this.loading = true;
    try {
      if (direction < 0) await this.load(Math.max(0, first.start - SLICE), "before", first.start);
      else await this.load(last.end, "after");
      if (pressed) $("reader-text").focus({ preventScroll: true });
    } catch (error) {
      if (error.name !== "AbortError") this.trouble(error.message);
      return;
    } finally {
      this.loading = false;
    }
    if (this.isOpen) this.watch(); // the other end may have come near while this one was fetched
  }

  marks() {
    const { start, end, hits, cue } = this.place;
    const marks = [];
    if (end > start) marks.push({ start, end, kind: "said" });
    for (const [low, high] of hits ?? []) marks.push({ start: low, end: high, kind: "hit" });
    if (cue && !(cue[0] >= start && cue[1] <= end)) marks.push({ start: cue[0], end: cue[1], kind: "cue" });
    for (const quote of this.beside) {
      if (quote.start !== start) marks.push({ start: quote.start, end: quote.end, kind: "also" });
    }
    return marks;
  }

  /** The document may have been indexed anew since the answer was given. */
  check() {
    const { start, end, text, sha256 } = this.place;
    if (sha256 && this.source.sha256 !== sha256) {
      this.trouble("This source has changed since the answer was given: ask again for its words as they are now.");
    } else if (text) {
      const slice = this.slices.find((each) => each.start <= start && end <= each.end);
      if (slice && slice.points.slice(start - slice.start, end - slice.start) !== text) {
        this.trouble("These words do not stand here any more: ask again.");
      }
    }
  }

  toQuote() {
    const target = $("reader-body").querySelector(".said");
    const box = $("reader-text");
    if (!target) {
      box.scrollTop = 0;
      $("reader-title").focus({ preventScroll: true });
      return;
    }
    const top = target.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
    box.scrollTop = top - box.clientHeight * 0.28;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }
}

/** A slice that begins and ends with a line, so that no paragraph is cut in two. */
function trimmed(got, where, place) {
  const points = new Points(got.text);
  let [low, high] = [0, points.length];
  if (got.start > 0 && where !== "after") {
    const limit = where === "first" ? place.start - got.start : points.length;
    low = lineAfter(points, limit);
  }
  if (got.end < got.source.length && where !== "before") {
    const least = where === "first" ? Math.max(low, place.end - got.start) : low;
    high = lineBefore(points, least);
  }
  if (high <= low) [low, high] = [0, points.length];
  const [start, end] = [got.start + low, got.start + high];
  const pages = got.pages.filter((each) => each.start >= start && each.start < end);
  return { points: new Points(points.slice(low, high)), start, end, pages };
}

// Where pages begin. The style sheet draws the numbers: they are no text of the document's, so
// that they are neither copied nor counted. A screen reader is told between paragraphs only.

const pageBetween = (page) =>
  make("div", { class: "page-start", role: "separator", "aria-label": `Page ${page}`, "data-shown": `page ${page}` });

const pageWithin = (page) => make("span", { class: "page-start", "aria-hidden": "true", "data-shown": `p. ${page}`, title: `Page ${page} begins here` });

const pageAbove = (page) =>
  make("div", { class: "unseen", role: "separator", "aria-label": `Page ${page} begins in the paragraph above` });

function lineAfter(points, limit) {
  const head = points.slice(0, limit);
  for (const sign of ["\n", " "]) {
    const at = head.indexOf(sign);
    if (at >= 0) return new Points(head.slice(0, at + 1)).length;
  }
  return 0;
}

function lineBefore(points, least) {
  const whole = points.text;
  const from = points.slice(0, least).length;
  for (const sign of ["\n", " "]) {
    const at = whole.lastIndexOf(sign);
    if (at >= from && at > 0) return new Points(whole.slice(0, at + 1)).length;
  }
  return points.length;
}
