// Every hook into Gradio's own markup stands here, and only here; tests/browser/test_hooks.py says
// which no longer match.

export const HOOKS = {
  questionBox: "#question textarea",
  questionFrame: "#question",
  askButton: "#question .submit-button",
  stopButton: "#question .stop-button",
  chat: "#chat",
  log: '#chat [role="log"]',
  message: "#chat [data-testid]",
  messageRow: "#chat .message-row",
  content: "#chat .message-content",
  reply: "#chat .bot-row",
  questionRow: "#chat .user-row",
  examples: "#chat .examples",
  example: "#chat .example",
  relayOpen: "#open :is(textarea, input)",
  relayOpenButton: "#open-button",
  relayAct: "#act :is(textarea, input)",
  relayActButton: "#act-button",
  conversation: "#conversation :is(textarea, input)",
  given: "#given :is(textarea, input)",
  choiceBox: "#choice :is(textarea, input)",
  refreshButton: "#refresh-button",
  promise: "#brand .promise",
  newButton: "#new-button",
  articlesButton: "#articles-button",
  conversationsButton: "#conversations-button",
};

export const one = (name) => document.querySelector(HOOKS[name]);
export const all = (name) => document.querySelectorAll(HOOKS[name]);

export const isAnswering = () => one("stopButton") !== null;

// Resolves once what is written to the page reaches the server: the count of the articles is the
// first thing to come back from it.
const isConnected = () => one("questionBox") && one("articlesButton")?.textContent.includes("(");

export function whenReady() {
  return new Promise((resolve) => {
    const look = () => (isConnected() ? resolve() : setTimeout(look, 30));
    look();
  });
}

export function write(box, text) {
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

// A box hands its text on in its own time.
function relay(boxName, buttonName, text) {
  const box = one(boxName);
  if (!box) return;
  write(box, text);
  setTimeout(() => one(buttonName)?.click(), 30);
}

export const openConversation = (id) => relay("relayOpen", "relayOpenButton", id);

export const relayAct = (address) => relay("relayAct", "relayActButton", address);

export function typeQuestion(question) {
  const box = one("questionBox");
  if (!box) return;
  write(box, question);
  box.focus();
}

export function writeChoice(text) {
  const box = one("choiceBox");
  if (box) write(box, text);
}
