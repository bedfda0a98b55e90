using ServiceDefaults.Data.Database;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Registration;

/// <summary>A company's registration: the form, what has been done at the carrier, and when to go on.</summary>
public sealed class CompanyRegistration : ICompanyOwned
{
    private CompanyRegistration()
    {
    }

    public Guid Id { get; private init; }

    public Guid CompanyId { get; private init; }

    public BrandKind Kind { get; private init; }

    /// <summary>As submitted last, without the tax id.</summary>
    public RegistrationForm Form { get; private set; } = null!;

    public string AccountSid { get; private init; } = "";

    /// <summary>What the carrier calls what we made there, by move.</summary>
    public Dictionary<string, string> Sids { get; private set; } = [];

    public List<string> Done { get; private set; } = [];

    /// <summary>A move that may have been made without us knowing: look before making it again.</summary>
    public string? InDoubt { get; private set; }

    public DateTimeOffset SubmittedAt { get; private set; }

    public int Resubmissions { get; private set; }

    public DateTimeOffset? AskedAt { get; private set; }

    public int Questions { get; private set; }

    public int Reminders { get; private set; }

    public bool AskAgain { get; private set; }

    public DateTimeOffset? DueAt { get; private set; }

    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>Looks without a change since the last change: what the pauses grow by.</summary>
    public int Looks { get; private set; }

    public int Attempts { get; private set; }

    public string? LastError { get; private set; }

    public IReadOnlySet<Move> DoneMoves => Done.Select(Enum.Parse<Move>).ToHashSet();

    public Move? Next => Itinerary.Next(Kind, DoneMoves);

    public static CompanyRegistration Submit(Guid companyId, RegistrationForm form, string accountSid, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        CompanyId = companyId,
        Kind = form.Kind,
        Form = form with { TaxId = null },
        AccountSid = accountSid,
        SubmittedAt = now,
        DueAt = now,
    };

    public string? Sid(Move move) => Sids.GetValueOrDefault($"{move}");

    public bool IsInDoubt(Move move) => InDoubt == $"{move}";

    public void Begin(Move move) => InDoubt = $"{move}";

    public void Finish(Move move, string? sid)
    {
        if (sid is not null) Sids = new Dictionary<string, string>(Sids) { [$"{move}"] = sid };
        Done = [.. Done, $"{move}"];
        (InDoubt, Looks, Attempts, LastError) = (null, 0, 0, null);
    }

    public void Forget(Move move)
    {
        Sids = Sids.Where(pair => pair.Key != $"{move}").ToDictionary();
        InDoubt = null;
    }

    public void Correct(RegistrationForm form, RegistrationStepName failed, DateTimeOffset now)
    {
        Form = form with { TaxId = null };
        Redo(Itinerary.Redo(failed), now);
        if (failed == RegistrationStepName.Brand) Resubmissions++;
        SubmittedAt = now;
    }

    /// <summary>Makes these moves again, for example when the number changed.</summary>
    public void Redo(IReadOnlyCollection<Move> moves, DateTimeOffset now)
    {
        Done = [.. Done.Where(done => !moves.Contains(Enum.Parse<Move>(done)))];
        (InDoubt, Looks, Attempts, LastError) = (null, 0, 0, null);
        (AskedAt, Reminders) = moves.Contains(Move.OwnerSaidYes) ? (null, 0) : (AskedAt, Reminders);
        LookNow(now);
    }

    public void LookNow(DateTimeOffset now) => (DueAt, Looks) = (now, 0);

    public void LookAt(DateTimeOffset at)
    {
        (DueAt, LeaseUntil) = (at, null);
        Looks++;
    }

    public void Rest() => (DueAt, LeaseUntil) = (null, null);

    public void TryAgain(DateTimeOffset at, string error)
    {
        (DueAt, LeaseUntil, LastError) = (at, null, error);
        Attempts++;
    }

    public void Worked() => (LastError, Attempts) = (null, 0);

    public void Asked(DateTimeOffset now)
    {
        (AskedAt, Reminders, AskAgain) = (now, 0, false);
        Questions++;
    }

    public void NotAskedAgain(string error) => (AskAgain, LastError) = (false, error);

    public void Remind(int reminders) => Reminders = reminders;

    public void WantQuestion(DateTimeOffset now)
    {
        AskAgain = true;
        LookNow(now);
    }
}
