// Toggle buttons that say which one is pressed; the stock views only colour it.

import * as controls from "@jupyter-widgets/controls";

export class ToggleButtonsView extends controls.ToggleButtonsView {
  update(options) {
    const done = super.update(options);
    for (const button of this.el.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.classList.contains("mod-active")));
    }
    return done;
  }
}

export class ToggleButtonView extends controls.ToggleButtonView {
  update(options) {
    const done = super.update(options);
    this.el.setAttribute("aria-pressed", String(this.model.get("value")));
    return done;
  }
}
