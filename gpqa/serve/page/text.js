// A source's words in the page: verbatim in the document, so that offsets and copies are
// right, and harmless to look at. Nothing here ever reads text as markup.

// What cannot be seen, or changes how its surroundings are seen: as gpqa.terminal.visible.
const ODD = /[\p{C}\u034f\u115f\u1160\u2800\u3164\uffa0]/u;
const PLAIN = new Set(["\u200c", "\u200d", "\t", "\n", "\v", "\f", "\r", "\u0085"]);

/** How a character is shown, or null where it may be seen as it is. */
export function shownAs(character) {
  if (PLAIN.has(character) || !ODD.test(character)) return null;
  const code = character.codePointAt(0);
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
}

/** A string whose places are counted in code points, as gpqa counts them. */
export class Points {
  constructor(text) {
    this.text = text;
    this.at = null;
    this.length = text.length;
    if (/[\ud800-\udfff]/.test(text)) {
      const at = new Uint32Array(text.length + 1);
      let count = 0;
      for (let i = 0; i < text.length; count += 1) {
        at[count] = i;
        i += text.codePointAt(i) > 0xffff ? 2 : 1;
      }
      at[count] = text.length;
      this.at = at;
      this.length = count;
    }
  }

  slice(start, end) {
    const low = Math.max(0, Math.min(start, this.length));
    const high = Math.max(low, Math.min(end, this.length));
    return this.at ? this.text.slice(this.at[low], this.at[high]) : this.text.slice(low, high);
  }
}

/** Append words to an element, odd characters marked. */
export function append(parent, words) {
  if (!ODD.test(words)) {
    parent.append(words);
    return;
  }
  let run = "";
  for (const character of words) {
    const shown = shownAs(character);
    if (shown === null) {
      run += character;
      continue;
    }
    if (run) parent.append(run);
    run = "";
    // The character stays, to be copied; what is seen of it is drawn by the style sheet.
    const odd = document.createElement("span");
    odd.className = "odd";
    odd.dataset.shown = shown;
    odd.append(character);
    parent.append(odd);
  }
  if (run) parent.append(run);
}

/** Append a text whose spans are marked: `marks` are {start, end, kind}, in code points.
 *
 * `signs` are {start, element}: what is drawn between its characters and is none of them. */
export function appendMarked(parent, points, marks, start = 0, end = points.length, signs = []) {
  const near = marks.filter((mark) => mark.start < end && mark.end > start);
  const cuts = new Set([start, end]);
  for (const mark of near) {
    cuts.add(Math.max(start, mark.start));
    cuts.add(Math.min(end, mark.end));
  }
  const within = signs.filter((sign) => sign.start >= start && sign.start < end);
  for (const sign of within) cuts.add(sign.start);
  const places = [...cuts].sort((a, b) => a - b);
  for (let i = 0; i + 1 < places.length; i += 1) {
    const [low, high] = [places[i], places[i + 1]];
    parent.append(...within.filter((sign) => sign.start === low).map((sign) => sign.element));
    const kinds = near.filter((mark) => mark.start <= low && mark.end >= high);
    let target = parent;
    if (kinds.length) {
      target = document.createElement(kinds.some((mark) => mark.kind !== "cue") ? "mark" : "span");
      target.className = [...new Set(kinds.map((mark) => mark.kind))].join(" ");
      parent.append(target);
    }
    append(target, points.slice(low, high));
  }
}

/** The spans {start, end} of a text's paragraphs, in code points; lines that were wrapped joined. */
export function paragraphs(points) {
  const found = [];
  let lines = [];
  const flush = () => {
    if (lines.length) found.push(...group(lines));
    lines = [];
  };
  let at = 0;
  for (const piece of points.text.split(/(\r\n|\r|\n)/)) {
    const length = points.at ? new Points(piece).length : piece.length;
    if (/^[\r\n]+$/.test(piece)) {
      at += length;
      continue;
    }
    if (piece.trim()) lines.push({ start: at, end: at + length, length });
    else if (at > 0 && at < points.length) flush();
    at += length;
  }
  flush();
  return found;
}

function group(lines) {
  const widest = Math.max(...lines.map((line) => line.length));
  if (lines.length === 1) return [{ ...lines[0], kind: "" }];
  const whole = { start: lines[0].start, end: lines[lines.length - 1].end };
  const full = lines.slice(0, -1).filter((line) => line.length > 0.7 * widest).length;
  if (widest >= 40 && widest <= 120 && full >= 0.8 * (lines.length - 1)) {
    return [{ ...whole, kind: "" }]; // wrapped by whoever wrote it: one paragraph
  }
  if (widest <= 70 && lines.length <= 60) return [{ ...whole, kind: "lines" }]; // verse, an address
  return lines.map((line) => ({ start: line.start, end: line.end, kind: "" }));
}
