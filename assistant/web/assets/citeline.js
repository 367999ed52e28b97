// The source panel, the articles drawer, the removal of an article and the line that asks again. The
// server escapes and validates; this only places.

const SOURCE_LINK = 'a[href^="#source?"]';
const AGAIN_LINK = 'a[href^="#again?"]';
const DRAWER_LINK = 'a[href="#articles"]';
const REMOVAL_LINK = 'a[href^="#remove?"]';
const UPLOAD_TEXT = "Drop files here, or choose them";
const NO_REPLY =
  '<p class="note error">Citeline does not answer. Start it again, then follow the link once more.</p>';
const NOT_REMOVED = "Citeline does not answer. Start it again, then try once more.";
const GONE = "No longer among your articles: ";

const panel = document.createElement("aside");
panel.id = "source-panel";
panel.setAttribute("aria-label", "Source");
panel.inert = true;
panel.innerHTML = `
  <div class="panel-top">
    <span>Source</span>
    <button type="button" id="source-close" title="Close (Esc)">Close</button>
  </div>
  <div id="source-content" tabindex="0"></div>`;
const content = panel.querySelector("#source-content");

const veil = document.createElement("div");
veil.id = "veil";

let opener = null;
let activeHref = null;
let request = 0;

const isNarrow = () => matchMedia("(max-width: 62rem)").matches;
const isOpen = (name) => document.body.classList.contains(`${name}-open`);

async function openSource(link) {
  opener = link;
  activeHref = link.getAttribute("href");
  highlightActive();
  if (!(await showSource(activeHref))) return;
  document.body.classList.remove("articles-open");
  document.body.classList.add("source-open");
  setInert();
  const cited = content.querySelector("#cited");
  const target = cited ?? content.querySelector("h2") ?? content;
  target.focus({ preventScroll: true });
  content.scrollTop = 0;
  if (cited) cited.scrollIntoView({ block: "center", behavior: "instant" });
}

// Whether it is still what is wanted when it comes.
async function showSource(href) {
  const mine = ++request;
  const address = `citeline/source?${href.slice("#source?".length)}`;
  let fragment;
  try {
    const reply = await fetch(new URL(address, document.baseURI));
    const isPage = reply.headers.get("content-type")?.startsWith("text/html");
    fragment = isPage ? await reply.text() : NO_REPLY;
    if (isPage) remember(articleOf(href), reply.status === 404);
  } catch {
    fragment = NO_REPLY;
  }
  if (mine !== request) return false;
  content.innerHTML = fragment;
  content.dataset.shown = href;
  return true;
}

function closeSource() {
  document.body.classList.remove("source-open");
  setInert();
  activeHref = null;
  highlightActive();
  giveFocusBack(opener);
}

function openDrawer() {
  say("");
  document.body.classList.add("articles-open");
  setInert();
  document.querySelector("#articles-close")?.focus();
}

function closeDrawer() {
  if (!isOpen("articles")) return;
  document.body.classList.remove("articles-open");
  setInert();
  giveFocusBack(document.getElementById("articles-button"));
}

// What is covered cannot be reached by the keyboard either.
function setInert() {
  const covered = isOpen("articles") || (isOpen("source") && isNarrow());
  panel.inert = !isOpen("source") || isOpen("articles");
  for (const [id, isInert] of [["articles", !isOpen("articles")], ["page", covered]]) {
    const element = document.getElementById(id);
    if (element && element.inert !== isInert) element.inert = isInert;
  }
  set(document.getElementById("articles-button"), {
    "aria-haspopup": "dialog",
    "aria-expanded": isOpen("articles"),
  });
}

// To what was followed; to the same link where the page was drawn anew meanwhile; else, as from a
// list that is closed by now, to the button that opens the list.
function giveFocusBack(element) {
  const href = element?.getAttribute("href");
  const link = element?.isConnected || !href
    ? element
    : document.querySelector(`a[href="${CSS.escape(href)}"]`);
  const isReachable = link && !link.closest("[inert]");
  const target = isReachable ? link : document.getElementById("articles-button");
  target?.focus({ preventScroll: true });
}

function highlightActive() {
  for (const link of document.querySelectorAll(SOURCE_LINK)) {
    link.classList.toggle("active", link.getAttribute("href") === activeHref);
  }
}

