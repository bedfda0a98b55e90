using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Numbers.Data;
using Numbers.Search;
using Numbers.Standing;
using ServiceDefaults.Auth;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Ownership;

/// <summary>
/// DELETE /api/numbers/current?confirm=: sending ends at once, the number goes back after the grace period. There is no way
/// to get it back from the carrier, so the caller repeats it to show that it is meant.
/// </summary>
internal static class ReleaseNumber
{
    public static async Task<Results<Accepted<TextingNumberStatus>, ProblemHttpResult>> HandleAsync(
        string? confirm, NumbersDb db, CurrentCompany current, IOptions<NumberOptions> options, TimeProvider clock, NumberPurchaser worker,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockCompanyAsync(current.Required, cancellationToken);
        var number = await db.LockNumberAsync(current.Required, cancellationToken);
        if (number is null or { State: NumberState.Released or NumberState.Failed }) return NumberProblems.None();
        if (number.State == NumberState.Chosen) return NumberProblems.NotNow("The number is being bought. Release it when that is done.");
        if (Digits(confirm) is not { Length: > 0 } digits || !number.Number.EndsWith(digits, StringComparison.Ordinal) || digits.Length < 10)
            return NumberProblems.NotConfirmed(NumberPlan.Display(number.Number));

        var now = clock.GetUtcNow();
        if (number.State == NumberState.Owned) number.Release(now + options.Value.ReleaseGrace);
        await db.AnnounceAsync(current.Required, now, cancellationToken);
        var status = await db.ShowNumberAsync(current.Required, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        worker.Wake();
        return TypedResults.Accepted("/api/numbers/current", status);
    }

    private static string Digits(string? typed) => string.Concat((typed ?? "").Where(char.IsAsciiDigit));
}
