using Notifications.Notices;
using Notifications.Rules;
using Texting.Contracts.Messaging;
using Texting.Contracts.Notifications.Http;
using static Notifications.Tests.Rules.Situations;
using static Texting.Contracts.Messaging.OrderedTextState;

namespace Notifications.Tests.Notices;

/// <summary>What Messaging tells of a text, in any order, and what a notice makes of it.</summary>
public sealed class NoticeTextTests
{
    private static readonly Guid First = Guid.Parse("01980000-0000-7000-8000-00000000aaaa"), Second = Guid.Parse("01990000-0000-7000-8000-000000000001");

    public static TheoryData<(Guid Text, OrderedTextState State)[], (Guid Text, OrderedTextState State), NoticeOutcome> Lives { get; } = new()
    {
        { [(First, Accepted), (First, Delivered)], (First, Delivered), NoticeOutcome.Sent },
        { [(First, Accepted), (First, Undelivered)], (First, Undelivered), NoticeOutcome.Sent },
        { [(First, Undelivered), (First, Delivered)], (First, Delivered), NoticeOutcome.Sent },
        { [(First, Failed)], (First, Failed), NoticeOutcome.Sent },
        { [(First, Unconfirmed), (First, Accepted)], (First, Accepted), NoticeOutcome.Sent },
        { [(First, Refused)], (First, Refused), NoticeOutcome.Skipped },
        // Sent once more: by itself, or by somebody after it was refused.
        { [(First, Undelivered), (Second, Accepted)], (Second, Accepted), NoticeOutcome.Sent },
        { [(First, Undelivered), (Second, Accepted), (First, Delivered)], (First, Delivered), NoticeOutcome.Sent },
        { [(First, Refused), (Second, Accepted), (Second, Delivered)], (Second, Delivered), NoticeOutcome.Sent },
    };

    [Theory]
    [MemberData(nameof(Lives), DisableDiscoveryEnumeration = true)]
    public void In_whatever_order_and_how_often_it_is_told_it_ends_the_same((Guid Text, OrderedTextState State)[] told, (Guid Text, OrderedTextState State) end, NoticeOutcome outcome)
    {
        foreach (var order in Orders([.. told, told[0]]))
        {
            var notice = Notice.To(Company, NoticeKind.EventStarted, "e1", new Draft(Ann, ContactKind.Client, NoticeChannel.Text, "Hello", SendUrgency.Normal, Noon), Decided.Send, Noon);
            foreach (var (text, state) in order) notice.Hear(News(text, state));
            Assert.Equal((end.Text, end.State, outcome), (notice.TextId, notice.TextState, notice.Outcome));
        }
    }

    [Fact]
    public void What_was_refused_is_skipped_with_the_reason_in_the_words_of_Messaging()
    {
        var notice = Notice.To(Company, NoticeKind.EventStarted, "e1", new Draft(Ann, ContactKind.Client, NoticeChannel.Text, "Hello", SendUrgency.Normal, Noon), Decided.Send, Noon);
        notice.Hear(News(First, Refused) with { ReasonCode = "opted-out", Reason = "This number texted STOP." });
        var row = ListNotices.Show(notice, "Ann Miller");
        Assert.Equal((NoticeOutcome.Skipped, new NoticeReason("opted-out", "This number texted STOP.")), (row.Outcome, row.Reason!));
        Assert.Equal((First, Refused, row.Reason), (row.Text!.Id, row.Text.State, row.Text.Reason));
    }

    [Theory]
    [InlineData("e1:01980000-0000-7000-8000-000000000201:text", "e1")]
    [InlineData("a:b:01980000-0000-7000-8000-000000000201:text", "a:b")]
    [InlineData("e1:01980000-0000-7000-8000-000000000201:email", null)]
    [InlineData("e1:somebody:text", null)]
    [InlineData(":01980000-0000-7000-8000-000000000201:text", null)]
    [InlineData("", null)]
    public void An_orders_key_leads_back_to_its_cause_and_the_keys_of_others_to_none(string key, string? eventId) =>
        Assert.Equal(eventId, Notice.CauseOf(key)?.EventId);

    private static OrderedTextChanged News(Guid text, OrderedTextState state) => new($"e1:{Ann}:text", Company, text, state, Noon, null, null);

    private static IEnumerable<T[]> Orders<T>(T[] all) => all.Length <= 1
        ? [all]
        : Enumerable.Range(0, all.Length).SelectMany(i => Orders([.. all[..i], .. all[(i + 1)..]]).Select(rest => (T[])[all[i], .. rest]));
}
