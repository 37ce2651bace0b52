// What the worker in the page and the build in Node do alike with a started Pyodide.

const CONNECT = `
import random
from peacetalks.page.kernel.start import kernel
from pyodide.ffi import to_js

# A restored interpreter would draw the same numbers for every reader.
random.seed()

def connect(post):
    kernel.connect(lambda text, buffers: post(text, to_js([*buffers])) if buffers else post(text))

def receive(owner, text, buffers=None):
    kernel.receive(owner, text, [bytes(buffer) for buffer in buffers.to_py()] if buffers else ())

(connect, kernel.open, receive, kernel.close)
`;

// Messages of one turn travel together, so that the page draws once; a long turn shows something meanwhile.
const TURN = 50;

/**
 * Connect a started interpreter to a page.
 *
 * @param pyodide a Pyodide in which `peacetalks.page.kernel.start` can be imported
 * @param deliver `(messages, done)`: receives an array of `{text, buffers}`; `done` ends the answer to one call
 * @returns `{open(owner, {exploration, part, source, book, state}), receive(owner, text, buffers), close(owner)}`
 */
export function connect(pyodide, deliver) {
  let outbox = [];
  let acting = false;
  let flushed = 0;
  const flush = (done) => {
    const messages = outbox;
    outbox = [];
    flushed = performance.now();
    if (done || messages.length) deliver(messages, done);
  };
  const post = (text, buffers = []) => {
    outbox.push({ text, buffers });
    // What Python sends by itself, from a timer for instance, has no turn that would carry it.
    if (!acting) queueMicrotask(() => flush(false));
    else if (performance.now() - flushed > TURN) flush(false);
  };
  const act = (call) => {
    acting = true;
    flushed = performance.now();
    try {
      call();
    } finally {
      acting = false;
      flush(true);
    }
  };
  const [connectPython, open, receive, close] = pyodide.runPython(CONNECT).toJs({ depth: 1 });
  connectPython(post);
  return {
    open: (owner, { exploration, part = "build", source, book, state = "" }) =>
      act(() => open(owner, exploration, source, part, book, state)),
    receive: (owner, text, buffers) =>
      act(() => (buffers?.length ? receive(owner, text, buffers) : receive(owner, text))),
    close: (owner) => act(() => close(owner)),
  };
}

/** Put wheels where Python imports from. `wheels` are Uint8Arrays. */
export function unpackWheels(pyodide, wheels) {
  const place = pyodide.runPython("import sysconfig; sysconfig.get_path('purelib')");
  for (const wheel of wheels) pyodide.unpackArchive(wheel, "wheel", { extractDir: place });
}
