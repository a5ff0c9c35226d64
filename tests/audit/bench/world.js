// Mutual value on the benchmark world, as one would write it in plain JavaScript: a map of objects for each layer, each
// state made once, both twins of every state included, valued in one backward pass. Same numbers as
// lookahead_game::value::mutual with its defaults (baselines 0, anchors 1, no discount, whole-sum steering).

const clamp = (world, amount) => Math.max(world.floor, Math.min(world.cap, amount));
// A number as the key: several times faster than a text.
const keyOf = (x, y) => x * 65536 + y;
const apply = (world, rule, x, y) => clamp(world, rule[0] * x + rule[1] * y + rule[2]);

function unroll(world) {
  const layers = [];
  let wanted = [[world.start.x, world.start.y]];
  for (let t = 0; t <= world.horizon; t++) {
    const states = new Map();
    const add = (x, y) => {
      const key = keyOf(x, y);
      let state = states.get(key);
      if (state === undefined) {
        state = { x, y, next: null, xTwin: null, yTwin: null, vx: 0, vy: 0, gx: 0, gy: 0, move: -1 };
        states.set(key, state);
        state.xTwin = add(0, y);
        state.yTwin = add(x, 0);
      }
      return state;
    };
    for (const [x, y] of wanted) add(x, y);
    layers.push(states);
    wanted = [];
    if (t < world.horizon) {
      for (const state of states.values()) {
        state.next = world.moves.map((move) => [apply(world, move.x, state.x, state.y), apply(world, move.y, state.x, state.y)]);
        wanted.push(...state.next);
      }
    }
  }
  for (let t = 0; t < world.horizon; t++) {
    for (const state of layers[t].values()) state.next = state.next.map(([x, y]) => layers[t + 1].get(keyOf(x, y)));
  }
  return layers;
}

export function valueWorld(world) {
  const layers = unroll(world);
  for (const state of layers[world.horizon].values()) {
    state.vx = state.x;
    state.vy = state.y;
  }
  for (let t = world.horizon - 1; t >= 0; t--) {
    for (const state of layers[t].values()) {
      let best = -Infinity;
      state.next.forEach((next, move) => {
        const j = next.vx + next.vy + next.gx + next.gy;
        if (j > best + 1e-12 * Math.max(1, Math.abs(best === -Infinity ? 1 : best))) {
          best = j;
          state.move = move;
        }
      });
      const next = state.next[state.move];
      state.gx = next.vx + next.gx;
      state.gy = next.vy + next.gy;
    }
    for (const state of layers[t].values()) {
      state.vx = state.gy - state.xTwin.gy;
      state.vy = state.gx - state.yTwin.gx;
    }
  }
  const root = layers[0].get(keyOf(world.start.x, world.start.y));
  const states = layers.reduce((sum, layer) => sum + layer.size, 0);
  return { states, j: root.vx + root.vy + root.gx + root.gy };
}
