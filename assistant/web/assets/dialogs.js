// Dialogs about one article: a text that is pasted becomes one, and what is said about one is edited.

import { announce } from "./announcements.js";
import { button, make, request } from "./page.js";
import { isMonth, say } from "./strings.js";

export function dialog(id, title, ...children) {
  const heading = make("h2", { id: `${id}-title` }, title);
  const box = make("dialog", { id, class: "dialog", "aria-labelledby": heading.id }, heading);
  box.append(...children);
  document.body.append(box);
  return box;
}

export function field(label, input) {
  return make("label", { class: "field" }, make("span", {}, label), input);
}

// A form in a dialog; `send` returns what to announce, or throws what stands below the fields.
function formDialog(id, title, fields, verb, send) {
  const problem = make("p", { class: "problem", role: "alert" });
  const form = make(
    "form",
    {},
    ...fields,
    problem,
    make("button", { class: "pill main" }, verb),
    button(say("cancel"), { class: "pill" }, () => box.close()),
  );
  const box = dialog(id, title, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.textContent = "";
    try {
      announce(await send());
    } catch (error) {
      problem.textContent = error.message;
      return;
    }
    form.reset();
    box.close();
  });
  return box;
}

const box = (name, more = {}) => make("input", { name, class: "box", maxlength: "300", ...more });

let afterwards = () => {};

const text = make("textarea", { name: "text", class: "box", rows: 9, required: "" });
const title = box("title");
const source = box("source");
const date = box("date", { type: "date" });
const pasting = formDialog(
  "pasting",
  say("pasteText"),
  [field(say("text"), text), field(say("title"), title), field(say("source"), source), field(say("date"), date)],
  say("add"),
  async () => {
    const body = { text: text.value, title: title.value, source: source.value, date: date.value || null };
    await request("api/texts", "POST", body);
    afterwards();
    return say("addedOne");
  },
);

export function openPasting() {
  pasting.showModal();
}

export const whenPasted = (listener) => (afterwards = listener);

const newTitle = box("title", { required: "", maxlength: "1000" });
const newSource = box("source");
const newDate = box("date", { type: "date" });
let edited = null;
let whenEdited = () => {};
const editing = formDialog(
  "editing",
  say("editArticle"),
  [field(say("title"), newTitle), field(say("source"), newSource), field(say("date"), newDate)],
  say("save"),
  async () => {
    const query = new URLSearchParams({ article: edited.id });
    const body = { title: newTitle.value, source: newSource.value, date: newDate.value || null };
    await request(`api/articles?${query}`, "PATCH", body);
    whenEdited();
    return say("saved");
  },
);

export function openEditing(article, done) {
  edited = article;
  whenEdited = done;
  newTitle.value = article.title;
  newSource.value = article.source;
  newDate.type = isMonth(article.date ?? "") ? "month" : "date";
  newDate.value = article.date ?? "";
  editing.showModal();
}
