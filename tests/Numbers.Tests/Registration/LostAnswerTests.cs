using Testing;
using Testing.Processes;
using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Tests.Registration;

/// <summary>R22: whatever is lost between us and the carrier, there is one profile, one brand, one campaign in the end.</summary>
[Collection(typeof(OneHost))]
[Trait("Needs", "Servers")]
public sealed class LostAnswerTests(NumbersHost host)
{
    [Fact]
    public async Task Every_create_loses_its_answer_once_and_nothing_is_made_twice()
    {
        var (company, _) = await host.GivenNumberAsync("214");
        string[] paths =
        [
            "CustomerProfiles", "EndUsers", "EntityAssignments", "Addresses", "SupportingDocuments", "Evaluations", "TrustProducts", "BrandRegistrations", "Usa2p",
        ];
        foreach (var path in paths) await host.PullAsync("registration/faults", new { path, kind = "drop" });
        foreach (var path in new[] { "TrustProducts", "BrandRegistrations", "Usa2p" }) await host.PullAsync("registration/faults", new { path, kind = "half500" });

        await host.SubmitAsync(company, Forms.Company("Lost Answers LLC"));
        var green = await host.RegistrationAsync(company, view => view.Standing == RegistrationStanding.Green);

        await host.Carrier.DeleteAsync("/control/registration/faults");

        var id = $"{green.RegistrationId:N}";
        var profile = Assert.Single(await host.AtCarrierAsync("CustomerProfiles", id)).GetProperty("sid").GetString()!;
        var product = Assert.Single(await host.AtCarrierAsync("TrustProducts", id)).GetProperty("sid").GetString()!;
        Assert.Equal(3, (await host.AtCarrierAsync("EndUsers", id)).Count);
        Assert.Single(await host.AtCarrierAsync("Addresses", id));
        Assert.Single(await host.AtCarrierAsync("SupportingDocuments", id));
        Assert.Equal(4, (await host.AtCarrierAsync("EntityAssignments", profile)).Count(entry => entry.GetProperty("parent").GetString() == profile));
        Assert.Equal(2, (await host.AtCarrierAsync("EntityAssignments", product)).Count(entry => entry.GetProperty("parent").GetString() == product));
        await OneBrandOneCampaignOneNumberAsync(company, profile);
    }

    [Fact]
    public async Task A_process_killed_while_the_carrier_acts_is_followed_by_one_that_finishes_with_one_of_each()
    {
        // Worked on by a process of its own: the fixture's host must not help.
        var settings = new Dictionary<string, string>(await TestHost.SettingsAsync<Data.NumbersDb>("numbers-db"));
        foreach (var (key, value) in host.Settings.Where(pair => !settings.ContainsKey(pair.Key))) settings[key] = value;
        await using var process = await ServiceProcess.StartAsync(ServiceProcess.DllOf("Numbers"), settings);
        var killed = new KilledNumbers(host, process, settings);
        var company = await killed.GivenCompanyAsync();

        // The carrier has done it; the process dies before it hears so.
        foreach (var path in new[] { "IncomingPhoneNumbers", "PhoneNumbers", "BrandRegistrations", "Usa2p" })
            await host.PullAsync("registration/faults", new { path, kind = "hang", milliseconds = 30_000 });
        var number = await killed.ChooseAsync(company, "713");
        foreach (var path in new[] { "IncomingPhoneNumbers", "PhoneNumbers" }) await killed.DieAndComeBackAsync(path);
        await killed.SubmitAsync(company, Forms.Company("Killed LLC"));
        foreach (var path in new[] { "BrandRegistrations", "Usa2p" }) await killed.DieAndComeBackAsync(path);
        var green = await killed.GreenAsync(company);

        Assert.Single(await host.AtCarrierAsync("numbers", number));
        var profile = Assert.Single(await host.AtCarrierAsync("CustomerProfiles", $"{green.RegistrationId:N}")).GetProperty("sid").GetString()!;
        await OneBrandOneCampaignOneNumberAsync(company, profile);
    }

    private async Task OneBrandOneCampaignOneNumberAsync(Guid company, string profile)
    {
        Assert.Single(await host.AtCarrierAsync("BrandRegistrations", profile));
        var service = Assert.Single(await host.AtCarrierAsync("Services", $"texting {company:N}")).GetProperty("sid").GetString()!;
        Assert.Single(await host.AtCarrierAsync("Usa2p", service));
        Assert.Single(await host.AtCarrierAsync("numbers", service));
    }
}
