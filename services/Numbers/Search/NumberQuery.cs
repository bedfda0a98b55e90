namespace Numbers.Search;

/// <summary>What a person looks for, in the carrier's terms.</summary>
/// <param name="AreaCode">Three digits, or null.</param>
/// <param name="Contains">Digits anywhere in the number, or null.</param>
internal sealed record NumberQuery(string Country, string? AreaCode, string? Contains)
{
    private const int FewestDigits = 2;
    private const int MostDigits = 7;

    /// <summary>Reads what was typed; null with the mistakes when it cannot be searched for.</summary>
    public static NumberQuery? Read(string country, string? areaCode, string? contains, out Dictionary<string, string[]> mistakes)
    {
        mistakes = [];
        var code = Digits(areaCode);
        var digits = Digits(contains);
        if (code.Length == 0 && digits.Length == 0) mistakes["areaCode"] = ["Enter an area code, or some digits you want in the number."];
        if (code.Length > 0 && AreaCodeMistake(code, country) is { } mistake) mistakes["areaCode"] = [mistake];
        if (contains is { Length: > 0 } && digits.Length is < FewestDigits or > MostDigits && !string.IsNullOrWhiteSpace(contains))
            mistakes["contains"] = [$"Enter {FewestDigits} to {MostDigits} digits."];
        return mistakes.Count > 0 ? null : new NumberQuery(country, code.Length > 0 ? code : null, digits.Length > 0 ? digits : null);
    }

    /// <summary>Where to look when nothing was found: the same place's other codes first, then the state.</summary>
    public IEnumerable<(string? AreaCode, string? Region)> Neighbours()
    {
        if (AreaCode is null || AreaCodes.Find(AreaCode) is not { } area) yield break;
        foreach (var overlay in area.Overlays) yield return (overlay, null);
        yield return (null, area.Region);
    }

    public string Key => $"{Country}/{AreaCode}/{Contains}";

    private static string? AreaCodeMistake(string code, string country) =>
        code.Length != 3 ? "An area code has three digits."
        : AreaCodes.Find(code) is not { } area ? "There is no such area code in the USA or Canada."
        : area.Country != country ? $"{code} is in {NumberPlan.NameOf(area.Country)}; your company's number has to be in {NumberPlan.NameOf(country)}."
        : null;

    private static string Digits(string? typed) => string.Concat((typed ?? "").Where(char.IsAsciiDigit));
}
