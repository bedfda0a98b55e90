using System.Diagnostics;

namespace SampleService;

/// <summary>Where a process can be made to die.</summary>
public enum CrashPoint
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>State and outbox row are committed, the relay is about to publish.</summary>
    BeforePublish,

    /// <summary>The broker has confirmed the message; the row is still in the outbox.</summary>
    AfterPublish,

    /// <summary>The handler has done its work but not committed it.</summary>
    BeforeHandlerCommit,

    /// <summary>The handler's work is committed; the message is not acknowledged.</summary>
    AfterHandlerCommit,
}

/// <summary>
/// Kills this process with SIGKILL when it passes a point for the n-th time. Configuration <c>Crash:At</c> and
/// <c>Crash:Pass</c>. The relay is watched from outside, by its spans, so that the product needs no hook for tests.
/// </summary>
public sealed class CrashPoints : IDisposable
{
    private readonly CrashPoint _at;
    private readonly int _pass;
    private readonly ActivityListener _relay;
    private int _passed;

    public CrashPoints(IConfiguration configuration)
    {
        _at = configuration.GetValue<CrashPoint>("Crash:At");
        _pass = configuration.GetValue("Crash:Pass", 1);
        _relay = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Texting.Bus",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = activity => { if (activity.Kind == ActivityKind.Producer) Pass(CrashPoint.BeforePublish); },
            ActivityStopped = activity => { if (activity.Kind == ActivityKind.Producer) Pass(CrashPoint.AfterPublish); },
        };
    }

    public void Arm() => ActivitySource.AddActivityListener(_relay);

    public void Pass(CrashPoint point)
    {
        if (point == _at && Interlocked.Increment(ref _passed) == _pass) Die();
    }

    /// <summary>As kill -9 from outside: no handler, no flush, no goodbye.</summary>
    public static void Die()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    public void Dispose() => _relay.Dispose();
}
