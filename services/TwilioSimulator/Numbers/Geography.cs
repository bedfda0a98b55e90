using System.Text.RegularExpressions;
using PhoneNumbers;

namespace TwilioSimulator.Numbers;

/// <summary>What the numbering plan says of a number: its shape, its country, the place of its area code.</summary>
internal static partial class Geography
{
    public static bool IsE164(string number) => E164().IsMatch(number);

    /// <summary>
    /// Right shape for a recipient. North American numbers are checked by their digits only: Twilio accepts fictional
    /// ones such as +15558675310, which stricter libraries refuse.
    /// </summary>
    public static bool IsTextable(string number) =>
        number.StartsWith("+1", StringComparison.Ordinal) ? NorthAmerican().IsMatch(number) : IsE164(number);

    /// <summary>The account may text the United States and Canada only (21408 elsewhere).</summary>
    public static bool IsPermitted(string number) =>
        number.StartsWith("+1", StringComparison.Ordinal) && Region(number) is null or "US" or "CA";

    /// <summary>The geography of the number, not of its owner; empty strings where the plan does not say.</summary>
    public static Place PlaceOf(string number)
    {
        if (Parse(number) is not { } parsed) return new Place("", "", "", "");

        var description = PhoneNumberOfflineGeocoder.GetInstance().GetDescriptionForNumber(parsed, Locale.English);
        var comma = description.LastIndexOf(", ", StringComparison.Ordinal);
        return comma < 0
            ? new Place("", description.ToUpperInvariant(), "", Region(number) ?? "")
            : new Place(description[..comma].ToUpperInvariant(), description[(comma + 2)..], "", Region(number) ?? "");
    }

    /// <summary>Reads what a person types: <c>(415) 555-0123</c> is North American unless it says otherwise.</summary>
    public static string? ToE164(string typed)
    {
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        var number = typed.TrimStart().StartsWith('+') ? "+" + digits : digits.Length == 11 && digits[0] == '1' ? "+" + digits : "+1" + digits;
        return IsTextable(number) ? number : null;
    }

    static string? Region(string number) =>
        Parse(number) is { } parsed ? PhoneNumberUtil.GetInstance().GetRegionCodeForNumber(parsed) : null;

    static PhoneNumber? Parse(string number)
    {
        if (!IsE164(number)) return null;
        try
        {
            return PhoneNumberUtil.GetInstance().Parse(number, null);
        }
        catch (NumberParseException)
        {
            // The library has no way to ask first whether a country code exists.
            return null;
        }
    }

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z")]
    private static partial Regex E164();

    [GeneratedRegex(@"^\+1[2-9][0-9]{2}[2-9][0-9]{6}\z")]
    private static partial Regex NorthAmerican();
}

internal sealed record Place(string City, string State, string Zip, string Country);
