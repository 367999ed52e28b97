// What is said for a moment at the foot of the page, perhaps with a way to take it back, and the
// banner while the server is away.

import { button, make } from "./page.js";
import { say } from "./strings.js";

const TOAST_SECONDS = 9;

const toast = make("div", { id: "toast", role: "status" });
const banner = make("div", { id: "banner", role: "alert", hidden: true });
document.body.append(toast, banner);

let timer = 0;

export function announce(text, undo = null) {
  clearTimeout(timer);
  toast.replaceChildren(make("span", {}, text));
  if (undo) {
    const back = button(say("undo"), { class: "plain" }, () => {
      hush();
      undo.act();
    });
    toast.append(back);
  }
  toast.classList.add("shown");
  timer = setTimeout(hush, TOAST_SECONDS * 1000);
}

function hush() {
  toast.classList.remove("shown");
  toast.replaceChildren();
}

// Never while its own button has the focus.
toast.addEventListener("focusin", () => clearTimeout(timer));
toast.addEventListener("focusout", () => (timer = setTimeout(hush, TOAST_SECONDS * 1000)));

export function showBanner(text) {
  banner.hidden = !text;
  banner.textContent = text;
}
