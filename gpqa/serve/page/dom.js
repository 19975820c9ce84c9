// Making elements. Children are elements or strings, and a string is text, never markup.

import { append } from "./text.js";

export const $ = (id) => document.getElementById(id);

/** An element: `make("p", { class: "where", onclick: f }, "words", child)`. */
export function make(name, facts = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(facts)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "class") element.className = value;
    else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    if (typeof child === "string") append(element, child);
    else element.append(child);
  }
  return element;
}

/** Words of a source among ours: kept apart, whichever way they are written. */
export const said = (words, facts = {}) => make("bdi", facts, words);

export const count = (number, one, many = `${one}s`) =>
  `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

const MONTHS = "January February March April May June July August September October November December";

/** A date as people write it; what is not one stays as it is. */
export function day(date) {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(date ?? "");
  if (!match) return date ?? "";
  const [, year, month, number] = match;
  const name = month ? MONTHS.split(" ")[Number(month) - 1] : null;
  if (!name) return year;
  return number ? `${Number(number)} ${name} ${year}` : `${name} ${year}`;
}

/** Copy to the clipboard, also where the browser has none to give (http from another machine).
 *
 * `text` may be a promise, and what it throws is thrown on: a browser that lets a page copy only
 * while a button is being pressed takes the promise, and waits for what comes of it. */
export async function copy(text) {
  const coming = Promise.resolve(text);
  try {
    const plain = coming.then((words) => new Blob([words], { type: "text/plain" }));
    plain.catch(() => {}); // is thrown below
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": plain })]);
    return true;
  } catch {
    const words = await coming;
    const area = make("textarea", { class: "unseen", "aria-hidden": "true", tabindex: "-1" });
    area.value = words;
    document.body.append(area);
    const before = document.activeElement;
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    before?.focus();
    return done;
  }
}

/** Say it to who listens, and show it where the button was pressed. */
export function tell(button, words) {
  const before = button.dataset.words ?? button.textContent;
  button.dataset.words = before;
  button.textContent = words;
  clearTimeout(Number(button.dataset.timer));
  button.dataset.timer = String(setTimeout(() => { button.textContent = before; }, 1800));
  announce(words);
}

export function announce(words) {
  const status = $("status");
  status.textContent = "";
  requestAnimationFrame(() => { status.textContent = words; });
}

/** Call once the last of many calls is a moment ago. */
export function settled(call, wait = 180) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => call(...values), wait);
  };
}
