// The editor: a box with bold, italic and lists that gives HTML. This side owns the draft, so that neither a reload nor
// a restart of the server loses a word of it. A message on its way is set aside together with its Idempotency-Key; when
// the connection breaks meanwhile it is simply sent again, because the same key is the same message.
// The meter follows somebody who writes without a pause; what costs more is asked once they stop for a moment.
const pace = 200;
const quietFor = 300;

export function attach(editor, page, contactId, longest) {
  const draftKey = `draft:${contactId}`;
  const asideKey = `sending:${contactId}`;
  const form = editor.closest("form");
  const way = form.querySelector("select");
  const tools = [...form.querySelectorAll("[data-command]")];
  const reconnect = document.getElementById("components-reconnect-modal");
  let [timer, quiet] = [0, 0];
  let wasBlank = true;
  let sendNext = false;
  let pictures = [];
  let uploads = Promise.resolve();
  let underWay = 0;
  const box = editor.closest(".box");
  const files = form.querySelector("input[type=file]");

  const load = key => JSON.parse(sessionStorage.getItem(key) ?? "null");
  const save = (key, draft) => sessionStorage.setItem(key, JSON.stringify(draft));
  // Read before the first key is heard: somebody quick types while the server is still on its way to restore().
  const [leftAside, leftDraft] = [load(asideKey), load(draftKey)];
  const isBlank = html => !html || !html.replace(/<[^>]*>|&nbsp;|\s/g, "");
  const read = () => (isBlank(editor.innerHTML) ? "" : editor.innerHTML);
  const written = () => ({ html: read(), delivery: way.value || null, key: null, pictures });
  const join = (first, second) => (isBlank(second) ? first : `${first}<br>${second}`);

  // A megabyte from the clipboard must not go over the wire only to be refused; one character too many tells enough.
  const atMost = html => html.slice(0, longest + 1);

  function tell(goesOn = false) {
    if (goesOn) timer = 0;
    else stopTimers();
    page.invokeMethodAsync("TypedAsync", atMost(read()), goesOn);
  }

  function stopTimers() {
    for (const one of [timer, quiet]) clearTimeout(one);
    timer = 0;
  }

  function changed() {
    // Without this, an emptied box keeps an invisible line break and hides its placeholder.
    if (isBlank(editor.innerHTML) && !editor.querySelector("li")) editor.replaceChildren();
    const draft = written();
    keepDraft(draft);

    // The first letter is told at once: somebody quick must not find the button still asleep.
    const turned = wasBlank !== isBlank(draft.html);
    wasBlank = isBlank(draft.html);
    if (turned) stopTimers();
    if (!timer) timer = setTimeout(() => tell(true), turned ? 0 : pace);
    clearTimeout(quiet);
    quiet = setTimeout(tell, quietFor);
  }

  function keepDraft(draft) {
    if (draft.html || draft.delivery || draft.pictures.length) save(draftKey, draft);
    else sessionStorage.removeItem(draftKey);
  }

  function show(draft) {
    editor.innerHTML = draft.html;
    pictures = draft.pictures ?? [];
    wasBlank = isBlank(draft.html);
    save(draftKey, draft);
  }

  function send(event) {
    event?.preventDefault();
    const html = read();
    if ((!html && !pictures.length) || html.length > longest || underWay) return;
    sendNext = load(asideKey) !== null;
    if (sendNext) return; // one after the other: it goes as soon as the server has the one before
    stopTimers();
    const draft = { ...written(), key: load(draftKey)?.key ?? newKey() };
    save(asideKey, draft);
    sessionStorage.removeItem(draftKey);
    editor.replaceChildren();
    pictures = [];
    wasBlank = true;
    deliver(draft);
  }

  async function deliver(draft) {
    const isSent = await page.invokeMethodAsync("SendAsync", draft);
    sessionStorage.removeItem(asideKey);
    const goesOn = isSent && sendNext;
    sendNext = false;
    if (goesOn) send();
    if (isSent) return;
    const since = read();
    const all = [...(draft.pictures ?? []), ...pictures];
    show({ ...draft, html: join(draft.html, since), key: since || pictures.length ? null : draft.key, pictures: all });
    tell();
    editor.focus();
    putCaretAtEnd();
  }

  function putCaretAtEnd() {
    document.getSelection().selectAllChildren(editor);
    document.getSelection().collapseToEnd();
  }

  function pressed(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      send(event);
    } else if (event.key === "Enter" && !event.shiftKey && !document.queryCommandState("insertUnorderedList")) {
      // One line break is one <br>; browsers would each write paragraphs of their own.
      event.preventDefault();
      document.execCommand("insertLineBreak");
    }
  }

  // One after the other: they stay in the order in which they were chosen, and the words go on being heard meanwhile.
  function upload(list) {
    if (!list.length) return;
    page.invokeMethodAsync("ForgetTroubles");
    for (const file of list) {
      underWay++;
      uploads = uploads.then(() => uploadOne(file)).catch(() => {}).finally(() => underWay--);
    }
  }

  async function uploadOne(file) {
    const about = { name: file.name || "Picture", type: file.type, size: file.size };
    pictures = await page.invokeMethodAsync("AddPictureAsync", about, DotNet.createJSStreamReference(file));
    keepDraft(written());
  }

  function dragged(event) {
    const hasFiles = event.dataTransfer.types.includes("Files");
    box.toggleAttribute("data-over", hasFiles && event.type === "dragover");
    if (hasFiles) event.preventDefault();
    if (hasFiles && event.type === "drop") upload([...event.dataTransfer.files]);
  }

  function pasted(event) {
    event.preventDefault();
    // A picture copied from a page comes with its address as text; what is meant is the picture.
    if (event.clipboardData.files.length) {
      upload([...event.clipboardData.files]);
      return;
    }
    document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
  }

  function showState() {
    const here = editor.contains(document.getSelection()?.anchorNode);
    for (const tool of tools) tool.setAttribute("aria-pressed", here && document.queryCommandState(tool.dataset.command));
  }

  function connected(event) {
    if (event.detail.state !== "hide") return;
    const aside = load(asideKey);
    if (aside) deliver(aside);
    else tell();
  }

  editor.addEventListener("input", changed);
  editor.addEventListener("keydown", pressed);
  editor.addEventListener("paste", pasted);
  way.addEventListener("change", changed);
  for (const kind of ["dragover", "dragleave", "drop"]) box.addEventListener(kind, dragged);
  form.querySelector(".attach").addEventListener("click", () => files.click());
  files.addEventListener("change", () => {
    upload([...files.files]);
    files.value = "";
  });
  form.addEventListener("submit", send);
  document.addEventListener("selectionchange", showState);
  reconnect?.addEventListener("components-reconnect-state-changed", connected);
  for (const tool of tools) {
    tool.addEventListener("mousedown", event => event.preventDefault());
    tool.addEventListener("click", () => {
      editor.focus();
      document.execCommand(tool.dataset.command);
      showState();
    });
  }
  if (matchMedia("(pointer: fine) and (min-width: 760px)").matches) editor.focus({ preventScroll: true });

  return {
    // A message that was set aside when the page died was perhaps sent: with its key, sending it again is harmless.
    restore() {
      sessionStorage.removeItem(asideKey);
      const left = leftAside
        ? {
            ...leftAside, html: join(leftAside.html, leftDraft?.html), pictures: [...(leftAside.pictures ?? []), ...(leftDraft?.pictures ?? [])],
            key: isBlank(leftDraft?.html) && !leftDraft?.pictures?.length ? leftAside.key : null,
          }
        : leftDraft;
      const typed = read();
      if (!left) return typed ? { ...written(), html: atMost(typed) } : null;
      const restored = typed ? { ...left, html: join(left.html, typed), key: null } : left;
      show(restored);
      if (typed) putCaretAtEnd();
      return { ...restored, html: atMost(restored.html) };
    },

    replace(html) {
      editor.innerHTML = html;
      changed();
    },

    // A picture was removed.
    keep(left) {
      pictures = left;
      keepDraft(written());
    },

    // Paints the characters that make texts short, without touching what stands in the editor.
    mark(characters) {
      const found = [];
      const texts = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        for (const character of characters) {
          const { data } = texts.currentNode;
          for (let at = data.indexOf(character); at >= 0; at = data.indexOf(character, at + character.length)) {
            const range = new Range();
            range.setStart(texts.currentNode, at);
            range.setEnd(texts.currentNode, at + character.length);
            found.push(range);
          }
        }
      }
      globalThis.CSS?.highlights?.set("expensive", new Highlight(...found));
    },

    stop() {
      stopTimers();
      document.removeEventListener("selectionchange", showState);
      reconnect?.removeEventListener("components-reconnect-state-changed", connected);
    },
  };
}

// crypto.randomUUID exists on https only; a development machine in the next room has http.
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
