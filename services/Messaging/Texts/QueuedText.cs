using System.Diagnostics;
using Messaging.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Messaging;

namespace Messaging.Texts;

/// <summary>What has to be known of a text that is to go out.</summary>
/// <param name="Position">Place of its cause in the conversation.</param>
public sealed record QueuedText(Guid CompanyId, Guid? ContactId, string Phone, Purpose Purpose, string Body, SegmentCount Size)
{
    public Guid? FeedMessageId { get; init; }

    public long Position { get; init; }

    public int Part { get; init; } = 1;

    public int Parts { get; init; } = 1;

    public Urgency Urgency { get; init; }

    public bool ChosenByStaff { get; init; }

    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>The key of the order that asked for it; null when nobody waits to hear what becomes of it.</summary>
    public string? OrderKey { get; init; }

    /// <summary>Who makes it needless by telling the same in words of their own; null for most.</summary>
    public SendMessage.ToldBy? UnlessToldBy { get; init; }

    /// <summary>Where the carrier finds its picture; empty for words.</summary>
    public string[] MediaUrls { get; init; } = [];

    /// <summary>W3C traceparent of what caused it.</summary>
    public string? TraceParent { get; init; } = Activity.Current?.Id;

    /// <summary>It waits until then, or until somebody lets it go; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}

public sealed partial class TextMessage
{
    /// <summary>A text that waits for its turn.</summary>
    /// <param name="text">What to send to whom.</param>
    /// <param name="at">The instant of its cause, see <see cref="TextId.Instant"/>.</param>
    /// <param name="id">Made of <paramref name="at"/>, where it had to be known before; otherwise a new one.</param>
    public static TextMessage Queue(QueuedText text, DateTimeOffset at, Guid? id = null) => Create(text, TextStatus.Queued, null, id ?? TextId.New(at), at);

    /// <summary>A text that may not leave: kept for the log, with the reason.</summary>
    /// <param name="text">What was to be sent; the phone is empty when there is none.</param>
    /// <param name="reason">Why not.</param>
    /// <param name="id">Made of <paramref name="at"/>.</param>
    /// <param name="at">The instant of its cause, see <see cref="TextId.Instant"/>.</param>
    public static TextMessage Refuse(QueuedText text, Reason reason, Guid id, DateTimeOffset at) => Create(text, TextStatus.Refused, reason, id, at);

    private static TextMessage Create(QueuedText text, TextStatus status, Reason? refusal, Guid id, DateTimeOffset at) => new()
    {
        Id = id,
        CreatedAt = at,
        CompanyId = text.CompanyId,
        Direction = TextDirection.Outbound,
        ContactId = text.ContactId,
        FeedMessageId = text.FeedMessageId,
        Position = text.Position,
        Part = text.Part,
        Parts = text.Parts,
        Kind = text.MediaUrls.Length > 0 ? TextKind.Mms : TextKind.Sms,
        MediaUrls = text.MediaUrls,
        Purpose = text.Purpose,
        Urgency = text.Urgency,
        ChosenByStaff = text.ChosenByStaff,
        Phone = text.Phone,
        Body = text.Body,
        Encoding = text.Size.Encoding,
        Segments = text.Size.Segments,
        NotAfter = text.NotAfter,
        TraceParent = text.TraceParent,
        OrderKey = text.OrderKey,
        ToldByAuthor = text.UnlessToldBy?.AuthorId,
        ToldBySince = text.UnlessToldBy?.Since,
        Status = status,
        StatusAt = at,
        NextAttemptAt = text.NotBefore ?? at,
        Refusal = refusal,
    };
}

/// <summary>Puts texts into the queue.</summary>
public static class TextQueue
{
    /// <summary>Adds a text with the first step of its life; its key makes that the same cause cannot queue it twice.</summary>
    public static void AddQueued(this MessagingDb db, TextMessage text, TextKeyKind kind, string key)
    {
        db.Texts.Add(text);
        db.TextKeys.Add(KeyOf(text, kind, key));
        db.TextEvents.Add(Composed(text));
    }

