using Npgsql;
using NpgsqlTypes;

namespace Messaging.Live;

/// <summary>One row of feed_changes as readers need it.</summary>
public readonly record struct LoggedChange(long Id, ulong TransactionId, Guid CompanyId, FeedChangeKind What, Guid EntityId, DateTimeOffset At);

/// <param name="CompleteBelow">No change of a transaction below this will ever appear any more.</param>
/// <param name="Changes">Visible changes of the transactions asked for, oldest first.</param>
public sealed record FeedLogPage(ulong CompleteBelow, IReadOnlyList<LoggedChange> Changes);

/// <summary>
/// Reads feed_changes without a gap. Neither ids nor times are given out in the order of commits, so a reader cannot
/// remember "the last one seen": it remembers below which transaction all is over, and reads again from there.
/// </summary>
public static class FeedLog
{
    /// <summary>How long changes are kept for those who lost their connection.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    // The first statement's snapshot is older than the second's: what it calls over, the second sees.
    private const string CompleteBelowSql = "SELECT pg_snapshot_xmin(pg_current_snapshot())";

    private const string ChangesSql = """
        SELECT id, transaction_id, company_id, what, entity_id, at FROM feed_changes
        WHERE transaction_id >= $1 AND company_id = ANY($2) ORDER BY id LIMIT $3
        """;

    /// <param name="database">The service's database.</param>
    /// <param name="from">The <see cref="FeedLogPage.CompleteBelow"/> of the reading before.</param>
    /// <param name="companies">Whose changes.</param>
    /// <param name="atMost">How many; the rest is left out.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<FeedLogPage> ReadAsync(
        NpgsqlDataSource database, ulong from, Guid[] companies, int atMost, CancellationToken cancellationToken)
    {
        // Nobody looks: where the next reading begins is all that is needed.
        if (companies.Length == 0) return new(await CompleteBelowAsync(database, cancellationToken), []);
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(CompleteBelowSql));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(ChangesSql)
        {
            Parameters = { new() { Value = from, NpgsqlDbType = NpgsqlDbType.Xid8 }, new() { Value = companies }, new() { Value = atMost } },
        });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var completeBelow = reader.GetFieldValue<ulong>(0);
        await reader.NextResultAsync(cancellationToken);
        var changes = new List<LoggedChange>();
        while (await reader.ReadAsync(cancellationToken))
        {
            changes.Add(new LoggedChange(
                reader.GetInt64(0), reader.GetFieldValue<ulong>(1), reader.GetGuid(2),
                Enum.Parse<FeedChangeKind>(reader.GetString(3)), reader.GetGuid(4), reader.GetFieldValue<DateTimeOffset>(5)));
        }

        return new FeedLogPage(completeBelow, changes);
    }

    /// <summary>Below which transaction all is over now.</summary>
    public static async Task<ulong> CompleteBelowAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(CompleteBelowSql);
        return (ulong)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
