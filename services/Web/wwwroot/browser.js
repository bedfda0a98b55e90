// What only the browser knows. Loaded before the first paint; the cookies let the server draw the next page in the
// right theme and zone at once.
window.texting = (() => {
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => localStorage.getItem("theme") ?? "system";
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const keep = (name, value) => (document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=lax`);
  const isDark = () => chosen() === "dark" || (chosen() === "system" && system.matches);

  function apply() {
    document.documentElement.classList.toggle("dark", isDark());
    document.documentElement.classList.toggle("light", !isDark());
    keep("dark", isDark() ? 1 : 0);
  }

  apply();
  keep("zone", timeZone);
  system.addEventListener("change", apply);

  return {
    read: () => ({ timeZone, theme: chosen(), isDark: isDark() }),

    chooseTheme(theme) {
      if (theme === "system") localStorage.removeItem("theme");
      else localStorage.setItem("theme", theme);
      apply();
      return isDark();
    },

    // What a person does not want to see again on this machine.
    isHidden: what => localStorage.getItem(`hidden-${what}`) !== null,
    hide: what => localStorage.setItem(`hidden-${what}`, "1"),

    // A dialog opens with what is in it: a script of its own, fetched on the first click, would come after that, and keys
    // would be pressed into what is not open yet. What is outside of the content is the backdrop; a link inside leads away,
    // so the dialog has done its work.
    open(dialog) {
      dialog.onclick = event => {
        if (event.target === dialog || event.target.closest("a")) dialog.close();
      };
      if (!dialog.open) dialog.showModal();
    },
    close: dialog => dialog.close(),

    watchSystem(page) {
      system.addEventListener("change", () => page.invokeMethodAsync("SystemChangedAsync", isDark()));
    },
  };
})();
