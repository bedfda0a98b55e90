using Microsoft.Playwright;
using Testing.Running;

namespace Browser.Tests.Scale;

/// <summary>
/// How long pages take with many clients and texts: reported, not asserted, because the machine decides. In the long run
/// (TESTS_SCALE) run this class alone; docs/performance.md keeps the figures.
/// </summary>
public sealed class ScaleTests(BrowserFixture browser, ITestOutputHelper output) : IClassFixture<ManyTexts>
{
    private const string Person = "[data-testid=people] [data-testid^=person-]";
    private const string Line = "[data-testid=log-line]";
    private const string Entry = "[data-testid=feed-entry]";
    private const string Conversation = ".conversation-list li a";
    private static readonly int Visits = ManyTexts.IsLong ? 5 : 1;
    private static readonly double Seconds = ManyTexts.IsLong ? 3 : 0.5;
    private static readonly int Replies = ManyTexts.IsLong ? 200 : 3;
    private static readonly int Characters = ManyTexts.IsLong ? 200 : 30;

    private static readonly (string Persona, string Address, string[] Wanted)[] Pages =
    [
        ("nora", "/", [Conversation]),
        ("nora", $"/conversations/{ManyTexts.Talkative.Id}", [Entry, "[data-testid=composer-input]", Conversation]),
        ("nora", "/settings/texting/turn-on", ["[data-testid=own-number], [data-testid=number-search]"]),
        ("nora", "/settings/texting/verification", ["[data-testid=registration], [data-testid=verification-form], [data-testid=not-required]"]),
        ("nora", "/settings/texting/configuration", ["[data-testid=configuration]"]),
        ("nora", "/settings/texting/notifications", ["[data-testid=notifications]"]),
        ("nora", "/settings/texting/client-numbers", [Person]),
        ("nora", "/settings/texting/client-numbers?search=hall", [Person]),
        ("nora", "/settings/texting/staff-numbers", [Person]),
        ("nora", "/settings/texting/unassigned", ["[data-testid^=unassigned-]"]),
        ("nora", "/settings/texting/log", [Line, "[data-testid=log-used]"]),
        ("nora", "/settings/texting/log?words=luna", [Line, "[data-testid=log-used]"]),
        ("nora", "/settings/texting/log?status=Undelivered&direction=out", [Line, "[data-testid=log-used]"]),
        ("nora", $"/settings/texting/log?contact={ManyTexts.Talkative.Id}", [Line, "[data-testid=log-used]"]),
        ("nora", "/settings/texting/billing", ["[data-testid=billing-left]", "[data-testid=billing-chart]"]),
        ("nora", "/me", ["[data-testid=own-texting]"]),
        ("ann", "/portal", ["[data-testid=own-texting]"]),
        ("operator", "/operations", ["[data-testid=service-messaging]", "[data-testid=text-figures]"]),
    ];

    [Fact]
    [Trait("Runs", "At length")]
    public async Task Every_page_comes_and_answers()
    {
        Tell($"{ManyTexts.Count} texts, {ManyTexts.Clients} clients, load {await LoadAsync()}; milliseconds, median of {Visits} warm visits (worst)");
        foreach (var persona in Pages.GroupBy(page => page.Persona))
        {
            await using var context = await browser.SignInAsync(persona.Key, 1280, 900);
            foreach (var (_, address, wanted) in persona)
            {
                if (ManyTexts.IsLong) await context.VisitAsync(address, wanted);
                var visits = new List<Visit>();
                while (visits.Count < Visits) visits.Add(await context.VisitAsync(address, wanted));
                Tell($"{address}: document {Median(visits.Select(visit => visit.Document)):0}, scripts {Median(visits.Select(visit => visit.Scripts)):0}, connection {Median(visits.Select(visit => visit.Connection)):0}, useful {Median(visits.Select(visit => visit.Useful)):0}, "
                    + $"answered {Median(visits.Select(visit => visit.Answered)):0} ({visits.Max(visit => visit.Answered):0})");
            }
        }
    }

