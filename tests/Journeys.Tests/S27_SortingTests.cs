using Testing;
using Testing.Running;
using Texting.Contracts.Messaging.Http;

namespace Journeys.Tests;

/// <summary>S27: "replies … are sorted to the right conversation", of clients and of staff, company by company.</summary>
public sealed class S27_SortingTests(SystemFixture system)
{
    [Fact]
    public async Task Replies_of_many_people_at_once_are_each_in_their_own_feed_and_nowhere_else()
    {
        var people = Enumerable.Range(28, 6).Select(Demo.Extra).ToList();
        var run = $"{Guid.CreateVersion7():N}";
        var taken = await Task.WhenAll(people.SelectMany((person, i) => Enumerable.Range(1, 3).Select(n => system.Carrier.TextArrivesAsync(person.Phone, Demo.CompanyNumber, $"{run} {i} {n}"))));
        Assert.All(taken, text => Assert.True(text.Taken));

        for (var i = 0; i < people.Count; i++)
        {
            var feed = await system.Olivia.FeedAsync(people[i].Id);
            Assert.Equal(
                Enumerable.Range(1, 3).Select(n => $"{run} {i} {n}"),
                feed.Items.Where(entry => entry.Kind == FeedEntryKind.Inbound && entry.Html.StartsWith(run, StringComparison.Ordinal)).Select(entry => entry.Html).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task A_phone_that_two_companies_know_is_sorted_by_the_number_it_texted()
    {
        using var nora = await PersonClient.SignInAsync(system.System.Gateway, "nora");
        var words = $"To my sitter {Guid.CreateVersion7():N}";
        var (_, taken) = await system.Carrier.TextArrivesAsync(Demo.Noah.Phone, Demo.CompanyNumber, words);
        Assert.True(taken);
        Assert.DoesNotContain((await nora.FeedAsync(Demo.Noah.Id)).Items, entry => entry.Html == words);
    }
}
