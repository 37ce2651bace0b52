// The page's end of the worker: one kernel for all explorations, started once, and again after it died.

/* global PAGE_KERNEL_WORKER, PAGE_KERNEL_MANIFEST */

export class KernelClient {
  constructor() {
    this.listeners = new Map();
  }

  /**
   * Start the worker if it isn't started.
   *
   * @returns a promise that is fulfilled with "snapshot" or "plain" when Python can be used
   */
  start() {
    this.started ??= new Promise((resolve, reject) => {
      const begun = performance.now();
      this.worker = new Worker(new URL(PAGE_KERNEL_WORKER, import.meta.url), { type: "module" });
      const die = (message) => {
        this.worker.terminate();
        this.started = undefined;
        reject(new Error(message));
        for (const listener of [...this.listeners.values()]) listener({ type: "error", message });
      };
      this.worker.onerror = (event) => die(event.message || "The worker that runs Python could not be started.");
      this.worker.onmessage = ({ data }) => {
        if (data.type === "messages") this.deliver(data.messages);
        else if (data.type === "fatal") die(data.message);
        else if (data.type === "ready") {
          performance.measure("peacetalks:kernel", { start: begun, detail: data.kind });
          resolve(data.kind);
        } else this.onprogress?.(data);
      };
      this.worker.postMessage({ type: "start", manifest: PAGE_KERNEL_MANIFEST });
    });
    return this.started;
  }

  deliver(messages) {
    for (const { text, buffers } of messages) {
      const message = JSON.parse(text);
      message.buffers = buffers.map((bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      this.listeners.get(message.owner)?.(message);
    }
  }

  /** Open something under the name `owner`; `listener` gets every message for it. */
  open(owner, what, listener) {
    this.listeners.set(owner, listener);
    this.worker.postMessage({ type: "open", owner, what });
  }

  send(owner, text, buffers) {
    this.worker.postMessage({ type: "comm", owner, text, buffers });
  }

  close(owner) {
    if (this.listeners.delete(owner) && this.started) this.worker.postMessage({ type: "close", owner });
  }
}
