namespace Texting.Contracts.Notifications;

/// <summary>Command: send this email. Owned by Notifications, sent by Messaging for the email half of a feed message.</summary>
/// <remarks>At least once. Dedupe by (CompanyId, <paramref name="Key"/>): the same key never mails twice.</remarks>
/// <param name="Key">Natural key of the cause, for example <c>feed:{feedMessageId}</c>; 1-200 characters.</param>
/// <param name="CompanyId">On whose behalf.</param>
/// <param name="To">One address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Html">Sanitised HTML body.</param>
/// <param name="ReplyTo">Where an answer goes; null for the company's own address.</param>
/// <param name="Purpose">What kind of mail it is, for example <c>feed-message</c>; lower case, stable.</param>
/// <param name="FeedOf">The person in whose feed an answer belongs, where mail is taken in; null when it belongs in no feed.</param>
public sealed record SendEmail(
    string Key,
    Guid CompanyId,
    string To,
    string Subject,
    string Html,
    string? ReplyTo,
    string Purpose,
    Guid? FeedOf = null);
