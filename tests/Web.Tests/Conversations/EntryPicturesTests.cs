using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Texting.Contracts.Messaging.Http;
using Web.Conversations;
using Web.Tests.Support;

namespace Web.Tests.Conversations;

// S26: pictures both ways, shown in the feed.
public class EntryPicturesTests
{
    [Fact]
    public async Task A_click_opens_the_picture_among_those_that_can_be_seen()
    {
        await using var page = await Page.OpenAsync();
        var (waiting, first, second) = (Some.Picture(ImageState.Waiting), Some.Picture(), Some.Picture());
        PictureChoice? opened = null;
        var view = page.Render<EntryPictures>(with => with
            .Add(e => e.Pictures, [waiting, first, second]).Add(e => e.From, "Ann Miller").Add(e => e.OnOpen, choice => opened = choice));
        await view.FindAll(Page.Hook("picture"))[1].ClickAsync(new());
        Assert.Equal([first, second], opened!.Pictures);
        Assert.Equal(1, opened.Index);
    }

    [Fact]
    public async Task A_picture_that_is_not_there_yet_or_never_will_be_is_a_sentence()
    {
        await using var page = await Page.OpenAsync();
        var view = page.Render<EntryPictures>(with => with.Add(e => e.Pictures, [Some.Picture(ImageState.Waiting), Some.Picture(ImageState.Failed)]));
        Assert.Empty(view.FindAll("img"));
        Assert.Equal(["A picture is on its way…", "It is not there any more."], view.FindAll("p").Select(words => words.TextContent));
    }

    [Fact]
    public async Task A_picture_over_the_limit_says_that_it_was_not_texted()
    {
        await using var page = await Page.OpenAsync();
        var view = page.Render<EntryPictures>(with => with.Add(e => e.Pictures, [Some.Picture(notTexted: new("over-image-limit", "The limit was reached.", null))]));
        Assert.Equal("Not texted. The limit was reached.", view.Find(Page.Hook("picture-not-texted")).TextContent);
    }

    [Fact]
    public async Task The_lightbox_turns_from_picture_to_picture_and_stops_at_the_ends()
    {
        await using var page = await Page.OpenAsync();
        var box = page.Render<Lightbox>();
        Assert.Empty(box.FindAll("img"));
        await box.InvokeAsync(() => box.Instance.OpenAsync(new([Some.Picture(), Some.Picture(isReportCard: true)], 0, "Ann Miller")));
        Assert.Equal("Picture 1 of 2 from Ann Miller", box.Find("img").GetAttribute("alt"));
        await box.Find(Page.Hook("lightbox-next")).ClickAsync(new());
        Assert.Equal("Report card from Ann Miller", box.Find("img").GetAttribute("alt"));
        Assert.True(box.Find(Page.Hook("lightbox-next")).HasAttribute("disabled"));
        await box.Find("dialog").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowRight" });
        await box.Find("dialog").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowLeft" });
        Assert.Equal("Picture 1 of 2 from Ann Miller", box.Find("img").GetAttribute("alt"));
    }

    [Theory]
    [InlineData(800, 400, "aspect-ratio: 800 / 400; width: 520px")]
    [InlineData(100, 200, "aspect-ratio: 100 / 200; width: 100px")]
    [InlineData(null, null, null)]
    public void The_feed_keeps_the_room_of_a_picture_before_it_is_there(int? width, int? height, string? style) =>
        Assert.Equal(style, PictureWords.Ratio(Some.Picture() with { Width = width, Height = height }));
}
