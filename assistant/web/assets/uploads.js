// Files on their way in, several to a request: how far each is, what became of it, and why one failed.
// While the server is away they wait for it; none is lost but by leaving the page, which asks before.

import { announce } from "./announcements.js";
import { failures, forgetFailures, noteFailure, partsOf, showFailure } from "./failures.js";
import { address, Away, button, make, request } from "./page.js";
import { said } from "./said.js";
import { say } from "./strings.js";

const MEGABYTE = 2 ** 20;

const AWAY_MILLISECONDS = 1500;
const SHOW_MILLISECONDS = 5000;
const TRIES = 3;
const KEPT = "citeline-uploads";

const input = make("input", { type: "file", id: "files", multiple: true, hidden: true });
const folderInput = make("input", { type: "file", id: "folder", hidden: true });
folderInput.webkitdirectory = true;
const summary = make("p", { id: "outcome", role: "status" });
const whole = make("progress", { id: "uploaded", value: "0", "aria-label": say("added"), hidden: true });
const cancel = button(say("cancelUploads"), { class: "plain", hidden: true }, () => giveUp());
const clear = button(say("clearUploads"), { class: "plain", hidden: true }, () => forget());
const rows = make("ul", { id: "uploads" });
export const adding = make("section", { id: "adding", "aria-label": say("added"), hidden: true }, input, folderInput);
adding.append(summary, whole, rows, cancel, clear);

const listeners = [];
export const whenAdded = (listener) => listeners.push(listener);

let mostBytes = Infinity;
let mostFiles = 1;
export function learnLimit({ most_bytes: bytes, most_files: files }) {
  mostBytes = bytes;
  mostFiles = files;
}

export const chooseFiles = () => input.click();
export const chooseFolder = () => folderInput.click();
for (const one of [input, folderInput]) {
  one.addEventListener("change", () => {
    addFiles([...one.files]);
    one.value = "";
  });
}

class Cancelled extends Error {}

const queue = [];
const counts = { added: 0, updated: 0, unchanged: 0, failed: 0, cancelled: 0 };
let current = []; // in one request
let sent = null;
let total = 0;
let done = 0;
let shown = 0;

export const isUploading = () => Boolean(current.length || queue.length);

// What systems leave in folders, as index/formats/leavings.py has it.
const LEFT = /(^|\/)(__macosx\/|\._|(\.ds_store|thumbs\.db|ehthumbs\.db|desktop\.ini)$)/i;
const isLeft = (file) => LEFT.test(file.webkitRelativePath || file.name);

export function addFiles(files) {
  if (!isUploading()) forget();
  for (const file of files.filter((one) => !isLeft(one))) {
    const line = rowOf(file);
    total += 1;
    if (file.size > mostBytes) {
      done += 1;
      counts.failed += 1;
      fail(line, say("tooLarge", { size: Math.floor(mostBytes / MEGABYTE) }));
    } else queue.push({ file, line });
  }
  adding.hidden = !total;
  showSummary();
  if (!current.length) next();
}

function rowOf(file) {
  const bar = make("progress", { max: "1", value: "0" });
  const state = make("span", { class: "soft" }, say("waiting"));
  const item = make("li", {}, make("span", { class: "file" }, file.name), state, bar);
  rows.append(item);
  return { item, bar, state };
}

async function next() {
  current = together();
  clear.hidden = current.length > 0;
  rows.prepend(...current.map(({ line }) => line.item));
  showSummary();
  if (!current.length) return tell();
  try {
    const { files: outcomes } = await sendUntilTaken(current);
    current.forEach(({ line }, number) => took(line, outcomes[number]));
  } catch (error) {
    for (const { line } of current) leaveOut(line, error);
  }
  done += current.length;
  if (Date.now() - shown > SHOW_MILLISECONDS) tell();
  next();
}

// The next files of the queue: so many as one request may have, and no larger than one file may be.
function together() {
  const files = [];
  let bytes = 0;
  while (queue.length && files.length < mostFiles) {
    bytes += queue[0].file.size;
    if (files.length && bytes > mostBytes) break;
    files.push(queue.shift());
  }
  return files;
}

// What is in already is shown while others are on their way.
function tell() {
  shown = Date.now();
  for (const listener of listeners) listener();
}

// One that is in already is known again by what it says, so that it may be sent twice.
async function sendUntilTaken(uploads) {
  for (let tries = 1; ; tries++) {
    try {
      return await send(uploads);
    } catch (error) {
      if (!(error instanceof Away) || tries >= TRIES) throw error;
      await serverIsThere(uploads);
    }
  }
}

async function serverIsThere(uploads) {
  for (;;) {
    if (uploads.isGivenUp) throw new Cancelled();
    try {
      await request("citeline/alive");
      return;
    } catch (error) {
      if (!(error instanceof Away)) return;
    }
    for (const { line } of uploads) line.state.textContent = say("waitingForServer");
    await new Promise((resolve) => setTimeout(resolve, AWAY_MILLISECONDS));
  }
}

