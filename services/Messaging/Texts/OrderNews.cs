using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Texts;

/// <summary>What those who ordered a text hear of it. Of several parts the first stands for all.</summary>
internal static class OrderNews
{
    /// <summary>Null: nobody waits to hear, or it is still on its way.</summary>
    /// <param name="before">The text as it was.</param>
    /// <param name="after">The text as it is.</param>
    /// <param name="now">When we learned of it.</param>
    public static OrderedTextChanged? Of(TextRow before, TextRow after, DateTimeOffset now)
    {
        if (after.OrderKey is not { } key || after.Part > 1 || StateOf(after.Status) is not { } state || StateOf(before.Status) == state) return null;
        // The first text says how the order stands; that a second one was not even tried changes nothing.
        return state is OrderedTextState.Refused && after.RetryOf is not null ? null : Of(key, after.CompanyId, after.Id, state, now, Why(after, state));
    }

    /// <summary>An order that became nothing but a line in the log.</summary>
    public static OrderedTextChanged Refused(SendMessage order, Guid textId, Reason reason, DateTimeOffset now) =>
        Of(order.Key, order.CompanyId, textId, OrderedTextState.Refused, now, reason.Words());

    private static OrderedTextChanged Of(string key, Guid companyId, Guid textId, OrderedTextState state, DateTimeOffset now, Refusal? why) =>
        new(key, companyId, textId, state, now, why?.Code, why is { Action: { } action } ? $"{why.Text} {action}" : why?.Text);

    private static OrderedTextState? StateOf(TextStatus status) => status.Shown() switch
    {
        TextState.Refused => OrderedTextState.Refused,
        TextState.Unconfirmed => OrderedTextState.Unconfirmed,
        TextState.Failed => OrderedTextState.Failed,
        TextState.Accepted or TextState.Sent => OrderedTextState.Accepted,
        TextState.Undelivered => OrderedTextState.Undelivered,
        TextState.Delivered => OrderedTextState.Delivered,
        _ => null,
    };

    private static Refusal? Why(TextRow text, OrderedTextState state) => state switch
    {
        OrderedTextState.Refused or OrderedTextState.Unconfirmed => text.Refusal?.Words(),
        OrderedTextState.Failed => CarrierErrors.Of(text.ErrorCode).Refusal,
        OrderedTextState.Undelivered => CarrierErrors.Of(text.ErrorCode).AfterAcceptance(isRetry: text.RetryOf is not null),
        _ => null,
    };
}
