// Lookahead's embed kit, version 1: /about/#embedding. Nothing needs it; with it, frames are as high as their figures.
// The build writes the site's address into the next line; published copies are kept, byte by byte.
((SITE) => {
  "use strict";
  if (window.lookaheadEmbed) return;
  window.lookaheadEmbed = 1;
  const ORIGIN = new URL(SITE).origin;
  const SANDBOX = "allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox";
  const LEAST = 100, MOST = 6000, USUAL = 640;
  // What an element may have beside the parameters of its figure.
  const NOT_ASKED = /^(name|height|title|id|class|style|slot|part|hidden|inert|dir|role|tabindex|(data|aria)-.*)$/;
  const frames = () => [...document.getElementsByTagName("iframe")].filter((frame) => frame.src.startsWith(`${SITE}embed/`));

  // A frame speaks for itself alone. In the snippet's sandbox its origin is opaque.
  addEventListener("message", ({ data, origin, source }) => {
    if (!data || data.ns !== "lookahead" || data.v !== 1 || (origin !== ORIGIN && origin !== "null")) return;
    const frame = frames().find((one) => one.contentWindow === source);
    if (!frame) return;
    const { type, height } = data;
    if (type === "height" && Number.isFinite(height)) frame.style.height = `${Math.min(Math.max(Math.ceil(height), LEAST), MOST)}px`;
    if (type === "ready" && made.has(frame)) for (const other of frame.parentElement.children) other.hidden = other !== frame;
  });
  // Those that were there first have told their heights already.
  for (const frame of frames()) frame.contentWindow.postMessage({ ns: "lookahead", v: 1, type: "get-state" }, "*");

  // <lookahead-widget name="…" parameter="…">: becomes a frame near the screen, and leaves the link inside until that is live.
  const made = new WeakSet();
  const fill = (element) => {
    const name = element.getAttribute("name");
    if (!/^[a-z0-9-]+$/.test(name)) return;
    const asked = new URLSearchParams();
    for (const { name: key, value } of element.attributes) if (!NOT_ASKED.test(key)) asked.append(key, value);
    const query = `${asked}` && `?${asked}`;
    const title = element.title || (element.textContent || "").trim() || name;
    if (!element.firstElementChild) element.append(Object.assign(document.createElement("a"), { href: `${SITE}lab/${name}/${query}`, textContent: title }));
    const frame = document.createElement("iframe");
    made.add(frame);
    const attributes = { title, width: "100%", height: parseInt(element.getAttribute("height"), 10) || USUAL, loading: "lazy", sandbox: SANDBOX, allow: "fullscreen; clipboard-write" };
    for (const key in attributes) frame.setAttribute(key, attributes[key]);
    Object.assign(frame.style, { display: "block", border: "0" });
    frame.src = `${SITE}embed/${name}/${query}`;
    element.style.minHeight = "";
    element.prepend(frame);
  };
  const watcher = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) if (isIntersecting) { watcher.unobserve(target); fill(target); }
  }, { rootMargin: "600px" });
  if (!customElements.get("lookahead-widget")) customElements.define("lookahead-widget", class extends HTMLElement {
    connectedCallback() {
      if (this.querySelector("iframe")) return;
      Object.assign(this.style, { display: "block", minHeight: `${USUAL}px` });
      watcher.observe(this);
    }
    disconnectedCallback() { watcher.unobserve(this); }
  });
})("https://lookahead.invalid/");
