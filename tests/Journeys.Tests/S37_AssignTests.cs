using ServiceDefaults.Http;
using Testing;
using Testing.Running;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Journeys.Tests;

/// <summary>S35 and S37: what nobody can place is kept, and somebody says whose it is.</summary>
public sealed class S37_AssignTests(SystemFixture system)
{
    [Fact]
    public async Task S35_A_text_from_nobody_known_is_kept_and_one_from_a_shared_phone_offers_both()
    {
        var unknown = await ArrivesAsync("+14155550871", "Who am I?");
        Assert.Equal((UnassignedReason.NobodyKnown, UnassignedStanding.Open), (unknown.Reason, unknown.Standing));

        var shared = await ArrivesAsync(Demo.Hannah.Phone, "Which of us?");
        Assert.Equal(UnassignedReason.SeveralPeople, shared.Reason);
        Assert.True(shared.Suggestions.Count(one => one.Reason == SuggestionReason.SharedNumber) >= 2);
    }

    [Fact]
    public async Task S37_An_assigned_text_moves_to_the_feed_with_its_time_the_next_finds_its_way_and_it_can_be_undone()
    {
        const string phone = "+14155550872";
        var text = await ArrivesAsync(phone, "This is my new number");

        var assigned = await system.Olivia.PostAsync<UnassignedText>($"/api/messaging/unassigned/{text.TextId}/assign", new AssignText(Demo.Farid.Id, RememberNumber: true));
        Assert.Equal((UnassignedStanding.Assigned, true), (assigned.Standing, assigned.Remembered));
        var entry = (await system.Olivia.FeedAsync(Demo.Farid.Id)).Items.Single(entry => entry.Texts.Any(part => part.Id == text.TextId));
        Assert.Equal((text.At, text.Body), (entry.At, entry.Html));

        var next = $"And here I am again {Guid.CreateVersion7():N}";
        await system.Carrier.TextArrivesAsync(phone, Demo.CompanyNumber, next);
        await Eventually.Until(() => system.Olivia.FeedAsync(Demo.Farid.Id), feed => feed.Items.Any(item => item.Html == next));

        await system.Olivia.PostAsync<UnassignedText>($"/api/messaging/unassigned/{text.TextId}/undo");
        Assert.DoesNotContain((await system.Olivia.FeedAsync(Demo.Farid.Id)).Items, item => item.Id == entry.Id);
        Assert.Contains((await OpenAsync()).Items, row => row.TextId == text.TextId);
    }

    private async Task<UnassignedText> ArrivesAsync(string phone, string words)
    {
        var body = $"{words} {Guid.CreateVersion7():N}";
        await system.Carrier.TextArrivesAsync(phone, Demo.CompanyNumber, body);
        return (await Eventually.Until(OpenAsync, page => page.Items.Any(row => row.Body == body))).Items.Single(row => row.Body == body);
    }

    private Task<Page<UnassignedText>> OpenAsync() => system.Olivia.ReadAsync<Page<UnassignedText>>("/api/messaging/unassigned");
}
