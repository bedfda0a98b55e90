using CsCheck;
using Numbers.Registration;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Tests.Registration;

/// <summary>The way of a registration, as values.</summary>
public sealed class ItineraryTests
{
    [Fact]
    public void Only_a_sole_proprietor_is_asked_for_a_YES_and_only_a_company_gives_business_facts()
    {
        Assert.Contains(Move.OwnerSaidYes, Itinerary.MovesOf(BrandKind.SoleProprietor));
        Assert.DoesNotContain(Move.Business, Itinerary.MovesOf(BrandKind.SoleProprietor));
        Assert.Contains(Move.Business, Itinerary.MovesOf(BrandKind.LowVolume));
        Assert.DoesNotContain(Move.OwnerSaidYes, Itinerary.MovesOf(BrandKind.Standard));
        Assert.Equal(4, Itinerary.StepsOf(BrandKind.LowVolume).Count);
    }

    [Fact]
    public void Moves_come_one_by_one_until_all_are_done_whatever_was_done_before() => Gen.Select(Gen.Enum<BrandKind>(), Gen.Enum<Move>().HashSet[0, 20]).Sample((kind, before) =>
    {
        var done = before.ToHashSet();
        for (var count = 0; Itinerary.Next(kind, done) is { } next; count++)
        {
            Assert.True(done.Add(next));
            Assert.True(count < 30);
        }

        Assert.Subset(done, Itinerary.MovesOf(kind).ToHashSet());
    });

    [Fact]
    public void A_correction_repeats_the_failed_step_and_nothing_before_it_but_the_facts()
    {
        Assert.DoesNotContain(Move.Brand, Itinerary.Redo(RegistrationStepName.BusinessProfile));
        Assert.Contains(Move.Brand, Itinerary.Redo(RegistrationStepName.Brand));
        Assert.Contains(Move.Business, Itinerary.Redo(RegistrationStepName.Brand));
        Assert.DoesNotContain(Move.Profile, Itinerary.Redo(RegistrationStepName.Brand));
        Assert.DoesNotContain(Move.Brand, Itinerary.Redo(RegistrationStepName.Campaign));
    }

    [Theory]
    [InlineData(Move.CampaignApproved, 0, 1)]
    [InlineData(Move.CampaignApproved, 2, 5)]
    [InlineData(Move.CampaignApproved, 3, 15)]
    [InlineData(Move.CampaignApproved, 99, 360)]
    [InlineData(Move.OwnerSaidYes, 9, 1)]
    [InlineData(Move.OwnerSaidYes, 99, 5)]
    public void Pauses_grow_but_a_YES_is_looked_for_eagerly(Move move, int looks, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), PollPlan.After(move, looks, TimeSpan.FromMinutes(1)));

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(1.9, 0, false)]
    [InlineData(2, 1, false)]
    [InlineData(20, 2, false)]
    [InlineData(23.9, 2, false)]
    [InlineData(24, 2, true)]
    public void The_day_for_the_YES_has_two_reminders_and_an_end(double hours, int reminders, bool over)
    {
        var asked = new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
        var (within, now) = (TimeSpan.FromHours(24), asked.AddHours(hours));
        Assert.Equal((reminders, over), (OwnerAnswer.RemindersDue(asked, within, now), OwnerAnswer.IsOver(asked, within, now)));
        if (!over) Assert.True(OwnerAnswer.NextEvent(asked, within, reminders) > now);
    }

    [Fact]
    public void A_question_is_not_sent_too_soon_nor_too_often()
    {
        var now = new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
        var pause = TimeSpan.FromMinutes(5);
        Assert.NotNull(OwnerAnswer.ResendRefusal(1, 6, now.AddMinutes(-4), pause, now));
        Assert.Null(OwnerAnswer.ResendRefusal(1, 6, now.AddMinutes(-5), pause, now));
        Assert.NotNull(OwnerAnswer.ResendRefusal(6, 6, now.AddDays(-1), pause, now));
    }

    [Theory]
    [InlineData(30799, "IRS")]
    [InlineData(30909, "call to action")]
    [InlineData(39999, "39999")]
    [InlineData(null, "rejected")]
    public void Every_error_has_plain_words_and_something_to_do(int? code, string words)
    {
        var reason = PlainReasons.Of(code, ["business_name"], RegistrationStepName.Brand);
        Assert.Contains(words, reason.Text, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(reason.Action);
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.20.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("93.184.216.34", true)]
    [InlineData("2606:2800:220:1::1", true)]
    public void A_website_is_only_looked_for_on_the_internet(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddress.Is(System.Net.IPAddress.Parse(address)));
}
