using Bunit;
using Texting.Contracts.Messaging.Http;
using Web.Conversations;
using Web.Tests.Support;

namespace Web.Tests.Conversations;

public class ComposerMeterTests
{
    // N2: the live meter with the offending characters.
    [Fact]
    public async Task Expensive_characters_stand_there_one_by_one_with_the_way_out()
    {
        await using var page = await Page.OpenAsync();
        var isAsked = false;
        var meter = page.Render<ComposerMeter>(with => with
            .Add(m => m.Preview, Some.Preview(new PreviewPart("“hi”", 4, 70, 1)) with { Encoding = "UCS-2", ExpensiveCharacters = ["“", "”"] })
            .Add(m => m.CanSimplify, true)
            .Add(m => m.OnSimplify, () => isAsked = true));
        Assert.Equal(["“", "”"], meter.FindAll("kbd").Select(key => key.TextContent));
        Assert.Equal("UCS-2", meter.Find(Page.Hook("composer-meter")).GetAttribute("data-encoding"));
        await meter.Find(Page.Hook("simplify")).ClickAsync(new());
        Assert.True(isAsked);
    }

    [Fact]
    public async Task One_text_is_offered_with_what_it_does_to_the_words()
    {
        await using var page = await Page.OpenAsync();
        string? replaced = null;
        var meter = page.Render<ComposerMeter>(with => with
            .Add(m => m.Preview, Some.Preview(new PreviewPart("a", 70, 70, 1), new PreviewPart("b", 3, 70, 1)) with { ExpensiveCharacters = ["🐶"] })
            .Add(m => m.CanSimplify, true)
            .Add(m => m.OneText, new Shortening("shorter", "Leaves out 🐶."))
            .Add(m => m.OnReplace, html => replaced = html));
        Assert.Contains("Leaves out 🐶.", meter.Markup, StringComparison.Ordinal);
        Assert.Empty(meter.FindAll(Page.Hook("simplify")));
        await meter.Find(Page.Hook("one-text")).ClickAsync(new());
        Assert.Equal("shorter", replaced);
    }

    [Fact]
    public async Task What_is_replaced_and_why_no_email_goes_are_said_before_sending()
    {
        await using var page = await Page.OpenAsync();
        var meter = page.Render<ComposerMeter>(with => with.Add(m => m.Preview, Some.Preview(new PreviewPart("hi", 2, 160, 1)) with
        {
            Replacements = [new("“", "\"", 2), new("\u200b", "", 1)],
            NotEmailed = new("no-email-address", "There is no email address in the profile.", null),
        }));
        Assert.Equal(["“", "\"", "\u200b", "nothing"], meter.FindAll($"{Page.Hook("replacements")} kbd").Select(key => key.TextContent));
        Assert.Equal("There is no email address in the profile.", meter.Find(Page.Hook("not-emailed")).TextContent);
    }

    [Fact]
    public async Task The_exact_texts_can_be_looked_at()
    {
        await using var page = await Page.OpenAsync();
        var meter = page.Render<ComposerMeter>(with => with.Add(m => m.Preview, Some.Preview(new("One", 3, 160, 1), new("Two", 3, 160, 1))));
        Assert.Empty(meter.FindAll("li"));
        await meter.Find(Page.Hook("show-parts")).ClickAsync(new());
        Assert.Equal(["One3 of 160", "Two3 of 160"], meter.FindAll("li").Select(part => part.TextContent));
    }

    [Fact]
    public async Task What_is_cut_off_and_why_no_text_goes_are_said_before_sending()
    {
        await using var page = await Page.OpenAsync();
        var meter = page.Render<ComposerMeter>(with => with
            .Add(m => m.Preview, Some.Preview() with { CutOff = "and the rest", NotTexted = Some.OptedOut }));
        Assert.EndsWith("12 characters would be left out, from and the rest on.", meter.Find(Page.Hook("cut-off")).TextContent, StringComparison.Ordinal);
        Assert.Equal("Ann texted STOP. Ann can text START to resume.", meter.Find(Page.Hook("not-texted")).TextContent);
    }
}
