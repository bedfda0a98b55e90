using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace TwilioSimulator.Numbers;

/// <summary>A place with numbers to buy.</summary>
internal sealed record Area(string Code, string City, string Region, string Country, string PostalCode, string Latitude, string Longitude, bool SoldOut);

/// <summary>
/// What can be bought: forty numbers of every area, all on the exchange 555, which belongs to nobody. The first of each
/// is 555-0100. Area 808 has no picture messages, 585 no texts at all.
/// </summary>
internal sealed class Inventory(NumberDirectory owned)
{
    const int PerArea = 40;
    static readonly IReadOnlyList<Area> Areas = Read();

    // Sold to somebody else: not ours, so not in the record.
    readonly ConcurrentDictionary<string, bool> _taken = new(StringComparer.Ordinal);

    public void Take(string phoneNumber) => _taken[phoneNumber] = true;

    public bool IsFree(string phoneNumber) =>
        AreaOf(phoneNumber) is { SoldOut: false } && !_taken.ContainsKey(phoneNumber) && owned.Find(phoneNumber) is null;

    public IEnumerable<(string PhoneNumber, Area Area)> Search(string country, string? areaCode, string? region, string? locality, Regex? pattern) =>
        from area in Areas
        where area.Country == country && !area.SoldOut && (areaCode is null || area.Code == areaCode)
        where (region is null || area.Region.Equals(region, StringComparison.OrdinalIgnoreCase))
            && (locality is null || area.City.Equals(locality, StringComparison.OrdinalIgnoreCase))
        from number in NumbersOf(area)
        where IsFree(number) && pattern?.IsMatch(number[1..]) != false
        select (number, area);

    public static Area? AreaOf(string phoneNumber) =>
        Areas.FirstOrDefault(area => phoneNumber.Length == 12 && phoneNumber.AsSpan(2, 3).SequenceEqual(area.Code));

    public static bool HasText(Area area) => area.Code != "585";

    public static bool HasPictures(Area area) => area.Code is not ("808" or "585");

    static IEnumerable<string> NumbersOf(Area area)
    {
        yield return $"+1{area.Code}5550100";
        var code = int.Parse(area.Code, CultureInfo.InvariantCulture);
        for (var i = 1; i < PerArea; i++)
            yield return string.Create(CultureInfo.InvariantCulture, $"+1{area.Code}555{2000 + (code * 37 + i * 197) % 8000:D4}");
    }

    static List<Area> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("area-codes.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(Parse)];
    }

    static Area Parse(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new Area(words[0].TrimEnd('+'), words[1].Replace('_', ' '), words[2], words[3], words[4], words[5], words[6], words[0].EndsWith('+'));
    }
}
