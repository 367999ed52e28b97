// Says what the page's script has to say, in the language of the browser or the one that was chosen in
// the settings. What the server says is in german.js.

import { ENGLISH } from "./english_strings.js";
import { GERMAN } from "./german_strings.js";

export const LANGUAGES = { en: ENGLISH, de: GERMAN };
const KEY = "citeline-language";

export const chosenLanguage = () => localStorage.getItem(KEY) ?? "system";

export function chooseLanguage(name) {
  if (name === "system") localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, name);
  location.reload();
}

const spoken = [chosenLanguage(), ...navigator.languages].map((one) => one.slice(0, 2));
const words = LANGUAGES[spoken.find((one) => one in LANGUAGES)] ?? ENGLISH;

document.documentElement.lang = words.language;

// One of the sentences above; a count of one may have its own.
export function say(key, values = {}) {
  const text = (values.count === 1 && words[`${key}.1`]) || words[key];
  return text.replace(/\{(\w+)\}/g, (_, name) => shown(values[name]));
}

const shown = (value) => (typeof value === "number" ? value.toLocaleString(words.language) : value);

export const isGerman = words === GERMAN;
export const LOCALE = words.language === "en" ? "en-GB" : words.language;
const DAY_FORM = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
const MONTH_FORM = { month: "long", year: "numeric", timeZone: "UTC" };
const at = (text) => new Date(`${text}T00:00:00Z`);

export const isMonth = (text) => text.length === 7;

// A day as people write it; `text` is 2024-05-03, or 2024-05 where only the month is known.
export const day = (text) =>
  isMonth(text) ? at(`${text}-01`).toLocaleDateString(LOCALE, MONTH_FORM) : at(text).toLocaleDateString(LOCALE, DAY_FORM);

// A moment as people tell it who were there today or yesterday.
export const moment = (text) =>
  new Date(text).toLocaleString(LOCALE, { weekday: "long", hour: "numeric", minute: "2-digit" });

// Days from one to another as people write them: a day, a month, years, or both ends.
export function span(first, last) {
  if (first === last) return day(first);
  const after = new Date(at(last).getTime() + 24 * 3600 * 1000).toISOString().slice(0, 10);
  const isWhole = (end) => first.endsWith(end) && after.endsWith(end);
  const years = [first, last].map((one) => one.slice(0, 4));
  if (isWhole("-01-01")) return years[0] === years[1] ? years[0] : years.join("–");
  if (isWhole("-01") && first.slice(0, 7) === last.slice(0, 7)) {
    return at(first).toLocaleDateString(LOCALE, MONTH_FORM);
  }
  return say("between", { first: day(first), last: day(last) });
}
