using Messaging.Carrier;
using Microsoft.Extensions.Options;
using Npgsql;
using ServiceDefaults.Data.Work;

namespace Messaging.Texts;

/// <summary>
/// Finds out what became of attempts without an answer. A callback may settle each at any moment; this looks into the
/// carrier's list, at once and again after the quiet period, and only then gives up.
/// </summary>
internal sealed class InDoubtTexts(
    DueTexts due, NpgsqlDataSource database, TwilioMessages carrier, TextNewsWriter news, TextDispatcher dispatcher, IOptions<TextOptions> options,
    TimeProvider clock, ILogger<InDoubtTexts> log) : ClaimLoop(clock, log)
{
    private const int Batch = 50;

    private readonly TimeProvider _clock = clock;

    protected override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var expired = await due.ExpiredAsync(now, Batch, cancellationToken);
        await Task.WhenAll(expired.Select(text => news.TellAsync(new TextNews.LeaseExpired(text.Id, text.Attempt), cancellationToken)));

        var doubtful = await due.TakeDoubtfulAsync(now, now + options.Value.LookAgain, options.Value.Lease, Batch, cancellationToken);
        await Parallel.ForEachAsync(doubtful, Looking(cancellationToken), async (text, token) => await LookAsync(text, token));
        if (doubtful.Count > 0) dispatcher.Wake();
        return expired.Count + doubtful.Count;
    }

    // A slow carrier must not make each text wait for the one before it; more than its connections for reading would only queue.
    private static ParallelOptions Looking(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = TwilioClients.ConnectionsForReading, CancellationToken = cancellationToken };

    private async Task LookAsync(DoubtfulText text, CancellationToken cancellationToken)
    {
        var looked = _clock.GetUtcNow();
        // Not to be had in full: a list that may lack something proves nothing. The next look is set already.
        if (await carrier.ListToAsync(text.AccountSid, text.Phone, text.ClaimedAt - ListMatch.ClockSkew) is not { } listed) return;

        var others = await SidsOfOthersAsync(text.Id, [.. listed.Select(found => found.Sid)], cancellationToken);
        var found = ListMatch.Find(listed, others, text.Hash, text.MediaUrls, text.ClaimedAt, text.InDoubtSince);
        await news.TellAsync(found is not null ? new TextNews.CarrierSaid(text.Id, found.Sid, found.Status, found.ErrorCode, found.Segments) : Missing(text, looked), cancellationToken);
    }

    // Two complete lists without it, the second after the quiet period: right after a create a list may not have it yet.
    private TextNews Missing(DoubtfulText text, DateTimeOffset looked)
    {
        var quietUntil = text.InDoubtSince + options.Value.QuietPeriod;
        return text.EmptyLists > 0 && looked >= quietUntil
            ? new TextNews.Silent(text.Id, text.Attempt)
            : new TextNews.NotListed(text.Id, text.Attempt, quietUntil > looked ? quietUntil : looked + options.Value.LookAgain);
    }

    private async Task<IReadOnlySet<string>> SidsOfOthersAsync(Guid textId, string[] sids, CancellationToken cancellationToken)
    {
        await using var command = database.Query(
            "SELECT key FROM text_keys WHERE kind = 'CarrierSid' AND key = ANY($1) AND text_id <> $2", Sql.Strings(sids), Sql.Value(textId));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var others = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken)) others.Add(reader.GetString(0));
        return others;
    }
}
