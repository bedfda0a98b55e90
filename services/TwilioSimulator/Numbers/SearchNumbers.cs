using System.Text.RegularExpressions;
using TwilioSimulator.Accounts;

namespace TwilioSimulator.Numbers;

/// <summary>GET …/AvailablePhoneNumbers/{country}/Local.json: what could be bought now. It reserves nothing and has one page.</summary>
internal static class SearchNumbers
{
    static readonly TwilioError BadPattern = new(21609, 400, "Invalid Pattern Provided");

    public static IResult Handle(string country, HttpRequest request, Inventory inventory)
    {
        if (country is not ("US" or "CA")) return TwilioError.NotFound(request);

        var query = request.Query;
        Regex? pattern = null;
        if (query["Contains"].ToString() is { Length: > 0 } contains && !ContainsPattern.TryRead(contains, out pattern)) return BadPattern;

        var found = inventory
            .Search(country, Optional(query["AreaCode"]), Optional(query["InRegion"]), Optional(query["InLocality"]), pattern)
            .Where(number => query["SmsEnabled"] != "true" || Inventory.HasText(number.Area))
            .Where(number => query["MmsEnabled"] != "true" || Inventory.HasPictures(number.Area))
            .Take(int.TryParse(query["PageSize"], out var size) ? Math.Clamp(size, 1, 1000) : 50)
            .Select(number => Show(number.PhoneNumber, number.Area))
            .ToList();
        return TypedResults.Json(
            new Dictionary<string, object> { ["available_phone_numbers"] = found, ["uri"] = request.Path.Value! }, WireJson.Options);
    }

    static Dictionary<string, object?> Show(string number, Area area) => new()
    {
        ["address_requirements"] = "none",
        ["beta"] = false,
        ["capabilities"] = new Dictionary<string, bool> { ["mms"] = Inventory.HasPictures(area), ["sms"] = Inventory.HasText(area), ["voice"] = true },
        ["friendly_name"] = IncomingNumberJson.National(number),
        ["iso_country"] = area.Country,
        ["lata"] = null,
        ["latitude"] = area.Latitude,
        ["locality"] = area.City,
        ["longitude"] = area.Longitude,
        ["phone_number"] = number,
        ["postal_code"] = area.PostalCode,
        ["rate_center"] = null,
        ["region"] = area.Region,
    };

    static string? Optional(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
