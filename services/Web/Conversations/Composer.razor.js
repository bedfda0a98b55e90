// The editor: a box with bold, italic and lists that gives HTML. What stands in it is kept in this tab, so that neither
// a reload nor a restart of the server loses a word; a message being sent is set aside with its Idempotency-Key until
// the server has it.
const quietFor = 300;

export function attach(editor, page, contactId) {
  const draftKey = `draft:${contactId}`;
  const asideKey = `sending:${contactId}`;
  const tools = [...editor.closest("form").querySelectorAll("[data-command]")];
  let timer = 0;
  let wasBlank = true;

  const load = key => JSON.parse(sessionStorage.getItem(key) ?? "null");
  const isBlank = html => !html || !html.replace(/<[^>]*>|&nbsp;|\s/g, "");
  const read = () => (isBlank(editor.innerHTML) ? "" : editor.innerHTML);

  function keep(draft) {
    if (isBlank(draft?.html) && !draft?.delivery) sessionStorage.removeItem(draftKey);
    else sessionStorage.setItem(draftKey, JSON.stringify(draft));
  }

  function typed() {
    // Without this, an emptied box keeps an invisible line break and hides its placeholder.
    if (isBlank(editor.innerHTML) && !editor.querySelector("li")) editor.replaceChildren();
    keep({ html: read(), delivery: load(draftKey)?.delivery ?? null, key: null });
    clearTimeout(timer);
    // The first letter is told at once: somebody quick must not find the button still asleep.
    const turned = wasBlank !== isBlank(read());
    wasBlank = isBlank(read());
    timer = setTimeout(() => page.invokeMethodAsync("TypedAsync", read()), turned ? 0 : quietFor);
  }

  function run(command) {
    editor.focus();
    document.execCommand(command);
    showState();
  }

  function showState() {
    const here = editor.contains(document.getSelection()?.anchorNode);
    for (const tool of tools) tool.setAttribute("aria-pressed", here && document.queryCommandState(tool.dataset.command));
  }

  function pressed(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      clearTimeout(timer);
      page.invokeMethodAsync("SendAsync");
    } else if (event.key === "Enter" && !event.shiftKey && !document.queryCommandState("insertUnorderedList")) {
      // One line break is one <br>; browsers would each write paragraphs of their own.
      event.preventDefault();
      document.execCommand("insertLineBreak");
    }
  }

  function pasted(event) {
    event.preventDefault();
    document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
  }

  editor.addEventListener("input", typed);
  editor.addEventListener("keydown", pressed);
  editor.addEventListener("paste", pasted);
  document.addEventListener("selectionchange", showState);
  for (const tool of tools) {
    tool.addEventListener("mousedown", event => event.preventDefault());
    tool.addEventListener("click", () => run(tool.dataset.command));
  }
  if (matchMedia("(pointer: fine) and (min-width: 760px)").matches) editor.focus({ preventScroll: true });

  function show(draft) {
    editor.innerHTML = draft.html;
    wasBlank = isBlank(draft.html);
    keep(draft);
  }

  return {
    read,
    keep,

    // A message that was set aside when the page died was perhaps sent: with its key, sending it again is harmless.
    restore() {
      const [aside, draft] = [load(asideKey), load(draftKey)];
      sessionStorage.removeItem(asideKey);
      const restored = !aside ? draft : isBlank(draft?.html) ? aside : { html: `${aside.html}<br>${draft.html}`, delivery: aside.delivery, key: null };
      if (restored) show(restored);
      return restored;
    },

    setAside(draft) {
      clearTimeout(timer);
      sessionStorage.setItem(asideKey, JSON.stringify(draft));
      sessionStorage.removeItem(draftKey);
      editor.replaceChildren();
      wasBlank = true;
    },

    forget: () => sessionStorage.removeItem(asideKey),

    giveBack(draft) {
      sessionStorage.removeItem(asideKey);
      show(draft);
      editor.focus();
      document.getSelection().selectAllChildren(editor);
      document.getSelection().collapseToEnd();
    },

    stop() {
      clearTimeout(timer);
      document.removeEventListener("selectionchange", showState);
    },
  };
}
