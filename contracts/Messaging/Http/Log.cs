using System.Text.Json.Serialization;

namespace Texting.Contracts.Messaging.Http;

/// <summary>Which way a text went.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TextWay>))]
public enum TextWay
{
    /// <summary>To a person.</summary>
    Outbound,

    /// <summary>From a person.</summary>
    Inbound,
}

/// <summary>
/// One line of the Messages log: <c>GET /api/messaging/texts?direction=&amp;status=&amp;contactId=&amp;from=&amp;to=&amp;words=&amp;cursor=</c>,
/// newest first, 25 a page. All filters can be combined; the address of a page can be shared. A page of a search for words may hold
/// fewer lines, even none, while it names a next one: so far it has been searched, and the next page goes on.
/// </summary>
/// <param name="Id">The text message; its whole life is <c>GET …/texts/{id}</c>.</param>
/// <param name="At">When it was composed or received, UTC.</param>
/// <param name="Direction">Which way it went.</param>
/// <param name="ContactId">The client or member of staff; null while it is unassigned.</param>
/// <param name="Name">Their name; null when nobody is known.</param>
/// <param name="Phone">The other end, E.164, a short code or a name; empty when there was no number to send to.</param>
/// <param name="Body">The words on the wire; empty for a picture alone.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="StatusAt">Since when, UTC.</param>
/// <param name="Reason">Why it failed, was refused or is in doubt; null otherwise.</param>
/// <param name="Segments">Carrier segments; 1 for a picture message.</param>
/// <param name="Pictures">How many pictures it has.</param>
/// <param name="Purpose">Why it was sent; null for one that came in.</param>
/// <param name="FeedMessageId">The entry of the feed it belongs to; null outside a feed.</param>
/// <param name="AgainOf">The text that it sends once more; null for a first one.</param>
/// <param name="MayBeSentAgain">Whether <c>POST …/texts/{id}/send-again</c> is possible from this state.</param>
public sealed record LoggedText(
    Guid Id,
    DateTimeOffset At,
    TextWay Direction,
    Guid? ContactId,
    string? Name,
    string Phone,
    string Body,
    TextState Status,
    DateTimeOffset StatusAt,
    Refusal? Reason,
    int Segments,
    int Pictures,
    Purpose? Purpose,
    Guid? FeedMessageId,
    Guid? AgainOf,
    bool MayBeSentAgain);

/// <summary>
/// What was sent and received: <c>GET /api/messaging/texts/totals?from=&amp;to=</c>, exact, by the time a text was composed or
/// received.
/// </summary>
/// <param name="Used">What counts as used, by the rule of the ledger: segments the carrier took or brought, a picture message as one, keywords free.</param>
/// <param name="Sent">Texts to people that the carrier took.</param>
/// <param name="Received">Texts from people.</param>
/// <param name="NotSent">Texts to people that the carrier never took: failed, refused or unconfirmed.</param>
/// <param name="Waiting">Texts on their way to the carrier.</param>
/// <param name="States">Texts by state, those with none left out.</param>
public sealed record TextTotals(long Used, long Sent, long Received, long NotSent, long Waiting, IReadOnlyList<StateTotal> States);

/// <summary>Texts of one state.</summary>
/// <param name="Status">The state.</param>
/// <param name="Texts">Text messages.</param>
/// <param name="Segments">Their carrier segments.</param>
public sealed record StateTotal(TextState Status, long Texts, long Segments);
