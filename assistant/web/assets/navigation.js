// The address says what is open: /c/ID is a conversation, #source?... a citation in the reader.

import { isAnswering, one, openConversation, whenReady } from "./hooks.js";
import { address, moveTo } from "./page.js";

const listeners = [];
export const whenMoved = (listener) => listeners.push(listener);
const tell = () => listeners.forEach((listener) => listener());

export const idOf = (path) => path.match(/\/c\/([\w-]+)\/?$/)?.[1] ?? "";
export const currentId = () => idOf(location.pathname);

const pathOf = (id) => address(id ? `c/${id}` : ".").pathname;

// What the chat shows; an address that differs from it is yet to be opened.
let shown = "";

export function goTo(id) {
  if (id === currentId() && id === shown) return;
  moveTo(null, pathOf(id));
  open(id);
}

export function open(id, isForced = false) {
  if (id === shown && !isForced) return tell();
  shown = id;
  openConversation(id);
  tell();
}

// The chat shows a conversation that was begun meanwhile: so does the address.
export function adopt(id) {
  if (!id || id === shown) return;
  shown = id;
  if (id !== currentId()) moveTo(null, pathOf(id));
  tell();
}

// A conversation that is not there gives up its address to the one that takes its place; "" is an
// empty chat.
export function replaceBy(id) {
  history.replaceState(null, "", pathOf(id));
  if (!id) {
    document.body.classList.remove("restoring");
    return open("", true);
  }
  shown = id;
  tell();
}

// An empty chat is opened as a conversation is, one way for both: whichever comes last is shown.
export function begin() {
  if (currentId()) history.pushState(null, "", pathOf(""));
  open("", true);
  // Other examples than the last time.
  one("refreshButton")?.click();
}

addEventListener("popstate", () => {
  const id = currentId();
  if (id !== shown) open(id);
  else tell();
});

// Somebody may be quicker than this script: a question that is asked meanwhile is not taken away.
const isTaken = () => isAnswering() || one("questionRow") !== null;

export async function start() {
  if (currentId()) document.body.classList.add("restoring");
  await whenReady();
  const id = currentId();
  if (id && !isTaken()) open(id);
  else tell();
  setTimeout(() => document.body.classList.remove("restoring"), 4000);
}