    [Fact]
    public async Task Long_lists_scroll()
    {
        Tell($"{ManyTexts.Count} texts, {ManyTexts.Clients} clients, load {await LoadAsync()}");
        await using var context = await browser.SignInAsync("nora", 1280, 900);
        foreach (var (address, row, more) in new[]
        {
            ("/", Conversation, "load-more"),
            ($"/conversations/{ManyTexts.Talkative.Id}", Entry, null),
            ("/settings/texting/client-numbers", Person, null),
            ("/settings/texting/log", Line, "log-more"),
        })
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(address);
            await Assertions.Expect(page.Locator(row).First).ToBeVisibleAsync();
            if (more is not null)
            {
                for (var pages = 0; pages < (ManyTexts.IsLong ? 3 : 1); pages++)
                {
                    var rows = await page.Locator(row).CountAsync();
                    await page.GetByTestId(more).ClickAsync();
                    await Assertions.Expect(page.Locator(row).Nth(rows)).ToBeVisibleAsync();
                }
            }

            var scrolling = await page.ScrollAsync(row, Seconds);
            Tell($"{address}: {scrolling.Frames} frames, median {scrolling.Median:0}, longest {scrolling.Longest:0}, {scrolling.Slow} above 50 ms, {scrolling.LongTasks} long tasks, {scrolling.Empty:0} % empty");
            if (row == Person)
            {
                Tell($"{address}: to the end in {await page.JumpToEndAsync(row):0}");
                await Assertions.Expect(page.Locator(row).Last).ToContainTextAsync("Tara");
            }

            await page.CloseAsync();
        }
    }

    [Fact]
    public async Task The_list_finds_people()
    {
        await using var context = await browser.SignInAsync("nora", 1280, 900);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await Assertions.Expect(page.Locator(Conversation).First).ToBeVisibleAsync();
        var times = new List<double>();
        foreach (var words in new[] { "hall", "hall 1", "cleo", "maya", "tara", "eva" }) times.Add(await page.SearchAsync(words));
        Tell($"load {await LoadAsync()}; found among {ManyTexts.Clients} after {Of(times)}");
    }

    [Fact]
    public async Task Typing_is_drawn_and_measured()
    {
        await using var context = await browser.SignInAsync("nora", 1280, 900);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/conversations/{ManyTexts.Talkative.Id}");
        await Assertions.Expect(page.Locator(Entry).First).ToBeVisibleAsync();
        const string Words = "Rex had a great walk and is asleep on the sofa now. ";
        var words = string.Concat(Enumerable.Repeat(Words, 1 + Characters / Words.Length))[..Characters].TrimEnd();
        var (drawn, meter) = await page.TypeAsync(words, pause: 50);
        Tell($"load {await LoadAsync()}; {words.Length} keys, one each 50 ms: drawn after {Of(drawn)}; on the meter after {Of(meter)}");
    }

    [Fact]
    public async Task A_reply_is_on_an_open_feed()
    {
        await using var context = await browser.SignInAsync("nora", 1280, 900);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/conversations/{ManyTexts.Talkative.Id}");
        await Assertions.Expect(page.Locator(Entry).First).ToBeVisibleAsync();
        await page.WatchFeedAsync();
        using var carrier = new SimulatedCarrier(browser.System.Carrier);
        var times = new List<double>();
        for (var reply = 0; reply < Replies; reply++)
        {
            var sent = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;
            var arrives = carrier.TextArrivesAsync(ManyTexts.Talkative.Phone, Demo.OtherNumber, $"This is reply-{reply}");
            times.Add(await page.ShownAtAsync($"reply-{reply}") - sent);
            Assert.True((await arrives).Taken);
        }

        Tell($"load {await LoadAsync()}; {Replies} replies on screen after {Of(times)}");
    }

    private void Tell(string line) => output.WriteLine(line);

    private static async Task<string> LoadAsync() => string.Join(' ', (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ').Take(2));

    private static string Of(IReadOnlyCollection<double> times) =>
        $"p50 {At(times, 0.5):0}, p95 {At(times, 0.95):0}, p99 {At(times, 0.99):0}, worst {times.Max():0} ms";

    private static double Median(IEnumerable<double> times) => At([.. times], 0.5);

    private static double At(IReadOnlyCollection<double> times, double part) => times.Order().ElementAt((int)Math.Ceiling(part * times.Count) - 1);
}
