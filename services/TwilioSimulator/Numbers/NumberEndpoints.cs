using TwilioSimulator.Accounts;
using TwilioSimulator.Registration;

namespace TwilioSimulator.Numbers;

internal static class NumberEndpoints
{
    public static void MapNumbers(this IEndpointRouteBuilder app)
    {
        var account = app.MapGroup("/2010-04-01/Accounts/{accountSid}").RequireAccount().WithCallFaults();
        account.MapGet("/AvailablePhoneNumbers/{country}/Local.json", SearchNumbers.Handle);
        account.MapPost("/IncomingPhoneNumbers.json", IncomingNumbers.Buy);
        account.MapGet("/IncomingPhoneNumbers.json", IncomingNumbers.List);
        account.MapGet("/IncomingPhoneNumbers/{sid}.json", IncomingNumbers.Fetch);
        account.MapPost("/IncomingPhoneNumbers/{sid}.json", IncomingNumbers.Update);
        account.MapDelete("/IncomingPhoneNumbers/{sid}.json", IncomingNumbers.Release);
        account.MapPost("/Addresses.json", Addresses.Create);
        account.MapGet("/Addresses.json", Addresses.List);
        account.MapPost("/Addresses/{sid}.json", Addresses.Update);
    }
}
