using Texting.Contracts.Messaging.Http;

namespace Messaging.Texts;

public sealed partial class TextMessage
{
    /// <summary>What people are shown of its status.</summary>
    public TextState ShownState => Direction is TextDirection.Inbound ? TextState.Received : Status.Shown();

    /// <summary>Why it did not arrive, in words; null when there is nothing to explain.</summary>
    public Refusal? ShownReason => ShownState switch
    {
        TextState.Refused => Refusal?.Words(),
        TextState.Unconfirmed => Reason.Unconfirmed.Words(),
        TextState.Failed => CarrierErrors.Of(ErrorCode).Refusal,
        TextState.Undelivered => CarrierErrors.Of(ErrorCode).AfterAcceptance(isRetry: RetryOf is not null),
        _ => null,
    };
}
