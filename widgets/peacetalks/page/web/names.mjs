// Names for the controls that ipywidgets draws without one, so that every control can be announced.

const WIDGETS = ".jupyter-widgets, .widget-toggle-buttons, .widget-radio";

const labelOf = (element) =>
  element.closest(WIDGETS)?.querySelector(":scope > .widget-label")?.textContent.trim() || "value";

function nameHandles(slider) {
  const handles = slider.querySelectorAll(".noUi-handle");
  handles.forEach((handle, index) => {
    const end = handles.length > 1 ? ["lower end", "upper end"][index] : "";
    handle.setAttribute("aria-label", [labelOf(slider), end].filter(Boolean).join(", "));
  });
}

/** Name every control below `root` that has no name of its own, after the label of its widget. */
export function nameControls(root) {
  for (const element of root.querySelectorAll('[title="null"]')) element.removeAttribute("title");
  root.querySelectorAll(".slider").forEach(nameHandles);
  for (const readout of root.querySelectorAll(".widget-readout[contenteditable]")) {
    readout.setAttribute("role", "textbox");
    readout.setAttribute("aria-label", labelOf(readout));
  }
  for (const group of root.querySelectorAll(".widget-toggle-buttons, .widget-radio")) {
    group.setAttribute("role", group.matches(".widget-radio") ? "radiogroup" : "group");
    group.setAttribute("aria-label", labelOf(group));
  }
  for (const button of root.querySelectorAll(".widget-play button")) {
    button.setAttribute("aria-label", button.title || button.querySelector("i")?.className.replace(/fa fa-/, "") || "play");
  }
}
