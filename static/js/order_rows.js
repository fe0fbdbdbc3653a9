// Rows of an inline are put in order by dragging or by buttons; the numbers that order them follow. The numbers are
// those that the rows have, in the new order: gaps stay, for pages that are still to be drawn.
const ROW = ".inline-related:not(.empty-form), tr.form-row:not(.empty-form)";

const numberOf = (row) => row.querySelector("input[data-moved]");
const rowsOf = (group) => [...group.querySelectorAll(ROW)].filter((row) => !row.querySelector(ROW) && numberOf(row));

const renumber = (rows) => {
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
  renumber(rowsOf(group));
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
    renumber(rowsOf(group));
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

// A row that was added and filled in comes behind the others; one left empty stays as it is, or it would count as filled.
const isFilled = (row) =>
  [...row.querySelectorAll("input, select, textarea")].some((field) => {
    if (field.type === "hidden" || field.matches("[data-moved]") || field.name.endsWith("-DELETE")) return false;
    if (field.options) return [...field.options].some((option) => option.selected !== option.defaultSelected && option.value);
    return field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  });

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
  group.closest("form").addEventListener("submit", () => {
    const rows = rowsOf(group).filter((row) => !added.has(row) || isFilled(row));
    if (!rows.some((row) => added.has(row))) return;
    const last = Math.max(-1, ...rows.filter((row) => !added.has(row)).map((row) => Number(numberOf(row).value)));
    for (const row of rows) if (added.has(row) && numberOf(row).value === numberOf(row).defaultValue) numberOf(row).value = last + 1;
    renumber(rows);
  });
}
