using Microsoft.Extensions.Logging.Abstractions;
using ServiceDefaults.Data.Work;
using Testing;

namespace ServiceDefaults.Data.Tests.Work;

public sealed class ClaimLoopTests
{
    [Fact]
    public async Task Work_follows_work_without_a_pause_and_a_wake_ends_the_rest()
    {
        using var loop = new Loop(pass => pass < 50 ? 1 : 0);
        await loop.StartAsync(CancellationToken.None);
        await Eventually.Until(() => loop.Passes == 50);
        var rested = loop.Passes;
        loop.Wake();
        await Eventually.Until(() => loop.Passes > rested);
        await loop.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_pass_that_fails_does_not_end_the_loop()
    {
        using var loop = new Loop(pass => pass < 3 ? throw new InvalidOperationException("This pass fails.") : 0);
        await loop.StartAsync(CancellationToken.None);
        await Eventually.Until(() => loop.Passes == 3);
        await loop.StopAsync(CancellationToken.None);
        Assert.True(loop.ExecuteTask!.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_signal_given_before_the_rest_is_not_lost_and_two_are_one()
    {
        using var signal = new WakeSignal();
        signal.Set();
        signal.Set();
        Assert.True(await signal.WaitAsync(TimeSpan.FromMinutes(1), CancellationToken.None));
        Assert.False(await signal.WaitAsync(TimeSpan.Zero, CancellationToken.None));
    }

    private sealed class Loop(Func<int, int> pass) : ClaimLoop(TimeProvider.System, NullLogger.Instance)
    {
        private int _passes;

        internal int Passes => Volatile.Read(ref _passes);

        // Only a wake can end this rest within the test.
        protected override TimeSpan IdleDelay => TimeSpan.FromMinutes(5);

        protected override Task<int> RunOnceAsync(CancellationToken cancellationToken) => Task.FromResult(pass(Interlocked.Increment(ref _passes)));
    }
}
