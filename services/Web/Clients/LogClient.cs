using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Web.Clients;

/// <summary>What the Messages log is asked for, with moments instead of days.</summary>
/// <param name="Direction">Which way the texts went; null for both.</param>
/// <param name="Status">Where they stand; null for any.</param>
/// <param name="ContactId">With whom; null for everybody.</param>
/// <param name="From">Composed or received at this moment or later.</param>
/// <param name="To">Before this moment.</param>
/// <param name="Words">Words of the text.</param>
public sealed record LogQuestion(
    TextWay? Direction = null, TextState? Status = null, Guid? ContactId = null, DateTimeOffset? From = null, DateTimeOffset? To = null, string? Words = null);

/// <summary>The Messages log of Messaging's API.</summary>
public sealed class LogClient(GatewayApi gateway)
{
    private const string Texts = "/api/messaging/texts";

    public Task<Answer<Page<LoggedText>>> ListAsync(LogQuestion question, string? cursor, CancellationToken cancellation = default) =>
        gateway.GetAsync<Page<LoggedText>>(Texts + GatewayCalls.Query([.. Pairs(question), ("cursor", cursor)]), cancellation);

    public Task<Answer<TextTotals>> TotalsAsync(LogQuestion question, CancellationToken cancellation = default) =>
        gateway.GetAsync<TextTotals>(
            $"{Texts}/totals" + GatewayCalls.Query(("from", question.From?.ToString("O")), ("to", question.To?.ToString("O"))), cancellation);

    /// <summary>Sends it once more as a new text. The same key is the same decision, however often it is sent.</summary>
    public Task<Answer<LoggedText>> SendAgainAsync(Guid textId, Guid key, CancellationToken cancellation = default) =>
        gateway.PostOnceAsync<LoggedText>($"{Texts}/{textId}/send-again", null, key, cancellation);

    /// <summary>Where the browser itself fetches the same lines as a file.</summary>
    public static string ExportAddress(LogQuestion question) => $"{Texts}/export" + GatewayCalls.Query(Pairs(question));

    private static (string Name, string? Value)[] Pairs(LogQuestion question) =>
    [
        ("direction", question.Direction?.ToString()),
        ("status", question.Status?.ToString()),
        ("contactId", question.ContactId?.ToString()),
        ("from", question.From?.ToString("O")),
        ("to", question.To?.ToString("O")),
        ("words", question.Words),
    ];
}
