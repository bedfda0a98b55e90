using TwilioSimulator.Accounts;

namespace TwilioSimulator.Registration;

/// <summary>…/Addresses.json of the 2010-04-01 API.</summary>
internal static class Addresses
{
    public const string Kind = "Addresses";
    static readonly (string Field, string Key, bool Required)[] Fields =
    [
        ("CustomerName", "customer_name", true), ("Street", "street", true), ("StreetSecondary", "street_secondary", false), ("City", "city", true),
        ("Region", "region", true), ("PostalCode", "postal_code", true), ("IsoCountry", "iso_country", true), ("FriendlyName", "friendly_name", false),
    ];

    public static async Task<IResult> Create(string accountSid, HttpRequest request, Desk desk)
    {
        var form = await Desk.FormAsync(request);
        if (Fields.FirstOrDefault(field => field.Required && form[field.Field].ToString().Length == 0) is { Field: { } missing }) return Desk.Missing(missing);

        var address = desk.Make(Kind, "AD", AccountGate.Api, $"/2010-04-01/Accounts/{accountSid}/Addresses", null,
            Fields.Select(field => (field.Key, (object?)form[field.Field].ToString())));
        return Desk.Show(await desk.WriteAsync(address.With(("validated", false), ("verified", false))), 201);
    }

    public static IResult List(HttpRequest request, Desk desk)
    {
        var name = request.Query["FriendlyName"].ToString();
        var found = desk.Resources.All(Kind).Where(address => name.Length == 0 || address.Text("friendly_name") == name).Reverse().ToList();
        return TypedResults.Json(
            Page<Resource>.Of(found, address => address.Sid, request.Query).ToBody("addresses", address => address.Body, request), WireJson.Options);
    }

    public static async Task<IResult> Update(string sid, HttpRequest request, Desk desk)
    {
        if (desk.Resources.Find(Kind, sid) is not { } address) return TwilioError.NotFound(request);

        var form = await Desk.FormAsync(request);
        return Desk.Show(await desk.ChangeAsync(address,
            Fields.Where(field => form.ContainsKey(field.Field)).Select(field => (field.Key, (object?)form[field.Field].ToString()))));
    }
}
