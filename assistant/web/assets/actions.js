// What can be done with an answer: copy it, ask again, edit the question, say whether it is right,
// ask it as something else.

import { announce } from "./announcements.js";
import { act } from "./asking.js";
import { askAll } from "./choice.js";
import { HOOKS } from "./hooks.js";
import { openMenu } from "./menu.js";
import { button, fieldsAfter, make, request } from "./page.js";
import { say } from "./strings.js";

const FORMS = [
  ["copyPlain", "plain"],
  ["copyMarkdown", "markdown"],
  ["copyHtml", "html"],
];
const WRONGS = ["wrong sentence", "wrong words in bold", "should have refused", "should have answered"];
const KINDS = ["fact", "summary", "timeline", "compare", "count", "latest", "articles"];

const exchangeOf = (link) => fieldsAfter(link.getAttribute("href")).get("exchange");

const ACTIONS = {
  copy: (link) =>
    openMenu(link, say("copy"), FORMS.map(([key, form]) => [say(key), () => copy(exchangeOf(link), form)])),
  retry: (link) => act(link.getAttribute("href")),
  edit: editQuestion,
  good: (link) => rate(link, link.classList.contains("on") ? null : "good"),
  bad: (link) => {
    const choices = WRONGS.map((text) => [say(text), () => rate(link, text)]);
    if (link.classList.contains("on")) choices.push([say("takeBack"), () => rate(link, null)]);
    openMenu(link, say("whatIsWrong"), choices);
  },
  kinds: (link) =>
    openMenu(
      link,
      say("askAs"),
      KINDS.map((kind) => [say(`kind.${kind}`), () => askAs(link, kind)]),
    ),
  kind: (link) => act(link.getAttribute("href")),
  all: (link) => {
    askAll();
    act(link.getAttribute("href"));
  },
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

function askAs(link, kind) {
  const fields = fieldsAfter(link.getAttribute("href"));
  fields.set("kind", kind);
  act(`#again?${fields}`);
}

const wrongOf = (rating) => say(rating)[0].toLowerCase() + say(rating).slice(1);

async function copy(exchange, form) {
  try {
    const fields = new URLSearchParams({ form, language: say("language") });
    const text = await (await request(`api/exchanges/${exchange}?${fields}`)).text();
    await write(text, form);
    announce(say("copied"));
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
  bad.textContent = isBad ? say("wrongIn", { reason: wrongOf(rating) }) : say("wrong");
  announce(say(rating ? "noted" : "takenBack"));
}

function editQuestion(link) {
  const rows = [...document.querySelectorAll(`${HOOKS.questionRow}, ${HOOKS.reply}`)];
  const row = rows[rows.indexOf(link.closest(HOOKS.messageRow)) - 1];
  const heading = row?.querySelector("h2.question");
  if (!heading || row.querySelector("form")) return;
  const form = questionForm(say("editedQuestion"), heading.textContent, say("ask"), (question) =>
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
  const form = questionForm(say("searchFor"), fields.get("question"), say("askAgain"), (question) => {
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
  const box = make("textarea", { rows: 2, class: "box", "aria-label": label });
  box.value = text;
  const form = make(
    "form",
    { class: "edit-question" },
    box,
    make("button", { class: "pill main" }, verb),
    button(say("cancel"), { class: "pill" }, () => close()),
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
