// What is to be asked: each question waits for the answer before it, and for the conversation that it
// was meant for, and stands above the question box until it is in the conversation. The box is empty
// at once, so that the next can be typed.

import { announce } from "./announcements.js";
import { chosenNow } from "./choice.js";
import { HOOKS, isAnswering, one, relayAct, typeQuestion, whenReady, write } from "./hooks.js";
import { currentId, open } from "./navigation.js";
import { button, fieldsAfter, make } from "./page.js";
import { say } from "./strings.js";

const KEPT = "citeline-pending";
const DRAFT = "citeline-draft";
const LOOK_MILLISECONDS = 150;
const ACT_MILLISECONDS = 2000;
const TAKE_MILLISECONDS = 3000;
const COMPARED = 200;

const list = make("div", { id: "waiting", role: "status" });

// In the order in which they were asked; the one that is sent is no longer among them.
let waiting = kept();
let sent = null;
let isReady = false;
let isHeld = false;
let timer = 0;
let closedSince = 0;

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? "[]");
  } catch {
    return [];
  }
}

const asked = () => [sent, ...waiting].filter((one) => one?.question);

export const isAnythingAsked = () => asked().length > 0;

function keep() {
  sessionStorage.setItem(KEPT, JSON.stringify(asked()));
  show();
}

// A link of an answer, such as "#retry?exchange=ID".
export const act = (address) => put({ address, text: fieldsAfter(address).get("question") ?? "" });

export function ask(question) {
  if (!question.trim()) return announce(say("emptyQuestion"));
  const last = asked().at(-1);
  // A second press of the same.
  if (last?.conversation === currentId() && alike(last.question, question)) return;
  put({ question, text: question, choice: chosenNow(), key: newKey() });
}

// By which the server knows a question that it was sent before.
const newKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("");

function put(item) {
  waiting.push({ ...item, conversation: currentId() });
  keep();
  pump();
}

const isOpen = ({ conversation }) => isReady && conversation === currentId() && isShown(conversation);

const isShown = (conversation) => conversation === (one("conversation")?.value ?? "");

// Of two that are opened at once the chat may show the first, if that comes last; nothing could be
// asked in the other then.
function openAgain() {
  if (!isReady || isAnswering() || isShown(currentId())) closedSince = 0;
  else closedSince ||= Date.now();
  if (!closedSince || Date.now() - closedSince < TAKE_MILLISECONDS) return;
  closedSince = 0;
  open(currentId(), true);
}

const addressOf = ({ question, choice, key, address }) =>
  address ?? `#ask?${new URLSearchParams({ question, choice, key: key ?? "" })}`;

// Gradio may lose what is sent while a conversation is being opened.
const isLost = () => sent.question && !isAnswering() && Date.now() - sent.at > TAKE_MILLISECONDS;

// Sends the next if it is its turn, and looks again while any is left.
export function pump() {
  clearTimeout(timer);
  if (sent && (currentId() !== sent.conversation || isLost())) takeBack();
  if (sent?.address && (isAnswering() || Date.now() - sent.at > ACT_MILLISECONDS)) {
    sent = null;
    show();
  }
  if (!sent && waiting.length && !isHeld && !isAnswering() && isOpen(waiting[0])) {
    sent = { ...waiting.shift(), at: Date.now() };
    relayAct(addressOf(sent));
    keep();
  }
  if (!sent && waiting.length) openAgain();
  if (sent || waiting.length) timer = setTimeout(pump, LOOK_MILLISECONDS);
}

// It has not arrived: it was lost, or another conversation was opened before, so it may never do so.
function takeBack() {
  if (sent.question) waiting.unshift(sent);
  sent = null;
  keep();
}

// The newest question of the conversation that is shown, and where it stands.
export function acknowledge(question, conversation) {
  const first = sent ?? waiting[0];
  const isIt = first?.question && alike(first.question, question);
  if (!isIt || (first.conversation && first.conversation !== conversation)) return;
  if (sent) sent = null;
  else waiting.shift();
  // What was asked behind it belongs to the conversation that it began.
  for (const one of waiting) one.conversation ||= conversation;
  keep();
}

// Whether a question is the one that was sent into the conversation that is open, or to begin one.
export const isSent = (question) =>
  Boolean(sent?.question) && sent.conversation === currentId() && alike(sent.question, question);

// What was meant for a conversation that is not there goes on in the one that was begun instead.
export function moveOn(gone, begun) {
  for (const one of [sent, ...waiting]) if (one?.conversation === gone) one.conversation = begun;
  keep();
}

const beginning = (text) => text.trim().slice(0, COMPARED);
// As the page can show it.
const plain = (text) => beginning(text.toWellFormed().replace(/\s+/g, " ").replaceAll("\0", "\ufffd"));
const alike = (one, other) => plain(one) === plain(other);

// While the server is away nothing is sent; what was is asked again once it is back.
export function hold(isAway) {
  isHeld = isAway;
  if (!isAway) pump();
}

function drop(item) {
  waiting = waiting.filter((one) => one !== item);
  if (sent === item) sent = null;
  keep();
  one("questionBox")?.focus();
}

// What waits for the conversation that is open.
export function show() {
  const here = [sent, ...waiting].filter((one) => one?.text && one.conversation === currentId());
  list.replaceChildren(...here.map(chip));
  const frame = one("questionFrame");
  if (frame && !list.isConnected) frame.before(list);
}

function chip(item) {
  const name = item.text.length > COMPARED ? `${beginning(item.text)}…` : item.text;
  const made = button("", { class: "chip drop", "aria-label": say("dropQuestion", { name }) }, () => drop(item));
  made.append(make("span", {}, say("nextQuestion", { name })));
  return made;
}

// Before Gradio hears of it, which takes no question while it waits for anything.
function take(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
  const box = one("questionBox");
  const question = box.value;
  write(box, "");
  ask(question);
}

// What is not taken as a question comes back, unless the next is being typed.
export function takeGivenBack() {
  const given = one("given");
  if (!given?.value) return;
  if (!one("questionBox").value.trim()) typeQuestion(given.value);
  write(given, "");
}

async function putDraftBack() {
  const draft = sessionStorage.getItem(DRAFT);
  if (!draft) return;
  await whenReady();
  sessionStorage.removeItem(DRAFT);
  if (!one("questionBox").value) typeQuestion(draft);
}

addEventListener("pagehide", () => {
  const draft = one("questionBox")?.value;
  if (draft?.trim()) sessionStorage.setItem(DRAFT, draft);
});
document.addEventListener(
  "keydown",
  (event) => {
    const isAsk = event.key === "Enter" && !event.shiftKey && !event.isComposing;
    if (isAsk && event.target.matches?.(HOOKS.questionBox)) take(event);
  },
  { capture: true },
);
document.addEventListener(
  "click",
  (event) => {
    if (event.target.closest?.(HOOKS.askButton)) return take(event);
    const example = event.target.closest?.(HOOKS.example);
    if (!example) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(example.textContent.trim());
  },
  { capture: true },
);

export async function start() {
  putDraftBack();
  await whenReady();
  isReady = true;
  show();
  pump();
}
