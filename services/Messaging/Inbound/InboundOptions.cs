namespace Messaging.Inbound;

/// <summary>Configuration section <c>Inbound</c>.</summary>
public sealed class InboundOptions
{
    public const string Section = "Inbound";

    /// <summary>True: we answer STOP, START and HELP ourselves. Only for an account whose own handling is switched off: it would answer too.</summary>
    public bool AnswerKeywords { get; set; }

    /// <summary>How often the carrier's list is compared with what we have; zero for never.</summary>
    public TimeSpan CheckEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>A webhook may still bring what is younger: the carrier tries for 15 seconds.</summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How far each look goes back behind the one before, for what appears late in the list.</summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How far the first look at an account goes back.</summary>
    public TimeSpan FirstLook { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long one look may take before another replica tries.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(5);
}
