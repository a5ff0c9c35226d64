// Loaded by `early.js` once the text has been painted: starts the interactive part, and owns the page's one Trusted Types
// policy. Without this file, or with JavaScript off, every page still shows its text and its first figures.
(() => {
  "use strict";
  const { notLive, page: answered, wasm, client, late } = window.lookahead;
  const page = answered.then((answer) => { if (!answer.ok) throw new Error(`status ${answer.status}`); return answer.text(); });
  page.catch(() => { /* told by the client, which waits for it */ });
  const root = document.documentElement;

  // Pages come without the styles of other kinds of page; whoever follows a link to one of those needs them.
  if (late) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: late }));

  const beside = (file) => new URL(file, import.meta.url).href;

  // What is kept on the reader's machine; where storage is closed, nothing is, and everything else works.
  const KEPT = { theme: "lookahead.1.theme", path: "lookahead.1.path", place: "lookahead.1.place", guesses: "lookahead.1.guesses" };
  const keep = (key, value) => { try { if (value === null) localStorage.removeItem(key); else localStorage.setItem(key, value); } catch { /* then it lasts as long as the page */ } };

  const held = () => { try { return Object.keys(localStorage).filter((key) => key.startsWith("lookahead.")); } catch { return null; } };

  // Small tools that need no wasm: the choices of colours and of a path, folded sections, copying a text of the page.
  const tools = {
    theme(button) {
      const choice = button.dataset.themeChoice;
      if (choice === "auto") delete root.dataset.theme; else root.dataset.theme = choice;
      keep(KEPT.theme, choice);
      mark();
    },
    path(button) {
      const path = button.dataset.path;
      if (path === "full") delete root.dataset.path; else root.dataset.path = path;
      keep(KEPT.path, path);
      for (const section of document.querySelectorAll("[data-unfolded]")) unfold(section, false);
      mark();
    },
    unfold(button) {
      const section = button.closest(".part-of-path");
      unfold(section, !section.hasAttribute("data-unfolded"));
    },
    forget() { keep(KEPT.place, null); mark(); },
    forgetAll() {
      for (const key of held() || []) keep(key, null);
      location.reload();
    },
    async copy(button) {
      const field = document.getElementById(button.dataset.of);
      const status = button.parentElement.querySelector("[role=status]");
      field.select();
      let done = true;
      try { await navigator.clipboard.writeText(field.value); } catch { done = false; }
      status.textContent = done ? button.dataset.done : button.dataset.byHand;
    },
    share(button) { import(beside("sharing.js")).then(({ open }) => open(button)).catch(() => button.setAttribute("aria-disabled", "true")); },
  };
  addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-do]");
    if (button && tools[button.dataset.do]) tools[button.dataset.do](button);
  });

  // A section that is not on the reader's path, opened by hand; a link into it opens it too.
  const unfold = (section, open) => {
    section.toggleAttribute("data-unfolded", open);
    const button = section.querySelector(":scope > .fold > button");
    if (button) button.setAttribute("aria-expanded", String(open));
  };
  const reveal = (hash) => {
    let place = null;
    try { place = document.getElementById(decodeURIComponent(hash.slice(1))); } catch { /* no escape of ours */ }
    if (!place || !root.dataset.path) return;
    const wasFolded = place.getClientRects().length === 0;
    for (let part = place.closest(".part-of-path"); part; part = part.parentElement.closest(".part-of-path")) unfold(part, true);
    if (wasFolded) place.scrollIntoView();
  };
  addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href^='#']");
    if (link) reveal(link.hash);
  }, true);
  addEventListener("hashchange", () => reveal(location.hash));

  // The path that is taken stands in the address of pages that are folded by it.
  const writePath = () => {
    if (parent !== window || !document.querySelector("[data-do=path]")) return;
    const others = location.search.slice(1).split("&").filter((pair) => pair && !pair.startsWith("path="));
    const query = root.dataset.path ? [...others, `path=${root.dataset.path}`] : others;
    const search = query.length ? `?${query.join("&")}` : "";
    if (search === location.search) return;
    try { history.replaceState(history.state, "", location.pathname + search + location.hash); } catch { /* the address stays */ }
  };

  // Where the reader is: the last heading passed and how much of the chapter, by its path.
  const CHAPTER = /^\/([^/:?#][^:?#]*\/)?read\/[a-z0-9/-]+\/$/;
  const places = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(KEPT.place));
      if (kept && typeof kept.last === "string" && typeof kept.of === "object" && kept.of) return kept;
    } catch { /* closed, or not ours */ }
    return { last: "", of: {} };
  };
  let shown = "", waiting = 0;
  const notePlace = () => {
    waiting = 0;
    const main = document.querySelector("main");
    // Between two pages the address is ahead of the text.
    if (parent !== window || !main || location.pathname !== shown || !CHAPTER.test(shown) || scrollY < innerHeight / 2) return;
    const box = main.getBoundingClientRect();
    const part = Math.max(0, Math.min(100, Math.round((100 * (innerHeight - box.top)) / box.height)));
    const passed = [...main.querySelectorAll("h2[id]")].filter((heading) => heading.getBoundingClientRect().top < innerHeight / 2).pop();
    const kept = places();
    const before = Number((kept.of[shown] || {}).part) || 0;
    kept.last = shown;
    kept.of[shown] = { title: document.querySelector("h1").textContent, at: passed ? passed.id : "", now: part, part: Math.max(part, before) };
    keep(KEPT.place, JSON.stringify(kept));
  };
  addEventListener("scroll", () => { waiting ||= setTimeout(notePlace, 400); }, { passive: true });
  const markPlaces = () => {
    const goOn = document.getElementById("go-on");
    if (!goOn) return;
    const kept = places();
    const of = (path) => { const read = Object.hasOwn(kept.of, path) && kept.of[path]; return read && Number.isFinite(read.now) && Number.isFinite(read.part) ? read : null; };
    const last = CHAPTER.test(kept.last) && of(kept.last);
    goOn.hidden = !last || last.now >= 97;
    if (last) {
      goOn.querySelector("a").setAttribute("href", `${kept.last}${last.at ? `#${encodeURIComponent(last.at)}` : ""}`);
      goOn.querySelector(".place").textContent = `${last.title}, ${last.now} %`;
    }
    for (const badge of document.querySelectorAll(".badge.read")) {
      const read = of(badge.parentElement.querySelector("a").pathname);
      badge.hidden = !read;
      if (read) badge.textContent = badge.textContent.replace(/\d+/, String(read.part));
    }
  };

  const markKept = () => {
    const field = document.getElementById("kept");
    if (!field) return;
    const keys = held();
    field.value = (keys || []).map((key) => `${key}: ${localStorage.getItem(key)}`).join("\n");
    field.hidden = !field.value;
    document.getElementById("kept-nothing").hidden = !keys || keys.length > 0;
    document.getElementById("kept-closed").hidden = !!keys;
  };

  // What this machine knows, written into the page; done anew whenever the page is taken over or another one is shown.
  const mark = () => {
    for (const button of document.querySelectorAll("[data-do=theme]")) button.setAttribute("aria-pressed", String(button.dataset.themeChoice === (root.dataset.theme || "auto")));
    for (const button of document.querySelectorAll("[data-do=path]")) button.setAttribute("aria-pressed", String(button.dataset.path === (root.dataset.path || "full")));
    writePath();
    markPlaces();
    markKept();
  };
  const arrive = () => {
    shown = location.pathname;
    mark();
    if (location.hash) reveal(location.hash);
    if (document.getElementById("builder")) import(beside("builder.js")).catch(() => { /* the snippets are there without it */ });
  };
  arrive();
  // Taking over the page writes it as it was pre-rendered.
  new MutationObserver(arrive).observe(root, { attributes: true, attributeFilter: ["data-live"] });
  const site = document.querySelector("#app > .site");
  if (site) new MutationObserver(arrive).observe(site, { childList: true });

  // The first guess at each question of a chapter, for a code to hand in: only where the reader agreed on the page of codes.
  addEventListener("click", (event) => {
    const guess = event.target instanceof Element && event.target.closest(".guess-place button:not(.quiet)");
    const chapter = guess && /\/read\/([a-z0-9/-]+)\/$/.exec(location.pathname);
    if (!chapter) return;
    try {
      const kept = localStorage.getItem(KEPT.guesses), pairs = new URLSearchParams(kept || "");
      const name = `${chapter[1]}/${guess.closest("figure").id}`;
      if (!kept || pairs.has(name)) return;
      pairs.set(name, String([...guess.parentElement.querySelectorAll("button")].indexOf(guess)));
      keep(KEPT.guesses, String(pairs));
    } catch { /* closed: nothing is kept */ }
  }, true);

  // Words of a turn that are selected, by pointer or by keys: the figure's button for marking them takes them along, once.
  document.addEventListener("selectionchange", () => {
    const selected = getSelection(), words = String(selected).trim();
    // Words selected in a field have no place in the page.
    const said = words && selected.anchorNode?.parentElement?.closest("[data-turn] .said");
    const button = said && said.contains(selected.focusNode) && said.closest("figure").querySelector("[data-marks]");
    if (!button) return;
    button.dataset.set = `turn=${said.closest("[data-turn]").dataset.turn}&quote=${encodeURIComponent([...words].slice(0, 300).join(""))}`;
    button.removeAttribute("aria-disabled");
  });
  addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-marks]");
    if (!button) return;
    delete button.dataset.set;
    button.setAttribute("aria-disabled", "true");
  });

  // Tips beside terms and citations: the style shows them, Escape sends one away until its mark is left, and a first touch
  // shows what a second one follows.
  let touched = false;
  const tipOf = (target) => target instanceof Element && target.closest(".gloss");
  addEventListener("keydown", (event) => { if (event.key === "Escape" && document.querySelector(".gloss:is(:hover, :focus-within, [data-touched])")) root.dataset.tips = "off"; });
  for (const kind of ["pointerout", "focusout"]) {
    addEventListener(kind, (event) => {
      const gloss = tipOf(event.target);
      if (gloss && !gloss.contains(event.relatedTarget)) delete root.dataset.tips;
    });
  }
  addEventListener("pointerdown", (event) => {
    const gloss = tipOf(event.target);
    touched = event.pointerType === "touch" && !!gloss && !gloss.hasAttribute("data-touched");
    for (const other of document.querySelectorAll("[data-touched]")) other.removeAttribute("data-touched");
  });
  addEventListener("click", (event) => {
    const gloss = touched && tipOf(event.target);
    touched = false;
    if (!gloss) return;
    gloss.setAttribute("data-touched", "");
    event.preventDefault();
    event.stopPropagation();
  }, true);

  // A worker may be started from a blob of our own script only: that also runs in sandboxed frames.
  const ours = new Set();
  const policy = window.trustedTypes
    ? trustedTypes.createPolicy("lookahead", { createScriptURL(url) { if (ours.has(url)) return url; throw new TypeError("not a script of this site"); } })
    : { createScriptURL: (url) => url };
  // Script and wasm of each program, beside this file.
  const WORKERS = { /* filled in by the prerenderer */ };
  const startWorker = async (program) => {
    const [script, wasm] = WORKERS[program];
    const answer = await fetch(beside(script));
    if (!answer.ok) throw new Error(`the script of the ${program} is not there (status ${answer.status})`);
    // A file that stands alone hands over the bytes: a worker of its own could not find them.
    const given = window.lookaheadHeld ? await lookaheadHeld.bytes(wasm) : beside(wasm);
    const url = URL.createObjectURL(new Blob([await answer.text()], { type: "text/javascript" }));
    ours.add(url);
    const worker = new Worker(policy.createScriptURL(url));
    worker.postMessage(given);
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

  // Buttons of a figure that single keys press too, while the focus is in the figure and not where text is typed.
  addEventListener("keydown", (event) => {
    const figure = event.target instanceof Element && event.target.closest("figure");
    if (!figure || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("textarea, select, input:not([type=range])")) return;
    const button = [...figure.querySelectorAll("[aria-keyshortcuts]")].find((one) => one.getAttribute("aria-keyshortcuts") === event.key);
    if (button) { event.preventDefault(); button.click(); }
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
  // Where the engine itself fails while the page is taken over (WebKitGTK's does, rarely), the page is loaded once more.
  const isFirstTry = () => !root.dataset.live && document.getElementById("panic")?.hidden && performance.getEntriesByType("navigation")[0]?.type !== "reload";
  addEventListener("error", (event) => {
    if (!(event.error instanceof WebAssembly.RuntimeError)) return;
    if (isFirstTry()) location.reload(); else panicked(event.message);
  });

  /* embedded.js, in embeds */
  addEventListener("lookahead-not-live", (event) => notLive(event.detail));
  window.lookahead = { page, save, startWorker };
  client.then((module) => module.default({ module_or_path: wasm })).catch(notLive);
})();
