using Microsoft.Extensions.Options;
using Npgsql;
using ServiceDefaults.Data.Work;

namespace Notifications.Email;

/// <summary>Erases the words of emails that were sent or came in long ago, and forgets the pace of domains nobody waits for.</summary>
internal sealed class EmailKeeper(NpgsqlDataSource database, IOptions<EmailOptions> options, TimeProvider clock, ILogger<EmailKeeper> log) : ClaimLoop(clock, log)
{
    private const string EraseWords = """
        UPDATE emails SET html = '', text = NULL WHERE id IN (
          SELECT id FROM emails WHERE sent_at < $1 AND sent_at IS NOT NULL AND html <> '' ORDER BY sent_at LIMIT 500 FOR UPDATE SKIP LOCKED)
        """;

    private const string EraseOriginals = """
        UPDATE inbound_emails SET original = NULL WHERE id IN (
          SELECT id FROM inbound_emails WHERE received_at < $1 AND original IS NOT NULL ORDER BY received_at LIMIT 100 FOR UPDATE SKIP LOCKED)
        """;

    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(1);

    private readonly TimeProvider _clock = clock;

    protected override TimeSpan IdleDelay => TimeSpan.FromMinutes(10);

    protected override Task<int> RunOnceAsync(CancellationToken cancellationToken) => SweepAsync(_clock.GetUtcNow(), cancellationToken);

    internal async Task<int> SweepAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await ExecuteAsync("DELETE FROM email_domains WHERE next_at < $1", now - LongestRest, cancellationToken);
        return await ExecuteAsync(EraseWords, now - options.Value.KeepWords, cancellationToken)
            + await ExecuteAsync(EraseOriginals, now - options.Value.KeepWords, cancellationToken);
    }

    private async Task<int> ExecuteAsync(string sql, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = before });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
