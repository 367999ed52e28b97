// The settings: how the page looks and speaks, what writes the answers, and where everything lies.

import { dialog, field } from "./dialogs.js";
import { openKeys } from "./keys.js";
import { button, make, request } from "./page.js";
import { TOUCH } from "./panels.js";
import { said } from "./said.js";
import { chooseLanguage, chosenLanguage, say } from "./strings.js";

const THEMES = ["system", "light", "dark"];
const SIZES = ["0.9", "1", "1.15", "1.35"];
const LANGUAGE_NAMES = [
  [say("language.system"), "system"],
  ["English", "en"],
  ["Deutsch", "de"],
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

const isDark = () => (look.theme === "system" ? dark.matches : look.theme === "dark");

function apply() {
  // The first of them had its say before anything was painted, see shell.py.
  for (const one of [document.documentElement, document.body]) one.classList.toggle("dark", isDark());
  document.documentElement.style.setProperty("--size", look.size);
  localStorage.setItem(LOOK, JSON.stringify(look));
}

function choice(name, options, value, whenChosen) {
  const box = make("select", { name, class: "box" });
  for (const [label, one] of options) box.append(make("option", { value: one }, label));
  box.value = value;
  box.addEventListener("change", () => whenChosen(box.value));
  return box;
}

function lookOf(name, values) {
  const options = values.map((one) => [say(`${name}.${one}`), one]);
  return choice(name, options, look[name], (value) => {
    look[name] = value;
    apply();
  });
}

const models = make("div", { id: "models", role: "status" });
const facts = make("div", { id: "facts" });
const settings = dialog(
  "settings",
  say("settings"),
  field(say("theme"), lookOf("theme", THEMES)),
  field(say("size"), lookOf("size", SIZES)),
  field(say("languageOfPage"), choice("language", LANGUAGE_NAMES, chosenLanguage(), chooseLanguage)),
  make("h3", {}, say("languageModel")),
  models,
  facts,
  make(
    "p",
    {},
    button(say("close"), { class: "pill" }, () => settings.close()),
    " ",
    button(say("keys"), { class: "pill", hidden: TOUCH.matches }, () => (settings.close(), openKeys())),
  ),
);

export function openSettings() {
  settings.showModal();
  findModels();
  showFacts();
}

async function findModels() {
  models.replaceChildren(make("p", {}, say("lookingForModels")));
  let found;
  try {
    found = await (await request("api/language-models")).json();
  } catch (error) {
    models.replaceChildren(make("p", {}, error.message));
    return;
  }
  models.replaceChildren(make("p", {}, said(found.writer)), ...found.servers.flatMap(server));
  if (!found.servers.length) models.append(make("p", {}, say("noModels")));
  if (found.is_written) models.append(tester());
}

function server({ name, provider, api_base: base, models: names, problem }) {
  const model = names[0] ?? "NAME";
  const lines = [`[llm]`, `provider = "${provider}"`, `model = ${JSON.stringify(model)}`];
  const toml = [...lines, `api_base = "${base}"`].join("\n");
  const runs = say("runsHere", { models: names.slice(0, 8).join(", ") || problem });
  return [make("p", {}, make("strong", {}, name), runs), make("pre", { tabindex: "0" }, toml)];
}

// Asks the language model that is set for a word, and says how that went.
function tester() {
  const outcome = make("p", { role: "status" });
  const test = button(say("testModel"), { id: "test-model", class: "pill" }, async () => {
    outcome.textContent = say("testing");
    test.disabled = true;
    try {
      outcome.textContent = said((await (await request("api/language-models/test", "POST")).json()).said);
    } catch (error) {
      outcome.textContent = error.message;
    }
    test.disabled = false;
  });
  return make("div", {}, test, outcome);
}

async function showFacts() {
  let told;
  try {
    told = await (await request("citeline/settings")).json();
  } catch {
    return; // the models' place says it
  }
  const folder = [make("h3", {}, say("dataFolder")), make("p", {}, told.data_folder)];
  facts.replaceChildren(
    ...(told.data_folder ? folder : []),
    make("h3", {}, say("limits")),
    make("p", {}, said(told.kinds)),
    make("p", {}, say("limitQuestions", { characters: told.most_characters })),
  );
  const links = [
    [told.has_runs, `citeline/runs?language=${say("language")}`, "runs"],
    [told.has_users, "login", "account"],
  ];
  for (const [isThere, href, key] of links) {
    if (isThere) facts.append(make("p", {}, make("a", { href, target: "_blank" }, say(key))));
  }
}

dark.addEventListener("change", apply);
apply();
// Gradio sets the theme once more when it has started.
new MutationObserver(() => {
  if (document.body.classList.contains("dark") !== isDark()) apply();
}).observe(document.body, { attributes: true, attributeFilter: ["class"] });
