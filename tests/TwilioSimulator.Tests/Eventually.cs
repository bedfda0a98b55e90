using System.Diagnostics;

namespace TwilioSimulator.Tests;

/// <summary>Waits for a condition, with a deadline; never for a time.</summary>
public static class Eventually
{
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    public static async Task<T> GetAsync<T>(Func<Task<T>> read, Func<T, bool> good, string what)
    {
        var watch = Stopwatch.StartNew();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(15));
        while (true)
        {
            var value = await read();
            if (good(value)) return value;
            Assert.True(watch.Elapsed < Deadline, $"Waited {Deadline.TotalSeconds:0} s for {what}; last seen: {value}");
            await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
