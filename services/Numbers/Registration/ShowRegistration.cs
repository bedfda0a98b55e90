using Microsoft.EntityFrameworkCore;
using Numbers.Data;
using Numbers.Standing;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Registration;

/// <summary>The registration as the page shows it.</summary>
internal static class ShowRegistration
{
    private const int FreeResubmissions = 3;

    public static async Task<RegistrationStatus> ShowRegistrationAsync(
        this NumbersDb db, Guid companyId, RegistrationOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var company = await db.Companies.FindAsync([companyId], cancellationToken);
        var registration = await db.Registrations.SingleOrDefaultAsync(cancellationToken);
        if (registration is null) return new RegistrationStatus(company?.NeedsRegistration ?? true, null);

        var steps = await db.Steps.OrderBy(step => step.Position).ToListAsync(cancellationToken);
        var details = await db.Details.SingleOrDefaultAsync(cancellationToken);
        var (standing, failed) = RegistrationDecision.Decide(steps);
        return new RegistrationStatus(company?.NeedsRegistration ?? true, new RegistrationView(
            registration.Id, standing, registration.Form, details?.LastFour, details?.ErasedAt is not null,
            [.. steps.Select(step => new RegistrationStepView(step.Name, step.Light, step.Since, step.CheckedAt, step.Reason, step.NextAction, step.ErrorCode))],
            Question(registration, options, now),
            failed is { Light: StepLight.Red } && failed.Name != RegistrationStepName.OwnerSaidYes,
            Math.Max(0, FreeResubmissions - registration.Resubmissions), registration.SubmittedAt));
    }

    private static OwnerQuestion? Question(CompanyRegistration registration, RegistrationOptions options, DateTimeOffset now) =>
        registration is { Next: Move.OwnerSaidYes, AskedAt: { } asked }
            ? new OwnerQuestion(
                OwnerAnswer.From, OwnerAnswer.Mask(FormRules.Phone(registration.Form.MobilePhone) ?? ""), asked, asked + options.YesWithin,
                OwnerAnswer.IsOver(asked, options.YesWithin, now), Math.Max(0, options.MostQuestions - registration.Questions), asked + options.ResendAfter)
            : null;
}
