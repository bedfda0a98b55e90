using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SampleService.Data;
using Testing;

namespace ServiceDefaults.Data.Tests.Bus;

public sealed class InboxKeeperTests
{
    [Fact]
    public async Task After_a_week_what_was_handled_is_forgotten_and_not_earlier()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var settings = await TestHost.SettingsAsync<SampleDb>("sample-db");
        await using var host = TestHost.Start<SampleDb>(settings, services => services.AddSingleton<TimeProvider>(clock));
        await using var database = new SampleDatabase(settings["ConnectionStrings:sample-db"]);
        await database.RunAsync("INSERT INTO inbox (message_id, wire_name, handled_at) VALUES (gen_random_uuid(), 'old', $1), (gen_random_uuid(), 'new', $2)",
            clock.GetUtcNow().AddDays(-8), clock.GetUtcNow().AddDays(-2));

        await Eventually.Until(async () =>
        {
            clock.Advance(TimeSpan.FromHours(1));
            return await database.CountAsync("SELECT count(*) FROM inbox WHERE wire_name = 'old'") == 0;
        });
        Assert.Equal(1, await database.CountAsync("SELECT count(*) FROM inbox WHERE wire_name = 'new'"));
    }
}
