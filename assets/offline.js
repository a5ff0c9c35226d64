// Stands first in a figure's own file (`cargo xtask offline`), let in by its hash. Everything that the site would fetch
// lies in this file, gzipped, in base64, in elements that no browser runs; here the site's own scripts get it from there.
// Nothing is ever requested: the file's policy lets nothing through.
(() => {
  "use strict";
  const { home, address, published } = document.currentScript.dataset;
  const TYPES = { js: "text/javascript", json: "application/json", wasm: "application/wasm" };
  const files = () => [...document.querySelectorAll("script[data-file]")];
  const unpack = (element) => {
    const text = atob(element.textContent);
    const packed = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at += 1) packed[at] = text.charCodeAt(at);
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  };
  // By the end of the address: where the file itself lies is anyone's choice.
  window.fetch = async (url) => {
    const { pathname } = new URL(url, document.baseURI);
    const element = files().find(({ dataset }) => pathname.endsWith(`/${dataset.file}`));
    if (!element) return new Response(null, { status: 404 });
    return new Response(await unpack(element), { headers: { "Content-Type": TYPES[element.dataset.file.split(".").pop()] } });
  };
  // `early.js` asks for the two programs by these names; both stand at the end of the file. `boot.js` asks for bytes.
  const held = {
    bytes: async (name) => unpack(files().find(({ dataset }) => dataset.file === name)),
    load: async (url) => (url.endsWith("/boot") ? held.boot() : { default: wasm_bindgen }),
  };
  window.lookaheadHeld = held;

  // Links into the site lead to its address; in a copy that was built for no address they are plain words.
  const settle = () => {
    for (const link of document.querySelectorAll("a[href]")) {
      const href = link.getAttribute("href");
      if (!href.startsWith(home) && !href.startsWith(address)) continue;
      if (!published) link.removeAttribute("href");
      else if (!href.startsWith(address)) link.setAttribute("href", address + href.slice(home.length));
    }
  };
  new MutationObserver(settle).observe(document.documentElement, { subtree: true, childList: true, attributeFilter: ["href"] });
  // There is no other page to go back to; what is heard of an anchor would be taken for one.
  addEventListener("popstate", (event) => event.stopImmediatePropagation(), true);
})();
