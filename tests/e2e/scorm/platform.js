// A stand-in for a learning platform: the interface of SCORM 1.2 as far as a package may use it. It takes what the standard
// allows, refuses the rest, and writes every call down. `startCourse` opens a package in a frame, `endCourse` closes it.
"use strict";
window.calls = [];
window.refused = [];
window.data = {};
window.heard = [];
window.open = 0;
window.refuses = false;
const STATUS = /^(passed|completed|failed|incomplete|browsed)$/;
const MAY_SET = {
  "cmi.core.lesson_status": (value) => STATUS.test(value),
  "cmi.core.score.raw": (value) => value >= 0 && value <= 100,
  "cmi.core.score.min": (value) => value >= 0 && value <= 100,
  "cmi.core.score.max": (value) => value >= 0 && value <= 100,
  "cmi.core.session_time": (value) => /^\d{4}:\d{2}:\d{2}\.\d{2}$/.test(value),
  "cmi.core.exit": (value) => /^(time-out|suspend|logout|)$/.test(value),
  "cmi.suspend_data": (value) => value.length <= 4096,
};
const refuse = (...call) => { refused.push(call); return "false"; };
const wasCalled = (name, does) => (...values) => { calls.push([name, ...values]); return does(...values); };
window.API = {
  LMSInitialize: wasCalled("LMSInitialize", (nothing) => { if (nothing !== "" || open) return refuse("LMSInitialize", nothing); window.open = 1; return "true"; }),
  LMSFinish: wasCalled("LMSFinish", (nothing) => { if (nothing !== "" || !open) return refuse("LMSFinish", nothing); window.open = 0; return "true"; }),
  LMSGetValue: wasCalled("LMSGetValue", (key) => (open ? data[key] ?? (key === "cmi.core.lesson_status" ? "not attempted" : "") : refuse("LMSGetValue", key))),
  LMSSetValue: wasCalled("LMSSetValue", (key, value) => {
    if (refuses) return "false";
    if (!open || typeof value !== "string" || !Object.hasOwn(MAY_SET, key) || !MAY_SET[key](value)) return refuse("LMSSetValue", key, value);
    data[key] = value;
    return "true";
  }),
  LMSCommit: wasCalled("LMSCommit", (nothing) => (nothing !== "" || !open ? refuse("LMSCommit", nothing) : "true")),
  LMSGetLastError: () => "0",
  LMSGetErrorString: () => "",
  LMSGetDiagnostic: () => "",
};
window.newLearner = () => { data = {}; calls.length = refused.length = heard.length = 0; };
window.endCourse = () => { const frame = document.getElementById("course"); if (frame) frame.remove(); };
window.startCourse = (slug) => {
  endCourse();
  const frame = Object.assign(document.createElement("iframe"), { id: "course", title: "A course", width: 900, height: 700, src: `${slug}/index.html` });
  document.body.append(frame);
};
// What a double of a figure tells of itself.
addEventListener("message", ({ data: told }) => { if (told && told.ofDouble) heard.push(told); });
