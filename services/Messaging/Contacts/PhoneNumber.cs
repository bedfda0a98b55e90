using System.Globalization;
using PhoneNumbers;

namespace Messaging.Contacts;

/// <summary>Why a phone number cannot be texted.</summary>
public enum PhoneProblem
{
    None,
    Missing,
    NotANumber,
    TooShort,
    TooLong,
    AreaCodeMissing,
    NotInUse,
    Premium,
    CountryNotServed,
}

/// <summary>What a person typed, read as a phone number of the USA or Canada.</summary>
/// <param name="E164">For example <c>+14155550123</c>; null when it is no valid number anywhere.</param>
/// <param name="Region">Where the number plan says it belongs, for example <c>US</c> or <c>JM</c>; null when not valid.</param>
/// <param name="Problem">Why it cannot be texted. None says that it obeys the number plan, not that a phone will answer.</param>
public sealed record PhoneNumber(string? E164, string? Region, PhoneProblem Problem)
{
    // Canada, most of the Caribbean and the USA share +1, so the region comes from the number and not from its prefix.
    private const string AssumedRegion = "US";

    private static readonly PhoneNumberUtil Plan = PhoneNumberUtil.GetInstance();

    public bool CanBeTexted => Problem is PhoneProblem.None;

    public static PhoneNumber Parse(string? typed)
    {
        var text = Visible(typed);
        if (text.Length == 0) return Invalid(PhoneProblem.Missing);

        try
        {
            return Judge(Plan.Parse(text, AssumedRegion));
        }
        catch (NumberParseException unreadable)
        {
            return Invalid(unreadable.ErrorType switch
            {
                ErrorType.TOO_LONG => PhoneProblem.TooLong,
                ErrorType.TOO_SHORT_NSN or ErrorType.TOO_SHORT_AFTER_IDD => PhoneProblem.TooShort,
                ErrorType.INVALID_COUNTRY_CODE => PhoneProblem.CountryNotServed,
                _ => PhoneProblem.NotANumber,
            });
        }
    }

    private static PhoneNumber Judge(PhoneNumbers.PhoneNumber number)
    {
        if (!Plan.IsValidNumber(number))
        {
            return Invalid(Plan.IsPossibleNumberWithReason(number) switch
            {
                PhoneNumberUtil.ValidationResult.TOO_SHORT => PhoneProblem.TooShort,
                PhoneNumberUtil.ValidationResult.TOO_LONG => PhoneProblem.TooLong,
                PhoneNumberUtil.ValidationResult.IS_POSSIBLE_LOCAL_ONLY => PhoneProblem.AreaCodeMissing,
                _ => PhoneProblem.NotInUse,
            });
        }

        var region = Plan.GetRegionCodeForNumber(number);
        var problem = region switch
        {
            "US" or "CA" when Plan.GetNumberType(number) is PhoneNumberType.PREMIUM_RATE => PhoneProblem.Premium,
            "US" or "CA" => PhoneProblem.None,
            _ => PhoneProblem.CountryNotServed,
        };
        return new(Plan.Format(number, PhoneNumberFormat.E164), region, problem);
    }

    // Numbers copied from a phone's address book come wrapped in invisible direction marks.
    private static string Visible(string? typed) =>
        string.Concat((typed ?? "").Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control))).Trim();

    private static PhoneNumber Invalid(PhoneProblem problem) => new(null, null, problem);
}
