using AngleSharp.Dom;
using Bunit;
using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;
using ServiceDefaults.Auth;
using Web.Settings;
using Web.Settings.Verification;
using Web.Tests.Support;

namespace Web.Tests.Settings;

public class VerificationTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(24 * 60 - 1, "23 h 59 min")]
    [InlineData(60, "1 h 0 min")]
    [InlineData(59, "59 min")]
    [InlineData(0.5, "less than a minute")]
    public void What_is_left_is_in_words(double minutes, string words) =>
        Assert.Equal(words, VerificationWords.Left(TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void A_draft_sends_only_what_belongs_to_its_kind()
    {
        var draft = new RegistrationDraft { LegalForm = LegalForm.Corporation, ["businessName"] = " Happy Paws ", ["jobTitle"] = "Owner", ["mobilePhone"] = "415 555 0111" };
        Assert.Equal(("Happy Paws", LegalForm.Corporation, "Owner", null), (draft.ToForm().BusinessName, draft.ToForm().LegalForm, draft.ToForm().JobTitle, draft.ToForm().MobilePhone));
        draft.Kind = BrandKind.SoleProprietor;
        Assert.Equal((null, null, "415 555 0111"), (draft.ToForm().LegalForm, draft.ToForm().JobTitle, draft.ToForm().MobilePhone));
        Assert.Null(draft.ToForm().Campaign);
    }

    [Fact]
    public void A_draft_of_a_form_is_the_form()
    {
        var form = new RegistrationForm(BrandKind.Standard, "Paws LLC", LegalForm.LimitedLiabilityCorporation, "Ann", "Miller", "Owner", "a@paws.example", "4155550111", null,
            "https://paws.example", new("1 Main St", null, "Oakland", "CA", "94601"), null, null);
        Assert.Equal(form, RegistrationDraft.Of(form).ToForm());
    }

    [Fact]
    public async Task The_check_speaks_of_fields_that_were_filled_in_and_of_all_after_a_try_to_submit()
    {
        await using var page = await Page.OpenAsync();
        page.Gateway.Settings.Findings = _ => [new("website", true, "Enter the full address."), new("email", false, "Your own domain is better."), new("lastName", true, "Enter the last name.")];
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "verification"));
        await (await cut.WaitForElementAsync(Page.Hook("field-website"), Patience)).ChangeAsync("paws");
        await cut.WaitForElementAsync(Page.Hook("finding-website"), Patience);
        Assert.Empty(cut.FindAll(Page.Hook("finding-lastName")));

        await cut.Find("form").SubmitAsync();
        Assert.NotNull(cut.Find(Page.Hook("finding-lastName")));
        Assert.Equal("2 fields need a correction first.", cut.Find(Page.Hook("check-state")).TextContent);
        Assert.Equal("paws", cut.Find(Page.Hook("field-website")).GetAttribute("value"));
        Assert.DoesNotContain(page.Gateway.Seen, request => request is { Method: "POST", Path: "/api/numbers/registration" });
    }

    [Fact]
    public async Task A_form_without_fault_is_submitted_and_the_steps_take_its_place()
    {
        await using var page = await Page.OpenAsync();
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "verification"));
        await (await cut.WaitForElementAsync(Page.Hook("field-businessName"), Patience)).ChangeAsync("Happy Paws LLC");
        cut.Find("form").Submit();
        var step = await cut.WaitForElementAsync(Page.Hook("step-BusinessProfile"), Patience);
        Assert.Equal("Amber", step.GetAttribute("data-light"));
        Assert.Empty(cut.FindAll("form"));
        Assert.NotNull(Assert.Single(page.Gateway.Seen, request => request is { Method: "POST", Path: "/api/numbers/registration" }).IdempotencyKey);
    }

    [Fact]
    public async Task While_no_light_is_amber_yet_the_page_goes_on_looking()
    {
        await using var page = await Page.OpenAsync();
        var submitted = Some.Registration(new RegistrationDraft().ToForm(), Some.Step(RegistrationStepName.BusinessProfile, StepLight.Off));
        page.Gateway.Settings.Registration = new(true, submitted);
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "verification"));
        await cut.WaitForElementAsync(Page.Hook("registration"), Patience);
        page.Gateway.Settings.Registration = new(true, submitted with { Standing = RegistrationStanding.Green });
        cut.WaitForAssertion(() => Assert.Equal("Green", cut.Find(Page.Hook("registration")).GetAttribute("data-standing")), Patience);
    }

    [Fact]
    public async Task A_failed_step_says_why_and_what_to_do_and_the_form_comes_back_filled_in()
    {
        await using var page = await Page.OpenAsync();
        var form = new RegistrationDraft { ["businessName"] = "Paws" }.ToForm();
        page.Gateway.Settings.Registration = new(true, Some.Registration(form, Some.Step(RegistrationStepName.Brand, StepLight.Red, "The name does not match.", "Copy it from the IRS letter.")) with
        {
            Standing = RegistrationStanding.Failed, MayCorrect = true,
        });
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "verification"));
        var step = await cut.WaitForElementAsync(Page.Hook("step-Brand"), Patience);
        Assert.Contains("What to do: Copy it from the IRS letter.", step.TextContent, StringComparison.Ordinal);
        Assert.Equal("Paws", cut.Find(Page.Hook("field-businessName")).GetAttribute("value"));
        await cut.Find(Page.Hook("field-businessName")).ChangeAsync("Happy Paws LLC");
        cut.Find("form").Submit();
        cut.WaitForAssertion(() => Assert.Contains(page.Gateway.Seen, request => request.Method == "PUT"), Patience);
    }

    [Fact]
    public async Task Whoever_has_to_answer_YES_sees_until_when_and_can_ask_again()
    {
        await using var page = await Page.OpenAsync();
        var now = TimeProvider.System.GetUtcNow();
        page.Gateway.Settings.Registration = new(true, Some.Registration(new RegistrationDraft().ToForm(), Some.Step(RegistrationStepName.OwnerSaidYes, StepLight.Amber)) with
        {
            Question = new("+19152782000", "(•••) •••-0123", now, now.AddHours(24).AddSeconds(30), false, 2, now),
        });
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "verification"));
        var question = await cut.WaitForElementAsync(Page.Hook("owner-question"), Patience);
        Assert.Contains("(•••) •••-0123", question.TextContent, StringComparison.Ordinal);
        Assert.Contains("(915) 278-2000", question.TextContent, StringComparison.Ordinal);
        Assert.Contains("left, until", cut.Find(Page.Hook("countdown")).TextContent, StringComparison.Ordinal);
        cut.Find(Page.Hook("resend-yes")).Click();
        cut.WaitForAssertion(() => Assert.Contains(page.Gateway.Seen, request => request is { Path: "/api/numbers/registration/resend-yes", IdempotencyKey: not null }), Patience);
    }

    [Fact]
    public async Task Canada_needs_none_and_an_office_manager_leaves_the_tax_id_to_an_administrator()
    {
        await using var page = await Page.OpenAsync(CallerRole.OfficeManager);
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "verification"));
        await cut.WaitForElementAsync(Page.Hook("admin-only"), Patience);
        Assert.Empty(cut.FindAll("form"));

        await using var canada = await Page.OpenAsync();
        canada.Gateway.Settings.Registration = new(false, null);
        await canada.Render<TextingPage>(with => with.Add(p => p.Tab, "verification")).WaitForElementAsync(Page.Hook("not-required"), Patience);
    }

}
