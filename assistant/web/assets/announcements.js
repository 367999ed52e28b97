// What is said for a moment at the foot of the page, perhaps with a way to take it back, and the
// banner while the server is away.

import { button, make } from "./page.js";
import { say } from "./strings.js";

const TOAST_SECONDS = 9;
const UNDO_SECONDS = 20;

const MOST = 4;

const toast = make("div", { id: "toast", role: "status", "aria-atomic": "false" });
const banner = make("div", { id: "banner", role: "alert", hidden: true });
document.body.append(toast, banner);

let timer = 0;

// What can be taken back stays beside what is said next: two that are deleted one after the other both
// come back.
export function announce(text, undo = null) {
  for (const said of toast.querySelectorAll(".said:not(:has(button))")) said.remove();
  const said = make("div", { class: "said" }, make("span", {}, text));
  if (undo) {
    const back = button(say("undo"), { class: "plain" }, () => {
      said.remove();
      toast.classList.toggle("shown", toast.childElementCount > 0);
      undo.act();
    });
    said.append(back);
  }
  toast.append(said);
  while (toast.childElementCount > MOST) toast.firstElementChild.remove();
  toast.classList.add("shown");
  hushLater();
}

function hushLater() {
  clearTimeout(timer);
  const seconds = toast.querySelector("button") ? UNDO_SECONDS : TOAST_SECONDS;
  timer = setTimeout(hush, seconds * 1000);
}

function hush() {
  toast.classList.remove("shown");
  toast.replaceChildren();
}

// Never while one of its own buttons has the focus.
toast.addEventListener("focusin", () => clearTimeout(timer));
toast.addEventListener("focusout", hushLater);

export function showBanner(text) {
  banner.hidden = !text;
  banner.textContent = text;
}
