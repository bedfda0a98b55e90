using System.Text.Json;
using Microsoft.Playwright;

namespace Browser.Tests.Scale;

/// <summary>Milliseconds since the navigation began.</summary>
/// <param name="Document">The page had come.</param>
/// <param name="Scripts">The last script and style sheet had come.</param>
/// <param name="Connection">The page's connection stood.</param>
/// <param name="Useful">The first row or control that people came for was drawn.</param>
/// <param name="Answered">A click had gone to the server and come back: the page is alive.</param>
public sealed record Visit(double Document, double Scripts, double Connection, double Useful, double Answered);

/// <param name="Frames">How many were drawn.</param>
/// <param name="Median">Milliseconds between two.</param>
/// <param name="Longest">The worst.</param>
/// <param name="Slow">Frames above 50 ms.</param>
/// <param name="LongTasks">Pieces of script above 50 ms.</param>
/// <param name="Empty">Frames that showed a placeholder in the middle, in per cent.</param>
public sealed record Scrolling(int Frames, double Median, double Longest, int Slow, int LongTasks, double Empty);

/// <summary>What the browser itself measures: its own clock, its own frames.</summary>
public static class Stopwatches
{
    // A row that has come by the page's connection proves that the page is live; the click proves that it listens.
    private const string Arrival = """
        (() => {
          const frame = () => new Promise(requestAnimationFrame);
          let connection = 0;
          window.WebSocket = class extends WebSocket {
            constructor(...address) {
              super(...address);
              this.addEventListener("open", () => (connection ||= performance.now()));
            }
          };
          const isThere = wanted => [...document.querySelectorAll(wanted)].some(found => found.getClientRects().length > 0);
          const theme = () => document.querySelector("button[aria-label^='Switch to the']");
          (async () => {
            const wanted = WANTED;
            while (!wanted.every(isThere)) await frame();
            const useful = performance.now();
            const before = theme().getAttribute("aria-label");
            theme().click();
            while (theme().getAttribute("aria-label") === before) await frame();
            const ended = which => Math.max(0, ...performance.getEntriesByType("resource").filter(one => which.test(one.name)).map(one => one.responseEnd));
            window.arrival = {
              document: performance.getEntriesByType("navigation")[0].responseEnd, scripts: ended(/start[^/]*\.js|\.css/), connection, useful, answered: performance.now(),
            };
          })();
        })();
        """;

    private const string Scroll = """
        async ([row, seconds, toEnd]) => {
          let box = document.querySelector(row);
          while (!(box.scrollHeight > box.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(box).overflowY))) box = box.parentElement;
          const area = box.getBoundingClientRect();
          const frame = () => new Promise(requestAnimationFrame);
          const isEmpty = () => !document.elementFromPoint(area.left + area.width / 2, area.top + area.height * 0.7)?.closest(row);
          if (toEnd) {
            const start = performance.now();
            box.scrollTop = box.scrollHeight;
            do { await frame(); } while (isEmpty() && performance.now() - start < 60000);
            return performance.now() - start;
          }
          const tasks = [];
          new PerformanceObserver(list => tasks.push(...list.getEntries())).observe({ type: "longtask" });
          const frames = [];
          let [last, empty, step] = [await frame(), 0, box.scrollTop > 0 ? -30 : 30];
          for (const end = last + seconds * 1000; last < end;) {
            const top = box.scrollTop;
            box.scrollTop += step;
            if (box.scrollTop === top) step = -step;
            const now = await frame();
            frames.push(now - last);
            last = now;
            if (isEmpty()) empty++;
          }
          const sorted = [...frames].sort((a, b) => a - b);
          return {
            frames: frames.length, median: sorted[sorted.length >> 1], longest: sorted.at(-1), slow: frames.filter(f => f > 50).length,
            longTasks: tasks.length, empty: 100 * empty / frames.length,
          };
        }
        """;

