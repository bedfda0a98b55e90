using Texting.Contracts.Numbers.Http;

namespace Numbers.Registration;

/// <summary>The shape of an EIN and of an SSN. Nothing here repeats the number: what it says is shown and logged.</summary>
public static class TaxId
{
    // Prefixes the IRS has never given out.
    private static readonly HashSet<string> NoEin =
        ["00", "07", "08", "09", "17", "18", "19", "28", "29", "49", "69", "70", "78", "79", "89", "96", "97"];

    /// <summary>Nine digits, however they were typed; null when they are not nine.</summary>
    public static string? Digits(string? typed)
    {
        var digits = string.Concat((typed ?? "").Where(char.IsAsciiDigit));
        var rest = (typed ?? "").Any(c => !char.IsAsciiDigit(c) && c is not ('-' or ' '));
        return digits.Length == 9 && !rest ? digits : null;
    }

    /// <summary>Why it cannot be right; null when it can.</summary>
    public static string? Mistake(string? typed, BrandKind kind)
    {
        if (Digits(typed) is not { } digits) return kind == BrandKind.SoleProprietor ? "An SSN has nine digits." : "An EIN has nine digits, such as 12-3456789.";
        if (digits.Distinct().Count() == 1) return "This is not a number that is given out.";
        if (kind != BrandKind.SoleProprietor) return NoEin.Contains(digits[..2]) ? "No EIN starts with these two digits. Copy it from the IRS letter." : null;
        return digits.StartsWith("000", StringComparison.Ordinal) || digits.StartsWith("666", StringComparison.Ordinal) || digits[0] == '9'
            || digits[3..5] == "00" || digits[5..] == "0000"
                ? "This is not a number the Social Security Administration gives out."
                : null;
    }

    /// <summary>As the carrier wants an EIN.</summary>
    public static string AsEin(string digits) => $"{digits[..2]}-{digits[2..]}";
}
