// One exploration on a page: still, waking, live or failed.

/* global PAGE_KERNEL_STAGE */

import { attend } from "../../explorations/hand.mjs";
import { Journal } from "./journal.mjs";
import { copy, linkTo, stateIn } from "./link.mjs";
import { whyNot } from "./trouble.mjs";

const RELEASED = ["pointerup", "pointercancel"];
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

let serial = 0;

function make(tag, properties = {}) {
  return Object.assign(document.createElement(tag), properties);
}

export class Exploration {
  /**
   * @param element the figure with `data-exploration` and `data-state`
   * @param kernel the page's KernelClient
   * @param source Python to run in place of a module of `peacetalks.explorations`
   */
  constructor(element, kernel, source) {
    this.element = element;
    this.kernel = kernel;
    this.drawn = element.querySelector(":scope > .pt-stage");
    this.status = element.querySelector(":scope > .pt-status");
    const { exploration, part, book } = element.dataset;
    this.what = source === undefined ? { exploration, part, book } : { source };
    this.journal = new Journal(this.drawn);
    attend(element);
    element.addEventListener("click", ({ target }) => target.closest(".pt-link") && this.copyLink());
    element.addEventListener("pointerdown", () => {
      this.held = true;
      for (const type of RELEASED) addEventListener(type, () => (this.held = false), { once: true });
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
    this.status.replaceChildren(make("span", { textContent: sentence }), ...more);
  }

  offerToStartAgain(sentence, act) {
    const again = make("button", { type: "button", className: "pt-again", textContent: "Start again" });
    again.addEventListener("click", act, { once: true });
    this.say(sentence, again);
  }

  /** Whether the page's address asks for this exploration in a state of its own, which is then remembered. */
  get asked() {
    const state = stateIn(location.hash, this.element.id);
    if (state !== undefined) this.what.state = state;
    return Boolean(state);
  }

  /** Show what the page's address asks for now. */
  arrive() {
    if (!this.asked) return;
    this.element.scrollIntoView();
    // What was done here before belongs to what the address has replaced.
    this.journal?.forget();
    if (this.state === "live") this.startAgain();
    else this.wake();
  }

  async copyLink() {
    const field = await copy(linkTo(this.element));
    if (!field) return this.say("The link is copied.");
    this.say("Copy this link:", field);
    field.select();
    return field.focus();
  }

  /** Start Python if need be and put the live widgets in the place of what is drawn. */
  async wake() {
    if (this.state === "waking" || this.state === "live") return;
    this.state = "waking";
    this.showProgress();
    try {
      const [{ Stage }] = await Promise.all([importStage(), this.kernel.start()]);
      await this.open(Stage);
    } catch (error) {
      this.fail(error.message);
    }
  }

  showProgress() {
    const bar = make("progress", { ariaLabel: "Loading the model" });
    // The bytes change many times a second, so they are not announced; the bar can be asked for them.
    const numbers = make("span", { ariaHidden: "true" });
    this.say("Loading …", numbers, bar);
    this.progress = (loaded, total) => {
      if (!bar.isConnected) return;
      if (loaded < total) {
        Object.assign(bar, { max: total, value: loaded });
        numbers.textContent = `${megabytes(loaded)} of ${megabytes(total)} MB`;
      } else if (bar.hasAttribute("value")) {
        bar.removeAttribute("value");
        numbers.remove();
        this.status.firstChild.textContent = "Starting …";
      }
    };
  }

  open(Stage) {
    this.owner = `${this.element.dataset.exploration}-${serial++}`;
    const place = make("div", { className: "pt-stage pt-stage-arriving" });
    this.element.insertBefore(place, this.status);
    const stage = new Stage(place, (text, buffers) => this.kernel.send(this.owner, text, buffers));
    this.arriving = stage;
    return new Promise((resolve, reject) => {
      let shown = Promise.resolve();
      this.kernel.open(this.owner, this.what, (message) => {
        if (message.type === "error") {
          if (message.traceback) console.error(message.traceback);
          this.fail(message.message);
          resolve();
        } else if (message.type === "console" || (message.type === "opened" && message.root)) {
          shown = shown.then(() => stage.show(message.root));
          shown.catch((error) => this.fail(error.message));
        } else {
          stage.receive(message);
        }
        if (message.type === "opened") shown.then(() => this.enter(stage)).then(resolve, reject);
      });
    });
  }

  /** Swap the drawings, never in the middle of a drag. */
  async enter(stage) {
    while (this.held) {
      await new Promise((resolve) => {
        for (const type of RELEASED) addEventListener(type, () => setTimeout(resolve), { once: true });
      });
    }
    if (this.arriving !== stage) return;
    this.arriving = undefined;
    const refocus = this.journal?.replay(stage.element);
    this.journal = undefined;
    stage.element.classList.remove("pt-stage-arriving");
    this.drawn.remove();
    this.drawn = stage.element;
    this.stage?.dispose();
    this.stage = stage;
    refocus?.();
    this.live();
    this.state = "live";
  }

  live() {
    this.say("Live on your own device.");
  }

  /** Say that Python has worked on one thing for long, or that it is done. */
  busy(isBusy) {
    if (this.state !== "live" && !this.arriving) return;
    if (isBusy) this.offerToStartAgain("Still computing …", () => this.startAgain("Python was stopped."));
    else if (this.state === "live") this.live();
    else this.say("Starting …");
  }

  /** Say what went wrong and offer to start again; what is drawn stays. */
  fail(message) {
    if (this.state === "failed") return;
    this.offerToStartAgain(`This exploration stopped: ${message}`, () => this.startAgain());
    this.arriving?.dispose();
    this.arriving = undefined;
    this.state = "failed";
  }

  /** Open afresh; `stop` also ends the page's Python and is what the other explorations say. */
  startAgain(stop) {
    // The button that had the focus is about to go.
    this.element.tabIndex = -1;
    this.element.focus({ preventScroll: true });
    this.kernel.close(this.owner);
    if (stop) this.kernel.stop(stop);
    this.arriving?.dispose();
    this.arriving = undefined;
    this.state = "failed";
    return this.wake();
  }
}

let tries = 0;

async function importStage() {
  const address = new URL(PAGE_KERNEL_STAGE, import.meta.url);
  // Some browsers remember for ever that a module could not be loaded; another address is another module.
  if (tries) address.search = tries;
  try {
    return await import(address);
  } catch {
    tries += 1;
    throw new Error(await whyNot(address));
  }
}
