// Dialogs of our own: a text that is pasted becomes an article; how the page looks is set here.

import { announce } from "./announcements.js";
import { one } from "./hooks.js";
import { button, make, request } from "./page.js";

function dialog(id, title, ...children) {
  const heading = make("h2", { id: `${id}-title` }, title);
  const box = make("dialog", { id, class: "dialog", "aria-labelledby": heading.id }, heading);
  box.append(...children);
  document.body.append(box);
  return box;
}

function field(label, input) {
  return make("label", { class: "field" }, make("span", {}, label), input);
}

// A pasted text

const title = make("input", { name: "title", maxlength: "300" });
const source = make("input", { name: "source", maxlength: "300" });
const text = make("textarea", { name: "text", rows: 9, required: "" });
const problem = make("p", { class: "problem", role: "alert" });
const form = make(
  "form",
  {},
  field("Text", text),
  field("Title", title),
  field("Source", source),
  problem,
  make("button", { class: "main" }, "Add"),
  button("Cancel", {}, () => pasting.close()),
);
const pasting = dialog("pasting", "Paste a text", form);

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  problem.textContent = "";
  const body = { text: text.value, title: title.value, source: source.value };
  try {
    await request("api/texts", "POST", body);
  } catch (error) {
    problem.textContent = error.message;
    return;
  }
  form.reset();
  pasting.close();
  announce("1 article added. You can ask about it now.");
  one("refreshButton")?.click();
});

export const openPasting = () => pasting.showModal();

// How the page looks, and what writes the answers

const THEMES = [
  ["As the system", "system"],
  ["Light", "light"],
  ["Dark", "dark"],
];
const SIZES = [
  ["Small", "0.9"],
  ["Normal", "1"],
  ["Large", "1.15"],
  ["Very large", "1.35"],
];
const LOOK = "citeline-look";
const dark = matchMedia("(prefers-color-scheme: dark)");
const look = { theme: "system", size: "1", ...stored() };

function stored() {
  try {
    return JSON.parse(localStorage.getItem(LOOK) ?? "{}");
  } catch {
    return {};
  }
}

function apply() {
  const isDark = look.theme === "system" ? dark.matches : look.theme === "dark";
  document.body.classList.toggle("dark", isDark);
  document.documentElement.style.setProperty("--size", look.size);
  localStorage.setItem(LOOK, JSON.stringify(look));
}

function choice(name, options) {
  const box = make("select", { name });
  for (const [label, value] of options) box.append(make("option", { value }, label));
  box.value = look[name];
  box.addEventListener("change", () => {
    look[name] = box.value;
    apply();
  });
  return box;
}

const models = make("div", { id: "models", role: "status" });
const settings = dialog(
  "settings",
  "Settings",
  field("Theme", choice("theme", THEMES)),
  field("Text size", choice("size", SIZES)),
  make("h3", {}, "Language model"),
  models,
  button("Close", {}, () => settings.close()),
);

export function openSettings() {
  settings.showModal();
  findModels();
}

async function findModels() {
  models.replaceChildren(make("p", {}, "Looking for language models on this machine…"));
  let found;
  try {
    found = await (await request("api/language-models")).json();
  } catch (error) {
    models.replaceChildren(make("p", {}, error.message));
    return;
  }
  models.replaceChildren(make("p", {}, found.writer), ...found.servers.flatMap(server));
  if (found.servers.length) return;
  models.append(make("p", {}, "None of Ollama, llama.cpp, LM Studio and vLLM runs on this machine."));
}

function server({ name, provider, api_base: base, models: names, problem: trouble }) {
  const shown = names.slice(0, 8).join(", ") || trouble;
  const model = names[0] ?? "NAME";
  const lines = [`[llm]`, `provider = "${provider}"`, `model = ${JSON.stringify(model)}`];
  const toml = [...lines, `api_base = "${base}"`].join("\n");
  return [
    make("p", {}, make("strong", {}, name), ` runs here, with ${shown}. To use it, put into citeline.toml:`),
    make("pre", { tabindex: "0" }, toml),
  ];
}

dark.addEventListener("change", apply);
apply();
// Gradio sets the theme once more when it has started.
new MutationObserver(() => {
  const isDark = look.theme === "system" ? dark.matches : look.theme === "dark";
  if (document.body.classList.contains("dark") !== isDark) apply();
}).observe(document.body, { attributes: true, attributeFilter: ["class"] });
