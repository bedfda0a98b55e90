using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Numbers.Data;
using Numbers.Standing;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Registration;

/// <summary>PUT /api/numbers/registration: the corrected form goes in again from the step that failed; what was approved stays.</summary>
internal static class CorrectRegistration
{
    public static async Task<Results<Accepted<RegistrationStatus>, ProblemHttpResult>> HandleAsync(
        RegistrationForm form, [AsParameters] SubmitRegistration.Desk desk, CancellationToken cancellationToken)
    {
        var (db, companyId) = (desk.Db, desk.Current.Required);
        var check = await CheckDetails.CheckAsync(form, db, companyId, desk.Finder, desk.Twilio.Value, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockCompanyAsync(companyId, cancellationToken);
        if (await db.LockRegistrationAsync(companyId, cancellationToken) is not { } registration) return RegistrationProblems.None();
        if (form.Kind != registration.Kind) return RegistrationProblems.OtherKind();

        var steps = await db.Steps.OrderBy(step => step.Position).ToListAsync(cancellationToken);
        if (RegistrationDecision.Decide(steps).Step is not { Light: StepLight.Red } failed || failed.Name == RegistrationStepName.OwnerSaidYes) return RegistrationProblems.NothingToCorrect();
        if (Blocking(check, failed.Name) is { Count: > 0 } findings) return RegistrationProblems.Of(findings);

        var now = desk.Clock.GetUtcNow();
        if (TaxId.Digits(form.TaxId) is { } taxId) (await db.Details.SingleAsync(cancellationToken)).Replace(taxId, desk.Seal);
        registration.Correct(form with { Campaign = check.Campaign }, failed.Name, now);
        var redone = Itinerary.Redo(failed.Name).Select(Itinerary.StepOf).ToHashSet();
        foreach (var step in steps.Where(step => redone.Contains(step.Name))) step.Show(StepLight.Off, now);
        failed.Show(StepLight.Amber, now, "The corrected form was submitted.");
        await db.AnnounceAsync(companyId, now, cancellationToken);
        var status = await db.ShowRegistrationAsync(companyId, desk.Options.Value, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        desk.Advancer.Wake();
        return TypedResults.Accepted("/api/numbers/registration", status);
    }

    // Once the brand is approved its tax id is erased, and a corrected campaign does not need it again.
    private static List<FormFinding> Blocking(FormCheck check, RegistrationStepName failed) =>
        [.. check.Findings.Where(finding => finding.Blocks && (failed < RegistrationStepName.Campaign || finding.Field != "taxId"))];
}
