// Stands in every page, let in by its hash: the colours that were asked for, before anything is painted, and the start of
// everything else once the text is on the glass. What it asks for early would hold the first paint back.
(() => {
  "use strict";
  const config = document.currentScript.dataset;
  const root = document.documentElement;

  // Appearance and path asked for in the address or kept on this machine.
  const asked = new URLSearchParams(location.search);
  let theme = asked.get("theme");
  let path = asked.get("path");
  if (parent === window) {
    try { theme ??= localStorage.getItem("lookahead.1.theme"); path ??= localStorage.getItem("lookahead.1.path"); } catch { /* storage is closed to us */ }
  }
  // The path through the book: the style folds what is not on it.
  if (path === "5" || path === "15") root.dataset.path = path;
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  for (const name of ["motion", "links"]) if (asked.get(name) === "0") root.dataset[name] = "0";

  // From here on: the client. Lessons for the room have what stands above, and a script of their own.
  const notLive = (reason) => {
    root.dataset.live = "failed";
    const note = document.getElementById("not-live");
    if (note) { note.hidden = false; note.title = String(reason); }
  };
  const absolute = (path) => new URL(path, document.baseURI).href;
  let isBegun = false;
  const start = () => {
    if (isBegun) return;
    isBegun = true;
    const [page, wasm, client] = [fetch(absolute(config.page)), fetch(absolute(config.wasm)), import(absolute(config.client))];
    for (const request of [page, wasm, client]) request.catch(() => { /* told by whoever waits for it */ });
    window.lookahead = { notLive, page, wasm, client, late: config.late };
    import(absolute(config.boot)).catch(notLive);
  };
  // Two frames and a little, until the text has been painted; where no frame comes (a window that nobody sees), a second.
  const afterPaint = () => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(start, 50)));
    setTimeout(start, 1000);
  };
  // Frames that nobody sees yet cost nothing: an embed waits until it is on screen.
  const whenSeen = () => {
    if (config.when !== "seen") return afterPaint();
    new IntersectionObserver((entries, watcher) => { if (entries.some((entry) => entry.isIntersecting)) { watcher.disconnect(); afterPaint(); } }).observe(document.body);
  };
  if (document.readyState === "complete") whenSeen(); else addEventListener("load", whenSeen, { once: true });
})();
