using ServiceDefaults.Auth;
using ServiceDefaults.Data.Http;

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
        contacts.MapGet("/{contactId:guid}/consent", ReadConsent.HandleAsync).WithSummary("The consent timeline: who changed what about being texted, when and how.");
        contacts.MapPost("/bulk", ChangeMany.HandleAsync).WithIdempotencyKey().WithSummary("Change texting or the default delivery of many people.");
        contacts.MapPost("/bulk/preview", ChangeMany.PreviewAsync).WithSummary("How many people a change of many would reach and change.");
        contacts.MapGet("/bulk/{id:guid}", ChangeMany.ReadAsync).WithSummary("How far a change of many people has come.");

        // Whoever works here may be the one who is told at the door, and a wish that waits for the office is broken meanwhile.
        messaging.MapPost("/contacts/{contactId:guid}/opt-out", NoteOptOut.HandleAsync).RequireAuthorization(Policies.Staff).WithTags("Contacts").WithIdempotencyKey()
            .WithSummary("Somebody said by another way that they want no more texts.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

        messaging.MapGet("/company", ReadCompany.HandleAsync).RequireAuthorization(Policies.Staff).WithTags("Company")
            .WithSummary("The caller's company: its name, and the zone in which it tells the time.").ProducesProblem(StatusCodes.Status404NotFound);

        var own = messaging.MapGroup("/me/texting").RequireAuthorization(Policies.Person).WithTags("Own texting").ProducesProblem(StatusCodes.Status404NotFound);
        own.MapGet("", OwnTextingPage.ReadAsync).WithSummary("Whether oneself is texted: the portal's checkbox with its wording.");
        own.MapPut("", OwnTextingPage.ChangeAsync).WithSummary("Set the checkbox; the wording shown is kept as evidence.").ProducesProblem(StatusCodes.Status409Conflict);
    }

    internal static void MapTerms(this IEndpointRouteBuilder app) =>
        app.MapGet("/{companyId:guid}/sms-terms", ServeTerms.HandleAsync).RequireAuthorization(Policies.Public).WithTags("Terms")
            .Produces<string>(StatusCodes.Status200OK, TermsHtml.ContentType).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A company's public page about its texts: consent, frequency, rates, STOP and HELP, privacy.");
}
