using System.Net;
using System.Net.Http.Json;
using Messaging.Conversations;
using Messaging.Data;
using Messaging.Tests.Carrier;
using Messaging.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Testing;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Numbers;
using Texting.Contracts.Platform;

namespace Messaging.Tests.Media;

/// <summary>Pictures that come and go, and texts that the carrier could not hand over, with the simulated carrier.</summary>
[Trait("Needs", "Servers")]
public sealed class PictureFlowTests(TextingHost host) : IClassFixture<TextingHost>, IAsyncLifetime
{
    private WebApplication? _platform;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _platform = builder.Build();
        _platform.MapGet("/photo.jpg", () => Results.Bytes(Photos.JpegOfAPhone(60, 30), "text/plain"));
        _platform.MapGet("/gone.jpg", (HttpResponse response) => response.StatusCode = StatusCodes.Status403Forbidden);
        await _platform.StartAsync();
        await host.StopMessagingAsync();
        host.StartMessaging(
            ("Media:TrustedOrigins:0", _platform.Urls.Single()), ("Inbound:CheckEvery", "00:00:00.3"), ("Inbound:Grace", "00:00:01"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_platform is not null) await _platform.DisposeAsync();
    }

    [Fact]
    public async Task Every_picture_of_a_text_is_fetched_and_what_is_none_says_so()
    {
        var ann = await host.GivenClientAsync();
        await host.TextArrivesAsync(ann.Phone, "Look at these", Data(Photos.JpegOfAPhone(60, 30)), Data("<script>alert(1)</script>"u8.ToArray()), Data(Photos.Png(30, 30)));

        var entry = await Eventually.Until(() => EntryAsync(ann), entry => entry is { Images.Count: 3 } && entry.Images.All(image => image.State != ImageState.Waiting));

        Assert.Equal([ImageState.Ready, ImageState.Failed, ImageState.Ready], entry!.Images.Select(image => image.State));
        Assert.Equal([null, "image-not-a-picture", null], entry.Images.Select(image => image.Reason?.Code));
        Assert.Equal([(30, 60), (30, 30)], entry.Images.Where(image => image.Width is not null).Select(image => (image.Width!.Value, image.Height!.Value)));
        using var anybody = host.Messaging.ClientOf(new Caller(CallerRole.Public));
        using var picture = await anybody.GetAsync(new Uri(entry.Images[0].Url!, UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (picture.StatusCode, picture.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task A_text_whose_webhook_was_lost_is_found_in_the_carriers_list_once_however_many_look()
    {
        var ann = await host.GivenClientAsync();
        var words = $"lost {Guid.CreateVersion7():N}";
        host.Webhooks.Lost[words.Replace(' ', '+')] = true;
        await host.TextArrivesAsync(ann.Phone, words, Data(Photos.Jpeg()));
        await using (host.StartReplica(("Inbound:CheckEvery", "00:00:00.1"), ("Inbound:Grace", "00:00:01")))
        {
            var entry = await Eventually.Until(() => EntryAsync(ann), entry => entry?.Images is [{ State: ImageState.Ready }]);
            Assert.Equal((words, true), (entry!.Html, entry.Recovered));
        }

        // One more look finds nothing.
        var looked = await host.InDatabaseAsync(db => db.InboundChecks.Select(check => check.CompleteUntil).SingleAsync());
        await Eventually.Until(() => host.InDatabaseAsync(db => db.InboundChecks.Select(check => check.CompleteUntil).SingleAsync()), until => until > looked);
        Assert.Equal(1, await host.InDatabaseAsync(db => db.Texts.CountAsync(text => text.Body == words)));
    }

    [Fact]
    public async Task A_post_of_the_platform_goes_out_once_and_its_pictures_follow_when_they_are_here()
    {
        var ann = await host.GivenClientAsync();
        var post = new FeedMessagePosted(
            Guid.CreateVersion7(), TextingHost.Company, ann.Id, ContactKind.Client, Guid.CreateVersion7(), "<b>Done</b> &amp; dusted",
            [At("/gone.jpg"), "http://169.254.169.254/latest", At("/photo.jpg")], At("/photo.jpg"), FeedMessageKind.VisitCompletion, DeliveryMode.TextOnly);
        await PostAsync(post);
        await PostAsync(post);

        var accepted = await Eventually.Until(() => host.AcceptedAsync(ann), texts => texts.Count == 3);
        Assert.Equal([("DONE & dusted", 0), ("", 1), ("", 1)], accepted.Select(text => (text.Body, text.NumMedia)));
        var entry = await Eventually.Until(() => EntryAsync(ann), entry => entry!.Texts.All(text => text.Status is TextState.Delivered or TextState.Refused));
        Assert.Equal([true, false, false, false], entry!.Images.Select(image => image.IsReportCard));
        Assert.Equal([null, "image-not-there", "image-address-refused", null], entry.Images.Select(image => image.Reason?.Code));
        Assert.Equal(["picture-not-fetched", "picture-not-fetched"], entry.Texts.Where(text => text.Status == TextState.Refused).Select(text => text.Reason?.Code));
        Assert.Equal(post.PostId, entry.Id);
    }

    [Fact]
    public async Task A_text_to_a_number_of_nobody_waits_for_an_operator_and_is_released_to_its_company()
    {
        var (number, company, sid) = ("+12125550177", Guid.CreateVersion7(), $"SM{Guid.CreateVersion7():N}");
        using var taken = await host.Webhooks.PostAsync("/webhooks/twilio/inbound",
            $"MessageSid={sid}&AccountSid={TextingHost.AccountSid}&From=%2B14155550166&To={Uri.EscapeDataString(number)}&Body=Hello");
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);

        using var operators = host.Messaging.ClientOf(new Caller(CallerRole.Operator));
        var row = Assert.Single((await operators.GetFromJsonAsync<Page<QuarantineRow>>("/api/messaging/quarantine"))!.Items, row => row.CarrierSid == sid);
        Assert.Equal((number, "•••-0166"), (row.To, row.FromMasked));
        var release = new Uri($"/api/messaging/quarantine/{row.Id}/release", UriKind.Relative);
        Assert.Equal(HttpStatusCode.Conflict, (await operators.PostAsync(release, null)).StatusCode);

        await host.RunAsync(
            "INSERT INTO senders (company_id, number, messaging_service_sid, account_sid, standing, version) VALUES ($1, $2, '', $3, 'Live', 1)",
            company, number, TextingHost.AccountSid);
        for (var time = 0; time < 2; time++)
        {
            using var released = await operators.PostAsync(release, null);
            Assert.Equal(company, (await released.Content.ReadFromJsonAsync<ReleasedText>())!.CompanyId);
        }

        Assert.Equal(1, await host.InDatabaseAsync(db => db.Texts.IgnoreQueryFilters().CountAsync(text => text.CompanyId == company && text.CarrierSid == sid)));
        Assert.DoesNotContain((await operators.GetFromJsonAsync<Page<QuarantineRow>>("/api/messaging/quarantine"))!.Items, left => left.CarrierSid == sid);
        using var sitter = host.Messaging.ClientOf(new Caller(CallerRole.Sitter, TextingHost.Company, Guid.CreateVersion7(), "Sam"));
        Assert.Equal(HttpStatusCode.Forbidden, (await sitter.GetAsync(new Uri("/api/messaging/quarantine", UriKind.Relative))).StatusCode);
    }

    private string At(string path) => _platform!.Urls.Single() + path;

    private static string Data(byte[] file) => $"data:image/jpeg;base64,{Convert.ToBase64String(file)}";

    private async Task<FeedEntry?> EntryAsync(Person person)
    {
        using var sitter = host.Messaging.ClientOf(new Caller(CallerRole.Sitter, TextingHost.Company, Guid.CreateVersion7(), "Sam"));
        var feed = await sitter.GetFromJsonAsync<Page<FeedEntry>>($"/api/messaging/conversations/{person.Id}/messages");
        return feed!.Items is [var newest, ..] ? newest : null;
    }

    private async Task PostAsync(FeedMessagePosted post)
    {
        await using var scope = host.Messaging.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCompany>().Use(post.CompanyId);
        await ActivatorUtilities.CreateInstance<OnFeedMessagePosted>(scope.ServiceProvider).HandleAsync(post, TestContext.Current.CancellationToken);
    }
}
