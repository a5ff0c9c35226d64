//! The distinct states of one layer, closed under both twins, numbered in order of place, x and y. Where the
//! amounts of a place fill a good part of their box, a state is found by its position in a table of the box; where
//! they are scattered, by binary search.

/// A state of a known layer: place and amounts, which are at most [`crate::world::MAX_AMOUNT`] in size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cell {
    pub(super) place: u16,
    pub(super) x: i32,
    pub(super) y: i32,
}

/// The states of one layer.
pub(super) struct Cells {
    baselines: [i32; 2],
    base: u32,
    list: Vec<Cell>,
    /// Per place.
    tables: Vec<Table>,
}

/// How the states of one place are found.
#[derive(Default)]
struct Table {
    /// Least amounts, and how many amounts of X and of Y the box spans.
    least: [i32; 2],
    spans: [usize; 2],
    /// Per position in the box the number of the state; empty where binary search is used.
    numbers: Vec<u32>,
}

const NOBODY: u32 = u32::MAX;
/// A box may be this many times larger than the number of states that fall into it.
const LOOSEST: usize = 16;

impl Cells {
    /// The distinct ones of `found` and all their twins; the first gets the number `base`.
    pub(super) fn new(found: &[Cell], baselines: [i32; 2], base: u32) -> Self {
        let mut cells = Self { baselines, base, list: Vec::new(), tables: Vec::new() };
        let n_places = found.iter().map(|cell| usize::from(cell.place) + 1).max().unwrap_or(0);
        let (mut boxes, mut counts) = (vec![None; n_places], vec![0_usize; n_places]);
        for cell in found {
            if let (Some(slot), Some(count)) =
                (boxes.get_mut(usize::from(cell.place)), counts.get_mut(usize::from(cell.place)))
            {
                let [x, y, most_x, most_y] =
                    slot.unwrap_or([baselines[0], baselines[1], baselines[0], baselines[1]]);
                *slot = Some([x.min(cell.x), y.min(cell.y), most_x.max(cell.x), most_y.max(cell.y)]);
                *count += 1;
            }
        }
        for ((place, bounds), count) in (0_u16..).zip(boxes).zip(counts) {
            let table = bounds.map(|bounds| cells.add_place(found, place, bounds, count));
            cells.tables.push(table.unwrap_or_default());
        }
        cells
    }

    fn add_place(&mut self, found: &[Cell], place: u16, bounds: [i32; 4], count: usize) -> Table {
        let [x, y, most_x, most_y] = bounds;
        let span = |least: i32, most: i32| most.abs_diff(least) as usize + 1;
        let mut table =
            Table { least: [x, y], spans: [span(x, most_x), span(y, most_y)], numbers: Vec::new() };
        let area = span(x, most_x).saturating_mul(span(y, most_y));
        if area / LOOSEST <= count + 64 {
            table.fill(found, place, self.baselines, area);
            self.number_table(&mut table, place);
        } else {
            self.sort_place(found, place);
        }
        table
    }

    /// Numbers the marked positions and lists their states.
    fn number_table(&mut self, table: &mut Table, place: u16) {
        let [least_x, least_y] = table.least;
        for (x, row) in (least_x..).zip(table.numbers.chunks_exact_mut(table.spans[1].max(1))) {
            for (y, number) in (least_y..).zip(row).filter(|(_, number)| **number != NOBODY) {
                *number = self.base + u32::try_from(self.list.len()).unwrap_or(u32::MAX);
                self.list.push(Cell { place, x, y });
            }
        }
    }

    fn sort_place(&mut self, found: &[Cell], place: u16) {
        let [base_x, base_y] = self.baselines;
        let here = || found.iter().filter(|cell| cell.place == place).copied();
        let twins = here().flat_map(|cell| [Cell { x: base_x, ..cell }, Cell { y: base_y, ..cell }]);
        let both = Cell { place, x: base_x, y: base_y };
        let mut all: Vec<Cell> = here().chain(twins).chain(std::iter::once(both)).collect();
        all.sort_unstable();
        all.dedup();
        self.list.append(&mut all);
    }

    /// All states, in order.
    pub(super) fn list(&self) -> &[Cell] {
        &self.list
    }

    /// The number of a state; one that is not there gets the number after all.
    pub(super) fn find(&self, cell: Cell) -> u32 {
        let table = self.tables.get(usize::from(cell.place));
        let by_position = table.and_then(|table| table.numbers.get(table.position(cell.x, cell.y)?));
        by_position.copied().unwrap_or_else(|| {
            let at = self.list.binary_search(&cell).unwrap_or(self.list.len());
            self.base + u32::try_from(at).unwrap_or(u32::MAX)
        })
    }

    /// All states with the numbers of their twins.
    pub(super) fn with_twins(&self) -> impl Iterator<Item = (Cell, [u32; 2])> {
        let [base_x, base_y] = self.baselines;
        let twins =
            move |cell: Cell| [self.find(Cell { x: base_x, ..cell }), self.find(Cell { y: base_y, ..cell })];
        self.list.iter().map(move |cell| (*cell, twins(*cell)))
    }
}

impl Table {
    fn position(&self, x: i32, y: i32) -> Option<usize> {
        let [least_x, least_y] = self.least;
        let (row, column) = (usize::try_from(x - least_x).ok()?, usize::try_from(y - least_y).ok()?);
        (row < self.spans[0] && column < self.spans[1]).then_some(row * self.spans[1] + column)
    }

    /// Marks the states of a place and their twins.
    fn fill(&mut self, found: &[Cell], place: u16, [base_x, base_y]: [i32; 2], area: usize) {
        self.numbers = vec![NOBODY; area];
        let [mut rows, mut columns] = self.spans.map(|span| vec![false; span]);
        let [least_x, least_y] = self.least;
        for cell in found.iter().filter(|cell| cell.place == place) {
            self.mark(cell.x, cell.y);
            set(&mut rows, cell.x - least_x);
            set(&mut columns, cell.y - least_y);
        }
        (least_x..).zip(rows).filter(|(_, is_there)| *is_there).for_each(|(x, _)| self.mark(x, base_y));
        (least_y..).zip(columns).filter(|(_, is_there)| *is_there).for_each(|(y, _)| self.mark(base_x, y));
        self.mark(base_x, base_y);
    }

    fn mark(&mut self, x: i32, y: i32) {
        if let Some(number) = self.position(x, y).and_then(|at| self.numbers.get_mut(at)) {
            *number = 0;
        }
    }
}

fn set(flags: &mut [bool], at: i32) {
    if let Some(flag) = usize::try_from(at).ok().and_then(|at| flags.get_mut(at)) {
        *flag = true;
    }
}
