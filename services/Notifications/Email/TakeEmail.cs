using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;
using Notifications.Data;
using ServiceDefaults.Data.Database;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Notifications.Http;

namespace Notifications.Email;

/// <summary>
/// An email came in, brought by the mail server that takes mail for us: it and the order to put it into the feed are one
/// commit, then 202. The mail server repeats what was not answered so; the same email again changes nothing.
/// </summary>
internal static class TakeEmail
{
    public const string Wire = "message/rfc822";

    /// <summary>As much as most mail servers take; larger ones are refused, and their senders get them back.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    private const int MaxWords = 20_000;
    private const int MaxAddress = 320;

    internal static async Task<Results<Accepted<TakenEmail>, ProblemHttpResult>> HandleAsync(
        HttpRequest request, NotificationsDb db, IOptions<EmailOptions> options, EmailTelemetry telemetry, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!options.Value.TakesReplies) return Problem.Of(404, "not-found", "Not found.", "No mail is taken in here: Email:ReplyTo is not configured.");

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var original = body.ToArray();
        if (ReadEmail.Of(original, MailboxAddress.Parse(options.Value.From).Address, cancellationToken) is not { } email)
            return Problem.Of(400, "bad-request", "This is not an email.", $"Send one email as it came, with its headers, as {Wire}.");

        var person = await FindAsync(email, db, options.Value, cancellationToken);
        var key = SHA256.HashData([.. email.Key, .. person?.Id.ToByteArray() ?? []]);
        if (await KnownAsync(key, db, cancellationToken) is { } known) return Taken(known);

        var row = RowOf(email, person, key, original, clock.GetUtcNow());
        db.InboundEmails.Add(row);
        if (row.Outcome is InboundOutcome.Posted) db.Outbox.Add(ReplyOf(email, row));
        if (!await db.SaveOnceAsync(InboundEmailTables.Once, cancellationToken)) return Taken((await KnownAsync(key, db, cancellationToken))!);
        telemetry.CountInbound(row.Outcome, row.Reason);
        return Taken(row);
    }

    // Whoever answers has nobody's company; the address says whose it is.
    private static async Task<Person?> FindAsync(ReadEmail email, NotificationsDb db, EmailOptions options, CancellationToken cancellationToken)
    {
        if (email.To.Select(address => ReplyAddress.PersonOf(address, options)).FirstOrDefault(person => person is not null) is not { } id) return null;
        return await db.Recipients.AsNoTracking().Where(recipient => recipient.Id == id).Select(recipient => new Person(recipient.Id, recipient.CompanyId))
            .IgnoreQueryFilters([ServiceDb.CompanyFilter]).SingleOrDefaultAsync(cancellationToken);
    }

    private static Task<InboundEmail?> KnownAsync(byte[] key, NotificationsDb db, CancellationToken cancellationToken) =>
        db.InboundEmails.AsNoTracking().Where(known => known.Key == key)
            .Select(known => new InboundEmail { Id = known.Id, Key = known.Key, Outcome = known.Outcome, ReceivedAt = known.ReceivedAt }).SingleOrDefaultAsync(cancellationToken);

    private static InboundEmail RowOf(ReadEmail email, Person? person, byte[] key, byte[] original, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        CompanyId = person?.CompanyId,
        ContactId = person?.Id,
        Key = key,
        Outcome = email.Machine is not null ? InboundOutcome.Ignored : person is null ? InboundOutcome.Stray : InboundOutcome.Posted,
        Reason = email.Machine,
        Original = original,
        ReceivedAt = now,
    };

    private static PostReply ReplyOf(ReadEmail email, InboundEmail row) => new(
        row.Id, row.CompanyId!.Value, row.ContactId!.Value, Start(email.Words, MaxWords), Start(email.From, MaxAddress), email.Attachments, email.Words.Length > MaxWords);

    // Not through the middle of a character that takes two.
    private static string Start(string text, int length) => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static Accepted<TakenEmail> Taken(InboundEmail row) => TypedResults.Accepted((string?)null, new TakenEmail(row.Id, row.Outcome));

    private sealed record Person(Guid Id, Guid CompanyId);
}
