// Sliders as the browser's own range inputs: named by their label, spoken in words, moved by every key and by touch,
// and the same element whether the page is still or live.

import * as controls from "@jupyter-widgets/controls";

let serial = 0;

class NativeSliderView extends controls.DescriptionView {
  /** Name of the trait that the input sets. */
  trait = "value";

  bounds() {
    const [min, max, step] = ["min", "max", "step"].map((name) => this.model.get(name));
    return { min, max, step: step ?? "any" };
  }

  words(value) {
    return this.model.readout_formatter(value);
  }

  render() {
    super.render();
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
    this.updateTabindex();
    this.update();
  }

  moved(send) {
    const value = this.input.valueAsNumber;
    if (!send) return this.say(this.words(value));
    if (value === this.model.get(this.trait)) return undefined;
    this.model.set(this.trait, value, { updated_view: this });
    return this.touch();
  }

  say(words) {
    if (this.readout.textContent === words) return;
    this.readout.textContent = words;
    this.input.setAttribute("aria-valuetext", words);
  }

  update(options) {
    const { input, model } = this;
    const upright = model.get("orientation") === "vertical";
    const side = upright ? "v" : "h";
    this.el.className = this.el.className.replace(/ ?(jupyter-widgets|widget-\S+slider|widget-inline-\S+|pt-slider\S*)/g, "");
    this.el.classList.add("jupyter-widgets", "widget-slider", `widget-${side}slider`, `widget-inline-${side}box`, "pt-slider");
    this.el.classList.toggle("pt-slider-vertical", upright);
    Object.assign(input, this.bounds(), { disabled: model.get("disabled") });
    if (!this.label.textContent) input.ariaLabel = model.get("tooltip") || "value";
    if (options?.updated_view !== this) input.value = model.get(this.trait);
    this.say(model.get("value_text") || this.words(model.get(this.trait)));
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

export { NativeSliderView as FloatSliderView, NativeSliderView as IntSliderView };

/** A slider over a list of options. */
export class SelectionSliderView extends NativeSliderView {
  trait = "index";

  bounds() {
    return { min: 0, max: this.model.get("_options_labels").length - 1, step: 1 };
  }

  words(index) {
    return this.model.get("_options_labels")[index] ?? "";
  }
}
