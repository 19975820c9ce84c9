// What the page shows is in its address: a link to it shows the same, and "back" goes back.

const LONGEST = 5000; // of a question in an address; a longer one is asked, but not kept there

export function read(search = location.search) {
  const query = new URLSearchParams(search);
  const place = /^(.+):(\d{1,12})-(\d{1,12})$/s.exec(query.get("open") ?? "");
  const view = query.get("view");
  return {
    index: query.get("index"),
    q: query.get("q") ?? "",
    speaker: query.get("speaker") ?? "",
    sources: [...new Set(query.getAll("source").filter(Boolean))],
    since: date(query.get("since")),
    until: date(query.get("until")),
    view: view === "people" || view === "sources" ? view : "ask",
    open: place && { source: place[1], start: Number(place[2]), end: Number(place[3]) },
  };
}

const date = (value) => (/^\d{4}-\d{2}-\d{2}$/.test(value ?? "") ? value : "");

export function write(state) {
  const query = new URLSearchParams();
  if (state.index) query.set("index", state.index);
  if (state.view !== "ask") query.set("view", state.view);
  if (state.q && encodeURIComponent(state.q).length <= LONGEST) query.set("q", state.q);
  if (state.speaker) query.set("speaker", state.speaker);
  for (const source of state.sources) query.append("source", source);
  if (state.since) query.set("since", state.since);
  if (state.until) query.set("until", state.until);
  if (state.open) query.set("open", `${state.open.source}:${state.open.start}-${state.open.end}`);
  return query.size ? `/?${query}` : "/";
}

/** What an answer depends on. */
export function question(state) {
  return {
    question: state.q,
    index: state.index || null,
    source: state.sources,
    speaker: state.speaker || null,
    since: state.since || null,
    until: state.until || null,
  };
}

export const isNarrowed = (state) =>
  Boolean(state.speaker || state.sources.length || state.since || state.until);
