export function open(dialog) {
  // What is outside of the content is the backdrop; a link inside leads away, so the panel has done its work.
  dialog.onclick = event => {
    if (event.target === dialog || event.target.closest("a")) dialog.close();
  };
  if (!dialog.open) dialog.showModal();
}

export function close(dialog) {
  dialog.close();
}
