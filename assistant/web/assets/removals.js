// Articles that are removed, at once, since they can be brought back: where it is said, or for a day
// from the menu.

import { announce } from "./announcements.js";
import * as choice from "./choice.js";
import { openMenu } from "./menu.js";
import { request } from "./page.js";
import { isGone, refreshIfShown, remember } from "./reader.js";
import { moment, say } from "./strings.js";

let kept = [];
export const learnRemovals = (removals) => (kept = removals);
export const isAnythingRemoved = () => kept.length > 0;

// Says whether it was done; `refresh` shows the articles anew.
export async function removeArticles(ids, said, refresh) {
  let undo;
  try {
    ({ undo } = await (await request("api/articles/remove", "POST", { articles: ids })).json());
  } catch (error) {
    announce(error.message);
    return false;
  }
  for (const id of ids) remember(id, true);
  choice.keepOnly(choice.sources(), ids);
  refreshIfShown(isGone);
  announce(said, { act: () => restore(undo, refresh) });
  await refresh();
  return true;
}

async function restore(undo, refresh) {
  try {
    const { restored } = await (await request("api/articles/restore", "POST", { undo })).json();
    for (const id of restored) remember(id, false);
    refreshIfShown((id) => restored.includes(id));
  } catch (error) {
    announce(error.message);
  }
  refresh();
}

// Also what was removed before the page was loaded, or in another window.
export function openRemovals(anchor, refresh) {
  const choices = kept.map(({ undo, count, title, removed }) => {
    const said = count === 1 ? say("removedTitle", { title }) : say("allOf", { count });
    return [`${said} · ${moment(removed)}`, () => restore(undo, refresh)];
  });
  openMenu(anchor, say("bringBack"), choices);
}
