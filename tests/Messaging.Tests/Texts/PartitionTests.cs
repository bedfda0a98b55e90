using System.Globalization;

namespace Messaging.Tests.Texts;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class PartitionTests(MessagingHost host)
{
    private const string Months = "SELECT string_agg(inhrelid::regclass::text, ',' ORDER BY inhrelid::regclass::text) FROM pg_inherits WHERE inhparent = 'text_messages'::regclass";

    [Fact]
    public async Task Three_months_back_and_six_ahead_are_there_and_making_them_again_changes_nothing()
    {
        var before = await host.Scalar<string>(Months);
        Assert.InRange(before.Split(',').Length, 10, 11);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.Run("SELECT keep_text_partitions($1)", TimeProvider.System.GetUtcNow())));
        Assert.Equal(before, await host.Scalar<string>(Months));
    }

    [Fact]
    public async Task A_month_later_there_is_one_more()
    {
        var next = TimeProvider.System.GetUtcNow().AddMonths(7);

        await host.Run("SELECT keep_text_partitions($1)", next.AddMonths(-6));

        Assert.EndsWith(next.ToString("yyyy_MM", CultureInfo.InvariantCulture), await host.Scalar<string>(Months), StringComparison.Ordinal);
    }
}
