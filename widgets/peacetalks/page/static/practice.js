// Makes practice items answer. The question, its answers and their reasons all stand in the page, in a <details> that
// readers without JavaScript open; this script reads them there and says them beside what the learner chose.
"use strict";

{
  const STORE = "peacetalks.practice.";

  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...content);
    return made;
  };

  /** Read a number as people write it: 0.25, 0,25 or 25 %; NaN when it is none. */
  function readNumber(text, unit) {
    const found = /^\s*([+-]?(?:\d{1,12}(?:[.,]\d{1,12})?|[.,]\d{1,12}))\s*(%?)\s*$/.exec(text.replace("−", "-"));
    if (!found) return NaN;
    const value = Number(found[1].replace(",", "."));
    return found[2] && !/%|percent/.test(unit) ? value / 100 : value;
  }

  // A tolerance of 0.01 includes an answer that is exactly 0.01 away, whatever binary fractions make of it.
  const within = (value, target, tolerance) => Math.abs(value - target) <= tolerance * (1 + 1e-9);

  const ticked = (form) => [...form.querySelectorAll("input:checked")].map((input) => input.value);
  const tick = (form, values) => {
    for (const input of form.querySelectorAll("input")) input.checked = values.includes(input.value);
  };
  const chosen = (form) =>
    Object.fromEntries([...form.querySelectorAll("select")].filter((list) => list.value).map((list) => [list.name, list.value]));
  const choose = (form, values) => {
    for (const list of form.querySelectorAll("select")) list.value = values[list.name] ?? "";
  };

  /** One line of feedback for each option: whether what was chosen for it is right, and what to say. */
  function markTicks(form, answer) {
    return answersOf(form).map(({ option, key, why }) => {
      const on = answer.includes(option);
      const right = on === (key === "right");
      const lead = on ? (right ? "Right." : "Not right.") : key === "right" ? "Missed: this one is right." : "Rightly left out.";
      return { option, right, on, lead, why };
    });
  }

  function markChoices(form, answer, lead) {
    return answersOf(form).map(({ option, key, text, why }) => {
      const right = !option || answer[option] === key;
      return { option, right, on: true, lead: option && right ? "Right." : lead({ option, key, text }), why };
    });
  }

  const counted = (lines, what) => {
    const asked = lines.filter((line) => line.option);
    return `${asked.filter((line) => line.right).length} of ${asked.length} ${what}.`;
  };
  const faultless = (lines) => lines.every((line) => line.right);

  /**
   * What each kind of question does: `read` the answer out of the form, `write` one into it, say what is `missing`
   * (or nothing), `mark` it, and `sum` it up in a sentence.
   */
  const KINDS = {
    single: {
      read: ticked,
      write: tick,
      missing: (answer) => answer.length === 0 && "Choose an answer first.",
      mark: (form, answer) =>
        markTicks(form, answer).map((line) =>
          line.on || line.lead !== "Rightly left out." ? line : { ...line, lead: "Not right either." },
        ),
      sum: (lines) => (faultless(lines) ? "Right." : "Not right. Each option now says why."),
    },
    multiple: {
      read: ticked,
      write: tick,
      missing: (answer) => answer.length === 0 && "Tick at least one answer first.",
      mark: markTicks,
      sum: (lines) => counted(lines, "options judged rightly"),
    },
    match: {
      read: chosen,
      write: choose,
      missing: (answer, form) => {
        const open = form.querySelectorAll("select").length - Object.keys(answer).length;
        return open > 0 && `Choose something for every line first: ${open} still open.`;
      },
      mark: (form, answer) =>
        markChoices(form, answer, ({ option, key, text }) =>
          option ? `Not right: “${textOf(form, key)}” belongs here.` : `Left over: “${text}”.`,
        ),
      sum: (lines) => counted(lines, "right"),
    },
    order: {
      read: chosen,
      write: choose,
      missing: (answer, form) => {
        const lists = form.querySelectorAll("select").length;
        return new Set(Object.values(answer)).size < lists && "Give every step a place of its own first.";
      },
      mark: (form, answer) => markChoices(form, answer, ({ key }) => `Not right: this is step ${key}.`),
      sum: (lines) => counted(lines, "steps in their place"),
    },
    numeric: {
      read: (form) => form.elements.answer.value,
      write: (form, answer) => (form.elements.answer.value = answer),
      missing: (answer, form) =>
        Number.isNaN(readNumber(answer, form.dataset.unit)) && "Write a number first, such as 0.25 or 0,25.",
      mark: (form, answer) => {
        const value = readNumber(answer, form.dataset.unit);
        const tolerance = Number(form.dataset.tolerance);
        const [right, ...known] = answersOf(form);
        if (within(value, Number(right.key), tolerance)) {
          return [{ option: "answer", right: true, on: true, lead: "Right.", why: right.why }];
        }
        const found = known.find(({ key }) => within(value, Number(key), tolerance));
        const lead = found ? "Not right." : "Not right. Try again, or open the answer below.";
        return [{ option: "answer", right: false, on: true, lead, why: found?.why ?? [] }];
      },
      sum: (lines) => (faultless(lines) ? "Right." : "Not right."),
    },
  };

  function answersOf(form) {
    return [...form.querySelectorAll(".pt-answer li")].map((line) => ({
      option: line.dataset.for,
      key: line.dataset.key,
      text: line.querySelector(".pt-answer-text").textContent,
      why: [...line.querySelector(".pt-why").childNodes].map((node) => node.cloneNode(true)),
    }));
  }

  const textOf = (form, value) => form.querySelector(`select option[value="${CSS.escape(value)}"]`).textContent;

  /** What is kept between visits; a browser that keeps nothing only forgets. */
  const memory = {
    get(form) {
      try {
        const kept = JSON.parse(localStorage.getItem(STORE + form.dataset.practice));
        return kept?.version === form.dataset.version ? kept : undefined;
      } catch {
        return undefined;
      }
    },
    set(form, answer, checked) {
      try {
        const kept = JSON.stringify({ version: form.dataset.version, answer, checked });
        localStorage.setItem(STORE + form.dataset.practice, kept);
      } catch {
        // Storage is full or forbidden.
      }
    },
    forget(form) {
      try {
        localStorage.removeItem(STORE + form.dataset.practice);
      } catch {
        // Storage is forbidden.
      }
    },
  };

  function clear(form) {
    form.dataset.state = "open";
    form.querySelector(".pt-practice-result").replaceChildren();
    form.querySelector(".pt-again").hidden = true;
    form.querySelector(".pt-answer").open = false;
    for (const line of form.querySelectorAll(".pt-feedback")) line.remove();
    for (const option of form.querySelectorAll("[data-mark]")) delete option.dataset.mark;
    for (const control of form.querySelectorAll("[aria-describedby]")) control.removeAttribute("aria-describedby");
  }

  function show(form, { option, right, on, lead, why }) {
    const words = element("p", "pt-feedback", element("strong", "pt-lead", lead), " ", ...why);
    const place = option && form.querySelector(`[data-option="${option}"]`);
    if (!place) {
      form.querySelector(".pt-options").append(element("li", "pt-option pt-feedback", words));
      return;
    }
    words.id = `${form.id}-feedback-${option}`;
    const mark = right ? (on ? "right" : "plain") : on ? "wrong" : "missed";
    place.dataset.mark = mark;
    if (place.tagName === "LI") place.append(words);
    else place.after(words);
    place.querySelector("input, select").setAttribute("aria-describedby", words.id);
  }

  function check(form, kind) {
    const answer = kind.read(form);
    const missing = kind.missing(answer, form);
    clear(form);
    const result = form.querySelector(".pt-practice-result");
    if (missing) {
      result.append(element("p", "pt-practice-missing", missing));
      return;
    }
    const lines = kind.mark(form, answer);
    for (const line of lines) show(form, line);
    form.dataset.state = faultless(lines) ? "right" : "wrong";
    result.append(element("p", "pt-practice-sum", kind.sum(lines)));
    const readAgain = form.querySelector(".pt-read-again");
    if (readAgain && !faultless(lines)) result.append(readAgain.cloneNode(true));
    form.querySelector(".pt-again").hidden = false;
    memory.set(form, answer, true);
  }

  function adopt(form) {
    const kind = KINDS[form.dataset.kind];
    const button = form.querySelector(".pt-check");
    const again = form.querySelector(".pt-again");
    button.hidden = button.disabled = false;
    clear(form);
    const kept = memory.get(form);
    if (kept) {
      kind.write(form, kept.answer);
      if (kept.checked) check(form, kind);
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      check(form, kind);
    });
    form.addEventListener("input", () => {
      clear(form);
      memory.set(form, kind.read(form), false);
    });
    again.addEventListener("click", () => {
      form.reset();
      clear(form);
      memory.forget(form);
      form.querySelector("input, select").focus();
    });
  }

  for (const form of document.querySelectorAll("form.pt-practice")) adopt(form);

  // Browsers that don't know ::details-content print only what is open.
  addEventListener("beforeprint", () => {
    for (const answer of document.querySelectorAll(".pt-answer:not([open])")) {
      answer.open = true;
      addEventListener("afterprint", () => (answer.open = false), { once: true });
    }
  });
}
