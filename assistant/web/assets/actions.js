// What can be done with an answer: copy it, ask again, edit the question, say whether it is right,
// ask it as something else.

import { announce } from "./announcements.js";
import { act, HOOKS } from "./hooks.js";
import { openMenu } from "./menu.js";
import { button, fieldsAfter, make, request } from "./page.js";

const FORMS = [
  ["As text with footnotes", "plain"],
  ["As Markdown", "markdown"],
  ["As HTML", "html"],
];
const WRONGS = ["wrong sentence", "wrong words in bold", "should have refused", "should have answered"];
const KINDS = [
  ["A plain question", "fact"],
  ["A summary", "summary"],
  ["A timeline", "timeline"],
  ["A comparison", "compare"],
  ["A count", "count"],
  ["The latest", "latest"],
  ["A list of articles", "articles"],
];

const exchangeOf = (link) => fieldsAfter(link.getAttribute("href")).get("exchange");

const ACTIONS = {
  copy: (link) =>
    openMenu(link, "Copy", FORMS.map(([text, form]) => [text, () => copy(exchangeOf(link), form)])),
  retry: (link) => act(link.getAttribute("href")),
  edit: editQuestion,
  good: (link) => rate(link, link.classList.contains("on") ? null : "good"),
  bad: (link) => {
    const choices = WRONGS.map((text) => [sentenceCase(text), () => rate(link, text)]);
    if (link.classList.contains("on")) choices.push(["Take it back", () => rate(link, null)]);
    openMenu(link, "What is wrong", choices);
  },
  kinds: (link) =>
    openMenu(
      link,
      "Ask as",
      KINDS.map(([text, kind]) => [text, () => askAs(link, kind)]),
    ),
  kind: (link) => act(link.getAttribute("href")),
  chip: (link) => act(link.getAttribute("href")),
  again: editSearched,
};

export const ACTION_LINK = `#chat a:is(${Object.keys(ACTIONS)
  .map((name) => `.${name}`)
  .join(",")})`;

export function follow(link) {
  const name = Object.keys(ACTIONS).find((one) => link.classList.contains(one));
  ACTIONS[name](link);
}

const sentenceCase = (text) => text[0].toUpperCase() + text.slice(1);

function askAs(link, kind) {
  const fields = fieldsAfter(link.getAttribute("href"));
  fields.set("kind", kind);
  act(`#again?${fields}`);
}

async function copy(exchange, form) {
  try {
    const text = await (await request(`api/exchanges/${exchange}?form=${form}`)).text();
    await write(text, form);
    announce("Copied, with its sources.");
  } catch (error) {
    announce(error.message);
  }
}

// As HTML also for what pastes formatted text.
async function write(text, form) {
  if (form !== "html") return navigator.clipboard.writeText(text);
  const blob = (type) => new Blob([text], { type });
  const item = new ClipboardItem({ "text/html": blob("text/html"), "text/plain": blob("text/plain") });
  return navigator.clipboard.write([item]);
}

async function rate(link, rating) {
  const place = link.closest(".actions");
  try {
    await request(`api/exchanges/${exchangeOf(link)}/rating`, "PUT", { rating });
  } catch (error) {
    announce(error.message);
    return;
  }
  place.querySelector(".good").classList.toggle("on", rating === "good");
  const bad = place.querySelector(".bad");
  const isBad = Boolean(rating) && rating !== "good";
  bad.classList.toggle("on", isBad);
  bad.textContent = isBad ? `Wrong: ${rating}` : "Wrong";
  announce(rating ? "Noted in feedback.jsonl, a question set for citeline evaluate." : "Taken back.");
}

function editQuestion(link) {
  const rows = [...document.querySelectorAll(`${HOOKS.questionRow}, ${HOOKS.reply}`)];
  const row = rows[rows.indexOf(link.closest(".message-row")) - 1];
  const heading = row?.querySelector("h2.question");
  if (!heading || row.querySelector("form")) return;
  const form = questionForm("Question", heading.textContent, "Ask", (question) =>
    act(`#edit?${new URLSearchParams({ exchange: exchangeOf(link), question })}`),
  );
  heading.hidden = true;
  form.whenClosed = () => {
    heading.hidden = false;
    link.focus();
  };
  heading.after(form);
  form.querySelector("textarea").focus();
}

function editSearched(link) {
  const line = link.closest(".searched");
  if (line.querySelector("form")) return;
  const fields = fieldsAfter(link.getAttribute("href"));
  const form = questionForm("Search for", fields.get("question"), "Ask again", (question) => {
    fields.set("question", question);
    act(`#again?${fields}`);
  });
  form.whenClosed = () => {
    line.classList.remove("editing");
    link.focus();
  };
  line.classList.add("editing");
  line.append(form);
  form.querySelector("textarea").focus();
}

function questionForm(label, text, verb, submit) {
  const box = make("textarea", { rows: 2, "aria-label": label });
  box.value = text;
  const form = make(
    "form",
    { class: "edit-question" },
    box,
    make("button", {}, verb),
    button("Cancel", {}, () => close()),
  );
  const close = () => {
    form.remove();
    form.whenClosed();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    close();
    if (box.value.trim()) submit(box.value);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
  return form;
}
