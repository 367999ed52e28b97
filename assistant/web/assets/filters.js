// What narrows the list of articles: words, an order, a picture, sources and days. Sources and days narrow the
// questions, too, and stand as chips above the question box.

import * as choice from "./choice.js";
import { make } from "./page.js";
import { picture, placeOf } from "./picture.js";
import { say } from "./strings.js";

const ORDERS = ["newest", "oldest", "added", "title", "source"];

export const narrowing = make("input", {
  id: "words",
  type: "search",
  class: "box",
  placeholder: say("findShort"),
  "aria-label": say("findArticles"),
});

const order = make("select", { id: "order", class: "box", "aria-label": say("sort") });
for (const name of ORDERS) order.append(make("option", { value: name }, say(`order.${name}`)));

const names = make("ul", { id: "sources" });
const after = make("input", { type: "date", id: "after", class: "box" });
const before = make("input", { type: "date", id: "before", class: "box" });
const summary = make("summary", {}, say("limit"));
const details = make(
  "details",
  { id: "limits" },
  summary,
  make(
    "div",
    { class: "days" },
    make("label", { class: "field" }, make("span", {}, say("dayFrom")), after),
    make("label", { class: "field" }, make("span", {}, say("dayUntil")), before),
  ),
  make("fieldset", {}, make("legend", {}, say("onlySources")), names),
);

export const filters = [make("div", { class: "finding" }, narrowing, order), picture, details];

for (const box of [after, before]) {
  box.addEventListener("change", () => choice.chooseDays(after.value, before.value));
}

export function showFilters(sources) {
  const shown = [...names.querySelectorAll("input")].map((box) => box.value);
  if (shown.join("\n") === sources.join("\n")) return showChosen();
  names.replaceChildren(...sources.map(source));
  showChosen();
}

function source(name) {
  const box = make("input", { type: "checkbox", value: name });
  box.addEventListener("change", () => choice.chooseSource(name, box.checked));
  return make("li", {}, make("label", {}, box, make("i", { class: "swatch" }), make("span", {}, name)));
}

function showChosen() {
  const chosen = new Set(choice.sources());
  for (const box of names.querySelectorAll("input")) {
    box.checked = chosen.has(box.value);
    box.closest("li").dataset.series = placeOf(box.value);
  }
  const days = choice.days();
  if (after.value !== days.after) after.value = days.after;
  if (before.value !== days.before) before.value = days.before;
}

export function whenNarrowed(listener) {
  narrowing.addEventListener("input", listener);
  order.addEventListener("change", listener);
  choice.whenChosen(() => {
    showChosen();
    listener();
  });
}
