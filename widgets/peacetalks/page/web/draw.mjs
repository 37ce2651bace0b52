// Draws every exploration at build time, in Node, with the kernel and the renderer that readers get.

import { JSDOM } from "jsdom";
import { loadPyodide } from "pyodide";

import { connect } from "./python.mjs";

const LIST = `
import json
from peacetalks import explorations
json.dumps([[name, part] for name in explorations.IDS for part in ("build", "teaser", "thumbnail")])
`;

/** Give the renderer a document; it asks for its globals when it is imported, so this comes first. */
function installDocument() {
  const { window } = new JSDOM("<!doctype html><body></body>", { pretendToBeVisual: true });
  const nothing = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Object.assign(window, { ResizeObserver: nothing, IntersectionObserver: nothing });
  window.matchMedia ??= () => ({ matches: false, addEventListener() {}, addListener() {} });
  window.DragEvent ??= class extends window.MouseEvent {};
  for (const name of Object.getOwnPropertyNames(window)) {
    if (name === "window" || name in globalThis || name.startsWith("_")) continue;
    Object.defineProperty(globalThis, name, { configurable: true, get: () => window[name] });
  }
  for (const name of ["Event", "CustomEvent", "EventTarget", "navigator", "MessageEvent"]) {
    Object.defineProperty(globalThis, name, { configurable: true, value: window[name], writable: true });
  }
  globalThis.window = window;
  return window;
}

/** What a control shows is a property; what is written into a page must be an attribute. */
function writeValues(root) {
  for (const input of root.querySelectorAll("input")) {
    if (input.type === "checkbox" || input.type === "radio") input.toggleAttribute("checked", input.checked);
    else input.setAttribute("value", input.value);
  }
  for (const option of root.querySelectorAll("option")) option.toggleAttribute("selected", option.selected);
  for (const area of root.querySelectorAll("textarea")) area.textContent = area.value;
}

/** Ids become `{id}0`, `{id}1` …, so that a page can make them its own. */
function renumber(root) {
  const ids = new Map();
  for (const element of root.querySelectorAll("[id]")) {
    ids.set(element.id, `{id}${ids.size}`);
    element.id = ids.get(element.id);
  }
  for (const name of ["for", "aria-labelledby", "aria-describedby", "aria-controls", "list"]) {
    for (const element of root.querySelectorAll(`[${name}]`)) {
      const renamed = element.getAttribute(name).split(" ").map((id) => ids.get(id) ?? id);
      element.setAttribute(name, renamed.join(" "));
    }
  }
  let groups = 0;
  const names = new Map();
  for (const radio of root.querySelectorAll("input[type=radio][name]")) {
    if (!names.has(radio.name)) names.set(radio.name, `{id}group${groups++}`);
    radio.setAttribute("name", names.get(radio.name));
  }
}

/** A strict Content-Security-Policy forbids style attributes in a page's text; classes say the same. */
class Styles {
  rules = new Map();

  take(root) {
    for (const element of root.querySelectorAll("[style]")) {
      const style = element.getAttribute("style").trim();
      element.removeAttribute("style");
      if (!style) continue;
      if (!this.rules.has(style)) this.rules.set(style, `pt-still-${this.rules.size}`);
      element.classList.add(this.rules.get(style));
    }
  }

  get css() {
    return [...this.rules].map(([style, name]) => `[data-state] .${name} { ${style} }\n`).join("");
  }
}

async function drawOne(window, Stage, kernel, listeners, exploration, part) {
  const element = window.document.body.appendChild(window.document.createElement("div"));
  const owner = `${exploration}:${part}`;
  const stage = new Stage(element, (text, buffers) => kernel.receive(owner, text, buffers));
  const root = await new Promise((resolve, reject) => {
    listeners.set(owner, (message) => {
      if (message.type === "error") reject(new Error(`exploration ${exploration}: ${message.message}`));
      else if (message.type === "opened") resolve(message.root);
      else stage.receive(message);
    });
    // Where the book stands is known when a page is written.
    kernel.open(owner, { exploration, part, book: "{book}" });
  });
  await stage.show(root);
  // Boxes add their children in later turns.
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve));
  return element;
}

/**
 * Draw all explorations.
 *
 * @param renderer address of the bundled `stage.mjs`
 * @param python options for `loadPyodide` that restore the snapshot
 * @returns `{drawings: {id: {part: html}}, css}`; in the HTML `{id}` stands where a page puts a prefix of its
 *   own, `{book}` where it puts the way to the book's folder
 */
export async function drawStills({ renderer, python }) {
  const pyodide = await loadPyodide(python);
  const wanted = JSON.parse(pyodide.runPython(LIST));
  const window = installDocument();
  const { Stage } = await import(renderer);
  const listeners = new Map();
  const kernel = connect(pyodide, (messages) => {
    for (const { text } of messages) {
      const message = JSON.parse(text);
      listeners.get(message.owner)?.(message);
    }
  });
  const drawings = {};
  const styles = new Styles();
  for (const [exploration, part] of wanted) {
    const element = await drawOne(window, Stage, kernel, listeners, exploration, part);
    writeValues(element);
    renumber(element);
    styles.take(element);
    (drawings[exploration] ??= {})[part] = element.innerHTML;
    element.remove();
  }
  return { drawings, css: styles.css };
}
