// Many articles at once: picked from one to another or all that the list finds, and removed together.

import * as choice from "./choice.js";
import { button, make } from "./page.js";
import { say } from "./strings.js";

export const bulk = make("p", { id: "bulk", class: "soft" });

// Where a span of picked articles begins.
let first = "";
let isSpan = false;

// With Shift every article from the one that was picked last.
export function watchPicks(list, articleOf) {
  list.addEventListener("click", (event) => {
    if (event.target.matches(".pick")) isSpan = event.shiftKey;
  });
  list.addEventListener("change", ({ target }) => {
    const picked = articleOf(target);
    const all = [...list.querySelectorAll(".pick")].map(articleOf);
    const ends = [all.findIndex(({ id }) => id === first), all.indexOf(picked)].sort((one, other) => one - other);
    choice.pickAll(isSpan && ends[0] >= 0 ? all.slice(ends[0], ends[1] + 1) : [picked], target.checked);
    first = picked.id;
  });
}

// Nobody is to remove what he does not see: those picked that the list does not find are told apart.
// `found` are the ids that it is known to find, of `matching` that it does.
export function showBulk({ found, matching, total, samples, pickFound, remove }) {
  const all = choice.picked();
  const ids = all.filter((id) => found.has(id));
  const unseen = all.length - ids.length;
  const parts = [];
  const plain = (text, act) => parts.push(button(text, { class: "plain" }, act));
  const removal = (key, ids) => {
    const count = ids.length;
    plain(say(key, { count }), () => remove(ids, say("removedMany", { count })));
  };
  if (ids.length) removal("removePicked", ids);
  if (unseen) parts.push(make("span", {}, say(ids.length ? "pickedUnseen" : "onlyUnseen", { count: unseen })));
  const isNarrowed = matching < total;
  if (matching > Math.max(1, ids.length) && (all.length || isNarrowed)) {
    plain(say(isNarrowed ? "pickFound" : "pickEvery", { count: matching }), pickFound);
  }
  if (all.length) plain(say("pickNone"), choice.pickNone);
  else if (samples.length && !isNarrowed) removal("removeSamples", samples);
  bulk.replaceChildren(...parts);
}
