// Random messages, the same for the same seed; none of them is one that a frame or `embed.js` may act upon.
"use strict";
window.makeFuzz = (seed) => {
  let state = seed >>> 0;
  // Mulberry32 (Tommy Ettinger, public domain).
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const pick = (list) => list[Math.floor(random() * list.length)];
  const text = () => Array.from({ length: Math.floor(random() * 12) }, () => String.fromCharCode(Math.floor(random() * 0x2000))).join("");
  const odd = () => pick([null, undefined, true, false, 0, -1, NaN, Infinity, 1e308, 2n, "", "1", text(), [], [1], {}, new Date(0), new Map([["type", "reset"]]), new Set([1]), new Uint8Array(3), new Error("no"), /x/]);
  const deep = (levels) => (levels > 0 && random() < 0.7 ? pick([() => [deep(levels - 1), odd()], () => ({ [text()]: deep(levels - 1), type: odd() })])() : odd());
  const circular = () => { const ring = { ns: "lookahead", v: 1, type: "set-state" }; ring.state = ring; return ring; };
  const TYPES = ["theme", "get-state", "set-state", "reset", "height", "ready"];
  const shapes = [
    () => deep(6),
    () => text(),
    () => JSON.stringify({ ns: "lookahead", v: 1, type: pick(TYPES), height: 4000, theme: "dark" }),
    // The version, or the type, is another.
    () => ({ lookahead: pick([0, "1", true, 2, 1.5, null, undefined, [1], { valueOf: 1 }]), type: pick(TYPES), theme: "dark", height: 5000, state: { preset: "wait-or-take" } }),
    () => ({ ns: "lookahead", v: 1, type: pick([undefined, null, 1, ["reset"], "", "Reset", "RESET", "reset ", "constructor", "__proto__", "toString", "hasOwnProperty", text()]), theme: "dark", height: 5000 }),
    // What is wanted has no such value.
    () => ({ ns: "lookahead", v: 1, type: "theme", theme: pick([odd(), "Dark", "dark ", "__proto__", "purple", ["dark"]]) }),
    () => ({ ns: "lookahead", v: 1, type: "set-state", state: pick([odd(), [["preset", "a"]], { preset: 1 }, { preset: null }, { preset: ["a"] }, { "": "a" }, { "a b": "1" }, { "other.preset": "a" }, { theme: "dark" }, { "preset&x": "1" }, { [text() + " "]: text() }]) }),
    () => ({ ns: "lookahead", v: 1, type: "set-state", state: Object.fromEntries(Array.from({ length: 65 }, (_, at) => [`key${at}`, "1"])) }),
    () => ({ ns: "lookahead", v: 1, type: "height", height: pick([NaN, Infinity, -Infinity, "900", null, undefined, [900], {}, 3n, true]) }),
    circular,
  ];
  return () => pick(shapes)();
};
// Posts so many to a window, and is done when a last one of its own has had its turn.
window.postFuzz = async (target, seed, count) => {
  const next = makeFuzz(seed);
  for (let at = 0; at < count; at += 1) {
    target.postMessage(next(), "*");
    if (at % 500 === 499) await new Promise((rested) => setTimeout(rested, 0));
  }
};
// One too long to be looked at.
window.tooLong = () => ({ ns: "lookahead", v: 1, type: "set-state", state: { preset: "x".repeat(70000) } });
