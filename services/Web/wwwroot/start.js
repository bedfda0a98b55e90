// Starts Blazor and gets the page back when the server was away. A short break: Blazor finds its circuit again. A
// restart: the circuit is gone for good, so the page waits until the server answers and loads itself again; what was
// typed is kept by the composer.
document.getElementById("components-reconnect-modal").addEventListener("components-reconnect-state-changed", event => {
  if (["rejected", "failed", "resume-failed"].includes(event.detail.state)) reloadWhenServerIsBack();
});

// Where a WebSocket has worked before, the page opens it at once instead of asking first by which way it may come. The
// first time, and after one that did not open (another network, a proxy in between), it asks.
const direct = "direct";
const isDirect = localStorage.getItem(direct) !== null;
let wasOpen = false;

class Line extends WebSocket {
  constructor(...address) {
    super(...address);
    this.addEventListener("open", () => {
      wasOpen = true;
      localStorage.setItem(direct, "1");
    });
    this.addEventListener("error", () => {
      // Later it is the server that is away, and Blazor tries again.
      if (wasOpen || !isDirect) return;
      localStorage.removeItem(direct);
      reloadWhenServerIsBack();
    });
  }
}

Blazor.start({
  circuit: {
    configureSignalR: builder => builder.withUrl("_blazor", isDirect ? { WebSocket: Line, skipNegotiation: true, transport: 1 } : { WebSocket: Line }),
    // No package of ours brings any: without this Blazor asks the server for them before it connects.
    initializers: { beforeStart: [], afterStarted: [] },
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
