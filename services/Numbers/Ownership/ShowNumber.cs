using Microsoft.EntityFrameworkCore;
using Numbers.Data;
using Numbers.Eligibility;
using Numbers.Search;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Ownership;

/// <summary>What the page shows first, read after whatever the request changed.</summary>
internal static class ShowNumber
{
    public static async Task<TextingNumberStatus> ShowNumberAsync(this NumbersDb db, Guid companyId, CancellationToken cancellationToken)
    {
        var company = await db.Companies.FindAsync([companyId], cancellationToken);
        var number = await db.Numbers.OrderByDescending(number => number.ChosenAt).FirstOrDefaultAsync(cancellationToken);
        var said = await db.Standings.FindAsync([companyId], cancellationToken);
        // A number still being bought has no standing, whatever the one before had.
        var hasStanding = number?.OwnedAt is not null;
        var refusal = MayEnable.Refusal(company);
        return new TextingNumberStatus(
            refusal is null, refusal, company?.Country, number is null ? null : Of(number),
            hasStanding ? said?.Sender : null, hasStanding ? said?.SenderReason : null, company?.NeedsRegistration ?? false);
    }

    private static OwnedNumber Of(TextingNumber number) => new(
        number.Id, number.Number, NumberPlan.Display(number.Number), number.State, number.Reason, number.ChosenAt, number.OwnedAt, number.ReleaseAt, number.TurnedOn);
}
