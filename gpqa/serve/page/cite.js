// Citations, of a quote or of a whole answer, in the format that the person chose. The service
// writes them: it is the same text that `gpqa ask --format` gives.

import { announce, copy, make, tell } from "./dom.js";
import { Failure, api } from "./api.js";

const FORMS = {
  plain: "plain text",
  markdown: "Markdown",
  bibtex: "BibTeX",
  "csl-json": "CSL-JSON",
  "web-annotation": "Web Annotation",
  csv: "CSV",
};

let chosen = "plain"; // as long as the page is open

/** A choice of the format. There may be many on a page: they are one choice. */
export function formChoice(facts = {}) {
  const options = Object.entries(FORMS).map(([form, name]) =>
    make("option", { value: form, selected: form === chosen }, `as ${name}`));
  const select = make("select", { class: "form", "aria-label": "Format of citations", ...facts }, options);
  select.addEventListener("change", () => {
    chosen = select.value;
    for (const each of document.querySelectorAll("select.form")) each.value = chosen;
  });
  return select;
}

/** Make a button copy the citation of `quote()`, or of the whole answer where it gives none. */
export function copies(button, page, quote = () => null) {
  button.addEventListener("click", async () => {
    const name = FORMS[chosen];
    const got = cited(page, quote());
    try {
      // The line end is a file's; what is pasted into a line needs none.
      const done = await copy(got.then((each) => each.text.replace(/\r?\n$/, "")));
      tell(button, done ? `Copied as ${name}` : "Not copied");
    } catch (error) {
      failed(button, "Not copied", error);
    }
  });
  return button;
}

/** Make a button give the whole answer as a file. */
export function downloads(button, page) {
  button.addEventListener("click", async () => {
    try {
      const got = await cited(page, null);
      const link = make("a", { download: got.file, href: URL.createObjectURL(new Blob([got.text], { type: got.media_type })) });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      tell(button, "Downloaded");
    } catch (error) {
      failed(button, "Not downloaded", error);
    }
  });
  return button;
}

async function cited(page, quote) {
  const shown = page.answer;
  if (!shown) throw new Failure(0, "answer", "The answer is gone: ask again.");
  const place = quote && `${quote.source_id}:${quote.start}-${quote.end}`;
  const got = await api.cite({ ...page.asked, format: chosen, quote: place });
  if (got.index.generation !== shown.index.generation) {
    throw new Failure(409, "generation", "The documents were indexed anew since the answer was given: ask again.");
  }
  return got;
}

function failed(button, words, error) {
  tell(button, words);
  button.title = error.message;
  announce(`${words}. ${error.message}`);
}
