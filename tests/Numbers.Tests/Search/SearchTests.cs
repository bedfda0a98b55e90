using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Numbers.Search;
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

    [Fact]
    public async Task A_lost_answer_is_asked_for_again_a_silent_carrier_is_said_to_be_one_and_an_old_answer_is_better_than_none()
    {
        using var admin = host.As(CallerRole.Admin, await host.GivenCompanyAsync());
        await host.PullAsync("registration/faults", new { path = "Local", kind = "drop", method = "GET" });
        Assert.NotEmpty((await admin.GetFromJsonAsync<AvailableNumbers>("/api/numbers/available?areaCode=202"))!.Items);

        await host.PullAsync("registration/faults", new { path = "Local", kind = "refuse503", method = "GET", next = 2 });
        using var silent = await admin.GetAsync("/api/numbers/available?areaCode=773");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, silent.StatusCode);
        Assert.NotNull(silent.Headers.RetryAfter);
        Assert.Contains("carrier-unavailable", await silent.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var cache = host.Numbers.Services.GetRequiredService<IMemoryCache>();
        cache.Set("US/773/", new FoundNumbers([new AvailableNumber("+17735550100", "", "Chicago", "IL", "US")], Nearby: false, TimeProvider.System.GetUtcNow().AddMinutes(-2)));
        await host.PullAsync("registration/faults", new { path = "Local", kind = "refuse503", method = "GET" });
        var old = await admin.GetFromJsonAsync<AvailableNumbers>("/api/numbers/available?areaCode=773");
        Assert.Equal("+17735550100", Assert.Single(old!.Items).Number);
    }
}
