// The presenter's view of a lesson, in pages that are whole without it: one step at a time, clocks, hands that are counted,
// answers that are held back, figures that are opened in place. What a run holds stands in the address's fragment and nowhere
// else, so that loading the page again loses nothing and nothing is kept or sent.
const begin = () => {
  const root = document.documentElement;
  const main = document.querySelector("main.run");
  const byId = (id) => document.getElementById(id);
  const words = JSON.parse(main.dataset.words);
  const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (place, name) => (Object.hasOwn(values, name) ? values[name] : place));
  const steps = [...main.querySelectorAll(".run-step")];
  const questions = [...main.querySelectorAll(".run-question")];
  const MINUTE = 60000, DAY = 1440 * MINUTE, MOST_HANDS = 999;
  const lessonMillis = Number(main.dataset.minutes) * MINUTE;
  const stepMillis = (at) => Number(steps[at].dataset.minutes) * MINUTE;
  const fieldsOf = (question) => [...question.querySelectorAll(".options input")];
  const questionsOf = (at) => questions.filter((question) => steps[at].contains(question));

  // The run: the step, how long each step and the lesson have taken, since when the clock runs (0: it does not), the hands as
  // typed, the answers that are out, whether letters are keys.
  const fresh = () => ({ step: 0, spent: steps.map(() => 0), lesson: 0, since: 0, hands: questions.map((question) => fieldsOf(question).map(() => "")), out: questions.map(() => false), keys: true });
  const whole = (text, most) => (/^\d{1,15}$/.test(text || "") ? Math.min(Number(text), most) : 0);
  const readRun = () => {
    const run = fresh();
    const pairs = new URLSearchParams(location.hash.slice(1));
    const list = (key, sign) => (pairs.get(key) || "").split(sign);
    run.step = Math.max(0, whole(pairs.get("step"), steps.length) - 1);
    list("spent", ".").slice(0, steps.length).forEach((millis, at) => { run.spent[at] = whole(millis, DAY); });
    run.lesson = whole(pairs.get("lesson"), DAY);
    run.since = whole(pairs.get("since"), Date.now());
    if (Date.now() - run.since > DAY) run.since = 0;
    list("hands", "~").slice(0, questions.length).forEach((counts, at) => {
      counts.split(".").slice(0, run.hands[at].length).forEach((hands, idx) => { run.hands[at][idx] = hands.slice(0, 12); });
    });
    for (const number of list("out", ".")) if (questions[whole(number, questions.length) - 1]) run.out[whole(number, questions.length) - 1] = true;
    run.keys = pairs.get("keys") !== "0";
    return run;
  };
  const writeRun = () => {
    const pairs = [["step", run.step + 1]];
    if (run.lesson || run.spent.some(Boolean)) pairs.push(["spent", run.spent.join(".")], ["lesson", run.lesson]);
    if (run.since) pairs.push(["since", run.since]);
    // What parts the fields is no count anyway.
    if (run.hands.flat().some(Boolean)) pairs.push(["hands", run.hands.map((counts) => counts.map((hands) => hands.replace(/[.~]/g, ",")).join(".")).join("~")]);
    if (run.out.some(Boolean)) pairs.push(["out", run.out.flatMap((out, at) => (out ? [at + 1] : [])).join(".")]);
    if (!run.keys) pairs.push(["keys", "0"]);
    const isFresh = pairs.length === 1 && run.step === 0;
    try { history.replaceState(null, "", location.pathname + location.search + (isFresh ? "" : `#${new URLSearchParams(pairs)}`)); } catch { /* the address stays as it is, and the run lasts as long as the page */ }
  };

  const announce = (text) => { byId("announcer").textContent = text; };

  // Clocks. They are told once a second to the eye; the ear hears of them when a minute is left and when the time is up.
  const running = () => (run.since ? Math.max(0, Date.now() - run.since) : 0);
  const settle = () => {
    const millis = running();
    run.spent[run.step] += millis;
    run.lesson += millis;
    if (run.since) run.since += millis;
  };
  const time = (millis) => {
    const seconds = Math.floor(Math.abs(millis) / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  let before = null;
  const tick = () => {
    const millis = running();
    // Rounded up, so that a clock that has just been started shows the whole time.
    const left = [stepMillis(run.step) - run.spent[run.step] - millis, lessonMillis - run.lesson - millis].map((rest) => Math.ceil(rest / 1000) * 1000);
    const hasTime = stepMillis(run.step) > 0;
    [["step", hasTime], ["lesson", true]].forEach(([name, shown], at) => {
      const clock = byId(`${name}-clock`);
      clock.textContent = shown ? say(left[at] < 0 ? `${name}_over` : `${name}_left`, { time: time(left[at]) }) : say("no_clock");
      clock.classList.toggle("over", shown && left[at] < 0);
    });
    const crossed = (at, mark) => before && before[at] > mark && left[at] <= mark;
    if (run.since) {
      if (crossed(1, 0)) announce(say("lesson_up"));
      else if (hasTime && crossed(0, 0)) announce(say("step_up"));
      else if (hasTime && crossed(0, MINUTE)) announce(say("step_minute"));
      else if (crossed(1, 5 * MINUTE)) announce(say("lesson_five"));
    }
    before = left;
    button("clock").textContent = say(run.since ? "pause" : "start");
  };
  const button = (name) => document.querySelector(`[data-do="${name}"]`);
  setInterval(() => { if (run.since) tick(); }, 500);

  // Hands.
  const readHands = (text) => {
    const typed = text.trim();
    if (typed === "") return 0;
    return /^\d{1,9}$/.test(typed) && Number(typed) <= MOST_HANDS ? Number(typed) : null;
  };
  const percent = (part, total) => Math.round((100 * part) / total);
  const tally = (at) => {
    const question = questions[at];
    const told = question.querySelector(".tally-said");
    if (!told) return;
    const counts = run.hands[at].map(readHands);
    const total = counts.reduce((sum, hands) => sum + (hands ?? 0), 0);
    question.querySelectorAll(".options li").forEach((option, idx) => {
      const hands = counts[idx] ?? 0;
      option.querySelector(".run-bar span").style.width = `${total ? (100 * hands) / total : 0}%`;
      option.querySelector(".share").textContent = total && counts[idx] !== null ? say("share", { count: hands, percent: percent(hands, total) }) : "";
      const field = option.querySelector("input");
      if (counts[idx] === null) field.setAttribute("aria-invalid", "true"); else field.removeAttribute("aria-invalid");
    });
    const wrong = counts.indexOf(null);
    told.classList.toggle("wrong", wrong >= 0);
    told.textContent = wrong >= 0 ? say("no_count", { text: run.hands[at][wrong], most: MOST_HANDS }) : say(total ? "total" : "no_hands", { total });
  };

  // Answers.
  const showAnswer = (at) => {
    const question = questions[at], out = run.out[at];
    const answer = question.querySelector(".answer");
    answer.hidden = !out;
    answer.open = out;
    question.querySelector("[data-do=release]").textContent = say(out ? "take_back" : "release");
    question.querySelectorAll(".options li").forEach((option, idx) => {
      const isRight = out && answer.dataset.right === String(idx);
      option.classList.toggle("is-right", isRight);
      option.querySelector(".right-mark").hidden = !isRight;
    });
  };
  const release = (at) => {
    run.out[at] = !run.out[at];
    showAnswer(at);
    openFirst();
    writeRun();
    announce(say(run.out[at] ? "released" : "taken_back"));
    if (run.out[at]) questions[at].querySelector(".answer").scrollIntoView({ block: "nearest" });
  };
  // The next that is held back; when none is, all of the step are taken back.
  const releaseNext = () => {
    const here = questionsOf(run.step).map((question) => questions.indexOf(question));
    const held = here.find((at) => !run.out[at]);
    if (held !== undefined) release(held); else here.forEach(release);
  };

  // Figures: their embeds in frames, made when they are wanted and kept from then on.
  const turnFigure = (opener, open) => {
    let frame = opener.closest(".run-figure").querySelector("iframe");
    if (!frame && open) {
      frame = document.createElement("iframe");
      const theme = root.dataset.theme ? `${opener.dataset.src.includes("?") ? "&" : "?"}theme=${root.dataset.theme}` : "";
      Object.assign(frame, { title: opener.dataset.title, width: "100%", height: "640", allow: "fullscreen; clipboard-write", src: opener.dataset.src + theme });
      // Whoever holds a clicker goes on from inside a figure too.
      frame.addEventListener("load", () => {
        try { frame.contentWindow.addEventListener("keydown", (event) => { if (!event.target.matches("input, textarea, select")) turnPage(event); }); } catch { /* a page that is not ours */ }
      });
      opener.closest(".run-figure").append(frame);
    }
    if (frame) frame.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
  };
  // A figure may tell what is still held back, in this step or before: then it waits until somebody asks for it.
  const openFirst = () => {
    const opener = steps[run.step].querySelector("[data-do=figure]");
    const isHeld = steps.slice(0, run.step + 1).some((_, at) => questionsOf(at).some((question) => !run.out[questions.indexOf(question)]));
    if (opener && !isHeld && opener.getAttribute("aria-expanded") === "false") turnFigure(opener, true);
  };
  addEventListener("message", ({ data, source }) => {
    if (!data || data.ns !== "lookahead" || data.v !== 1 || data.type !== "height" || !(data.height > 0 && data.height < 20000)) return;
    const frame = [...main.querySelectorAll("iframe")].find((one) => one.contentWindow === source);
    if (frame) frame.style.height = `${Math.ceil(data.height)}px`;
  });

  // Steps.
  const show = () => {
    steps.forEach((step, at) => { step.toggleAttribute("data-on", at === run.step); step.toggleAttribute("data-off", at !== run.step); });
    byId("run-place").textContent = say("place", { number: run.step + 1, steps: steps.length });
    for (const [name, end] of [["back", 0], ["next", steps.length - 1]]) {
      if (run.step === end) button(name).setAttribute("aria-disabled", "true"); else button(name).removeAttribute("aria-disabled");
    }
    openFirst();
    before = null;
    tick();
  };
  const go = (to) => {
    if (to < 0 || to >= steps.length || to === run.step) return;
    settle();
    run.step = to;
    show();
    writeRun();
    scrollTo(0, 0);
    steps[to].querySelector("h2").focus({ preventScroll: true });
  };
  const showAll = () => {
    questions.forEach((question, at) => {
      fieldsOf(question).forEach((field, idx) => { field.value = run.hands[at][idx]; });
      tally(at);
      showAnswer(at);
    });
    byId("single-keys").checked = run.keys;
    show();
  };

  // The tally as a table; a name that begins like a formula is none of ours.
  const saveTally = () => {
    const rows = [say("table").split("|")];
    questions.forEach((question, at) => {
      const asked = question.querySelector(".asked");
      const counts = run.hands[at].map((hands) => readHands(hands) ?? 0);
      const total = counts.reduce((sum, hands) => sum + hands, 0);
      const step = steps.findIndex((one) => one.contains(question)) + 1;
      question.querySelectorAll(".options li").forEach((option, idx) => {
        rows.push([main.dataset.slug, step, asked.textContent, option.querySelector(".option").firstChild.textContent.trim(), counts[idx], total ? percent(counts[idx], total) : ""]);
      });
    });
    const cell = (text) => `"${String(text).replaceAll("\"", "\"\"")}"`;
    const text = `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    link.download = `hands-${main.dataset.slug}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  const doing = {
    back() { go(run.step - 1); },
    next() { go(run.step + 1); },
    clock() { settle(); run.since = run.since ? 0 : Date.now(); tick(); writeRun(); },
    "reset-step"() { settle(); run.spent[run.step] = 0; before = null; tick(); writeRun(); },
    "reset-lesson"() { settle(); run.lesson = 0; before = null; tick(); writeRun(); },
    release(pressed) { release(questions.indexOf(pressed.closest(".run-question"))); },
    figure(pressed) { turnFigure(pressed, pressed.getAttribute("aria-expanded") === "false"); },
    async full() { try { await (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()); } catch { announce(say("no_full")); } },
    help() { byId("run-help").showModal(); },
    close() { byId("run-help").close(); },
    save: saveTally,
    forget() { run = fresh(); showAll(); writeRun(); announce(say("forgotten")); },
  };
  addEventListener("click", (event) => {
    const pressed = event.target instanceof Element && event.target.closest("[data-do]");
    if (pressed && Object.hasOwn(doing, pressed.dataset.do)) doing[pressed.dataset.do](pressed);
  });
  const fieldAt = (target) => {
    const at = questions.findIndex((question) => question.contains(target));
    return at >= 0 && target.matches(".options input") ? [at, fieldsOf(questions[at]).indexOf(target)] : null;
  };
  addEventListener("input", ({ target }) => {
    if (target.id === "single-keys") { run.keys = target.checked; writeRun(); }
    const place = fieldAt(target);
    if (!place) return;
    run.hands[place[0]][place[1]] = target.value.slice(0, 12);
    tally(place[0]);
    writeRun();
  });
  // Once a field is left, what it comes to is told.
  addEventListener("change", ({ target }) => {
    const place = fieldAt(target);
    if (place) announce(questions[place[0]].querySelector(".tally-said").textContent);
  });

  // Keys. Clickers send the page keys, which no field of ours has another use for; letters can be switched off.
  const TURNS = { PageDown: "next", PageUp: "back" };
  const ARROWS = { ArrowRight: "next", ArrowLeft: "back" };
  const LETTERS = { t: "clock", r: "", f: "full", n: "", "?": "help" };
  const turnPage = (event) => {
    if (!Object.hasOwn(TURNS, event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    doing[TURNS[event.key]]();
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || byId("run-help").open) return;
    turnPage(event);
    if (event.target instanceof Element && event.target.matches("input, textarea, select")) return;
    if (Object.hasOwn(ARROWS, event.key)) { event.preventDefault(); return doing[ARROWS[event.key]](); }
    const letter = event.key.toLowerCase();
    if (!run.keys || event.repeat || !Object.hasOwn(LETTERS, letter)) return;
    event.preventDefault();
    if (letter === "r") releaseNext();
    else if (letter === "n") { const notes = steps[run.step].querySelector(".run-notes"); if (notes) notes.open = !notes.open; }
    else doing[LETTERS[letter]]();
  });
  // Links inside the page write the fragment too: a step is gone to, and the run is written again.
  addEventListener("hashchange", () => {
    const step = /^#step-(\d{1,3})$/.exec(location.hash);
    if (step) go(Number(step[1]) - 1);
    // Sources stand below the opposing views.
    const source = /^#source-\d{1,3}$/.test(location.hash) && byId(location.hash.slice(1));
    if (source) { main.querySelector(".run-pack").open = true; source.scrollIntoView(); }
    writeRun();
  });

  let run = readRun();
  const asked = /^#step-(\d{1,3})$/.exec(location.hash);
  if (asked && steps[Number(asked[1]) - 1]) run.step = Number(asked[1]) - 1;
  if (!document.fullscreenEnabled) button("full").hidden = true;
  showAll();
  root.dataset.live = "yes";
};
if (document.readyState === "loading") await new Promise((ready) => { addEventListener("DOMContentLoaded", ready, { once: true }); });
begin();
