// Puts the parts together: what a click means, and what follows when the conversation changes.

import { ACTION_LINK, follow } from "./actions.js";
import {
  askToRemove,
  closeDrawer,
  DRAWER_LINK,
  focusAfterRemoval,
  focusPicked,
  openDrawer,
  pick,
  pickNone,
  REMOVAL_LINK,
  TAKE_BACK_LINK,
  takeBack,
} from "./articles.js";
import "./card.js";
import { acknowledge, start as watchConnection } from "./connection.js";
import { markCurrent, refresh, side } from "./conversations.js";
import { openPasting, openSettings } from "./dialogs.js";
import { all, HOOKS, one, whenReady } from "./hooks.js";
import { closeTop } from "./keys.js";
import { adopt, begin, goTo, idOf, start, whenMoved } from "./navigation.js";
import { isShown } from "./page.js";
import { closeSide, openSide, setInert, veil } from "./panels.js";
import { afterChange as afterReader, followAddress, openSource, SOURCE_LINK } from "./reader.js";
import { tidy } from "./tidy.js";

document.body.append(side);

const CLICKS = [
  [ACTION_LINK, follow],
  [SOURCE_LINK, openSource],
  [REMOVAL_LINK, askToRemove],
  [TAKE_BACK_LINK, takeBack],
  ["#listing a.pick", pick],
  ["#listing a.pick-none", pickNone],
  [DRAWER_LINK, openDrawer],
  ["a.conversation", (link) => (goTo(idOf(link.pathname)), closeSide())],
];

const PRESSES = [
  ["#articles-close", closeDrawer],
  ["#side-close", closeSide],
  ["#settings-button", openSettings],
  ["#paste-button", openPasting],
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
  document.body.classList.remove("restoring");
  rows[rows.length - 1].scrollIntoView({ block: "start" });
  acknowledge(heading.textContent);
  adopt(place.split(".")[1]);
  refresh();
}

function afterChange() {
  tidy();
  followConversation();
  setInert();
  afterReader();
  focusAfterRemoval();
  focusPicked();
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
  markCurrent();
  followAddress();
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") refresh();
});

refresh();
start();
watchConnection();
whenReady().then(() => {
  const observer = new MutationObserver(plan);
  for (const id of ["page", "articles"]) observer.observe(document.getElementById(id), observed);
  afterChange();
});
