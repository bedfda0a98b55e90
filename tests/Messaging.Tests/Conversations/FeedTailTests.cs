using Messaging.Conversations;
using Messaging.Live;
using Messaging.Media;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Testing;
using Texting.Contracts.Messaging;

namespace Messaging.Tests.Conversations;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class FeedTailTests(MessagingHost host)
{
    [Fact]
    public async Task A_page_that_opens_between_the_question_and_its_answer_misses_nothing()
    {
        var ann = await host.GivenClient("Ann", "4155550186");
        var (asks, mayAsk) = (new TaskCompletionSource(), new TaskCompletionSource());
        var opened = 0;
        await using var database = Opening(async () =>
        {
            // The first asks where the log ends. The second is the question: it knows already whom it will ask for.
            if (Interlocked.Increment(ref opened) != 2) return;
            asks.SetResult();
            await mayAsk.Task;
        });
        var services = host.Host.Services;
        var listeners = new FeedListeners();
        using var signal = new FeedSignal();
        using var tail = new FeedTail(database, signal, listeners, services.GetRequiredService<MediaLinks>(),
            services.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System, NullLogger<FeedTail>.Instance);
        await tail.StartAsync(TestContext.Current.CancellationToken);
        await asks.Task;

        using var page = listeners.Listen(host.Company);
        var written = await host.Compose(ann, "Just now", DeliveryMode.TextOnly);
        mayAsk.SetResult();

        await Eventually.Until(() => page.News.TryRead(out var news) && news.Any(happened => happened.Json.Contains($"{written.Id}", StringComparison.Ordinal)));
        await tail.StopAsync(TestContext.Current.CancellationToken);
    }

    // Each statement on a connection of its own, which opens when it is let.
    private NpgsqlDataSource Opening(Func<Task> whenOpened)
    {
        var builder = new NpgsqlDataSourceBuilder(host.Host.Services.GetRequiredService<IConfiguration>().GetConnectionString("messaging-db"));
        builder.ConnectionStringBuilder.Pooling = false;
        builder.UsePhysicalConnectionInitializer(_ => { }, _ => whenOpened());
        return builder.Build();
    }
}
