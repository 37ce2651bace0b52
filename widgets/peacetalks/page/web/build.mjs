// Makes everything that the page kernel serves: `node build.mjs SITE STILLS ARCHIVE...`
//
// SITE receives the files that go under the book's `_static/peacetalks/`; STILLS is the JSON file of what every
// exploration looks like before Python has started, drawn by the very kernel and renderer that readers get. An
// ARCHIVE is a wheel, or a zip that is unpacked as one. A snapshot that can't be restored, or an exploration that
// can't be drawn, ends the build with one sentence.

import { createHash } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

import * as esbuild from "esbuild";
import { loadPyodide, version as pyodideVersion } from "pyodide";

import { drawStills } from "./draw.mjs";
import { unpackWheels } from "./python.mjs";

const here = import.meta.dirname;
const pyodideHome = path.dirname(createRequire(import.meta.url).resolve("pyodide"));
const [site, stillsFile, ...archiveFiles] = process.argv.slice(2);

const sha256 = (bytes, encoding) => createHash("sha256").update(bytes).digest(encoding);

/** Write bytes under a name that changes with them; return what the manifest says of the file. */
function publish(name, bytes, { raw = bytes.length } = {}) {
  const hash = sha256(bytes, "hex").slice(0, 10);
  const file = name.replace(/(\.[a-z]+)+$/, (ends) => `-${hash}${ends}`);
  fs.writeFileSync(path.join(site, file), bytes);
  return { path: file, bytes: bytes.length, raw };
}

/** Bundle one program for the browser; returns the name of its file. */
async function bundle(entry, { name = "[name]-[hash]", define = {} } = {}) {
  const { metafile } = await esbuild.build({
    absWorkingDir: here,
    entryPoints: [entry],
    entryNames: name,
    outdir: site,
    bundle: true,
    format: "esm",
    minify: true,
    target: "es2022",
    legalComments: "linked",
    logLevel: "silent",
    outExtension: { ".js": ".mjs" },
    // Style sheets stand in the page before any program runs, so none comes with a program.
    loader: { ".svg": "text", ...(entry.endsWith(".mjs") && { ".css": "empty" }) },
    metafile: true,
    external: ["node:*", "ws"],
    define: { "process.env.NODE_ENV": '"production"', ...define },
    plugins: [withoutOldWidgets],
  });
  return path.basename(Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === entry)[0]);
}

// html-manager can also draw the widgets of ipywidgets 7; no page of ours holds any.
const withoutOldWidgets = {
  name: "without-old-widgets",
  setup(build) {
    build.onResolve({ filter: /^@jupyter-widgets\/(base7|controls7)/ }, ({ path: name }) => ({ path: name, namespace: "none" }));
    build.onLoad({ filter: /.*/, namespace: "none" }, () => ({ contents: "module.exports = {}" }));
  },
};

async function takeSnapshot(archives) {
  const python = await loadPyodide({ indexURL: pyodideHome, _makeSnapshot: true });
  unpackWheels(python, archives);
  python.runPython("import peacetalks.page.kernel.start, gc; gc.collect(); gc.freeze()");
  return python.makeMemorySnapshot();
}

function core(name, { pack = false } = {}) {
  const bytes = fs.readFileSync(path.join(pyodideHome, name));
  return pack ? publish(`${name}.gz`, gzipSync(bytes, { level: 9 }), { raw: bytes.length }) : publish(name, bytes);
}

async function main() {
  fs.rmSync(site, { recursive: true, force: true });
  fs.mkdirSync(site, { recursive: true });
  const archives = archiveFiles.map((file) => ({ file, bytes: new Uint8Array(fs.readFileSync(file)) }));
  const snapshot = await takeSnapshot(archives.map(({ bytes }) => bytes));
  const lock = JSON.parse(fs.readFileSync(path.join(pyodideHome, "pyodide-lock.json")));
  const manifest = {
    pyodide: pyodideVersion,
    // Pyodide asks for its list of packages at every start; readers need none of them, so it travels empty.
    lock: JSON.stringify({ info: lock.info, packages: {} }),
    files: {
      module: core("pyodide.asm.mjs"),
      wasm: core("pyodide.asm.wasm", { pack: true }),
      stdlib: core("python_stdlib.zip"),
      snapshot: publish("snapshot.bin.gz", gzipSync(snapshot, { level: 9 }), { raw: snapshot.length }),
    },
    wheels: archives.map(({ file, bytes }) => ({
      ...publish(path.basename(file), bytes),
      sha256: sha256(bytes, "base64"),
    })),
  };
  const stage = await bundle("stage.mjs");
  await bundle("page.css", { name: "[name]" });
  await bundle("page.mjs", {
    name: "[name]",
    define: {
      PAGE_KERNEL_STAGE: JSON.stringify(stage),
      PAGE_KERNEL_WORKER: JSON.stringify(await bundle("worker.mjs")),
      PAGE_KERNEL_MANIFEST: JSON.stringify(manifest),
    },
  });
  const stills = await drawStills({
    renderer: pathToFileURL(path.join(site, stage)),
    python: { indexURL: pyodideHome, _loadSnapshot: snapshot },
  });
  fs.writeFileSync(path.join(site, "stills.css"), stills.css);
  fs.writeFileSync(path.join(site, "manifest.json"), JSON.stringify(manifest, null, 1));
  fs.writeFileSync(`${stillsFile}.new`, JSON.stringify(stills.drawings, null, 1));
  fs.renameSync(`${stillsFile}.new`, stillsFile);
}

try {
  await main();
} catch (error) {
  console.error(`The page kernel can't be built: ${String(error.message ?? error).split("\n").filter(Boolean).slice(-1)[0]}`);
  if (process.env.PEACETALKS_DEBUG) console.error(String(error.stack).slice(0, 4000));
  process.exit(1);
}
process.exit(0);
