// Runs in a lab page before its own scripts. `window.dragSlider(n)` drags the figure's first slider to and fro in n steps
// and tells, for each step in milliseconds: until the next frame was painted, until the answer of the solver was painted,
// and how long the solver itself took (it runs beside the page, where the slowed processor does not reach it).
(() => {
  "use strict";
  let onSent = () => {};
  let onAnswer = () => {};
  // A long job tells how far it is before it answers.
  const isProgress = (data) => String(data).startsWith('{"progress"');
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (...message) {
    if (!this.isWatched) {
      this.isWatched = true;
      this.addEventListener("message", (event) => { if (event.data !== "ready" && !isProgress(event.data)) onAnswer(); });
    }
    onSent();
    return post.apply(this, message);
  };
  // After a frame has been painted.
  const painted = () => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(null);
  }));
  const step = async (slider, value) => {
    let jobs = 0; let sent = 0; let solver = 0; let settle;
    const settled = new Promise((done) => { settle = done; });
    onSent = () => { jobs += 1; sent = performance.now(); };
    onAnswer = () => { jobs -= 1; solver += performance.now() - sent; if (jobs === 0) settle(); };
    await new Promise(requestAnimationFrame);
    const begin = performance.now();
    slider.value = value;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await painted();
    const paint = performance.now() - begin;
    if (jobs > 0) await settled;
    if (solver > 0) await painted();
    return { paint, answer: performance.now() - begin, solver };
  };
  window.dragSlider = async (n) => {
    const find = () => [...document.querySelectorAll("figure input[type=range]")].find((field) => field.checkVisibility() && !field.disabled);
    // A state of the address is drawn once its solver has come.
    for (let waited = 0; !find() && waited < 100; waited += 1) await new Promise((done) => setTimeout(done, 30));
    if (!find()) return { label: "", steps: [] };
    const numbers = (name, other) => Number(find()[name] || other);
    const [min, max] = [numbers("min", 0), numbers("max", 100)];
    const steps = [];
    for (let idx = 0; idx < n; idx += 1) {
      const phase = (idx % 40) / 20;
      const value = min + (max - min) * (phase <= 1 ? phase : 2 - phase);
      steps.push(await step(find(), String(value)));
    }
    return { label: find().getAttribute("aria-label") || find().labels[0]?.textContent || find().id, steps };
  };
})();
