using System.Globalization;
using Messaging.Texts;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Tests.Texts;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class RecountTests(MessagingHost host)
{
    [Fact]
    public async Task The_counters_are_what_the_log_says_and_a_wrong_one_is_named_and_made_right()
    {
        var company = Guid.CreateVersion7();
        await host.GivenCompany(company);
        await host.GivenSender(Texting.Contracts.Numbers.SenderStanding.Live, company, "+14155550661");
        var ann = await host.GivenClient("Ann", "4155550662", company: company);
        for (var i = 0; i < 3; i++) (await host.TryCompose(ann, $"Text {i}", DeliveryMode.TextOnly, company: company)).Dispose();
        // Whatever the tests before did to the log.
        Assert.Equal((0, "0 counters differ from the log"), await RecountAsync(repair: false));

        await host.Run("INSERT INTO text_counter_changes (company_id, day, direction, status, texts, segments, used) VALUES ($1, '2026-01-02', 'Inbound', 170, 2, 2, 2)", company);
        await host.Run("INSERT INTO text_counter_changes (company_id, day, direction, status, texts, segments, used) SELECT company_id, (created_at AT TIME ZONE 'UTC')::date, direction, status, -1, 0, 0 FROM text_messages WHERE company_id = $1 LIMIT 1", company);
        var (code, words) = await RecountAsync(repair: true);

        Assert.Equal(1, code);
        Assert.Contains($"company {company} day 2026-01-02 Inbound Delivered: texts 0, counter 2; segments 0, counter 2; used 0, counter 2", words, StringComparison.Ordinal);
        Assert.Contains("Outbound Queued: texts 3, counter 2; segments 3, counter 3; used 0, counter 0", words, StringComparison.Ordinal);
        Assert.EndsWith("2 counters differ from the log; they are right now", words, StringComparison.Ordinal);
        Assert.Equal(0, (await RecountAsync(repair: false)).Code);
        var totals = await host.Get<TextTotals>("/texts/totals", ServiceDefaults.Auth.CallerRole.Admin, company);
        Assert.Equal((3, 0), (totals.Waiting, totals.Received));
    }

    private async Task<(int Code, string Words)> RecountAsync(bool repair)
    {
        await using var words = new StringWriter(CultureInfo.InvariantCulture);
        var code = await RecountCommand.RunAsync(host.Database, repair, words);
        return (code, words.ToString().TrimEnd());
    }
}
