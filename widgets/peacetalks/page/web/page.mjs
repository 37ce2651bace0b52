// Makes the explorations of a page live when the reader comes near or touches them.

import { Exploration } from "./exploration.mjs";
import { KernelClient } from "./kernel-client.mjs";

const kernel = new KernelClient();
const explorations = new Set();

kernel.onprogress = (loaded, total) => {
  for (const exploration of explorations) exploration.progress?.(loaded, total);
};
kernel.onbusy = (isBusy) => {
  for (const exploration of explorations) exploration.busy(isBusy);
};

/**
 * Take charge of one exploration's element.
 *
 * @param element a figure with `data-exploration`, `data-state="still"`, and `.pt-stage` and `.pt-status` in it
 * @param source Python to run in place of a module of `peacetalks.explorations`
 */
export function adopt(element, source) {
  const exploration = new Exploration(element, kernel, source);
  explorations.add(exploration);
  addEventListener("hashchange", () => exploration.arrive());
  exploration.arrive();
  const wake = () => exploration.state === "still" && exploration.wake();
  for (const type of ["pointerdown", "focusin", "keydown"]) element.addEventListener(type, wake, { once: true });
  // A reader who asks the browser to save data starts the download by touching the exploration.
  if (navigator.connection?.saveData) return;
  // The short form stands in the first screen of its page; the observer would wait until that has been painted.
  if (element.dataset.part === "teaser") return void wake();
  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      near.disconnect();
      wake();
    },
    { rootMargin: "50% 0px" },
  );
  near.observe(element);
}

// The program may run before the page has been read to its end.
function adoptAll() {
  const adopted = new Set([...explorations].map(({ element }) => element));
  for (const element of document.querySelectorAll('[data-exploration][data-state="still"]:has(> .pt-status)')) {
    if (!adopted.has(element)) adopt(element);
  }
}

adoptAll();
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", adoptAll);
