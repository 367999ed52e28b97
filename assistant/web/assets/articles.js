// The articles drawer: adding files, and removing articles.

import { announce } from "./announcements.js";
import { HOOKS, one, writePicked } from "./hooks.js";
import { button, fieldsAfter, isShown, make, request, set } from "./page.js";
import { giveFocusBack, setInert } from "./panels.js";
import { isGone, refreshIfShown, remember } from "./reader.js";

export const DRAWER_LINK = 'a[href="#articles"]';
export const REMOVAL_LINK = 'a[href^="#remove?"]:not(.take-back)';
export const TAKE_BACK_LINK = "a.take-back";
export const UPLOAD_TEXT = "Drop files here, or choose them";

export function openDrawer() {
  say("");
  document.body.classList.remove("side-shown");
  document.body.classList.add("articles-open");
  setInert();
  document.querySelector("#articles-close")?.focus();
}

export function closeDrawer() {
  if (!isShown("articles")) return;
  document.body.classList.remove("articles-open");
  setInert();
  giveFocusBack(one("articlesButton"));
}

const articlesOf = (href) => fieldsAfter(href).getAll("article");

// An article goes after a second, deliberate step, in its row of the list. Where the row was is kept
// until the list is drawn anew, perhaps more than once: the focus then goes to the row that took its
// place, unless the reader has gone on by then.
let removedRow = null;
for (const action of ["keydown", "pointerdown"]) {
  document.addEventListener(action, () => (removedRow = null), true);
}

export function askToRemove(link) {
  document.querySelector("#listing .confirm .keep")?.click();
  const row = link.closest("li, .samples");
  const name = link.textContent.replace(/^Remove /, "").replace(/^“\s*”$/, "this article");
  const isOne = articlesOf(link.getAttribute("href")).length === 1;
  const rest = isOne
    ? "Answers will no longer use it. The file it came from stays."
    : "Answers will no longer use them.";
  const box = document.createElement("div");
  const text = Object.assign(document.createElement("p"), {
    id: "removal-question",
    textContent: `Remove ${name}? ${rest}`,
  });
  const remove = button("Remove", { class: "remove-now" });
  const keep = button("Keep", { class: "keep" });
  box.className = "confirm";
  box.setAttribute("role", "group");
  box.setAttribute("aria-labelledby", text.id);
  box.append(text, remove, keep);
  const close = () => {
    box.remove();
    row.classList.remove("confirming");
    link.focus();
  };
  keep.addEventListener("click", close);
  remove.addEventListener("click", () => removeArticle(link, name, box, text));
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close();
  });
  row.classList.add("confirming");
  row.append(box);
  box.scrollIntoView({ block: "nearest" });
  keep.focus({ preventScroll: true });
}

async function removeArticle(link, name, box, text) {
  const [remove, keep] = box.querySelectorAll("button");
  text.textContent = `Removing ${name}…`;
  box.tabIndex = -1;
  box.focus();
  remove.hidden = keep.hidden = true;
  const href = link.getAttribute("href");
  const problem = await removalProblem(articlesOf(href));
  if (problem) {
    text.setAttribute("role", "alert");
    text.textContent = problem;
    if (!box.isConnected) say(problem);
    remove.hidden = keep.hidden = false;
    remove.textContent = "Try again";
    if (document.activeElement === box) keep.focus();
    return;
  }
  text.textContent = `Removed ${name}.`;
  say(`Removed ${name}.`);
  const row = link.closest("li, .samples");
  removedRow = { row, number: row.matches("li") ? [...row.parentElement.children].indexOf(row) : 0 };
  for (const article of articlesOf(href)) remember(article, true);
  refreshIfShown(isGone);
  one("refreshButton")?.click();
}

// Why it is still there; empty if it is not. That it went before, in another window, is no problem.
async function removalProblem(articles) {
  try {
    for (const article of articles) {
      await request(`api/articles?${new URLSearchParams({ article })}`, "DELETE").catch((error) => {
        if (error.status !== 404) throw error;
      });
    }
    return "";
  } catch (error) {
    return error.message;
  }
}

