using Messaging.Data;
using Messaging.Live;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ServiceDefaults.Data.Database;

namespace Messaging.Conversations;

/// <summary>Puts many outbound entries at the ends of their feeds at once; see <see cref="FeedWriter"/> for one.</summary>
public static class FeedBatch
{
    // In one order for everybody: a conversation's row is its lock.
    private const string PositionsSql = """
        INSERT INTO conversations AS c (contact_id, company_id, last_position, preview, last_at, last_is_inbound, unread)
        SELECT e.contact_id, e.company_id, e.entries, e.preview, e.at, false, 0
        FROM unnest($1, $2, $3, $4, $5) AS e(contact_id, company_id, entries, preview, at) ORDER BY e.contact_id
        ON CONFLICT (contact_id) DO UPDATE SET
          last_position = c.last_position + excluded.last_position,
          preview = CASE WHEN excluded.last_at >= c.last_at THEN excluded.preview ELSE c.preview END,
          last_is_inbound = c.last_is_inbound AND excluded.last_at < c.last_at,
          last_at = greatest(c.last_at, excluded.last_at)
        RETURNING contact_id, last_position
        """;

    private const string PhonesSql = """
        INSERT INTO opt_outs (company_id, phone, opted_out, changed_at)
        SELECT DISTINCT p.company_id, p.phone, false, $3 FROM unnest($1, $2) AS p(company_id, phone) ORDER BY 1, 2 ON CONFLICT DO NOTHING
        """;

    /// <summary>
    /// Takes the locks of the conversations until the present transaction ends; see also that each phone has its row before
    /// the first text to it. The entries themselves are written by <see cref="AddEntries"/>.
    /// </summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="entries">Outbound, in the order in which they are to stand; with the phone that is texted and what the list shows.</param>
    /// <param name="cancellationToken">Ends with the work.</param>
    /// <returns>The places of the entries, in the same order.</returns>
    public static async Task<IReadOnlyList<long>> AppendAsync(
        this MessagingDb db, IReadOnlyList<(FeedMessage Entry, string Phone, string PlainText)> entries, CancellationToken cancellationToken)
    {
        var conversations = entries.GroupBy(entry => entry.Entry.ContactId)
            .Select(feed => (Last: feed.Last().Entry, Preview: Preview.Of(feed.Last().PlainText), Count: feed.LongCount())).ToArray();
        await using var batch = db.PresentBatch();
        batch.BatchCommands.Add(Sql.Command(PhonesSql, Sql.Value(entries.Select(entry => entry.Entry.CompanyId).ToArray()),
            Sql.Strings(entries.Select(entry => entry.Phone)), Sql.Value(entries[0].Entry.CreatedAt)));
        batch.BatchCommands.Add(Sql.Command(PositionsSql, Sql.Value(conversations.Select(feed => feed.Last.ContactId).ToArray()),
            Sql.Value(conversations.Select(feed => feed.Last.CompanyId).ToArray()), Sql.Value(conversations.Select(feed => feed.Count).ToArray()),
            Sql.Strings(conversations.Select(feed => feed.Preview)), Sql.Value(conversations.Select(feed => feed.Last.CreatedAt).ToArray())));
        var next = new Dictionary<Guid, long>();
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken)) next[reader.GetGuid(0)] = reader.GetInt64(1);
        }

        foreach (var (last, _, count) in conversations) next[last.ContactId] -= count;
        return [.. entries.Select(entry => ++next[entry.Entry.ContactId])];
    }

    /// <summary>Puts the entries, and what open pages must read again for them, into the batch of the same transaction.</summary>
    /// <param name="batch">Of the transaction that took the places.</param>
    /// <param name="db">Knows the tables.</param>
    /// <param name="entries">As they were given to <see cref="AppendAsync"/>.</param>
    public static void AddEntries(this NpgsqlBatch batch, MessagingDb db, IReadOnlyList<FeedMessage> entries)
    {
        var changes = entries.Select(entry => new FeedChange { CompanyId = entry.CompanyId, What = FeedChangeKind.Entry, EntityId = entry.Id, At = entry.CreatedAt })
            .Concat(entries.DistinctBy(entry => entry.ContactId)
                .Select(entry => new FeedChange { CompanyId = entry.CompanyId, What = FeedChangeKind.Conversation, EntityId = entry.ContactId, At = entry.CreatedAt }));
        batch.BatchCommands.Add(db.InsertCommand(entries));
        batch.BatchCommands.Add(db.InsertCommand<FeedChange>([.. changes]));
    }
}
