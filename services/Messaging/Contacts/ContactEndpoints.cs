using ServiceDefaults.Auth;

namespace Messaging.Contacts;

internal static class ContactEndpoints
{
    internal static void MapContacts(this IEndpointRouteBuilder messaging)
    {
        var contacts = messaging.MapGroup("/contacts").RequireAuthorization(Policies.Office).WithTags("Contacts")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        contacts.MapGet("", ListContacts.HandleAsync).WithSummary("Clients or staff with their numbers, by name.");
        contacts.MapPut("/{contactId:guid}/texting", ChangeTexting.HandleAsync).WithSummary("Enable or disable texting, or set the default delivery, of one person.")
            .ProducesProblem(StatusCodes.Status409Conflict);
    }
}
