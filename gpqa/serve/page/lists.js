// Who is heard, and which sources there are: found as one types, more as one wants more.

import { $, count, make, said, settled } from "./dom.js";
import { api } from "./api.js";
import { HOW, dated, follow, person as called, placeOf, sizeOf, sourceName } from "./answer.js";
import { append } from "./text.js";

const PAGE = 100;
const SAID = 10;

class List {
  constructor(name, page) {
    this.name = name;
    this.page = page;
    this.key = null;
    $(`${name}-find`).addEventListener("input", settled(() => void this.fill()));
    $(`${name}-more`).addEventListener("click", () => void this.fill(true));
  }

  /** Show it for an index, unless it is shown already. */
  async show() {
    if (this.key !== this.page.state.index) {
      $(`${this.name}-find`).value = "";
      await this.fill();
    }
  }

  async fill(more = false) {
    const list = $(`${this.name}-list`);
    const offset = more ? list.children.length : 0;
    this.abort?.abort();
    this.abort = new AbortController();
    const index = this.page.state.index;
    let got;
    try {
      got = await this.fetch({ index, q: $(`${this.name}-find`).value.trim(), offset, limit: PAGE }, this.abort.signal);
    } catch (error) {
      if (error.name !== "AbortError") $(`${this.name}-lead`).textContent = error.message;
      return;
    }
    this.key = index;
    const rows = this.rows(got);
    if (more) {
      list.append(...rows);
      rows[0]?.querySelector("button, a")?.focus();
    } else list.replaceChildren(...rows);
    $(`${this.name}-more`).hidden = list.children.length >= got.total;
    $(`${this.name}-lead`).textContent = this.lead(got);
  }
}

export class People extends List {
  constructor(page) {
    super("people", page);
  }

  fetch(values, signal) {
    return api.speakers(values, signal);
  }

  lead(got) {
    if ($("people-find").value.trim()) return got.total ? count(got.total, "person", "people") : "Nobody of that name is heard.";
    return got.total
      ? `${count(got.total, "person", "people")}, those with most statements first.`
      : "Nobody is heard in these documents.";
  }

  rows(got) {
    if (!got.offset) this.most = got.speakers[0]?.statements ?? 1;
    return got.speakers.map((person) => this.row(person));
  }

  row(person) {
    const box = make("div", { class: "statements", hidden: true });
    const open = make("button", { type: "button", class: "act", "aria-expanded": "false" }, "What they say");
    open.addEventListener("click", () => void this.statements(person, box, open));
    const bar = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    bar.setAttribute("class", "bar");
    bar.setAttribute("viewBox", "0 0 100 4");
    bar.setAttribute("preserveAspectRatio", "none");
    bar.setAttribute("aria-hidden", "true");
    const line = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    line.setAttribute("width", String(Math.max(1, (100 * person.statements) / this.most)));
    line.setAttribute("height", "4");
    bar.append(line);
    return make("li", { class: "person" },
      make("div", { class: "head" },
        make("h3", {}, called(person.name)),
        make("p", { class: "count" }, `${count(person.statements, "statement")} in ${count(person.sources.length, "source")}`)),
      person.forms.length ? make("p", { class: "forms" }, "also ", person.forms.slice(0, 8).map((form, number) => [number ? ", " : "", said(form)]).flat()) : null,
      bar,
      make("p", { class: "acts" }, open,
        make("button", { type: "button", class: "act", onclick: () => this.page.ask({ speaker: person.name }) }, "Ask about their words")),
      box);
  }

  async statements(person, box, button) {
    const shown = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!shown));
    box.hidden = shown;
    if (shown || box.children.length) return;
    const list = make("ol", {});
    const more = make("button", { type: "button", class: "more", hidden: true }, "Show more");
    const fill = async () => {
      try {
        const got = await api.statements({ index: this.page.state.index, speaker: person.name, offset: list.children.length, limit: SAID });
        list.append(...got.statements.map((each) => this.statement(each)));
        more.hidden = list.children.length >= got.total;
      } catch (error) {
        box.append(make("p", { class: "trouble" }, error.message));
      }
    };
    more.addEventListener("click", fill);
    box.append(list, more);
    await fill();
  }

  statement(each) {
    const place = placeOf({ ...each, highlight: [] });
    const link = make("a", { class: "words", href: this.page.link(place) });
    append(link, each.text);
    follow(link, () => this.page.open(place, link));
    // Before the words, where they do not begin with it, as what somebody denied does.
    const told = each.cue && each.cue[0] >= each.start && each.cue[1] <= each.end;
    const how = make("p", { class: "cued" },
      each.cue_text && !told ? [said(`“${each.cue_text.trim()}”`, { class: "cue-words" }), " · "] : null,
      HOW[each.attribution] ?? "",
      each.nested ? ", told by another speaker" : null);
    return make("li", {}, how, link);
  }
}

export class Sources extends List {
  constructor(page) {
    super("sources", page);
  }

  fetch(values, signal) {
    return api.sources(values, signal);
  }

  lead(got) {
    if ($("sources-find").value.trim()) return got.total ? count(got.total, "source") : "No source is called so.";
    return count(got.total, "source");
  }

  rows(got) {
    return got.sources.map((source) => {
      const place = placeOf({ source_id: source.id, start: 0, end: 0 });
      const link = make("a", { href: this.page.link(place) }, sourceName(source, source.id));
      follow(link, () => this.page.open(place, link));
      return make("li", { class: "source" },
        make("h3", {}, link),
        make("p", { class: "where" }, dated(source.date, source.date_of_file), said(source.id, { class: "id" }), make("span", {}, sizeOf(source))),
        make("p", { class: "acts" },
          make("button", { type: "button", class: "act", onclick: () => this.page.ask({ sources: [source.id] }) }, "Ask this source alone")));
    });
  }
}
