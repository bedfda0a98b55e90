using Messaging.Conversations;
using Messaging.Data;
using Messaging.Live;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ServiceDefaults.Data.Database;
using Testing;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Tests.Texts;

/// <summary>Rows that are written many at a time are the rows that EF writes one by one.</summary>
[Trait("Needs", "Servers")]
public sealed class InsertManyTests
{
    private static readonly Guid Company = Guid.Parse("01980000-0000-7000-8000-0000000000aa");
    private static readonly Guid Contact = Guid.Parse("01980000-0000-7000-8000-000000000777");
    private static readonly DateTimeOffset At = TextId.Instant(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task Rows_written_together_are_the_same_as_rows_written_one_by_one()
    {
        var connectionString = await (await Servers.PostgresAsync()).FreshDatabaseAsync<MessagingDb>();
        await using var db = new MessagingDb(new DbContextOptionsBuilder<MessagingDb>().UseNpgsql(connectionString).UseSnakeCaseNamingConvention().Options);

        await CompareAsync(db, "text_messages", number => TextMessage.Queue(Full(number), At, TextId.New(At)), "id");
        await CompareAsync(db, "text_messages", number => TextMessage.Refuse(Bare(number), Reason.OptedOut, TextId.New(At), At), "id");
        await CompareAsync(db, "text_keys", number => new TextKey { Kind = TextKeyKind.Source, Key = $"{number} {Guid.CreateVersion7()}", TextId = Contact, CompanyId = Company, CreatedAt = At }, "key");
        await CompareAsync(db, "text_events", _ => new TextEvent { TextId = Contact, CompanyId = Company, At = At, What = TextEvent.Composed }, "id");
        await CompareAsync(db, "feed_messages", number => new FeedMessage
        {
            Id = Guid.CreateVersion7(At), CompanyId = Company, ContactId = Contact, Kind = FeedEntryKind.Outbound, Html = $"<b>{number % 2}</b>", Delivery = number % 2 == 0 ? DeliveryMode.TextOnly : null, CreatedAt = At,
        }, "id");
        await CompareAsync(db, "feed_changes", _ => new FeedChange { CompanyId = Company, What = FeedChangeKind.Entry, EntityId = Contact, At = At }, "id", "transaction_id");
    }

    private static QueuedText Full(int number) => new(Company, Contact, "+14155550111", Purpose.Notice, $"Words \"{number % 2}\" \\ {{}} ☃", new(TextEncoding.Ucs2, 150, 3))
    {
        FeedMessageId = Contact,
        Position = 7,
        Part = 2,
        Parts = 3,
        Urgency = Urgency.Urgent,
        ChosenByStaff = true,
        NotAfter = At.AddHours(1),
        OrderKey = "key",
        UnlessToldBy = new SendMessage.ToldBy(Contact, At),
        MediaUrls = ["https://example.com/a,b", "\"{quoted\\}\"", "NULL", ""],
        TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    };

    private static QueuedText Bare(int number) => new(Company, null, "", Purpose.Notice, $"{number % 2}", new(TextEncoding.Gsm7, 1, 1)) { TraceParent = null };

    /// <summary>Two rows by each of the ways; what is different about them by their nature is left out.</summary>
    private static async Task CompareAsync<T>(MessagingDb db, string table, Func<int, T> row, params string[] different)
        where T : class
    {
        await using var database = NpgsqlDataSource.Create(db.Database.GetConnectionString()!);
        await RunAsync(database, $"DELETE FROM {table}");
        db.AddRange(row(0), row(1));
        await db.SaveChangesAsync();
        var oneByOne = await ReadAsync(database, table, different);
        await RunAsync(database, $"DELETE FROM {table}");

        await using (var batch = database.CreateBatch())
        {
            batch.BatchCommands.Add(db.InsertCommand<T>([row(2), row(3)]));
            await batch.ExecuteNonQueryAsync();
        }

        Assert.Equal(2, oneByOne.Count);
        Assert.Equal(oneByOne, await ReadAsync(database, table, different));
    }

    private static async Task RunAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<string>> ReadAsync(NpgsqlDataSource database, string table, string[] different)
    {
        await using var command = database.CreateCommand($"SELECT (to_jsonb(t) - $1)::text FROM {table} t");
        command.Parameters.AddWithValue(different);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return [.. rows.Order(StringComparer.Ordinal)];
    }
}
