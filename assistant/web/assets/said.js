// What the server says, in the language of the page. It writes English; german.js, german_files.js and
// german_periods.js have it in German.

import { isGerman, LOCALE } from "./strings.js";

const { SENTENCES, PARTS } = isGerman ? await import("./german.js") : { SENTENCES: {}, PARTS: {} };
const { PERIODS } = isGerman ? await import("./german_periods.js") : { PERIODS: {} };
const { FILES } = isGerman ? await import("./german_files.js") : { FILES: {} };

const KEPT = 5000;
const HOLE = /\{(\w+)([*~#!]?)\}/;
const FIGURE = String.raw`([\d,]+|(?:\d{1,2} )?\p{Lu}\p{Ll}+ \d{1,4})`;
const NEXT_SENTENCE = /(?<=[.?!]) (?=[\p{Lu}\d“])/u;
const LISTED = /(, | and | or |; )/;
const JOINTS = { " and ": " und ", " or ": " oder " };
const LANGUAGE_CODES = isGerman
  ? "en de fr it es pt nl no sv fi pl cs ru uk bg el tr zh ja ko ar fa ur hi mr bn he th".split(" ")
  : [];

const named = (locale) => new Intl.DisplayNames([locale], { type: "language" });
const months = (locale) =>
  Array.from({ length: 12 }, (_, at) => new Date(2026, at, 1).toLocaleDateString(locale, { month: "long" }));
const paired = (ours, theirs) => new Map(ours.map((one, at) => [one, theirs[at]]));
const MONTHS = paired(months("en-GB"), months(LOCALE));
const LANGUAGES = paired(
  LANGUAGE_CODES.map((one) => named("en").of(one)),
  LANGUAGE_CODES.map((one) => named(LOCALE).of(one)),
);

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

// A template as an expression, with what is to become of each thing that stands for itself.
function compiled([english, german]) {
  const pieces = english.split(HOLE);
  const holes = [];
  let source = "";
  for (let at = 0; at < pieces.length; at += 3) {
    source += escaped(pieces[at]);
    if (at + 1 >= pieces.length) break;
    holes.push([pieces[at + 1], pieces[at + 2]]);
    source += pieces[at + 2] === "#" ? FIGURE : "(.+?)";
  }
  return { expression: new RegExp(`^${source}$`, "su"), holes, german };
}

const SENTENCE_FORMS = Object.entries({ ...SENTENCES, ...FILES }).map(compiled);
const PART_FORMS = Object.entries({ ...PERIODS, ...PARTS }).map(compiled);

function looked(text, forms) {
  for (const { expression, holes, german } of forms) {
    const match = expression.exec(text);
    if (!match) continue;
    const values = holes.map(([name, kind], at) => [name, VALUES[kind](match[at + 1])]);
    if (values.some(([, value]) => value === null)) continue;
    const byName = Object.fromEntries(values);
    return german.replace(/\{(\w+)[*~#!]?\}/g, (_, name) => byName[name]);
  }
  return null;
}

// As they stand; a number or a day; what is known; each of a list where it is known; sentences.
const VALUES = {
  "": (text) => text,
  "#": figure,
  "*": (text) => part(text),
  "~": listed,
  "!": (text) => sentences(text),
};

function figure(text) {
  if (/^[\d,]+$/.test(text)) return text.replaceAll(",", ".");
  const [, day, month, year] = /^(?:(\d{1,2}) )?(\p{Lu}\p{Ll}+) (\d{1,4})$/u.exec(text) ?? [];
  return MONTHS.has(month) ? `${day ? `${day}. ` : ""}${MONTHS.get(month)} ${year}` : null;
}

const part = (text) => figure(text) ?? LANGUAGES.get(text) ?? looked(text, PART_FORMS);

// Never over the end of a sentence.
function listed(text) {
  const [, ...after] = text.split(NEXT_SENTENCE);
  if (after.some((one) => looked(one, SENTENCE_FORMS) ?? looked(`${one}.`, SENTENCE_FORMS))) return null;
  const each = text.split(LISTED);
  const put = each.map((one) => JOINTS[one] ?? part(one) ?? (LISTED.test(one) ? one : null));
  if (each.length > 1 && put.every((one) => one !== null)) return put.join("");
  return part(text) ?? each.map((one, at) => put[at] ?? one).join("");
}

function sentences(text) {
  const whole = looked(text, SENTENCE_FORMS);
  if (whole !== null) return whole;
  const each = text.split(NEXT_SENTENCE);
  return each.length > 1 ? each.map((one) => looked(one, SENTENCE_FORMS) ?? one).join(" ") : text;
}

// On one line, as in "Province Today · 6 March 2026 · page 3".
const line = (text) => text.split(" · ").map((one) => part(one) ?? one).join(" · ");

const known = { sentences: new Map(), line: new Map() };

function kept(kind, make, text) {
  const found = known[kind];
  if (found.size > KEPT) found.clear();
  if (!found.has(text)) found.set(text, make(text));
  return found.get(text);
}

// A sentence of the server, or several.
export const said = (text) => (isGerman && text ? kept("sentences", sentences, text) : text);

const SAID = [
  ...[".reason", ".why", ".stated", ".note", ".status", ".hint", ".hint a", ".searched .label", ".understood .label"],
  ...[".understood a", ".ways .chip", ".nearest > .label", ".actions a", ".fate", ".verdict", ":is(.folded, .rest) summary"],
  ...[".welcome h2", ".welcome p", ".welcome a", "#writer p", ".read a"],
].join(",");
const LINES = ".meta, .sentence > .label, .searched .chip";
const TITLED = ".searched a[title]";

// Puts what is the server's own in a part of the page into the page's language; never an article's.
export function translate(root) {
  if (!isGerman || !root) return;
  for (const element of root.querySelectorAll(SAID)) rewrite(element, said);
  for (const element of root.querySelectorAll(LINES)) rewrite(element, (text) => kept("line", line, text));
  for (const element of root.querySelectorAll(TITLED)) {
    const title = said(element.title);
    if (title !== element.title) element.title = title;
  }
}

function rewrite(element, into) {
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
    const [, before, text, after] = /^(\s*)(.*?)(\s*)$/s.exec(node.data);
    const put = into(text);
    if (put !== text) node.data = before + put + after;
  }
}
