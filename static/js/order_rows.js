// Rows of an inline are put in order by dragging or by buttons; the numbers that order them follow. The numbers are
// those that the rows have, in the new order: gaps stay, for pages that are still to be drawn.
const EDGE = 48; // px: so near to the edge of the window the page scrolls under what is dragged
const ROW = ".inline-related:not(.empty-form), tr.form-row:not(.empty-form)";

const numberOf = (row) => row.querySelector("input[data-moved]");
const rowsOf = (group) => [...group.querySelectorAll(ROW)].filter((row) => !row.querySelector(ROW) && numberOf(row));

// A new row that is left empty stays as it is: with a number of its own it would count as filled in.
const isFilled = (row) =>
  row.classList.contains("has_original") ||
  [...row.querySelectorAll("input, select, textarea")].some((field) => {
    if (field.type === "hidden" || field === numberOf(row)) return false;
    if (field.options) return [...field.options].some((option) => option.selected && option.value && !option.defaultSelected);
    return field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  });

const renumber = (group) => {
  const rows = rowsOf(group).filter(isFilled);
  const numbers = rows.map((row) => Number(numberOf(row).value) || 0).sort((a, b) => a - b);
  rows.forEach((row, at) => {
    if (at) numbers[at] = Math.max(numbers[at], numbers[at - 1] + 1);
    numberOf(row).value = numbers[at];
  });
};

const tell = (row, group) => {
  const rows = rowsOf(group);
  const words = numberOf(row).dataset.moved;
  const status = group.querySelector("[data-order-status]");
  status.textContent = words.replace("NUMBER", rows.indexOf(row) + 1).replace("COUNT", rows.length);
};

const move = (row, by, group) => {
  const rows = rowsOf(group);
  const other = rows[rows.indexOf(row) + by];
  if (!other) return;
  if (by < 0) other.before(row);
  else other.after(row);
  renumber(group);
  tell(row, group);
};

// The pointer takes the row with it: it is put before or behind the row that it is over.
const drag = (handle, row, group) => {
  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    row.classList.add("dragged");
  });
  handle.addEventListener("pointermove", (event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    if (event.clientY < EDGE) scrollBy(0, -EDGE / 2);
    if (event.clientY > innerHeight - EDGE) scrollBy(0, EDGE / 2);
    const over = rowsOf(group).find((each) => {
      const box = each.getBoundingClientRect();
      return each !== row && event.clientY > box.top && event.clientY < box.bottom;
    });
    if (!over) return;
    const box = over.getBoundingClientRect();
    const isAbove = row.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_PRECEDING;
    if (isAbove && event.clientY < box.top + box.height / 2) over.before(row);
    if (!isAbove && event.clientY > box.top + box.height / 2) over.after(row);
  });
  handle.addEventListener("lostpointercapture", () => {
    row.classList.remove("dragged");
    renumber(group);
    tell(row, group);
  });
};

const button = (sign, label, act) => {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = sign;
  made.setAttribute("aria-label", label);
  made.title = label;
  if (act) made.addEventListener("click", () => { act(); made.focus(); });
  return made;
};

const equip = (row, group) => {
  const number = numberOf(row);
  if (!number || row.querySelector(".order-ways")) return;
  const ways = document.createElement("div");
  ways.className = "order-ways";
  const handle = button("⠿", number.dataset.drag);
  // By keyboard the two others do it.
  handle.tabIndex = -1;
  handle.className = "order-handle";
  drag(handle, row, group);
  ways.append(
    handle,
    button("↑", number.dataset.up, () => move(row, -1, group)),
    button("↓", number.dataset.down, () => move(row, 1, group)),
  );
  number.before(ways);
  number.classList.add("ordered-by-ways");
};

for (const group of document.querySelectorAll(".inline-group")) {
  if (!group.querySelector("input[data-moved]")) continue;
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  status.className = "visually-hidden";
  status.dataset.orderStatus = "";
  group.append(status);
  const added = new Set();
  rowsOf(group).forEach((row) => equip(row, group));
  group.addEventListener("formset:added", (event) => {
    added.add(event.target);
    equip(event.target, group);
  });
  // Rows that were added come behind the others, unless they were moved.
  group.closest("form").addEventListener("submit", () => {
    const rows = rowsOf(group).filter(isFilled);
    const last = Math.max(-1, ...rows.filter((row) => !added.has(row)).map((row) => Number(numberOf(row).value)));
    const fresh = rows.filter((row) => added.has(row) && numberOf(row).value === numberOf(row).defaultValue);
    fresh.forEach((row) => { numberOf(row).value = last + 1; });
    if (fresh.length) renumber(group);
  });
}
