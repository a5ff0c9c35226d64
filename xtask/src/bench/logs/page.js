// Runs in the page of traces before its own scripts. Tells how long after a file was chosen it is listed or refused, after a
// click a conversation of it is on the glass, after another click all of it was searched; and the longest task meanwhile.
(() => {
  "use strict";
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
  let begin = Infinity;
  const start = () => { begin = performance.now(); };
  addEventListener("input", (event) => { if (event.target.type === "file") start(); }, true);
  const find = (css) => document.querySelector(css);
  const wanted = (text) => new Error(`waited in vain for ${text}: ${find(".figure-title").textContent}`);
  const patience = 60_000;
  // Looks in each frame, and waits until what it sees was painted.
  const until = (what, holds) => new Promise((done, fail) => {
    const look = () => {
      if (holds()) {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now() - begin);
        channel.port2.postMessage(null);
      } else if (performance.now() - begin > patience) fail(wanted(what)); else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const told = async (time) => {
    // The observer is told of tasks a little later.
    await new Promise((done) => setTimeout(done, 100));
    const own = tasks.filter((task) => task.startTime + task.duration > begin).map((task) => task.duration);
    return { time, task: Math.max(0, ...own), title: find(".figure-title").textContent, problems: document.querySelectorAll(".problems li").length };
  };
  const isIdle = () => !find(".working progress");
  // What the driver runs is no task of the page's and would not be watched.
  const inTask = (work) => new Promise((done) => setTimeout(() => { start(); work(); done(); }));
  const press = (button) => inTask(() => button.click());
  window.logs = {
    // A task that is too long on purpose: one that watches in vain would find everything fast.
    watching: async () => {
      await inTask(() => { while (performance.now() - begin < 80); });
      return told(performance.now() - begin);
    },
    listed: async (name) => told(await until(name, () => find(".figure-title").textContent.startsWith(name) && isIdle())),
    opened: async () => {
      const button = find(".unfold");
      if (!button) return null;
      await press(button);
      return told(await until("a conversation", () => !find(".unfold") && isIdle()));
    },
    searched: async (text) => {
      await press(find("[data-set='view=find']"));
      await until("the field", () => find("#trace-pair-find"));
      const field = find("#trace-pair-find");
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await until("the button", () => find(".find-form button").dataset.set.endsWith(text));
      await press(find(".find-form button"));
      return told(await until("the answer", () => find(".readout").textContent.includes("stands in") && isIdle()));
    },
  };
})();
