const watched = new WeakSet();

// Sideways only: scrollIntoView would also move the page below.
function center(tabs) {
  const active = tabs.querySelector("[aria-current=page]");
  if (active) tabs.scrollLeft = active.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - active.offsetWidth) / 2;
}

export function bringIntoView(tabs) {
  center(tabs);
  // A phone that is turned is another width.
  if (!watched.has(tabs)) new ResizeObserver(() => center(tabs)).observe(tabs);
  watched.add(tabs);
}
