// Says in one sentence why a file of the book could not be had.

export const BROKEN_OFF = "the download broke off. Is there a network connection?";

/** The sentence for an answer that isn't the file. */
export function refused({ status, url }) {
  return status === 404
    ? "the book has been renewed since this page was opened. Reload the page."
    : `the server answered ${status} for ${url.split("/").at(-1)}.`;
}

/** The sentence for a program that could not be loaded, of which browsers don't say why. */
export async function whyNot(address) {
  const response = await fetch(address, { method: "HEAD" }).catch(() => undefined);
  return response && !response.ok ? refused(response) : BROKEN_OFF;
}
