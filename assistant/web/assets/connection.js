// Whether the server is there. While it is away a banner says so; what is asked meanwhile is kept,
// and asked once the server is back.

import { showBanner } from "./announcements.js";
import { ask, HOOKS, isAnswering, one, typeQuestion, whenReady } from "./hooks.js";
import { currentId } from "./navigation.js";
import { address } from "./page.js";
import { say } from "./strings.js";

const CALM_SECONDS = 5;
const AWAY_SECONDS = 1;
const PATIENCE_SECONDS = 4;
const SLOW_TRIES = 4;
const OPENING_TRIES = 80;
const COMPARED = 200;
const DRAFT = "citeline-draft";
const PENDING = "citeline-pending";

const AWAY = say("isAway");
const AWAY_ASKED = say("isAwayAsked");

let isAway = false;
let isReady = false;
let isWaiting = false;

let started = "";
let isNew = false;
let slow = 0;

// Also whether it was started anew, perhaps faster than anybody looked.
async function isThere() {
  try {
    const signal = AbortSignal.timeout(PATIENCE_SECONDS * 1000);
    const reply = await fetch(address("citeline/alive"), { signal, cache: "no-store" });
    const said = (await reply.json()).started;
    isNew = Boolean(started) && said !== started;
    started = said;
    slow = 0;
    return reply.ok;
  } catch (error) {
    // A server that is busy is there; what it was to bring still comes.
    slow = error.name === "TimeoutError" ? slow + 1 : 0;
    return slow > 0 && slow < SLOW_TRIES && !isAway;
  }
}

async function look() {
  const wasAway = isAway;
  if (document.visibilityState === "visible" || isAway) isAway = !(await isThere());
  if (isAway) showBanner(pending() ? AWAY_ASKED : AWAY);
  if (!isAway && (wasAway || isNew)) return comeBack();
  setTimeout(look, (isAway ? AWAY_SECONDS : CALM_SECONDS) * 1000);
}

// Gradio waits for ever for what a connection that is gone was to bring, so the page is loaded anew:
// its address says what was open, and what was typed is put back.
function comeBack() {
  const draft = one("questionBox")?.value;
  if (draft?.trim() && !pending()) sessionStorage.setItem(DRAFT, draft);
  location.reload();
}

async function putBack() {
  const draft = sessionStorage.getItem(DRAFT);
  if (!draft) return;
  await whenReady();
  sessionStorage.removeItem(DRAFT);
  typeQuestion(draft);
}

const pending = () => sessionStorage.getItem(PENDING);

// In the conversation that it was meant for, once that is open; it may stand there already.
async function askPending() {
  if (isWaiting) return;
  isWaiting = true;
  await whenReady();
  for (let tries = 0; tries < OPENING_TRIES && !isOpen(); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  setTimeout(() => {
    isWaiting = false;
    const question = pending();
    sessionStorage.removeItem(PENDING);
    if (question) ask(question);
  }, 300);
}

// Whether the conversation that the address names is the one that a question goes to.
const isOpen = () => isReady && (one("conversation")?.value ?? "") === currentId();

// Before Gradio hears of it, which would lose the question: while the server is away, and while
// another conversation is being opened.
function intercept(event) {
  const box = one("questionBox");
  if (!box?.value.trim() || isAnswering()) return;
  sessionStorage.setItem(PENDING, box.value);
  if (!isAway && isOpen()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (isAway) showBanner(AWAY_ASKED);
  else askPending();
}

// A question that stands in the conversation has arrived.
export function acknowledge(question) {
  const asked = pending()?.trim();
  const length = Math.min(asked?.length ?? 0, COMPARED);
  if (length && question.slice(0, length) === asked.slice(0, length)) {
    sessionStorage.removeItem(PENDING);
  }
}

document.addEventListener(
  "keydown",
  (event) => {
    const isAsk = event.key === "Enter" && !event.shiftKey && !event.isComposing;
    if (isAsk && event.target.matches?.(HOOKS.questionBox)) intercept(event);
  },
  { capture: true },
);
document.addEventListener(
  "click",
  (event) => {
    if (event.target.closest?.(HOOKS.askButton)) intercept(event);
  },
  { capture: true },
);
addEventListener("offline", () => {
  isAway = true;
  showBanner(AWAY);
});

export function start() {
  whenReady().then(() => (isReady = true));
  look();
  putBack();
  // The page was loaded anew while something was waiting.
  if (pending()) askPending();
}
