// Keys: n and p through the citations, / to the question, Escape closes what lies on top, ? lists them.

import { closeDrawer } from "./articles.js";
import { hideCard } from "./card.js";
import { one } from "./hooks.js";
import { closeMenu } from "./menu.js";
import { button, isShown, make } from "./page.js";
import { closeSide, isSideOver } from "./panels.js";
import { closeSource, step } from "./reader.js";

const KEYS = [
  ["/", "write a question"],
  ["n", "next citation"],
  ["p", "previous citation"],
  ["Esc", "close what lies on top"],
  ["?", "this list"],
];

const list = make("dl", {});
for (const [key, meaning] of KEYS) {
  list.append(make("dt", {}, make("kbd", {}, key)), make("dd", {}, meaning));
}
const help = make(
  "dialog",
  { id: "keys", "aria-labelledby": "keys-title" },
  make("h2", { id: "keys-title" }, "Keys"),
  list,
  button("Close", {}, () => help.close()),
);
document.body.append(help);

export function closeTop() {
  hideCard();
  if (closeMenu()) return;
  if (isShown("articles")) closeDrawer();
  else if (isSideOver()) closeSide();
  else if (isShown("source")) closeSource();
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

const ACTS = {
  n: () => step(1),
  p: () => step(-1),
  "/": () => one("questionBox")?.focus(),
  "?": () => help.showModal(),
};

const isTyping = (target) => target.matches?.("input, textarea, select, [contenteditable=true]");

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    if (!isForList && !help.open && !closeCalendar()) closeTop();
  } else if (event.key in ACTS && !isTyping(event.target) && !help.open && !isShown("articles")) {
    event.preventDefault();
    ACTS[event.key]();
  } else if (event.key === " " && event.target.matches?.("a:is([role=button], [role=checkbox])")) {
    // What looks and reads like a button is pressed like one.
    event.preventDefault();
    event.target.click();
  }
});

function closeCalendar() {
  const calendar = document.querySelector("#articles .picker");
  const control = calendar?.closest(".block").querySelector("button.calendar");
  control?.click();
  control?.focus();
  return Boolean(control);
}
