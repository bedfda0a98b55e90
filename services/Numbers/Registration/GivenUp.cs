using Microsoft.EntityFrameworkCore;
using Numbers.Data;
using Numbers.Standing;
using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Registration;

/// <summary>Who turned texting off does not correct a rejection: see <see cref="EraseTaxId"/>.</summary>
internal static class GivenUp
{
    /// <summary>Texting was turned off: what was rejected is given up, what the carriers still look at goes on. Needs the company's lock.</summary>
    internal static async Task EraseTaxIdIfRejectedAsync(this NumbersDb db, Guid companyId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.LockRegistrationAsync(companyId, cancellationToken) is not { } registration) return;
        if (RegistrationDecision.Decide(await db.Steps.OrderBy(step => step.Position).ToListAsync(cancellationToken)).Standing == RegistrationStanding.Failed)
            await db.EraseTaxIdAsync(now, cancellationToken);
        // A rejection may be coming in at this moment: the row changes under the advancer, which looks again and finds texting off.
        else if (registration.DueAt is not null) registration.LookNow(now);
    }

    /// <summary>Nobody is there to correct a rejection.</summary>
    internal static async Task<bool> IsGivenUpAsync(this NumbersDb db, CancellationToken cancellationToken) =>
        !await db.Numbers.AnyAsync(
            number => number.TurnedOn && (number.State == NumberState.Chosen || number.State == NumberState.Owned || number.State == NumberState.Releasing), cancellationToken);
}
