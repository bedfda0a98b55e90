using System.Net;
using System.Net.Http.Json;
using ServiceDefaults.Auth;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Tests.Search;

/// <summary>S4: by area code or by digits anywhere; nearby when there is nothing.</summary>
[Collection(typeof(OneHost))]
[Trait("Needs", "Servers")]
public sealed class SearchTests(NumbersHost host)
{
    [Fact]
    public async Task An_area_code_lists_all_its_numbers_page_by_page_with_city_and_state()
    {
        using var admin = host.As(CallerRole.Admin, await host.GivenCompanyAsync());
        var seen = new List<AvailableNumber>();
        string? next = null;
        do
        {
            var page = await admin.GetFromJsonAsync<AvailableNumbers>($"/api/numbers/available?areaCode=303{(next is null ? "" : $"&cursor={next}")}");
            seen.AddRange(page!.Items);
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(40, seen.Count);
        Assert.Equal(40, seen.Select(number => number.Number).Distinct().Count());
        Assert.All(seen, number => Assert.Equal(("Denver", "CO", "US"), (number.City, number.Region, number.Country)));
    }

    [Fact]
    public async Task Digits_are_found_anywhere_in_the_number()
    {
        using var admin = host.As(CallerRole.Admin, await host.GivenCompanyAsync());
        var found = await admin.GetFromJsonAsync<AvailableNumbers>("/api/numbers/available?contains=555-01");
        Assert.NotEmpty(found!.Items);
        Assert.All(found.Items, number => Assert.Contains("55501", number.Number, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("US", "212", "NY")]
    [InlineData("CA", "416", "ON")]
    public async Task A_sold_out_place_offers_its_overlays_and_says_so(string country, string areaCode, string region)
    {
        using var admin = host.As(CallerRole.Admin, await host.GivenCompanyAsync(country));
        var found = await admin.GetFromJsonAsync<AvailableNumbers>($"/api/numbers/available?areaCode={areaCode}");
        Assert.True(found!.Nearby);
        Assert.Contains(areaCode, found.Note, StringComparison.Ordinal);
        Assert.All(found.Items, number => Assert.Equal(region, number.Region));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?areaCode=41")]
    [InlineData("?areaCode=900")]
    [InlineData("?areaCode=647")]
    [InlineData("?contains=4")]
    [InlineData("?contains=12345678")]
    [InlineData("?areaCode=415&cursor=forged")]
    public async Task What_cannot_be_searched_for_is_refused_with_a_reason(string query)
    {
        using var admin = host.As(CallerRole.Admin, await host.GivenCompanyAsync());
        using var answer = await admin.GetAsync($"/api/numbers/available{query}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("errors", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
