//! Buchheim, Jünger & Leipert's layout on a list of nodes in preorder, without recursion: going backwards
//! through preorder, every subtree below a node is finished when the node is reached, so its children can be
//! set side by side from left to right; going forwards, the shifts are added up.
//! Names follow the paper (prelim, mod, thread, ancestor, shift, change).

/// No node.
const NONE: usize = usize::MAX;

/// Working state of one node.
#[derive(Clone, Copy, Debug)]
struct Walker {
    parent: usize,
    /// First and last child, and the siblings on either side.
    first: usize,
    last: usize,
    left: usize,
    right: usize,
    /// Position among the siblings.
    number: usize,
    prelim: f64,
    modifier: f64,
    thread: usize,
    ancestor: usize,
    shift: f64,
    change: f64,
}

/// The tree being laid out.
struct Walk<'a> {
    nodes: Vec<Walker>,
    extents: &'a [f64],
    gap: f64,
}

/// The centre of each node across the growing direction; the root is the first node.
pub(super) fn breadths(parents: &[Option<usize>], extents: &[f64], gap: f64) -> Vec<f64> {
    let mut walk = Walk { nodes: linked(parents), extents, gap };
    for node in (0..walk.nodes.len()).rev() {
        walk.set_children_apart(node);
    }
    let mut sums = vec![0.0; walk.nodes.len()];
    let mut centres = Vec::with_capacity(walk.nodes.len());
    for (node, walker) in walk.nodes.iter().enumerate() {
        let above = sums.get(walker.parent).copied().unwrap_or(0.0);
        centres.push(walker.prelim + above);
        if let Some(slot) = sums.get_mut(node) {
            *slot = above + walker.modifier;
        }
    }
    centres
}

/// Parents to first, last, left and right. Parents stand before their children.
fn linked(parents: &[Option<usize>]) -> Vec<Walker> {
    let mut nodes: Vec<Walker> = Vec::with_capacity(parents.len());
    for (node, parent) in parents.iter().enumerate() {
        let parent = parent.unwrap_or(NONE);
        let left = nodes.get(parent).map_or(NONE, |up| up.last);
        let number = nodes.get(left).map_or(0, |left| left.number + 1);
        if let Some(up) = nodes.get_mut(parent) {
            up.first = if up.first == NONE { node } else { up.first };
            up.last = node;
        }
        if let Some(left) = nodes.get_mut(left) {
            left.right = node;
        }
        let (first, last, right, thread) = (NONE, NONE, NONE, NONE);
        let (prelim, modifier, shift, change) = (0.0, 0.0, 0.0, 0.0);
        let ancestor = node;
        nodes.push(Walker {
            parent,
            first,
            last,
            left,
            right,
            number,
            prelim,
            modifier,
            thread,
            ancestor,
            shift,
            change,
        });
    }
    nodes
}

