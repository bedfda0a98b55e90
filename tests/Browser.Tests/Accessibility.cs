using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>What axe finds on a page that shuts somebody out.</summary>
internal static class Accessibility
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // In the page itself: the package's own way opens a browser of its own for every look, and that takes longer than the
    // looking. Only what is wrong, for the same reason. Not what is in a frame: an email in the mailbox may run no script,
    // so axe would wait in it for ever.
    private const string Look = """
        async part => (await axe.run({ include: [[part]], exclude: [["iframe"]] }, { resultTypes: ["violations"], iframes: false })).violations
          .filter(fault => fault.impact === "serious" || fault.impact === "critical")
          .map(fault => `${fault.id}: ${fault.help} ${fault.nodes.map(node => node.html).join(", ")}`)
        """;

    // What slides in or changes its colour is looked at when it is there.
    private const string AtRest = """
        () => Promise.allSettled(document.getAnimations()
          .filter(moving => moving.playState === "running" && Number.isFinite(moving.effect.getComputedTiming().endTime))
          .map(moving => moving.finished)).then(() => true)
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The page has no serious fault.</summary>
    /// <param name="page">As it is on the screen.</param>
    /// <param name="what">As a failure calls it.</param>
    /// <param name="part">Only this part of it.</param>
    public static async Task GoodAsync(IPage page, string what, string part = "html")
    {
        await page.EvaluateAsync(AtRest).WaitAsync(Patience);
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync($"() => {{ {Axe} }}");
        var faults = await page.EvaluateAsync<string[]>(Look, part).WaitAsync(Patience);
        Assert.True(faults.Length == 0, string.Join('\n', faults.Select(fault => $"{what}: {fault}")));
    }
}
