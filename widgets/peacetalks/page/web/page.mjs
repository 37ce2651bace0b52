// Makes the explorations of a page live when the reader comes near or touches them.

import { Exploration } from "./exploration.mjs";
import { KernelClient } from "./kernel-client.mjs";

const kernel = new KernelClient();
const explorations = new Map();

kernel.onprogress = (event) => {
  for (const exploration of explorations.values()) exploration.progress?.(event);
};

/**
 * Take charge of one exploration's element.
 *
 * @param element a figure with `data-exploration`, `.pt-stage` and `.pt-status`
 * @param source Python to run in place of a module of `peacetalks.explorations`
 */
export function adopt(element, source) {
  const exploration = new Exploration(element, kernel);
  if (source !== undefined) exploration.what = { source };
  explorations.set(element, exploration);
  const wake = () => exploration.wake();
  for (const type of ["pointerdown", "focusin", "keydown"]) element.addEventListener(type, wake, { once: true });
  // A reader who asks the browser to save data starts the download by touching the exploration.
  if (!navigator.connection?.saveData) {
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
  return exploration;
}

for (const element of document.querySelectorAll('[data-exploration][data-state="still"]')) adopt(element);
