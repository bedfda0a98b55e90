using Microsoft.AspNetCore.Http.HttpResults;
using Numbers.Data;
using Numbers.Eligibility;
using Numbers.Registration;
using Numbers.Standing;
using ServiceDefaults.Auth;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Ownership;

/// <summary>PUT /api/numbers/current/texting: stops outbound texts and keeps the number and its history.</summary>
internal static class SwitchTexting
{
    public static async Task<Results<Ok<TextingNumberStatus>, ProblemHttpResult>> HandleAsync(
        Texting.Contracts.Numbers.Http.SwitchTexting request, NumbersDb db, CurrentCompany current, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockCompanyAsync(current.Required, cancellationToken);
        var company = await db.Companies.FindAsync([current.Required], cancellationToken);
        if (request.On && MayEnable.Refusal(company) is { } refusal) return NumberProblems.NotAvailable(refusal);

        var number = await db.LockNumberAsync(current.Required, cancellationToken);
        if (number is null or { State: NumberState.Released or NumberState.Failed }) return NumberProblems.None();
        var now = clock.GetUtcNow();
        number.Switch(request.On);
        if (!request.On) await db.EraseTaxIdIfRejectedAsync(current.Required, now, cancellationToken);
        await db.AnnounceAsync(current.Required, now, cancellationToken);
        var status = await db.ShowNumberAsync(current.Required, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(status);
    }
}
