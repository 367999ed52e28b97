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
  const heading = (text) => make("h4", "", text);
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
      if (sentence.verdict) paragraph.append(make("span", "kind", ` (${sentence.verdict})`));
      paragraph.append(" ");
    }
    return paragraph;
  };

  const citation = (item, number) => {
    const notes = [item.right ? flag(true, " evidence") : null];
    if (item.valid === false) notes.push(flag(false, " does not match the article"));
    return make("div", `source ${item.valid === false ? "bad" : item.right ? "good" : ""}`,
      make("div", "origin", `[${number}] ${item.origin} · characters ${item.place}`, ...notes),
      make("div", "excerpt", item.before, make("mark", "", item.quote), item.after));
  };

  const evidence = (item) => make("div", `source ${item.rank ? "good" : "bad"}`,
    make("div", "origin", item.origin, " ",
      item.sentence ? flag(item.rank, item.rank ? `retrieved at rank ${item.rank}` : "not retrieved") : null),
    make("div", "", item.sentence || "Only the article is known."));

  const ranking = (items, text) => make("ol", "ranking",
    ...items.map((item) => make("li", item.right ? "good" : "", text(item))));

  const numbers = (values, unit) =>
    Object.entries(values).map(([name, value]) => `${name} ${value}${unit}`).join(" · ");

  const body = (item) => {
    const cited = [];
    const left = make("div", "");
    for (const turn of item.history) left.append(make("p", "origin", `${turn.role}: ${turn.text}`));
    left.append(heading("Answer"), answer(item, cited));
    if (item.fallback) left.append(make("p", "", flag(false, "Quoted, because the language model failed: "), item.fallback));
    if (item.incomplete) left.append(make("p", "", flag(false, "Incomplete: "), item.incomplete));
    if (item.short) left.append(make("p", "", make("b", "", item.short)));
    left.append(heading("Expected"), make("p", "",
      item.answerable ? item.expected.join(" | ") || "an answer" : "a refusal"));
    if (cited.length) left.append(heading("Cited"), ...cited.map((one, at) => citation(one, at + 1)));
    if (item.evidence.length) left.append(heading("Evidence"), ...item.evidence.map(evidence));
    const right = make("div", "");
    if (item.retrieved.length) right.append(heading("Retrieved sentences"),
      ranking(item.retrieved, (one) => `${one.text} (${one.title}, ${one.score})`));
    if (item.articles.length) right.append(heading("Retrieved articles"),
      ranking(item.articles, (one) => one.title));
    for (const one of item.judgements) left.append(heading(`Judgement: ${one.judge}`),
      make("p", "", make("b", "", one.score === null ? "no score" : `${one.score} of 5`), ` ${one.said}`));
    const facts = [numbers(item.latency, " ms"), numbers(item.tokens, " tokens")];
    if (item.answerability !== null) facts.unshift(`answerability ${item.answerability.toFixed(3)}`);
    right.append(heading("Measured"), make("p", "origin", facts.filter(Boolean).join(" · ")));
    return make("div", "body columns", left, right);
  };

  const element = (item) => {
    const badge = make("span", `badge ${item.outcome.replace(/ /g, "-")}`, item.outcome);
    const details = make("details", "question",
      make("summary", "", badge, make("span", "title", item.question),
        make("span", "kind", [item.fallback ? "fallback" : "", item.incomplete ? "incomplete" : "", item.type, item.id].filter(Boolean).join(" · "))));
    details.addEventListener("toggle", () => {
      if (details.open && details.childElementCount === 1) details.append(body(item));
    });
    return details;
  };

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
  const fill = (select, values) => {
    for (const value of [...new Set(values)].sort()) if (value) select.append(new Option(value, value));
  };
  fill(outcome, data.map((item) => item.outcome));
  fill(type, data.map((item) => item.type));
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
    document.getElementById("count").textContent = `${shown} of ${entries.length}`;
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