impl Walk<'_> {
    /// A node for reading; what does not exist has no neighbours and lies at 0.
    fn at(&self, node: usize) -> &Walker {
        const NOWHERE: &Walker = &Walker {
            parent: NONE,
            first: NONE,
            last: NONE,
            left: NONE,
            right: NONE,
            number: 0,
            prelim: 0.0,
            modifier: 0.0,
            thread: NONE,
            ancestor: NONE,
            shift: 0.0,
            change: 0.0,
        };
        self.nodes.get(node).unwrap_or(NOWHERE)
    }

    fn change(&mut self, node: usize, change: impl FnOnce(&mut Walker)) {
        if let Some(walker) = self.nodes.get_mut(node) {
            change(walker);
        }
    }

    /// How far apart the centres of two neighbours must lie at least.
    fn distance(&self, left: usize, right: usize) -> f64 {
        let extent = |node: usize| self.extents.get(node).copied().unwrap_or(0.0);
        (extent(left) + extent(right)) / 2.0 + self.gap
    }

    /// The paper's first walk at one node: its children side by side, then itself above their middle. Here
    /// `prelim` is first the middle of the children; the left neighbour is taken into account by the parent.
    fn set_children_apart(&mut self, node: usize) {
        let mut default_ancestor = self.at(node).first;
        let mut child = default_ancestor;
        while child != NONE {
            self.set_beside_left(child);
            default_ancestor = self.apportion(child, default_ancestor);
            child = self.at(child).right;
        }
        self.execute_shifts(node);
        let &Walker { first, last, .. } = self.at(node);
        let middle = (self.at(first).prelim + self.at(last).prelim) / 2.0;
        self.change(node, |walker| walker.prelim = middle);
    }

    fn set_beside_left(&mut self, node: usize) {
        let &Walker { left, prelim: middle, first, .. } = self.at(node);
        let prelim = if left == NONE { middle } else { self.at(left).prelim + self.distance(left, node) };
        let modifier = if first == NONE { 0.0 } else { prelim - middle };
        self.change(node, |walker| (walker.prelim, walker.modifier) = (prelim, modifier));
    }

    /// Pushes the subtree of `node` away from the subtrees to its left, along their facing contours.
    fn apportion(&mut self, node: usize, mut default_ancestor: usize) -> usize {
        let left_sibling = self.at(node).left;
        if left_sibling == NONE {
            return default_ancestor;
        }
        // Contours: inside right and left (facing), outside right and left; with their sums of modifiers.
        let (mut in_right, mut out_right) = (node, node);
        let (mut in_left, mut out_left) = (left_sibling, self.at(self.at(node).parent).first);
        let mut sums = [in_right, out_right, in_left, out_left].map(|at| self.at(at).modifier);
        while let (next_left @ 0..NONE, next_right @ 0..NONE) =
            (self.next_right(in_left), self.next_left(in_right))
        {
            (in_left, in_right) = (next_left, next_right);
            (out_left, out_right) = (self.next_left(out_left), self.next_right(out_right));
            self.change(out_right, |walker| walker.ancestor = node);
            let [sum_in_right, sum_out_right, sum_in_left, sum_out_left] = &mut sums;
            let shift = (self.at(in_left).prelim + *sum_in_left) - (self.at(in_right).prelim + *sum_in_right)
                + self.distance(in_left, in_right);
            if shift > 0.0 {
                let from = self.ancestor(in_left, node, default_ancestor);
                self.move_subtree(from, node, shift);
                *sum_in_right += shift;
                *sum_out_right += shift;
            }
            *sum_in_left += self.at(in_left).modifier;
            *sum_in_right += self.at(in_right).modifier;
            *sum_out_left += self.at(out_left).modifier;
            *sum_out_right += self.at(out_right).modifier;
        }
        let [sum_in_right, sum_out_right, sum_in_left, sum_out_left] = sums;
        let (left_on, right_on) = (self.next_right(in_left), self.next_left(in_right));
        if left_on != NONE && self.next_right(out_right) == NONE {
            self.thread(out_right, left_on, sum_in_left - sum_out_right);
        }
        if right_on != NONE && self.next_left(out_left) == NONE {
            self.thread(out_left, right_on, sum_in_right - sum_out_left);
            default_ancestor = node;
        }
        default_ancestor
    }

    fn thread(&mut self, from: usize, to: usize, modifier: f64) {
        self.change(from, |walker| {
            walker.thread = to;
            walker.modifier += modifier;
        });
    }

    fn next_left(&self, node: usize) -> usize {
        let walker = self.at(node);
        if walker.first == NONE { walker.thread } else { walker.first }
    }

    fn next_right(&self, node: usize) -> usize {
        let walker = self.at(node);
        if walker.last == NONE { walker.thread } else { walker.last }
    }

    /// Which subtree left of `node` the contour node belongs to.
    fn ancestor(&self, contour: usize, node: usize, default_ancestor: usize) -> usize {
        let ancestor = self.at(contour).ancestor;
        if self.at(ancestor).parent == self.at(node).parent { ancestor } else { default_ancestor }
    }

    fn move_subtree(&mut self, from: usize, to: usize, shift: f64) {
        let n_between = self.at(to).number.saturating_sub(self.at(from).number).max(1);
        let share = shift / n_between as f64;
        self.change(from, |walker| walker.change += share);
        self.change(to, |walker| {
            walker.change -= share;
            walker.shift += shift;
            walker.prelim += shift;
            walker.modifier += shift;
        });
    }

    fn execute_shifts(&mut self, node: usize) {
        let (mut shift, mut change) = (0.0, 0.0);
        let mut child = self.at(node).last;
        while child != NONE {
            self.change(child, |walker| {
                walker.prelim += shift;
                walker.modifier += shift;
                change += walker.change;
                shift += walker.shift + change;
            });
            child = self.at(child).left;
        }
    }
}
