// The benchmark tree as plain JavaScript objects and as typed arrays, each with its solver, as one would write them.
// Same tree as lookahead_game::induction::benchmark_game: full, binary, players in turn, leaves from lowbias32.
// The objects keep each node's move and hand values up, the fastest of the natural ways that were tried; the arrays and
// the wasm keep values too.

function lowbias32(key) {
  let x = key | 0;
  x ^= x >>> 16;
  x = Math.imul(x, 0x7feb352d);
  x ^= x >>> 15;
  x = Math.imul(x, 0x846ca68b);
  x ^= x >>> 16;
  return x >>> 0;
}

function payoffsOfLeaf(leaf, players, seed) {
  return Array.from({ length: players }, (_, player) => lowbias32(leaf * players + seed + player) % 1000);
}

export function objectTree(depth, players, seed) {
  let leaf = 0;
  const grow = (at) => at === depth
    ? { payoffs: payoffsOfLeaf(leaf++, players, seed) }
    : { player: at % players, children: [grow(at + 1), grow(at + 1)], move: -1 };
  return grow(0);
}

export function solveObjects(node) {
  const { player, children } = node;
  if (children === undefined) return node.payoffs;
  let best = solveObjects(children[0]);
  let chosen = 0;
  for (let move = 1; move < children.length; move++) {
    const value = solveObjects(children[move]);
    if (value[player] > best[player]) {
      best = value;
      chosen = move;
    }
  }
  node.move = chosen;
  return best;
}

// Preorder: the first child of a node is the next one, and `ends` is one past its subtree.
export function arrayTree(depth, players, seed) {
  const nodes = 2 ** (depth + 1) - 1;
  const tree = {
    players,
    owners: new Int32Array(nodes),
    ends: new Uint32Array(nodes),
    payoffs: new Float64Array(nodes * players),
    values: new Float64Array(nodes * players),
    moves: new Int32Array(nodes),
  };
  let next = 0;
  let leaf = 0;
  const grow = (at) => {
    const node = next++;
    if (at === depth) {
      tree.owners[node] = -1;
      tree.payoffs.set(payoffsOfLeaf(leaf++, players, seed), node * players);
    } else {
      tree.owners[node] = at % players;
      grow(at + 1);
      grow(at + 1);
    }
    tree.ends[node] = next;
  };
  grow(0);
  return tree;
}

export function solveArrays({ players, owners, ends, payoffs, values, moves }) {
  for (let node = owners.length - 1; node >= 0; node--) {
    const owner = owners[node];
    let from = -1;
    moves[node] = -1;
    if (owner >= 0) {
      const end = ends[node];
      let best = -Infinity;
      for (let child = node + 1, move = 0; child < end; child = ends[child], move++) {
        const worth = values[child * players + owner];
        if (worth > best) {
          best = worth;
          from = child;
          moves[node] = move;
        }
      }
    }
    for (let player = 0; player < players; player++) {
      const own = payoffs[node * players + player];
      values[node * players + player] = from < 0 ? own : own + values[from * players + player];
    }
  }
}
