using System.Text.Json;
using Npgsql;
using SampleService;
using SampleService.Data;
using Testing;

namespace ServiceDefaults.Data.Tests.Crashes;

/// <summary>kill -9 at the four instructions where a fact could be lost or take effect twice.</summary>
public sealed class KillTests
{
    // More for the long run: TESTS_KILLS=50.
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("TESTS_KILLS") ?? "3", null);

    [Theory]
    [InlineData(CrashPoint.BeforePublish)]
    [InlineData(CrashPoint.AfterPublish)]
    [InlineData(CrashPoint.BeforeHandlerCommit)]
    [InlineData(CrashPoint.AfterHandlerCommit)]
    public async Task Nothing_is_lost_and_nothing_takes_effect_twice_when_the_process_dies(CrashPoint point)
    {
        const int Notes = 40;
        var random = Seed.For($"the kills at {point}");
        await using var sample = await SampleProcess.PrepareAsync();
        for (var kill = 0; kill < Kills; kill++)
        {
            await sample.WriteAsync(Notes);
            await using var victim = sample.Launch(point, pass: random.Next(1, Notes));
            await victim.EndedAsync();
        }

        await using var survivor = await sample.StartAsync();
        await sample.DrainAsync();
        Assert.Equal((0, 0), await sample.Database.VerdictAsync());
        Assert.Equal(Kills * Notes, await sample.Database.EffectsAsync());
    }

    [Fact]
    public async Task A_message_that_kills_every_reader_is_set_aside_and_those_beside_it_arrive()
    {
        await using var sample = await SampleProcess.PrepareAsync();
        await sample.WriteAsync(60);
        var deadly = await sample.WriteAsync(OnNoteWritten.Deadly);
        await sample.WriteAsync(60);

        var deaths = 0;
        while (true)
        {
            await using var process = sample.Launch();
            await Eventually.Until(async () => process.HasExited || await sample.Bus.ReadyAsync("sample.sample.note-written_error") >= 1);
            if (!process.HasExited) break;
            Assert.InRange(++deaths, 1, 5);
        }

        await using var survivor = await sample.StartAsync();
        await Eventually.Until(() => sample.Database.EffectsAsync(), effects => effects == 120);
        Assert.Equal(0, await sample.Database.EffectsAsync(deadly));
        // Whoever dies between the broker's confirm and its own commit publishes once more: then it is set aside once more.
        Assert.InRange((int)(await sample.Bus.ReadyAsync("sample.sample.note-written_error"))!, 1, 1 + deaths);
        while (await sample.Bus.TakeAsync("sample.sample.note-written_error") is var (body, _)) Assert.Contains($"{deadly}", body, StringComparison.Ordinal);
        Assert.Equal(0, await sample.Database.CountAsync("SELECT count(*) FROM (SELECT 1 FROM effects GROUP BY note_id HAVING count(*) > 1) twice"));
    }

    [Fact]
    public async Task What_waited_in_the_outbox_before_the_first_start_is_published_into_queues_that_are_bound()
    {
        await using var sample = await SampleProcess.PrepareAsync();
        await sample.WriteAsync(500);
        await using var process = await sample.StartAsync();
        await sample.DrainAsync();
        Assert.Equal((0, 0), await sample.Database.VerdictAsync());
    }

    [Fact]
    public async Task Stopping_in_order_under_load_ends_in_time_and_sets_nothing_aside()
    {
        await using var sample = await SampleProcess.PrepareAsync();
        for (var stop = 0; stop < Kills; stop++)
        {
            await sample.WriteAsync(200);
            await using var process = await sample.StartAsync();
            var start = TimeProvider.System.GetTimestamp();
            await process.StopAsync();
            Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(10));
        }

        await using var last = await sample.StartAsync();
        await sample.DrainAsync();
        Assert.Equal((0, 0), await sample.Database.VerdictAsync());
        Assert.Equal(0u, await sample.Bus.ReadyAsync("sample.sample.note-written_error"));
    }

    [Fact]
    public async Task Stopping_while_the_database_is_away_leaves_messages_where_they_were()
    {
        var settings = await TestHost.SettingsAsync<SampleDb>("sample-db");
        var server = new NpgsqlConnectionStringBuilder(settings["ConnectionStrings:sample-db"]);
        await using var network = new FaultProxy(server.Host!, server.Port);
        await using var sample = await SampleProcess.PrepareAsync(settings);
        settings["ConnectionStrings:sample-db"] = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Port = network.Port }.ConnectionString;
        await using (var process = await sample.StartAsync())
        {
            network.Refuses = true;
            network.CutAll();
            for (var i = 0; i < 20; i++)
                await sample.Bus.PublishAsync("sample.note-written", JsonSerializer.Serialize(new NoteWritten(Guid.CreateVersion7(), SampleProcess.Company, "hello"), JsonSerializerOptions.Web), $"{i}");
            await Eventually.Until(() => process.Output.Contains("The database is away", StringComparison.Ordinal));
            await process.StopAsync();
        }

        network.Refuses = false;
        await using var next = await sample.StartAsync();
        await Eventually.Until(() => sample.Database.EffectsAsync(), effects => effects == 20);
        Assert.Equal(0u, await sample.Bus.ReadyAsync("sample.sample.note-written_error"));
    }
}