// With how far each is; `fetch` does not tell.
function send(uploads) {
  const form = new FormData();
  for (const { file } of uploads) {
    form.append("files", file);
    form.append("names", file.name); // a form's own names are not as they were
  }
  sent = new XMLHttpRequest();
  sent.open("POST", address("api/articles/files"));
  sent.responseType = "json";
  sent.upload.addEventListener("progress", ({ loaded, total: whole }) => showSent(uploads, whole ? loaded / whole : 1));
  return new Promise((resolve, reject) => {
    sent.addEventListener("abort", () => reject(new Cancelled()));
    sent.addEventListener("error", () => reject(new Away(say("away"))));
    sent.addEventListener("load", () => {
      if (sent.status === 200) resolve(sent.response);
      else reject(new Error(sent.response?.error ?? sent.statusText));
    });
    sent.send(form);
  });
}

// The files of a request go one behind the other.
function showSent(uploads, part) {
  let bytes = part * uploads.reduce((sum, { file }) => sum + file.size, 0);
  for (const { file, line } of uploads) {
    const share = part < 1 && file.size ? Math.max(0, Math.min(1, bytes / file.size)) : 1;
    bytes -= file.size;
    line.bar.value = share;
    line.state.textContent = part < 1 ? say("percent", { percent: Math.floor(share * 100) }) : say("reading");
    if (part === 1) line.bar.removeAttribute("value");
  }
  showCancel();
}

function took(line, outcome) {
  for (const name of Object.keys(counts)) counts[name] += outcome[name] ?? 0;
  const { item, bar, state } = line;
  const words = Object.keys(counts).filter((name) => outcome[name]);
  const single = outcome.added + outcome.updated + outcome.unchanged + outcome.failed === 1;
  const results = words.map((name) => (single ? say(`upload.${name}`) : say(`uploads.${name}`, { count: outcome[name] })));
  const more = outcome.failed - outcome.failures.length;
  const reasons = [...outcome.failures, ...outcome.warnings].map(said);
  if (more > 0) reasons.push(say("moreFailed", { count: more }));
  const told = { name: nameOf(line), state: results.join(", ") || say("nothingToAdd"), reasons: [...new Set(reasons)] };
  if (outcome.failed && words.length === 1) return fail(line, told.state, told.reasons);
  bar.remove();
  state.textContent = told.state;
  item.className = outcome.failed ? "failed" : "done";
  item.append(...partsOf(told).slice(2));
  if (outcome.failed) {
    noteFailure(told);
    rows.prepend(item); // seen without scrolling
  } else rows.append(item);
  for (const one of outcome.beside) item.append(takeBack(say("keptBeside"), say("removeNew"), one, true));
  for (const one of outcome.replaced) item.append(takeBack(say("replaced"), say("undo"), one, false));
}

const nameOf = ({ item }) => item.querySelector(".file").textContent;

function leaveOut(line, error) {
  if (error instanceof Cancelled) return giveUpOn(line);
  counts.failed += 1;
  fail(line, said(error.message));
}

function giveUpOn({ bar, state }) {
  counts.cancelled += 1;
  bar.remove();
  state.textContent = say("cancelled");
}

function fail(line, state, reasons = []) {
  line.item.remove();
  showFailure(rows, { name: nameOf(line), state, reasons });
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
  showCancel();
  whole.hidden = !isUploading() || total < 2;
  whole.max = total;
  whole.value = done;
  if (isUploading()) {
    const failed = counts.failed ? `, ${say("uploads.failed", { count: counts.failed })}` : "";
    summary.textContent = say("adding", { done, total, count: total }) + failed;
    return;
  }
  const words = Object.keys(counts).filter((name) => counts[name]);
  summary.textContent = words.map((name) => say(`uploads.${name}`, { count: counts[name] })).join(", ");
}

// What is being read already goes in, and what waits does not.
function giveUp() {
  for (const { line } of queue.splice(0)) {
    done += 1;
    giveUpOn(line);
  }
  if (isSending()) sent?.abort();
  current.isGivenUp = true;
  showSummary();
}

const isSending = () => current.some(({ line }) => line.bar.hasAttribute("value"));

function showCancel() {
  cancel.hidden = !queue.length && !isSending();
}

// What failed is still to be read after the page was loaded anew by itself.
export function keepReport() {
  if (failures().length) sessionStorage.setItem(KEPT, JSON.stringify({ counts, failed: failures() }));
}

function showKept() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  sessionStorage.removeItem(KEPT);
  if (!kept) return;
  Object.assign(counts, kept.counts);
  for (const failure of kept.failed) showFailure(rows, failure);
  adding.hidden = clear.hidden = false;
  showSummary();
}
showKept();

addEventListener("beforeunload", (event) => {
  if (isUploading()) event.preventDefault();
});

function forget() {
  if (current.length) return;
  forgetFailures();
  rows.replaceChildren();
  total = done = 0;
  for (const name of Object.keys(counts)) counts[name] = 0;
  adding.hidden = clear.hidden = true;
}
