"use strict";
// How wide the columns of a table are: as their content needs, so that the table is as low as can be.
const tableColumns = (() => {
  const { home, make } = paginator;
  const root = document.documentElement;
  const SAMPLE = 400; // rows that are looked at, spread over the table
  const STEP = 6; // pixels by which a column grows at a time
  const MOST = 0.3; // of the table's width, that one word may ask for

  // Sets the widths of the columns for these rows in the style sheet; the head says what each column is.
  function fit(head, rows) {
    const every = Math.ceil(rows.length / SAMPLE);
    const sample = rows.filter((_, at) => at % every === 0).map((row) => row.cloneNode(true));
    const table = make("table", "natural", ...head, make("tbody", "", ...sample));
    home.append(table);
    const lines = sample.map((row) => [...row.cells].map(lengthOf));
    table.className = "narrowest";
    const narrowest = [...table.tHead.rows[0].cells].map((cell) => cell.getBoundingClientRect().width);
    table.className = "";
    const whole = table.getBoundingClientRect().width;
    table.remove();
    widths(lines, narrowest, whole).forEach((width, at) => root.style.setProperty(`--column-${at + 1}`, `${(100 * width) / whole}%`));
  }

  // What a cell holds on one line: how long it is, beside its padding, and how high.
  function lengthOf(cell) {
    const range = document.createRange();
    range.selectNodeContents(cell);
    const padding = parseFloat(getComputedStyle(cell).paddingRight);
    return { length: range.getBoundingClientRect().width, padding, high: parseFloat(getComputedStyle(cell).lineHeight) };
  }

  // From the narrowest on, the column grows whose growing makes the rows lowest; where none does, the longest one.
  function widths(lines, narrowest, whole) {
    const found = narrowest.map((width) => Math.min(width, MOST * whole));
    let left = whole - found.reduce((sum, width) => sum + width, 0);
    for (; left >= STEP; left -= STEP) found[growing(lines, found)] += STEP;
    const scale = whole / found.reduce((sum, width) => sum + width, 0);
    return found.map((width) => width * scale);
  }

  function growing(lines, found) {
    const gains = found.map((_, at) => gain(lines, found, at));
    return gains.indexOf(Math.max(...gains));
  }

  // How much lower the rows are when a column is a step wider. Lines are counted in fractions, so that several small
  // steps can be told from none.
  function gain(lines, found, at) {
    let sum = 0;
    for (const cells of lines) {
      const heights = cells.map((cell, column) => heightOf(cell, found[column]));
      const before = Math.max(...heights);
      if (heights[at] < before) continue;
      heights[at] = heightOf(cells[at], found[at] + STEP);
      sum += before - Math.max(...heights);
    }
    return sum;
  }

  // Half a line more than the letters take: that much of a last line is empty on an average.
  function heightOf({ length, padding, high }, width) {
    const lines = length / Math.max(width - padding, 1);
    return high * (lines <= 1 ? 1 : lines + 0.5);
  }

  return { fit };
})();
