// The page's end of the worker: one kernel for all explorations, started once, and again after it died.

/* global PAGE_KERNEL_WORKER, PAGE_KERNEL_MANIFEST */

import { whyNot } from "./trouble.mjs";

// So long Python may work on one thing before the page offers to stop it.
const PATIENCE = 10_000;

export class KernelClient {
  listeners = new Map();
  unanswered = 0;

  /** Called with the bytes that have arrived and those that are wanted in all. */
  onprogress = () => {};

  /** Called with true when Python has worked on one thing for long, and with false when it has answered. */
  onbusy = () => {};

  /**
   * Start the worker if it isn't started.
   *
   * @returns a promise that is fulfilled with "snapshot" or "plain" when Python can be used
   */
  start() {
    this.started ??= new Promise((resolve, reject) => {
      const begun = performance.now();
      const address = new URL(PAGE_KERNEL_WORKER, import.meta.url);
      this.worker = new Worker(address, { type: "module" });
      this.die = (message) => {
        this.worker.terminate();
        this.started = undefined;
        this.unanswered = 0;
        this.watch();
        reject(new Error(message));
        for (const listener of [...this.listeners.values()]) listener({ type: "error", message });
      };
      // A program that can't be loaded has an event without a message.
      this.worker.onerror = async ({ message }) => this.die(message || (await whyNot(address)));
      this.worker.onmessage = ({ data }) => {
        if (data.type === "messages") this.deliver(data);
        else if (data.type === "fatal") this.die(data.message);
        else if (data.type === "ready") {
          performance.measure("peacetalks:kernel", { start: begun, detail: data.kind });
          resolve(data.kind);
        } else this.onprogress(data.loaded, data.total);
      };
      this.worker.postMessage({ type: "start", manifest: PAGE_KERNEL_MANIFEST });
    });
    return this.started;
  }

  /** End Python, whatever it is doing. Every exploration but those that were closed hears `message` as an error. */
  stop(message) {
    if (this.started) this.die(message);
  }

  deliver({ messages, done }) {
    for (const { text, buffers } of messages) {
      const message = JSON.parse(text);
      message.buffers = buffers.map((bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      this.listeners.get(message.owner)?.(message);
    }
    if (done) this.unanswered -= 1;
    this.watch();
  }

  watch() {
    clearTimeout(this.patience);
    if (this.busy) this.onbusy((this.busy = false));
    if (this.unanswered) this.patience = setTimeout(() => this.onbusy((this.busy = true)), PATIENCE);
  }

  request(message) {
    if (!this.started) return;
    this.worker.postMessage(message);
    if (this.unanswered++ === 0) this.watch();
  }

  /** Open something under the name `owner`; `listener` gets every message for it. */
  open(owner, what, listener) {
    this.listeners.set(owner, listener);
    this.request({ type: "open", owner, what });
  }

  send(owner, text, buffers) {
    this.request({ type: "comm", owner, text, buffers });
  }

  close(owner) {
    if (this.listeners.delete(owner)) this.request({ type: "close", owner });
  }
}
