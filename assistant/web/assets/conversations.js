// The list of conversations: searched, opened, renamed, exported, deleted and brought back.

import { announce } from "./announcements.js";
import { openMenu } from "./menu.js";
import { currentId, goTo } from "./navigation.js";
import { address, button, make, request } from "./page.js";
import { moment, say } from "./strings.js";

const WAIT_MILLISECONDS = 200;
const DAY = 24 * 3600 * 1000;
const PROGRAM = "Citeline";

const list = make("ul", { id: "conversation-list" });
const search = make("input", {
  type: "search",
  class: "box",
  placeholder: say("findConversations"),
  "aria-label": say("findConversations"),
});
const signOut = button("", { id: "sign-out", class: "plain soft", hidden: true }, leave);
const deleted = button("", { id: "deleted-button", class: "plain soft", "aria-haspopup": "menu", hidden: true }, openDeleted);
const hint = make("p", { class: "soft", role: "status" });
export const side = make(
  "nav",
  { id: "side", "aria-label": say("conversations") },
  make(
    "div",
    { class: "pane-top" },
    make("h2", { class: "pane-name" }, say("conversations")),
    button(say("close"), { id: "side-close", class: "pill" }),
  ),
  search,
  hint,
  list,
  make(
    "div",
    { id: "side-foot" },
    button(say("settings"), { id: "settings-button", class: "plain soft", "aria-haspopup": "dialog" }),
    deleted,
    signOut,
  ),
);

let timer = 0;
let gone = [];
search.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(refresh, WAIT_MILLISECONDS);
});

export async function refresh() {
  let found;
  try {
    const words = new URLSearchParams({ search: search.value });
    found = await (await request(`api/conversations?${words}`)).json();
  } catch {
    return; // the banner says it
  }
  show(found.conversations);
  gone = found.deleted;
  deleted.hidden = !gone.length;
  deleted.textContent = say("deletedCount", { count: gone.length });
  signOut.hidden = !found.user;
  signOut.textContent = say("signOut", { name: found.user ?? "" });
  const isSearch = search.value.trim();
  if (!found.kept) hint.textContent = say("unkept");
  else if (found.conversations.length) hint.textContent = "";
  else hint.textContent = say(isSearch ? "noConversation" : "keptHere");
}

async function leave() {
  try {
    await request("logout", "POST");
    location.assign(address("login"));
  } catch (error) {
    announce(error.message);
  }
}

// What became of a conversation, perhaps in another window: how many exchanges it has, or, where it is
// not there, the server's sentence that says so.
export async function askAfter(id) {
  try {
    return await (await request(`api/conversations/${id}`)).json();
  } catch (error) {
    return error.status === 404 ? { gone: error.message } : {};
  }
}

function show(conversations) {
  const rows = [];
  let group = "";
  for (const one of conversations) {
    names.set(one.id, one.name);
    const name = groupOf(new Date(one.updated));
    if (name !== group) rows.push(make("li", { class: "group-name" }, name));
    group = name;
    rows.push(row(one));
  }
  const focused = document.activeElement?.closest?.("#conversation-list a")?.getAttribute("href");
  list.replaceChildren(...rows);
  if (focused) list.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  markCurrent();
}

function groupOf(day) {
  const midnight = new Date().setHours(0, 0, 0, 0);
  if (day >= midnight) return say("today");
  if (day >= midnight - DAY) return say("yesterday");
  return day >= midnight - 7 * DAY ? say("week") : say("earlier");
}

const known = new WeakMap();

function row(conversation) {
  const link = make(
    "a",
    { href: address(`c/${conversation.id}`).pathname, class: "conversation" },
    make("span", { class: "name" }, conversation.name),
  );
  if (conversation.found && conversation.found !== conversation.name) {
    link.append(make("span", { class: "meta" }, conversation.found));
  }
  const more = button("⋯", {
    class: "more",
    "aria-haspopup": "menu",
    "aria-label": say("moreAbout", { name: conversation.name }),
  });
  const item = make("li", {}, link, more);
  known.set(item, conversation);
  return item;
}

// One listener for all rows.
list.addEventListener("click", (event) => {
  const more = event.target.closest(".more");
  if (!more) return;
  const item = more.closest("li");
  const conversation = known.get(item);
  openMenu(more, conversation.name, [
    [say("rename"), () => rename(item.querySelector("a"), conversation)],
    [say("exportMarkdown"), () => save(conversation, "markdown")],
    [say("exportHtml"), () => save(conversation, "html")],
    [say("exportJson"), () => save(conversation, "json")],
    ...(conversation.id === currentId() ? [[say("print"), () => print()]] : []),
    [say("delete"), () => remove(conversation)],
  ]);
});

// What windows, bookmarks and prints are called by.
const names = new Map();

export function markCurrent() {
  const name = names.get(currentId());
  document.title = name ? `${name} · ${PROGRAM}` : PROGRAM;
  for (const link of list.querySelectorAll("a")) {
    const isCurrent = link.pathname.endsWith(`/c/${currentId()}`);
    if (isCurrent) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function save(conversation, form) {
  const fields = new URLSearchParams({ form, language: say("language") });
  const link = make("a", {
    href: address(`api/conversations/${conversation.id}/export?${fields}`).href,
    download: "",
  });
  link.click();
}

function rename(link, conversation) {
  const box = make("input", { "aria-label": say("name"), class: "box", maxlength: "200" });
  box.value = conversation.name;
  let isDone = false;
  const done = async (isKept) => {
    if (isDone) return;
    isDone = true; // taking the box away takes the focus from it, too
    box.replaceWith(link);
    link.focus();
    if (!isKept || !box.value.trim() || box.value === conversation.name) return;
    await attempt(() => request(`api/conversations/${conversation.id}`, "PATCH", { name: box.value }));
  };
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") done(true);
    if (event.key === "Escape") {
      event.stopPropagation();
      done(false);
    }
  });
  box.addEventListener("blur", () => done(true));
  link.replaceWith(box);
  box.focus();
  box.select();
}

async function remove(conversation) {
  const isOpen = currentId() === conversation.id;
  const path = `api/conversations/${conversation.id}`;
  if (!(await attempt(() => request(path, "DELETE")))) return;
  if (isOpen) goTo("");
  announce(say("deleted", { name: conversation.name }), { act: () => bringBack(conversation.id, isOpen) });
}

async function bringBack(id, isOpened) {
  if ((await attempt(() => request(`api/conversations/${id}/restore`, "POST"))) && isOpened) goTo(id);
}

// Also what was deleted before the page was loaded, or in another window.
function openDeleted() {
  const choices = gone.map(({ id, name, deleted: when }) => {
    const said = `${say("removedTitle", { title: name })} · ${moment(when)}`;
    return [said, () => bringBack(id, true)];
  });
  openMenu(deleted, say("bringBack"), choices);
}

async function attempt(change) {
  try {
    await change();
  } catch (error) {
    announce(error.message);
    return false;
  }
  await refresh();
  return true;
}
