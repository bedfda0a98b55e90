// Sideways only: scrollIntoView would also move the page below.
export function bringIntoView(tabs) {
  const active = tabs.querySelector("[aria-current=page]");
  if (active) tabs.scrollLeft = active.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - active.offsetWidth) / 2;
}
