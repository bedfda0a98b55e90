namespace Billing.Alerts;

/// <summary>How thresholds are watched. Configuration section <c>Alerts</c>.</summary>
public sealed class AlertOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Alerts";

    /// <summary>How often is looked for companies whose usage has changed.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(2);
}
