// What a question is narrowed to: a speaker, sources, a time. Shown as chips, each to be undone.

import { $, day, make, said, settled } from "./dom.js";
import { api } from "./api.js";

const OFFERED = 60;

export class Narrow {
  /** `changed` is called with what is to change. */
  constructor(page, changed) {
    this.page = page;
    this.changed = changed;
    this.offered = new Map();
    $("speaker").addEventListener("change", () => changed({ speaker: $("speaker").value.trim() }));
    $("since").addEventListener("change", () => changed({ since: $("since").value }));
    $("until").addEventListener("change", () => changed({ until: $("until").value }));
    $("source").addEventListener("change", () => this.choose());
    $("source").addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        this.choose();
      }
    });
    $("speaker").addEventListener("input", settled(() => void this.offerSpeakers($("speaker").value.trim())));
    $("source").addEventListener("input", settled(() => void this.offerSources($("source").value.trim())));
    $("narrow").addEventListener("toggle", () => {
      if ($("narrow").open) void this.offer();
    });
  }

  /** What can be chosen, once somebody is about to. */
  async offer() {
    if (this.index === this.page.state.index) return;
    this.index = this.page.state.index;
    await Promise.all([this.offerSpeakers(""), this.offerSources(""), this.offerTime()]);
  }

  async offerSpeakers(q) {
    const got = await api.speakers({ index: this.page.state.index, q, limit: OFFERED }).catch(() => null);
    if (got) $("speaker-names").replaceChildren(...got.speakers.map((each) => make("option", { value: each.name })));
  }

  async offerSources(q) {
    const got = await api.sources({ index: this.page.state.index, q, limit: OFFERED }).catch(() => null);
    if (!got) return;
    for (const source of got.sources) {
      this.offered.set(source.id, source.id);
      this.page.sources.set(source.id, source);
    }
    $("source-names").replaceChildren(
      ...got.sources.map((each) => {
        const option = make("option", { value: each.id });
        option.label = [each.title ?? each.opening, each.date].filter(Boolean).join(" · ");
        return option;
      }));
  }

  async offerTime() {
    const about = await api.index(this.page.state.index).catch(() => null);
    if (!about) return;
    const whole = (date) => /^\d{4}-\d{2}-\d{2}$/.test(date ?? "");
    for (const id of ["since", "until"]) {
      $(id).min = whole(about.first) ? about.first : "";
      $(id).max = whole(about.last) ? about.last : "";
      $(id).disabled = !about.first;
    }
    $("time-hint").textContent = !about.first
      ? "None of these sources has a date that is known."
      : `The sources are of ${day(about.first)}${about.first === about.last ? "" : ` to ${day(about.last)}`}.` +
        (about.undated ? ` ${about.undated} without a known date are left out where a time is chosen.` : "");
  }

  choose() {
    let id = $("source").value.trim();
    const options = $("source-names").options;
    if (id && !this.offered.has(id) && options.length === 1) id = options[0].value; // what else
    if (!this.offered.has(id)) return; // still being typed
    $("source").value = "";
    this.changed({ sources: [...new Set([...this.page.state.sources, id])] });
  }

  /** Show what the state says. */
  show() {
    const state = this.page.state;
    $("speaker").value = state.speaker;
    $("since").value = state.since;
    $("until").value = state.until;
    const chips = [];
    const chip = (label, words, change) =>
      chips.push(make("li", {}, make("button", { type: "button", class: "chip set", "aria-label": `Remove: ${label} ${words}`,
        onclick: () => { this.changed(change); $("question").focus(); } }, `${label} `, said(words), make("span", { class: "x", "aria-hidden": "true" }, "×"))));
    if (state.speaker) chip("Speaker", state.speaker, { speaker: "" });
    for (const id of state.sources) {
      const known = this.page.sources.get(id);
      chip("Source", known?.title ?? id, { sources: state.sources.filter((each) => each !== id) });
    }
    if (state.since) chip("From", day(state.since), { since: "" });
    if (state.until) chip("To", day(state.until), { until: "" });
    $("chips").replaceChildren(...chips);
    $("chips").hidden = chips.length === 0;
  }
}
