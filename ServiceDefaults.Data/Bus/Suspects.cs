using Npgsql;

namespace ServiceDefaults.Data.Bus;

/// <summary>No further try can help this message; it goes to the error queue at once.</summary>
public sealed class PoisonMessageException : Exception
{
    internal PoisonMessageException(string message) : base(message)
    {
    }
}

/// <summary>
/// Handles messages whose reader went down before they were acknowledged. One of them may be the cause, the others only
/// were delivered beside it: so they are handled one at a time, each start is written down beforehand, and only the one
/// that keeps starting and never ends is set aside.
/// </summary>
/// <remarks>
/// A line to the broker or to the database that breaks is no reader that went down: what this process has begun it may begin
/// again as often as it likes, and nothing here ends with the line that brought the message.
/// </remarks>
internal sealed class Suspects(NpgsqlDataSource database, TimeProvider clock) : IDisposable
{
    private const int MostStarts = 3;

    private const string StartSql = """
        INSERT INTO inbox_suspects AS s (message_id, wire_name, starts, last_start_at) VALUES ($1, $2, 1, $3)
        ON CONFLICT (message_id, wire_name) DO UPDATE SET starts = s.starts + $4, last_start_at = excluded.last_start_at
        RETURNING starts
        """;

    private const string ClearSql = "DELETE FROM inbox_suspects WHERE message_id = $1 AND wire_name = $2";

    private readonly SemaphoreSlim _oneAtATime = new(1);

    // What this process has written down and not cleared, as far as it knows. Touched by one at a time.
    private readonly HashSet<(Guid, string)> _begun = [];

    /// <exception cref="PoisonMessageException">It has been begun too often.</exception>
    internal async Task HandleAloneAsync(Guid messageId, string wireName, Func<Task> handle, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (await StartAsync(messageId, wireName) > MostStarts)
                throw new PoisonMessageException($"{wireName} {messageId} was begun {MostStarts} times and its reader went down each time.");
            try
            {
                await handle();
            }
            finally
            {
                // An error is an end too: the process still stands.
                await ClearAsync(messageId, wireName);
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<int> StartAsync(Guid messageId, string wireName)
    {
        await using var command = database.CreateCommand(StartSql);
        command.Parameters.AddWithValue(messageId);
        command.Parameters.AddWithValue(wireName);
        command.Parameters.AddWithValue(clock.GetUtcNow());
        command.Parameters.AddWithValue(_begun.Add((messageId, wireName)) ? 1 : 0);
        return (int)(await command.ExecuteScalarAsync())!;
    }

    private async Task ClearAsync(Guid messageId, string wireName)
    {
        await using var command = database.CreateCommand(ClearSql);
        command.Parameters.AddWithValue(messageId);
        command.Parameters.AddWithValue(wireName);
        await command.ExecuteNonQueryAsync();
        _begun.Remove((messageId, wireName));
    }
}
