// A short list of choices that opens beside what was pressed, and one question with an answer.

import { button, make } from "./page.js";
import { say } from "./strings.js";

// What lies on top for a moment stands in a place with a name, as everything on the page does.
export const overlays = make("section", { id: "overlays", "aria-label": say("overlays") });
document.body.append(overlays);

// Choices are [text, what happens] pairs.
export function openMenu(anchor, label, choices) {
  closeMenu();
  const items = choices.map(([text, act, isOn]) => {
    const item = button(text, { role: "menuitem" }, () => {
      close();
      act();
    });
    if (isOn) item.classList.add("on");
    return item;
  });
  const menu = make("div", { id: "menu", role: "menu", "aria-label": label }, ...items);
  const close = () => {
    if (!menu.isConnected) return;
    menu.remove();
    document.removeEventListener("pointerdown", away, true);
    removeEventListener("resize", close);
    anchor.focus?.();
  };
  const away = (event) => {
    if (!menu.contains(event.target)) close();
  };
  menu.close = close;
  menu.addEventListener("keydown", (event) => steer(event, items, close));
  document.addEventListener("pointerdown", away, true);
  addEventListener("resize", close);
  overlays.append(menu);
  place(menu, anchor);
  items[0]?.focus();
}

export function closeMenu() {
  const menu = document.getElementById("menu");
  menu?.close();
  return Boolean(menu);
}

function steer(event, items, close) {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  const at = items.indexOf(document.activeElement);
  if (event.key in steps) items.at((at + steps[event.key]) % items.length).focus();
  else if (event.key === "Home") items[0].focus();
  else if (event.key === "End") items.at(-1).focus();
  else if (event.key === "Escape" || event.key === "Tab") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

// Below the anchor, above it where there is no room, and never over an edge.
export function place(box, anchor) {
  const from = anchor.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const isBelow = from.bottom + height + 8 < innerHeight || from.top < height + 8;
  box.style.top = `${Math.max(4, isBelow ? from.bottom + 4 : from.top - height - 4)}px`;
  box.style.left = `${Math.max(8, Math.min(from.left, innerWidth - width - 8))}px`;
}
