using ServiceDefaults.Auth;
using ServiceDefaults.Data.Http;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Conversations;

internal static class ConversationEndpoints
{
    internal static void MapConversations(this IEndpointRouteBuilder messaging)
    {
        var conversations = messaging.MapGroup("/conversations").RequireAuthorization(Policies.Staff).WithTags("Conversations")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        conversations.MapGet("", ListConversations.HandleAsync).WithSummary("Everybody one can write to, newest conversation first.");
        conversations.MapGet("/stream", StreamFeed.HandleAsync).WithSummary("Entries and lines as they change: Server-Sent Events.")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream");
        conversations.MapGet("/{contactId:guid}", ReadConversation.HandleAsync).WithSummary("The head of a feed: who it is, and whether a text would go.");
        conversations.MapPut("/{contactId:guid}/read", MarkRead.HandleAsync).WithSummary("The newest entries were seen.");
        conversations.MapGet("/{contactId:guid}/messages", ReadFeed.HandleAsync).WithSummary("The feed, newest entry first; ?before= takes the next of the page before.");
        conversations.MapPost("/{contactId:guid}/messages", ComposeMessage.HandleAsync).AddEndpointFilter(PreviewMessage.InsteadAsync).WithIdempotencyKey()
            .Produces<ComposePreview>().WithSummary("Write into the feed; texts, pictures and email follow. ?preview=true only says what would become of it.");
        conversations.MapPost("/{contactId:guid}/messages/preview", PreviewMessage.HandleAsync).WithSummary("What a message would become, run dry.");
    }
}
