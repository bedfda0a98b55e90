using ServiceDefaults.Data.Database;
using Texting.Contracts.Notifications;

namespace Notifications.Email;

/// <summary>How far an email has come.</summary>
public enum EmailState
{
    /// <summary>Stored; nothing has left the building.</summary>
    Waiting,
}

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

    public string Subject { get; private init; } = "";

    public string Html { get; private init; } = "";

    public string? ReplyTo { get; private init; }

    public string Purpose { get; private init; } = "";

    public EmailState State { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public static OutgoingEmail Of(SendEmail order, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        CompanyId = order.CompanyId,
        Key = order.Key,
        To = order.To,
        Subject = order.Subject,
        Html = order.Html,
        ReplyTo = order.ReplyTo,
        Purpose = order.Purpose,
        State = EmailState.Waiting,
        CreatedAt = now,
    };
}
