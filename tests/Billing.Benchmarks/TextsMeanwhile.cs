using Billing.Usage;
using Microsoft.Extensions.DependencyInjection;
using ServiceDefaults.Auth;
using Texting.Contracts.Messaging;

namespace Billing.Benchmarks;

/// <summary>P-D4: texts that are counted while months are closed. They come by a schedule, whether those before are done or not, and are timed from it.</summary>
internal sealed class TextsMeanwhile(IServiceProvider services, int companies, int perSecond)
{
    private readonly Random _random = new(1);
    private int _text;

    /// <summary>What a stretch of time brought.</summary>
    internal sealed record Counted(double Seconds, List<double> Milliseconds)
    {
        internal double PerSecond => Milliseconds.Count / Seconds;

        internal double Percentile(double share) => Milliseconds.Order().ElementAt((int)(share * (Milliseconds.Count - 1)));

        public static Counted operator +(Counted a, Counted b) => new(a.Seconds + b.Seconds, [.. a.Milliseconds, .. b.Milliseconds]);
    }

    /// <summary>Counts texts until the other work is done, and those that have come by then.</summary>
    internal async Task<Counted> UntilAsync(Task other)
    {
        var (start, under) = (TimeProvider.System.GetTimestamp(), new List<Task<double>>());
        for (var i = 0; !other.IsCompleted; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / perSecond);
            if (due - TimeProvider.System.GetElapsedTime(start) is var left && left > TimeSpan.Zero) await Task.Delay(left);
            var company = CloseData.Company(_random.Next(1, companies + 1));
            under.Add(Task.Run(async () =>
            {
                await CountAsync(company, Interlocked.Increment(ref _text));
                return (TimeProvider.System.GetElapsedTime(start) - due).TotalMilliseconds;
            }));
        }

        await other;
        var times = await Task.WhenAll(under);
        return new Counted(TimeProvider.System.GetElapsedTime(start).TotalSeconds, [.. times]);
    }

    private async Task CountAsync(Guid company, int text)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCompany>().Use(company);
        var sent = new MessageSent(CloseData.Company(3_000_000_000 + text), company, null, CloseData.Now, 1, 0, Purpose.FeedMessage);
        await scope.ServiceProvider.GetRequiredService<UsageLedger>().RecordAsync(UsageEntry.Of(sent, CloseData.Now), default);
    }
}
