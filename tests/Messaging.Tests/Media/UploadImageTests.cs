using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Messaging.Media;
using Microsoft.Extensions.DependencyInjection;
using ServiceDefaults.Auth;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Tests.Media;

/// <summary>A picture goes in by the API and comes out by an address.</summary>
[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class UploadImageTests(MessagingHost host)
{
    [Fact]
    public async Task An_uploaded_picture_is_served_to_anybody_who_has_its_address_and_never_changes()
    {
        var uploaded = await host.Upload(Photos.JpegOfAPhone(60, 30));
        Assert.Equal((30, 60, "image/jpeg"), (uploaded.Width, uploaded.Height, uploaded.ContentType));

        using var anybody = host.As(CallerRole.Public);
        using var answer = await anybody.GetAsync(new Uri(uploaded.Url, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("default-src 'none'; sandbox", Header(answer, "Content-Security-Policy"));
        Assert.Matches("^public, max-age=[0-9]+, immutable$", Header(answer, "Cache-Control"));
        Assert.Equal(uploaded.Bytes, (await answer.Content.ReadAsByteArrayAsync()).Length);

        using var head = await anybody.SendAsync(new HttpRequestMessage(HttpMethod.Head, uploaded.Url));
        Assert.Equal((HttpStatusCode.OK, uploaded.Bytes, 0), (head.StatusCode, (int)head.Content.Headers.ContentLength!, (await head.Content.ReadAsByteArrayAsync()).Length));

        using var again = new HttpRequestMessage(HttpMethod.Get, uploaded.Url) { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        using var unchanged = await anybody.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task An_address_that_is_over_or_made_up_shows_nothing()
    {
        var uploaded = await host.Upload(Photos.Png());
        var links = host.Host.Services.GetRequiredService<MediaLinks>();
        using var anybody = host.As(CallerRole.Public);

        var over = new Uri(links.ForOutside(host.Company, uploaded.Id, TimeProvider.System.GetUtcNow().AddMinutes(-1))).AbsolutePath;
        Assert.Equal(HttpStatusCode.Gone, (await anybody.GetAsync(new Uri(over, UriKind.Relative))).StatusCode);

        var ofAnother = new Uri(links.ForOutside(Guid.CreateVersion7(), uploaded.Id, TimeProvider.System.GetUtcNow().AddDays(1))).AbsolutePath;
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync(new Uri(ofAnother, UriKind.Relative))).StatusCode);

        using var forged = await anybody.GetAsync(new Uri($"/media/{uploaded.Id:N}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        Assert.Equal("no-store", Header(forged, "Cache-Control"));
    }

    [Theory]
    [InlineData("image/png", 415, "image-not-a-picture")]
    [InlineData("text/html", 415, "image-not-a-picture")]
    public async Task What_is_no_picture_is_refused_whatever_it_is_called(string type, int status, string slug)
    {
        using var answer = await host.TryUpload("<html><script>alert(1)</script></html>"u8.ToArray(), type: type);
        Assert.Equal((status, $"urn:texting:problem:{slug}"), ((int)answer.StatusCode, await TypeOf(answer)));
    }

    [Fact]
    public async Task A_picture_that_is_too_large_is_refused_in_words()
    {
        using var answer = await host.TryUpload([.. Photos.Jpeg(), .. new byte[Picture.MostBytes]]);
        Assert.Equal((413, "urn:texting:problem:image-too-large"), ((int)answer.StatusCode, await TypeOf(answer)));
        using var bomb = await host.TryUpload(Photos.PngBomb(60_000, 60_000));
        Assert.Equal((400, "urn:texting:problem:image-too-many-pixels"), ((int)bomb.StatusCode, await TypeOf(bomb)));
    }

    [Fact]
    public async Task The_same_key_twice_is_one_picture_and_no_key_is_none()
    {
        var (file, key) = (Photos.Jpeg(seed: 5), Guid.CreateVersion7().ToString());
        using var first = await host.TryUpload(file, key);
        using var second = await host.TryUpload(file, key, "application/octet-stream");
        Assert.Equal((await first.Content.ReadFromJsonAsync<UploadedImage>())!.Id, (await second.Content.ReadFromJsonAsync<UploadedImage>())!.Id);

        using var sitter = host.As(CallerRole.Sitter);
        using var keyless = await sitter.PostAsync(new Uri("/api/messaging/images", UriKind.Relative), new ByteArrayContent(file));
        Assert.Equal(HttpStatusCode.BadRequest, keyless.StatusCode);
    }

    [Fact]
    public async Task A_picture_that_nobody_used_is_removed_and_a_used_one_stays()
    {
        var (unused, used) = (await host.Upload(Photos.Jpeg()), await host.Upload(Photos.Jpeg()));
        var ann = await host.GivenClient("Sweep", "(415) 555-0161");
        using var sent = await host.Send(ann, new ComposeMessage("", null) { Images = [used.Id] });
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        await host.Run("UPDATE images SET created_at = created_at - interval '3 days' WHERE id = ANY($1)", new[] { unused.Id, used.Id });

        using var sweeper = ActivatorUtilities.CreateInstance<ImageSweeper>(host.Host.Services);
        await sweeper.StartAsync(TestContext.Current.CancellationToken);
        await Testing.Eventually.Until(() => host.Scalar<long>("SELECT count(*) FROM images WHERE id = $1", unused.Id), count => count == 0);
        await sweeper.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, await host.Scalar<long>("SELECT count(*) FROM image_contents WHERE image_id = $1", used.Id));
    }

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    private static async Task<string?> TypeOf(HttpResponseMessage answer)
    {
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return problem.RootElement.GetProperty("type").GetString();
    }
}
