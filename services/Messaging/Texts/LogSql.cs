using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Messaging.Texts;

/// <summary>
/// The statement behind the log. Each shape of filter has an index in the order of time (ix_text_messages_log_…), months are
/// read newest first and no further than the page needs. Values are parameters, always.
/// </summary>
internal static class LogSql
{
    // A text composed now may be a little ahead of this clock; no month beyond is worth a look.
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    public static (string Sql, NpgsqlParameter[] Parameters) Page(Guid companyId, LogFilter filter, LogPosition? after, int atMost, DateTimeOffset now)
    {
        var sql = new StringBuilder("SELECT t.* FROM text_messages t WHERE t.company_id = @company AND t.created_at < @before");
        var parameters = new List<NpgsqlParameter>
        {
            new("company", companyId),
            new("before", (filter.To ?? now + Ahead).UtcDateTime),
            new("most", atMost),
        };
        if (filter.From is { } from) And(" AND t.created_at >= @from", "from", from.UtcDateTime);
        if (filter.ContactId is { } contact) And(" AND t.contact_id = @contact", "contact", contact);
        if (filter.State is { } state) And(" AND t.state = @state", "state", (short)state);
        else if (filter.Direction is { } direction) And(" AND t.direction = @direction", "direction", direction.ToString());
        if (!string.IsNullOrWhiteSpace(filter.Words)) And(" AND to_tsvector('simple', t.body) @@ plainto_tsquery('simple', @words)", "words", filter.Words.Replace("\0", "", StringComparison.Ordinal));
        if (after is not null)
        {
            // The first half names the months, the second the line.
            And(" AND t.created_at <= @at AND (t.created_at, t.id) < (@at, @id)", "at", after.At.UtcDateTime);
            parameters.Add(new("id", after.Id));
        }

        return (sql.Append(" ORDER BY t.created_at DESC, t.id DESC LIMIT @most").ToString(), [.. parameters]);

        void And<T>(string condition, string name, T value)
        {
            sql.Append(condition);
            parameters.Add(value is DateTime ? new NpgsqlParameter(name, NpgsqlDbType.TimestampTz) { Value = value } : new NpgsqlParameter(name, value));
        }
    }
}
