using System.IO.Pipelines;
using Messaging.Conversations;
using Messaging.Data;
using Messaging.Media;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using ServiceDefaults.Auth;
using Testing;

namespace Messaging.Tests.Conversations;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class QuietStreamTests(MessagingHost host)
{
    [Fact]
    public async Task A_quiet_stream_beats_every_15_seconds_and_asks_the_page_to_come_again_after_an_hour()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var pipe = new Pipe();
        var http = new DefaultHttpContext { Response = { Body = pipe.Writer.AsStream() } };
        await using var scope = host.Host.Services.CreateAsyncScope();
        var company = scope.ServiceProvider.GetRequiredService<CurrentCompany>();
        company.Use(host.Company);
        var listeners = new FeedListeners();
        listeners.Follow();
        var stream = StreamFeed.HandleAsync(http, scope.ServiceProvider.GetRequiredService<MessagingDb>(), host.Database, listeners,
            scope.ServiceProvider.GetRequiredService<MediaLinks>(), company,
            clock, host.Host.Services.GetRequiredService<IHostApplicationLifetime>());
        using var reader = new StreamReader(pipe.Reader.AsStream());

        Assert.StartsWith("id: ", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        var beat = reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask();
        await Eventually.Until(() => { clock.Advance(TimeSpan.FromSeconds(15)); return Task.FromResult(beat.IsCompleted); });

        Assert.Equal(":", await beat);
        Assert.False(stream.IsCompleted);
        clock.Advance(TimeSpan.FromHours(1));
        await stream;
    }

    [Fact]
    public async Task A_page_that_opens_before_the_log_is_followed_waits_because_it_would_miss_what_comes_meanwhile()
    {
        var pipe = new Pipe();
        using var leaves = new CancellationTokenSource();
        var http = new DefaultHttpContext { Response = { Body = pipe.Writer.AsStream() }, RequestAborted = leaves.Token };
        await using var scope = host.Host.Services.CreateAsyncScope();
        var company = scope.ServiceProvider.GetRequiredService<CurrentCompany>();
        company.Use(host.Company);
        var listeners = new FeedListeners();
        var stream = StreamFeed.HandleAsync(http, scope.ServiceProvider.GetRequiredService<MessagingDb>(), host.Database, listeners,
            scope.ServiceProvider.GetRequiredService<MediaLinks>(), company, TimeProvider.System, host.Host.Services.GetRequiredService<IHostApplicationLifetime>());
        using var reader = new StreamReader(pipe.Reader.AsStream());
        var first = reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask();

        await Eventually.StaysTrue(() => Task.FromResult(!first.IsCompleted), TimeSpan.FromMilliseconds(300));
        listeners.Follow();

        Assert.StartsWith("id: ", await first, StringComparison.Ordinal);
        await leaves.CancelAsync();
        await stream;
    }
}
