// Remembers what a reader does with the still controls, and does it again with the live ones.

const CONTROLS = "input, select, textarea, button, summary";

function address(element) {
  const widget = element.closest("[data-path]");
  if (!widget) return null;
  return { path: widget.dataset.path, index: [...widget.querySelectorAll(CONTROLS)].indexOf(element) };
}

function find(stage, { path, index }) {
  return stage.querySelector(`[data-path="${path}"]`)?.querySelectorAll(CONTROLS)[index];
}

export class Journal {
  /** @param stage the still drawing */
  constructor(stage) {
    this.stage = stage;
    this.entries = [];
    this.stop = new AbortController();
    const listen = (type, act) => stage.addEventListener(type, act, { signal: this.stop.signal });
    listen("input", ({ target }) => this.note(target));
    listen("change", ({ target }) => this.note(target));
    listen("click", ({ target }) => {
      const pressed = target.closest("button, summary");
      if (pressed && !pressed.closest(".pt-link")) this.entries.push({ ...address(pressed), click: true });
    });
  }

  /** Let what was done so far not be done again. */
  forget() {
    this.entries = [];
  }

  note(target) {
    const place = address(target);
    if (!place) return;
    const { value, checked } = target;
    this.entries = this.entries.filter((entry) => entry.click || entry.path !== place.path || entry.index !== place.index);
    this.entries.push({ ...place, value, checked });
  }

  /** Do all of it again with the controls of `live`, and move the focus there if it was here. */
  replay(live) {
    this.stop.abort();
    for (const entry of this.entries) {
      const control = find(live, entry);
      if (!control) continue;
      if (entry.click) {
        control.click();
        continue;
      }
      if (control.type === "checkbox" || control.type === "radio") control.checked = entry.checked;
      else control.value = entry.value;
      for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
    }
    const focused = this.stage.contains(document.activeElement) && address(document.activeElement);
    return () => focused && find(live, focused)?.focus({ preventScroll: true });
  }
}
