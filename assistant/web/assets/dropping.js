// Files and whole folders, dropped anywhere on the page.

import { announce } from "./announcements.js";
import { say } from "./strings.js";
import { addFiles } from "./uploads.js";

const isFiles = (event) => event.dataTransfer?.types.includes("Files");
for (const name of ["dragenter", "dragover"]) {
  document.addEventListener(name, (event) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
}
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) document.body.classList.remove("dropping");
});
document.addEventListener("drop", async (event) => {
  document.body.classList.remove("dropping");
  if (!isFiles(event)) return;
  event.preventDefault();
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.());
  const files = [...event.dataTransfer.files];
  addFiles(entries.some((entry) => entry?.isDirectory) ? await filesInAll(entries.filter(Boolean)) : files);
  document.dispatchEvent(new CustomEvent("citeline:dropped"));
});

// One that cannot be opened keeps back no other.
async function filesInAll(entries) {
  const files = [];
  for (const entry of entries) {
    try {
      files.push(...(await filesIn(entry)));
    } catch {
      announce(say("notOpened", { name: entry.name }));
    }
  }
  return files;
}

async function filesIn(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const part = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!part.length) return filesInAll(found);
    found.push(...part);
  }
}
