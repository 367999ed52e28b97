// Small tools for what we place on the page ourselves.

import { said } from "./said.js";
import { say } from "./strings.js";

// Makes an element; children may be texts, which stay texts.
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name in element && typeof value !== "string") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

export function button(text, attributes = {}, whenPressed = null) {
  const made = make("button", { type: "button", ...attributes }, text);
  if (whenPressed) made.addEventListener("click", whenPressed);
  return made;
}

export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (element && element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
  }
}

export const fieldsAfter = (href) => new URLSearchParams(href.slice(href.indexOf("?") + 1));

export const isShown = (name) => document.body.classList.contains(`${name}-open`);

// In the history the next place; it takes that of a drawer, which Back is not to open again.
export function moveTo(state, path) {
  history[history.state?.drawer ? "replaceState" : "pushState"](state, "", path);
}

export const address = (path) => new URL(path, document.baseURI);

export class Away extends Error {}

// What the server says; its error as an Error with its sentence, Away where it does not answer.
export async function request(path, method = "GET", body = undefined) {
  let reply;
  try {
    reply = await fetch(address(path), {
      method,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Away(say("away"));
  }
  if (!reply.ok) throw await refusalOf(reply);
  return reply;
}

// Its sentence; of a page that is not there also what stands in its place.
async function refusalOf(reply) {
  const isPage = reply.headers.get("content-type")?.startsWith("text/html");
  const told = isPage ? {} : await reply.json().catch(() => ({}));
  const error = new Error(said(told.error ?? reply.statusText));
  error.status = reply.status;
  if (isPage) error.page = await reply.text();
  return error;
}
