// Makes an editor of each textarea[data-prose] (news/prose/forms.py). The editor is that of django-prose-editor; its own
// menu speaks English alone, so that the buttons are made here. Without this file the textarea has the HTML itself.
const LANGUAGE = /^[a-z]{2,3}(-(Latn|Cyrl|Arab))?$/;
const RENAMED = { H1: "h2", H4: "h3", H5: "h3", H6: "h3" };
const OURS = /^(https?:|mailto:|tel:|[/#])/i;

const language = (element) => {
  const lang = element.getAttribute("lang") ?? "";
  return LANGUAGE.test(lang) ? lang : null;
};

// What stands in the dialog for a link, as an address: "museum.kz" is meant to be a page, "a@museum.kz" a mailbox.
const address = (typed) => {
  const text = typed.trim();
  if (!text || OURS.test(text)) return text;
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return `mailto:${text}`;
  return /^\+?[\d\s()-]{5,}$/.test(text) ? `tel:${text.replace(/[^+\d]/g, "")}` : `https://${text}`;
};

// What other programs put on the clipboard, in our tags: Word's headings, the bold and italic that Google Docs has in
// style="". The content policy complains of each style and script that is parsed: they get another name before.
const pasted = (html) => {
  const bare = html
    .replace(/<style[\s\S]*?<\/style>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(style|on\w+)\s*=/gi, " data-$1="));
  const page = new DOMParser().parseFromString(bare, "text/html");
  const within = (element, tag) => {
    const made = page.createElement(tag);
    made.append(...element.childNodes);
    return made;
  };
  for (const element of page.querySelectorAll("[data-style]")) {
    const says = (style) => style.test(element.dataset.style);
    const isSpan = element.matches("span");
    if (isSpan && says(/(^|[;\s])font-weight:\s*(bold|[6-9]00)/i)) element.append(within(element, "strong"));
    if (isSpan && says(/(^|[;\s])font-style:\s*italic/i)) element.append(within(element, "em"));
    if (element.matches("b") && says(/^\s*font-weight:\s*normal/i)) element.replaceWith(...element.childNodes);
  }
  for (const old of page.querySelectorAll(Object.keys(RENAMED).join())) {
    old.replaceWith(within(old, RENAMED[old.tagName]));
  }
  return page.body.innerHTML;
};

// Which language a part of the text is in, where that is not the language of the field.
const languages = ({ Extension, Mark }) => [
  Extension.create({
    name: "blockLanguage",
    addGlobalAttributes: () => [
      {
        types: ["paragraph", "heading", "blockquote", "listItem", "bulletList", "orderedList"],
        attributes: { lang: { default: null, parseHTML: language, renderHTML: ({ lang }) => (lang ? { lang } : {}) } },
      },
    ],
  }),
  Mark.create({
    name: "language",
    priority: 900,
    addAttributes: () => ({ lang: { default: null, parseHTML: language } }),
    parseHTML: () => [{ tag: "span[lang]", getAttrs: (span) => (language(span) ? null : false) }],
    renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
  }),
];

const askForLink = async (library, editor, words) => {
  const field = { href: { type: "string", title: words.address } };
  const ask = library.updateAttrsDialog(field, { title: words.link, submitText: words.save });
  const answer = ask(editor, { href: editor.getAttributes("link").href });
  editor.view.dom.parentElement.querySelector("dialog [type=button]").textContent = words.cancel;
  const given = await answer;
  if (!given) return;
  const href = address(given.href);
  const chain = editor.chain().focus().extendMarkRange("link");
  (href ? chain.setLink({ href }) : chain.unsetLink()).run();
};

// Its own dialog, which Ctrl+K opens, asks for more than a link here can have.
const linkExtension = (library, words) =>
  library.Link.extend({
    addCommands() {
      const addLink =
        () =>
        ({ editor }) =>
          canLink(editor) && askForLink(library, editor, words);
      return { ...this.parent?.(), addLink };
    },
  }).configure({ enableTarget: false, defaultProtocol: "https" });

const canLink = (editor) => !editor.state.selection.empty || editor.isActive("link");

const extensions = (library, words) => [
  ...["Document", "Paragraph", "Text", "HardBreak", "Bold", "Italic", "History"].map((name) => library[name]),
  ...["BulletList", "OrderedList", "ListItem", "Blockquote", "HorizontalRule"].map((name) => library[name]),
  library.Heading.configure({ levels: [2, 3] }),
  linkExtension(library, words),
  ...languages(library),
];

// [group of {name, icon, is it on?, what it does, may it be used?}, ...]
const buttons = (editor, languages) => {
  const run = (command, ...given) => () => editor.chain().focus()[command](...given).run();
  const toggle = (name, icon, command) => ({ name, icon, on: () => editor.isActive(name), act: run(command) });
  const heading = (level) => ({
    name: `heading${level}`,
    text: `H${level}`,
    on: () => editor.isActive("heading", { level }),
    act: run("toggleHeading", { level }),
  });
  const step = (name) => ({ name, icon: name, act: run(name), may: () => editor.can()[name]() });
  return [
    [{ name: "paragraph", icon: "notes", on: () => editor.isActive("paragraph"), act: run("setParagraph") }],
    [heading(2), heading(3)],
    [toggle("bold", "format_bold", "toggleBold"), toggle("italic", "format_italic", "toggleItalic")],
    [
      {
        name: "link",
        icon: "insert_link",
        on: () => editor.isActive("link"),
        act: () => editor.commands.addLink(),
        may: () => canLink(editor),
      },
      { name: "unlink", icon: "link_off", act: run("unsetLink"), may: () => editor.isActive("link") },
    ],
    [
      toggle("bulletList", "format_list_bulleted", "toggleBulletList"),
      toggle("orderedList", "format_list_numbered", "toggleOrderedList"),
      toggle("blockquote", "format_quote", "toggleBlockquote"),
      { name: "horizontalRule", icon: "horizontal_rule", act: run("setHorizontalRule") },
    ],
    languages.map(([lang, text]) => ({
      name: lang,
      text,
      on: () => editor.isActive("language", { lang }),
      act: run("toggleMark", "language", { lang }),
      may: () => !editor.state.selection.empty || editor.isActive("language"),
    })),
    [step("undo"), step("redo")],
  ];
};

const button = (library, words, { name, icon, text, act }) => {
  const sign = library.crel("span", { className: icon ? "material-icons" : "", textContent: icon ?? text });
  sign.setAttribute("aria-hidden", "true");
  const made = library.crel("button", { type: "button", title: words[name], "aria-label": words[name] }, [sign]);
  // The text stays selected while the button is pressed.
  made.addEventListener("mousedown", (event) => event.preventDefault());
  made.addEventListener("click", () => made.getAttribute("aria-disabled") === "true" || act());
  return made;
};

// One stop of the Tab key; the arrows go from button to button.
const walk = (toolbar, made) => {
  const stop = (at) => made.forEach((one, place) => (one.tabIndex = place === at ? 0 : -1));
  stop(0);
  toolbar.addEventListener("keydown", (event) => {
    const at = made.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: made.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const place = (to + made.length) % made.length;
    stop(place);
    made[place].focus();
  });
};

const toolbar = (library, editor, given) => {
  const groups = buttons(editor, given.languages);
  const made = new Map(groups.flat().map((one) => [one, button(library, given.words, one)]));
  const bar = library.crel(
    "div",
    { className: "prose-toolbar", role: "toolbar", "aria-label": given.words.toolbar },
    groups.map((group) => library.crel("div", {}, group.map((one) => made.get(one)))),
  );
  const tell = () => {
    for (const [one, element] of made) {
      if (one.on) element.setAttribute("aria-pressed", one.on());
      if (one.may) element.setAttribute("aria-disabled", !one.may());
    }
  };
  editor.on("transaction", tell);
  tell();
  walk(bar, [...made.values()]);
  return bar;
};

// The label and the messages of the textarea are the editor's.
const attributes = (textarea) => {
  const label = textarea.labels?.[0];
  if (label) label.id ||= `${textarea.id}_label`;
  const given = { role: "textbox", "aria-multiline": "true", "aria-labelledby": label?.id };
  for (const name of ["lang", "spellcheck", "aria-describedby", "aria-invalid"]) given[name] = textarea.getAttribute(name);
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value));
};

const edit = async (textarea) => {
  const given = JSON.parse(textarea.dataset.prose);
  const library = await import(given.editor);
  if (textarea.closest(".prose-editor")) return;
  const box = library.crel("div", { className: "prose-editor" });
  textarea.before(box);
  box.append(textarea);
  const editor = new library.Editor({
    element: box,
    editable: !textarea.disabled,
    extensions: extensions(library, given.words),
    content: textarea.value,
    injectCSS: false,
    editorProps: { attributes: attributes(textarea), transformPastedHTML: pasted },
    onUpdate: () => {
      textarea.value = editor.isEmpty ? "" : editor.getHTML();
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  box.prepend(toolbar(library, editor, given));
  textarea.labels?.[0]?.addEventListener("click", () => editor.commands.focus());
};

const editAll = (part) => {
  for (const textarea of part.querySelectorAll("textarea[data-prose]")) {
    if (!textarea.id.includes("__prefix__")) edit(textarea);
  }
};

editAll(document);
document.addEventListener("formset:added", (event) => editAll(event.target));
