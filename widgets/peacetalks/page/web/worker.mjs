// The page's one Python. Starts from the memory snapshot, or plainly when the snapshot can't be used.

import { loadPyodide } from "pyodide";
import { fetchBytes, openStream } from "./download.mjs";
import { connect, unpackWheels } from "./python.mjs";

const nativeFetch = globalThis.fetch.bind(globalThis);

/** Let Pyodide's own requests for its core be answered by downloads whose progress is counted. */
function serveCore(streams) {
  globalThis.fetch = (resource, options) => {
    const name = new URL(resource.url ?? resource, location.href).pathname.split("/").pop();
    const core = streams[name];
    if (!core) return nativeFetch(resource, options);
    delete streams[name];
    return core.then(
      (body) => new Response(body, { headers: { "Content-Type": name.endsWith(".wasm") ? "application/wasm" : "application/zip" } }),
    );
  };
}

async function start(manifest) {
  const base = new URL(".", location.href);
  const files = manifest.files;
  const wanted = ["module", "wasm", "stdlib", "snapshot"];
  const total = wanted.reduce((sum, name) => sum + files[name].bytes, 0);
  let loaded = 0;
  const count = (bytes) => {
    loaded += bytes;
    postMessage({ type: "progress", loaded: Math.min(loaded, total), total });
  };
  const url = (name) => new URL(files[name].path, base).href;
  const options = (core) => ({
    indexURL: new URL("./", base).href,
    createPyodideModule: core.default,
    lockFileContents: manifest.lock,
  });
  const coreStreams = () => ({
    "pyodide.asm.wasm": openStream(url("wasm"), count),
    "python_stdlib.zip": openStream(url("stdlib"), count),
  });

  const module = import(url("module")).then((core) => (count(files.module.bytes), core));
  const snapshot = fetchBytes(url("snapshot"), files.snapshot.raw, count).catch((error) => error);
  serveCore(coreStreams());
  const bytes = await snapshot;
  try {
    if (bytes instanceof Error) throw bytes;
    postMessage({ type: "starting" });
    const pyodide = await loadPyodide({ ...options(await module), _loadSnapshot: bytes });
    return { pyodide, kind: "snapshot" };
  } catch (error) {
    console.warn(`The memory snapshot can't be used (${error}); starting Python without it.`);
  }
  serveCore(coreStreams());
  const wheels = Promise.all(
    manifest.wheels.map(async ({ path, sha256 }) => {
      const response = await nativeFetch(new URL(path, base), { integrity: `sha256-${sha256}` });
      if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    }),
  );
  const pyodide = await loadPyodide(options(await module));
  unpackWheels(pyodide, await wheels);
  return { pyodide, kind: "plain" };
}

let kernel;

const actions = {
  async start({ manifest }) {
    const { pyodide, kind } = await start(manifest);
    kernel = connect(pyodide, (messages) => postMessage({ type: "messages", messages }));
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
    postMessage({ type: "fatal", message: String(error?.message ?? error).split("\n").slice(-3).join(" ").trim() });
  }
};
