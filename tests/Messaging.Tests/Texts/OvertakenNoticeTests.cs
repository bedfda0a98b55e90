using Messaging.Conversations;
using Messaging.OptOuts;
using Messaging.Tests.Carrier;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using Testing;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Tests.Texts;

/// <summary>A notice that still waits when the person it speaks of writes is not needed; what they wrote always is.</summary>
[Trait("Needs", "Servers")]
public sealed class OvertakenNoticeTests(TextingHost host) : IClassFixture<TextingHost>
{
    private static readonly Guid Sam = Guid.CreateVersion7(), Olivia = Guid.CreateVersion7();

    public sealed record Case(string Name, Guid Author, Purpose Purpose, bool Texted, Urgency Urgency, int Part, bool IsOvertaken, int LaterMinutes = -5)
    {
        public override string ToString() => Name;
    }

    public static TheoryData<Case> Cases { get; } =
    [
        new Case("the sitter texts", Sam, Purpose.FeedMessage, Texted: true, Urgency.Normal, Part: 1, IsOvertaken: true),
        new Case("somebody else texts", Olivia, Purpose.FeedMessage, Texted: true, Urgency.Normal, Part: 1, IsOvertaken: false),
        new Case("the sitter mails", Sam, Purpose.FeedMessage, Texted: false, Urgency.Normal, Part: 1, IsOvertaken: false),
        new Case("the sitter reports another visit", Sam, Purpose.VisitCompletion, Texted: true, Urgency.Normal, Part: 1, IsOvertaken: false),
        new Case("what the sitter texted was about something else", Sam, Purpose.FeedMessage, Texted: true, Urgency.Normal, Part: 1, IsOvertaken: false, LaterMinutes: 5),
        new Case("somebody has to act", Sam, Purpose.FeedMessage, Texted: true, Urgency.Urgent, Part: 1, IsOvertaken: false),
        new Case("its first half has left", Sam, Purpose.FeedMessage, Texted: true, Urgency.Normal, Part: 2, IsOvertaken: false),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_notice_that_waits_gives_way_to_the_words_of_the_person_it_names(Case when)
    {
        var ann = await host.GivenClientAsync();
        await PaceAsync("2100-01-01");
        var notice = await WriteAsync(ann, null, Purpose.Notice, "Sam is there.", text => text with
        {
            Part = when.Part,
            Parts = when.Part,
            Urgency = when.Urgency,
            OrderKey = $"{Guid.CreateVersion7()}",
            UnlessToldBy = new(Sam, TimeProvider.System.GetUtcNow().AddMinutes(when.LaterMinutes)),
        });
        var own = when.Texted ? await WriteAsync(ann, when.Author, when.Purpose, "Hello Ann!") : await MailAsync(ann, when.Author);
        await PaceAsync("2000-01-01");

        if (own is { } text) await host.EventuallyAsync(text, TextStatus.Delivered);
        var ended = await host.EventuallyAsync(notice!.Value, when.IsOvertaken ? TextStatus.Refused : TextStatus.Delivered);
        Assert.Equal(when.IsOvertaken ? Reason.Coalesced : null, ended.Refusal);
        Assert.Equal(when.IsOvertaken ? 0 : 1, (await host.AcceptedAsync(ann)).Count(accepted => accepted.Body == "Sam is there."));
        if (when.IsOvertaken) Assert.Equal(["messaging.ordered-text-changed"], await host.FactsAsync(notice.Value));
    }

    [Fact]
    public async Task One_that_left_is_left_and_its_second_try_gives_way()
    {
        var ann = await host.GivenClientAsync();
        await host.GivenFaultAsync(ann, "noReceipt");
        var notice = (await WriteAsync(ann, null, Purpose.Notice, "Sam is there.", text => text with { UnlessToldBy = new(Sam, TimeProvider.System.GetUtcNow().AddMinutes(-5)) }))!.Value;
        var sid = (await host.EventuallyAsync(notice, TextStatus.Sent)).CarrierSid!;
        var own = (await WriteAsync(ann, Sam, Purpose.FeedMessage, "Hello Ann!"))!.Value;
        await host.EventuallyAsync(own, TextStatus.Sent);
        Assert.Equal(["Sam is there.", "Hello Ann!"], (await host.AcceptedAsync(ann)).Select(accepted => accepted.Body));

        await host.StatusArrivesAsync(notice, sid, "undelivered", 30003);
        var retry = await host.InDatabaseAsync(db => db.Texts.AsNoTracking().SingleAsync(text => text.RetryOf == notice));
        await host.RunAsync("UPDATE text_messages SET next_attempt_at = created_at WHERE id = $1", retry.Id);
        Assert.Equal(Reason.Coalesced, (await host.EventuallyAsync(retry.Id, TextStatus.Refused)).Refusal);
        Assert.Equal(TextStatus.Undelivered, (await host.TextAsync(notice)).Status);
    }

    private async Task<Guid?> MailAsync(Person person, Guid author)
    {
        await WriteAsync(person, author, Purpose.FeedMessage, null);
        return null;
    }

    private Task<Guid?> WriteAsync(Person person, Guid? author, Purpose purpose, string? body, Func<QueuedText, QueuedText>? also = null) => host.InDatabaseAsync(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var at = TextId.Instant(TimeProvider.System.GetUtcNow());
        var entry = new FeedMessage { Id = Guid.CreateVersion7(at), CompanyId = person.Company, ContactId = person.Id, Kind = FeedEntryKind.Outbound, Html = "", AuthorId = author, CreatedAt = at };
        await db.RememberPhoneAsync(person.Company, person.Phone, at, default);
        var position = await db.AppendAsync(entry, "", default);
        var text = body is null ? null : TextMessage.Queue(Also(new QueuedText(person.Company, person.Id, person.Phone, purpose, body, Segments.Count(body)) { FeedMessageId = entry.Id, Position = position }), at);
        if (text is not null) db.Texts.Add(text);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return text?.Id;

        QueuedText Also(QueuedText queued) => also is null ? queued : also(queued);
    });

    // A bucket that is never full lets nothing leave.
    private Task PaceAsync(string fullAt) => host.RunAsync("""
        INSERT INTO sender_paces (company_id, full_at) VALUES ($1, $2::timestamptz) ON CONFLICT (company_id) DO UPDATE SET full_at = excluded.full_at
        """, TextingHost.Company, fullAt);
}
