using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Testing;
using Testing.Running;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Journeys.Tests;

/// <summary>S26: pictures go out as picture messages and come in into the feed, where we keep them ourselves.</summary>
public sealed class S26_PicturesTests(SystemFixture system)
{
    [Fact]
    public async Task Pictures_of_a_message_reach_the_phone_each_as_a_picture_message_behind_the_words()
    {
        var (id, phone) = Demo.Extra(26);
        var (first, second) = (await UploadAsync(), await UploadAsync());
        var entry = await system.Olivia.PostAsync<FeedEntry>($"/api/messaging/conversations/{id}/messages", new ComposeMessage("Two photos of Rex", DeliveryMode.TextOnly) { Images = [first.Id, second.Id] });

        Assert.Equal((3, 2), (entry.Texts.Count, entry.Images.Count));
        await Eventually.Until(async () => (await Task.WhenAll(entry.Texts.Select(text => system.Olivia.TextAsync(text.Id)))).All(life => life.Status == TextState.Delivered), TimeSpan.FromSeconds(60));
        Assert.Equal([0, 1, 1], (await system.Carrier.OracleAsync(phone)).Messages.Select(message => message.NumMedia));
        await IsServedAsync(entry.Images[0].Url!);
    }

    [Fact]
    public async Task A_picture_that_a_client_texts_is_in_the_feed_from_our_own_address_and_what_is_no_picture_says_so()
    {
        var (id, phone) = Demo.Extra(27);
        var words = $"Look at him {Guid.CreateVersion7():N}";
        var (_, taken) = await system.Carrier.TextArrivesAsync(phone, Demo.CompanyNumber, words, Data(PictureServer.Png), Data("<script>alert(1)</script>"u8.ToArray()));
        Assert.True(taken);

        var feed = await Eventually.Until(() => system.Olivia.FeedAsync(id), page => page.Items.Any(item => item.Html == words && item.Images.All(image => image.State != ImageState.Waiting)));
        var images = feed.Items.Single(item => item.Html == words).Images;
        Assert.Equal([ImageState.Ready, ImageState.Failed], images.Select(image => image.State));
        Assert.NotNull(images[1].Reason);
        await IsServedAsync(images[0].Url!);
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_refused_whatever_it_is_called()
    {
        using var answer = await TryUploadAsync("<html></html>"u8.ToArray());
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    private async Task IsServedAsync(string url)
    {
        using var anybody = new HttpClient();
        using var answer = await anybody.GetAsync(new Uri(system.System.Gateway, url));
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    private async Task<UploadedImage> UploadAsync()
    {
        using var answer = await TryUploadAsync(PictureServer.Png);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<UploadedImage>())!;
    }

    private async Task<HttpResponseMessage> TryUploadAsync(byte[] file)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messaging/images") { Content = new ByteArrayContent(file) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return await system.Olivia.SendAsync(request);
    }

    private static string Data(byte[] file) => $"data:image/png;base64,{Convert.ToBase64String(file)}";
}
