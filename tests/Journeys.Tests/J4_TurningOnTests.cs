using ServiceDefaults.Http;
using Testing;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;
using Texting.Contracts.Platform;

namespace Journeys.Tests;

/// <summary>J4: turning on → number → registration → green, through the gateway, with the carrier's news signed and sent.</summary>
public sealed class J4_TurningOnTests(SystemFixture system)
{
    [Fact]
    public async Task S7_S8_S11_A_company_with_an_EIN_is_refused_texts_until_all_lights_are_green_and_then_sends()
    {
        const string Ein = "58-2947163";
        using var company = await TurningOn.StartAsync(system, 1);
        var number = await company.ChooseAsync("312");
        await Eventually.Until(() => company.Admin.HeadAsync(company.Client), head => head.CompanyNumber == number && head.CannotText is not null);
        var refused = await company.Admin.ComposeAsync(company.Client, "Too early", DeliveryMode.TextOnly);
        Assert.NotNull(refused.NotTexted);
        Assert.Empty(refused.Texts);

        await company.SubmitAsync(TurningOn.Form("Journey One LLC", Ein));
        var green = await company.RegistrationAsync(view => view.Standing == RegistrationStanding.Green);
        Assert.All(green.Steps, step => Assert.Equal(StepLight.Green, step.Light));
        Assert.Equal(("7163", true), (green.TaxIdLastFour, green.TaxIdErased));
        await company.CurrentAsync(status => status.Standing == SenderStanding.Live);

        await Eventually.Until(() => company.Admin.HeadAsync(company.Client), head => head.CannotText is null);
        var sent = await company.Admin.ComposeAsync(company.Client, "Now it goes", DeliveryMode.TextOnly);
        var life = await Eventually.Until(() => company.Admin.TextAsync(sent.Texts.Single().Id), life => life.Status == TextState.Delivered);
        Assert.NotNull(life.CarrierSid);

        // What was written too early was kept, and goes when somebody says so.
        var held = await company.Admin.ReadAsync<HeldMessages>("/api/messaging/held");
        Assert.Equal((refused.Id, true), (Assert.Single(held.Items).MessageId, held.MayRelease));
        var released = await company.Admin.PostAsync<HeldDecided>("/api/messaging/held/release", new DecideHeld([refused.Id]));
        Assert.Equal([refused.Id], released.Done);
        var feed = await company.Admin.ReadAsync<Page<FeedEntry>>($"/api/messaging/conversations/{company.Client}/messages");
        var late = Assert.Single(feed.Items, entry => entry.Id == refused.Id).Texts.Single().Id;
        await Eventually.Until(() => company.Admin.TextAsync(late), life => life.Status == TextState.Delivered);
        NowhereInTheLogs(Ein);
    }

    [Fact]
    public async Task S9_A_sole_proprietor_says_YES_on_the_phone_and_is_green()
    {
        const string Mobile = "+13125550193";
        const string Ssn = "427-81-9365";
        using var company = await TurningOn.StartAsync(system, 2);
        await company.ChooseAsync("773");
        await company.SubmitAsync(TurningOn.Person("Rosa Walks Dogs", Mobile, Ssn));
        var waiting = await company.RegistrationAsync(view => view.Question is not null);
        Assert.Equal(("+19152782000", "(•••) •••-0193"), (waiting.Question!.From, waiting.Question.SentToMasked));
        await Eventually.Until(async () => await company.QuestionsOnAsync(Mobile) == 1);

        await company.PullAsync("inbound", new { from = Mobile, to = "+19152782000", body = "YES" });
        await company.RegistrationAsync(view => view.Standing == RegistrationStanding.Green);
        await company.CurrentAsync(status => status.Standing == SenderStanding.Live);
        NowhereInTheLogs(Ssn);
    }

