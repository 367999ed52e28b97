// What lies over the page and what it covers: the reader, and the conversations and articles where
// there is no room for them in a pane of their own.

import { one } from "./hooks.js";
import { isShown, make, set } from "./page.js";

export const NARROW = matchMedia("(max-width: 62rem)");
export const PHONE = matchMedia("(max-width: 40rem)");
export const WIDE = matchMedia("(min-width: 75rem)");
export const TOUCH = matchMedia("(pointer: coarse)");

export const veil = make("div", { id: "veil" });
document.body.append(veil);

export const isSideOver = () => document.body.classList.contains("side-shown") && !WIDE.matches;
const areArticlesOver = () => isShown("articles") && !WIDE.matches;

// What is covered cannot be reached by the keyboard either.
export function setInert() {
  // On a phone it is a sheet that leaves the answer in sight.
  const isReaderOver = isShown("source") && NARROW.matches && !PHONE.matches;
  const covered = areArticlesOver() || isReaderOver || isSideOver();
  inert("articles", !WIDE.matches && !isShown("articles"));
  inert("page", covered);
  inert("source-panel", !isShown("source") || areArticlesOver());
  inert("side", !WIDE.matches && !isSideOver());
  const articles = document.getElementById("articles");
  if (areArticlesOver()) set(articles, { role: "dialog", "aria-modal": true });
  else for (const name of ["role", "aria-modal"]) articles?.removeAttribute(name);
  set(one("articlesButton"), { "aria-haspopup": "dialog", "aria-expanded": areArticlesOver() });
  set(one("conversationsButton"), { "aria-expanded": isSideOver() });
}

function inert(id, isInert) {
  const element = document.getElementById(id);
  if (element && element.inert !== isInert) element.inert = isInert;
}

// To what was followed; to the same link where the page was drawn anew meanwhile; else, as from a
// list that is closed by now, to the button that opens the list.
export function giveFocusBack(element) {
  const href = element?.getAttribute("href");
  const link = element?.isConnected || !href
    ? element
    : document.querySelector(`a[href="${CSS.escape(href)}"]`);
  const isReachable = link && !link.closest("[inert]");
  const target = isReachable ? link : one("articlesButton");
  target?.focus({ preventScroll: true });
}

export function openSide() {
  document.body.classList.add("side-shown");
  setInert();
  document.querySelector("#side-close")?.focus();
}

export function closeSide() {
  if (!isSideOver()) return;
  document.body.classList.remove("side-shown");
  setInert();
  one("conversationsButton")?.focus();
}

for (const query of [PHONE, NARROW, WIDE]) query.addEventListener("change", setInert);
