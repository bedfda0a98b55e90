using System.Globalization;
using System.Net;
using Npgsql;

namespace DemoPlatform.History;

/// <summary>
/// Writes the past month into the tables of Messaging, in one transaction. The past cannot be lived through the API, whose
/// clock is the present; so this outsider knows the tables, and a journey holds what stands in them against what the services
/// count. The triggers of the tables count these texts like all others.
/// </summary>
/// <param name="month">What was said.</param>
/// <param name="pictures">Uploaded ones, in the order of <see cref="Pictures"/>.</param>
internal sealed class MessagingTables(Month month, IReadOnlyList<Guid> pictures)
{
    private const int PreviewLength = 110;
    private const int Undelivered = 160;
    private const int Delivered = 170;
    private static readonly Guid Company = DemoData.HappyPaws;
    private readonly ILookup<PastClient, PastEntry> _feeds = month.Entries.ToLookup(entry => entry.Client);

    public static async Task<bool> HasTextsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var ask = new NpgsqlCommand("SELECT EXISTS (SELECT FROM text_messages WHERE company_id = $1)", connection) { Parameters = { new() { Value = Company } } };
        return (bool)(await ask.ExecuteScalarAsync(cancellationToken))!;
    }

    public async Task WriteAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.CopyAsync("conversations (contact_id, company_id, last_position, preview, last_at, last_is_inbound, unread)", Conversations(), cancellationToken);
        await connection.CopyAsync("feed_messages (id, company_id, contact_id, kind, html, author_id, author_name, delivery, not_texted, note, created_at)", Feed(), cancellationToken);
        await connection.CopyAsync("feed_message_images (feed_message_id, position, company_id, image_id, is_report_card, over_limit)", Shown(), cancellationToken);
        await connection.CopyAsync(
            "text_messages (id, created_at, company_id, direction, contact_id, feed_message_id, position, part, parts, kind, purpose, urgency, chosen_by_staff, phone, company_number, body, "
            + "encoding, segments, media_urls, is_keyword, status, status_at, attempt, next_attempt_at, carrier_sid, carrier_status, error_code, accepted_at, retry_of, order_key)", Texts(), cancellationToken);
        await connection.CopyAsync("text_events (text_id, company_id, at, what, detail)", month.Texts.SelectMany(Life), cancellationToken);
        await connection.CopyAsync("text_keys (kind, key, text_id, company_id, created_at)", Keys(), cancellationToken);
        await connection.CopyAsync("unassigned_texts (text_id, company_id, phone, reason, created_at, is_keyword, standing, remembered)",
            month.Strays.Select(text => (object?[])[text.Id, Company, text.Phone, text.Unassigned, text.At, false, "Open", false]), cancellationToken);
        await connection.CopyAsync("consent_events (company_id, contact_id, phone, change, source, detail, at)", Consent(), cancellationToken);
        await OptOutsAsync(connection, cancellationToken);
        // The platform hears of a STOP that holds.
        await connection.CopyAsync("texting_news (contact_id, company_id, version, told)", [[PastClient.Stopped.Id, Company, 1L, 0L]], cancellationToken);
        await CameWithPicturesAsync(connection, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private IEnumerable<object?[]> Conversations() => _feeds.Select(feed =>
    {
        PastEntry[] entries = [.. feed];
        var last = entries[^1];
        var preview = last.Words.Length <= PreviewLength ? last.Words : last.Words[..last.Words.LastIndexOf(' ', PreviewLength)] + "…";
        return (object?[])[feed.Key.Id, Company, (long)entries.Length, preview, last.At, last.Kind != PastEntry.Outbound, month.Unread(entries)];
    });

    private IEnumerable<object?[]> Feed() => month.Entries.Select(entry => (object?[])
    [
        entry.Id, Company, entry.Client.Id, entry.Kind, WebUtility.HtmlEncode(entry.Words).Replace("&#39;", "'", StringComparison.Ordinal), entry.Author?.Id, entry.Author?.Name,
        entry.Kind == PastEntry.Outbound ? "TextOnly" : null, entry.NotTexted, entry.Note, entry.At,
    ]);

    private IEnumerable<object?[]> Shown() => month.Entries.Where(entry => entry is { Kind: PastEntry.Outbound, Picture: not null })
        .Select(entry => (object?[])[entry.Id, 0, Company, pictures[entry.Picture!.Value], false, false]);

    private IEnumerable<object?[]> Texts() => _feeds
        .SelectMany(feed => feed.SelectMany((entry, index) => entry.Texts.Select(text => Row(text, entry.Id, index + 1))))
        .Concat(month.Strays.Select(text => Row(text, null, 0)));

    private object?[] Row(PastText text, Guid? entry, long position)
    {
        var (isGsm, segments) = text.Size;
        string[] media = text.Picture is { } picture ? [AddressOf(text, picture)] : [];
        return
        [
            text.Id, text.At, Company, text.FromClient ? "Inbound" : "Outbound", text.Client?.Id, entry, position, text.Part, text.Parts, media.Length > 0 ? "Mms" : "Sms",
            text.Order is null ? "FeedMessage" : "Notice", text.IsUrgent ? "Urgent" : "Normal", !text.FromClient && text.Order is null, text.Phone, DemoData.HappyPawsNumber, text.Words, isGsm ? "Gsm7" : "Ucs2", segments, media, text.IsKeyword,
            text.Code is null ? Delivered : Undelivered, text.FinalAt, text.FromClient ? 0 : 1, text.FromClient ? text.At : DateTimeOffset.MaxValue, text.Sid,
            text.FromClient ? null : StatusOf(text), text.Code, text.FromClient ? null : text.AcceptedAt, text.RetryOf, text.Order,
        ];
    }

    // Where pictures were is of no use any more: the feed shows its own copies.
    private string AddressOf(PastText text, int picture) => text.FromClient
        ? $"https://api.twilio.com/2010-04-01/Messages/{text.Sid}/Media/1"
        : $"https://texting.example/past/{pictures[picture]:N}";

    private static IEnumerable<object?[]> Life(PastText text)
    {
        if (text.FromClient) return [Step(text.At, "received")];
        List<object?[]> steps =
        [
            Step(text.At, "composed", text.RetryOf is null ? null : "again"), Step(text.AcceptedAt.AddMilliseconds(-200), "claimed", "1"), Step(text.AcceptedAt, "accepted", text.Sid),
            Step(text.AcceptedAt, "carrier-status", "queued"), Step(text.AcceptedAt.AddMilliseconds(300), "carrier-status", "sent"),
            Step(text.FinalAt, "carrier-status", text.Code is null ? "delivered" : $"undelivered {text.Code}"),
        ];
        if (text is { RetryOf: null, Code: { } code } && TextMaker.Retried.Contains(code)) steps.Add(Step(text.FinalAt, "sent-again", code.ToString(CultureInfo.InvariantCulture)));
        return steps;

        object?[] Step(DateTimeOffset at, string what, string? detail = null) => [text.Id, Company, at, what, detail];
    }

    private IEnumerable<object?[]> Keys() => month.Texts
        .Select(text => (object?[])["CarrierSid", text.Sid, text.Id, Company, text.At])
        .Concat(month.Entries.SelectMany(entry => entry.Texts.Where(text => text is { FromClient: false, RetryOf: null })
            .Select(text => (object?[])["FeedPart", $"{entry.Id:N}:{text.Part}", text.Id, Company, text.At])))
        // The same order again texts nobody.
        .Concat(month.Texts.Where(text => text is { Order: not null, RetryOf: null, Part: 1 }).Select(text => (object?[])["Source", $"{Company:N}:{text.Order}", text.Id, Company, text.At]));

    private IEnumerable<object?[]> Consent() => Keywords().Select(text => (object?[])
        [Company, text.Client!.Id, text.Phone, IsStop(text) ? "OptedOut" : "OptedIn", "Keyword", text.Words.ToUpperInvariant(), text.At]);

    // One row for every phone that was ever texted.
    // A client who has a number has a row already.
    private async Task OptOutsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            INSERT INTO opt_outs (company_id, phone, opted_out, changed_at) SELECT $1, o.phone, o.opted_out, o.changed_at FROM unnest($2, $3, $4) AS o(phone, opted_out, changed_at)
            ON CONFLICT (company_id, phone) DO UPDATE SET opted_out = excluded.opted_out, changed_at = excluded.changed_at
            """;
        var phones = month.Texts.Where(text => text.Unassigned is null).GroupBy(text => text.Phone)
            .Select(texts => (Phone: texts.Key, Said: texts.Where(text => text.IsKeyword).MaxBy(text => text.At), First: texts.Min(text => text.At))).ToList();
        await using var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters =
            {
                new() { Value = Company },
                new() { Value = phones.Select(phone => phone.Phone).ToArray() },
                new() { Value = phones.Select(phone => phone.Said is { } said && IsStop(said)).ToArray() },
                new() { Value = phones.Select(phone => phone.Said?.At ?? phone.First).ToArray() },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private IEnumerable<PastText> Keywords() => month.Texts.Where(text => text.IsKeyword).OrderBy(text => text.At);

    private async Task CameWithPicturesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            WITH came AS (
              INSERT INTO images (id, company_id, origin, state, source_url, text_id, position, content_type, width, height, attempt, created_at)
              SELECT c.id, i.company_id, 'Carrier', 'Ready', NULL, c.text_id, 0, i.content_type, i.width, i.height, 1, c.at
              FROM unnest($1, $2, $3, $4) AS c(id, text_id, at, of_id) JOIN images i ON i.id = c.of_id)
            INSERT INTO image_contents (image_id, company_id, content)
            SELECT c.id, i.company_id, i.content FROM unnest($1, $2, $3, $4) AS c(id, text_id, at, of_id) JOIN image_contents i ON i.image_id = c.of_id
            """;
        PastText[] texts = [.. month.Texts.Where(text => text is { FromClient: true, Picture: not null })];
        await using var insert = new NpgsqlCommand(Sql, connection)
        {
            Parameters =
            {
                // The picture's id only has to be another one than the text's.
                new() { Value = texts.Select(text => new Dice((ulong)text.At.ToUnixTimeMilliseconds()).Id(text.At)).ToArray() },
                new() { Value = texts.Select(text => text.Id).ToArray() }, new() { Value = texts.Select(text => text.At).ToArray() },
                new() { Value = texts.Select(text => pictures[text.Picture!.Value]).ToArray() },
            },
        };
        await insert.ExecuteNonQueryAsync(cancellationToken);
    }

    private static bool IsStop(PastText text) => text.Words.Equals("STOP", StringComparison.OrdinalIgnoreCase);

    private static string StatusOf(PastText text) => text.Code is null ? "delivered" : "undelivered";
}
