using System.Net;
using System.Net.Http.Json;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Testing;
using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Tests.Registration;

/// <summary>S7-S11: from the form to all green, and what can come in between.</summary>
[Collection(typeof(OneHost))]
[Trait("Needs", "Servers")]
public sealed class JourneyTests(NumbersHost host)
{
    [Fact]
    public async Task A_company_with_an_EIN_goes_through_every_step_to_green_and_its_EIN_is_erased()
    {
        var (company, number) = await host.GivenNumberAsync("206");
        await host.SubmitAsync(company, Forms.Company());
        var green = await host.RegistrationAsync(company, view => view.Standing == RegistrationStanding.Green);

        Assert.Equal(
            [RegistrationStepName.BusinessProfile, RegistrationStepName.Brand, RegistrationStepName.Campaign, RegistrationStepName.NumberAttached],
            green.Steps.Select(step => step.Step));
        Assert.All(green.Steps, step => Assert.Equal(StepLight.Green, step.Light));
        Assert.Equal(("6789", true, null), (green.TaxIdLastFour, green.TaxIdErased, green.Form.TaxId));
        Assert.Equal(SenderStanding.Live, (await host.CurrentAsync(company)).Standing);
        Assert.Equal((number, SenderStanding.Live), await LatestSenderAsync(company, SenderStanding.Live));
        Assert.Contains(host.Heard.Of<RegistrationChanged>(company), said => said.Standing == RegistrationStanding.Green);
        await OneOfEachAsync(company, green);
    }

    [Fact]
    public async Task A_company_in_Canada_is_live_with_its_number_and_needs_no_registration()
    {
        var (company, _) = await host.GivenNumberAsync("604", "CA");
        Assert.Equal(SenderStanding.Live, (await host.CurrentAsync(company, status => status.Standing is not null)).Standing);
        Assert.False((await host.ReadAsync<RegistrationStatus>(company, "/api/numbers/registration")).Required);
        using var answer = await host.PostAsync(company, "/api/numbers/registration", Forms.Company());
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Theory]
    [InlineData("profile", 22217, RegistrationStepName.BusinessProfile)]
    [InlineData("brand", 30799, RegistrationStepName.Brand)]
    [InlineData("campaign", 30896, RegistrationStepName.Campaign)]
    public async Task A_rejected_step_says_why_in_plain_words_reaches_operators_and_is_corrected_from_there(string step, int code, RegistrationStepName name)
    {
        var (company, _) = await host.GivenNumberAsync("503");
        var business = $"Paws {company:N}"[..20] + " LLC";
        await host.PullAsync("registration/rejections", new { step, code, match = business });
        await host.SubmitAsync(company, Forms.Company(business));

        var failed = await host.RegistrationAsync(company, view => view.Standing == RegistrationStanding.Failed);
        var red = Assert.Single(failed.Steps, view => view.Light == StepLight.Red);
        Assert.Equal((name, code, true), (red.Step, red.ErrorCode, failed.MayCorrect));
        Assert.NotNull(red.NextAction);
        Assert.Contains(await TroubledAsync(), trouble => trouble.CompanyId == company && trouble.Step == name && trouble.ErrorCode == code);
        var said = host.Heard.Of<RegistrationChanged>(company).MaxBy(said => said.Version)!;
        Assert.Equal((RegistrationStanding.Failed, red.Reason), (said.Standing, said.Reason));
        Assert.Equal(SenderStanding.Provisioning, (await host.CurrentAsync(company)).Standing);

        var before = await host.AtCarrierAsync("BrandRegistrations", "BN");
        using var corrected = await host.CorrectAsync(company, Forms.Company(business, step == "brand" ? "12-3456780" : "") with { TaxId = step == "brand" ? "12-3456780" : null });
        Assert.Equal(HttpStatusCode.Accepted, corrected.StatusCode);
        var green = await host.RegistrationAsync(company, view => view.Standing == RegistrationStanding.Green);
        await OneOfEachAsync(company, green);
        Assert.Equal(step == "brand" ? 2 : 3, green.ResubmissionsLeft);
        Assert.DoesNotContain(await TroubledAsync(), trouble => trouble.CompanyId == company);
        Assert.NotNull(before);
    }

