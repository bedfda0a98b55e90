using System.Text.RegularExpressions;

namespace Numbers.Search;

/// <summary>What the numbering plan says of a number somebody wants.</summary>
public static partial class NumberPlan
{
    /// <summary>Why a company of this country cannot have it; null when it can.</summary>
    public static string? Refusal(string? number, string country)
    {
        if (number is null || !NorthAmerican().IsMatch(number)) return "must be a number from the search, such as +14155550142.";
        return AreaCodes.Find(number[2..5]) switch
        {
            null => "is not a local number of the USA or Canada.",
            { Country: var other } when other != country => $"is a number of {NameOf(other)}; your company is in {NameOf(country)}, so its number has to be, too.",
            _ => null,
        };
    }

    /// <summary>As people write it.</summary>
    public static string Display(string number) =>
        NorthAmerican().IsMatch(number) ? $"({number[2..5]}) {number[5..8]}-{number[8..]}" : number;

    public static string NameOf(string country) => country == "CA" ? "Canada" : "the USA";

    [GeneratedRegex(@"^\+1[2-9][0-9]{2}[2-9][0-9]{6}\z")]
    private static partial Regex NorthAmerican();
}
