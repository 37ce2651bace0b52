// The page's one Python. Starts from the memory snapshot, or plainly when the snapshot can't be used.

import { loadPyodide } from "pyodide";
import { Downloads } from "./download.mjs";
import { connect, unpackWheels } from "./python.mjs";

const base = new URL(".", location.href).href;
const nativeFetch = globalThis.fetch.bind(globalThis);

/**
 * Answer Pyodide's own requests for its core.
 *
 * Pyodide would begin to compile only when everything else is there; here that happens while the rest still arrives.
 *
 * @param core promise of the stream of `pyodide.asm.wasm`
 * @param library promise of the stream of `python_stdlib.zip`, or of null
 * @returns a promise that is kept when the core is compiled
 */
function provide(core, library) {
  const respond = (type) => (body) => new Response(body, { headers: { "Content-Type": type } });
  const compiled = WebAssembly.compileStreaming(core.then(respond("application/wasm")));
  WebAssembly.instantiateStreaming = async (_response, imports) => {
    const module = await compiled;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  globalThis.fetch = async (resource, options) => {
    const name = new URL(resource.url ?? resource, base).pathname.split("/").pop();
    if (name === "pyodide.asm.wasm") return new Response(null);
    if (name === "python_stdlib.zip") return library.then(respond("application/zip"));
    return nativeFetch(resource, options);
  };
  return compiled;
}

function expect(files) {
  return new Downloads(base, files, (loaded, total) => postMessage({ type: "progress", loaded, total }));
}

async function startFromSnapshot({ lock, files }) {
  const { module, wasm, snapshot, stdlib } = files;
  const downloads = expect([module, wasm, snapshot]);
  // All three at once; what fails first ends this start.
  const [{ default: createPyodideModule }, memory] = await Promise.all([
    downloads.module(module),
    downloads.unpacked(snapshot),
    provide(downloads.stream(wasm), Promise.resolve(null)),
  ]);
  const options = { indexURL: base, lockFileContents: lock, createPyodideModule, _loadSnapshot: memory };
  const pyodide = await loadPyodide(options);
  // The snapshot holds what explorations import; the rest of the library is fetched when something asks for it.
  const library = pyodide.runPython("import sys; next(path for path in sys.path if path.endswith('.zip'))");
  pyodide.FS.unlink(library);
  pyodide.FS.createLazyFile("/", library.slice(1), downloads.url(stdlib), true, false);
  return pyodide;
}

async function startPlainly({ lock, files, wheels }) {
  const { module, wasm, stdlib } = files;
  const downloads = expect([module, wasm, stdlib, ...wheels]);
  const library = downloads.stream(stdlib);
  const [{ default: createPyodideModule }, archives] = await Promise.all([
    downloads.module(module),
    Promise.all(wheels.map((wheel) => downloads.verified(wheel))),
    provide(downloads.stream(wasm), library),
    library,
  ]);
  const pyodide = await loadPyodide({ indexURL: base, lockFileContents: lock, createPyodideModule });
  unpackWheels(pyodide, archives);
  return pyodide;
}

async function start(manifest) {
  try {
    return { pyodide: await startFromSnapshot(manifest), kind: "snapshot" };
  } catch (error) {
    console.warn(`The memory snapshot can't be used, so Python starts without it: ${error.message ?? error}`);
    return { pyodide: await startPlainly(manifest), kind: "plain" };
  }
}

let kernel;

const actions = {
  async start({ manifest }) {
    const { pyodide, kind } = await start(manifest);
    kernel = connect(pyodide, (messages, done) => postMessage({ type: "messages", messages, done }));
    postMessage({ type: "ready", kind });
  },
  open: ({ owner, what }) => kernel.open(owner, what),
  comm: ({ owner, text, buffers }) => kernel.receive(owner, text, buffers),
  close: ({ owner }) => kernel.close(owner),
};

globalThis.onmessage = async ({ data }) => {
  try {
    await actions[data.type](data);
  } catch (error) {
    postMessage({ type: "fatal", message: String(error?.message ?? error).trim().split("\n").at(-1) });
  }
};
