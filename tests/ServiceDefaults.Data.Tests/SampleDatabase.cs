using Npgsql;

namespace ServiceDefaults.Data.Tests;

/// <summary>The database of a sample service, seen from outside.</summary>
public sealed class SampleDatabase(string connectionString) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connectionString);

    public Task<long> WaitingAsync() => CountAsync("SELECT count(*) FROM outbox");

    public Task<long> EffectsAsync() => CountAsync("SELECT count(*) FROM effects");

    public Task<long> EffectsAsync(Guid note) => CountAsync("SELECT count(*) FROM effects WHERE note_id = $1", note);

    /// <summary>Notes that were written but never counted, and notes that were counted twice.</summary>
    public async Task<(long Lost, long Twice)> VerdictAsync() => (
        await CountAsync("SELECT count(*) FROM notes n WHERE NOT EXISTS (SELECT 1 FROM effects e WHERE e.note_id = n.id)"),
        await CountAsync("SELECT count(*) FROM (SELECT note_id FROM effects GROUP BY note_id HAVING count(*) > 1) twice"));

    public async Task<long> CountAsync(string sql, params object[] parameters) => await ReadAsync<long>(sql, parameters);

    public async Task<T> ReadAsync<T>(string sql, params object[] parameters)
    {
        await using var command = _source.CreateCommand(sql);
        foreach (var parameter in parameters) command.Parameters.AddWithValue(parameter);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task RunAsync(string sql, params object[] parameters)
    {
        await using var command = _source.CreateCommand(sql);
        foreach (var parameter in parameters) command.Parameters.AddWithValue(parameter);
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
