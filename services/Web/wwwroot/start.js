// Starts Blazor and gets the page back when the server was away. A short break: Blazor finds its circuit again. A
// restart: the circuit is gone for good, so the page waits until the server answers and loads itself again; what was
// typed is kept by the composer.
document.getElementById("components-reconnect-modal").addEventListener("components-reconnect-state-changed", event => {
  if (["rejected", "failed", "resume-failed"].includes(event.detail.state)) reloadWhenServerIsBack();
});

Blazor.start({
  circuit: {
    reconnectionOptions: { maxRetries: 600, retryIntervalMilliseconds: attempt => Math.min(200 * 2 ** Math.min(attempt, 10), 3000) },
  },
});

async function reloadWhenServerIsBack() {
  for (let pause = 300; ; pause = Math.min(pause * 2, 3000)) {
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      if (answer.status < 500) return location.reload();
    } catch {
      // No answer at all: the server is still away.
    }
    await new Promise(resolve => setTimeout(resolve, pause));
  }
}
