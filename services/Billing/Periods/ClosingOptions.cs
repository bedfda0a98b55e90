namespace Billing.Periods;

/// <summary>How periods are closed. Configuration section <c>Closing</c>.</summary>
public sealed class ClosingOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Closing";

    /// <summary>How long after its end a period waits for texts that are still on their way to the ledger.</summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often is looked for periods that have become due.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Companies closed in one transaction.</summary>
    public int ChunkSize { get; set; } = 500;

    /// <summary>Chunks closed at the same time by one process while there are full ones: one works things out while another is written.</summary>
    public int Lanes { get; set; } = 2;
}
