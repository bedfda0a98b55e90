using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Numbers.Carrier;
using Numbers.Data;
using ServiceDefaults.Auth;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Registration;

/// <summary>POST /api/numbers/registration/check: the doctor, without submitting. Nothing is stored.</summary>
internal static class CheckDetails
{
    public static async Task<Ok<FormCheck>> HandleAsync(
        RegistrationForm form, NumbersDb db, CurrentCompany current, FormEvidenceFinder finder, IOptions<TwilioOptions> twilio, CancellationToken cancellationToken) =>
        TypedResults.Ok(await CheckAsync(form, db, current.Required, finder, twilio.Value, cancellationToken));

    internal static async Task<FormCheck> CheckAsync(
        RegistrationForm form, NumbersDb db, Guid companyId, FormEvidenceFinder finder, TwilioOptions twilio, CancellationToken cancellationToken)
    {
        var company = await db.Companies.FindAsync([companyId], cancellationToken);
        var hasTaxId = await db.Details.AnyAsync(details => details.Sealed != null, cancellationToken);
        var texts = CampaignWriter.Complete(form.Campaign, NameOf(form, company?.Name), CampaignWriter.OptInPage(twilio.PublicBaseUrl, companyId));
        var findings = FormRules.Check(form, texts, hasTaxId, await finder.FindAsync(form, cancellationToken));
        return new FormCheck(findings.All(finding => !finding.Blocks), findings, texts);
    }

    private static string NameOf(RegistrationForm form, string? companyName) =>
        form.BusinessName?.Trim() is { Length: > 0 } name ? name : companyName ?? "";
}