export function focusAfterRemoval() {
  if (!removedRow || removedRow.row.isConnected) return;
  const links = document.querySelectorAll(`#listing li ${REMOVAL_LINK}`);
  const next = links[Math.min(removedRow.number, links.length - 1)];
  const search = one("wordsBox");
  const isLost = [document.body, search].includes(document.activeElement);
  if (isShown("articles") && isLost) (next ?? search)?.focus();
}

// Which articles alone are asked: the list shows it once the server has heard of it.
export function pick(link) {
  const [article] = articlesOf(link.getAttribute("href"));
  const fields = new URLSearchParams(one("pickedBox")?.value ?? "");
  const picked = new Set(fields.getAll("article"));
  if (!picked.delete(article)) picked.add(article);
  pickedAgain = link.getAttribute("href");
  writePicked(new URLSearchParams([...picked].map((id) => ["article", id])).toString());
}

export const pickNone = () => writePicked("");

let pickedAgain = "";
export function focusPicked() {
  if (!pickedAgain || document.activeElement !== document.body) return;
  document.querySelector(`#listing a.pick[href="${CSS.escape(pickedAgain)}"]`)?.focus();
  pickedAgain = "";
}

// An upload's article, or its earlier version, is taken or brought back.
export async function takeBack(link) {
  const href = link.getAttribute("href");
  const [article] = articlesOf(href);
  const query = new URLSearchParams({ article });
  const isRemoval = href.startsWith("#remove?");
  const [path, method] = isRemoval ? ["api/articles", "DELETE"] : ["api/articles/undo", "POST"];
  try {
    await request(`${path}?${query}`, method);
    announce(isRemoval ? "Removed the new one." : "The earlier version is back.");
  } catch (error) {
    announce(error.message);
    return;
  }
  if (isRemoval) remember(article, true);
  link.remove();
  one("refreshButton")?.click();
}

// What was removed, above the list, also for screen readers.
function say(text) {
  const place = document.getElementById("removal");
  if (place) place.textContent = text;
}

// A place that is read out when something is put into it, before another.
export function addStatus(id, nextId) {
  const next = document.getElementById(nextId);
  if (!next || document.getElementById(id)) return;
  const place = Object.assign(document.createElement("div"), { id });
  place.setAttribute("role", "status");
  next.before(place);
}

// Where one file is too large Gradio turns all of them away; so only the others get to it.
const MEGABYTE = 2 ** 20;
const uploadLimit = () => window.gradio_config?.max_file_size || Infinity;

function leaveOutLarge(input) {
  const files = [...input.files];
  const large = files.filter((file) => file.size > uploadLimit());
  const kept = new DataTransfer();
  for (const file of files) if (!large.includes(file)) kept.items.add(file);
  input.files = kept.files;
  const place = document.getElementById("too-large");
  if (!place) return;
  const names = large.map((file) => `“${file.name}”`).join(", ");
  const limit = `larger than ${Math.floor(uploadLimit() / MEGABYTE)} MB and`;
  const said = large.length > 1 ? `are ${limit} were left out.` : `is ${limit} was left out.`;
  place.textContent = large.length ? `${names} ${said}` : "";
  place.classList.toggle("alone", !kept.files.length);
}

document.addEventListener(
  "change",
  (event) => {
    const input = event.target;
    if (!input.matches?.(HOOKS.uploadInput) || !input.files.length) return;
    leaveOutLarge(input);
    if (!input.files.length) event.stopImmediatePropagation();
  },
  { capture: true },
);

document.addEventListener(
  "drop",
  (event) => {
    const input = event.target.closest?.("#upload")?.querySelector("input[type=file]");
    const files = [...(event.dataTransfer?.files ?? [])];
    if (!input || !files.some((file) => file.size > uploadLimit())) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    event.target.dispatchEvent(new DragEvent("dragleave", { bubbles: true }));
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  },
  { capture: true },
);

