// The reader: an article with the cited sentence marked, page by page through an answer's citations.

import { all as allOf, HOOKS } from "./hooks.js";
import { button, fieldsAfter, isShown, make, moveTo, request } from "./page.js";
import { giveFocusBack, setInert } from "./panels.js";
import { translate } from "./said.js";
import { say } from "./strings.js";

export const SOURCE_LINK = 'a[href^="#source?"]';
const GONE = say("gone");
const NO_REPLY = `<p class="note error">${say("noReply")}</p>`;

const pager = make("span", { id: "source-pages", "aria-live": "polite" });
const previous = button("‹", { class: "pill", id: "source-previous", title: `${say("previousCitation")} (p)` }, () => step(-1));
const next = button("›", { class: "pill", id: "source-next", title: `${say("nextCitation")} (n)` }, () => step(1));
previous.setAttribute("aria-label", say("previousCitation"));
next.setAttribute("aria-label", say("nextCitation"));
const close = button(say("close"), { id: "source-close", class: "pill", title: `${say("close")} (Esc)` }, () => closeSource());
const content = make("div", { id: "source-content", tabindex: "0", dir: "auto" });
const name = button(say("readerName"), { class: "pane-name" }, () => content.scrollTo({ top: 0 }));
export const panel = make(
  "aside",
  { id: "source-panel", "aria-label": say("readerName") },
  make(
    "div",
    { class: "pane-top" },
    name,
    make("span", { class: "pages" }, previous, pager, next),
    close,
  ),
  content,
);
panel.inert = true;

let opener = null;
let activeHref = null;
let ticket = 0;

// The citations of the answer that a link stands in, each once, in the order of reading; none that is
// folded away.
function citationsBeside(link) {
  const reply = link?.closest(HOOKS.content);
  const links = reply ? [...reply.querySelectorAll('a.cite[href^="#source?"]')] : [];
  const byHref = new Map();
  for (const one of links) {
    const href = one.getAttribute("href");
    if (one.checkVisibility() && !byHref.has(href)) byHref.set(href, one);
  }
  return [...byHref.values()];
}

export async function openSource(link) {
  opener = link;
  const href = link.getAttribute("href");
  const isPaging = isShown("source");
  const state = { reader: true };
  if (isPaging && history.state?.reader) history.replaceState(state, "", hrefHere(href));
  else moveTo(state, hrefHere(href));
  await show(href, link);
}

const hrefHere = (href) => location.pathname + location.search + href;

async function show(href, link) {
  activeHref = href;
  highlightActive();
  showPages(link);
  if (!(await fetchSource(href, link))) return;
  document.body.classList.remove("articles-open", "side-shown");
  document.body.classList.add("source-open");
  letScroll();
  setInert();
  const cited = content.querySelector("#cited");
  const target = cited ?? content.querySelector("h2") ?? content;
  target.focus({ preventScroll: true });
  content.scrollTop = 0;
  if (cited) cited.scrollIntoView({ block: "center", behavior: "instant" });
}

function showPages(link) {
  const all = citationsBeside(link);
  const at = all.findIndex((one) => one.getAttribute("href") === activeHref);
  const isPaged = at >= 0 && all.length > 1;
  pager.textContent = isPaged ? say("pages", { at: at + 1, count: all.length }) : "";
  previous.hidden = next.hidden = !isPaged;
  previous.disabled = at <= 0;
  next.disabled = at === all.length - 1;
}

// To the next or previous citation of the answer; without one open, of the last answer.
export function step(by) {
  const isOpen = isShown("source");
  const replies = allOf("reply");
  const all = citationsBeside(isOpen ? currentLink() : replies[replies.length - 1]?.querySelector(HOOKS.content));
  const at = isOpen ? all.findIndex((one) => one.getAttribute("href") === activeHref) : -1;
  const link = isOpen ? all[at + by] : all[by > 0 ? 0 : all.length - 1];
  if (!link) return;
  link.scrollIntoView({ block: "nearest" });
  openSource(link);
}

