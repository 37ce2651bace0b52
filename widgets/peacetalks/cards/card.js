// What stock widgets leave out of a card: names for its groups, arrow keys among its radio buttons, and keys of its own.
(() => {
  if (window.peacetalksCards) return;
  window.peacetalksCards = true;
  let made = 0;

  // Names and roles for one card; a card that is shown in two places gets its own ids in each.
  const complete = (card) => {
    const stem = card.querySelector(".pt-card-stem");
    const body = card.querySelector(".pt-card-body");
    const status = card.querySelector(".pt-card-status .widget-html-content");
    if (!stem || !body || !status) return;
    const number = card.querySelector(".pt-card-number").textContent;
    stem.id = `pt-card-stem-${(made += 1)}`;
    body.setAttribute("role", body.matches(".widget-radio") ? "radiogroup" : "group");
    body.setAttribute("aria-labelledby", stem.id);
    body.querySelectorAll('input[type="radio"]').forEach((radio) => (radio.name = stem.id));
    status.setAttribute("role", "status");
    card.querySelector(".widget-button")?.setAttribute("aria-label", `Clear answer to ${number.toLowerCase()}`);
    for (const element of card.querySelectorAll('[title="null"]')) element.removeAttribute("title");
    card.dataset.complete = "true";
  };

  const look = () => document.querySelectorAll(".jupyter-widgets.pt-card:not([data-complete])").forEach(complete);
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  look();

  // JupyterLab takes single keys for itself wherever the focus is (X cuts a cell); in a card they are the card's.
  window.addEventListener(
    "keydown",
    (event) => {
      const single = !(event.ctrlKey || event.metaKey || event.altKey);
      if (single && event.target.closest?.(".jupyter-widgets.pt-card")) event.stopPropagation();
    },
    true,
  );
})();
