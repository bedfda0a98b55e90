using CsCheck;
using Messaging.Texts;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Tests.Texts;

public sealed class TextStatusTests
{
    private static readonly Gen<string> CarrierWord =
        Gen.OneOf("accepted", "scheduled", "queued", "sending", "sent", "canceled", "failed", "undelivered", "delivered", "brand_new");

    [Fact]
    public void Ours_moves_along_the_arrows_of_the_send_state_machine_and_no_others()
    {
        var arrows = new Dictionary<(TextStatus, SendEvent), TextStatus>
        {
            [(TextStatus.Queued, SendEvent.Claimed)] = TextStatus.Sending,
            [(TextStatus.Queued, SendEvent.RefusedByUs)] = TextStatus.Refused,
            [(TextStatus.Sending, SendEvent.SurelyNotSent)] = TextStatus.Queued,
            [(TextStatus.Sending, SendEvent.RefusedByCarrier)] = TextStatus.Failed,
            [(TextStatus.Sending, SendEvent.AnswerUnknown)] = TextStatus.InDoubt,
            [(TextStatus.Sending, SendEvent.LeaseExpired)] = TextStatus.InDoubt,
            [(TextStatus.InDoubt, SendEvent.SilentAtMostOnce)] = TextStatus.Unconfirmed,
            [(TextStatus.InDoubt, SendEvent.SilentAtLeastOnce)] = TextStatus.Queued,
        };

        foreach (var status in Enum.GetValues<TextStatus>())
        foreach (var happened in Enum.GetValues<SendEvent>())
        {
            Assert.Equal(arrows.TryGetValue((status, happened), out var next) ? next : null, TextStatuses.Next(status, happened));
        }
    }

    [Fact]
    public void The_carriers_statuses_rank_as_its_documents_and_late_receipts_demand()
    {
        string[][] ranks = [["accepted", "scheduled", "queued", "sending"], ["sent"], ["canceled"], ["failed"], ["undelivered"], ["delivered"]];
        var statuses = ranks.Select(rank => rank.Select(TextStatuses.FromCarrier).Distinct().Single()!.Value).ToList();

        Assert.Equal(statuses.Order(), statuses);
        Assert.All(statuses, status => Assert.True(status.IsAccepted()));
    }

    [Fact]
    public void Any_shuffle_of_lost_and_doubled_callbacks_ends_in_the_highest_status() =>
        Gen.Select(Gen.Enum<TextStatus>(), CarrierWord.Array[1, 12]).SelectMany(
            (start, words) => Gen.Shuffle(words.Concat(words).ToArray()).Select(shuffled => (start, words, shuffled)))
            .Sample((start, words, shuffled) =>
            {
                var end = After(start, shuffled);

                Assert.Equal(After(start, words), end);
                Assert.Equal(words.Select(TextStatuses.FromCarrier).Append(start).Max(), end);
            }, iter: 2_000);

    [Fact]
    public void Merging_is_associative_commutative_and_idempotent()
    {
        var any = Gen.Enum<TextStatus>();
        Gen.Select(any, any, any).Sample((a, b, c) =>
        {
            Assert.Equal(TextStatuses.Merge(a, b), TextStatuses.Merge(b, a));
            Assert.Equal(a, TextStatuses.Merge(a, a));
            Assert.Equal(TextStatuses.Merge(TextStatuses.Merge(a, b), c), TextStatuses.Merge(a, TextStatuses.Merge(b, c)));
        });
    }

    [Fact]
    public void Once_the_carrier_has_a_text_nothing_of_ours_takes_that_back() =>
        Gen.Select(CarrierWord, Gen.Enum<SendEvent>()).Sample((word, happened) =>
        {
            var status = After(TextStatus.Sending, [word]);
            if (status.IsAccepted()) Assert.Null(TextStatuses.Next(status, happened));
        });

    [Fact]
    public void Evidence_of_the_carrier_beats_every_belief_of_ours() =>
        Assert.All(
            Enum.GetValues<TextStatus>().Where(status => !status.IsAccepted()),
            ours => Assert.Equal(TextStatus.Accepted, TextStatuses.Merge(ours, TextStatus.Accepted)));

    [Fact]
    public void A_word_we_do_not_know_changes_nothing() => Assert.Null(TextStatuses.FromCarrier("brand_new") ?? TextStatuses.FromCarrier(null));

    [Fact]
    public void People_see_the_difference_between_not_taken_and_not_delivered()
    {
        Assert.Equal(TextState.Failed, TextStatus.Failed.Shown());
        Assert.Equal(TextState.Undelivered, TextStatus.FailedAtCarrier.Shown());
        Assert.All(Enum.GetValues<TextStatus>(), status => Assert.NotEqual(TextState.Received, status.Shown()));
        Assert.False(TextStatus.Sent.IsFinal());
        Assert.True(TextStatus.Refused.IsFinal());
    }

    private static TextStatus After(TextStatus start, IEnumerable<string> words) =>
        words.Select(TextStatuses.FromCarrier).OfType<TextStatus>().Aggregate(start, TextStatuses.Merge);

    [Fact]
    public void The_numbers_written_into_the_indexes_are_the_numbers_of_the_statuses() =>
        Assert.Equal((0, 10, 20, 30), ((int)TextStatus.Queued, (int)TextStatus.Sending, (int)TextStatus.InDoubt, (int)TextStatus.Unconfirmed));
}
