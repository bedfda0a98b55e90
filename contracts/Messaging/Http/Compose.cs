namespace Texting.Contracts.Messaging.Http;

/// <summary>
/// Write into a feed: <c>POST /api/messaging/conversations/{contactId}/messages</c> with an <c>Idempotency-Key</c>;
/// dry run: <c>POST …/messages/preview</c>.
/// </summary>
/// <param name="Html">The message as composed, 1-20,000 characters of HTML; plain text is fine.</param>
/// <param name="Delivery">The way for this message; null takes the contact's default.</param>
public sealed record ComposeMessage(string Html, DeliveryMode? Delivery);

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
    Refusal? NotTexted);

/// <summary>One text of a preview.</summary>
/// <param name="Body">What would be on the wire.</param>
/// <param name="Characters">Septets for GSM-7, UTF-16 units for UCS-2.</param>
/// <param name="Limit">Most characters one segment of this encoding holds.</param>
/// <param name="Segments">Carrier segments.</param>
public sealed record PreviewPart(string Body, int Characters, int Limit, int Segments);
