// Runs before anything is drawn, so that a reader who chose the dark theme never sees a flash of the light one.
{
  const chosen = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const root = document.documentElement;
  root.dataset.mode = chosen("mode") || "auto";
  root.dataset.theme = (root.dataset.mode === "auto" ? null : chosen("theme")) || (dark ? "dark" : "light");
}

// The theme takes the focus away from a button that was pressed; whoever pressed it by keyboard needs it to go on.
addEventListener("click", ({ target, detail }) => {
  if (detail === 0) target.closest(".theme-switch-button, .primary-toggle")?.focus();
});
