using Npgsql;

namespace DemoPlatform;

/// <summary>Empties the databases and the simulated carrier while everything runs. Development only.</summary>
internal sealed class Reset(IConfiguration configuration, SimulatedCarrier carrier)
{
    private static readonly string[] Databases = ["messaging", "numbers", "billing", "notifications"];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var administrator = configuration.GetConnectionString("postgres")
            ?? throw new InvalidOperationException("ConnectionStrings:postgres is not configured.");
        foreach (var database in Databases)
        {
            var target = new NpgsqlConnectionStringBuilder(administrator) { Database = database };
            await using var connection = new NpgsqlConnection(target.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand(EmptyAllTables, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await carrier.ResetAsync(cancellationToken);
        Console.WriteLine("emptied all databases and the simulated carrier");
    }

    // Partitions are emptied with their parents; the migrations' history stays.
    private const string EmptyAllTables = """
        DO $$
        DECLARE names text;
        BEGIN
          SELECT string_agg(format('%I', c.relname), ', ') INTO names
          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> '__EFMigrationsHistory';
          -- Tables of evidence refuse to be emptied; this administrator may all the same, because these data are nobody's.
          PERFORM set_config('session_replication_role', 'replica', true);
          IF names IS NOT NULL THEN EXECUTE 'TRUNCATE ' || names; END IF;
        END $$;
        """;
}
