// Which articles are asked: sources, days, single articles. Said as chips at the question box, each
// with a way to take it back, and handed to the server with every question.

import { one, whenReady, writeChoice } from "./hooks.js";
import { button, make } from "./page.js";
import { day, say, span } from "./strings.js";

const KEPT = "citeline-choice";

const chosen = { sources: new Set(), after: "", before: "", picked: new Map() };
const listeners = [];
export const whenChosen = (listener) => listeners.push(listener);

const chips = make("div", { id: "scope", role: "group", "aria-label": say("chips") });

function fields(names) {
  const found = new URLSearchParams();
  for (const source of chosen.sources) found.append("source", source);
  if (chosen.after) found.append("after", chosen.after);
  if (chosen.before) found.append("before", chosen.before);
  if (names === "all") for (const id of chosen.picked.keys()) found.append("article", id);
  return found;
}

// What the list is narrowed by; what is asked also keeps to the articles that were picked.
export const listFields = () => fields("list");

export const isPicked = (id) => chosen.picked.has(id);
export const picked = () => [...chosen.picked.keys()];
export const sources = () => [...chosen.sources];
export const days = () => ({ after: chosen.after, before: chosen.before });

// What a question of now keeps to.
export const chosenNow = () => fields("all").toString();

function changed() {
  const { sources: names, picked: titles, ...days } = chosen;
  sessionStorage.setItem(KEPT, JSON.stringify({ ...days, sources: [...names], picked: [...titles] }));
  writeChoice(chosenNow());
  showChips();
  for (const listener of listeners) listener();
}

export function chooseSource(name, isOn) {
  if (isOn) chosen.sources.add(name);
  else chosen.sources.delete(name);
  changed();
}

// Whichever way round they are given.
export function chooseDays(after, before) {
  const isTurned = after && before && after > before;
  [chosen.after, chosen.before] = isTurned ? [before, after] : [after, before];
  changed();
}

// All of them, or none of them any more.
export function pickAll(articles, isOn = true) {
  for (const { id, title } of articles) {
    if (isOn) chosen.picked.set(id, title);
    else chosen.picked.delete(id);
  }
  changed();
}

export function pickNone() {
  chosen.picked.clear();
  changed();
}

export function askAll() {
  chosen.sources.clear();
  chosen.picked.clear();
  chosen.after = chosen.before = "";
  changed();
}

// What is no longer there cannot be asked.
export function keepOnly(known, removed = []) {
  const lost = [...chosen.sources].filter((name) => !known.includes(name));
  const gone = removed.filter((id) => chosen.picked.delete(id));
  for (const name of lost) chosen.sources.delete(name);
  if (lost.length || gone.length) changed();
}

function showChips() {
  const shown = [...chosen.sources].map((name) => chip(name, () => chooseSource(name, false)));
  const { after, before } = chosen;
  if (after && before) shown.push(chip(span(after, before), () => chooseDays("", "")));
  else if (after) shown.push(chip(say("from", { day: day(after) }), () => chooseDays("", before)));
  else if (before) shown.push(chip(say("until", { day: day(before) }), () => chooseDays(after, "")));
  const titles = [...chosen.picked.values()];
  if (titles.length) {
    const text = titles.length === 1 ? `“${titles[0]}”` : say("pickedArticles", { count: titles.length });
    shown.push(chip(text, pickNone));
  }
  const label = make("span", { class: "soft" }, say("askingOnly"));
  chips.replaceChildren(...(shown.length ? [label, ...shown] : []));
  place();
}

function chip(text, drop) {
  const made = button("", { class: "chip drop", "aria-label": say("dropChip", { name: text }) }, () => {
    drop();
    one("questionBox")?.focus();
  });
  made.append(make("span", {}, text));
  return made;
}

// Above the question; Gradio may have drawn its box anew.
function place() {
  const box = one("questionFrame");
  if (box && box.previousElementSibling !== chips) box.before(chips);
}

// A reload limits what is asked as before.
export async function takeUp() {
  let kept;
  try {
    kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  } catch {
    return;
  }
  if (!kept) return;
  chosen.sources = new Set(kept.sources);
  chosen.picked = new Map(kept.picked);
  chosen.after = kept.after;
  chosen.before = kept.before;
  await whenReady();
  changed();
}
