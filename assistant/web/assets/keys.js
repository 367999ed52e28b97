// Keys: n and p through the citations, / to the question, Escape closes what lies on top, ? lists them.

import { closeDrawer } from "./articles.js";
import { hideCard } from "./card.js";
import { dialog } from "./dialogs.js";
import { one } from "./hooks.js";
import { closeMenu } from "./menu.js";
import { button, isShown, make } from "./page.js";
import { closeSide, isSideOver } from "./panels.js";
import { closeSource, step } from "./reader.js";
import { say } from "./strings.js";

const KEYS = ["/", "n", "p", "Esc", "?"];

const list = make("dl", {});
for (const key of KEYS) {
  list.append(make("dt", {}, make("kbd", {}, key)), make("dd", {}, say(`key.${key}`)));
}
const help = dialog(
  "keys",
  say("keys"),
  list,
  button(say("close"), { class: "pill" }, () => help.close()),
);

export const openKeys = () => help.showModal();

export function closeTop() {
  hideCard();
  if (closeMenu()) return;
  if (isShown("articles")) closeDrawer();
  else if (isSideOver()) closeSide();
  else if (isShown("source")) closeSource();
}

const ACTS = {
  n: () => step(1),
  p: () => step(-1),
  "/": () => one("questionBox")?.focus(),
  "?": openKeys,
};

const isTyping = (target) => target.matches?.("input, textarea, select, [contenteditable=true]");

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    if (!document.querySelector("dialog[open]")) closeTop();
  } else if (event.key in ACTS && !isTyping(event.target) && !document.querySelector("dialog[open]") && !isShown("articles")) {
    event.preventDefault();
    ACTS[event.key]();
  } else if (event.key === " " && event.target.matches?.("a[role=button]")) {
    // What looks and reads like a button is pressed like one.
    event.preventDefault();
    event.target.click();
  }
});
