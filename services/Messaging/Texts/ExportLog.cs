using System.Globalization;
using System.Text;
using Messaging.Contacts;
using Messaging.Data;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Texts;

/// <summary>The log as a file, however long it is: page after page goes out as it is read, and no more than one is ever held.</summary>
public static class ExportLog
{
    private const int AtOnce = 500;

    private static readonly string Header = CsvLine.Of("Date", "Time", "Direction", "Name", "Phone", "Message", "Status", "Reason", "Texts", "Pictures", "Id");

    public static async Task<IResult> HandleAsync(
        [AsParameters] ReadLog.LogQuery query, MessagingDb db, CurrentCompany company, TimeProvider clock, CancellationToken cancellationToken)
    {
        var filter = query.ToFilter();
        if (filter.Problem is var (field, error)) return Problem.Invalid(field, error);
        var zone = ZoneOf(await db.Companies.Select(row => row.TimeZone).SingleOrDefaultAsync(cancellationToken));
        // What is composed after the click is not in the file, or it could grow while it is read.
        filter = filter with { To = filter.To ?? clock.GetUtcNow() };
        return TypedResults.Stream(stream => WriteAsync(stream, db, company.Required, filter, zone, clock, cancellationToken), "text/csv; charset=utf-8", "messages.csv");
    }

    private static async Task WriteAsync(
        Stream stream, MessagingDb db, Guid companyId, LogFilter filter, TimeZoneInfo zone, TimeProvider clock, CancellationToken cancellationToken)
    {
        // The mark in front tells a spreadsheet that it is UTF-8.
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(Header.AsMemory(), cancellationToken);
        LogPosition? after = null;
        do
        {
            var (lines, goOn) = await db.ReadLogAsync(companyId, filter, after, AtOnce, clock.GetUtcNow(), cancellationToken);
            foreach (var line in lines) await writer.WriteAsync(Line(line, zone).AsMemory(), cancellationToken);
            await writer.FlushAsync(cancellationToken);
            after = lines.Count == AtOnce ? new LogPosition(lines[^1].At, lines[^1].Id) : goOn;
        }
        while (after is not null);
    }

    internal static string Line(LoggedText text, TimeZoneInfo zone)
    {
        var at = TimeZoneInfo.ConvertTime(text.At, zone);
        return CsvLine.Of(
            at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            at.ToString("HH:mm:sszzz", CultureInfo.InvariantCulture),
            text.Direction.ToString(),
            text.Name,
            text.Phone,
            text.Body,
            text.Status.ToString(),
            text.Reason?.Text,
            text.Segments.ToString(CultureInfo.InvariantCulture),
            text.Pictures.ToString(CultureInfo.InvariantCulture),
            text.Id.ToString());
    }

    private static TimeZoneInfo ZoneOf(string? name) =>
        name is { Length: > 0 } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
}
