"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);

  // Texts come from articles and models: they are only ever set as text.
  const make = (tag, className, ...children) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };
  // In German where the page is asked for in German, or else the browser is.
  const { documentElement: root } = document;
  const isGerman = (root.dataset.language ?? navigator.language).startsWith("de");
  const german = isGerman ? JSON.parse(document.getElementById("german").textContent) : {};
  const HOLE = /\{(\w+)\}/;
  const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const forms = Object.entries(german).filter(([english]) => HOLE.test(english)).map(([english, put]) => [
    new RegExp(`^${english.split(HOLE).map((part, at) => (at % 2 ? `(?<${part}>.+?)` : escaped(part))).join("")}$`, "s"), put]);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  // What is said of given values, which stay as they are.
  const say = (text, values = {}) => fill(german[text] ?? text, values);
  // What the page was written with, and what of it is known in its turn.
  const said = (text) => {
    if (text in german) return german[text];
    for (const [form, put] of forms) {
      const found = form.exec(text);
      if (found) return fill(put, Object.fromEntries(Object.entries(found.groups).map(([name, value]) => [name, said(value)])));
    }
    return text;
  };
  const OURS = ".brand, .total span, .legend li, .notes li, h2, h3, .note, .plot-label, .chart text, .filters label, option, summary";
  const translate = () => {
    root.lang = "de";
    for (const element of document.querySelectorAll(OURS)) {
      for (const node of element.childNodes) {
        const text = node.nodeType === Node.TEXT_NODE ? node.data.replace(/\s+/g, " ").trim() : "";
        if (text) node.data = node.data.startsWith(" ") ? ` ${said(text)} ` : `${said(text)} `;
      }
    }
    for (const element of document.querySelectorAll("svg[aria-label]")) element.setAttribute("aria-label", said(element.getAttribute("aria-label")));
    for (const element of document.querySelectorAll("[placeholder]")) element.placeholder = said(element.placeholder);
  };
  const heading = (text, values) => make("h4", "", say(text, values));
  const flag = (good, text) => make("span", `flag ${good ? "good" : "bad"}`, text);

  const answer = (item, numbers) => {
    if (item.error) return make("p", "", flag(false, item.error));
    if (!item.sentences.length) return make("p", "", item.answer);
    const paragraph = make("p", "");
    for (const sentence of item.sentences) {
      paragraph.append(sentence.text);
      for (const citation of sentence.citations) {
        numbers.push(citation);
        paragraph.append(make("sup", "", `[${numbers.length}]`));
      }
      if (sentence.verdict) paragraph.append(make("span", "kind", ` (${say(sentence.verdict)})`));
      paragraph.append(" ");
    }
    return paragraph;
  };

  const citation = (item, number) => {
    const notes = [item.right ? flag(true, ` ${say("evidence")}`) : null];
    if (item.valid === false) notes.push(flag(false, ` ${say("does not match the article")}`));
    return make("div", `source ${item.valid === false ? "bad" : item.right ? "good" : ""}`,
      make("div", "origin", `[${number}] ${item.origin} · ${say("characters {place}", item)}`, ...notes),
      make("div", "excerpt", item.before, make("mark", "", item.quote), item.after));
  };

  const evidence = (item) => make("div", `source ${item.rank ? "good" : "bad"}`,
    make("div", "origin", item.origin, " ",
      item.sentence ? flag(item.rank, item.rank ? say("retrieved at rank {rank}", item) : say("not retrieved")) : null),
    make("div", "", item.sentence || say("Only the article is known.")));

  const ranking = (items, text) => make("ol", "ranking",
    ...items.map((item) => make("li", item.right ? "good" : "", text(item))));

  const numbers = (values, unit) =>
    Object.entries(values).map(([name, value]) => `${say(name)} ${value}${unit}`).join(" · ");

  const body = (item) => {
    const cited = [];
    const left = make("div", "");
    for (const turn of item.history) left.append(make("p", "origin", `${say(turn.role)}: ${turn.text}`));
    left.append(heading("Answer"), answer(item, cited));
    if (item.fallback) left.append(make("p", "", flag(false, `${say("Quoted, because the language model failed:")} `), item.fallback));
    if (item.incomplete) left.append(make("p", "", flag(false, `${say("Incomplete:")} `), item.incomplete));
    if (item.short) left.append(make("p", "", make("b", "", item.short)));
    left.append(heading("Expected"), make("p", "",
      item.answerable ? item.expected.join(" | ") || say("an answer") : say("a refusal")));
    if (cited.length) left.append(heading("Cited"), ...cited.map((one, at) => citation(one, at + 1)));
    if (item.evidence.length) left.append(heading("Evidence"), ...item.evidence.map(evidence));
    const right = make("div", "");
    if (item.retrieved.length) right.append(heading("Retrieved sentences"),
      ranking(item.retrieved, (one) => `${one.text} (${one.title}, ${one.score})`));
    if (item.articles.length) right.append(heading("Retrieved articles"),
      ranking(item.articles, (one) => one.title));
    for (const one of item.judgements) left.append(heading("Judgement: {judge}", { judge: said(one.judge) }),
      make("p", "", make("b", "", one.score === null ? say("no score") : say("{score} of 5", one)), ` ${one.said}`));
    const facts = [numbers(item.latency, " ms"), numbers(item.tokens, " tokens")];
    if (item.answerability !== null) facts.unshift(say("answerability {value}", { value: item.answerability.toFixed(3) }));
    right.append(heading("Measured"), make("p", "origin", facts.filter(Boolean).join(" · ")));
    return make("div", "body columns", left, right);
  };

  const element = (item) => {
    const badge = make("span", `badge ${item.outcome.replace(/ /g, "-")}`, say(item.outcome));
    const details = make("details", "question",
      make("summary", "", badge, make("span", "title", item.question),
        make("span", "kind", [item.fallback ? say("fallback") : "", item.incomplete ? say("incomplete") : "", item.type, item.id].filter(Boolean).join(" · "))));
    details.addEventListener("toggle", () => {
      if (details.open && details.childElementCount === 1) details.append(body(item));
    });
    return details;
  };

  if (isGerman) translate();
  const list = document.getElementById("questions");
  const entries = data.map((item) => ({
    item,
    node: element(item),
    words: [item.id, item.question, item.answer, item.short, item.expected.join(" "),
      item.fallback ? "fallback" : "", item.incomplete ? "incomplete" : ""].join(" ").toLowerCase(),
  }));
  list.append(...entries.map((entry) => entry.node));

  const search = document.getElementById("search");
  const outcome = document.getElementById("outcome");
  const type = document.getElementById("type");
  const offer = (select, values) => {
    for (const value of [...new Set(values)].sort()) if (value) select.append(new Option(say(value), value));
  };
  offer(outcome, data.map((item) => item.outcome));
  offer(type, data.map((item) => item.type));
  const filter = () => {
    const wanted = search.value.toLowerCase().split(/\s+/);
    let shown = 0;
    for (const { item, node, words } of entries) {
      const keep = wanted.every((word) => words.includes(word))
        && (!outcome.value || item.outcome === outcome.value)
        && (!type.value || item.type === type.value);
      node.hidden = !keep;
      shown += keep;
    }
    document.getElementById("count").textContent = say("{shown} of {total}", { shown, total: entries.length });
  };
  const filters = document.getElementById("filters");
  filters.addEventListener("input", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filter();

  const metric = document.getElementById("slice-metric");
  metric?.addEventListener("input", () => {
    for (const block of document.querySelectorAll(".slice")) block.hidden = block.dataset.metric !== metric.value;
  });
})();
