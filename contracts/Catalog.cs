using Texting.Contracts.Billing;
using Texting.Contracts.Messaging;
using Texting.Contracts.Notifications;
using Texting.Contracts.Numbers;
using Texting.Contracts.Platform;

namespace Texting.Contracts;

/// <summary>One message of the bus: its type, its address on the wire and who reads it.</summary>
/// <param name="Type">The record that is its JSON shape.</param>
/// <param name="WireName">
/// Name of the RabbitMQ exchange, <c>owner.what-happened</c>. It is written down here and never derived from a
/// namespace, so that moving a type cannot silently change an address.
/// </param>
/// <param name="ReadBy">
/// Services of ours that read it. Each has one durable queue <c>service.wire-name</c>, which every process declares
/// before it publishes: a message cannot be dropped because its reader has not started yet. Empty: for the platform only.
/// </param>
public sealed record CatalogEntry(Type Type, string WireName, IReadOnlyList<string> ReadBy);

/// <summary>All messages of the bus. README.md beside this file is the same table for people; a test compares the two.</summary>
public static class Catalog
{
    /// <summary>Every message, one entry each.</summary>
    public static IReadOnlyList<CatalogEntry> Messages { get; } =
    [
        Entry<CompanyChanged>("platform.company-changed", "messaging", "billing", "numbers", "notifications"),
        Entry<ClientChanged>("platform.client-changed", "messaging", "notifications"),
        Entry<StaffChanged>("platform.staff-changed", "messaging", "billing", "notifications"),
        Entry<EventStarted>("platform.event-started", "notifications"),
        Entry<StaffLate>("platform.staff-late", "notifications"),
        Entry<ServicesRequested>("platform.services-requested", "notifications"),
        Entry<ServiceChangeRequested>("platform.service-change-requested", "notifications"),
        Entry<FeedMessagePosted>("platform.feed-message-posted", "messaging"),
        Entry<PaymentRecorded>("platform.payment-recorded", "billing"),

        Entry<MessageSent>("messaging.message-sent", "billing"),
        Entry<MessageDelivered>("messaging.message-delivered"),
        Entry<MessageFailed>("messaging.message-failed", "billing"),
        Entry<MessageReceived>("messaging.message-received", "billing"),
        Entry<MessageSegmentsCorrected>("messaging.message-segments-corrected", "billing"),
        Entry<CarrierDayListed>("messaging.carrier-day-listed", "billing"),
        Entry<UnassignedMessageReceived>("messaging.unassigned-message-received", "notifications"),
        Entry<ClientTextingChanged>("messaging.client-texting-changed"),
        Entry<SendMessage>("messaging.send-message", "messaging"),
        Entry<PostReply>("messaging.post-reply", "messaging"),
        Entry<OrderedTextChanged>("messaging.ordered-text-changed", "notifications"),

        Entry<SenderChanged>("numbers.sender-changed", "messaging"),
        Entry<NumberReserved>("numbers.number-reserved", "billing"),
        Entry<NumberReleased>("numbers.number-released", "billing"),
        Entry<RegistrationChanged>("numbers.registration-changed", "notifications"),

        Entry<PeriodClosed>("billing.period-closed", "notifications"),
        Entry<TransactionPosted>("billing.transaction-posted"),
        Entry<UsageThresholdReached>("billing.usage-threshold-reached", "notifications"),
        Entry<SpendingStateChanged>("billing.spending-state-changed", "messaging"),

        Entry<SendEmail>("notifications.send-email", "notifications"),
    ];

    /// <summary>The entry of a message type.</summary>
    /// <exception cref="KeyNotFoundException">The type is not a message of the bus.</exception>
    public static CatalogEntry Of(Type type) =>
        Messages.FirstOrDefault(entry => entry.Type == type)
        ?? throw new KeyNotFoundException($"{type} is not in the catalog of messages.");

    private static CatalogEntry Entry<T>(string wireName, params string[] readBy) => new(typeof(T), wireName, readBy);
}
