using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Numbers.Carrier;
using Numbers.Data;
using Numbers.Standing;
using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Ownership;

/// <summary>
/// Buys a number, or gives one back. Before each create it is written down that the call may happen; after a lost answer
/// or a crash the carrier is asked what there is before anything is bought again.
/// </summary>
internal sealed class NumberWork(
    NumbersDb db, TwilioNumbers numbers, TwilioMessagingServices services, IOptions<NumberOptions> options, IOptions<TwilioOptions> twilio, TimeProvider clock,
    ILogger<NumberWork> log)
{
    // Taken meanwhile, or no number at all.
    private static readonly int?[] Unbuyable = [21421, 21422, 21404, 21452];

    public async Task DoAsync(Guid id, CancellationToken cancellationToken)
    {
        var number = await db.Numbers.SingleAsync(number => number.Id == id, cancellationToken);
        switch (number.State)
        {
            case NumberState.Chosen: await BuyAsync(number, cancellationToken); break;
            case NumberState.Releasing when number.ReleaseAt <= clock.GetUtcNow(): await GiveBackAsync(number, cancellationToken); break;
            default: log.LogInformation("Number {NumberId} is {State}: nothing to do", number.Id, number.State); break;
        }
    }

    private async Task BuyAsync(TextingNumber number, CancellationToken cancellationToken)
    {
        if (!await HaveServiceAsync(number, cancellationToken) || !await HaveNumberAsync(number, cancellationToken)) return;
        if (await services.AddNumberAsync(number.AccountSid, number.MessagingServiceSid!, number.CarrierSid!) is { } failure)
        {
            await LaterAsync(number, failure, cancellationToken);
            return;
        }

        var registration = await db.Registrations.SingleOrDefaultAsync(cancellationToken);
        await CommitAsync(number, now =>
        {
            number.Own(now);
            // A registration may wait for the number; one that had another number before attaches this one.
            registration?.Redo([Registration.Move.NumberRegistered], now);
            db.Outbox.Add(new NumberReserved(number.Id, number.CompanyId, now));
        }, cancellationToken);
        log.LogInformation("Number {NumberId} is owned", number.Id);
    }

    /// <summary>A company has one Messaging Service, whatever numbers come and go: its campaign is attached to it.</summary>
    private async Task<bool> HaveServiceAsync(TextingNumber number, CancellationToken cancellationToken)
    {
        if (number.MessagingServiceSid is not null) return true;
        var name = $"texting {number.CompanyId:N}";
        var sid = await db.Numbers.Where(other => other.MessagingServiceSid != null).Select(other => other.MessagingServiceSid).FirstOrDefaultAsync(cancellationToken);
        if (sid is null && number.ServiceInDoubt)
        {
            var found = await services.FindAsync(number.AccountSid, name);
            if (!found.Worked) return await LaterAsync(number, found.Failure!, cancellationToken);
            sid = found.Value;
        }

        if (sid is null)
        {
            if (!await MayCallAsync(number, number.BeginService, cancellationToken)) return false;
            var made = await services.CreateAsync(number.AccountSid, name);
            if (!made.Worked) return await LaterAsync(number, made.Failure!, cancellationToken);
            sid = made.Value!;
        }

        number.HaveService(sid);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task<bool> HaveNumberAsync(TextingNumber number, CancellationToken cancellationToken)
    {
        if (number.CarrierSid is not null) return true;
        string? sid = null;
        if (number.PurchaseInDoubt)
        {
            var found = await numbers.FindAsync(number.AccountSid, number.FriendlyName);
            if (!found.Worked) return await LaterAsync(number, found.Failure!, cancellationToken);
            sid = found.Value;
        }

        if (sid is null)
        {
            if (!await MayCallAsync(number, number.BeginPurchase, cancellationToken)) return false;
            var bought = await numbers.BuyAsync(number.AccountSid, number.Number, number.FriendlyName);
            if (bought.Failure is { Kind: FailureKind.Refused } refusal && Unbuyable.Contains(refusal.Code)) return await TakenAsync(number, refusal, cancellationToken);
            if (!bought.Worked) return await LaterAsync(number, bought.Failure!, cancellationToken);
            sid = bought.Value!;
        }

        number.HaveNumber(sid);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task<bool> TakenAsync(TextingNumber number, CarrierFailure refusal, CancellationToken cancellationToken)
    {
        // It may be our own purchase of a moment ago that makes it unavailable: only its name can tell.
        var found = await numbers.FindAsync(number.AccountSid, number.FriendlyName);
        if (!found.Worked || found.Value is not null) return await LaterAsync(number, found.Failure ?? refusal, cancellationToken);

        await CommitAsync(number, _ => number.Fail("Somebody else took this number a moment ago. Search again and choose another one.", refusal.Text), cancellationToken);
        return false;
    }

    private async Task GiveBackAsync(TextingNumber number, CancellationToken cancellationToken)
    {
        var failure = number is { MessagingServiceSid: { } service, CarrierSid: { } sid }
            ? await services.RemoveNumberAsync(number.AccountSid, service, sid) ?? await numbers.GiveBackAsync(number.AccountSid, sid)
            : null;
        if (failure is not null)
        {
            await LaterAsync(number, failure, cancellationToken);
            return;
        }

        var details = await db.Details.SingleOrDefaultAsync(details => details.Sealed != null, cancellationToken);
        await CommitAsync(number, now =>
        {
            number.GoneBack(now);
            details?.Erase(now);
            db.Outbox.Add(new NumberReleased(number.Id, number.CompanyId, now));
        }, cancellationToken);
        log.LogInformation("Number {NumberId} was given back", number.Id);
    }

    // A process that slept since the claim must not do what another one may be doing by now.
    private async Task<bool> MayCallAsync(TextingNumber number, Action begin, CancellationToken cancellationToken)
    {
        if (number.LeaseUntil is not { } until || clock.GetUtcNow() + twilio.Value.Timeout > until)
            return await LaterAsync(number, new CarrierFailure(FailureKind.Busy, null), cancellationToken);
        begin();
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task CommitAsync(TextingNumber number, Action<DateTimeOffset> change, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockCompanyAsync(number.CompanyId, cancellationToken);
        var now = clock.GetUtcNow();
        change(now);
        await db.AnnounceAsync(number.CompanyId, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<bool> LaterAsync(TextingNumber number, CarrierFailure failure, CancellationToken cancellationToken)
    {
        number.TryAgain(clock.GetUtcNow() + options.Value.RetryAfter(number.Attempts), failure.Text);
        await db.SaveChangesAsync(cancellationToken);
        log.LogWarning("Number {NumberId} has to wait: {Failure}", number.Id, failure.Text);
        return false;
    }
}
