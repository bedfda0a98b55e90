using Messaging.Inbound;
using Messaging.Unassigned;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Tests.Unassigned;

public sealed class SuggestionsTests
{
    private const string Phone = "+14155550123";

    [Fact]
    public void The_likeliest_comes_first_and_each_says_why()
    {
        var all = Suggestions.For(Phone, [
            Person("Tail", phone: "+12125550123"), Person("Former", phone: Phone, active: false), Person("Old", old: [Phone]),
            Person("Shared", phone: Phone), Person("Said", remembered: [Phone]), Person("Nobody", phone: "+14155559999")]);

        Assert.Equal(
            [("Shared", SuggestionReason.SharedNumber), ("Said", SuggestionReason.Remembered), ("Old", SuggestionReason.OldNumber), ("Former", SuggestionReason.FormerPerson), ("Tail", SuggestionReason.SameLastSevenDigits)],
            all.Select(one => (one.Name, one.Reason)));
    }

    [Fact]
    public void A_household_is_offered_with_all_its_names() =>
        Assert.Equal(["Ann", "Ben"], Suggestions.For(Phone, [Person("Ben", phone: Phone), Person("Ann", phone: Phone)]).Select(one => one.Name));

    [Fact]
    public void A_short_code_resembles_nobodys_number() => Assert.Empty(Suggestions.For("55501", [Person("Ann", phone: "+14155555501")]));

    [Theory]
    [InlineData("+14155550199", "(•••) •••-0199")]
    [InlineData("55501", "•••")]
    [InlineData("AIRLINE", "•••")]
    public void A_sender_is_told_masked(string sender, string masked) => Assert.Equal(masked, MaskedPhone.Of(sender));

    private static Acquaintance Person(string name, string? phone = null, bool active = true, string[]? old = null, string[]? remembered = null) =>
        new(Guid.CreateVersion7(), ContactKind.Client, name, active, phone, old ?? [], remembered ?? []);
}
