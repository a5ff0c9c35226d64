// Loaded by `early.js` once the text has been painted: starts the interactive part, and owns the page's one Trusted Types
// policy. Without this file, or with JavaScript off, every page still shows its text and its first figures.
(() => {
  "use strict";
  const { notLive, page: answered, wasm, client } = window.lookahead;
  const page = answered.then((answer) => { if (!answer.ok) throw new Error(`status ${answer.status}`); return answer.text(); });
  page.catch(() => { /* told by the client, which waits for it */ });
  const root = document.documentElement;

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
  // Taking over the page writes the buttons as they were pre-rendered: mark them once more then.
  new MutationObserver(markTheme).observe(root, { attributes: true, attributeFilter: ["data-live"] });

  // A worker may be started from a blob of our own script only: that also runs in sandboxed frames.
  const ours = new Set();
  const policy = window.trustedTypes
    ? trustedTypes.createPolicy("lookahead", { createScriptURL(url) { if (ours.has(url)) return url; throw new TypeError("not a script of this site"); } })
    : { createScriptURL: (url) => url };
  // Script and wasm of each program, beside this file.
  const WORKERS = { /* filled in by the prerenderer */ };
  const beside = (file) => new URL(file, import.meta.url).href;
  const startWorker = async (program) => {
    const answer = await fetch(beside(WORKERS[program][0]));
    if (!answer.ok) throw new Error(`the script of the ${program} is not there (status ${answer.status})`);
    const url = URL.createObjectURL(new Blob([await answer.text()], { type: "text/javascript" }));
    ours.add(url);
    const worker = new Worker(policy.createScriptURL(url));
    worker.postMessage(beside(WORKERS[program][1]));
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
    const inside = (css) => event.target instanceof Element && event.target.closest(css);
    // A link dropped where files are opened does not leave the page either; text may be dropped into fields.
    if (hasFiles(event) || inside(".open-file")) event.preventDefault();
    const figure = hasFiles(event) && inside("figure");
    const field = figure && figure.querySelector("input[type=file]");
    if (!field) return;
    field.files = event.dataTransfer.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });

  // Marks in a picture: keys lead to where `data-keys` says (`ArrowRight:id …`), in a tree as in ARIA's pattern; Enter and
  // Space press a mark as they press a button.
  const inTree = (mark, key) => {
    const marks = [...mark.closest("[role=tree]").querySelectorAll("[role=treeitem]")];
    const at = marks.indexOf(mark);
    const level = (other) => Number(other.getAttribute("aria-level"));
    const next = marks[at + 1];
    switch (key) {
      case "ArrowDown": return next;
      case "ArrowUp": return marks[at - 1];
      case "ArrowRight": return next && level(next) > level(mark) ? next : undefined;
      case "ArrowLeft": return marks.slice(0, at).reverse().find((other) => level(other) < level(mark));
      case "Home": return marks[0];
      case "End": return marks[marks.length - 1];
      default: return undefined;
    }
  };
  addEventListener("keydown", (event) => {
    const mark = event.target instanceof Element && event.target.closest("[data-set]:not(button), [data-keys]");
    if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
    const lead = (mark.dataset.keys || "").split(" ").find((pair) => pair.startsWith(`${event.key}:`));
    const to = lead ? document.getElementById(lead.slice(event.key.length + 1)) : mark.matches("[role=treeitem]") && inTree(mark, event.key);
    if (to) to.focus();
    else if (event.key === "Enter" || event.key === " ") mark.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    else return;
    event.preventDefault();
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

  addEventListener("lookahead-not-live", (event) => notLive(event.detail));
  window.lookahead = { page, save, startWorker };
  client.then((module) => module.default({ module_or_path: wasm })).catch(notLive);
})();
