// Puts the parts together: what a click means, and what follows when the conversation changes.

import { ACTION_LINK, follow } from "./actions.js";
import { announce } from "./announcements.js";
import {
  acknowledge,
  isAnythingAsked,
  isSent,
  moveOn,
  pump,
  show as showWaiting,
  start as startAsking,
  takeGivenBack,
} from "./asking.js";
import {
  addSamples,
  closeDrawer,
  DRAWER_LINK,
  openDrawer,
  openToAdd,
  pane,
  refreshAll,
  refreshArticles,
  refreshSoon,
  SAMPLES_LINK,
} from "./articles.js";
import "./card.js";
import { takeUp } from "./choice.js";
import { start as watchConnection } from "./connection.js";
import { askAfter, markCurrent, refresh, side } from "./conversations.js";
import { whenPasted } from "./dialogs.js";
import { whenNarrowed } from "./filters.js";
import { all, HOOKS, isAnswering, one, whenReady } from "./hooks.js";
import "./dropping.js";
import { closeTop } from "./keys.js";
import { adopt, begin, currentId, goTo, idOf, open, replaceBy, start, whenMoved } from "./navigation.js";
import { isShown, make } from "./page.js";
import { closeSide, openSide, setInert, veil } from "./panels.js";
import { afterChange as afterReader, followAddress, openSource, SOURCE_LINK } from "./reader.js";
import { openSettings } from "./settings.js";
import { forget, offer } from "./suggestions.js";
import { tidy } from "./tidy.js";

const left = make("div", { id: "left" }, side, pane);
document.body.append(left);

const CLICKS = [
  [ACTION_LINK, follow],
  [SOURCE_LINK, openSource],
  [DRAWER_LINK, openToAdd],
  [SAMPLES_LINK, addSamples],
  ["a.conversation", (link) => (goTo(idOf(link.pathname)), closeSide())],
];

const PRESSES = [
  ["#side-close", closeSide],
  ["#settings-button", openSettings],
  [HOOKS.articlesButton, () => (isShown("articles") ? closeDrawer() : openDrawer())],
  [HOOKS.conversationsButton, openSide],
  [HOOKS.newButton, begin],
  ["#veil", closeTop],
  // The button that was pressed goes.
  [HOOKS.stopButton, () => one("questionBox")?.focus()],
];

document.addEventListener("click", (event) => {
  const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button;
  for (const [selector, act] of CLICKS) {
    const link = event.target.closest?.(selector);
    if (!link || isElsewhere) continue;
    event.preventDefault();
    act(link);
    return;
  }
  for (const [selector, act] of PRESSES) {
    const pressed = event.target.closest?.(selector);
    if (pressed) act(pressed, event);
  }
});

// The newest question goes to the top, so that its answer is read from its beginning.
let newest = "";
function followConversation() {
  const rows = all("questionRow");
  const heading = rows[rows.length - 1]?.querySelector("h2.question");
  const place = heading?.id ?? "";
  if (place === newest) return;
  newest = place;
  if (!place) return;
  const conversation = place.split(".")[1];
  const isBegun = !currentId() && isSent(heading.textContent);
  if (conversation === currentId() || isBegun) arrive(heading, conversation);
  else settle(heading, conversation);
}

function arrive(heading, conversation) {
  document.body.classList.remove("restoring");
  heading.closest(HOOKS.questionRow).scrollIntoView({ block: "start" });
  adopt(conversation);
  acknowledge(heading.textContent, conversation);
  refresh();
}

// A question for a conversation that is not there begins another; anything else was still on its way
// from another conversation, and came after the one that was opened.
async function settle(heading, conversation) {
  const id = currentId();
  const isInstead = isSent(heading.textContent) && (await askAfter(id)).gone && id === currentId();
  if (!isInstead) return open(currentId(), true);
  moveOn(id, conversation);
  replaceBy(conversation);
  arrive(heading, conversation);
}

// Leaves a conversation that is not there; returns what became of one that is, if nothing is under way.
async function leaveIfGone() {
  const id = currentId();
  const found = id ? await askAfter(id) : {};
  if (id !== currentId() || isAnythingAsked()) return {};
  if (!found.gone) return found;
  replaceBy("");
  announce(found.gone);
  return {};
}

// What was asked in another window meanwhile is shown here too.
async function catchUp() {
  const { id, exchanges } = await leaveIfGone();
  if (id && !isAnswering() && exchanges > all("questionRow").length) open(id, true);
}

function afterChange() {
  tidy();
  followConversation();
  takeGivenBack();
  pump();
  setInert();
  afterReader();
  if (isAnswering()) forget();
  offer();
}

let isPlanned = false;
function plan() {
  if (isPlanned) return;
  isPlanned = true;
  queueMicrotask(() => {
    isPlanned = false;
    afterChange();
  });
}

const observed = { childList: true, subtree: true, attributes: true, attributeFilter: ["aria-label"] };
whenMoved(() => {
  leaveIfGone();
  markCurrent();
  showWaiting();
  followAddress();
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "visible") return;
  refresh();
  refreshArticles();
  catchUp();
});
addEventListener("focus", catchUp);
document.addEventListener("citeline:dropped", openDrawer);
whenPasted(refreshAll);
whenNarrowed(refreshSoon);

takeUp();
setInert();
// Both at once, since the one moves the other.
Promise.all([refresh(), refreshArticles()]).then(() => left.classList.add("ready"));
start();
startAsking();
watchConnection();
whenReady().then(() => {
  const observer = new MutationObserver(plan);
  observer.observe(document.getElementById("page"), observed);
  afterChange();
});
