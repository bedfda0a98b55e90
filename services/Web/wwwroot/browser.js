// What only the browser knows. Loaded before the first paint; the cookie lets the server draw the next page in the
// right theme at once.
window.texting = (() => {
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => localStorage.getItem("theme") ?? "system";
  const isDark = () => chosen() === "dark" || (chosen() === "system" && system.matches);

  function apply() {
    document.documentElement.classList.toggle("dark", isDark());
    document.documentElement.classList.toggle("light", !isDark());
    document.cookie = `dark=${isDark() ? 1 : 0}; path=/; max-age=31536000; samesite=lax`;
  }

  apply();
  system.addEventListener("change", apply);

  return {
    read: () => ({ timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, theme: chosen(), isDark: isDark() }),

    chooseTheme(theme) {
      if (theme === "system") localStorage.removeItem("theme");
      else localStorage.setItem("theme", theme);
      apply();
      return isDark();
    },

    // What a person does not want to see again on this machine.
    isHidden: what => localStorage.getItem(`hidden-${what}`) !== null,
    hide: what => localStorage.setItem(`hidden-${what}`, "1"),

    watchSystem(page) {
      system.addEventListener("change", () => page.invokeMethodAsync("SystemChangedAsync", isDark()));
    },
  };
})();
