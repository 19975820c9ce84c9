// Asking the service. Every failure is an error with a sentence for the person.

import { $ } from "./dom.js";

const KEPT = "gpqa-token";
const TRIES = 3; // where too many questions are being answered

export class Failure extends Error {
  constructor(status, kind, message) {
    super(message);
    this.status = status;
    this.kind = kind;
  }
}

async function request(path, options = {}, tries = 0) {
  const headers = { ...options.headers };
  const token = sessionStorage.getItem(KEPT);
  if (token) headers.authorization = `Bearer ${token}`;
  let response;
  try {
    response = await fetch(path, { ...options, headers, credentials: "omit" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Failure(0, "away", "The service does not answer. Is gpqa serve still running?");
  }
  if (response.status === 503 && tries < TRIES && !options.signal?.aborted) {
    await new Promise((resolve) => { setTimeout(resolve, 1000 * Number(response.headers.get("retry-after") ?? 1)); });
    return request(path, options, tries + 1);
  }
  if (response.status === 401) {
    await askToken(Boolean(token));
    return request(path, options);
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Failure(response.status, body.error ?? "unknown", sentence(body.message, response.status));
  }
  return body;
}

function sentence(message, status) {
  const words = message || `The service answered with an error (${status}).`;
  return words[0].toUpperCase() + words.slice(1) + (/[.!?…]$/.test(words) ? "" : ".");
}

let asking = null;

/** One dialog, however many requests found the door shut. */
function askToken(wrong) {
  asking ??= new Promise((resolve) => {
    const dialog = $("token-dialog");
    $("token-trouble").hidden = !wrong;
    $("token").value = "";
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    $("token-form").addEventListener(
      "submit",
      () => {
        sessionStorage.setItem(KEPT, $("token").value.trim());
        asking = null;
        resolve();
      },
      { once: true },
    );
    dialog.showModal();
  });
  return asking;
}

function address(path, values) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && each !== undefined && each !== "") query.append(name, String(each));
    }
  }
  return query.size ? `${path}?${query}` : path;
}

const get = (path, values = {}, signal) => request(address(path, values), { signal });

const post = (path, value, signal) =>
  request(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(value),
    signal,
  });

export const api = {
  indexes: () => get("/api/indexes"),
  index: (index, signal) => get("/api/index", { index }, signal),
  ask: (question, signal) => post("/api/ask", question, signal),
  cite: (wanted, signal) => post("/api/cite", wanted, signal),
  search: (question, signal) => post("/api/search", question, signal),
  sources: (values, signal) => get("/api/sources", values, signal),
  speakers: (values, signal) => get("/api/speakers", values, signal),
  statements: (values, signal) => get("/api/statements", values, signal),
  text: (values, signal) => get("/api/text", values, signal),
};
