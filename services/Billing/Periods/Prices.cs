namespace Billing.Periods;

/// <summary>What texting includes and costs. Configuration section <c>Prices</c>.</summary>
public sealed class Prices
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Prices";

    /// <summary>"250 text messages per active staff member".</summary>
    public int TextsPerStaff { get; set; } = 250;

    /// <summary>"$0.025/text", US dollars.</summary>
    public decimal OverageText { get; set; } = 0.025m;

    /// <summary>"There is a $10 USD per month fee to reserve a phone number".</summary>
    public decimal NumberMonth { get; set; } = 10m;
}
