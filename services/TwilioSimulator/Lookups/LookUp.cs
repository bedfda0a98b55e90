using PhoneNumbers;
using TwilioSimulator.Accounts;
using TwilioSimulator.Numbers;

namespace TwilioSimulator.Lookups;

/// <summary>
/// GET /v2/PhoneNumbers/{number}: validity by the numbering plan and, when asked for, the kind of line. Numbers ending in
/// 0191 are landlines, in 0192 VoIP; all others are mobiles.
/// </summary>
internal static class LookUp
{
    public const string Host = "lookups.twilio.com";
    static readonly string[] Doubtful = ["INVALID_BUT_POSSIBLE"];

    public static void MapLookups(this IEndpointRouteBuilder app) =>
        app.MapGroup("/v2").RequireAccount(Host).MapGet("/PhoneNumbers/{number}", Handle);

    static IResult Handle(string number, string? fields, string? countryCode, HttpRequest request)
    {
        var util = PhoneNumberUtil.GetInstance();
        PhoneNumber parsed;
        try
        {
            parsed = util.Parse(number, countryCode ?? "US");
        }
        catch (NumberParseException)
        {
            return TwilioError.NotFound(request);
        }

        var e164 = util.Format(parsed, PhoneNumberFormat.E164);
        var valid = util.IsValidNumber(parsed);
        return TypedResults.Json(new Dictionary<string, object?>
        {
            ["call_forwarding"] = null,
            ["caller_name"] = null,
            ["calling_country_code"] = $"{parsed.CountryCode}",
            ["country_code"] = util.GetRegionCodeForNumber(parsed),
            ["identity_match"] = null,
            ["line_status"] = null,
            ["line_type_intelligence"] = fields?.Contains("line_type_intelligence", StringComparison.Ordinal) == true ? LineOf(e164) : null,
            ["national_format"] = IncomingNumberJson.National(e164),
            ["phone_number"] = e164,
            ["phone_number_quality_score"] = null,
            ["pre_fill"] = null,
            ["reassigned_number"] = null,
            ["sim_swap"] = null,
            ["sms_pumping_risk"] = null,
            ["url"] = $"https://{Host}/v2/PhoneNumbers/{e164}",
            ["valid"] = valid,
            ["validation_errors"] = valid ? null : Doubtful,
        }, WireJson.Options);
    }

    static Dictionary<string, object?> LineOf(string number) => new()
    {
        ["mobile_country_code"] = "310",
        ["mobile_network_code"] = "260",
        ["carrier_name"] = "Simulated Wireless",
        ["type"] = number.EndsWith("0191", StringComparison.Ordinal) ? "landline" : number.EndsWith("0192", StringComparison.Ordinal) ? "fixedVoip" : "mobile",
        ["error_code"] = null,
    };
}
