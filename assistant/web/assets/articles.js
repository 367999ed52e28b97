// The articles: found, sorted, narrowed, opened, picked, edited and removed. In the left pane where
// there is room for it, else in a drawer.

import { announce } from "./announcements.js";
import { bulk, showBulk, watchPicks } from "./bulk.js";
import * as choice from "./choice.js";
import { openEditing, openPasting } from "./dialogs.js";
import { one } from "./hooks.js";
import { openMenu } from "./menu.js";
import { button, isShown, make, request } from "./page.js";
import { areArticlesOver, drawer, giveFocusBack, setInert, TOUCH, WIDE } from "./panels.js";
import { showPicture } from "./picture.js";
import { isAnythingRemoved, learnRemovals, openRemovals, removeArticles } from "./removals.js";
import { filters, narrowing, showFilters } from "./filters.js";
import { day, say } from "./strings.js";
import { adding, chooseFiles, chooseFolder, learnLimit, whenAdded } from "./uploads.js";

export const DRAWER_LINK = 'a[href="#articles"]';
export const SAMPLES_LINK = 'a[href="#samples"]';

const WAIT_MILLISECONDS = 150;
const AHEAD = "600px";
const ROWS = 100;
const MOST_ROWS = 5000;

const close = button(say("close"), { id: "articles-close", class: "pill" }, () => closeDrawer());
const add = button(say("add"), { id: "add-button", class: "pill main" }, (event) =>
  openMenu(event.currentTarget, say("add"), [
    [say("chooseFiles"), chooseFiles],
    ...(TOUCH.matches ? [] : [[say("chooseFolder"), chooseFolder]]),
    [say("pasteText"), openPasting],
    ...(lacksSamples ? [[say("addSamples"), addSamples]] : []),
    ...(isAnythingRemoved() ? [[say("bringBack"), () => openRemovals(add, refreshAll)]] : []),
  ]),
);
const count = make("p", { id: "listing-count", class: "soft", role: "status" });
const list = make("div", { id: "listing" });
const end = make("div", { id: "listing-end" });
export const pane = make(
  "section",
  { id: "articles", "aria-label": say("articles") },
  make("div", { class: "pane-top" }, make("h2", { class: "pane-name" }, say("articles")), add, close),
  make("div", { class: "sticky" }, ...filters),
  make("div", { class: "scrolled" }, adding, count, bulk, list, end),
);

const rows = () => [...list.querySelectorAll("li")];
const rowOf = (element) => element.closest("li");

let lacksSamples = false;
let samples = [];
// What the rows that are shown were asked for by.
let listed = "";
let matching = 0;
let total = 0;
// What is known to be in the list beside its rows.
let found = new Set();
let ticket = 0;
let timer = 0;

export function openDrawer() {
  if (!WIDE.matches) drawn.open();
  // Where it would bring up a keyboard over half of the list, nothing is to be typed yet.
  (TOUCH.matches ? close : narrowing).focus();
}

// Where the list is in sight already, what can be added is shown at once.
export function openToAdd() {
  openDrawer();
  add.focus();
  if (WIDE.matches) add.click();
}

export function closeDrawer() {
  if (isShown("articles")) drawn.close();
}

function show() {
  document.body.classList.remove("side-shown");
  document.body.classList.add("articles-open");
  setInert();
}

function hide() {
  document.body.classList.remove("articles-open");
  setInert();
  giveFocusBack(one("articlesButton"));
}

const drawn = drawer("articles", areArticlesOver, show, hide);

// The list, from its beginning or going on where it ends.

function listFields() {
  const fields = choice.listFields();
  fields.set("words", narrowing.value);
  fields.set("order", document.getElementById("order").value);
  return fields.toString();
}

async function fetchRows(fields, offset, count = ROWS) {
  const part = new URLSearchParams({ offset, count });
  return (await request(`citeline/articles?${fields}&${part}`)).json();
}

export function refreshSoon() {
  clearTimeout(timer);
  timer = setTimeout(refreshArticles, WAIT_MILLISECONDS);
}

export async function refreshArticles() {
  const mine = ++ticket;
  const fields = listFields();
  let told;
  try {
    // As far as the list was scrolled, so that nothing moves away.
    told = await fetchRows(fields, 0, fields === listed ? Math.max(ROWS, rows().length) : ROWS);
  } catch {
    return; // the banner says it
  }
  if (mine !== ticket) return;
  ({ samples, matching, total, lacks_samples: lacksSamples } = told);
  learnLimit(told);
  learnRemovals(told.removed);
  choice.keepOnly(told.sources);
  showPicture(told.picture);
  showFilters(told.sources);
  if (fields !== listed) found = new Set();
  listed = fields;
  showRows(told.articles);
  showCount();
  showPicked();
  watchEnd();
}

