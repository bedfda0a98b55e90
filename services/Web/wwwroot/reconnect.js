// Blazor tries to get back to its circuit. When the server was restarted the circuit is gone for good: then the page
// waits until the server answers and loads itself again.
const notice = document.getElementById("components-reconnect-modal");

notice.addEventListener("components-reconnect-state-changed", event => {
  if (event.detail.state === "rejected" || event.detail.state === "failed") reloadWhenServerIsBack();
});

async function reloadWhenServerIsBack() {
  for (let pause = 500; ; pause = Math.min(pause * 2, 5000)) {
    try {
      const answer = await fetch(location.href, { method: "GET", cache: "no-store" });
      if (answer.status < 500) return location.reload();
    } catch {
      // No answer at all: the server is still away.
    }
    await new Promise(resolve => setTimeout(resolve, pause));
  }
}
