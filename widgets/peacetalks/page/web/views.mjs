// The stock views, with the names and states that a screen reader needs and that they lack.

import * as controls from "@jupyter-widgets/controls";

const nameOf = (view) => view.label.textContent || view.model.get("tooltip") || "value";

// Without a tooltip, the stock view writes the word "null" there.
controls.DescriptionView.prototype.updateTooltip = function () {
  if (this.label) this.label.title = this.model.get("tooltip") ?? "";
};

/** Toggle buttons that say which one is pressed; the stock view only colours it. */
export class ToggleButtonsView extends controls.ToggleButtonsView {
  update(options) {
    const done = super.update(options);
    this.buttongroup.role = "group";
    this.buttongroup.ariaLabel = nameOf(this);
    for (const button of this.buttongroup.children) button.ariaPressed = button.classList.contains("mod-active");
    return done;
  }
}

export class ToggleButtonView extends controls.ToggleButtonView {
  update(options) {
    const done = super.update(options);
    this.el.ariaPressed = this.model.get("value");
    if (!this.model.get("tooltip")) this.el.removeAttribute("title");
    return done;
  }
}

/** Radio buttons that are one group, so that arrow keys move between them. */
export class RadioButtonsView extends controls.RadioButtonsView {
  update(options) {
    const done = super.update(options);
    this.container.role = "radiogroup";
    this.container.ariaLabel = nameOf(this);
    for (const radio of this.container.querySelectorAll("input")) radio.name = this.cid;
    return done;
  }
}

export class PlayView extends controls.PlayView {
  updatePlaying() {
    super.updatePlaying();
    this.playPauseButton.ariaLabel = this.model.get("playing") ? "Pause" : "Play";
    this.stopButton.ariaLabel = "Stop and go back to the start";
  }

  updateRepeat() {
    super.updateRepeat();
    this.repeatButton.ariaLabel = "Repeat";
    this.repeatButton.ariaPressed = this.model.get("repeat");
  }
}

/** A slider of noUiSlider whose handles have names and are spoken as `words(view, position)`. */
const spoken = (Stock, words) =>
  class extends Stock {
    createSlider() {
      super.createSlider();
      this.$slider.noUiSlider.on("update", (_values, _handle, positions) => this.speak(positions));
    }

    update(options) {
      const done = super.update(options);
      this.speak(this.$slider.noUiSlider.get(true));
      return done;
    }

    speak(positions) {
      const name = nameOf(this);
      const handles = this.$slider.querySelectorAll(".noUi-handle");
      handles.forEach((handle, index) => {
        handle.ariaLabel = handles.length > 1 ? `${name}, ${["from", "to"][index]}` : name;
        handle.setAttribute("aria-valuetext", words(this, [positions].flat()[index]));
      });
      this.readout.role = "textbox";
      this.readout.ariaLabel = name;
    }
  };

const formatted = (view, position) => view.model.readout_formatter(position);
const power = (view, position) => view.model.readout_formatter(view.model.get("base") ** position);
const label = (view, position) => view.model.get("_options_labels")[Math.round(position)];

export const IntRangeSliderView = spoken(controls.IntRangeSliderView, formatted);
export const FloatRangeSliderView = spoken(controls.FloatRangeSliderView, formatted);
export const FloatLogSliderView = spoken(controls.FloatLogSliderView, power);
export const SelectionRangeSliderView = spoken(controls.SelectionRangeSliderView, label);