    [Fact]
    public async Task A_sole_proprietor_is_asked_for_a_YES_reminded_twice_asked_again_and_green_after_it()
    {
        const string Mobile = "+14155550177";
        var (company, _) = await host.GivenNumberAsync("602");
        await host.SubmitAsync(company, Forms.Person(Mobile));
        var waiting = await host.RegistrationAsync(company, view => view.Question is not null);
        Assert.Equal(RegistrationStanding.WaitingForOwner, waiting.Standing);
        Assert.Equal(("+19152782000", "(•••) •••-0177", false), (waiting.Question!.From, waiting.Question.SentToMasked, waiting.Question.Expired));
        Assert.Equal(TimeSpan.FromHours(24), waiting.Question.AnswerBy - waiting.Question.SentAt);
        await Eventually.Until(() => host.TextsOnAsync(Mobile), texts => texts.Count == 1);

        // Three hours later, and nearly at the end.
        await PassAsync(company, "3 hours");
        await RemindedAsync(company, "22 hours");
        await PassAsync(company, "18 hours");
        await RemindedAsync(company, "4 hours");

        // The day is over: asked once more by itself, the second time the owner has to ask for it.
        await PassAsync(company, "4 hours");
        await Eventually.Until(() => host.TextsOnAsync(Mobile), texts => texts.Count == 2);
        // The carrier has the text before the registration remembers when it asked.
        await host.RegistrationAsync(company, view => view.Question?.SentAt >= waiting.Question.SentAt);
        await PassAsync(company, "25 hours");
        var over = await host.RegistrationAsync(company, view => view.Question?.Expired == true && view.Steps.Any(step => step.Light == StepLight.Red));
        Assert.Contains("Nobody answered", Assert.Single(over.Steps, step => step.Light == StepLight.Red).Reason, StringComparison.Ordinal);
        Assert.Equal(RegistrationStanding.WaitingForOwner, over.Standing);

        using var resent = await host.PostAsync(company, "/api/numbers/registration/resend-yes", null);
        Assert.Equal(HttpStatusCode.Accepted, resent.StatusCode);
        await Eventually.Until(() => host.TextsOnAsync(Mobile), texts => texts.Count == 3);
        await host.PullAsync("inbound", new { from = Mobile, to = "+19152782000", body = "Yes" });
        var green = await host.RegistrationAsync(company, view => view.Standing == RegistrationStanding.Green);
        Assert.Null(green.Question);
        Assert.Equal(SenderStanding.Live, (await host.CurrentAsync(company)).Standing);
    }