    /// <summary>The same for many texts at once, in the batch of a transaction, with a statement for each table.</summary>
    public static void AddQueued(this NpgsqlBatch batch, MessagingDb db, IReadOnlyList<(TextMessage Text, string Key)> texts, TextKeyKind kind)
    {
        batch.BatchCommands.Add(db.InsertCommand<TextMessage>([.. texts.Select(queued => queued.Text)]));
        batch.BatchCommands.Add(db.InsertCommand<TextKey>([.. texts.Select(queued => KeyOf(queued.Text, kind, queued.Key))]));
        batch.BatchCommands.Add(db.InsertCommand<TextEvent>([.. texts.Select(queued => Composed(queued.Text))]));
        // What the context holds its commit wakes the workers for; one is enough.
        db.Attach(texts[^1].Text);
    }

    private static TextKey KeyOf(TextMessage text, TextKeyKind kind, string key) =>
        new() { Kind = kind, Key = key, TextId = text.Id, CompanyId = text.CompanyId, CreatedAt = text.CreatedAt };

    private static TextEvent Composed(TextMessage text) => new() { TextId = text.Id, CompanyId = text.CompanyId, At = text.CreatedAt, What = TextEvent.Composed };

    /// <summary>Runs statements in the present transaction, in one round trip.</summary>
    public static async Task WriteAsync(this MessagingDb db, Action<NpgsqlBatch> add, CancellationToken cancellationToken)
    {
        await using var batch = db.PresentBatch();
        add(batch);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Adds a refused text with both steps of its short life.</summary>
    public static void AddRefused(this MessagingDb db, TextMessage text)
    {
        db.Texts.Add(text);
        db.TextEvents.Add(Composed(text));
        db.TextEvents.Add(new TextEvent { TextId = text.Id, CompanyId = text.CompanyId, At = text.CreatedAt, What = TextEvent.Refused, Detail = text.Refusal?.Words().Code });
    }

    /// <summary>
    /// Takes the key of a cause for the text that it becomes, in the present transaction. Waits for another transaction
    /// that is taking it. False: the cause has become a text before.
    /// </summary>
    public static async Task<bool> TakeKeyAsync(
        this MessagingDb db, TextKeyKind kind, string key, Guid textId, Guid companyId, DateTimeOffset at, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO text_keys (kind, key, text_id, company_id, created_at) VALUES ({kind.ToString()}, {key}, {textId}, {companyId}, {at})
            ON CONFLICT (kind, key) DO NOTHING
            """, cancellationToken) == 1;

    private const string TakeKeysSql = """
        INSERT INTO text_keys (kind, key, text_id, company_id, created_at)
        SELECT $1, k.key, k.text_id, k.company_id, $5 FROM unnest($2, $3, $4) AS k(key, text_id, company_id) ORDER BY k.key
        ON CONFLICT (kind, key) DO NOTHING RETURNING text_id
        """;

    /// <summary>The same for many causes at once. Returns the texts whose cause is new.</summary>
    public static async Task<HashSet<Guid>> TakeKeysAsync(
        this MessagingDb db, TextKeyKind kind, IReadOnlyList<(string Key, Guid TextId, Guid CompanyId)> keys, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var insert = db.PresentCommand(TakeKeysSql);
        insert.Parameters.AddRange(new NpgsqlParameter[]
        {
            Sql.Value(kind.ToString()), Sql.Strings(keys.Select(key => key.Key)), Sql.Value(keys.Select(key => key.TextId).ToArray()),
            Sql.Value(keys.Select(key => key.CompanyId).ToArray()), Sql.Value(at),
        });
        await using var reader = await insert.ExecuteReaderAsync(cancellationToken);
        var taken = new HashSet<Guid>();
        while (await reader.ReadAsync(cancellationToken)) taken.Add(reader.GetGuid(0));
        return taken;
    }
}
