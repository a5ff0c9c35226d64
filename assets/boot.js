// Starts the interactive part after the text has been painted, and owns the page's one Trusted Types policy.
// Without this file, or with JavaScript off, every page still shows its text and its first figures.
(() => {
  "use strict";
  const config = document.currentScript.dataset;
  const root = document.documentElement;
  const show = (id) => { const element = document.getElementById(id); if (element) element.hidden = false; return element; };

  // Appearance asked for in the address (embeds) or kept on this machine: set before the first wasm byte.
  const asked = new URLSearchParams(location.search);
  let theme = asked.get("theme");
  if (theme === null && parent === window) { try { theme = localStorage.getItem("lookahead.1.theme"); } catch { /* storage is closed to us */ } }
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  for (const name of ["motion", "links"]) if (asked.get(name) === "0") root.dataset[name] = "0";

  // Small tools that need no wasm: the choice of colours, and copying a text that stands in the page.
  const KEPT = "lookahead.1.theme";
  const tools = {
    theme(button) {
      const choice = button.dataset.themeChoice;
      if (choice === "auto") delete root.dataset.theme; else root.dataset.theme = choice;
      try { localStorage.setItem(KEPT, choice); } catch { /* then it lasts as long as the page */ }
      markTheme();
    },
    async copy(button) {
      const field = document.getElementById(button.dataset.of);
      const status = button.parentElement.querySelector("[role=status]");
      field.select();
      let done = true;
      try { await navigator.clipboard.writeText(field.value); } catch { done = false; }
      status.textContent = done ? button.dataset.done : button.dataset.byHand;
    },
  };
  const markTheme = () => {
    for (const button of document.querySelectorAll("[data-do=theme]")) button.setAttribute("aria-pressed", String(button.dataset.themeChoice === (root.dataset.theme || "auto")));
  };
  addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-do]");
    if (button && tools[button.dataset.do]) tools[button.dataset.do](button);
  });
  markTheme();

  // A worker may be started from a blob of our own script only: that also runs in sandboxed frames.
  const ours = new Set();
  const policy = window.trustedTypes
    ? trustedTypes.createPolicy("lookahead", { createScriptURL(url) { if (ours.has(url)) return url; throw new TypeError("not a script of this site"); } })
    : { createScriptURL: (url) => url };
  const absolute = (path) => new URL(path, document.baseURI).href;
  const startWorker = async (program) => {
    const answer = await fetch(absolute(config[program]));
    if (!answer.ok) throw new Error(`the script of the ${program} is not there (status ${answer.status})`);
    const url = URL.createObjectURL(new Blob([await answer.text()], { type: "text/javascript" }));
    ours.add(url);
    const worker = new Worker(policy.createScriptURL(url));
    worker.postMessage(absolute(config[`${program}Wasm`]));
    await new Promise((ready, failed) => {
      worker.addEventListener("message", (event) => (event.data === "ready" ? ready() : failed(new Error(String(event.data)))), { once: true });
      worker.addEventListener("error", (event) => failed(new Error(event.message || "the worker did not start")), { once: true });
    });
    URL.revokeObjectURL(url);
    ours.delete(url);
    return worker;
  };

  // Files that leave the page: a text, or the pixels of a drawing.
  const save = async (name, mime, text, width, height) => {
    let blob = new Blob([text], { type: mime });
    if (width > 0) {
      const url = URL.createObjectURL(blob);
      const picture = new Image();
      picture.src = url;
      await picture.decode();
      const canvas = document.createElement("canvas");
      canvas.width = width;
      canvas.height = height;
      canvas.getContext("2d").drawImage(picture, 0, 0, width, height);
      URL.revokeObjectURL(url);
      blob = await new Promise((done, failed) => canvas.toBlob((pixels) => (pixels ? done(pixels) : failed(new Error("no picture")))));
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    // Revoked late: some engines read the address after the click returned.
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  // A file dropped anywhere in a figure goes into the figure's file field; dropped elsewhere it does not leave the page.
  const hasFiles = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
  addEventListener("dragover", (event) => { if (hasFiles(event)) event.preventDefault(); });
  addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    const figure = event.target instanceof Element && event.target.closest("figure");
    const field = figure && figure.querySelector("input[type=file]");
    if (!field) return;
    field.files = event.dataTransfer.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });

  // A panic in the wasm, or its death by other causes: the banner, once; the text stays.
  const panicked = (report) => {
    const banner = document.getElementById("panic");
    if (!banner || !banner.hidden) return;
    banner.hidden = false;
    const text = `${document.title}\n${location.href}\n${root.dataset.version || ""}\n${report}`;
    const field = banner.querySelector("textarea");
    field.value = text;
    banner.querySelector("[data-do=restart]").addEventListener("click", () => location.reload());
    banner.querySelector("[data-do=copy]").addEventListener("click", async () => {
      field.hidden = false; field.select();
      try { await navigator.clipboard.writeText(text); } catch { /* the text is selected, ready to be copied by hand */ }
    });
  };
  addEventListener("lookahead-panic", (event) => panicked(event.detail));
  addEventListener("error", (event) => { if (event.error instanceof WebAssembly.RuntimeError) panicked(event.message); });

  const start = async () => {
    try {
      const page = fetch(absolute(config.page)).then((answer) => { if (!answer.ok) throw new Error(`status ${answer.status}`); return answer.text(); });
      window.lookahead = { page, save, startWorker };
      page.catch(() => {});
      const client = await import(absolute(config.client));
      await client.default({ module_or_path: absolute(config.wasm) });
    } catch (error) { notLive(String(error)); }
  };
  const notLive = (reason) => {
    root.dataset.live = "failed";
    const note = show("not-live");
    if (note) note.title = reason;
  };
  addEventListener("lookahead-not-live", (event) => notLive(event.detail));
  // Frames that nobody sees yet cost nothing: an embed waits until it is on screen.
  const afterPaint = () => requestAnimationFrame(() => setTimeout(start, 0));
  const whenSeen = () => {
    if (config.when !== "seen" || !window.IntersectionObserver) return afterPaint();
    const watcher = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) { watcher.disconnect(); afterPaint(); } });
    watcher.observe(document.body);
  };
  if (document.readyState === "complete") whenSeen(); else addEventListener("load", whenSeen, { once: true });
})();