    [Fact]
    public async Task News_of_the_carrier_ends_the_pause_before_the_next_look()
    {
        var (company, _) = await host.GivenNumberAsync("702");
        await host.PullAsync("registration/rejections", new { step = "brand", code = 30795, match = $"{company:N}"[..12] });
        await host.SubmitAsync(company, Forms.Company($"{company:N}"[..12] + " LLC"));
        await host.RegistrationAsync(company, view => view.Standing == RegistrationStanding.Failed);
        var brand = (await host.AtCarrierAsync("BrandRegistrations", "BN"))[^1].GetProperty("sid").GetString();

        await host.SqlAsync("UPDATE registrations SET due_at = now() + interval '6 hours' WHERE company_id = $1", company);
        using var carrier = host.As(CallerRole.Webhook);
        object[] events = [new { type = "com.twilio.messaging.compliance.brand-registration.brand-failure", data = new { brandsid = brand } }];
        Assert.Equal(HttpStatusCode.NoContent, (await carrier.PostAsJsonAsync("/webhooks/twilio/registration", events)).StatusCode);
        // Looked at, found rejected as before, and put to rest.
        await Eventually.Until(async () =>
        {
            await using var command = host.Database.CreateCommand("SELECT due_at IS NULL FROM registrations WHERE company_id = $1");
            command.Parameters.AddWithValue(company);
            return (bool)(await command.ExecuteScalarAsync())!;
        });

        using var nonsense = await carrier.PostAsync("/webhooks/twilio/registration", new StringContent("{", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
    }

    [Fact]
    public async Task A_form_that_would_be_rejected_is_not_submitted_and_each_field_says_why()
    {
        var (company, _) = await host.GivenNumberAsync("404");
        using var answer = await host.PostAsync(company, "/api/numbers/registration", Forms.Company() with { TaxId = "00-1234567", Website = "https://bit.ly/x", Email = "nobody" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.All(["taxId", "website", "email"], field => Assert.Contains($"\"{field}\"", text, StringComparison.Ordinal));
        Assert.DoesNotContain("1234567", text, StringComparison.Ordinal);
        Assert.Null((await host.ReadAsync<RegistrationStatus>(company, "/api/numbers/registration")).Registration);

        using var landline = await host.PostAsync(company, "/api/numbers/registration/check", Forms.Person("+14155550191"));
        Assert.Contains("mobilePhone", await landline.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_comes_first_and_a_registration_is_submitted_once()
    {
        var company = await host.GivenCompanyAsync();
        using var early = await host.PostAsync(company, "/api/numbers/registration", Forms.Company());
        Assert.Contains("number-first", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        (await host.ChooseAsync(company, await host.FirstFreeAsync(company, "617"))).EnsureSuccessStatusCode();
        await host.SubmitAsync(company, Forms.Company());
        using var twice = await host.PostAsync(company, "/api/numbers/registration", Forms.Company());
        Assert.Contains("registration-submitted", await twice.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var nothing = await host.CorrectAsync(company, Forms.Company());
        Assert.Equal(HttpStatusCode.Conflict, nothing.StatusCode);
        await host.RegistrationAsync(company, view => view.Standing == RegistrationStanding.Green);
    }

    private async Task<IReadOnlyList<TroubledRegistration>> TroubledAsync()
    {
        using var operatorClient = host.As(CallerRole.Operator);
        return (await operatorClient.GetFromJsonAsync<Page<TroubledRegistration>>("/api/numbers/operations/registrations?troubled=true"))!.Items;
    }

    private async Task<(string, SenderStanding)> LatestSenderAsync(Guid company, SenderStanding standing)
    {
        var heard = await Eventually.Until(() => Task.FromResult(host.Heard.Of<SenderChanged>(company)), heard => heard.Any(sender => sender.Standing == standing));
        var latest = heard.MaxBy(sender => sender.Version)!;
        return (latest.Number, latest.Standing);
    }

    private Task PassAsync(Guid company, string time) =>
        host.SqlAsync($"UPDATE registrations SET asked_at = asked_at - interval '{time}', due_at = now() WHERE company_id = $1", company);

    private async Task RemindedAsync(Guid company, string left)
    {
        await Eventually.Until(() => Task.FromResult(host.Heard.Of<RegistrationChanged>(company)),
            heard => heard.Any(said => said.Standing == RegistrationStanding.WaitingForOwner && said.Reason!.Contains(left, StringComparison.Ordinal)));
    }

    private async Task OneOfEachAsync(Guid company, RegistrationView view)
    {
        var profile = Assert.Single(await host.AtCarrierAsync("CustomerProfiles", $"{view.RegistrationId:N} profile")).GetProperty("sid").GetString()!;
        Assert.Single(await host.AtCarrierAsync("BrandRegistrations", profile));
        var service = Assert.Single(await host.AtCarrierAsync("Services", $"texting {company:N}")).GetProperty("sid").GetString()!;
        Assert.Single(await host.AtCarrierAsync("Usa2p", service));
        Assert.Single(await host.AtCarrierAsync("numbers", service));
    }
}