    [Fact]
    public async Task S10_A_rejection_is_corrected_from_the_failed_step_and_ends_green()
    {
        using var company = await TurningOn.StartAsync(system, 3);
        await company.ChooseAsync("619");
        await company.PullAsync("registration/rejections", new { step = "brand", code = 30799, match = "Journey Three" });
        await company.SubmitAsync(TurningOn.Form("Journey Three", "58-2947164"));

        var failed = await company.RegistrationAsync(view => view.Standing == RegistrationStanding.Failed);
        var red = Assert.Single(failed.Steps, step => step.Light == StepLight.Red);
        Assert.Equal((RegistrationStepName.Brand, 30799, true), (red.Step, red.ErrorCode, failed.MayCorrect));

        await company.CorrectAsync(TurningOn.Form("Journey Three LLC", "58-2947165"));
        var green = await company.RegistrationAsync(view => view.Standing == RegistrationStanding.Green);
        Assert.Equal(2, green.ResubmissionsLeft);
        await company.CurrentAsync(status => status.Standing == SenderStanding.Live);
    }

    [Fact]
    public async Task S3_S11_A_company_in_Canada_is_live_as_soon_as_it_has_its_number()
    {
        using var company = await TurningOn.StartAsync(system, 4, "CA");
        await company.ChooseAsync("604");
        var live = await company.CurrentAsync(status => status.Standing == SenderStanding.Live);
        Assert.False(live.NeedsRegistration);
    }

    [Fact]
    public async Task S8_With_all_news_of_the_carrier_lost_polling_alone_reaches_green()
    {
        using var company = await TurningOn.StartAsync(system, 5);
        await company.ChooseAsync("702");
        await company.PullAsync("registration/webhooks", new { webhooksOff = true });
        try
        {
            await company.SubmitAsync(TurningOn.Form("Journey Five LLC", "58-2947166"));
            await company.RegistrationAsync(view => view.Standing == RegistrationStanding.Green);
        }
        finally
        {
            await company.PullAsync("registration/webhooks", new { webhooksOff = false });
        }
    }

    [Fact]
    public async Task S9_When_the_time_for_the_YES_is_over_the_owner_asks_for_another_text_and_answers_that()
    {
        const string Mobile = "+13125550194";
        using var company = await TurningOn.StartAsync(system, 6);
        await company.ChooseAsync("503");
        await company.SubmitAsync(TurningOn.Person("Rosa Walks Cats", Mobile, "427-81-9366"));
        var over = await company.RegistrationAsync(view => view.Question?.Expired == true && view.Steps.Any(step => step.Light == StepLight.Red));
        Assert.Equal(RegistrationStanding.WaitingForOwner, over.Standing);
        Assert.Equal(1, await company.QuestionsOnAsync(Mobile));

        await company.ResendAsync();
        await Eventually.Until(async () => await company.QuestionsOnAsync(Mobile) == 2);
        await company.PullAsync("inbound", new { from = Mobile, to = "+19152782000", body = "yes" });
        await company.RegistrationAsync(view => view.Standing == RegistrationStanding.Green);
    }

    [Fact]
    public async Task S2_A_downgrade_in_the_middle_suspends_at_once_and_an_upgrade_resumes()
    {
        using var company = await TurningOn.StartAsync(system, 7);
        await company.ChooseAsync("602");
        await company.SubmitAsync(TurningOn.Form("Journey Seven LLC", "58-2947167"));
        await company.PublishAsync(Plan.Lite);
        var suspended = await company.CurrentAsync(status => status.Standing == SenderStanding.Suspended);
        Assert.Contains("Lite", suspended.StandingReason, StringComparison.Ordinal);
        // The carriers go on; what they decide counts when the plan is right again.
        await company.RegistrationAsync(view => view.Standing == RegistrationStanding.Green);
        Assert.Equal(SenderStanding.Suspended, (await company.CurrentAsync(_ => true)).Standing);
        await Eventually.Until(() => company.Admin.HeadAsync(company.Client), head => head.CannotText is not null);

        await company.PublishAsync(Plan.Solo);
        await company.CurrentAsync(status => status.Standing == SenderStanding.Live);
        await Eventually.Until(() => company.Admin.HeadAsync(company.Client), head => head.CannotText is null);
    }

    // Every process writes its own file there; the tax id must be in none of them, in no spelling.
    private void NowhereInTheLogs(string taxId)
    {
        foreach (var file in Directory.EnumerateFiles(system.System.Logs, "*", SearchOption.AllDirectories))
        {
            using var open = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            var text = open.ReadToEnd();
            Assert.DoesNotContain(taxId, text, StringComparison.Ordinal);
            Assert.DoesNotContain(taxId.Replace("-", "", StringComparison.Ordinal), text, StringComparison.Ordinal);
        }
    }
}