// The conversation may have been drawn anew.
function currentLink() {
  if (opener?.isConnected) return opener;
  return document.querySelector(`#chat a.cite[href="${CSS.escape(activeHref ?? "")}"]`);
}

// Whether it is still what is wanted when it comes.
async function fetchSource(href, link) {
  const mine = ++ticket;
  const fields = fieldsAfter(href);
  for (const one of citationsBeside(link)) {
    const other = fieldsAfter(one.getAttribute("href"));
    const isHere = ["article", "version"].every((name) => other.get(name) === fields.get(name));
    if (isHere) fields.append("also", `${other.get("start")}-${other.get("end")}`);
  }
  const article = fields.get("article");
  let fragment;
  try {
    fragment = await (await request(`citeline/source?${fields}`)).text();
    remember(article, false);
  } catch (error) {
    const isGone = error.status === 404 && error.page;
    if (isGone) remember(article, true);
    fragment = isGone ? error.page : NO_REPLY;
  }
  if (mine !== ticket) return false;
  content.innerHTML = fragment;
  translate(content);
  letScroll();
  watchTitle();
  content.dataset.shown = href;
  return true;
}

// What is wider than the pane, by the keyboard, too.
function letScroll() {
  for (const one of content.querySelectorAll(".wide")) if (one.scrollWidth > one.clientWidth) one.tabIndex = 0;
}

// Above the text stands what is read, once its own title is scrolled away.
const titleSeen = new IntersectionObserver(
  ([seen]) => {
    const title = seen.isIntersecting ? "" : seen.target.textContent;
    name.textContent = title || say("readerName");
    name.title = title;
  },
  { root: content },
);

function watchTitle() {
  titleSeen.disconnect();
  name.textContent = say("readerName");
  const title = content.querySelector("h2");
  if (title) titleSeen.observe(title);
}

export function closeSource() {
  if (history.state?.reader) history.back();
  else {
    if (location.hash.startsWith("#source?")) {
      history.replaceState(null, "", location.pathname + location.search);
    }
    hide();
  }
}

function hide() {
  if (!isShown("source")) return;
  document.body.classList.remove("source-open");
  setInert();
  activeHref = null;
  ticket += 1;
  highlightActive();
  giveFocusBack(opener);
}

// The address has changed: Back closes the reader, a shared address opens it.
export function followAddress() {
  if (!location.hash.startsWith("#source?")) hide();
  else if (location.hash !== activeHref) {
    const link = document.querySelector(`#chat a[href="${CSS.escape(location.hash)}"]`);
    opener = link;
    show(location.hash, link);
  }
}

export function highlightActive() {
  for (const link of document.querySelectorAll(SOURCE_LINK)) {
    link.classList.toggle("active", link.getAttribute("href") === activeHref);
  }
}

// Articles that are known to be gone: what cites them says so.
const gone = new Set();

export function remember(article, isGone) {
  if (isGone) gone.add(article);
  else if (!gone.delete(article)) return;
  markGone();
}

export const isGone = (article) => gone.has(article);

export function markGone() {
  for (const link of document.querySelectorAll(`#chat ${SOURCE_LINK}`)) {
    const isLost = gone.has(fieldsAfter(link.getAttribute("href")).get("article"));
    if (link.classList.toggle("gone", isLost) === link.title.startsWith(GONE)) continue;
    link.title = isLost ? GONE + link.title : link.title.slice(GONE.length);
  }
}

export function refreshIfShown(isAffected) {
  const shown = content.dataset.shown;
  if (isShown("source") && shown && isAffected(fieldsAfter(shown).get("article"))) {
    fetchSource(shown, currentLink());
  }
}

// What an address opened is there before the conversation, through whose answer it is then paged.
function joinAnswer() {
  const link = opener ? null : currentLink();
  if (!link) return;
  opener = link;
  link.scrollIntoView({ block: "center" });
  show(activeHref, link);
}

export function afterChange() {
  if (activeHref) {
    joinAnswer();
    highlightActive();
  }
  if (gone.size) markGone();
}

document.body.append(panel);
