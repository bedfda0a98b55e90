using System.Text.Json;
using TwilioSimulator.Accounts;
using TwilioSimulator.Registration;

namespace TwilioSimulator.MessagingServices;

/// <summary>/v1/Services: pools of numbers with one address for inbound texts.</summary>
internal static class Services
{
    public const string Kind = "Services";

    public static async Task<IResult> Create(HttpRequest request, Desk desk)
    {
        var form = await Desk.FormAsync(request);
        if (form["FriendlyName"].ToString() is not { Length: > 0 and <= 64 } name) return Desk.Missing("FriendlyName");

        var service = desk.Make(Kind, "MG", MessagingServiceEndpoints.Host, "/v1/Services", null,
            ("friendly_name", name), ("inbound_request_url", form["InboundRequestUrl"].ToString() is { Length: > 0 } url ? url : null),
            ("inbound_method", "POST"), ("fallback_method", "POST"), ("fallback_to_long_code", false), ("fallback_url", null), ("status_callback", null),
            ("area_code_geomatch", form["AreaCodeGeomatch"] != "false"), ("mms_converter", form["MmsConverter"] != "false"),
            ("scan_message_content", "inherit"), ("smart_encoding", form["SmartEncoding"] == "true"), ("sticky_sender", form["StickySender"] != "false"),
            ("synchronous_validation", false), ("us_app_to_person_registered", false),
            ("use_inbound_webhook_on_number", form["UseInboundWebhookOnNumber"] == "true"), ("usecase", form["Usecase"].ToString() is { Length: > 0 } usecase ? usecase : "undeclared"),
            ("validity_period", int.TryParse(form["ValidityPeriod"], out var validity) ? validity : 36_000));
        var own = service.Text("url");
        return Desk.Show(await desk.WriteAsync(service.With(("links", new Dictionary<string, string>
        {
            ["phone_numbers"] = $"{own}/PhoneNumbers",
            ["us_app_to_person"] = $"{own}/Compliance/Usa2p",
            ["us_app_to_person_usecases"] = $"{own}/Compliance/Usa2p/Usecases",
        }))), 201);
    }

    public static IResult List(HttpRequest request, Desk desk) =>
        Desk.List(request, MessagingServiceEndpoints.Host, "services", desk.Resources.All(Kind));

    public static IResult Fetch(string serviceSid, HttpRequest request, Desk desk) =>
        desk.Resources.Find(Kind, serviceSid) is { } service ? Desk.Show(service) : TwilioError.NotFound(request);

    public static async Task<IResult> Update(string serviceSid, HttpRequest request, Desk desk)
    {
        if (desk.Resources.Find(Kind, serviceSid) is not { } service) return TwilioError.NotFound(request);

        var form = await Desk.FormAsync(request);
        string[] switches = ["AreaCodeGeomatch", "MmsConverter", "SmartEncoding", "StickySender", "UseInboundWebhookOnNumber"];
        var changes = switches.Where(form.ContainsKey).Select(name => (JsonNamingPolicy.SnakeCaseLower.ConvertName(name), (object?)(form[name] == "true"))).ToList();
        if (form["FriendlyName"].ToString() is { Length: > 0 } name) changes.Add(("friendly_name", name));
        if (form["InboundRequestUrl"].ToString() is { Length: > 0 } url) changes.Add(("inbound_request_url", url));
        if (int.TryParse(form["ValidityPeriod"], out var validity)) changes.Add(("validity_period", validity));
        return Desk.Show(await desk.ChangeAsync(service, [.. changes]));
    }

    // A service takes its campaign with it.
    public static async Task<IResult> Delete(string serviceSid, HttpRequest request, Desk desk)
    {
        if (desk.Resources.Find(Kind, serviceSid) is not { } service) return TwilioError.NotFound(request);

        foreach (var campaign in desk.Resources.All(Campaigns.Kind, serviceSid)) await desk.RemoveAsync(campaign);
        await desk.RemoveAsync(service);
        return TypedResults.NoContent();
    }
}
