// A card beside a citation that is pointed at or focused: quote, source, date and verdict.

import { overlays, place } from "./menu.js";
import { fieldsAfter, make, request } from "./page.js";
import { translate } from "./said.js";
import { say } from "./strings.js";

const WAIT_MILLISECONDS = 250;
const LINK = '#chat a.cite[href^="#source?"]';

const card = make("div", { id: "card", role: "tooltip", hidden: true });
overlays.append(card);
const known = new Map();
let timer = 0;
let current = null;

function plan(link) {
  clearTimeout(timer);
  current = link;
  timer = setTimeout(() => show(link), WAIT_MILLISECONDS);
}

export function hideCard() {
  clearTimeout(timer);
  current = null;
  card.hidden = true;
}

async function show(link) {
  const href = link.getAttribute("href");
  try {
    if (!known.has(href)) {
      known.set(href, await (await request(`citeline/card?${fieldsAfter(href)}`)).text());
    }
  } catch {
    return; // following the link says why
  }
  if (current !== link || !link.isConnected) return;
  card.innerHTML = known.get(href);
  translate(card);
  const line = link.closest(".sentence, .written");
  const doubt = line?.querySelector(".verdict")?.textContent;
  if (line) card.append(make("p", { class: doubt ? "doubt" : "sure" }, doubt ?? say("supported")));
  card.hidden = false;
  place(card, link);
}

document.addEventListener("pointerover", (event) => {
  const link = event.pointerType === "mouse" && event.target.closest?.(LINK);
  if (link && link !== current) plan(link);
});
document.addEventListener("pointerout", (event) => {
  if (event.target.closest?.(LINK)) hideCard();
});
document.addEventListener("focusin", (event) => {
  const link = event.target.closest?.(LINK);
  if (link?.matches(":focus-visible")) plan(link);
});
document.addEventListener("focusout", (event) => {
  if (event.target.closest?.(LINK)) hideCard();
});
document.addEventListener("scroll", hideCard, { capture: true, passive: true });
document.addEventListener("click", hideCard, { capture: true });
