// Sliders as the browser's own range inputs: named by their label, spoken in words, moved by every key and by touch,
// and the same element whether the page is still or live.

import * as controls from "@jupyter-widgets/controls";

let serial = 0;

class NativeSliderView extends controls.DescriptionView {
  render() {
    super.render();
    this.el.classList.add("jupyter-widgets", "widget-inline-hbox", "widget-slider", "widget-hslider", "pt-slider");
    this.input = document.createElement("input");
    this.input.type = "range";
    this.input.id = `pt-slider-${serial++}`;
    this.label.htmlFor = this.input.id;
    this.readout = document.createElement("output");
    this.readout.className = "widget-readout";
    this.readout.htmlFor.add(this.input.id);
    // The input's own value text is announced; the output would say it twice.
    this.readout.setAttribute("aria-live", "off");
    this.el.append(this.input, this.readout);
    this.input.addEventListener("input", () => this.moved(this.model.get("continuous_update")));
    this.input.addEventListener("change", () => this.moved(true));
    this.update();
  }

  moved(send) {
    const value = this.input.valueAsNumber;
    if (value === this.model.get("value")) return;
    this.model.set("value", value, { updated_view: this });
    if (send) this.touch();
  }

  update(options) {
    const { input, model } = this;
    for (const name of ["min", "max"]) input[name] = model.get(name);
    input.step = model.get("step") ?? "any";
    input.disabled = model.get("disabled");
    if (options?.updated_view !== this) input.value = model.get("value");
    const words = model.get("value_text") || model.readout_formatter(model.get("value"));
    if (this.readout.textContent !== words) {
      this.readout.textContent = words;
      input.setAttribute("aria-valuetext", words);
    }
    this.readout.hidden = !model.get("readout");
    return super.update(options);
  }

  updateTabindex() {
    const tabbable = this.model.get("tabbable");
    if (this.input && tabbable !== null) this.input.tabIndex = tabbable ? 0 : -1;
  }

  focus() {
    this.input.focus();
  }

  blur() {
    this.input.blur();
  }
}

const horizontal = (stock) =>
  class {
    // A vertical slider is drawn by the stock view: range inputs can't stand upright in every browser.
    constructor(options) {
      const View = options.model.get("orientation") === "vertical" ? stock : NativeSliderView;
      return new View(options);
    }
  };

export const FloatSliderView = horizontal(controls.FloatSliderView);
export const IntSliderView = horizontal(controls.IntSliderView);
