using System.Globalization;
using Billing.Usage;
using Npgsql;
using static Billing.Tests.BillingHost;

namespace Billing.Tests.Usage;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class RecountTests(BillingHost host)
{
    [Fact]
    public async Task The_counters_are_what_the_ledger_says_and_a_wrong_one_is_named_and_made_right()
    {
        var month = host.ANewMonth();
        var company = await host.GivenCompanyAsync();
        var ann = Guid.CreateVersion7();
        await host.ArrivesAsync(SentAt(company, At(month, 3), segments: 3, contact: ann));
        await host.ArrivesAsync(ReceivedAt(company, At(month, 4)));
        await host.UsedAsync(company, month, 4);
        await host.IsQuietAsync();
        await using var database = NpgsqlDataSource.Create(host.Database);
        // Whatever the tests before did to the ledger.
        Assert.Equal((0, "0 counters differ from the ledger"), await RecountAsync(database, repair: false));

        await host.QueryAsync<object>($"WITH wrong AS (UPDATE usage_counters SET texts = 5 WHERE company_id = '{company}' AND category = 'FeedMessage' RETURNING 1) SELECT count(*) FROM wrong");
        await host.QueryAsync<object>($"WITH wrong AS (DELETE FROM person_counters WHERE person_id = '{ann}' RETURNING 1) SELECT count(*) FROM wrong");
        await host.QueryAsync<object>($"WITH wrong AS (UPDATE month_counters SET received = received + 2 WHERE company_id = '{company}' RETURNING 1) SELECT count(*) FROM wrong");
        var (code, words) = await RecountAsync(database, repair: true);
        Assert.Equal(1, code);
        Assert.Contains($"company {company} month {month:yyyy-MM} {month.AddDays(2):yyyy-MM-dd} FeedMessage: ledger 3, counter 5", words, StringComparison.Ordinal);
        Assert.Contains($"company {company} month {month:yyyy-MM} in all: ledger 4, counter 6", words, StringComparison.Ordinal);
        Assert.Contains($"company {company} month {month:yyyy-MM} {ann}: ledger 3, counter 0", words, StringComparison.Ordinal);
        Assert.Equal(0, (await RecountAsync(database, repair: false)).Code);
    }

    private static async Task<(int Code, string Words)> RecountAsync(NpgsqlDataSource database, bool repair)
    {
        await using var words = new StringWriter(CultureInfo.InvariantCulture);
        var code = await RecountCommand.RunAsync(database, repair, words);
        return (code, words.ToString().TrimEnd());
    }
}
