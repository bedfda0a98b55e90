using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Notifications.Data;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Notifications.Http;

namespace Notifications.Email.Templates;

/// <summary>A company chooses its words; they hold from the next email on.</summary>
internal static class ChangeTemplate
{
    internal static async Task<Results<Ok<EmailTemplateView>, ProblemHttpResult>> HandleAsync(
        string kind, EmailWords request, NotificationsDb db, CurrentCompany caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (ReadTemplates.Find(kind) is not { } known) return Problem.NotFound("template");
        if (TemplateRules.Errors(known, request) is { Count: > 0 } errors) return Problem.Invalid(errors);

        var template = await db.EmailTemplates.SingleOrDefaultAsync(own => own.Kind == kind, cancellationToken);
        if (template is null) db.Add(template = new EmailTemplate { CompanyId = caller.Required, Kind = kind });
        (template.Subject, template.Intro) = (request.Subject?.Trim(), request.Intro?.Trim());
        (template.ChangedBy, template.ChangedAt) = (caller.PersonName, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Made or changed by somebody else in between.
            return Problem.Conflict();
        }

        return TypedResults.Ok(ReadTemplates.Show(known, template));
    }
}
