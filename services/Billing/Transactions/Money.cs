using System.Globalization;

namespace Billing.Transactions;

/// <summary>US dollars: exact decimals inside, decimal strings outside, rounded once.</summary>
public static class Money
{
    /// <summary>To cents, half a cent up: the one place where an amount is rounded, on the transaction.</summary>
    public static decimal ToCents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    /// <summary>An amount as the API writes it: <c>10.00</c>.</summary>
    public static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A price, which may have more decimals: <c>0.025</c>.</summary>
    public static string PriceText(decimal price) => price.ToString("0.00##", CultureInfo.InvariantCulture);

    /// <summary>Reads an amount of the API; null when it is not one, has more than two decimals or is negative.</summary>
    public static decimal? Parse(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
        && amount >= 0 && amount < 1_000_000_000 && decimal.Round(amount, 2) == amount ? amount : null;
}
