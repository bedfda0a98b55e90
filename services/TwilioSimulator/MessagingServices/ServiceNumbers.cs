using TwilioSimulator.Accounts;
using TwilioSimulator.Numbers;
using TwilioSimulator.Oracle;
using TwilioSimulator.Registration;

namespace TwilioSimulator.MessagingServices;

/// <summary>/v1/Services/{sid}/PhoneNumbers: which numbers a service sends from.</summary>
internal static class ServiceNumbers
{
    public static async Task<IResult> Add(
        string serviceSid, HttpRequest request, Desk desk, NumberDirectory numbers, AppendOnlyRecord record, TimeProvider clock)
    {
        if (desk.Resources.Find(Services.Kind, serviceSid) is not { } service) return TwilioError.NotFound(request);
        var sid = (await Desk.FormAsync(request))["PhoneNumberSid"].ToString();
        if (numbers.FindBySid(sid) is not { } number) return Desk.Invalid("PhoneNumberSid does not exist");
        if (number.MessagingServiceSid == serviceSid) return new TwilioError(21710, 409, "Phone Number or Short Code is already in the Messaging Service.");
        if (number.MessagingServiceSid is not null) return new TwilioError(21712, 409, "Phone Number or Short Code is associated with another Messaging Service.");

        // In a service, the service's address for inbound texts is the one that counts.
        var inbound = service.Flag("use_inbound_webhook_on_number") ? number.SmsUrl : service.Text("inbound_request_url") is { Length: > 0 } url ? url : null;
        var added = number with { MessagingServiceSid = serviceSid, SmsUrl = inbound };
        await record.AppendAsync(new NumberAdded(added) { At = clock.GetUtcNow() });
        await RegisterAsync(service, desk);
        return TypedResults.Json(Show(added, serviceSid, desk), WireJson.Options, statusCode: 201);
    }

    public static IResult List(string serviceSid, HttpRequest request, Desk desk, NumberDirectory numbers)
    {
        if (desk.Resources.Find(Services.Kind, serviceSid) is null) return TwilioError.NotFound(request);
        return Desk.List(request, MessagingServiceEndpoints.Host, "phone_numbers", numbers.All
            .Where(number => number.MessagingServiceSid == serviceSid)
            .Select(number => Resource.New("PhoneNumbers", number.Sid, serviceSid, Show(number, serviceSid, desk).Select(pair => (pair.Key, pair.Value)))));
    }

    public static async Task<IResult> Remove(
        string serviceSid, string sid, HttpRequest request, Desk desk, NumberDirectory numbers, AppendOnlyRecord record, TimeProvider clock)
    {
        if (numbers.FindBySid(sid) is not { } number || number.MessagingServiceSid != serviceSid) return TwilioError.NotFound(request);

        await record.AppendAsync(new NumberAdded(number with { MessagingServiceSid = null }) { At = clock.GetUtcNow() });
        if (desk.Resources.Find(Services.Kind, serviceSid) is { } service) await desk.ChangeAsync(service, ("us_app_to_person_registered", false));
        return TypedResults.NoContent();
    }

    // A number that joins a service with an approved campaign is registered for it, too.
    static async Task RegisterAsync(Resource service, Desk desk)
    {
        if (desk.Resources.All(Campaigns.Kind, service.Sid).All(campaign => campaign.Text("campaign_status") != "VERIFIED")) return;
        await desk.WriteAsync(service.Then(Change.At(
            desk.Now.AddMilliseconds(desk.Options.NumberRegistrationMs), "number-registration.successful", ("us_app_to_person_registered", true))));
    }

    static Dictionary<string, object?> Show(Number number, string serviceSid, Desk desk) => new()
    {
        ["account_sid"] = desk.Account,
        ["capabilities"] = new[] { "MMS", "SMS", "Voice" },
        ["country_code"] = Inventory.AreaOf(number.PhoneNumber)?.Country ?? "US",
        ["date_created"] = Desk.Iso(number.CreatedAt ?? desk.Now),
        ["date_updated"] = Desk.Iso(number.CreatedAt ?? desk.Now),
        ["phone_number"] = number.PhoneNumber,
        ["service_sid"] = serviceSid,
        ["sid"] = number.Sid,
        ["url"] = $"https://{MessagingServiceEndpoints.Host}/v1/Services/{serviceSid}/PhoneNumbers/{number.Sid}",
    };
}
