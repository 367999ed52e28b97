// Files on their way in, one by one: how far each is, what became of it, and why one failed. They are
// chosen, or dropped anywhere on the page.

import { announce } from "./announcements.js";
import { address, button, make, request } from "./page.js";
import { said } from "./said.js";
import { say } from "./strings.js";

const MEGABYTE = 2 ** 20;

const input = make("input", { type: "file", id: "files", multiple: true, hidden: true });
const summary = make("p", { id: "outcome", role: "status" });
const cancel = button(say("cancelUploads"), { class: "plain", hidden: true }, () => giveUp());
const clear = button(say("clearUploads"), { class: "plain", hidden: true }, () => forget());
const rows = make("ul", { id: "uploads" });
export const adding = make("section", { id: "adding", "aria-label": say("added"), hidden: true }, input);
adding.append(summary, rows, cancel, clear);

const listeners = [];
export const whenAdded = (listener) => listeners.push(listener);

let mostBytes = Infinity;
export function learnLimit({ most_bytes: bytes }) {
  mostBytes = bytes;
}

export const chooseFiles = () => input.click();
input.addEventListener("change", () => {
  addFiles([...input.files]);
  input.value = "";
});

const queue = [];
const counts = { added: 0, updated: 0, unchanged: 0, failed: 0 };
let current = null;
let total = 0;
let done = 0;

export function addFiles(files) {
  if (!queue.length && !current) forget();
  for (const file of files) {
    const line = rowOf(file);
    total += 1;
    if (file.size > mostBytes) {
      done += 1;
      fail(line, say("tooLarge", { size: Math.floor(mostBytes / MEGABYTE) }));
    } else queue.push({ file, line });
  }
  adding.hidden = !total;
  showSummary();
  if (!current) next();
}

function rowOf(file) {
  const bar = make("progress", { max: "1", value: "0" });
  const state = make("span", { class: "soft" }, say("waiting"));
  const item = make("li", {}, make("span", { class: "file" }, file.name), state, bar);
  rows.append(item);
  return { item, bar, state };
}

async function next() {
  const upload = queue.shift();
  cancel.hidden = !upload;
  clear.hidden = Boolean(upload);
  if (!upload) {
    current = null;
    showSummary();
    for (const listener of listeners) listener();
    return;
  }
  current = upload;
  try {
    took(upload.line, await send(upload));
  } catch (error) {
    fail(upload.line, error.message);
  }
  done += 1;
  showSummary();
  next();
}

// With how far it is; `fetch` does not tell.
function send({ file, line }) {
  const sent = new XMLHttpRequest();
  current.abort = () => sent.abort();
  sent.open("POST", address(`api/articles/file?${new URLSearchParams({ name: file.name })}`));
  sent.responseType = "json";
  sent.upload.addEventListener("progress", ({ loaded, total: whole }) => {
    const part = whole ? loaded / whole : 1;
    line.bar.value = part;
    line.state.textContent = part < 1 ? say("percent", { percent: Math.floor(part * 100) }) : say("reading");
    if (part === 1) line.bar.removeAttribute("value");
  });
  return new Promise((resolve, reject) => {
    sent.addEventListener("abort", () => reject(new Error(say("cancelled"))));
    sent.addEventListener("error", () => reject(new Error(say("away"))));
    sent.addEventListener("load", () => {
      if (sent.status === 200) resolve(sent.response);
      else reject(new Error(sent.response?.error ?? sent.statusText));
    });
    sent.send(file);
  });
}

function took({ item, bar, state }, outcome) {
  for (const name of Object.keys(counts)) counts[name] += outcome[name];
  bar.remove();
  item.className = outcome.failed ? "failed" : "done";
  if (outcome.failed) rows.prepend(item); // seen without scrolling
  const words = Object.keys(counts).filter((name) => outcome[name]);
  const single = outcome.added + outcome.updated + outcome.unchanged + outcome.failed === 1;
  const results = words.map((name) => (single ? say(`upload.${name}`) : say(`uploads.${name}`, { count: outcome[name] })));
  state.textContent = results.join(", ") || say("nothingToAdd");
  const more = outcome.failed - outcome.failures.length;
  const reasons = [...outcome.failures, ...outcome.warnings];
  if (more > 0) reasons.push(say("moreFailed", { count: more }));
  for (const reason of new Set(reasons)) item.append(make("p", { class: "reason" }, said(reason)));
  for (const one of outcome.beside) item.append(takeBack(say("keptBeside"), say("removeNew"), one, true));
  for (const one of outcome.replaced) item.append(takeBack(say("replaced"), say("undo"), one, false));
}

function fail({ item, bar, state }, reason) {
  counts.failed += 1;
  bar.remove();
  item.className = "failed";
  rows.prepend(item);
  state.textContent = said(reason);
}

function takeBack(text, verb, { article }, isRemoval) {
  const link = button(verb, { class: "plain" }, async () => {
    const query = new URLSearchParams({ article });
    try {
      if (isRemoval) await request(`api/articles?${query}`, "DELETE");
      else await request(`api/articles/undo?${query}`, "POST");
    } catch (error) {
      announce(error.message);
      return;
    }
    link.remove();
    announce(isRemoval ? say("removedNew") : say("earlierBack"));
    for (const listener of listeners) listener();
  });
  return make("p", { class: "reason" }, text, " ", link);
}

function showSummary() {
  if (current || queue.length) {
    summary.textContent = say("adding", { done, total });
    return;
  }
  const words = Object.keys(counts).filter((name) => counts[name]);
  summary.textContent = words.map((name) => say(`uploads.${name}`, { count: counts[name] })).join(", ");
}

// What is being read already goes in; what waits does not.
function giveUp() {
  for (const { line } of queue.splice(0)) {
    done += 1;
    line.bar.remove();
    line.state.textContent = say("cancelled");
  }
  if (current && current.line.bar.value < 1) current.abort?.();
}

function forget() {
  if (current) return;
  rows.replaceChildren();
  total = done = 0;
  for (const name of Object.keys(counts)) counts[name] = 0;
  adding.hidden = clear.hidden = true;
}

// Dropped anywhere on the page, also whole folders.

const isFiles = (event) => event.dataTransfer?.types.includes("Files");
for (const name of ["dragenter", "dragover"]) {
  document.addEventListener(name, (event) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
}
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) document.body.classList.remove("dropping");
});
document.addEventListener("drop", async (event) => {
  document.body.classList.remove("dropping");
  if (!isFiles(event)) return;
  event.preventDefault();
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.());
  const files = [...event.dataTransfer.files];
  const dropped = entries.some((entry) => entry?.isDirectory)
    ? (await Promise.all(entries.filter(Boolean).map(filesIn))).flat()
    : files;
  addFiles(dropped);
  document.dispatchEvent(new CustomEvent("citeline:dropped"));
});

async function filesIn(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const part = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!part.length) return (await Promise.all(found.map(filesIn))).flat();
    found.push(...part);
  }
}
