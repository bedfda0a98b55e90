using ServiceDefaults.Data.Database;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Ownership;

/// <summary>One time of owning a number: chosen, bought, maybe given back. The row comes first, the carrier second.</summary>
public sealed class TextingNumber : ICompanyOwned
{
    private TextingNumber()
    {
    }

    public Guid Id { get; private init; }

    public Guid CompanyId { get; private init; }

    public string Number { get; private init; } = "";

    public string AccountSid { get; private init; } = "";

    public NumberState State { get; private set; }

    public string? Reason { get; private set; }

    public bool TurnedOn { get; private set; } = true;

    public DateTimeOffset ChosenAt { get; private init; }

    public DateTimeOffset? OwnedAt { get; private set; }

    public DateTimeOffset? ReleaseAt { get; private set; }

    public string? MessagingServiceSid { get; private set; }

    public string? CarrierSid { get; private set; }

    /// <summary>A call that may have been made without us knowing what came of it: look before doing it again.</summary>
    public bool ServiceInDoubt { get; private set; }

    public bool PurchaseInDoubt { get; private set; }

    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>When a worker should look at it; null when there is nothing to do.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public int Attempts { get; private set; }

    public string? LastError { get; private set; }

    /// <summary>Carries our id to the carrier, so that a purchase whose answer was lost can be found again.</summary>
    public string FriendlyName => $"texting {Id:N}";

    public static TextingNumber Choose(Guid companyId, string number, string accountSid, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        CompanyId = companyId,
        Number = number,
        AccountSid = accountSid,
        State = NumberState.Chosen,
        ChosenAt = now,
        DueAt = now,
    };

    public void BeginService() => ServiceInDoubt = true;

    public void HaveService(string sid) => (MessagingServiceSid, ServiceInDoubt, Attempts) = (sid, false, 0);

    public void BeginPurchase() => PurchaseInDoubt = true;

    public void HaveNumber(string sid) => (CarrierSid, PurchaseInDoubt, Attempts) = (sid, false, 0);

    public void Own(DateTimeOffset now)
    {
        (State, OwnedAt, DueAt, LeaseUntil, Attempts, LastError) = (NumberState.Owned, now, null, null, 0, null);
    }

    public void Fail(string reason, string error)
    {
        (State, Reason, LastError) = (NumberState.Failed, reason, error);
        (PurchaseInDoubt, DueAt, LeaseUntil) = (false, null, null);
    }

    public void TryAgain(DateTimeOffset at, string error)
    {
        (DueAt, LeaseUntil, LastError) = (at, null, error);
        Attempts++;
    }

    public void Switch(bool on) => TurnedOn = on;

    public void Release(DateTimeOffset at) => (State, ReleaseAt, DueAt) = (NumberState.Releasing, at, at);

    public void UndoRelease() => (State, ReleaseAt, DueAt, LeaseUntil) = (NumberState.Owned, null, null, null);

    public void GoneBack(DateTimeOffset now) =>
        (State, ReleaseAt, DueAt, LeaseUntil, LastError) = (NumberState.Released, now, null, null, null);
}
