using AngleSharp.Dom;
using Bunit;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;
using Web.Conversations;
using Web.Tests.Support;

namespace Web.Tests.Conversations;

// S26: pictures by button, drop and paste.
public class ComposerPicturesTests
{
    private static readonly ChosenFile Rex = new("rex.jpg", "image/jpeg", 3);

    [Theory]
    [InlineData("rex.jpg", "image/jpeg", 1, 0, null)]
    [InlineData("rex.webp", "image/webp", 5 * 1024 * 1024, 9, null)]
    [InlineData("rex.jpg", "image/jpeg", 5 * 1024 * 1024 + 1, 0, "larger than 5 MB")]
    [InlineData("bill.pdf", "application/pdf", 1, 0, "is not a PNG, JPEG, GIF or WebP picture")]
    [InlineData("rex.svg", "image/svg+xml", 1, 0, "is not a PNG, JPEG, GIF or WebP picture")]
    [InlineData("what", "", 1, 0, "is not a PNG, JPEG, GIF or WebP picture")]
    [InlineData("rex.jpg", "image/jpeg", 0, 0, "is empty")]
    [InlineData("rex.jpg", "image/jpeg", 1, 10, "one too many")]
    public void What_cannot_be_sent_is_said_before_a_byte_of_it_travels(string name, string type, long size, int present, string? words)
    {
        var refusal = ComposerPictures.Refuse(new(name, type, size), present);
        if (words is null) Assert.Null(refusal);
        else Assert.Contains(words, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_uploaded_picture_is_measured_and_sent_even_without_a_word()
    {
        await using var tab = await Tab.OpenAsync();
        var composer = Composer(tab);
        await composer.AddPictureAsync(Rex, Content);
        var picture = Assert.Single(composer.Pictures.Ready);
        Assert.Equal(("image/jpeg", 3), (tab.Gateway.Uploaded.Single().Type, tab.Gateway.Uploaded.Single().Content.Length));
        Assert.Equal([picture.Id], tab.Gateway.Written.Single().Images);
        Assert.True(composer.CanSend);

        Assert.True(await composer.SendAsync(new Draft("", null, null) { Pictures = composer.Pictures.Ready.ToList() }));
        Assert.Equal([picture.Id], tab.Gateway.Written.Last().Images);
        Assert.Empty(composer.Pictures.Ready);
        Assert.False(composer.CanSend);
    }

    [Fact]
    public async Task While_a_picture_is_on_its_way_nothing_is_sent_without_it()
    {
        await using var tab = await Tab.OpenAsync();
        var hold = new TaskCompletionSource();
        tab.Gateway.Delays = request => request.Path.Value!.EndsWith("/images", StringComparison.Ordinal) ? hold.Task : null;
        var composer = Composer(tab);
        await composer.TypeAsync("Look");
        var upload = composer.AddPictureAsync(Rex, Content);
        Assert.False(composer.CanSend);
        hold.SetResult();
        await upload;
        Assert.True(composer.CanSend);
    }

    [Fact]
    public async Task A_refused_picture_is_a_sentence_and_leaves_the_message_alone()
    {
        await using var tab = await Tab.OpenAsync();
        tab.Gateway.Refuses = request => request.Path.Value!.EndsWith("/images", StringComparison.Ordinal)
            ? Problem.Of(415, "image-not-a-picture", "It is no picture.", "Save it as one.") : null;
        var composer = Composer(tab);
        await composer.TypeAsync("Look");
        await composer.AddPictureAsync(Rex, Content);
        Assert.Equal("rex.jpg: It is no picture. Save it as one.", Assert.Single(composer.Pictures.Troubles));
        Assert.True(composer.CanSend);
    }

    [Fact]
    public async Task A_message_that_did_not_leave_gives_its_pictures_back()
    {
        await using var tab = await Tab.OpenAsync();
        var composer = Composer(tab);
        await composer.AddPictureAsync(Rex, Content);
        var draft = new Draft("Look", null, Guid.CreateVersion7()) { Pictures = composer.Pictures.Ready.ToList() };
        tab.Gateway.Refuses = _ => Problem.Of(503, "unavailable", "Unavailable.", "Send it again.");
        Assert.False(await composer.SendAsync(draft));
        Assert.Equal(draft.Pictures, composer.Pictures.Ready);
    }

    [Fact]
    public async Task One_text_is_offered_only_when_it_is_one()
    {
        await using var tab = await Tab.OpenAsync();
        tab.Gateway.Preview = message => Some.Preview(new PreviewPart(message.Html, 1, 160, message.Html.Contains("🐶", StringComparison.Ordinal) ? 2 : 1)) with { ExpensiveCharacters = ["🐶"] };
        var composer = Composer(tab);
        await composer.TypeAsync("Rex’s walk 🐶");
        Assert.Equal("Rex's walk", composer.OneText?.Html);
        await composer.TypeAsync("Short");
        Assert.Null(composer.OneText);
    }

    [Fact]
    public async Task While_the_writing_goes_on_only_the_meter_is_asked_for()
    {
        await using var tab = await Tab.OpenAsync();
        tab.Gateway.Preview = message => Some.Preview(new PreviewPart(message.Html, 1, 160, 2)) with { ExpensiveCharacters = ["🐶"] };
        var composer = Composer(tab);
        await composer.TypeAsync("Rex’s walk 🐶", goesOn: true);
        Assert.NotNull(composer.Preview);
        Assert.Single(tab.Gateway.Written);
    }

    [Fact]
    public async Task The_strip_marks_what_would_not_be_texted_and_says_why_once()
    {
        await using var tab = await Tab.OpenAsync();
        await using var page = await Page.OpenAsync();
        var pictures = new ComposerPictures(tab.Messaging);
        DraftPicture[] two = [new(Guid.CreateVersion7(), "/media/a", "<b>a</b>.png"), new(Guid.CreateVersion7(), "/media/b", "b.png")];
        pictures.PutBack(two);
        var left = new Refusal("over-image-limit", "The limit was reached.", null);
        Guid? removed = null;
        var strip = page.Render<PictureStrip>(with => with.Add(s => s.Pictures, pictures).Add(s => s.OnRemove, id => removed = id)
            .Add(s => s.Preview, Some.Preview() with { Pictures = [new(two[0].Id, false, null), new(two[1].Id, false, left)] }));
        Assert.Equal("1 picture would not be texted. The limit was reached.", strip.Find(Page.Hook("pictures-left-out")).TextContent);
        Assert.Single(strip.FindAll(".left"));
        Assert.Equal("<b>a</b>.png", strip.Find("img").GetAttribute("alt"));
        await strip.FindAll(Page.Hook("remove-picture"))[1].ClickAsync(new());
        Assert.Equal(two[1].Id, removed);
    }

    private static Task<Stream> Content() => Task.FromResult<Stream>(new MemoryStream([1, 2, 3]));

    private static ComposerModel Composer(Tab tab) => new(tab.Messaging, tab.Feed(Some.Ann));
}
