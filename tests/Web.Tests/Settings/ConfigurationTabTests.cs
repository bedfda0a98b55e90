using AngleSharp.Dom;
using Bunit;
using Web.Settings;
using Web.Tests.Support;

namespace Web.Tests.Settings;

public class ConfigurationTabTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Another_phone_field_says_what_it_would_do_before_anything_is_saved()
    {
        await using var page = await Page.OpenAsync();
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "configuration"));
        await (await cut.WaitForElementAsync(Page.Hook("phone-field"), Patience)).ChangeAsync("Work phone");
        var effect = await cut.WaitForElementAsync(Page.Hook("phone-field-effect"), Patience);
        Assert.Contains("120 valid, 3 not valid, 7 empty", effect.TextContent, StringComparison.Ordinal);
        Assert.Contains("(415) 555-0111 → abc · Not a phone number.", effect.TextContent, StringComparison.Ordinal);
        Assert.Equal("Mobile", page.Gateway.Settings.Settings.ClientPhoneField);
    }

    [Fact]
    public async Task Everything_is_saved_together_and_said_to_be()
    {
        await using var page = await Page.OpenAsync();
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "configuration"));
        await (await cut.WaitForElementAsync(Page.Hook("max-texts"), Patience)).InputAsync("4");
        await cut.Find(Page.Hook("join-long")).ChangeAsync(true);
        await cut.Find(Page.Hook("text-staff")).ChangeAsync(true);
        await cut.Find("form").SubmitAsync();
        var saved = page.Gateway.Settings.Settings;
        Assert.Equal((4, true, true, 5), (saved.MaxTexts, saved.JoinLongTexts, saved.TextStaff, saved.MaxImages));
        Assert.Equal("Saved.", cut.Find(Page.Hook("saved")).TextContent);
        Assert.True(cut.Find(Page.Hook("save-settings")).HasAttribute("disabled"));
    }

    [Fact]
    public async Task What_was_typed_stays_when_somebody_else_saved_meanwhile()
    {
        await using var page = await Page.OpenAsync();
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "configuration"));
        await (await cut.WaitForElementAsync(Page.Hook("max-images"), Patience)).InputAsync("2");
        page.Gateway.Settings.Settings = page.Gateway.Settings.Settings with { Version = "other" };
        await cut.Find("form").SubmitAsync();
        Assert.Contains("Somebody else saved meanwhile.", cut.Find(Page.Hook("problem")).TextContent, StringComparison.Ordinal);
        Assert.Equal("2", cut.Find(Page.Hook("max-images")).GetAttribute("value"));
        await cut.Find(Page.Hook("reload-settings")).ClickAsync(new());
        Assert.Equal("5", cut.Find(Page.Hook("max-images")).GetAttribute("value"));
    }
}
