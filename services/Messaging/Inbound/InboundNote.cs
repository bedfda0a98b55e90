namespace Messaging.Inbound;

/// <summary>What staff should know about an inbound text and cannot see in it.</summary>
internal static class InboundNote
{
    /// <summary>Null when the words say it all.</summary>
    internal static string? Of(InboundText text, Keyword keyword) => keyword switch
    {
        // Nobody who answers a question with one of these means to unsubscribe, and nobody who reads it would think so.
        Keyword.Stop when Keywords.Word(text.Body) is "CANCEL" or "END" or "QUIT" =>
            $"By the carriers' rule the single word {Keywords.Word(text.Body)} unsubscribes: this number cannot be texted any more. Only they can lift it, by texting START.",
        Keyword.Stop => "The client texted STOP: this number cannot be texted any more. Only START, texted by them, lifts it.",
        Keyword.Start => "The client texted START: a STOP of this number no longer holds.",
        Keyword.Help => "The client asked for help; the carrier answers this word by itself.",
        _ when Keywords.SoundsLikeStop(text.Body) => "This reads like a wish for no more texts. If it is one, write it down under Consent, above the conversation: it holds like a STOP.",
        _ => null,
    };

    internal static string Pictures(int count) => count switch
    {
        0 => "",
        1 => "1 picture",
        _ => $"{count} pictures",
    };
}
