using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Numbers.Carrier;
using Numbers.Data;
using Numbers.Eligibility;
using Numbers.Search;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Database;
using ServiceDefaults.Http;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Ownership;

/// <summary>
/// POST /api/numbers: the choice is written down, a worker buys. Two clicks and two admins meet at the row: a company has
/// one live number.
/// </summary>
internal static class ChooseNumber
{
    public static async Task<Results<Accepted<TextingNumberStatus>, Ok<TextingNumberStatus>, ProblemHttpResult>> HandleAsync(
        Texting.Contracts.Numbers.Http.ChooseNumber request, NumbersDb db, CurrentCompany current, IOptions<TwilioOptions> twilio, TimeProvider clock,
        NumberPurchaser purchaser, CancellationToken cancellationToken)
    {
        var companyId = current.Required;
        await db.LockCompanyAsync(companyId, cancellationToken);
        var company = await db.Companies.FindAsync([companyId], cancellationToken);
        if (MayEnable.Refusal(company) is { } refusal) return NumberProblems.NotAvailable(refusal);
        if (NumberPlan.Refusal(request.Number, company!.Country) is { } mistake) return Problem.Invalid("number", mistake);

        var live = await db.Numbers.SingleOrDefaultAsync(
            number => number.State == NumberState.Chosen || number.State == NumberState.Owned || number.State == NumberState.Releasing, cancellationToken);
        if (live is not null)
        {
            return live.Number == request.Number && live.State != NumberState.Releasing
                ? TypedResults.Ok(await db.ShowNumberAsync(companyId, cancellationToken))
                : NumberProblems.HaveOne(NumberPlan.Display(live.Number));
        }

        db.Add(TextingNumber.Choose(companyId, request.Number, twilio.Value.AccountSid, clock.GetUtcNow()));
        if (!await db.SaveOnceAsync(NumberTables.OneLive, cancellationToken)) return Problem.Conflict();

        // Before the commit, so it may find nothing; its poll finds it then.
        purchaser.Wake();
        return TypedResults.Accepted("/api/numbers/current", await db.ShowNumberAsync(companyId, cancellationToken));
    }
}