// What was searched for can be edited and asked again, or asked again without a filter. The link
// holds the question and the filters; a hidden box takes them back to the server.
function askAgain(fields) {
  if (isAnswering()) return;
  const box = document.querySelector("#again textarea, #again input");
  const button = document.getElementById("again-button");
  if (!box || !button) return;
  box.value = fields.toString();
  box.dispatchEvent(new Event("input", { bubbles: true }));
  // The box hands its text on in its own time.
  requestAnimationFrame(() => button.click());
}

const isAnswering = () => document.querySelector("#question .stop-button") !== null;

const fieldsOf = (link) => fieldsAfter(link.getAttribute("href"));

function editSearched(link) {
  const line = link.closest(".searched");
  if (line.querySelector("form")) return;
  const form = document.createElement("form");
  const box = document.createElement("textarea");
  box.value = fieldsOf(link).get("question");
  box.rows = 2;
  box.setAttribute("aria-label", "Search for");
  const ask = Object.assign(document.createElement("button"), { textContent: "Ask again" });
  const keep = Object.assign(document.createElement("button"), {
    textContent: "Cancel",
    type: "button",
  });
  form.append(box, ask, keep);
  const close = () => {
    form.remove();
    line.classList.remove("editing");
    link.focus();
  };
  keep.addEventListener("click", close);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const fields = fieldsOf(link);
    fields.set("question", box.value);
    close();
    askAgain(fields);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
  line.classList.add("editing");
  line.append(form);
  box.focus();
}

// Articles that are known to be gone: what cites them says so.
const gone = new Set();

const fieldsAfter = (href) => new URLSearchParams(href.slice(href.indexOf("?") + 1));
const articlesOf = (href) => fieldsAfter(href).getAll("article");
const articleOf = (href) => articlesOf(href)[0];

function remember(article, isGone) {
  if (isGone) gone.add(article);
  else if (!gone.delete(article)) return;
  markGone();
}

function markGone() {
  for (const link of document.querySelectorAll(`#chat ${SOURCE_LINK}`)) {
    const isGone = gone.has(articleOf(link.getAttribute("href")));
    if (link.classList.toggle("gone", isGone) === link.title.startsWith(GONE)) continue;
    link.title = isGone ? GONE + link.title : link.title.slice(GONE.length);
  }
}

// An article goes after a second, deliberate step, in its row of the list. Where the row was is kept
// until the list is drawn anew, perhaps more than once: the focus then goes to the row that took its
// place, unless the reader has gone on by then.
let removedRow = null;
for (const action of ["keydown", "pointerdown"]) {
  document.addEventListener(action, () => (removedRow = null), true);
}

function askToRemove(link) {
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
  const remove = makeButton("Remove", "remove-now");
  const keep = makeButton("Keep", "keep");
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

function makeButton(text, className) {
  return Object.assign(document.createElement("button"), {
    textContent: text,
    className,
    type: "button",
  });
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
  const shown = content.dataset.shown;
  if (isOpen("source") && gone.has(articleOf(shown))) showSource(shown);
  document.getElementById("refresh-button")?.click();
}

// Why it is still there; empty if it is not. That it went before, in another window, is no problem.
async function removalProblem(articles) {
  try {
    for (const article of articles) {
      const address = `api/articles?${new URLSearchParams({ article })}`;
      const reply = await fetch(new URL(address, document.baseURI), { method: "DELETE" });
      if (!reply.ok && reply.status !== 404) return (await reply.json()).error;
    }
    return "";
  } catch {
    return NOT_REMOVED;
  }
}

function focusAfterRemoval() {
  if (!removedRow || removedRow.row.isConnected) return;
  const links = document.querySelectorAll(`#listing li ${REMOVAL_LINK}`);
  const next = links[Math.min(removedRow.number, links.length - 1)];
  const search = document.querySelector("#words textarea, #words input");
  const isLost = [document.body, search].includes(document.activeElement);
  if (isOpen("articles") && isLost) (next ?? search)?.focus();
}

// What was removed, above the list, also for screen readers.
function say(text) {
  const place = document.getElementById("removal");
  if (place) place.textContent = text;
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
    if (!input.matches?.("#upload input[type=file]") || !input.files.length) return;
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

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(SOURCE_LINK);
  const removal = event.target.closest?.(REMOVAL_LINK);
  const again = event.target.closest?.(AGAIN_LINK);
  if (again) {
    event.preventDefault();
    if (again.classList.contains("chip")) askAgain(fieldsOf(again));
    else editSearched(again);
    return;
  }
  if (link) {
    event.preventDefault();
    openSource(link);
  } else if (removal) {
    event.preventDefault();
    askToRemove(removal);
  } else if (event.target.closest?.(DRAWER_LINK)) {
    event.preventDefault();
    openDrawer();
  } else if (event.target.closest?.("#source-close")) closeSource();
  else if (event.target.closest?.("#articles-close")) closeDrawer();
  else if (event.target.closest?.("#articles-button")) {
    if (isOpen("articles")) closeDrawer();
    else openDrawer();
  } else if (event.target === veil) closeTop();
  // The button that was pressed goes.
  else if (event.target.closest?.("#question .stop-button")) {
    document.querySelector("#question textarea")?.focus();
  }
});

