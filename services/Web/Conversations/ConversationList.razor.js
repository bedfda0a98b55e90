// More conversations come by themselves a little before the end of what is loaded; the button is for those who do not
// scroll, and for what fails.
export function watch(rows) {
  function askForMore() {
    const below = rows.scrollHeight - rows.scrollTop - rows.clientHeight;
    if (below < 600) rows.querySelector(".more button:not([disabled])")?.click();
  }

  // A list that does not fill the screen cannot be scrolled, and one that has just grown may still not fill it.
  const sizes = new ResizeObserver(askForMore);
  sizes.observe(rows);
  sizes.observe(rows.querySelector("ul"));
  rows.addEventListener("scroll", askForMore, { passive: true });

  return {
    stop() {
      sizes.disconnect();
    },
  };
}
