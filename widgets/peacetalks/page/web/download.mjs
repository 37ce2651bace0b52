// Downloads that count their bytes and unpack gzip themselves, so that any static server will do.

/**
 * Open one file as a stream of its unpacked bytes.
 *
 * Some servers announce a `.gz` file as `Content-Encoding: gzip`, and the browser has unpacked it by the time it is
 * read here; others don't. The first two bytes tell.
 *
 * @param url where the file is
 * @param count called with the number of bytes of each piece that arrived
 */
export async function openStream(url, count) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  const reader = response.body.getReader();
  const first = await reader.read();
  const packed = !first.done && first.value[0] === 0x1f && first.value[1] === 0x8b;
  if (!first.done) count(first.value.byteLength);
  const stream = new ReadableStream({
    start(controller) {
      if (first.done) controller.close();
      else controller.enqueue(first.value);
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) return controller.close();
      count(value.byteLength);
      controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return packed ? stream.pipeThrough(new DecompressionStream("gzip")) : stream;
}

/** Download one file whose unpacked size is known, into one array without copying it twice. */
export async function fetchBytes(url, size, count) {
  const bytes = new Uint8Array(size);
  let filled = 0;
  for await (const piece of pieces((await openStream(url, count)).getReader())) {
    if (filled + piece.byteLength > size) throw new Error(`${url}: longer than the ${size} bytes it should have`);
    bytes.set(piece, filled);
    filled += piece.byteLength;
  }
  if (filled !== size) throw new Error(`${url}: ${filled} bytes instead of ${size}`);
  return bytes;
}

async function* pieces(reader) {
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}
