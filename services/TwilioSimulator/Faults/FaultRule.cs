namespace TwilioSimulator.Faults;

/// <summary>When a fault strikes: always, with a probability, or for the next n texts; for one number or for all.</summary>
internal sealed record FaultRule
{
    public required FaultKind Kind { get; init; }

    /// <summary>A handset or a company number; null means every text.</summary>
    public string? Phone { get; init; }

    /// <summary>0-1. Ignored when <see cref="Next"/> is given.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Strikes exactly the next n texts it fits, then no more.</summary>
    public int? Next { get; init; }

    public int? Milliseconds { get; init; }

    public int? Copies { get; init; }

    public bool Fits(string handset, string number) => Phone is null || Phone == handset || Phone == number;
}
