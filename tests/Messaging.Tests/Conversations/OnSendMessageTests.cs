using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using Testing;
using Texting.Contracts.Billing;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Numbers;

namespace Messaging.Tests.Conversations;

/// <summary>A notice that Notifications asks for: queued, or kept with the reason why it is not.</summary>
[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class OnSendMessageTests(MessagingHost host)
{
    private static int s_numbers = 7000;

    [Fact]
    public async Task A_notice_is_queued_and_stands_in_the_persons_feed()
    {
        var ann = await host.GivenClient("Ann", "4155550161");
        var key = await Ask(ann, "Rex's walk has started.", urgency: SendUrgency.Urgent);

        var entry = Assert.Single((await Eventually.Until(() => host.Feed(ann), feed => feed.Items.Count > 0)).Items);
        Assert.Equal(("Rex's walk has started.", FeedEntryKind.Outbound, null), (entry.Html, entry.Kind, entry.AuthorName));
        Assert.Equal(TextState.Queued, Assert.Single(entry.Texts).Status);
        Assert.Equal(("Notice", "Urgent"), await Kept(key));
    }

    [Fact]
    public async Task The_same_key_never_texts_twice_even_when_the_inbox_has_forgotten()
    {
        var ann = await host.GivenClient("Ann", "4155550162");
        var key = await Ask(ann, "once");
        await Eventually.Until(() => Count(key), count => count == 1);
        for (var i = 0; i < 3; i++) await Ask(ann, "once", key);
        var last = await Ask(ann, "the next");

        await Eventually.Until(() => Count(last), count => count == 1);
        Assert.Equal(2, (await host.Feed(ann)).Items.Count);
    }

    [Fact]
    public async Task The_same_key_of_another_company_is_another_notice()
    {
        var company = await GivenCompany();
        var (ann, ben) = (await host.GivenClient("Ann", "4155550163"), await host.GivenClient("Ben", "4155550163", company: company));
        var key = await Ask(ann, "ours");
        await Ask(ben, "theirs", key, company: company);

        await Eventually.Until(() => host.Scalar<long>("SELECT count(*) FROM text_keys WHERE kind = 'Source' AND key LIKE $1", "%" + key), count => count == 2);
    }

    [Fact]
    public async Task Somebody_elses_client_is_nobody_to_a_company_although_notices_are_handled_together()
    {
        var company = await GivenCompany();
        var (ann, ben) = (await host.GivenClient("Ann", "4155550168"), await host.GivenClient("Ben", "4155550169", company: company));
        await Task.WhenAll(Ask(ann, "ours"), Ask(ben, "not ours"), Ask(ann, "not theirs", company: company), Ask(ben, "theirs", company: company));

        await Eventually.Until(() => host.Scalar<long>("SELECT count(*) FROM text_messages WHERE contact_id = ANY($1)", new[] { ann, ben }), count => count == 4);
        Assert.Equal(["PersonUnknown not ours", "PersonUnknown not theirs"], await host.Scalar<string[]>(
            "SELECT array_agg(refusal || ' ' || body ORDER BY body) FROM text_messages WHERE contact_id = ANY($1) AND refusal IS NOT NULL", new[] { ann, ben }));
        Assert.Equal("ours", Assert.Single((await host.Feed(ann)).Items).Html);
    }

    [Fact]
    public async Task Many_notices_to_one_person_at_once_have_a_place_each()
    {
        var ann = await host.GivenClient("Ann", "4155550170");
        var keys = await Task.WhenAll(Enumerable.Range(1, 40).Select(i => Ask(ann, $"notice {i}")));

        foreach (var key in keys) await Eventually.Until(() => Count(key), count => count == 1);
        Assert.Equal(Enumerable.Range(1, 40).Select(i => (long)i), await host.Scalar<long[]>("SELECT array_agg(position ORDER BY position) FROM text_messages WHERE contact_id = $1", ann));
        Assert.Equal(40, await host.Scalar<long>("SELECT last_position FROM conversations WHERE contact_id = $1", ann));
    }

    [Fact]
    public async Task A_notice_whose_moment_has_passed_is_kept_as_refused_and_not_in_the_feed()
    {
        var ann = await host.GivenClient("Ann", "4155550164");
        await Ask(ann, "late", notAfter: TimeProvider.System.GetUtcNow().AddMinutes(-1));
        Assert.Equal("TooLate", await RefusalOf(ann));
        Assert.Empty((await host.Feed(ann)).Items);
    }

    [Fact]
    public async Task A_notice_to_somebody_who_cannot_be_texted_is_kept_with_the_reason()
    {
        var (none, stranger) = (await host.GivenClient("Ann", null), Guid.CreateVersion7());
        await Ask(none, "no phone");
        await Ask(stranger, "who?");
        Assert.Equal("PhoneMissing", await RefusalOf(none));
        Assert.Equal("PersonUnknown", await RefusalOf(stranger));
    }

    [Theory]
    [InlineData(true, "told already", DeliveryMode.TextOnly, 1)]
    [InlineData(false, "by somebody else", DeliveryMode.TextOnly, 2)]
    [InlineData(true, "by email", DeliveryMode.EmailOnly, 1)]
    public async Task What_the_same_person_has_just_texted_is_not_said_again(bool bySitter, string words, DeliveryMode way, int texts)
    {
        var ann = await host.GivenClient("Ann", $"415556{Interlocked.Increment(ref s_numbers):D4}", "ann@mail.example");
        var before = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        var entry = await host.Compose(ann, words, way);
        var sitter = bySitter ? await host.Scalar<Guid>("SELECT author_id FROM feed_messages WHERE id = $1", entry.Id) : Guid.CreateVersion7();
        var key = await Ask(ann, "Rex's walk has started.", unlessToldBy: new(sitter, before));
        var later = await Ask(ann, "Another walk has started.", unlessToldBy: new(sitter, TimeProvider.System.GetUtcNow().AddMinutes(1)));

        await Eventually.Until(() => Count(key), count => count == 1);
        await Eventually.Until(() => Count(later), count => count == 1);
        var coalesced = bySitter && way is DeliveryMode.TextOnly;
        Assert.Equal(coalesced ? "Coalesced" : "", await host.Scalar<string>(
            "SELECT coalesce(max(t.refusal), '') FROM text_messages t JOIN text_keys k ON k.text_id = t.id WHERE k.kind = 'Source' AND k.key LIKE $1", "%" + key));
        Assert.Equal(texts + 1, (await host.Feed(ann)).Items.Sum(item => item.Texts.Count));
    }

    [Fact]
    public async Task A_long_notice_becomes_no_more_texts_than_the_company_allows()
    {
        var ann = await host.GivenClient("Ann", "4155550165");
        await Ask(ann, string.Join(' ', Enumerable.Range(0, 150).Select(i => $"word{i}")));
        var entry = Assert.Single((await Eventually.Until(() => host.Feed(ann), feed => feed.Items.Count > 0)).Items);
        Assert.Equal([1, 2, 3], entry.Texts.Select(text => text.Part));
    }

    [Fact]
    public async Task Under_the_spending_cap_only_urgent_notices_are_texted_and_the_rest_becomes_email()
    {
        var company = await GivenCompany();
        var ann = await host.GivenClient("Ann", "4155550166", "ann@mail.example", company: company);
        await GivenSpending(company, capReached: true);

        var waits = await Ask(ann, "can wait", company: company);
        var urgent = await Ask(ann, "cannot wait", urgency: SendUrgency.Urgent, company: company);

        await Eventually.Until(() => Count(waits), count => count == 1);
        await Eventually.Until(() => Count(urgent), count => count == 1);
        Assert.Equal(["Queued", "Refused"], await Statuses(ann));
        Assert.Equal("SpendingCapReached", await RefusalOf(ann));
        var text = await host.Scalar<Guid>("SELECT text_id FROM text_keys WHERE kind = 'Source' AND key LIKE $1", "%" + waits);
        Assert.Equal("can wait", (await host.Email($"notice:{text}")).Html);
    }

    [Fact]
    public async Task Under_the_spending_cap_a_feed_message_becomes_email_and_says_why()
    {
        var company = await GivenCompany();
        var ann = await host.GivenClient("Ann", "4155550167", "ann@mail.example", company: company);
        await GivenSpending(company, capReached: true, version: 2);
        // Older news than what is known.
        await GivenSpending(company, capReached: false, version: 1);

        using var answer = await host.TryCompose(ann, "Hello", DeliveryMode.TextOnly, company: company);
        var entry = Assert.Single((await host.Get<ServiceDefaults.Http.Page<FeedEntry>>($"/conversations/{ann}/messages", company: company)).Items);
        Assert.Empty(entry.Texts);
        Assert.Equal("spending-cap-reached", entry.NotTexted?.Code);
        Assert.StartsWith("Hello<p><a class=\"button\"", (await host.EmailOf(entry.Id)).Html, StringComparison.Ordinal);

        await GivenSpending(company, capReached: false, version: 3);
        using var again = await host.TryCompose(ann, "Hello again", DeliveryMode.TextOnly, company: company);
        var page = await host.Get<ServiceDefaults.Http.Page<FeedEntry>>($"/conversations/{ann}/messages", company: company);
        Assert.Single(page.Items[0].Texts);
    }

    private async Task<string> Ask(
        Guid contact, string body, string? key = null, SendUrgency urgency = SendUrgency.Normal, DateTimeOffset? notAfter = null, Guid? company = null, SendMessage.ToldBy? unlessToldBy = null)
    {
        key ??= $"event-{Guid.CreateVersion7()}";
        await host.Publish(new SendMessage(key, company ?? host.Company, contact, ContactKind.Client, body, Purpose.Notice, urgency, notAfter, unlessToldBy));
        return key;
    }

    private async Task<Guid> GivenCompany()
    {
        var company = Guid.CreateVersion7();
        await host.GivenCompany(company);
        await host.GivenSender(SenderStanding.Live, company, $"+1415557{Interlocked.Increment(ref s_numbers):D4}");
        return company;
    }

    private async Task GivenSpending(Guid company, bool capReached, long version = 1)
    {
        await host.Publish(new SpendingStateChanged(company, capReached, version));
        await Eventually.Until(
            () => host.Scalar<long>("SELECT coalesce(max(version), 0) FROM spending_states WHERE company_id = $1", company), known => known >= version);
    }

    private Task<long> Count(string key) => host.Scalar<long>("SELECT count(*) FROM text_keys WHERE kind = 'Source' AND key LIKE $1", "%" + key);

    private async Task<(string, string)> Kept(string key) => (
        await host.Scalar<string>("SELECT purpose FROM text_messages t JOIN text_keys k ON k.text_id = t.id WHERE k.kind = 'Source' AND k.key LIKE $1", "%" + key),
        await host.Scalar<string>("SELECT urgency FROM text_messages t JOIN text_keys k ON k.text_id = t.id WHERE k.kind = 'Source' AND k.key LIKE $1", "%" + key));

    private Task<string> RefusalOf(Guid contact) => Eventually.Until(
        () => host.Scalar<string>("SELECT coalesce(max(refusal), '') FROM text_messages WHERE contact_id = $1", contact), refusal => refusal.Length > 0);

    private async Task<string[]> Statuses(Guid contact) =>
        await host.Scalar<string[]>("SELECT array_agg(CASE status WHEN 0 THEN 'Queued' ELSE 'Refused' END ORDER BY status) FROM text_messages WHERE contact_id = $1", contact);
}
