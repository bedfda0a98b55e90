using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Numbers.Carrier;
using Numbers.Data;
using Numbers.Eligibility;
using Numbers.Sealing;
using Numbers.Standing;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Registration;

/// <summary>POST /api/numbers/registration: the form is checked, sealed and written down with its steps; a worker goes the way.</summary>
internal static class SubmitRegistration
{
    internal sealed record Desk(
        NumbersDb Db, CurrentCompany Current, FormEvidenceFinder Finder, Seal Seal, RegistrationAdvancer Advancer, IOptions<TwilioOptions> Twilio,
        IOptions<RegistrationOptions> Options, TimeProvider Clock);

    public static async Task<Results<Accepted<RegistrationStatus>, ProblemHttpResult>> HandleAsync(
        RegistrationForm form, [AsParameters] Desk desk, CancellationToken cancellationToken)
    {
        var (db, companyId) = (desk.Db, desk.Current.Required);
        // Asking around comes before the lock: it may take seconds.
        var check = await CheckDetails.CheckAsync(form, db, companyId, desk.Finder, desk.Twilio.Value, cancellationToken);
        await db.LockCompanyAsync(companyId, cancellationToken);
        var company = await db.Companies.FindAsync([companyId], cancellationToken);
        if (MayEnable.Refusal(company) is { } refusal) return Problem.Of(409, "texting-not-available", "Texting is not available to this company.", refusal);
        if (!company!.NeedsRegistration) return RegistrationProblems.NotNeeded();
        if (await db.Registrations.AnyAsync(cancellationToken)) return RegistrationProblems.SubmittedAlready();
        if (!await db.Numbers.AnyAsync(number => number.State == NumberState.Chosen || number.State == NumberState.Owned, cancellationToken)) return RegistrationProblems.NumberFirst();
        if (!check.MaySubmit) return RegistrationProblems.Of(check.Findings);

        var now = desk.Clock.GetUtcNow();
        var registration = CompanyRegistration.Submit(companyId, form with { Campaign = check.Campaign }, desk.Twilio.Value.AccountSid, now);
        db.Add(registration);
        db.Add(SealedDetails.Keep(registration.Id, companyId, TaxId.Digits(form.TaxId)!, desk.Seal));
        foreach (var name in Itinerary.StepsOf(form.Kind)) db.Add(new RegistrationStep(registration.Id, companyId, name, now));
        await db.AnnounceAsync(companyId, now, cancellationToken);
        desk.Advancer.Wake();
        return TypedResults.Accepted("/api/numbers/registration", await db.ShowRegistrationAsync(companyId, desk.Options.Value, now, cancellationToken));
    }
}
