// An answer as people read one: the quotes, who said each and where; or that there is none.

import { copies, downloads, formChoice } from "./cite.js";
import { copy, count, day, make, said, tell } from "./dom.js";
import { Points, appendMarked, paragraphs } from "./text.js";

export const HOW = {
  direct: "quoted directly",
  reported: "as the source reports it",
  turn: "in the transcript",
  comment: "in a reader’s comment",
};

/** A speaker’s name; nobody in particular is called what they are. */
export const person = (name) => (name === "reader" ? make("span", {}, "Readers, in comments") : said(name));

/** What a source is called: its title, else how it begins, else its id. */
export function sourceName(source, id) {
  if (source?.title) return said(source.title, { class: "name" });
  if (source?.opening) return said(`“${source.opening}”`, { class: "name opening" });
  return said(id, { class: "name" });
}

export const sizeOf = (source) => `${count(source.length, "character")}`;

/** Where a quote stands, and what is to be marked there. */
export const placeOf = (quote) => ({
  source: quote.source_id,
  start: quote.start,
  end: quote.end,
  hits: quote.highlight ?? [],
  cue: quote.cue,
  sha256: quote.source_sha256,
  text: quote.text,
  quote: quote.source_sha256 ? quote : null,
});

/** `page` is what an answer needs of it: sources, link(place), open(place), narrow(change), ask(state). */
export function showAnswer(into, answer, page) {
  into.replaceChildren();
  if (answer.answered) showQuotes(into, answer, page);
  else showSilence(into, answer, page);
}

function showQuotes(into, answer, page) {
  const places = answer.quotes.flatMap((quote) => [quote, ...(quote.also ?? [])]);
  const from = new Set(places.map((place) => place.source_id)).size;
  into.append(
    make("div", { class: "summary" },
      make("h2", { id: "answer-title" }, `${count(answer.quotes.length, "quote")} from ${count(from, "source")}`),
      sure(answer.confidence),
    ),
    make("div", { class: "acts whole" },
      copies(button("Copy answer"), page),
      downloads(button("Download"), page),
      formChoice(),
      receipt(answer)),
    ...others(answer, page),
    make("ol", { class: "quotes" }, answer.quotes.map((quote) => make("li", {}, quoteBlock(quote, page)))),
  );
}

function sure(confidence) {
  const share = Math.min(99, Math.round(confidence * 100)); // nothing is certain
  const words = share >= 80 ? "very likely an answer" : share >= 50 ? "likely an answer" : "may not be an answer";
  return make("p", { class: share < 50 ? "sure low" : "sure", title: `Of such answers ${share} in 100 begin with a quote that is right.` },
    `${share}% sure · ${words}`);
}

const button = (words) => make("button", { type: "button", class: "act" }, words);

function receipt(answer) {
  const pressed = button("Copy receipt");
  pressed.title = "The answer as JSON, which gpqa verify checks against the sources";
  pressed.addEventListener("click", async () => {
    tell(pressed, (await copy(JSON.stringify(answer))) ? "Copied" : "Not copied");
  });
  return pressed;
}

/** Whose words these are, each to be asked alone. */
function others(answer, page) {
  const counts = new Map();
  for (const quote of answer.quotes) {
    if (quote.speaker) counts.set(quote.speaker, (counts.get(quote.speaker) ?? 0) + 1);
  }
  if (counts.size < 2 || page.state.speaker) return [];
  return [make("p", { class: "facets" }, "Only the words of ",
    [...counts].map(([name, number]) => [
      make("button", { type: "button", class: "chip", onclick: () => page.narrow({ speaker: name }) },
        person(name), number > 1 ? make("span", { class: "number" }, String(number)) : null)]).flat())];
}

export function quoteBlock(quote, page) {
  const source = page.sources.get(quote.source_id);
  const place = placeOf(quote);
  const words = make("p", {});
  appendMarked(words, new Points(quote.text),
    place.hits.map(([start, end]) => ({ start: start - quote.start, end: end - quote.start, kind: "hit" })));
  const block = make("blockquote", {}, words);
  block.addEventListener("click", () => {
    if (!String(getSelection())) page.open(place, link);
  });
  const link = make("a", { class: "act", href: page.link(place) }, "Read in its place");
  follow(link, () => page.open(place, link));
  return make("article", { class: "quote", "data-place": `${quote.source_id}:${quote.start}-${quote.end}` },
    block,
    who(quote, page),
    asked(quote, page),
    make("p", { class: "where" },
      sourceName(source ?? { title: quote.source_title }, quote.source_id),
      published(quote),
      quote.source_date ? dated(quote.source_date, quote.source_date_of_file) : dated(source?.date, source?.date_of_file),
      pages(quote),
      quote.source_title || source?.opening ? said(quote.source_id, { class: "id" }) : null),
    make("div", { class: "acts" }, link,
      make("span", { class: "cite" }, copies(button("Copy citation"), page, () => quote), formChoice()),
      original(quote)),
    alsoIn(quote, page));
}

