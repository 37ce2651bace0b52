// Sets formulas: reads `[{tex, display}]` from its input and writes, in the same order, what became of each.
//
// A formula becomes `{body, width, height, box, depth, words}`: the inside of an SVG without ids, styles or fonts, its
// size in ex, its viewBox, how far it reaches below the line in ex, and how it is read aloud. One that is no TeX
// becomes `{error}`.

import fs from "node:fs";
import { createRequire } from "node:module";

import { liteAdaptor } from "mathjax-full/js/adaptors/liteAdaptor.js";
import { SerializedMmlVisitor } from "mathjax-full/js/core/MmlTree/SerializedMmlVisitor.js";
import { STATE } from "mathjax-full/js/core/MathItem.js";
import { RegisterHTMLHandler } from "mathjax-full/js/handlers/html.js";
import { TeX } from "mathjax-full/js/input/tex.js";
import "mathjax-full/js/input/tex/ams/AmsConfiguration.js";
import "mathjax-full/js/input/tex/base/BaseConfiguration.js";
import { mathjax } from "mathjax-full/js/mathjax.js";
import { SVG } from "mathjax-full/js/output/svg.js";

// Where the rules of speech lie; the engine looks there when it is loaded.
const require = createRequire(import.meta.url);
const speech = require("speech-rule-engine");

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const raise = (_tex, error) => {
  throw error;
};
const input = new TeX({ packages: ["base", "ams"], formatError: raise });
const page = mathjax.document("", { InputJax: input, OutputJax: new SVG({ fontCache: "none" }) });
const asMathML = new SerializedMmlVisitor();

const KEPT = ["d", "fill", "height", "stroke", "stroke-width", "transform", "viewBox", "width", "x", "x1", "x2", "y", "y1", "y2"];

/** Write an element without what only MathJax's own programs and styles read, and without groups that do nothing. */
function plain(element) {
  const name = adaptor.kind(element);
  if (name === "#text") return adaptor.value(element).replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const inside = adaptor.childNodes(element).map(plain).join("");
  const kept = adaptor.allAttributes(element).filter(({ name }) => KEPT.includes(name));
  if (name === "g" && (!inside || !kept.length)) return inside;
  const write = (attributes) => attributes.map(({ name, value }) => ` ${name}="${value}"`).join("");
  // Where a glyph stands is said outside it, so that every place can share its outline.
  const place = name === "path" ? kept.filter(({ name }) => name === "transform") : [];
  const own = `<${name}${write(kept.filter((one) => !place.includes(one)))}>${inside}</${name}>`;
  return place.length ? `<g${write(place)}>${own}</g>` : own;
}

const numberOf = (element, name) => parseFloat(adaptor.getAttribute(element, name));

function set({ tex, display }) {
  try {
    const read = page.convert(tex, { display, end: STATE.CONVERT });
    const words = speech.toSpeech(asMathML.visitTree(read)).replace(/\s+/g, " ").trim();
    const svg = adaptor.firstChild(page.convert(tex, { display }));
    return {
      body: adaptor.childNodes(svg).map(plain).join(""),
      width: numberOf(svg, "width"),
      height: numberOf(svg, "height"),
      box: adaptor.getAttribute(svg, "viewBox"),
      depth: -parseFloat(adaptor.getStyle(svg, "vertical-align") || "0"),
      words,
    };
  } catch (error) {
    return { error: String(error.message ?? error) };
  }
}

speech.setupEngine({ locale: "en", domain: "clearspeak", modality: "speech" });
await speech.engineReady();
process.stdout.write(JSON.stringify(JSON.parse(fs.readFileSync(0, "utf8")).map(set)));
