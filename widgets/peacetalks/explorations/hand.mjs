// What a reader's hand can do in a picture, and what a screen reader hears once it rests.
//
// A picture names the control that a mark stands for: `data-handle="guess" data-from data-to` is dragged along the x axis
// (`data-axis="y"`: the y axis) between two places in the picture's own units; `data-pick="3" data-of="event"` chooses the
// fourth option of the list `event`, or moves the slider `event` to 3. Controls carry the class `pt-guess` or
// `pt-set-<name>`. Keyboards use the controls.

const REST = 700;
const SPOKEN = ".pt-verdict, .pt-reading, .pt-note";

const controlOf = (frame, name) => frame.querySelector(name === "guess" ? ".pt-guess" : `.pt-set-${name}`);

function place(svg, event, axis) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  return axis === "y" ? point.y : point.x;
}

function follow(event, frame, handle) {
  const { handle: name, from, to, axis } = handle.dataset;
  const input = controlOf(frame, name)?.querySelector("input[type=range]");
  if (!input || input.disabled) return;
  event.preventDefault();
  input.focus({ preventScroll: true });
  const done = new AbortController();
  const move = (moved) => {
    // The picture is drawn anew with every move.
    const svg = frame.querySelector("svg.pt-picture");
    const part = (place(svg, moved, axis) - Number(from)) / (Number(to) - Number(from));
    input.value = Number(input.min) + part * (input.max - input.min);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  addEventListener("pointermove", move, { signal: done.signal });
  for (const type of ["pointerup", "pointercancel"]) addEventListener(type, () => done.abort(), { signal: done.signal });
}

function pick(frame, { pick: index, of }) {
  const control = controlOf(frame, of);
  const list = control?.querySelector("select");
  if (list?.disabled) return;
  if (list) {
    list.selectedIndex = Number(index);
    list.dispatchEvent(new Event("change", { bubbles: true }));
    return;
  }
  const slider = control?.querySelector("input[type=range]");
  if (slider && !slider.disabled) {
    slider.value = index;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  } else control?.querySelectorAll("button")[index]?.click();
}

/**
 * Attend to every exploration within an element, now and later.
 *
 * @param root an element that stays
 */
export function attend(root) {
  root.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest?.(".pt-frame [data-handle]");
    if (handle) follow(event, handle.closest(".pt-frame"), handle);
  });
  root.addEventListener("click", ({ target }) => {
    const picked = target.closest?.(".pt-frame [data-pick]");
    if (picked) pick(picked.closest(".pt-frame"), picked.dataset);
  });

  const region = document.createElement("div");
  region.className = "pt-spoken";
  region.setAttribute("role", "status");
  root.append(region);
  const said = new WeakMap();
  const told = (frame) => [...frame.querySelectorAll(SPOKEN)].map((part) => part.innerText.trim()).filter(Boolean);
  let timer;
  const changed = new Set();
  const speak = () => {
    for (const frame of changed) {
      const before = said.get(frame) ?? [];
      const now = told(frame);
      said.set(frame, now);
      const fresh = now.filter((part) => !before.includes(part));
      if (fresh.length) region.textContent = fresh.join(" ");
    }
    changed.clear();
  };
  new MutationObserver((records) => {
    for (const { target } of records) {
      const frame = target.parentElement?.closest(SPOKEN)?.closest(".pt-frame");
      if (!frame) continue;
      changed.add(frame);
      clearTimeout(timer);
      timer = setTimeout(speak, REST);
    }
  }).observe(root, { subtree: true, childList: true });
  for (const frame of root.querySelectorAll(".pt-frame")) said.set(frame, told(frame));
}
