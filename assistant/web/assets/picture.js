// A picture of the collection: articles over time, by source. A span that is brushed on it, or chosen
// with the arrow keys, limits the list and the questions to its days.

import * as choice from "./choice.js";
import { make } from "./page.js";
import { day, say, span } from "./strings.js";

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 100;
const DAY = 24 * 3600 * 1000;

const plot = draw("svg", { preserveAspectRatio: "none", "aria-hidden": "true" });
const tip = make("div", { id: "picture-tip", role: "status" });
const oldest = make("span", {});
const newest = make("span", {});
export const picture = make(
  "div",
  { id: "picture", role: "group", tabindex: "0", "aria-label": say("picture"), hidden: true },
  plot,
  make("div", { class: "ends", "aria-hidden": "true" }, oldest, newest),
  tip,
);

let sources = [];
let columns = [];
let brush = null; // the columns that are chosen, the first and the last pressed

function draw(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

// Which colour a source has.
export function placeOf(name) {
  const place = sources.indexOf(name);
  return place < 0 ? "other" : place;
}

export function showPicture(found) {
  if (!found) return;
  ({ sources, columns } = found);
  picture.hidden = columns.length < 2;
  if (picture.hidden) return;
  // What is much older than the rest stands in one column, as if cut off.
  oldest.textContent = day(columns[0].first) + (days(columns[0]) > 3 * days(columns[1]) ? " …" : "");
  newest.textContent = day(pastOf(columns[columns.length - 1]));
  const most = Math.max(...columns.map(total));
  plot.setAttribute("viewBox", `0 0 ${columns.length} ${HEIGHT}`);
  plot.replaceChildren(...columns.map((one, at) => column(one, at, most)));
  showChosen();
}

// The last day of a span of time, or today where that is still to come.
function pastOf({ first, last }) {
  const today = new Date().toLocaleDateString("sv"); // in the form that days have here
  return first <= today && today < last ? today : last;
}

const days = ({ first, last }) => (new Date(last) - new Date(first)) / DAY + 1;

const total = (one) => one.counts.reduce((sum, count) => sum + count, 0);

function column({ counts }, at, most) {
  const group = draw("g", {});
  group.append(draw("rect", { class: "room", x: at, width: 1, y: 0, height: HEIGHT }));
  let y = HEIGHT;
  counts.forEach((count, place) => {
    if (!count) return;
    const height = (count / most) * HEIGHT;
    y -= height;
    const series = place < sources.length ? place : "other";
    group.append(draw("rect", { "data-series": series, x: at + 0.1, width: 0.8, y, height }));
  });
  return group;
}

// The days may also have been typed, or taken back at the question.
function showChosen() {
  const { after, before } = choice.days();
  const isIn = ({ first, last }) => (!after || last >= after) && (!before || first <= before);
  const limits = Boolean(after || before);
  [...plot.children].forEach((group, at) => {
    group.classList.toggle("out", limits && !isIn(columns[at]));
    group.classList.toggle("in", limits && isIn(columns[at]));
  });
  if (!limits) brush = null;
}

function showBrush() {
  const [from, to] = ends();
  [...plot.children].forEach((group, at) => {
    group.classList.toggle("out", at < from || at > to);
    group.classList.toggle("in", at >= from && at <= to);
  });
  tell(from, to);
}

const ends = () => [Math.min(brush.start, brush.end), Math.max(brush.start, brush.end)];

function choose() {
  const [from, to] = ends();
  choice.chooseDays(columns[from].first, columns[to].last);
}

function chooseNone() {
  brush = null;
  tip.replaceChildren();
  choice.chooseDays("", "");
}

// What is in these columns, beside them.
function tell(from, to) {
  const within = columns.slice(from, to + 1);
  const count = within.reduce((sum, one) => sum + total(one), 0);
  const said = say("inSpan", { span: span(columns[from].first, columns[to].last), count });
  const lines = [...sources, say("others")].map((name, place) => {
    const own = within.reduce((sum, one) => sum + one.counts[place], 0);
    const series = place < sources.length ? place : "other";
    return own ? make("li", { "data-series": series }, make("i", { class: "swatch" }), `${name} ${own}`) : "";
  });
  tip.replaceChildren(make("p", {}, said), make("ul", {}, ...lines));
}

function columnAt(event) {
  const box = plot.getBoundingClientRect();
  const at = Math.floor(((event.clientX - box.left) / box.width) * columns.length);
  return Math.max(0, Math.min(columns.length - 1, at));
}

plot.addEventListener("pointerdown", (event) => {
  if (event.button) return;
  const at = columnAt(event);
  const isAlone = brush && brush.start === at && brush.end === at;
  brush = { start: at, end: at, wasAlone: isAlone, isHeld: true };
  plot.setPointerCapture(event.pointerId);
  showBrush();
});
plot.addEventListener("pointermove", (event) => {
  const at = columnAt(event);
  if (!brush?.isHeld) return total(columns[at]) ? tell(at, at) : tip.replaceChildren();
  brush.end = at;
  showBrush();
});
plot.addEventListener("pointerup", () => {
  if (!brush?.isHeld) return;
  const isAgain = brush.wasAlone && brush.start === brush.end;
  brush.isHeld = false;
  if (isAgain) chooseNone();
  else choose();
});
plot.addEventListener("pointercancel", () => {
  brush = null;
  showChosen();
});
picture.addEventListener("pointerleave", () => {
  if (!brush?.isHeld) tip.replaceChildren();
});
picture.addEventListener("blur", () => tip.replaceChildren());

picture.addEventListener("keydown", (event) => {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const isLimited = Object.values(choice.days()).some(Boolean);
  if (event.key === "Escape" && isLimited) chooseNone();
  else if (by) {
    const before = by > 0 ? -1 : columns.length;
    const to = Math.max(0, Math.min(columns.length - 1, (brush?.end ?? before) + by));
    brush = { start: event.shiftKey && brush ? brush.start : to, end: to };
    showBrush();
    choose();
  } else return;
  event.preventDefault();
});

choice.whenChosen(showChosen);
