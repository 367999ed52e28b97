// The list of conversations: searched, opened, renamed, exported, deleted and brought back.

import { announce } from "./announcements.js";
import { openMenu } from "./menu.js";
import { currentId, goTo } from "./navigation.js";
import { address, button, make, request } from "./page.js";

const WAIT_MILLISECONDS = 200;
const DAY = 24 * 3600 * 1000;

const list = make("ul", { id: "conversation-list" });
const search = make("input", {
  type: "search",
  placeholder: "Search conversations",
  "aria-label": "Search conversations",
});
const hint = make("p", { class: "hint", role: "status" });
export const side = make(
  "nav",
  { id: "side", "aria-label": "Conversations" },
  make(
    "div",
    { class: "side-top" },
    make("span", { class: "side-name" }, "Conversations"),
    button("Close", { id: "side-close" }),
  ),
  search,
  hint,
  list,
  button("Settings", { id: "settings-button", "aria-haspopup": "dialog" }),
);

let timer = 0;
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
  const isSearch = search.value.trim();
  if (!found.kept) hint.textContent = "The data folder can only be read: conversations are not kept.";
  else if (found.conversations.length) hint.textContent = "";
  else hint.textContent = isSearch ? "No conversation has these words." : "What you ask is kept here.";
}

function show(conversations) {
  const rows = [];
  let group = "";
  for (const one of conversations) {
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
  if (day >= midnight) return "Today";
  if (day >= midnight - DAY) return "Yesterday";
  return day >= midnight - 7 * DAY ? "The last seven days" : "Earlier";
}

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
    "aria-label": `More about “${conversation.name}”`,
  });
  more.addEventListener("click", () =>
    openMenu(more, conversation.name, [
      ["Rename", () => rename(item, link, conversation)],
      ["Export as Markdown", () => save(conversation, "markdown")],
      ["Export as HTML", () => save(conversation, "html")],
      ["Export as JSON", () => save(conversation, "json")],
      ["Delete", () => remove(conversation)],
    ]),
  );
  const item = make("li", {}, link, more);
  return item;
}

export function markCurrent() {
  for (const link of list.querySelectorAll("a")) {
    const isCurrent = link.pathname.endsWith(`/c/${currentId()}`);
    if (isCurrent) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function save(conversation, form) {
  const link = make("a", {
    href: address(`api/conversations/${conversation.id}/export?form=${form}`).href,
    download: "",
  });
  link.click();
}

function rename(item, link, conversation) {
  const box = make("input", { "aria-label": "Name", maxlength: "200" });
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
  announce(`Deleted “${conversation.name}”.`, {
    act: async () => {
      if ((await attempt(() => request(`${path}/restore`, "POST"))) && isOpen) goTo(conversation.id);
    },
  });
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
