using Messaging.Carrier;
using Microsoft.Extensions.Options;
using Npgsql;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Work;
using static Messaging.Texts.Sql;

namespace Messaging.Texts;

/// <summary>
/// Publishes what the carrier has on record for each company and finished day, so that Billing can compare. A day is
/// claimed by a row with a lease; its pages and the mark that it is done are one commit, so it is published once however
/// many replicas there are and whenever one of them dies.
/// </summary>
internal sealed class CarrierDayLister(
    NpgsqlDataSource database, TwilioMessages carrier, TextNewsWriter news, WireNames names, OutboxSignal outbox, IOptions<TextOptions> options,
    TimeProvider clock, ILogger<CarrierDayLister> log) : ClaimLoop(clock, log)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private const string ClaimSql = """
        INSERT INTO carrier_days AS c (company_id, day, lease_until)
        SELECT s.company_id, d.day::date, $3 FROM senders s CROSS JOIN generate_series($1::timestamp, $2::timestamp, interval '1 day') AS d(day)
        LEFT JOIN carrier_days k ON k.company_id = s.company_id AND k.day = d.day::date
        WHERE s.number <> '' AND s.standing <> 'Released' AND (k.company_id IS NULL OR (k.listed_at IS NULL AND k.lease_until <= $4))
        ORDER BY d.day, s.company_id LIMIT 1
        ON CONFLICT (company_id, day) DO UPDATE SET lease_until = excluded.lease_until WHERE c.listed_at IS NULL AND c.lease_until <= $4
        RETURNING c.company_id, c.day
        """;

    private const string KnownSql = """
        SELECT k.key, t.id, t.segments, t.status, t.direction = 'Outbound'
        FROM text_keys k JOIN text_messages t ON t.id = k.text_id AND t.company_id = k.company_id
        WHERE k.kind = 'CarrierSid' AND k.key = ANY($1) AND k.company_id = $2 AND t.created_at >= $3 AND t.created_at < $4
        """;

    private const string DoneSql = "UPDATE carrier_days SET listed_at = $3 WHERE company_id = $1 AND day = $2 AND listed_at IS NULL";

    private readonly TimeProvider _clock = clock;

    protected override TimeSpan IdleDelay => TimeSpan.FromMinutes(1);

    protected override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        // A day is over for the carrier's list when its last texts have found their sender and their time.
        var last = DateOnly.FromDateTime((now - options.Value.ListDayAfter).UtcDateTime).AddDays(-1);
        if (await ClaimAsync(last.AddDays(1 - options.Value.ListDaysBack), last, now, cancellationToken) is not var (company, day)) return 0;
        return await ListAsync(company, day, cancellationToken) ? 1 : 0;
    }

    /// <summary>Publishes a day unless that was done before. False: the carrier's list could not be had; the lease says when to try again.</summary>
    internal async Task<bool> ListAsync(Guid company, DateOnly day, CancellationToken cancellationToken)
    {
        var (number, account) = await SenderAsync(company, cancellationToken);
        if (await carrier.ListDayAsync(account, number, day) is not { } listed)
        {
            log.LogWarning("The carrier's list of {Day} for company {CompanyId} could not be had in full; it is tried again", day, company);
            return false;
        }

        var known = await KnownAsync(company, day, listed, cancellationToken);
        if (!await PublishAsync(company, day, listed, known, cancellationToken)) return true;
        await Task.WhenAll(CarrierDayPages.News(listed, known).Select(said => news.TellAsync(said, cancellationToken)));
        return true;
    }

    /// <summary>Takes the oldest day that nobody has listed or is listing.</summary>
    internal async Task<(Guid Company, DateOnly Day)?> ClaimAsync(DateOnly first, DateOnly last, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var claim = database.Query(ClaimSql,
            Value(first.ToDateTime(TimeOnly.MinValue)), Value(last.ToDateTime(TimeOnly.MinValue)), Value(now + Lease), Value(now));
        await using var reader = await claim.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetGuid(0), reader.GetFieldValue<DateOnly>(1)) : null;
    }

    private async Task<(string Number, string Account)> SenderAsync(Guid company, CancellationToken cancellationToken)
    {
        await using var command = database.Query("SELECT number, account_sid FROM senders WHERE company_id = $1", Value(company));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetString(0), reader.GetString(1)) : throw new InvalidOperationException("The company has no number.");
    }

    // A text is written at most a few days before it is sent; the bounds keep the look-up out of all other months.
    private async Task<Dictionary<string, KnownText>> KnownAsync(Guid company, DateOnly day, IReadOnlyList<CarrierText> listed, CancellationToken cancellationToken)
    {
        var from = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        await using var command = database.Query(KnownSql,
            Strings(listed.Select(text => text.Sid)), Value(company), Value(from.AddDays(-7)), Value(from.AddDays(2)));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var known = new Dictionary<string, KnownText>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
            known[reader.GetString(0)] = new(reader.GetGuid(1), reader.GetInt32(2), (TextStatus)reader.GetInt32(3), reader.GetBoolean(4));
        return known;
    }

    private async Task<bool> PublishAsync(
        Guid company, DateOnly day, IReadOnlyList<CarrierText> listed, Dictionary<string, KnownText> known, CancellationToken cancellationToken)
    {
        var pages = new OutboxBatch(names, _clock);
        foreach (var page in CarrierDayPages.Of(company, day, listed, known)) pages.Add(page, traceParent: null);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var done = new NpgsqlCommand(DoneSql, connection) { Parameters = { Value(company), Value(day), Value(_clock.GetUtcNow()) } };
        // Somebody whose lease had run out was faster.
        if (await done.ExecuteNonQueryAsync(cancellationToken) == 0) return false;
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { pages.ToCommand() } };
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        outbox.Set();
        return true;
    }
}
