using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Notifications.Audience;
using Notifications.Data;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Notifications.Http;

namespace Notifications.Email.Templates;

/// <summary>Shows an email with other words before anybody gets it: the very code that writes the real ones, with an example.</summary>
internal static class PreviewTemplate
{
    // The last days of a January at a company in New York, so that a wrong time zone would be seen.
    private static readonly Dictionary<string, Dictionary<string, string>> Examples = new(StringComparer.Ordinal)
    {
        [EmailKind.UnassignedText] = new() { ["sender"] = "(•••) •••-0199", ["at"] = "2026-01-30T19:05:00Z", ["reason"] = "NobodyKnown" },
        [EmailKind.RegistrationTrouble] = new() { ["step"] = "Brand", ["reason"] = "Name and EIN do not match the records of the IRS." },
        [EmailKind.RegistrationWaiting] = new() { ["step"] = "OwnerSaidYes", ["reason"] = "Answer YES to the text from (915) 278-2000." },
        [EmailKind.RegistrationGreen] = [],
        [EmailKind.PeriodReady] = new()
        {
            ["from"] = "2026-01-01T05:00:00Z", ["used"] = "612", ["allotment"] = "500", ["rolloverIn"] = "100", ["rolloverOut"] = "0", ["overage"] = "12", ["amount"] = "0.30",
        },
        [EmailKind.UsageThreshold] = new() { ["percent"] = "80", ["of"] = "Pool" },
    };

    internal static async Task<Results<Ok<EmailPreview>, ProblemHttpResult>> HandleAsync(
        string kind, EmailWords request, NotificationsDb db, CurrentCompany caller, IOptions<EmailOptions> options, CancellationToken cancellationToken)
    {
        if (ReadTemplates.Find(kind) is not { } known) return Problem.NotFound("template");
        if (TemplateRules.Errors(known, request) is { Count: > 0 } errors) return Problem.Invalid(errors);

        var company = await db.Companies.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new Company(caller.Required);
        var email = ProductEmail.Write(known, request.Subject, request.Intro, NewsValues.Of(kind, Examples[kind], company), options.Value.PublicAddress);
        return TypedResults.Ok(new EmailPreview(email.Subject, EmailLayout.Page(email.Subject, email.Html), email.Text));
    }
}
