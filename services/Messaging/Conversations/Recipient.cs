using Messaging.Contacts;
using Messaging.Data;
using Messaging.OptOuts;
using Messaging.Senders;
using Messaging.Settings;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Conversations;

/// <param name="By">Who of the staff; null when the name is not known.</param>
public sealed record StopNote(string? By);

/// <summary>The other end of a conversation with all that decides by which ways a message can reach it.</summary>
public sealed record Recipient(Contact Contact, Company? Company, MessagingSettings Settings, Sender? Sender, bool OptedOut)
{
    /// <summary>The company's own spending cap; what can wait is not texted then.</summary>
    public bool SpendingCapReached { get; init; }

    /// <summary>The STOP was told to staff, and written down by this person; null when it came from the phone or the carrier.</summary>
    public StopNote? StopNote { get; init; }

    public DeliverySwitches Switches => new(Settings.TextClients, Settings.TextStaff);

    public TextLimits Limits => new(Settings.MaxTexts, Settings.MaxImages, Settings.JoinLongTexts);

    /// <summary>Null when the company has no such person.</summary>
    public static async Task<Recipient?> ReadAsync(MessagingDb db, Guid contactId, CancellationToken cancellationToken) =>
        await Query(db, [contactId]).SingleOrDefaultAsync(cancellationToken) is { } found ? Of(found) : null;

    /// <summary>Those of the people who exist, by their ids, of <b>any</b> company: the caller compares the company.</summary>
    public static async Task<Dictionary<Guid, Recipient>> ReadManyAsync(MessagingDb db, IEnumerable<Guid> contacts, CancellationToken cancellationToken) =>
        (await Query(db, [.. contacts.Distinct()]).IgnoreQueryFilters([ServiceDb.CompanyFilter]).ToListAsync(cancellationToken))
        .ToDictionary(found => found.Contact.Id, Of);

    // Each part names the contact: what did not would be a query of its own, and EF would wait for it with a thread. Each
    // names the company too, for there are readers without the filter.
    private static IQueryable<Found> Query(MessagingDb db, Guid[] contacts) => db.Contacts.AsNoTracking().Where(contact => contacts.Contains(contact.Id)).Select(contact => new Found
    {
        Contact = contact,
        Company = db.Companies.FirstOrDefault(company => company.CompanyId == contact.CompanyId),
        Settings = db.Settings.FirstOrDefault(settings => settings.CompanyId == contact.CompanyId),
        Sender = db.Senders.FirstOrDefault(sender => sender.CompanyId == contact.CompanyId),
        SpendingCapReached = db.SpendingStates.Any(state => state.CompanyId == contact.CompanyId && state.CapReached),
        Stop = db.OptOuts.FirstOrDefault(optOut => optOut.CompanyId == contact.CompanyId && optOut.Phone == contact.TextingPhone && optOut.OptedOut),
    });

    private static Recipient Of(Found found) => new(
        found.Contact, found.Company, found.Settings ?? new MessagingSettings(found.Contact.CompanyId), found.Sender, found.Stop is not null)
    {
        SpendingCapReached = found.SpendingCapReached,
        StopNote = found.Stop is { StoppedBy: ConsentSource.Staff } noted ? new(noted.NotedBy) : null,
    };

    /// <summary>By which ways would a message go that is written now?</summary>
    /// <param name="asked">The way chosen for this message; null for the contact's default.</param>
    /// <param name="purpose">What the message is.</param>
    /// <param name="now">The time of the decision.</param>
    public Delivery Decide(DeliveryMode? asked, Purpose purpose, DateTimeOffset now) => DeliveryDecision.Decide(Switches, asked, new MayTextQuestion(
        Contact.Facts, Sender?.Standing, OptedOut, SpendingCapReached, purpose,
        Urgent: false, ChosenByStaff: asked is not null, NotAfter: null, now, StopNoted: StopNote is not null));

    /// <summary>Why no text goes to this person, with the name of who wrote their STOP down: there is somebody to ask.</summary>
    public Refusal Words(Reason reason) => reason is Reason.StopNoted && StopNote is { By: { Length: > 0 } by }
        ? reason.Words() with { Text = $"They want no more texts: {by} wrote it down." }
        : reason.Words();

    /// <summary>Why a notice that is asked for now may not be texted; null when it may.</summary>
    /// <param name="urgent">Goes out in spite of the spending cap.</param>
    /// <param name="notAfter">When it loses its point; null for never.</param>
    /// <param name="toldAlready">Somebody has just texted them the same in words of their own.</param>
    /// <param name="now">The time of the decision.</param>
    public Reason? RefusesNotice(bool urgent, DateTimeOffset? notAfter, bool toldAlready, DateTimeOffset now) => MayText.Refuses(new MayTextQuestion(
        Contact.Facts, Sender?.Standing, OptedOut, SpendingCapReached, Purpose.Notice, urgent, ChosenByStaff: false, notAfter, now, ToldAlready: toldAlready, StopNoted: StopNote is not null));

    private sealed class Found
    {
        public required Contact Contact { get; init; }

        public required Company? Company { get; init; }

        public required MessagingSettings? Settings { get; init; }

        public required Sender? Sender { get; init; }

        public required bool SpendingCapReached { get; init; }

        public required OptOut? Stop { get; init; }
    }
}
