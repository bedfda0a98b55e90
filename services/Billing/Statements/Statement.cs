using System.Globalization;
using Billing.Transactions;
using Texting.Contracts.Billing.Http;

namespace Billing.Statements;

/// <summary>What a statement says.</summary>
/// <param name="Company">Whom it is for.</param>
/// <param name="Detail">Figures, days, kinds and transactions of the period.</param>
/// <param name="Zone">The zone its days and times are written in.</param>
/// <param name="TextsPerStaff">Texts included for each member of staff.</param>
/// <param name="OveragePrice">US dollars for a text beyond the pool.</param>
/// <param name="WrittenAt">When it was asked for.</param>
public sealed record Statement(string Company, PeriodDetail Detail, TimeZoneInfo Zone, int TextsPerStaff, string OveragePrice, DateTimeOffset WrittenAt)
{
    /// <summary>False while the period runs: its figures are those of the moment.</summary>
    public bool IsFinal => Detail.Figures.State == PeriodState.Closed;

    /// <summary>US dollars. While the period runs, its overage is not posted yet and belongs to what is due all the same.</summary>
    public string Due => IsFinal ? Detail.Due : Money.Text(Amount(Detail.Due) + Amount(Detail.Figures.OverageAmount));

    private static decimal Amount(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
