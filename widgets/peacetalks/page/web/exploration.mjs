// One exploration on a page: still, waking, live or failed.

import { Journal } from "./journal.mjs";

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
const released = ["pointerup", "pointercancel"];

let serial = 0;

export class Exploration {
  /**
   * @param element the figure with `data-exploration` and `data-state`
   * @param kernel the page's KernelClient
   */
  constructor(element, kernel) {
    this.element = element;
    this.kernel = kernel;
    this.still = element.querySelector(":scope > .pt-stage");
    this.status = element.querySelector(":scope > .pt-status");
    this.journal = new Journal(this.still);
    this.what = { exploration: element.dataset.exploration, part: element.dataset.part ?? "build" };
    this.held = false;
    this.still.addEventListener("pointerdown", () => {
      this.held = true;
      for (const type of released) addEventListener(type, () => (this.held = false), { once: true });
    });
    this.say("");
  }

  get state() {
    return this.element.dataset.state;
  }

  set state(state) {
    this.element.dataset.state = state;
    this.element.setAttribute("aria-busy", String(state === "waking"));
    this.element.dispatchEvent(new CustomEvent("peacetalks:state", { bubbles: true, detail: state }));
  }

  say(sentence, ...more) {
    const text = document.createElement("span");
    text.textContent = sentence;
    this.status.replaceChildren(text, ...more);
  }

  /** Start Python if need be and put the live widgets in the place of the still ones. */
  async wake() {
    if (this.state === "waking" || this.state === "live") return;
    this.state = "waking";
    this.showProgress();
    try {
      const [{ Stage }] = await Promise.all([import("./stage.mjs"), this.kernel.start()]);
      await this.open(Stage);
    } catch (error) {
      this.fail(error.message);
    }
  }

  showProgress() {
    const bar = document.createElement("progress");
    bar.setAttribute("aria-label", "Loading the model");
    this.say("Loading the model …", bar);
    this.progress = ({ type, loaded, total }) => {
      if (!bar.isConnected) return;
      if (type === "starting") {
        bar.removeAttribute("value");
        this.status.firstChild.textContent = "Starting the model …";
      } else {
        bar.max = total;
        bar.value = loaded;
        this.status.firstChild.textContent = `Loading the model: ${megabytes(loaded)} of ${megabytes(total)} MB`;
      }
    };
  }

  open(Stage) {
    this.owner = `${this.element.dataset.exploration}-${serial++}`;
    const place = document.createElement("div");
    place.className = "pt-stage pt-stage-arriving";
    this.element.insertBefore(place, this.status);
    const stage = new Stage(place, (text, buffers) => this.kernel.send(this.owner, text, buffers));
    this.stage = stage;
    return new Promise((resolve, reject) => {
      let drawn = Promise.resolve();
      this.kernel.open(this.owner, this.what, (message) => {
        if (this.stage !== stage) return;
        if (message.type === "error") {
          reject(new Error(message.message));
          this.fail(message.message);
        } else if (message.type === "console" || (message.type === "opened" && message.root)) {
          drawn = drawn.then(() => stage.show(message.root));
        } else {
          stage.receive(message);
        }
        if (message.type === "opened") drawn.then(() => this.enter(place)).then(resolve, reject);
      });
    });
  }

  /** Swap the drawings, never in the middle of a drag. */
  async enter(place) {
    if (this.held) {
      await new Promise((resolve) => {
        for (const type of released) addEventListener(type, () => setTimeout(resolve), { once: true });
      });
    }
    const refocus = this.journal?.replay(place);
    this.journal = undefined;
    place.classList.remove("pt-stage-arriving");
    this.still.remove();
    this.still = place;
    refocus?.();
    this.say("Live: computed on your own device.");
    this.state = "live";
  }

  /** Say what went wrong and offer to start again; what is drawn stays. */
  fail(message) {
    if (this.state === "failed") return;
    const again = document.createElement("button");
    again.type = "button";
    again.className = "pt-again";
    again.textContent = "Start again";
    again.addEventListener("click", () => this.startAgain(), { once: true });
    this.say(`This exploration stopped: ${message}`, again);
    this.state = "failed";
  }

  startAgain() {
    this.kernel.close(this.owner);
    if (this.stage && this.stage.element !== this.still) this.stage.element.remove();
    this.stage = undefined;
    return this.wake();
  }
}