async function goOn() {
  const mine = ticket;
  const part = await fetchRows(listed, rows().length).catch(() => null);
  if (!part || mine !== ticket) return;
  list.append(block(part.articles));
  showPicked();
  watchEnd();
}

const nearEnd = new IntersectionObserver(
  ([seen]) => {
    if (!seen.isIntersecting) return;
    nearEnd.unobserve(end);
    goOn();
  },
  { root: pane.querySelector(".scrolled"), rootMargin: AHEAD },
);

function watchEnd() {
  nearEnd.unobserve(end);
  if (rows().length < matching) nearEnd.observe(end);
}

function showCount() {
  if (!total) count.textContent = say("noArticles");
  else if (!matching) count.textContent = say("noMatch");
  else if (matching < total) count.textContent = say("someOf", { matching, total });
  else count.textContent = say("allOf", { count: total });
}

// A block that says what it said before stays, with whatever is focused or scrolled to in it.
function showRows(articles) {
  const focused = document.activeElement?.closest?.("#listing li")?.dataset.article;
  const blocks = [...list.children];
  const count = Math.ceil(articles.length / ROWS);
  for (let at = 0; at < count; at++) {
    const part = articles.slice(at * ROWS, (at + 1) * ROWS);
    if (!blocks[at]) list.append(block(part));
    else if (said.get(blocks[at]) !== JSON.stringify(part)) blocks[at].replaceWith(block(part));
  }
  for (const left of blocks.slice(count)) left.remove();
  if (!focused || list.contains(document.activeElement)) return;
  list.querySelector(`[data-article="${CSS.escape(focused)}"] .open`)?.focus();
}

// So many that the browser can leave out whole blocks that are far from sight.
function block(articles) {
  const made = make("ul", { class: "rows" }, ...articles.map(row));
  made.style.setProperty("--rows", articles.length);
  said.set(made, JSON.stringify(articles));
  return made;
}

const known = new WeakMap();
const said = new WeakMap();

function row(article) {
  const { id, title, author, source, date, copy_of: original } = article;
  const copied = original && say(original.source ? "copyOfAt" : "copyOf", original);
  const parts = [author, source, date ? day(date) : "", copied].filter(Boolean);
  const about = parts.flatMap((part, at) => [at ? " · " : "", make("span", {}, part)]);
  const box = make("input", { type: "checkbox", class: "pick", "aria-label": say("askOnly", { title }) });
  box.checked = choice.isPicked(id);
  const link = make(
    "a",
    { class: "open", href: `#source?${new URLSearchParams({ article: id })}` },
    make("span", { class: "title" }, title),
    make("span", { class: "meta" }, ...about),
  );
  const more = button("⋯", {
    class: "more",
    "aria-haspopup": "menu",
    "aria-label": say("moreAbout", { name: title }),
  });
  const item = make("li", { "data-article": id }, make("label", {}, box), link, more);
  known.set(item, article);
  return item;
}

// One listener for all rows.
watchPicks(list, (box) => known.get(rowOf(box)));
list.addEventListener("click", (event) => {
  const more = event.target.closest(".more");
  if (!more) return;
  const item = rowOf(more);
  const article = known.get(item);
  const { id, title } = article;
  openMenu(more, title, [
    [say("edit"), () => openEditing(article, refreshAll)],
    [say("remove"), () => remove([id], say("removedOne", { title }), item)],
  ]);
});

function showPicked() {
  const ids = new Set([...found, ...rows().map((item) => item.dataset.article)]);
  showBulk({ found: ids, matching, total, samples, pickFound, remove });
}

// Also those that the list has not been scrolled to.
async function pickFound() {
  const wanted = listed; // a list that is only read again is still the one that was meant
  const articles = [];
  while (articles.length < matching) {
    const part = await fetchRows(wanted, articles.length, MOST_ROWS).catch(() => null);
    if (wanted !== listed || !part?.articles.length) return; // it is another by now, or the banner says it
    articles.push(...part.articles);
  }
  found = new Set(articles.map(({ id }) => id));
  choice.pickAll(articles);
}

choice.whenChosen(() => {
  for (const item of rows()) {
    item.querySelector(".pick").checked = choice.isPicked(item.dataset.article);
  }
  showPicked();
});

async function remove(ids, said, item = null) {
  const at = item ? rows().indexOf(item) : 0;
  if (!(await removeArticles(ids, said, refreshAll))) return;
  const next = rows().slice(0, at + 1).at(-1);
  if (document.activeElement === document.body) (next?.querySelector(".more") ?? narrowing).focus();
}

export async function addSamples() {
  try {
    await request("api/articles/samples", "POST");
  } catch (error) {
    announce(error.message);
  }
  refreshAll();
}

// Also what the empty chat says of the articles, and how many its button counts.
export async function refreshAll() {
  one("refreshButton")?.click();
  await refreshArticles();
}

whenAdded(refreshAll);
