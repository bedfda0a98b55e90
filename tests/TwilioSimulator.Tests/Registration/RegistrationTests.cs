using System.Net.Http.Json;

namespace TwilioSimulator.Tests.Registration;

public sealed class RegistrationTests
{
    const string Mobile = "+14155550177";

    static readonly (string, string)[] Fast =
    [
        ("Registration:ProfileReviewMs", "20"), ("Registration:BrandReviewMs", "20"), ("Registration:CampaignReviewMs", "20"), ("Registration:NumberRegistrationMs", "20"),
    ];

    [Fact]
    public async Task A_sole_proprietor_is_asked_on_the_phone_and_a_YES_verifies_the_brand()
    {
        await using var simulator = await SimulatorHost.StartAsync(settings: Fast);
        var registrar = new Registrar(simulator);
        var brand = $"/v1/a2p/BrandRegistrations/{await registrar.SoleProprietorAsync(Mobile)}";

        await Eventually.GetAsync(() => simulator.HandsetAsync(Mobile), phone => phone.GetProperty("texts").GetArrayLength() == 1, "the question");
        var asked = (await simulator.HandsetAsync(Mobile)).GetProperty("texts")[0];
        Assert.Equal("+19152782000", asked.GetProperty("company").GetString());
        Assert.Equal("UNVERIFIED", (await registrar.GetAsync(brand)).GetProperty("identity_status").GetString());
        Assert.Equal(201, (await registrar.PostAsync($"{brand}/SmsOtp")).Status);

        await AnswerAsync(simulator, "No");
        Assert.Equal("UNVERIFIED", (await registrar.GetAsync(brand)).GetProperty("identity_status").GetString());
        await AnswerAsync(simulator, "yes");
        await Eventually.GetAsync(() => registrar.GetAsync(brand), body => body.GetProperty("identity_status").GetString() == "VERIFIED", "the YES to count");
    }

    [Fact]
    public async Task A_YES_that_comes_too_late_does_not_count()
    {
        await using var simulator = await SimulatorHost.StartAsync(settings: [.. Fast, ("Registration:OtpValidMs", "0")]);
        var registrar = new Registrar(simulator);
        var brand = $"/v1/a2p/BrandRegistrations/{await registrar.SoleProprietorAsync(Mobile)}";
        await Eventually.GetAsync(() => simulator.HandsetAsync(Mobile), phone => phone.GetProperty("texts").GetArrayLength() == 1, "the question");

        await AnswerAsync(simulator, "YES");
        Assert.Equal("UNVERIFIED", (await registrar.GetAsync(brand)).GetProperty("identity_status").GetString());
    }

    [Fact]
    public async Task An_incomplete_bundle_does_not_comply_and_is_rejected()
    {
        await using var simulator = await SimulatorHost.StartAsync(settings: Fast);
        var registrar = new Registrar(simulator);
        var profile = "/v1/CustomerProfiles/" + await registrar.CreateAsync("/v1/CustomerProfiles", ("FriendlyName", "n"), ("Email", "e@x.example"), ("PolicySid", "RNdfbf3fae0e1107f8aded0e7cead80bf5"));
        await registrar.PartAsync(profile, "customer_profile_business_information", new { business_name = "Happy Paws LLC", business_registration_number = "123456789" });

        var evaluation = (await registrar.PostAsync($"{profile}/Evaluations", ("PolicySid", "RNdfbf3fae0e1107f8aded0e7cead80bf5"))).Body;
        Assert.Equal("noncompliant", evaluation.GetProperty("status").GetString());
        Assert.Equal("twilio-rejected", await registrar.DecisionAsync(profile));
    }

    [Fact]
    public async Task A_brand_may_be_submitted_again_three_times_and_a_scripted_rejection_strikes_once()
    {
        await using var simulator = await SimulatorHost.StartAsync(settings: Fast);
        var registrar = new Registrar(simulator);
        (await simulator.Http.PostAsJsonAsync("/control/registration/rejections", new { step = "brand", code = 30799, match = "Ann's", times = 4 })).EnsureSuccessStatusCode();
        var brand = $"/v1/a2p/BrandRegistrations/{await registrar.SoleProprietorAsync(Mobile)}";

        for (var attempt = 0; attempt < 3; attempt++)
        {
            var failed = await Eventually.GetAsync(() => registrar.GetAsync(brand), body => body.GetProperty("status").GetString() == "FAILED", "a rejection");
            Assert.Equal(30799, failed.GetProperty("errors")[0].GetProperty("error_code").GetInt32());
            Assert.Equal(202, (await registrar.PostAsync(brand)).Status);
        }

        await Eventually.GetAsync(() => registrar.GetAsync(brand), body => body.GetProperty("status").GetString() == "FAILED", "a rejection");
        var (status, refusal) = await registrar.PostAsync(brand);
        Assert.Equal((400, 21724), (status, refusal.GetProperty("code").GetInt32()));
    }

    static async Task AnswerAsync(SimulatorHost simulator, string body)
    {
        using var answer = await simulator.Http.PostAsJsonAsync("/control/inbound", new { from = Mobile, to = "+19152782000", body });
        answer.EnsureSuccessStatusCode();
    }
}
