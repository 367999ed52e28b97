// Questions to go on with, under the newest answer: they come after it, and only where the articles
// surely answer them.

import { ask } from "./asking.js";
import { all, isAnswering } from "./hooks.js";
import { button, fieldsAfter, make, request } from "./page.js";
import { say } from "./strings.js";

const MOST_KEPT = 50;
const TRIES = 5;
const BUSY_MILLISECONDS = 2000;

// Whoever asks on at once wants none, and a search for them costs as much as several questions.
const READING_MILLISECONDS = 2000;

// By exchange; a promise while they are on their way.
const known = new Map();

const exchangeOf = (line) => fieldsAfter(line.querySelector(".retry").getAttribute("href")).get("exchange");

const passed = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// While those of another answer are worked out it is tried again, as long as anybody may want them.
async function questionsAfter(exchange) {
  try {
    for (let tried = 0; tried < TRIES; tried += 1) {
      const told = await (await request(`api/exchanges/${exchange}/next`)).json();
      if (!told.is_busy) return told.questions;
      await passed(BUSY_MILLISECONDS);
    }
  } catch {
    // nobody asked for them
  }
  return [];
}

function newestLine() {
  const replies = all("reply");
  return isAnswering() ? null : (replies[replies.length - 1]?.querySelector(".answer ~ .actions") ?? null);
}

// An answer that is no longer the newest loses its own.
export async function offer() {
  const line = newestLine();
  for (const old of document.querySelectorAll(".onward")) if (old.previousElementSibling !== line) old.remove();
  if (!line || line.nextElementSibling) return;
  const exchange = exchangeOf(line);
  if (!known.has(exchange)) await passed(READING_MILLISECONDS);
  if (line !== newestLine()) return;
  if (!known.has(exchange)) known.set(exchange, questionsAfter(exchange));
  if (known.size > MOST_KEPT) known.delete(known.keys().next().value);
  const questions = await known.get(exchange);
  if (questions.length && line === newestLine() && !line.nextElementSibling) line.after(chips(questions));
}

// The same exchange may be answered anew.
export const forget = () => known.clear();

function chips(questions) {
  const made = questions.map((question) => button(question, { class: "chip" }, () => ask(question)));
  return make("div", { class: "onward", role: "group", "aria-label": say("askNext") }, ...made);
}
