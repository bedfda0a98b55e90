using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Numbers.Data;
using ServiceDefaults.Auth;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Registration;

/// <summary>POST /api/numbers/registration/resend-yes: the question goes to the owner's phone once more, with a new day to answer.</summary>
internal static class ResendYes
{
    public static async Task<Results<Accepted<RegistrationStatus>, ProblemHttpResult>> HandleAsync(
        NumbersDb db, CurrentCompany current, IOptions<RegistrationOptions> options, TimeProvider clock, RegistrationAdvancer advancer, CancellationToken cancellationToken)
    {
        await db.LockCompanyAsync(current.Required, cancellationToken);
        if (await db.LockRegistrationAsync(current.Required, cancellationToken) is not { } registration) return RegistrationProblems.None();
        if (registration is not { Next: Move.OwnerSaidYes, AskedAt: not null }) return RegistrationProblems.NoQuestion();

        var now = clock.GetUtcNow();
        if (OwnerAnswer.ResendRefusal(registration.Questions, options.Value.MostQuestions, registration.AskedAt, options.Value.ResendAfter, now) is { } refusal)
            return RegistrationProblems.NotAgain(refusal);

        registration.WantQuestion(now);
        await db.SaveChangesAsync(cancellationToken);
        advancer.Wake();
        return TypedResults.Accepted("/api/numbers/registration", await db.ShowRegistrationAsync(current.Required, options.Value, now, cancellationToken));
    }
}
