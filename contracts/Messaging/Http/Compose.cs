using Texting.Contracts.Platform;

namespace Texting.Contracts.Messaging.Http;

/// <summary>
/// Write into a feed: <c>POST /api/messaging/conversations/{contactId}/messages</c> with an <c>Idempotency-Key</c>;
/// dry run: the same with <c>?preview=true</c>, or <c>POST …/messages/preview</c>; neither needs the key.
/// </summary>
/// <param name="Html">The message as composed, 0-20,000 characters of HTML; plain text is fine. Empty only when there are pictures.</param>
/// <param name="Delivery">The way for this message; null takes the contact's default.</param>
public sealed record ComposeMessage(string Html, DeliveryMode? Delivery)
{
    /// <summary>Uploaded pictures in order, at most 10 together with the report card. Each is a picture message of its own.</summary>
    public IReadOnlyList<Guid> Images { get; init; } = [];

    /// <summary>The uploaded picture that is the report card of a visit; it goes before the others and counts as one of them.</summary>
    public Guid? ReportCard { get; init; }

    /// <summary>An ordinary message, or the report of a completed visit.</summary>
    public FeedMessageKind Kind { get; init; }
}

/// <summary>What a message would become: the same decision the sending makes, run dry.</summary>
/// <param name="Delivery">The ways it would take.</param>
/// <param name="Parts">The exact texts, in order; empty when no text would go.</param>
/// <param name="Encoding"><c>GSM-7</c> or <c>UCS-2</c>.</param>
/// <param name="CharactersLeft">Characters left in the last part.</param>
/// <param name="ExpensiveCharacters">Characters that force UCS-2, each once; empty for GSM-7.</param>
/// <param name="CutOff">What would not be texted because of the maximum; null when all fits.</param>
/// <param name="NotTexted">Why no text would go although one was asked for; null otherwise.</param>
public sealed record ComposePreview(
    DeliveryMode Delivery,
    IReadOnlyList<PreviewPart> Parts,
    string Encoding,
    int CharactersLeft,
    IReadOnlyList<string> ExpensiveCharacters,
    string? CutOff,
    Refusal? NotTexted)
{
    /// <summary>What was replaced so that more fits into a text, for example curly quotes.</summary>
    public IReadOnlyList<PreviewReplacement> Replacements { get; init; } = [];

    /// <summary>What it would count as: one for each segment and one for each picture; 0 when no text would go.</summary>
    public int Texts { get; init; }

    /// <summary>The pictures in the order in which they would go, kept ones and those over the company's limit.</summary>
    public IReadOnlyList<PreviewPicture> Pictures { get; init; } = [];

    /// <summary>The phone it would be texted to, E.164; null when no text would go.</summary>
    public string? TextTo { get; init; }

    /// <summary>The address it would be emailed to; null when no email would go.</summary>
    public string? EmailTo { get; init; }

    /// <summary>Why no email would go although one was asked for; null otherwise.</summary>
    public Refusal? NotEmailed { get; init; }
}

/// <summary>Something that was replaced.</summary>
/// <param name="From">What was written.</param>
/// <param name="To">What would be texted.</param>
/// <param name="Count">How often.</param>
public sealed record PreviewReplacement(string From, string To, int Count);

/// <summary>One picture of a preview.</summary>
/// <param name="ImageId">The uploaded picture.</param>
/// <param name="IsReportCard">The report card of a visit.</param>
/// <param name="NotTexted">Why it would not be texted although the message is, for example <c>over-image-limit</c>; null otherwise.</param>
public sealed record PreviewPicture(Guid ImageId, bool IsReportCard, Refusal? NotTexted);

/// <summary>One text of a preview.</summary>
/// <param name="Body">What would be on the wire.</param>
/// <param name="Characters">Septets for GSM-7, UTF-16 units for UCS-2.</param>
/// <param name="Limit">Most characters one segment of this encoding holds.</param>
/// <param name="Segments">Carrier segments.</param>
public sealed record PreviewPart(string Body, int Characters, int Limit, int Segments);
