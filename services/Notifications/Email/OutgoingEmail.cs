using ServiceDefaults.Data.Database;
using Texting.Contracts.Notifications;

namespace Notifications.Email;

/// <summary>An email that was ordered. The table is the queue for what leaves the building.</summary>
public sealed class OutgoingEmail : ICompanyOwned
{
    private OutgoingEmail()
    {
    }

    public Guid Id { get; private init; }

    public Guid CompanyId { get; private init; }

    /// <summary>The natural key of the cause; unique within the company.</summary>
    public string Key { get; private init; } = "";

    public string To { get; private init; } = "";

    /// <summary>What stands behind the @, lower case: mail is paced by it.</summary>
    public string Domain { get; private init; } = "";

    public string Subject { get; private init; } = "";

    public string Html { get; private init; } = "";

    /// <summary>The plain part; null: it is read off the HTML.</summary>
    public string? Text { get; private init; }

    /// <summary>Where an answer goes; null: to the company's owner as known when it leaves, if it is sent for the company.</summary>
    public string? ReplyTo { get; private init; }

    /// <summary>In whose feed an answer belongs; null: in none.</summary>
    public Guid? FeedOf { get; private init; }

    /// <summary>Name beside our address in From; null: it is sent for the company and shows its name; empty: the product's own.</summary>
    public string? FromName { get; private init; }

    /// <summary>Where the recipient ends mail of this kind; null where there is nothing to end: what a person wrote, what the law asks for.</summary>
    public string? Unsubscribe { get; private init; }

    public string Purpose { get; private init; } = "";

    public EmailState State { get; private set; }

    /// <summary>Why it is where it is, in words for the company's admins; null when there is nothing to say.</summary>
    public string? Reason { get; private set; }

    /// <summary>Times it was claimed; tells a late answer from the present attempt.</summary>
    public int Attempt { get; private init; }

    /// <summary>Times the other side said "not now"; what counts towards giving up.</summary>
    public int Refusals { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Until when the worker that claimed it may be expected to report.</summary>
    public DateTimeOffset? LeaseUntil { get; private init; }

    public DateTimeOffset? SentAt { get; private init; }

    /// <summary>W3C trace of the cause, so that the sending is part of it.</summary>
    public string? TraceParent { get; private init; }

    public static OutgoingEmail Of(SendEmail order, DateTimeOffset now, string? text = null, string? fromName = null, string? unsubscribe = null, string? traceParent = null) => new()
    {
        Id = Guid.CreateVersion7(now),
        CompanyId = order.CompanyId,
        Key = order.Key,
        To = order.To,
        Domain = order.To[(order.To.LastIndexOf('@') + 1)..].Trim().ToLowerInvariant(),
        Subject = order.Subject,
        Html = order.Html,
        Text = text,
        ReplyTo = order.ReplyTo,
        FeedOf = order.FeedOf,
        FromName = fromName,
        Unsubscribe = unsubscribe,
        Purpose = order.Purpose,
        State = EmailState.Waiting,
        CreatedAt = now,
        DueAt = now,
        TraceParent = traceParent ?? System.Diagnostics.Activity.Current?.Id,
    };
}
