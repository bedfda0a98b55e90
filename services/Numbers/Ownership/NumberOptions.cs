using System.ComponentModel.DataAnnotations;

namespace Numbers.Ownership;

/// <summary>Configuration section <c>Numbers</c>.</summary>
internal sealed class NumberOptions
{
    public const string Section = "Numbers";

    /// <summary>How long a release can be undone.</summary>
    [Range(0, 720)]
    public double ReleaseGraceHours { get; set; } = 72;

    /// <summary>How long a worker may be silent before another one takes its row. Longer than a request to the carrier.</summary>
    [Range(2, 600)]
    public int LeaseSeconds { get; set; } = 60;

    /// <summary>First pause after a call that failed; doubles up to <see cref="LongestRetrySeconds"/>.</summary>
    [Range(0.05, 600)]
    public double RetrySeconds { get; set; } = 2;

    [Range(1, 3600)]
    public double LongestRetrySeconds { get; set; } = 300;

    public TimeSpan ReleaseGrace => TimeSpan.FromHours(ReleaseGraceHours);

    public TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);

    public TimeSpan RetryAfter(int attempts) =>
        TimeSpan.FromSeconds(Math.Min(LongestRetrySeconds, RetrySeconds * Math.Pow(2, Math.Min(attempts, 16))));
}
