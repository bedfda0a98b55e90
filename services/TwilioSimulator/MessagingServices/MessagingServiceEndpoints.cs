using TwilioSimulator.Accounts;
using TwilioSimulator.Registration;

namespace TwilioSimulator.MessagingServices;

internal static class MessagingServiceEndpoints
{
    public const string Host = "messaging.twilio.com";

    public static void MapMessagingServices(this IEndpointRouteBuilder app)
    {
        var messaging = app.MapGroup("/v1").RequireAccount(Host).WithCallFaults();
        messaging.MapPost("/Services", Services.Create);
        messaging.MapGet("/Services", Services.List);
        messaging.MapGet("/Services/{serviceSid}", Services.Fetch);
        messaging.MapPost("/Services/{serviceSid}", Services.Update);
        messaging.MapDelete("/Services/{serviceSid}", Services.Delete);
        messaging.MapPost("/Services/{serviceSid}/PhoneNumbers", ServiceNumbers.Add);
        messaging.MapGet("/Services/{serviceSid}/PhoneNumbers", ServiceNumbers.List);
        messaging.MapDelete("/Services/{serviceSid}/PhoneNumbers/{sid}", ServiceNumbers.Remove);
        messaging.MapPost("/Services/{serviceSid}/Compliance/Usa2p", Campaigns.Create);
        messaging.MapGet("/Services/{serviceSid}/Compliance/Usa2p", Campaigns.List);
        messaging.MapGet("/Services/{serviceSid}/Compliance/Usa2p/{sid}", Campaigns.Fetch);
        messaging.MapDelete("/Services/{serviceSid}/Compliance/Usa2p/{sid}", Campaigns.Delete);
        messaging.MapPost("/a2p/BrandRegistrations", Brands.Create);
        messaging.MapGet("/a2p/BrandRegistrations", Brands.List);
        messaging.MapGet("/a2p/BrandRegistrations/{sid}", Brands.Fetch);
        messaging.MapPost("/a2p/BrandRegistrations/{sid}", Brands.Resubmit);
        messaging.MapPost("/a2p/BrandRegistrations/{sid}/SmsOtp", Brands.SendOtp);
    }
}
