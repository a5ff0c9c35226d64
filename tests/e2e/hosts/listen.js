// In a host page: notes what every frame says, and what goes wrong in the page itself.
"use strict";
window.heard = [];
window.wrongs = [];
addEventListener("error", (event) => wrongs.push(String(event.message)));
addEventListener("unhandledrejection", (event) => wrongs.push(String(event.reason)));
addEventListener("message", ({ data, origin, source }) => {
  const from = [...document.querySelectorAll("iframe")].findIndex((frame) => frame.contentWindow === source);
  heard.push({ from, data, origin });
});
window.heardOf = (type, from) => heard.filter(({ data, from: at }) => data && data.ns === "lookahead" && data.v === 1 && data.type === type && (from === undefined || at === from));
window.nReady = () => new Set(heardOf("ready").map(({ from }) => from).filter((at) => at >= 0)).size;
window.ask = (message, at = 0) => document.querySelectorAll("iframe")[at].contentWindow.postMessage(message, "*");
