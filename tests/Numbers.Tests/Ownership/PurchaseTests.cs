using System.Net;
using Testing;
using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;
using Texting.Contracts.Platform;

namespace Numbers.Tests.Ownership;

/// <summary>S5: bought once, whatever happens between the click and the carrier's answer.</summary>
[Collection(typeof(OneHost))]
[Trait("Needs", "Servers")]
public sealed class PurchaseTests(NumbersHost host)
{
    [Fact]
    public async Task A_chosen_number_is_bought_with_its_addresses_and_put_into_the_companys_service()
    {
        var (company, number) = await host.GivenNumberAsync("415");

        var atCarrier = Assert.Single(await host.AtCarrierAsync("numbers", number));
        Assert.Equal("https://texting.example/webhooks/twilio/inbound#rc=5&rp=all", atCarrier.GetProperty("smsUrl").GetString());
        Assert.Equal("https://texting.example/webhooks/twilio/voice", atCarrier.GetProperty("voiceUrl").GetString());
        var service = Assert.Single(await host.AtCarrierAsync("Services", $"texting {company:N}"));
        Assert.Equal(service.GetProperty("sid").GetString(), atCarrier.GetProperty("messagingServiceSid").GetString());

        var sender = await Eventually.Until(() => Task.FromResult(host.Heard.Of<SenderChanged>(company)), heard => heard.Count > 0);
        Assert.Equal((number, SenderStanding.Provisioning), (sender[0].Number, sender[0].Standing));
        Assert.NotNull(sender[0].Reason);
    }

    [Fact]
    public async Task Two_clicks_and_two_admins_at_two_replicas_buy_one_number()
    {
        var company = await host.GivenCompanyAsync();
        await using var replica = host.StartReplica();
        var first = await host.FirstFreeAsync(company, "628");
        var second = await host.FirstFreeAsync(company, "510");

        var answers = await Task.WhenAll(host.ChooseAsync(company, first, "click"), host.ChooseAsync(company, first, "click"),
            host.ChooseAsync(company, first), host.ChooseAsync(company, second));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.Accepted);
        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Accepted, HttpStatusCode.OK, HttpStatusCode.Conflict }));

        await host.CurrentAsync(company, status => status.Number?.State == NumberState.Owned);
        await OnlyOneAsync(company);
    }

    [Theory]
    [InlineData("Services")]
    [InlineData("IncomingPhoneNumbers")]
    [InlineData("PhoneNumbers")]
    public async Task A_lost_answer_is_found_again_and_nothing_is_bought_twice(string path)
    {
        var company = await host.GivenCompanyAsync();
        var number = await host.FirstFreeAsync(company, "408");
        await host.PullAsync("registration/faults", new { path, kind = "drop" });
        await host.PullAsync("registration/faults", new { path, kind = "refuse503" });

        (await host.ChooseAsync(company, number)).EnsureSuccessStatusCode();
        await host.CurrentAsync(company, status => status.Number?.State == NumberState.Owned);
        await OnlyOneAsync(company);
    }

    [Fact]
    public async Task A_number_taken_meanwhile_fails_with_a_clear_word_and_another_can_be_chosen()
    {
        var company = await host.GivenCompanyAsync();
        var taken = await host.FirstFreeAsync(company, "619");
        await host.PullAsync("registration/taken", new { phoneNumber = taken });

        (await host.ChooseAsync(company, taken)).EnsureSuccessStatusCode();
        var status = await host.CurrentAsync(company, status => status.Number?.State == NumberState.Failed);
        Assert.Contains("Search again", status.Number!.Reason, StringComparison.Ordinal);

        (await host.ChooseAsync(company, await host.FirstFreeAsync(company, "619"))).EnsureSuccessStatusCode();
        await host.CurrentAsync(company, status => status.Number?.State == NumberState.Owned);
        await OnlyOneAsync(company);
    }

    [Theory]
    [InlineData("US", Plan.Lite, false, "Lite")]
    [InlineData("US", Plan.Team, true, "trial")]
    [InlineData("FR", Plan.Team, false, "USA and Canada")]
    public async Task Who_may_not_text_is_told_why_and_what_to_do(string country, Plan plan, bool trial, string why)
    {
        var company = await host.GivenCompanyAsync(country, plan, trial);
        using var answer = await host.ChooseAsync(company, "+14155550100");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(why, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(why, (await host.CurrentAsync(company)).CannotEnable, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_company_in_the_US_cannot_take_a_number_of_Canada()
    {
        using var answer = await host.ChooseAsync(await host.GivenCompanyAsync(), "+16475550100");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task OnlyOneAsync(Guid company)
    {
        var current = await host.CurrentAsync(company);
        var service = Assert.Single(await host.AtCarrierAsync("Services", $"texting {company:N}")).GetProperty("sid").GetString()!;
        Assert.Single(await host.AtCarrierAsync("numbers", service));
        Assert.Single(await host.AtCarrierAsync("numbers", $"texting {current.Number!.NumberId:N}"));
        var reserved = await Eventually.Until(() => Task.FromResult(host.Heard.Of<NumberReserved>(company)), heard => heard.Count > 0);
        Assert.Equal(current.Number.NumberId, Assert.Single(reserved.DistinctBy(fact => fact.NumberId)).NumberId);
    }
}
