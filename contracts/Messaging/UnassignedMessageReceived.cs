using System.Text.Json.Serialization;

namespace Texting.Contracts.Messaging;

/// <summary>Why a text could not be sorted into a feed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UnassignedReason>))]
public enum UnassignedReason
{
    /// <summary>Nobody of the company has this number.</summary>
    NobodyKnown,

    /// <summary>Several people of the company share this number.</summary>
    SeveralPeople,
}

/// <summary>A text came in for a company and nobody, or more than one person, may have sent it.</summary>
/// <remarks>At least once, in any order. Dedupe by <paramref name="TextMessageId"/>. Its <see cref="MessageReceived"/> is published too.</remarks>
/// <param name="TextMessageId">Our id of the text message.</param>
/// <param name="CompanyId">The company whose number was texted.</param>
/// <param name="At">When we received it, UTC.</param>
/// <param name="FromMasked">The sender with all but the last four digits hidden, for example <c>(•••) •••-0199</c>.</param>
/// <param name="Reason">Why it is unassigned.</param>
public sealed record UnassignedMessageReceived(
    Guid TextMessageId,
    Guid CompanyId,
    DateTimeOffset At,
    string FromMasked,
    UnassignedReason Reason);
