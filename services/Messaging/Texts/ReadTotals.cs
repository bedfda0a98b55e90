using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Texts;

/// <summary>
/// How many texts there are, exactly: whole days from the counters and what was not added to them yet, in one snapshot; only
/// the two days at the ends of a range are counted afresh.
/// </summary>
public static class ReadTotals
{
    private const string TotalsSql = """
        SELECT direction, status, sum(texts)::bigint, sum(segments)::bigint, sum(used)::bigint FROM (
          SELECT direction, status, texts, segments, used FROM text_counters WHERE company_id = $1 AND day >= $2 AND day < $3
          UNION ALL
          SELECT direction, status, texts, segments, used FROM text_counter_changes WHERE company_id = $1 AND day >= $2 AND day < $3
          UNION ALL
          SELECT direction, status, 1, segments, text_used(direction, status, segments, media_urls, is_keyword) FROM text_messages
            WHERE company_id = $1 AND created_at >= $4 AND created_at < $5
          UNION ALL
          SELECT direction, status, 1, segments, text_used(direction, status, segments, media_urls, is_keyword) FROM text_messages
            WHERE company_id = $1 AND created_at >= $6 AND created_at < $7) t
        GROUP BY direction, status HAVING sum(texts) <> 0
        """;

    /// <param name="from">This moment or later; null since the beginning.</param>
    /// <param name="to">Before this moment; null for all.</param>
    /// <param name="database">Of the service.</param>
    /// <param name="company">Whose texts.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public static async Task<Results<Ok<TextTotals>, ProblemHttpResult>> HandleAsync(
        DateTimeOffset? from, DateTimeOffset? to, NpgsqlDataSource database, CurrentCompany company, CancellationToken cancellationToken)
    {
        if (from > to) return Problem.Invalid("from", "The range begins after it ends.");
        var span = TotalsSpan.Of(from?.ToUniversalTime(), to?.ToUniversalTime());
        await using var command = database.Query(TotalsSql,
            Sql.Value(company.Required), Sql.Value(span.FirstDay), Sql.Value(span.EndDay),
            Sql.Value(span.Before.From), Sql.Value(span.Before.To), Sql.Value(span.After.From), Sql.Value(span.After.To));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var counts = new List<TextCount>();
        while (await reader.ReadAsync(cancellationToken))
            counts.Add(new(Enum.Parse<TextDirection>(reader.GetString(0)), (TextStatus)reader.GetInt32(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4)));
        return TypedResults.Ok(Totals(counts));
    }

    internal static TextTotals Totals(IReadOnlyCollection<TextCount> counts)
    {
        var sent = counts.Where(count => count.Direction is TextDirection.Outbound).ToList();
        return new(
            Used: counts.Sum(count => count.Used),
            Sent: sent.Where(count => count.Status.IsAccepted()).Sum(count => count.Texts),
            Received: counts.Where(count => count.Direction is TextDirection.Inbound).Sum(count => count.Texts),
            NotSent: sent.Where(count => count.Status is TextStatus.Unconfirmed or TextStatus.Refused or TextStatus.Failed).Sum(count => count.Texts),
            Waiting: sent.Where(count => count.Status is TextStatus.Queued or TextStatus.Sending or TextStatus.InDoubt).Sum(count => count.Texts),
            [.. counts.GroupBy(count => count.Direction is TextDirection.Inbound ? TextState.Received : count.Status.Shown()).OrderBy(state => state.Key)
                .Select(state => new StateTotal(state.Key, state.Sum(count => count.Texts), state.Sum(count => count.Segments)))]);
    }

    /// <summary>Texts of one direction and status.</summary>
    internal readonly record struct TextCount(TextDirection Direction, TextStatus Status, long Texts, long Segments, long Used);
}
