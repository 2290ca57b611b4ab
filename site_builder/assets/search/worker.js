// Answers the search page from a thread of its own. The engine stands above this in one file.
// First comes {manifest, base}, or {bundle, base} for the search of one wijk in a file; then each
// question gets an answer, and once more with the counts by which the results can be narrowed.
"use strict";
(() => {
  let engine = null;
  let place = null;
  let ready = null;

  const fetched = async (name) => {
    const answer = await fetch(`${place.base}${name}`);
    if (!answer.ok) throw new Error(name);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const start = ({ manifest, base }) => {
    place = { base };
    engine = createSearch(manifest, fetched);
  };
  /** One file with the search of a wijk: everything after it works without a network. */
  const unpack = async (name) => {
    const bytes = await fetched(name);
    const size = new DataView(bytes.buffer).getUint32(0, true);
    const [manifest, files] = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + size)));
    const held = new Map();
    let at = 4 + size;
    for (const [path, length] of files) held.set(path, bytes.subarray(at, (at += length)));
    const parts = JSON.parse(manifest);
    engine = createSearch(parts, (path) => Promise.resolve(held.get(path)));
  };
  /** After a new version of the site the files of the old one are gone: begin again with it. */
  const renew = async () => {
    const answer = await fetch(`${place.base}manifest.json`, { cache: "no-cache" });
    if (!answer.ok) throw new Error("manifest");
    start({ manifest: await answer.json(), base: place.base });
  };
  const answered = async (asked) => {
    try {
      return await engine.search(asked);
    } catch (_) {
      await renew();
      return engine.search(asked);
    }
  };
  const respond = async (asked) => {
    try {
      await ready;
      const { answer, facets } = await answered(asked);
      postMessage({ id: asked.id, ...answer });
      if (!asked.offset && answer.total) {
        postMessage({ id: asked.id, ...answer, facets: await facets() });
      }
    } catch (error) {
      postMessage({ id: asked.id, error: String(error), total: 0, hits: [] });
    }
  };
  onmessage = ({ data }) => {
    if (data.bundle) {
      place = { base: data.base };
      ready = unpack(data.bundle);
    } else if (data.manifest) start(data);
    else respond(data);
  };
})();
