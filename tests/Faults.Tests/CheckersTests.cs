using Texting.Contracts.Messaging.Http;

namespace Faults.Tests;

/// <summary>A checker is worth something once it has been seen to fail.</summary>
public sealed class CheckersTests
{
    private static readonly Guid Text = Guid.Parse("01980000-0000-7000-8000-0000000000aa");
    private static readonly SeenText Delivered = new(Text, TextState.Delivered, 1);
    private static readonly AcceptedText Once = new(Text, 1, 1, Hidden: false);

    [Fact]
    public void A_clean_run_passes() => Assert.True(Check([Delivered], [Once], 1).Passed);

    [Fact]
    public void A_double_send_is_seen() => Assert.NotEmpty(Check([Delivered], [Once, Once with { Attempt = 2 }], 2).Duplicated);

    [Fact]
    public void A_text_that_got_stuck_is_lost() => Assert.NotEmpty(Check([Delivered with { Status = TextState.InDoubt }], [], 0).Lost);

    [Fact]
    public void A_text_that_stops_at_accepted_is_lost_unless_the_carrier_hides_the_rest()
    {
        Assert.NotEmpty(Check([Delivered with { Status = TextState.Accepted }], [Once], 1).Lost);
        Assert.True(Check([Delivered with { Status = TextState.Accepted }], [Once with { Hidden = true }], 1).Passed);
    }

    [Fact]
    public void A_text_that_only_claims_to_be_sent_is_lost() => Assert.NotEmpty(Check([Delivered], [], 1).Lost);

    [Fact]
    public void An_accepted_text_that_ends_unconfirmed_is_unexpected() =>
        Assert.NotEmpty(Check([Delivered with { Status = TextState.Unconfirmed }], [Once], 0).Unexpected);

    [Fact]
    public void Unless_the_carrier_hid_it() =>
        Assert.True(Check([Delivered with { Status = TextState.Unconfirmed }], [Once with { Hidden = true }], 0).Passed);

    [Fact]
    public void A_text_that_is_not_billed_is_miscounted() => Assert.NotEmpty(Check([Delivered], [Once], 0).Miscounted);

    [Fact]
    public void A_text_that_is_billed_twice_is_miscounted() => Assert.NotEmpty(Check([Delivered], [Once], 2).Miscounted);

    [Fact]
    public void A_text_that_came_in_is_miscounted_unless_it_counts_what_the_carrier_issued()
    {
        var received = new Dictionary<Guid, int> { [Text] = 2 };
        Assert.True(Checkers.Check(new Observation(0, [], [], received, received)).Passed);
        Assert.NotEmpty(Checkers.Check(new Observation(0, [], [], received, new Dictionary<Guid, int>())).Miscounted);
        Assert.NotEmpty(Checkers.Check(new Observation(0, [], [], received, new Dictionary<Guid, int> { [Text] = 1 })).Miscounted);
    }

    [Fact]
    public void A_text_in_the_ledger_that_no_record_has_is_miscounted() => Assert.NotEmpty(Check([], [], 1).Miscounted);

    [Fact]
    public void A_text_at_the_carrier_that_nobody_was_told_of_must_be_in_the_ledger_all_the_same()
    {
        Assert.NotEmpty(Check([], [Once], 0).Miscounted);
        Assert.True(Check([], [Once], 1).Passed);
    }

    private static Verdict Check(SeenText[] seen, AcceptedText[] accepted, int counted) =>
        Checkers.Check(new Observation(seen.Length, seen, accepted, new Dictionary<Guid, int>(), new Dictionary<Guid, int> { [Text] = counted }));
}
