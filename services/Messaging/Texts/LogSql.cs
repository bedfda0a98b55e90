using System.Text;
using Npgsql;
using NpgsqlTypes;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Texts;

/// <summary>
/// The statements behind the log. Each shape of filter has an index in the order of time (ix_text_messages_log_…), months are
/// read newest first and no further than the page needs; words are <see cref="LogSearch{T}"/>'s. Values are parameters, always.
/// </summary>
internal static class LogSql
{
    // A text composed now may be a little ahead of this clock; no month beyond is worth a look.
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    // States that most texts end in: there are too many of them for the index to be of help.
    private static readonly TextState[] Common = [TextState.Delivered, TextState.Received];

    /// <summary>Lines in the order of time, whatever their words.</summary>
    public static (string Sql, NpgsqlParameter[] Parameters) Page(Guid companyId, LogFilter filter, LogPosition? after, int atMost, DateTimeOffset now)
    {
        var sql = new Statement("SELECT t.* FROM text_messages t WHERE t.company_id = @company AND t.created_at < @before");
        sql.Add("company", companyId).Add("before", (filter.To ?? now + Ahead).UtcDateTime).Add("most", atMost);
        if (filter.From is { } from) sql.And("t.created_at >= @from").Add("from", from.UtcDateTime);
        // The first half names the months, the second the line.
        if (after is not null) sql.And("t.created_at <= @at AND (t.created_at, t.id) < (@at, @id)").Add("at", after.At.UtcDateTime).Add("id", after.Id);
        return AndPeople(sql, filter).Ordered();
    }

    /// <summary>
    /// Lines with these words before a position, as far back as the pieces of time go. What is materialized is found by the
    /// one index of words and marks (ix_text_messages_log_words); there is nothing in it that another index could answer. When more
    /// rows have the words than may be looked at, it answers with more lines than were asked for, which are not to be used.
    /// </summary>
    public static (string Sql, NpgsqlParameter[] Parameters) Words(
        Guid companyId, LogFilter filter, int[] keys, LogBlocks pieces, LogPosition position, int atMost, int mostRows)
    {
        // Where a piece ended at the beginning of a month, that month is over.
        var bound = position.Id == default ? "<" : "<=";
        var sql = new Statement($"WITH found AS MATERIALIZED (SELECT * FROM text_messages t WHERE t.created_at {bound} @at AND t.log_words @> @keys");
        sql.Add("at", position.At.UtcDateTime).Add("keys", keys).Add("company", companyId).Add("id", position.Id).Add("words", filter.Words!).Add("most", atMost).Add("rows", mostRows);
        var from = pieces.From > filter.From || filter.From is null ? pieces.From : filter.From;
        if (from is not null) sql.And("t.created_at >= @from").Add("from", from.Value.UtcDateTime);
        if (filter.ContactId is { } contact) sql.And($"{Marks} @> ARRAY[log_mark(@contact, -1)]");
        else if (filter.State is { } state && !Common.Contains(state)) sql.And($"{Marks} @> ARRAY[log_mark(@company, -2 - @state)]");
        if (pieces.Marks.Count > 0)
        {
            sql.And($"{Marks} && ARRAY[{string.Join(", ", pieces.Marks.Select((_, index) => $"log_mark(@company, @piece{index})"))}]");
            for (var index = 0; index < pieces.Marks.Count; index++) sql.Add($"piece{index}", pieces.Marks[index]);
        }

        sql.Then("""
             LIMIT @rows + 1),
            many AS MATERIALIZED (SELECT count(*) > @rows AS too FROM found)
            SELECT t.* FROM found t WHERE (SELECT too FROM many)
              OR (t.company_id = @company AND (t.created_at, t.id) < (@at, @id) AND to_tsvector('simple', t.body) @@ plainto_tsquery('simple', @words)
            """);
        return AndPeople(sql, filter).Then(")").Ordered("CASE WHEN (SELECT too FROM many) THEN @most + 1 ELSE @most END");
    }

    private const string Marks = "log_marks(t.company_id, t.contact_id, t.state, t.created_at)";

    private static Statement AndPeople(Statement sql, LogFilter filter)
    {
        if (filter.ContactId is { } contact) sql.And("t.contact_id = @contact").Add("contact", contact);
        if (filter.State is { } state) sql.And("t.state = @state").Add("state", (short)state);
        else if (filter.Direction is { } direction) sql.And("t.direction = @direction").Add("direction", direction.ToString());
        return sql;
    }

    /// <summary>A statement in the making.</summary>
    private sealed class Statement(string start)
    {
        private readonly StringBuilder _sql = new(start);
        private readonly List<NpgsqlParameter> _parameters = [];

        public Statement Then(string sql)
        {
            _sql.Append(sql);
            return this;
        }

        public Statement And(string condition) => Then(" AND ").Then(condition);

        public Statement Add<T>(string name, T value)
        {
            _parameters.Add(value is DateTime ? new NpgsqlParameter(name, NpgsqlDbType.TimestampTz) { Value = value } : new NpgsqlParameter(name, value));
            return this;
        }

        public (string Sql, NpgsqlParameter[] Parameters) Ordered(string most = "@most") =>
            (Then($" ORDER BY t.created_at DESC, t.id DESC LIMIT {most}")._sql.ToString(), [.. _parameters]);
    }
}