/** What a short answer or a denial replies to, in the name of whoever said it. */
function asked(quote, page) {
  const question = quote.reply_to;
  if (!question) return null;
  const asks = /\?[’”"'»)\]\s]*$/.test(question.text);
  const there = placeOf(question);
  const link = make("a", { href: page.link(there) }, said(question.text));
  follow(link, () => page.open(there, link));
  return make("p", { class: "also-in" }, asks ? "Asked by " : "In answer to ",
    said(question.speaker ?? (asks ? "somebody" : "the source")), ": ", link);
}

/** Who wrote it and where it came out, where the document says. */
function published(quote) {
  const parts = [quote.source_author, quote.source_site].filter(Boolean);
  return parts.length ? make("span", {}, parts.map((part, number) => [number ? ", " : "", said(part)]).flat()) : null;
}

function pages(quote) {
  if (!quote.page) return null;
  const last = quote.page_end && quote.page_end !== quote.page ? `–${quote.page_end}` : "";
  return make("span", {}, `${last ? "pages" : "page"} ${quote.page}${last}`);
}

/** A link to where the document came from. Only to the web: an address may be anything. */
function original(quote) {
  if (!quote.source_url || !URL.canParse(quote.source_url)) return null;
  const url = new URL(quote.source_url);
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  return make("a", { class: "act", href: url.href, target: "_blank", rel: "noopener noreferrer", title: url.host }, "Original");
}

/** Where else the same words stand. */
function alsoIn(quote, page) {
  if (!quote.also?.length) return null;
  return make("p", { class: "also-in" }, "The same in ", quote.also.map((place, number) => {
    const there = placeOf(place);
    const source = page.sources.get(place.source_id) ?? { title: place.source_title };
    const link = make("a", { href: page.link(there) }, sourceName(source, place.source_id));
    follow(link, () => page.open(there, link));
    return [number ? ", " : "", link];
  }).flat());
}

/** Do it here, unless a new tab or window is wanted. */
export function follow(link, act) {
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    act(event);
  });
}

function who(quote, page) {
  if (quote.speaker) {
    const only = page.state.speaker === quote.speaker
      ? make("span", { class: "speaker" }, person(quote.speaker))
      : make("button", { type: "button", class: "speaker", title: "Only this person’s words",
          onclick: () => page.narrow({ speaker: quote.speaker }) }, person(quote.speaker));
    return make("p", { class: "who" }, only, make("span", { class: "how" }, HOW[quote.attribution] ?? ""));
  }
  const how = quote.attribution ? `somebody, ${HOW[quote.attribution]}` : "the source’s own words";
  return make("p", { class: "who" }, make("span", { class: "how" }, how));
}

/** A document’s date, marked where it is only when its file was made. */
export function dated(date, ofFile = false) {
  if (!date) return null;
  const iso = /^\d{4}(-\d{2}(-\d{2})?)?/.exec(date);
  const time = make("time", iso ? { datetime: iso[0] } : {}, day(date));
  return ofFile
    ? make("span", { class: "of-file", title: "When the file was made: the document gives no date of its own" }, "file of ", time)
    : time;
}

// --- where the sources do not say ------------------------------------------------------

const WHY = {
  nothing_relevant: () => ["Nothing in these documents answers this question."],
  unknown_speaker: () => ["Nobody of that name is heard in these documents: where the name stands in them, no words are attributed to it."],
  speaker_did_not_say: (answer) => [names(answer.speakers), answer.speakers.length > 1 ? " are" : " is",
    " heard in these documents, but not on this."],
};

function names(speakers) {
  return speakers.map((name, number) => [number ? " and " : "", said(name)]).flat();
}

function showSilence(into, answer, page) {
  const instead = answer.instead ?? {};
  into.append(make("div", { class: "silence" },
    make("h2", { id: "answer-title" }, "The sources do not say."),
    make("p", { class: "why" }, (WHY[answer.reason] ?? WHY.nothing_relevant)(answer).flat()),
    page.narrowed
      ? make("p", {}, "The question was narrowed. ",
          make("button", { type: "button", class: "act", onclick: () => page.widen() }, "Ask without that"))
      : null,
    answer.reason === "unknown_speaker"
      ? make("p", {}, make("a", { class: "act", href: page.people, onclick: page.seePeople }, "See who is heard"))
      : null));
  if (instead.speakers?.length) {
    into.append(make("div", { class: "nearest" },
      make("h3", {}, "Names like that which are heard"),
      make("p", { class: "facets" }, instead.speakers.map((name) => [
        make("button", { type: "button", class: "chip", onclick: () => page.narrow({ speaker: name }) }, said(name))]).flat())));
  }
  if (instead.quotes?.length) {
    into.append(make("div", { class: "nearest" },
      make("h3", {}, "What others said on it"),
      make("p", { class: "hint" }, "This is no answer to the question."),
      make("ol", { class: "quotes" }, instead.quotes.map((quote) => make("li", {}, quoteBlock(quote, page))))));
  }
  if (instead.passages?.length) into.append(nearest(instead.passages, page));
  else if (!instead.quotes?.length) into.append(make("p", { class: "nearest hint" }, "Nothing in them stands near the question either."));
}

/** The nearest passages, which answer nothing. */
function nearest(passages, page) {
  return make("div", { class: "nearest", id: "nearest" },
    make("h3", {}, "The nearest passages"),
    make("p", { class: "hint" }, "They stand nearest to the question, and do not answer it."),
    make("ol", { class: "passages" }, passages.map((passage) => {
      const source = page.sources.get(passage.source_id);
      const place = placeOf(passage);
      const link = make("a", { class: "act", href: page.link(place) }, "Read in its place");
      follow(link, () => page.open(place, link));
      return make("li", {}, make("article", { class: "passage" },
        excerpt(passage.text),
        make("p", { class: "where" }, sourceName(source, passage.source_id), dated(source?.date, source?.date_of_file), pages(passage), link)));
    })));
}

/** A text's paragraphs: a heading is not run into what stands under it. */
function excerpt(text) {
  const points = new Points(text);
  return make("div", { class: "words" }, paragraphs(points).map((part) =>
    make("p", { class: part.kind || null }, said(points.slice(part.start, part.end)))));
}
