// Browsers load no module from a file, so this one sentence comes from a plain script.
if (location.protocol === "file:") {
  for (const sentence of document.querySelectorAll(".pt-from-file")) sentence.hidden = false;
}
