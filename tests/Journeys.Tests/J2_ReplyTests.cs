using System.Net;
using Testing;
using Testing.Running;
using Texting.Contracts.Messaging.Http;

namespace Journeys.Tests;

/// <summary>J2: an answer finds its feed; what nobody can place is kept.</summary>
public sealed class J2_ReplyTests(SystemFixture system)
{
    [Fact]
    public async Task A_reply_is_in_the_senders_feed_and_in_nobody_elses()
    {
        var words = $"He ate everything {Guid.CreateVersion7():N}";
        var (_, taken) = await system.Carrier.TextArrivesAsync(Demo.Diego.Phone, Demo.CompanyNumber, words);
        Assert.True(taken);

        var feed = await Eventually.Until(() => system.Olivia.FeedAsync(Demo.Diego.Id), page => page.Items.Any(entry => entry.Html == words));
        Assert.Equal(FeedEntryKind.Inbound, feed.Items.First(entry => entry.Html == words).Kind);
        Assert.DoesNotContain((await system.Olivia.FeedAsync(Demo.Emma.Id)).Items, entry => entry.Html == words);
        var line = Assert.Single((await system.Olivia.ConversationsAsync()).Items, line => line.ContactId == Demo.Diego.Id);
        Assert.True(line is { LastIsInbound: true, Unread: > 0 });
    }

    [Fact]
    public async Task A_reply_from_a_phone_two_clients_share_is_put_in_neither_feed_and_still_taken()
    {
        var words = $"Which of us? {Guid.CreateVersion7():N}";
        var (_, taken) = await system.Carrier.TextArrivesAsync(Demo.Hannah.Phone, Demo.CompanyNumber, words);

        Assert.True(taken);
        Assert.DoesNotContain((await system.Olivia.FeedAsync(Demo.Hannah.Id)).Items, entry => entry.Html == words);
    }

    [Fact]
    public async Task A_webhook_that_Twilio_did_not_sign_is_refused_and_leaves_no_trace()
    {
        var words = $"forged {Guid.CreateVersion7():N}";
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["AccountSid"] = "AC00000000000000000000000000000001",
            ["MessageSid"] = $"SM{Guid.CreateVersion7():N}",
            ["From"] = Demo.Diego.Phone,
            ["To"] = Demo.CompanyNumber,
            ["Body"] = words,
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(system.System.Gateway, "/webhooks/twilio/inbound")) { Content = form };
        request.Headers.Add("X-Twilio-Signature", "RSOYDt4T1cUTdK1PDd93/VVr8B8=");
        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain((await system.Olivia.FeedAsync(Demo.Diego.Id)).Items, entry => entry.Html == words);
    }
}
