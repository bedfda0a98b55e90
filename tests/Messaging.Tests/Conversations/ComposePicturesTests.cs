using System.Net;
using System.Net.Http.Json;
using Messaging.Tests.Media;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Platform;
using ComposeRequest = Texting.Contracts.Messaging.Http.ComposeMessage;

namespace Messaging.Tests.Conversations;

/// <summary>Messages with pictures, and what the preview says of them.</summary>
[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class ComposePicturesTests(MessagingHost host)
{
    [Fact]
    public async Task Each_picture_is_a_text_of_its_own_after_the_words_and_the_report_card_goes_first()
    {
        var ann = await host.GivenClient("Pia", "(415) 555-0151", "pia@mail.example");
        var (card, one, two) = (await host.Upload(Photos.Jpeg(seed: 1)), await host.Upload(Photos.Jpeg(seed: 2)), await host.Upload(Photos.Png(seed: 3)));

        var entry = await Composed(ann, new ComposeRequest("All done.", DeliveryMode.TextAndEmail) { Images = [one.Id, two.Id], ReportCard = card.Id, Kind = FeedMessageKind.VisitCompletion });

        Assert.Equal(["All done.", "", "", ""], entry.Texts.Select(text => text.Body));
        Assert.Equal([(1, 4), (2, 4), (3, 4), (4, 4)], entry.Texts.Select(text => (text.Part, text.Parts)));
        Assert.Equal([card.Id, one.Id, two.Id], entry.Images.Select(image => image.Id));
        Assert.Equal([true, false, false], entry.Images.Select(image => image.IsReportCard));
        Assert.All(entry.Images, image => Assert.Equal((ImageState.Ready, (Refusal?)null), (image.State, image.NotTexted)));
        Assert.Equal(entry.Images.Select(image => image.Url), entry.Texts.Skip(1).Select(text => Assert.Single(text.MediaUrls)));
        Assert.Equal(3, await host.Scalar<long>("SELECT count(*) FROM text_messages WHERE feed_message_id = $1 AND kind = 'Mms' AND segments = 1 AND purpose = 'VisitCompletion'", entry.Id));

        var shown = Assert.Single((await host.Feed(ann)).Items);
        Assert.Equal(entry.Images, shown.Images);
        var email = await host.EmailOf(entry.Id);
        Assert.Equal(3, email.Html.Split("<a href=\"https://texting.example/media/").Length - 1);
        Assert.Contains(">Report card</a>", email.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_over_the_companys_limit_are_not_texted_and_the_feed_says_which()
    {
        var ann = await host.GivenClient("Lim", "(415) 555-0152", "lim@mail.example");
        var images = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => host.Upload(Photos.Jpeg(seed: i))));
        var request = new ComposeRequest("Look", DeliveryMode.TextAndEmail) { Images = [.. images.Select(image => image.Id)] };
        await host.Run("INSERT INTO settings (company_id, max_texts, max_images, text_clients, text_staff) VALUES ($1, 3, 2, true, true)", host.Company);
        try
        {
            using var previewed = await host.Send(ann, request, "?preview=true", withKey: false);
            var preview = (await previewed.Content.ReadFromJsonAsync<ComposePreview>())!;
            Assert.Equal([null, null, "over-image-limit", "over-image-limit"], preview.Pictures.Select(picture => picture.NotTexted?.Code));
            Assert.Equal(3, preview.Texts);

            var entry = await Composed(ann, request);
            Assert.Equal(3, entry.Texts.Count);
            Assert.Equal([null, null, "over-image-limit", "over-image-limit"], entry.Images.Select(image => image.NotTexted?.Code));
            Assert.Equal("Not texted: picture 3 and 4. The limit is 2 pictures a message.", entry.Note);
            Assert.Equal(4, (await host.EmailOf(entry.Id)).Html.Split("/media/").Length - 1);
        }
        finally
        {
            await host.Run("DELETE FROM settings WHERE company_id = $1", host.Company);
        }
    }

    [Fact]
    public async Task A_company_may_have_long_messages_as_one_text()
    {
        var ann = await host.GivenClient("Join", "(415) 555-0153");
        var words = string.Join(' ', Enumerable.Range(1, 60).Select(i => $"word{i}"));
        await host.Run("INSERT INTO settings (company_id, max_texts, max_images, text_clients, text_staff, join_long_texts) VALUES ($1, 4, 2, true, true, true)", host.Company);
        try
        {
            var entry = await Composed(ann, new ComposeRequest(words, DeliveryMode.TextOnly));
            Assert.Equal((words, 3), (Assert.Single(entry.Texts).Body, entry.Texts[0].Segments));
        }
        finally
        {
            await host.Run("DELETE FROM settings WHERE company_id = $1", host.Company);
        }
    }

    [Fact]
    public async Task The_preview_says_all_that_would_happen_and_does_none_of_it()
    {
        var ann = await host.GivenClient("Prev", "(415) 555-0154");
        var image = await host.Upload(Photos.Jpeg());
        var request = new ComposeRequest("“Rex’s” <b>walk</b>", DeliveryMode.TextAndEmail) { Images = [image.Id] };

        using var answer = await host.Send(ann, request, "?preview=true", withKey: false);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var preview = (await answer.Content.ReadFromJsonAsync<ComposePreview>())!;

        Assert.Equal("\"Rex's\" WALK", Assert.Single(preview.Parts).Body);
        Assert.Equal((2, "GSM-7", "+14155550154"), (preview.Texts, preview.Encoding, preview.TextTo));
        Assert.Contains(new PreviewReplacement("’", "'", 1), preview.Replacements);
        Assert.Equal((null, "no-email-address"), (preview.EmailTo, preview.NotEmailed?.Code));
        Assert.Empty((await host.Feed(ann)).Items);
    }

    [Fact]
    public async Task A_message_may_be_pictures_alone_but_not_nothing()
    {
        var ann = await host.GivenClient("Only", "(415) 555-0155");
        var image = await host.Upload(Photos.Jpeg());
        var entry = await Composed(ann, new ComposeRequest("", DeliveryMode.TextOnly) { Images = [image.Id] });
        Assert.Equal((1, 1), (Assert.Single(entry.Texts).Part, entry.Texts[0].Parts));
        Assert.Equal("1 picture", (await host.Get<ServiceDefaults.Http.Page<ConversationSummary>>("/conversations?search=Only")).Items[0].Preview);

        using var nothing = await host.Send(ann, new ComposeRequest("<p> </p>", null));
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
    }

    [Fact]
    public async Task Pictures_of_others_unknown_ones_and_more_than_ten_are_refused()
    {
        var ann = await host.GivenClient("Refu", "(415) 555-0156");
        var image = await host.Upload(Photos.Jpeg());
        var foreign = await host.Upload(Photos.Jpeg(), company: Guid.CreateVersion7());
        Guid[][] wrong = [[foreign.Id], [Guid.CreateVersion7()], [image.Id, image.Id], [.. Enumerable.Range(0, 11).Select(_ => Guid.CreateVersion7())]];
        foreach (var images in wrong)
        {
            using var answer = await host.Send(ann, new ComposeRequest("Hi", null) { Images = images });
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("\"images\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Empty((await host.Feed(ann)).Items);
    }

    private async Task<FeedEntry> Composed(Guid contact, ComposeRequest request)
    {
        using var answer = await host.Send(contact, request);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<FeedEntry>())!;
    }
}
