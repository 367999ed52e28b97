// What Gradio leaves undone: it labels each message with its markup, which a screen reader would
// read out tag by tag; its examples are a list without items; its conversation scrolls, but not by
// the keyboard.

import { ACTION_LINK } from "./actions.js";
import { all, isAnswering, one } from "./hooks.js";
import { set } from "./page.js";
import { translate as translateSaid } from "./said.js";
import { say } from "./strings.js";

export function tidy() {
  translate();
  translateSaid(document.getElementById("page"));
  for (const message of all("message")) message.removeAttribute("aria-label");
  set(one("examples"), { role: "group", "aria-label": say("examples") });
  // Read out once it is whole, not anew with each sentence.
  set(one("log"), { tabindex: 0, "aria-label": say("conversation"), "aria-busy": isAnswering() });
  for (const link of document.querySelectorAll("#chat a.cite:not([aria-label])")) nameCitation(link);
  for (const link of document.querySelectorAll(ACTION_LINK)) set(link, { role: "button" });
  for (const link of document.querySelectorAll("#chat .action:is(.good, .bad)")) {
    set(link, { "aria-pressed": link.classList.contains("on") });
  }
}

// What Gradio draws itself it draws in English.
function translate() {
  write(one("newButton"), say("newChat"));
  write(one("conversationsButton"), say("conversations"));
  const count = one("articlesButton")?.textContent.match(/\((.*)\)/)?.[1];
  if (count) write(one("articlesButton"), say("articleCount", { count }));
  write(one("promise"), say("promise"));
  write(one("askButton"), say("ask"));
  write(one("stopButton"), say("stop"));
  set(one("questionBox"), { placeholder: say("askAbout"), "aria-label": say("question") });
}

// Into Gradio's own text, which it goes on writing to.
function write(element, text) {
  const nodes = [...(element?.childNodes ?? [])];
  const node = nodes.find((one) => one.nodeType === Node.TEXT_NODE && one.data.trim());
  if (node && node.data.trim() !== text) node.data = text;
}

// As in "citation 2, supported, Reuters, 3 May 2024".
function nameCitation(link) {
  const number = link.textContent.replace(/\D/g, "");
  const line = link.closest(".sentence, li, .written");
  const doubt = line?.querySelector(".verdict")?.textContent;
  const fate = link.nextElementSibling?.matches(".fate") ? link.nextElementSibling.textContent : "";
  const isAnswer = link.closest(".refusal, .differing") === null;
  const verdict = fate || doubt || (isAnswer ? say("supported") : "");
  const parts = [say("citation", { number }), verdict, link.title];
  set(link, { "aria-label": parts.filter(Boolean).join(", ") });
}
