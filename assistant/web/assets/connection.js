// Whether the server is there. While it is away a banner says so; what is asked meanwhile is kept,
// and asked once the server is back.

import { showBanner } from "./announcements.js";
import { hold, isAnythingAsked } from "./asking.js";
import { address } from "./page.js";
import { say } from "./strings.js";
import { isUploading, keepReport } from "./uploads.js";

const CALM_SECONDS = 5;
const AWAY_SECONDS = 1;
const PATIENCE_SECONDS = 4;
const SLOW_TRIES = 4;

const AWAY = say("isAway");
const AWAY_ASKED = say("isAwayAsked");

let isAway = false;

let started = "";
let isNew = false;
let hasToReload = false;
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
  if (isAway) sayAway();
  // Gradio waits for ever for what a connection that is gone was to bring, so the page is loaded anew:
  // its address says what was open.
  hasToReload ||= !isAway && (wasAway || isNew);
  if (hasToReload && !isAway) {
    if (!isUploading()) {
      keepReport();
      return location.reload();
    }
    // Files that wait would go with the page.
    hold(true);
    showBanner(say("backAfterFiles"));
  }
  setTimeout(look, (isAway ? AWAY_SECONDS : CALM_SECONDS) * 1000);
}

function sayAway() {
  hold(true);
  showBanner(isAnythingAsked() ? AWAY_ASKED : AWAY);
}

addEventListener("offline", () => {
  isAway = true;
  sayAway();
});

export const start = look;
