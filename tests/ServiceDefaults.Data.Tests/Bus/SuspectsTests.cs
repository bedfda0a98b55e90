using Npgsql;
using SampleService.Data;
using ServiceDefaults.Data.Bus;
using Testing;

namespace ServiceDefaults.Data.Tests.Bus;

/// <summary>A message is suspected of what its reader dies of, and of nothing else. That it is found is in KillTests.</summary>
public sealed class SuspectsTests
{
    private const string Name = "sample.note-written";

    [Fact]
    public async Task A_line_to_the_broker_that_breaks_again_and_again_is_no_reader_that_went_down()
    {
        await using var database = NpgsqlDataSource.Create((await TestHost.SettingsAsync<SampleDb>("sample-db"))["ConnectionStrings:sample-db"]);
        using var suspects = new Suspects(database, TimeProvider.System);
        var message = Guid.CreateVersion7();
        for (var i = 0; i < 6; i++)
        {
            using var line = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => suspects.HandleAloneAsync(message, Name, async () =>
            {
                await line.CancelAsync();
                line.Token.ThrowIfCancellationRequested();
            }, line.Token));
        }

        await IsHandledAsync(suspects, message);
        await using var left = database.CreateCommand("SELECT count(*) FROM inbox_suspects");
        Assert.Equal(0L, await left.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Neither_is_a_database_that_goes_away_in_the_middle()
    {
        var server = new NpgsqlConnectionStringBuilder((await TestHost.SettingsAsync<SampleDb>("sample-db"))["ConnectionStrings:sample-db"]);
        await using var network = new FaultProxy(server.Host!, server.Port);
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Port = network.Port }.ConnectionString);
        using var suspects = new Suspects(database, TimeProvider.System);
        var message = Guid.CreateVersion7();
        for (var i = 0; i < 6; i++)
        {
            // What was written down of the start cannot be taken back.
            await Assert.ThrowsAnyAsync<NpgsqlException>(() => suspects.HandleAloneAsync(message, Name, () =>
            {
                network.Refuses = true;
                network.CutAll();
                return Task.CompletedTask;
            }, default));
            network.Refuses = false;
        }

        await IsHandledAsync(suspects, message);
    }

    private static async Task IsHandledAsync(Suspects suspects, Guid message)
    {
        var handled = false;
        await Eventually.Until(async () =>
        {
            await suspects.HandleAloneAsync(message, Name, () => Task.FromResult(handled = true), default);
            return handled;
        });
    }
}
