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

        await OneOfEachPartAsync($"{green.RegistrationId:N}", company);
    }

    [Fact]
    public async Task A_process_killed_at_every_boundary_is_followed_by_one_that_finishes_with_one_of_each()
    {
        // Every call that changes something, in the order in which they are made: the carrier has done it, and the process
        // dies before it hears so.
        string[] purchase = ["Services", "IncomingPhoneNumbers", "PhoneNumbers"];
        string[] registration =
        [
            "CustomerProfiles", "EndUsers", "EntityAssignments", "EndUsers", "EntityAssignments", "Addresses", "SupportingDocuments", "EntityAssignments",
            "EntityAssignments", "Evaluations", "CustomerProfiles/*", "TrustProducts", "EndUsers", "EntityAssignments", "EntityAssignments", "Evaluations",
            "TrustProducts/*", "BrandRegistrations", "Usa2p",
        ];

        // Worked on by a process of its own: the fixture's host must not help.
        var settings = new Dictionary<string, string>(await TestHost.SettingsAsync<Data.NumbersDb>("numbers-db"));
        foreach (var (key, value) in host.Settings.Where(pair => !settings.ContainsKey(pair.Key))) settings[key] = value;
        // It lives for a second at a time: what the runtime does for a long life costs more than it gives.
        settings["DOTNET_TieredPGO"] = "0";
        await using var process = await ServiceProcess.StartAsync(ServiceProcess.DllOf("Numbers"), settings);
        var killed = new KilledNumbers(host, process, settings);
        var company = await killed.GivenCompanyAsync();

        await killed.WillHangAsync(purchase[0]);
        var number = await killed.ChooseAsync(company, "713");
        foreach (var next in purchase.Skip(1).Append(registration[0])) await killed.DieAndComeBackAsync(next, waits: next == registration[0]);
        await killed.SubmitAsync(company, Forms.Company("Killed LLC"));
        foreach (var next in registration.Skip(1).Append(null)) await killed.DieAndComeBackAsync(next);
        var green = await killed.GreenAsync(company);

        Assert.Equal([.. purchase, .. registration], killed.DiedAt);
        Assert.Single(await host.AtCarrierAsync("numbers", number));
        await OneOfEachPartAsync($"{green.RegistrationId:N}", company);
    }

    private async Task OneOfEachPartAsync(string id, Guid company)
    {
        var profile = Assert.Single(await host.AtCarrierAsync("CustomerProfiles", id)).GetProperty("sid").GetString()!;
        var product = Assert.Single(await host.AtCarrierAsync("TrustProducts", id)).GetProperty("sid").GetString()!;
        Assert.Equal(3, (await host.AtCarrierAsync("EndUsers", id)).Count);
        Assert.Single(await host.AtCarrierAsync("Addresses", id));
        Assert.Single(await host.AtCarrierAsync("SupportingDocuments", id));
        Assert.Equal(4, (await host.AtCarrierAsync("EntityAssignments", profile)).Count(entry => entry.GetProperty("parent").GetString() == profile));
        Assert.Equal(2, (await host.AtCarrierAsync("EntityAssignments", product)).Count(entry => entry.GetProperty("parent").GetString() == product));
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
