using Microsoft.AspNetCore.Http.HttpResults;
using Numbers.Data;
using Numbers.Standing;
using ServiceDefaults.Auth;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Ownership;

/// <summary>POST /api/numbers/current/undo-release: within the grace period the number simply stays.</summary>
internal static class UndoRelease
{
    public static async Task<Results<Ok<TextingNumberStatus>, ProblemHttpResult>> HandleAsync(
        NumbersDb db, CurrentCompany current, TimeProvider clock, CancellationToken cancellationToken)
    {
        await db.LockCompanyAsync(current.Required, cancellationToken);
        var now = clock.GetUtcNow();
        var number = await db.LockNumberAsync(current.Required, cancellationToken);
        if (number is null) return NumberProblems.None();
        // From this moment a worker may be on its way to the carrier.
        if (number.State == NumberState.Released || (number.State == NumberState.Releasing && number.ReleaseAt <= now))
            return NumberProblems.NotNow("It is too late: the number has gone back to the carrier.");

        if (number.State == NumberState.Releasing) number.UndoRelease();
        await db.AnnounceAsync(current.Required, now, cancellationToken);
        return TypedResults.Ok(await db.ShowNumberAsync(current.Required, cancellationToken));
    }
}
