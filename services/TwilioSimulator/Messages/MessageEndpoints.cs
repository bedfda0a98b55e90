using TwilioSimulator.Accounts;

namespace TwilioSimulator.Messages;

internal static class MessageEndpoints
{
    public static void MapMessages(this IEndpointRouteBuilder app)
    {
        var messages = app.MapGroup("/2010-04-01/Accounts/{accountSid}").RequireAccount();
        messages.MapPost("/Messages.json", CreateMessage.Handle);
        messages.MapGet("/Messages.json", ListMessages.Handle);
        messages.MapGet("/Messages/{sid}.json", FetchMessage.Handle);
        messages.MapPost("/Messages/{sid}.json", UpdateMessage.Handle);
        messages.MapDelete("/Messages/{sid}.json", DeleteMessage.Handle);
    }
}