    // The meter tells how many characters it has measured; a key's answer is the first meter that counts it.
    private const string Typing = """
        () => {
          const input = document.querySelector("[data-testid=composer-input]");
          const meter = document.querySelector("[data-testid=composer-meter]");
          const drawn = [], waiting = [], meters = [];
          const after = at => requestAnimationFrame(() => {
            const paint = new MessageChannel();
            paint.port1.onmessage = () => drawn.push(performance.now() - at);
            paint.port2.postMessage(0);
          });
          input.addEventListener("keydown", event => after(event.timeStamp), true);
          // Between two texts a space is lost.
          const counted = () => Number(meter.dataset.characters) + Math.max(0, Number(meter.dataset.parts) - 1);
          input.addEventListener("input", () => {
            const length = input.innerText.trimEnd().length;
            if (length > counted()) waiting.push({ length, at: performance.now() });
          });
          new MutationObserver(() => {
            while (waiting.length && waiting[0].length <= counted()) meters.push(performance.now() - waiting.shift().at);
          }).observe(meter, { subtree: true, childList: true, characterData: true, attributes: true });
          window.typing = { drawn, waiting, meters };
        }
        """;

    private const string Search = """
        async words => {
          const start = performance.now();
          const names = () => [...document.querySelectorAll(".conversation-list li .name")];
          while (performance.now() - start < 60000 && (!names().length || names().some(name => !name.textContent.toLowerCase().includes(words)))) await new Promise(requestAnimationFrame);
          return performance.now() - start;
        }
        """;

    // By the wall clock, which the test and the browser share.
    private const string Watch = """
        () => {
          window.shownAt = {};
          const look = () => {
            for (const entry of [...document.querySelectorAll("[data-testid=feed-entry]")].slice(-3)) {
              const word = entry.textContent.match(/reply-\d+/)?.[0];
              if (word && !(word in window.shownAt)) window.shownAt[word] = performance.timeOrigin + performance.now();
            }
          };
          new MutationObserver(look).observe(document.querySelector("[data-testid=feed]"), { subtree: true, childList: true });
        }
        """;

    /// <summary>Opens an address in a tab of its own and waits until all that is wanted is there and answers.</summary>
    public static async Task<Visit> VisitAsync(this IBrowserContext context, string address, params string[] wanted)
    {
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(Arrival.Replace("WANTED", JsonSerializer.Serialize(wanted), StringComparison.Ordinal));
        await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        await page.WaitForFunctionAsync("() => window.arrival");
        var visit = Read<Visit>(await page.EvaluateAsync<JsonElement>("() => window.arrival"));
        await page.CloseAsync();
        return visit;
    }

    /// <summary>Scrolls the box around these rows at 30 pixels a frame.</summary>
    public static async Task<Scrolling> ScrollAsync(this IPage page, string row, double seconds) =>
        Read<Scrolling>(await page.EvaluateAsync<JsonElement>(Scroll, new object[] { row, seconds, false }));

    /// <summary>Drags the scroll bar to the end; milliseconds until a row is there.</summary>
    public static Task<double> JumpToEndAsync(this IPage page, string row) => page.EvaluateAsync<double>(Scroll, new object[] { row, 0, true });

    /// <summary>Types; from key to paint, and from key to a meter that counts it.</summary>
    public static async Task<(double[] Drawn, double[] Meter)> TypeAsync(this IPage page, string words, int pause)
    {
        await page.EvaluateAsync(Typing);
        await page.GetByTestId("composer-input").PressSequentiallyAsync(words, new LocatorPressSequentiallyOptions { Delay = pause });
        await page.WaitForFunctionAsync("() => window.typing.waiting.length === 0");
        return (await page.EvaluateAsync<double[]>("() => window.typing.drawn"), await page.EvaluateAsync<double[]>("() => window.typing.meters"));
    }

    /// <summary>Searches the list; milliseconds from the last key to the first row that matches, and only such rows.</summary>
    public static async Task<double> SearchAsync(this IPage page, string words)
    {
        await page.GetByTestId("conversation-search").FillAsync(words);
        return await page.EvaluateAsync<double>(Search, words);
    }

    /// <summary>From now on notes when each "reply-n" is in the feed.</summary>
    public static Task WatchFeedAsync(this IPage page) => page.EvaluateAsync(Watch);

    /// <summary>When it was there, in milliseconds since 1970.</summary>
    public static async Task<double> ShownAtAsync(this IPage page, string word) =>
        await (await page.WaitForFunctionAsync("word => window.shownAt[word]", word)).JsonValueAsync<double>();

    private static T Read<T>(JsonElement json) => json.Deserialize<T>(JsonSerializerOptions.Web)!;
}
