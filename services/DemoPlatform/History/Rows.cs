using Npgsql;
using NpgsqlTypes;

namespace DemoPlatform.History;

/// <summary>Many rows at once, by COPY.</summary>
internal static class Rows
{
    /// <param name="connection">In a transaction.</param>
    /// <param name="table">With its columns, as COPY wants them.</param>
    /// <param name="rows">Values in the order of the columns.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task CopyAsync(this NpgsqlConnection connection, string table, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {table} FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellationToken);
            foreach (var value in row) await WriteAsync(copy, value, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter copy, object? value, CancellationToken cancellationToken) => value switch
    {
        null => copy.WriteNullAsync(cancellationToken),
        string words => copy.WriteAsync(words, NpgsqlDbType.Text, cancellationToken),
        Guid id => copy.WriteAsync(id, NpgsqlDbType.Uuid, cancellationToken),
        int number => copy.WriteAsync(number, NpgsqlDbType.Integer, cancellationToken),
        long number => copy.WriteAsync(number, NpgsqlDbType.Bigint, cancellationToken),
        bool truth => copy.WriteAsync(truth, NpgsqlDbType.Boolean, cancellationToken),
        DateTimeOffset at => copy.WriteAsync(at, NpgsqlDbType.TimestampTz, cancellationToken),
        string[] words => copy.WriteAsync(words, NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken),
        _ => throw new NotSupportedException($"No column has a {value.GetType().Name}."),
    };
}
