// The page of a record on the translation desk. It works without: checks are made again when a text is saved.
const PAUSE = 700;
const form = document.querySelector("form[data-check-url]");
let typed = false;

// The editor of rich text hides its textarea and writes into it.
const editorOf = (box) => box.parentElement.querySelector(".ProseMirror");

function count(box) {
  const figure = document.querySelector(`[data-count-of="${box.id}"]`);
  if (!figure) return;
  const length = [...box.value].length;
  figure.textContent = `${length} / ${box.dataset.longest}`;
  figure.toggleAttribute("data-over", length > Number(box.dataset.longest));
}

function line(finding) {
  const item = document.createElement("li");
  const level = document.createElement("strong");
  item.className = `tr-${finding.level}`;
  level.textContent = finding.level === "error" ? form.dataset.wrong : form.dataset.words;
  item.append(level, ` ${finding.message}`);
  return item;
}

function show(box, findings) {
  const key = box.dataset.check;
  document.getElementById(`${key}-findings`).replaceChildren(...findings.map(line));
  const warned = findings.some((finding) => finding.level !== "error");
  document.getElementById(`${key}-anyway`).closest("[data-anyway]").hidden = !warned;
}

async function check(box) {
  const source = document.querySelector(`[data-source-of="${box.id}"]`);
  const asked = box.value;
  const body = new URLSearchParams({
    csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value,
    source: source.textContent,
    target: asked,
    source_language: source.dataset.sourceLanguage,
    target_language: box.lang,
    longest: box.dataset.longest ?? "",
  });
  try {
    const answer = await fetch(form.dataset.checkUrl, { method: "POST", body });
    // Later letters have a check of their own.
    if (answer.ok && box.value === asked) show(box, (await answer.json()).findings);
  } catch {
    // Without a connection the texts are checked when they are saved.
  }
}

function watch(box) {
  let waiting;
  box.addEventListener("input", () => {
    typed = true;
    count(box);
    clearTimeout(waiting);
    waiting = setTimeout(check, PAUSE, box);
  });
  count(box);
}

function insert(words, box) {
  const editor = editorOf(box);
  (editor ?? box).focus();
  // The only way that both the field and its "undo" know of.
  document.execCommand("insertText", false, words);
}

if (form) {
  form.querySelectorAll("[data-check]").forEach(watch);
  for (const button of form.querySelectorAll("[data-insert]")) {
    button.hidden = false;
    button.addEventListener("click", () => insert(button.dataset.insert, document.getElementById(button.dataset.into)));
  }
  form.querySelector("[data-hint]")?.toggleAttribute("hidden", false);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.querySelector("[data-ctrl-enter]")?.click();
    }
  });
  form.addEventListener("submit", () => { typed = false; });
  for (const link of document.querySelectorAll("[data-about]")) {
    link.addEventListener("click", () => { document.getElementById("ask-about").value = link.dataset.about; });
  }
  // What was typed and not saved is not left without a question.
  window.addEventListener("beforeunload", (event) => {
    if (typed) event.preventDefault();
  });
}
