// Keeps the newest entry in sight while somebody is at the end of the feed, and what they read in place while they
// are not: older entries, pictures and receipts may change heights above and below.
export function watch(scroll, page) {
  const entries = scroll.querySelector(".entries");
  const toLatest = scroll.querySelector(".latest");
  let atEnd = true;
  let lastTop = 0;
  let anchor = null;

  function remember() {
    // Only going up leaves the end; a picture that arrives late makes the feed longer without anybody moving.
    const below = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight;
    atEnd = below < 60 || (atEnd && scroll.scrollTop >= lastTop);
    lastTop = scroll.scrollTop;
    scroll.toggleAttribute("data-away", !atEnd && below > 240);
    const top = scroll.getBoundingClientRect().top;
    const first = [...entries.querySelectorAll("[data-entry-id]")].find(entry => entry.getBoundingClientRect().bottom > top);
    anchor = first ? { entry: first, offset: first.getBoundingClientRect().top - top } : null;
  }

  // Older messages come by themselves; the button is for those who do not scroll, and for what fails.
  function askForOlder() {
    if (scroll.scrollTop < 240) scroll.querySelector(".older button:not([disabled])")?.click();
  }

  function settle() {
    if (atEnd) scroll.scrollTop = scroll.scrollHeight;
    else if (anchor?.entry.isConnected)
      scroll.scrollTop += anchor.entry.getBoundingClientRect().top - scroll.getBoundingClientRect().top - anchor.offset;
    remember();
  }

  function looked() {
    page.invokeMethodAsync("LookAsync", document.visibilityState === "visible");
  }

  const sizes = new ResizeObserver(settle);
  sizes.observe(entries);
  sizes.observe(scroll);
  scroll.addEventListener("scroll", () => {
    const goesUp = scroll.scrollTop < lastTop;
    remember();
    if (goesUp && !atEnd) askForOlder();
  }, { passive: true });
  toLatest.addEventListener("click", () => scroll.scrollTo({ top: scroll.scrollHeight, behavior: "smooth" }));
  document.addEventListener("visibilitychange", looked);
  looked();

  return {
    stop() {
      sizes.disconnect();
      document.removeEventListener("visibilitychange", looked);
    },
  };
}
