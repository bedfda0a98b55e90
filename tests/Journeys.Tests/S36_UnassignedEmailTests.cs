using System.Text.Json;
using Testing;
using Testing.Running;

namespace Journeys.Tests;

/// <summary>S36: the company is emailed about a text nobody can place, once per text, with the sender masked.</summary>
public sealed class S36_UnassignedEmailTests(SystemFixture system)
{
    private const string Owner = "olivia@happypaws.example";

    [Fact]
    public async Task A_text_from_nobody_known_is_one_email_to_the_owner()
    {
        await system.Carrier.TextArrivesAsync("+14155550873", Demo.CompanyNumber, $"Is this you? {Guid.CreateVersion7():N}");

        var mail = await Eventually.Until(async () => (await MailsAsync()).SingleOrDefault(), mail => mail.ValueKind == JsonValueKind.Object);
        var (html, text) = (mail.GetProperty("html").GetString()!, mail.GetProperty("text").GetString()!);
        Assert.All([html, text], part => Assert.DoesNotContain("5550873", part, StringComparison.Ordinal));
        Assert.All([html, text], part => Assert.DoesNotContain("Is this you?", part, StringComparison.Ordinal));
        Assert.Contains("/settings/texting/unassigned", text, StringComparison.Ordinal);
        await Eventually.StaysTrue(async () => (await MailsAsync()).Count == 1, TimeSpan.FromSeconds(2));
    }

    private async Task<IReadOnlyList<JsonElement>> MailsAsync() =>
        [.. (await system.Carrier.MailsAsync(Owner)).Where(mail => mail.GetProperty("text").GetString()!.Contains("0873", StringComparison.Ordinal))];
}
