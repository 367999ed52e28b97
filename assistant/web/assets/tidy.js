// What Gradio leaves undone: it labels each message with its markup, which a screen reader would
// read out tag by tag; its date fields have no label at all; its examples are a list without items;
// its conversation scrolls, but not by the keyboard; its upload button is called otherwise than we
// call it.

import { ACTION_LINK } from "./actions.js";
import { addStatus, REMOVAL_LINK, TAKE_BACK_LINK, UPLOAD_TEXT } from "./articles.js";
import { all, isAnswering, one } from "./hooks.js";
import { set } from "./page.js";

export function tidy() {
  tidyChat();
  tidyUpload();
  set(document.getElementById("articles"), {
    role: "dialog",
    "aria-modal": true,
    "aria-label": "Articles",
  });
  set(document.getElementById("outcome"), { role: "status" });
  for (const link of document.querySelectorAll(`${REMOVAL_LINK}, ${TAKE_BACK_LINK}, ${ACTION_LINK}`)) {
    set(link, { role: "button" });
  }
  for (const link of document.querySelectorAll("#listing a.pick")) {
    set(link, { role: "checkbox", "aria-checked": link.classList.contains("on") });
  }
  addStatus("removal", "listing");
  addStatus("too-large", "outcome");
  for (const box of all("dateBox")) nameDates(box);
}

function tidyChat() {
  for (const message of document.querySelectorAll("#chat [data-testid][aria-label]")) {
    message.removeAttribute("aria-label");
  }
  set(one("examples"), { role: "group", "aria-label": "Examples" });
  // Read out once it is whole, not anew with each sentence.
  set(one("log"), { tabindex: 0, "aria-label": "Conversation", "aria-busy": isAnswering() });
  for (const link of document.querySelectorAll("#chat a.cite:not([aria-label])")) nameCitation(link);
  for (const link of document.querySelectorAll("#chat .action.good, #chat .action.bad")) {
    set(link, { "aria-pressed": link.classList.contains("on") });
  }
}

// As in "citation 2, supported, Reuters, 3 May 2024".
function nameCitation(link) {
  const number = link.textContent.replace(/\D/g, "");
  const line = link.closest(".sentence, li, .written");
  const doubt = line?.querySelector(".verdict")?.textContent;
  const fate = link.nextElementSibling?.matches(".fate") ? link.nextElementSibling.textContent : "";
  const isAnswer = link.closest(".refusal, .differing") === null;
  const parts = [`citation ${number}`, fate || doubt || (isAnswer ? "supported" : ""), link.title];
  set(link, { "aria-label": parts.filter(Boolean).join(", ") });
}

function tidyUpload() {
  const upload = one("uploadBox");
  upload?.removeAttribute("aria-dropeffect"); // withdrawn from the standard
  set(upload, { "aria-label": `Add articles: ${UPLOAD_TEXT}` });
  const texts = [...(one("uploadText")?.childNodes ?? [])].filter(
    (node) => node.nodeType === Node.TEXT_NODE && node.data.trim(),
  );
  for (const [number, node] of texts.entries()) {
    const text = number ? "" : UPLOAD_TEXT;
    if (node.data !== text) node.data = text;
  }
}

function nameDates(box) {
  const name = box.querySelector("[data-testid='block-info']")?.textContent;
  for (const field of box.querySelectorAll("input:not([aria-label]), button:not([aria-label])")) {
    field.setAttribute("aria-label", field.matches("button") ? `${name}: open calendar` : name);
  }
}
