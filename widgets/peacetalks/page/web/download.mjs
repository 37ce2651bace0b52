// Downloads that count their bytes and unpack gzip themselves, so that any static server will do.

import { BROKEN_OFF, refused, whyNot } from "./trouble.mjs";

const breakOff = () => {
  throw new Error(BROKEN_OFF);
};

/** The files that one way of starting needs, and how much of them has arrived. */
export class Downloads {
  loaded = 0;

  /**
   * @param base address that the files' paths are relative to
   * @param files `[{path, bytes}]`, all that will be asked for
   * @param onprogress called with the bytes that have arrived and those that are wanted in all
   */
  constructor(base, files, onprogress) {
    this.base = base;
    this.total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    this.onprogress = onprogress;
  }

  url(file) {
    return new URL(file.path, this.base).href;
  }

  count(bytes) {
    this.loaded += bytes;
    this.onprogress(Math.min(Math.round(this.loaded), this.total), this.total);
  }

  async request(file, options) {
    const response = await fetch(this.url(file), options).catch(breakOff);
    if (!response.ok) throw new Error(refused(response));
    return response;
  }

  /**
   * Open one file as a stream of its unpacked bytes.
   *
   * Some servers announce a `.gz` file as `Content-Encoding: gzip`, and the browser has unpacked it by the time it is
   * read here; others don't. The first two bytes tell.
   *
   * @param file `{path, bytes, raw}`, with the sizes before and after unpacking
   */
  async stream(file) {
    const reader = (await this.request(file)).body.getReader();
    const read = () => reader.read().catch(breakOff);
    const first = await read();
    const packed = first.value?.[0] === 0x1f && first.value[1] === 0x8b;
    const share = packed || !file.raw ? 1 : file.bytes / file.raw;
    let next = first;
    const stream = new ReadableStream({
      pull: async (controller) => {
        const { done, value } = next ?? (await read());
        next = undefined;
        if (done) return controller.close();
        this.count(value.byteLength * share);
        controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    });
    return packed ? stream.pipeThrough(new DecompressionStream("gzip")) : stream;
  }

  /** Download one file into one array, without copying it twice. */
  async unpacked(file) {
    const bytes = new Uint8Array(file.raw);
    let filled = 0;
    const reader = (await this.stream(file)).getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      if (filled + piece.value.byteLength > bytes.length) throw new Error(`${file.path} is longer than it should be.`);
      bytes.set(piece.value, filled);
      filled += piece.value.byteLength;
    }
    if (filled !== bytes.length) throw new Error(`${file.path} is shorter than it should be.`);
    return bytes;
  }

  /** Download one file and let the browser refuse it when its SHA-256 is not `file.sha256` (base64). */
  async verified(file) {
    const response = await this.request(file, { integrity: `sha256-${file.sha256}` });
    const bytes = new Uint8Array(await response.arrayBuffer());
    this.count(bytes.length);
    return bytes;
  }

  /** Import one JavaScript module. */
  async module(file) {
    const loaded = await import(this.url(file)).catch(async () => {
      throw new Error(await whyNot(this.url(file)));
    });
    this.count(file.bytes);
    return loaded;
  }
}
