// A link to an exploration as it stands: `#exploration-ripeness?offer=0.4&…`.

/** What a page's fragment says about the figure with this id: undefined when it is about something else. */
export function stateIn(fragment, id) {
  const [name, state] = fragment.slice(1).split(/\?(.*)/s);
  if (name !== id) return undefined;
  try {
    return decodeURIComponent(state ?? "");
  } catch {
    return state;
  }
}

/** The address of this page that opens a figure as it stands now. */
export function linkTo(figure) {
  const state = figure.querySelector(".pt-picture-frame")?.dataset.state;
  const address = new URL(location.href);
  address.hash = figure.id + (state ? `?${state}` : "");
  return address.href;
}

/** Copy a text; where the browser doesn't allow that, return an input from which it can be copied. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return undefined;
  } catch {
    const field = Object.assign(document.createElement("input"), { value: text, readOnly: true, ariaLabel: "The link" });
    field.className = "pt-link-field";
    return field;
  }
}
