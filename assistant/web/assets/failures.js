// Files that could not be added; those that failed for the same reason are one row, which opens to
// their names.

import { make } from "./page.js";
import { say } from "./strings.js";

const all = [];
const rowsByReason = new Map();

// A failure is the name of a file, what became of it in a word or two, and the reasons.
export const noteFailure = (failure) => all.push(failure);
export const failures = () => all;

export function forgetFailures() {
  all.length = 0;
  rowsByReason.clear();
}

export function showFailure(rows, failure) {
  noteFailure(failure);
  const key = JSON.stringify([failure.state, failure.reasons]);
  const alike = rowsByReason.get(key);
  if (alike) return addTo(alike, failure);
  const item = make("li", { class: "failed" }, ...partsOf(failure));
  rowsByReason.set(key, { item, names: [failure.name] });
  rows.prepend(item); // seen without scrolling
}

export function partsOf({ name, state, reasons }) {
  const said = reasons.map((reason) => make("p", { class: "reason" }, reason));
  return [make("span", { class: "file" }, name), make("span", { class: "soft" }, state), ...said];
}

function addTo(alike, { name, state, reasons }) {
  const { item, names } = alike;
  names.push(name);
  const line = (one) => make("li", { class: "file" }, one);
  if (names.length === 2) {
    const list = make("ul", { class: "alike" }, line(names[0]));
    item.replaceChildren(make("details", {}, make("summary", { class: "reason" }), list));
  }
  item.querySelector("ul").append(line(name));
  const reason = reasons.join(" ") || state;
  item.querySelector("summary").textContent = say("failedAlike", { count: names.length, reason });
}
