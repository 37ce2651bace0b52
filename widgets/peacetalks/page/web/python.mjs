// What the worker in the page and the build in Node do alike with a started Pyodide.

const CONNECT = `
from peacetalks.page.kernel.start import kernel
from pyodide.ffi import to_js

def connect(post):
    kernel.connect(lambda text, buffers: post(text, to_js([*buffers])) if buffers else post(text))

def receive(owner, text, buffers=None):
    kernel.receive(owner, text, [bytes(buffer) for buffer in buffers.to_py()] if buffers else ())

(connect, kernel.open, receive, kernel.close)
`;

/**
 * Connect a started interpreter to a page.
 *
 * @param pyodide a Pyodide in which `peacetalks.page.kernel.start` can be imported
 * @param deliver receives the messages of one turn, an array of `{text, buffers}`
 * @returns `{open(owner, {exploration, part, source}), receive(owner, text, buffers), close(owner)}`
 */
export function connect(pyodide, deliver) {
  let outbox = [];
  let acting = false;
  const flush = () => {
    if (outbox.length) deliver(outbox.splice(0));
  };
  const post = (text, buffers = []) => {
    outbox.push({ text, buffers });
    // What Python sends by itself, from a timer for instance, has no turn that would carry it.
    if (!acting) queueMicrotask(flush);
  };
  const act = (call) => {
    acting = true;
    try {
      call();
    } finally {
      acting = false;
      flush();
    }
  };
  const [connectPython, open, receive, close] = pyodide.runPython(CONNECT).toJs({ depth: 1 });
  connectPython(post);
  return {
    open: (owner, { exploration = null, part = "build", source = null }) =>
      act(() => open(owner, exploration ?? undefined, source ?? undefined, part)),
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
