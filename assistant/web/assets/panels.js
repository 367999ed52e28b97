// What lies over the page and what it covers: the reader, and the conversations and articles where
// there is no room for them in a pane of their own.

import { one } from "./hooks.js";
import { isShown, make, moveTo, set } from "./page.js";

export const NARROW = matchMedia("(max-width: 62rem)");
export const PHONE = matchMedia("(max-width: 40rem)");
export const WIDE = matchMedia("(min-width: 75rem)");
export const TOUCH = matchMedia("(pointer: coarse)");

export const veil = make("div", { id: "veil" });
document.body.append(veil);

export const isSideOver = () => document.body.classList.contains("side-shown") && !WIDE.matches;
export const areArticlesOver = () => isShown("articles") && !WIDE.matches;

// What lies over the page has an entry of its own in the history: Back closes it and leaves nothing.
// `show` and `hide` are only about how the page looks.
export function drawer(name, isOpen, show, hide) {
  let isLeaving = false;
  addEventListener("popstate", () => {
    isLeaving = false;
    const isWanted = history.state?.drawer === name && !WIDE.matches;
    if (isWanted !== isOpen()) (isWanted ? show : hide)();
  });
  return {
    open() {
      if (!isOpen()) moveTo({ drawer: name }, location.href);
      show();
    },
    close() {
      if (history.state?.drawer !== name) return hide();
      if (!isLeaving) history.back();
      isLeaving = true;
    },
  };
}

// A page that is loaded anew has none of them open.
if (history.state?.drawer) history.replaceState(null, "", location.href);

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

function showSide() {
  document.body.classList.add("side-shown");
  setInert();
  document.querySelector("#side-close")?.focus();
}

function hideSide() {
  document.body.classList.remove("side-shown");
  setInert();
  one("conversationsButton")?.focus();
}

const sideDrawer = drawer("side", isSideOver, showSide, hideSide);
export const openSide = sideDrawer.open;
export function closeSide() {
  if (isSideOver()) sideDrawer.close();
}

for (const query of [PHONE, NARROW, WIDE]) query.addEventListener("change", setInert);