// The drawer lies above the source.
function closeTop() {
  if (isOpen("articles")) closeDrawer();
  else if (isOpen("source")) closeSource();
}

// Escape first closes an open list of the drawer, which is gone when the key gets to us.
let isForList = false;
document.addEventListener(
  "keydown",
  (event) => {
    isForList = event.target.closest?.('[role="combobox"][aria-expanded="true"]') != null;
  },
  { capture: true },
);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || isForList) return;
  if (!closeCalendar()) closeTop();
});

// What looks and reads like a button is pressed like one.
document.addEventListener("keydown", (event) => {
  if (event.key !== " " || !event.target.matches?.(REMOVAL_LINK)) return;
  event.preventDefault();
  event.target.click();
});

function closeCalendar() {
  const calendar = document.querySelector("#articles .picker");
  const button = calendar?.closest(".block").querySelector("button.calendar");
  button?.click();
  button?.focus();
  return Boolean(button);
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (element && element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
  }
}

// What Gradio leaves undone: it labels each message with its markup, which a screen reader would
// read out tag by tag; its date fields have no label at all; its examples are a list without items;
// its conversation scrolls, but not by the keyboard; its upload button is called otherwise than we
// call it.
function tidy() {
  for (const message of document.querySelectorAll("#chat [data-testid][aria-label]")) {
    message.removeAttribute("aria-label");
  }
  set(document.querySelector("#chat .examples"), { role: "group", "aria-label": "Examples" });
  // Read out once it is whole, not anew with each sentence.
  set(document.querySelector('#chat [role="log"]'), {
    tabindex: 0,
    "aria-label": "Conversation",
    "aria-busy": isAnswering(),
  });
  const upload = document.querySelector("#upload .upload-container");
  upload?.removeAttribute("aria-dropeffect"); // withdrawn from the standard
  set(upload, {
    "aria-label": `Add articles: ${UPLOAD_TEXT}`,
  });
  const texts = [...(document.querySelector("#upload [data-testid='upload-text']")?.childNodes ?? [])]
    .filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  for (const [number, node] of texts.entries()) {
    const text = number ? "" : UPLOAD_TEXT;
    if (node.data !== text) node.data = text;
  }
  set(document.getElementById("articles"), {
    role: "dialog",
    "aria-modal": true,
    "aria-label": "Articles",
  });
  set(document.getElementById("outcome"), { role: "status" });
  for (const link of document.querySelectorAll(REMOVAL_LINK)) set(link, { role: "button" });
  addStatus("removal", "listing");
  addStatus("too-large", "outcome");
  for (const box of document.querySelectorAll("#dates .block")) {
    const name = box.querySelector("[data-testid='block-info']")?.textContent;
    for (const field of box.querySelectorAll("input:not([aria-label]), button:not([aria-label])")) {
      field.setAttribute("aria-label", field.matches("button") ? `${name}: open calendar` : name);
    }
  }
}

// A place that is read out when something is put into it, before another.
function addStatus(id, nextId) {
  const next = document.getElementById(nextId);
  if (!next || document.getElementById(id)) return;
  const place = Object.assign(document.createElement("div"), { id });
  place.setAttribute("role", "status");
  next.before(place);
}

// The newest question goes to the top, so that its answer is read from its beginning.
let questions = 0;
function followConversation() {
  const rows = document.querySelectorAll("#chat .user-row");
  if (rows.length > questions) rows[rows.length - 1].scrollIntoView({ block: "start" });
  questions = rows.length;
}

function afterChange() {
  tidy();
  followConversation();
  setInert();
  if (activeHref) highlightActive();
  if (gone.size) markGone();
  focusAfterRemoval();
}

new MutationObserver(afterChange).observe(document.documentElement, {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ["aria-label"],
});
matchMedia("(max-width: 62rem)").addEventListener("change", setInert);

document.body.append(veil, panel);
