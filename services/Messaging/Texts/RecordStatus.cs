using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using ServiceDefaults.Http;

namespace Messaging.Texts;

/// <summary>
/// POST /webhooks/twilio/status?m=&amp;a=: where the carrier says a text is. Answered 204 only after the commit; whatever
/// we cannot place is answered 204 too, for the carrier could do nothing with a no.
/// </summary>
internal sealed class RecordStatus(TextNewsWriter news, NpgsqlDataSource database, ILogger<RecordStatus> log)
{
    private const int LongestWord = 64;

    private static readonly string NotAWord = $"1 to {LongestWord} letters, digits, hyphens or underscores.";

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        HttpRequest request, [AsParameters] StatusQuery query, RecordStatus record, CancellationToken cancellationToken)
    {
        if (await ReadFormAsync(request, cancellationToken) is not { } form) return Problem.Invalid("body", "A status callback is a form.");
        var sid = form["MessageSid"].ToString();
        var status = form["MessageStatus"].ToString();
        if (!IsWord(sid)) return Problem.Invalid("MessageSid", NotAWord);
        if (!IsWord(status)) return Problem.Invalid("MessageStatus", NotAWord);

        await record.TakeAsync(Guid.TryParse(query.M, out var textId) ? textId : null, sid, status, Number(form["ErrorCode"]), Number(form["NumSegments"]), cancellationToken);
        return TypedResults.NoContent();
    }

    private static int? Number(string? digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // They go into keys, history and logs as they are.
    private static bool IsWord(string value) =>
        value.Length is > 0 and <= LongestWord && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static async Task<IFormCollection?> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return request.HasFormContentType ? await request.ReadFormAsync(cancellationToken) : null;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or InvalidOperationException)
        {
            // Too many fields, or a character 0, for which the framework has no exception of its own.
            return null;
        }
    }

    private async Task TakeAsync(Guid? textId, string sid, string status, int? code, int? segments, CancellationToken cancellationToken)
    {
        var known = textId is { } named && await TellAsync(named);
        if (!known && await OwnerAsync(sid, cancellationToken) is { } owner) known = await TellAsync(owner);
        if (!known) log.LogWarning("A status callback for {Sid} belongs to no text of ours", sid);

        Task<bool> TellAsync(Guid id) => news.TellAsync(new TextNews.CarrierSaid(id, sid, status, code, segments), cancellationToken);
    }

    private async Task<Guid?> OwnerAsync(string sid, CancellationToken cancellationToken)
    {
        await using var command = database.Query("SELECT text_id FROM text_keys WHERE kind = 'CarrierSid' AND key = $1", Sql.Value(sid));
        return await command.ExecuteScalarAsync(cancellationToken) as Guid?;
    }

    /// <param name="M">Our text.</param>
    /// <param name="A">The attempt; for the logs of the carrier, because whatever attempt it was, the text was accepted.</param>
    internal readonly record struct StatusQuery(string? M, string? A);
}
