// Whether the server is there. While it is away a banner says so; what is asked meanwhile is kept,
// and asked once the server is back.

import { showBanner } from "./announcements.js";
import { ask, HOOKS, isAnswering, one, whenReady } from "./hooks.js";
import { open, currentId } from "./navigation.js";
import { address } from "./page.js";

const CALM_SECONDS = 5;
const AWAY_SECONDS = 1;
const PATIENCE_SECONDS = 4;
const COMPARED = 200;
const PENDING = "citeline-pending";

const AWAY = "Citeline is not answering. The conversation is safe; trying again…";
const AWAY_ASKED = "Citeline is not answering. Your question is asked as soon as it is back.";

let isAway = false;

async function isThere() {
  try {
    const signal = AbortSignal.timeout(PATIENCE_SECONDS * 1000);
    return (await fetch(address("health"), { signal, cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

async function look() {
  const wasAway = isAway;
  if (document.visibilityState === "visible" || isAway) isAway = !(await isThere());
  if (isAway) showBanner(pending() ? AWAY_ASKED : AWAY);
  if (wasAway && !isAway) await comeBack();
  setTimeout(look, (isAway ? AWAY_SECONDS : CALM_SECONDS) * 1000);
}

// What was being written goes on being written, or is shown as unanswered.
async function comeBack() {
  showBanner("");
  if (currentId()) open(currentId(), true);
  setTimeout(askPending, 600);
}

const pending = () => sessionStorage.getItem(PENDING);

async function askPending() {
  const question = pending();
  if (!question) return;
  await whenReady();
  sessionStorage.removeItem(PENDING);
  ask(question);
}

// Before Gradio hears of it, which would lose the question.
function intercept(event) {
  const box = one("questionBox");
  if (!box?.value.trim() || isAnswering()) return;
  sessionStorage.setItem(PENDING, box.value);
  if (!isAway) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  showBanner(AWAY_ASKED);
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
  look();
  // The page was loaded anew while something was waiting.
  setTimeout(askPending, 1200);
}
