// The page around a figure in a SCORM 1.2 package (`cargo xtask scorm`): speaks with the learning platform on one side and
// with the figure, by the messages of an embed, on the other. Without a platform it shows the figure and says so.
(() => {
  "use strict";
  const frame = document.getElementById("figure"), status = document.getElementById("said"), words = status.dataset;
  const say = (text) => { if (status.textContent !== text) status.textContent = text; };

  // The platform's interface: an object named API in a window above this one, or above the one that opened it.
  const MOST_STEPS = 50;
  const above = (start) => {
    let place = start;
    for (let step = 0; place && step < MOST_STEPS; step += 1) {
      try { if (place.API) return place.API; } catch { /* another site's window */ }
      if (place.parent === place) return null;
      place = place.parent;
    }
    return null;
  };
  const openerOf = (place) => { try { return place.opener; } catch { return null; } };
  const api = above(window) || above(openerOf(window)) || above(openerOf(top));
  const call = (name, ...values) => { try { return String(api[name](...values)); } catch { return ""; } };
  const get = (key) => { const found = call("LMSGetValue", key); return found === "null" || found === "undefined" ? "" : found; };
  const isOpen = !!api && call("LMSInitialize", "") === "true";
  const begin = performance.now();
  let isOver = false;
  const set = (pairs) => {
    if (!isOpen || isOver) return;
    const taken = Object.entries(pairs).map(([key, value]) => call("LMSSetValue", key, String(value)) !== "false");
    if (call("LMSCommit", "") === "false" || taken.includes(false)) say(words.refused);
  };

  // What is kept: whether the figure was worked, whether the first guess was right ("" while there is none), and the state
  // as in a link. SCORM 1.2 takes 4096 characters; what is longer is packed, and if that is too long, the last shorter one stays.
  const MOST_KEPT = 4096;
  const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const through = async (bytes, stream) => new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
  const pack = async (text) => `z${base64(await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw")))}`;
  const unpack = async (text) => new TextDecoder().decode(await through(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)), new DecompressionStream("deflate-raw")));
  const kept = { worked: false, right: "", state: "" };
  let keptState = "u";
  const head = () => `1 ${kept.worked ? "w" : "-"} ${kept.right || "-"} `;
  const remember = async (text) => {
    const [, worked, right, state] = /^1 ([w-]) ([yn-]) (.*)$/s.exec(text) || [];
    if (!worked) return;
    kept.worked = worked === "w";
    kept.right = right === "-" ? "" : right;
    try { kept.state = state.startsWith("z") ? await unpack(state.slice(1)) : state.slice(1); } catch { /* damaged on the way */ }
    keptState = state;
  };

  const isDone = () => /^(completed|passed|failed)$/.test(get("cmi.core.lesson_status"));
  const report = () => {
    const pairs = { "cmi.suspend_data": head() + keptState };
    if (kept.right) Object.assign(pairs, { "cmi.core.score.min": 0, "cmi.core.score.max": 100, "cmi.core.score.raw": kept.right === "y" ? 100 : 0 });
    if (kept.worked && !isDone()) pairs["cmi.core.lesson_status"] = "completed";
    set(pairs);
  };
  // One state after the other, the newest last; packing takes a moment.
  let turn = Promise.resolve();
  const keep = (state) => {
    turn = turn.then(async () => {
      const fits = (text) => head().length + text.length <= MOST_KEPT;
      const plain = `u${state}`;
      const text = fits(plain) ? plain : await pack(state);
      if (fits(text)) { keptState = text; say(""); } else if (isOpen) say(words.tooLong);
      report();
    });
  };

  // What the figure says. Its first state, before anyone touched it, is no work of the reader's.
  let untouched = null, isTouched = false, isReady = false;
  const heard = {
    ready() {
      isReady = true;
      frame.contentWindow.postMessage({ ns: "lookahead", v: 1, type: "get-state" }, "*");
    },
    height({ height }) { if (Number.isFinite(height)) frame.style.height = `${Math.min(Math.max(Math.ceil(height), 100), 6000)}px`; },
    state({ state }) {
      if (!isReady || !state || typeof state !== "object") return;
      const text = String(new URLSearchParams(state));
      untouched ??= text;
      if (text === untouched && !isTouched) return;
      isTouched = kept.worked = true;
      keep(text);
    },
    event({ name, right }) {
      if (name !== "verdict" || typeof right !== "boolean") return;
      kept.worked = true;
      kept.right ||= right ? "y" : "n";
      report();
    },
  };
  addEventListener("message", ({ data, source }) => {
    if (source === frame.contentWindow && data && data.ns === "lookahead" && data.v === 1 && Object.hasOwn(heard, data.type)) heard[data.type](data);
  });

  // HHHH:MM:SS.SS, as SCORM 1.2 writes how long somebody was here.
  const timeSpent = () => {
    const hundredths = Math.floor((performance.now() - begin) / 10), two = (number) => String(number).padStart(2, "0");
    const seconds = Math.floor(hundredths / 100), minutes = Math.floor(seconds / 60), hours = Math.min(Math.floor(minutes / 60), 9999);
    return `${String(hours).padStart(4, "0")}:${two(minutes % 60)}:${two(seconds % 60)}.${two(hundredths % 100)}`;
  };
  const leave = () => {
    if (!isOpen || isOver) return;
    set({ "cmi.core.session_time": timeSpent(), "cmi.core.exit": "suspend" });
    isOver = true;
    call("LMSFinish", "");
  };
  addEventListener("pagehide", leave);
  // A page that the browser kept for the way back has taken its leave already: begin anew.
  addEventListener("pageshow", ({ persisted }) => { if (persisted) location.reload(); });

  const open = async () => {
    if (isOpen) {
      await remember(get("cmi.suspend_data"));
      if (!isDone()) set({ "cmi.core.lesson_status": kept.worked ? "completed" : "incomplete", "cmi.core.exit": "suspend" });
    } else {
      say(words.none);
    }
    // The state stands after the hash sign: a platform's server may have its own ideas of questions. A guess is asked for once.
    const asked = [kept.state, kept.right && "predict=0"].filter(Boolean).join("&");
    frame.src = `figure.html${asked && "#"}${asked}`;
  };
  open();
})();
