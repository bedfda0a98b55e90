using System.Net;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Rest.Api.V2010.Account.Message;

namespace Twilio.Tests;

public sealed class ResourceShapeTests : IDisposable
{
    private readonly CarrierWire wire = new();

    public void Dispose() => wire.Dispose();

    [Fact]
    public async Task A_message_is_read_with_all_its_fields()
    {
        var message = await Read("""
            {
             "account_sid": "AC00000000000000000000000000000001", "api_version": "2010-04-01", "body": "Rex is back home.",
             "date_created": "Mon, 23 Nov 2026 10:00:00 +0000", "date_sent": null, "date_updated": "Mon, 23 Nov 2026 10:00:01 +0000",
             "direction": "outbound-api", "error_code": 30003, "error_message": null, "from": "+15558675310",
             "messaging_service_sid": "MG00000000000000000000000000000001", "num_media": "0", "num_segments": "1", "price": "-0.0079",
             "price_unit": "USD", "sid": "SM00000000000000000000000000000001", "status": "undelivered",
             "subresource_uris": {"media": "/2010-04-01/Accounts/AC1/Messages/SM1/Media.json"}, "to": "+14017122661", "uri": "/2010-04-01/m.json"
            }
            """);

        Assert.Equal("Rex is back home.", message.Body);
        Assert.Equal(new DateTime(2026, 11, 23, 10, 0, 0, DateTimeKind.Utc), message.DateCreated!.Value.ToUniversalTime());
        Assert.Equal(new DateTime(2026, 11, 23, 10, 0, 1, DateTimeKind.Utc), message.DateUpdated!.Value.ToUniversalTime());
        Assert.Null(message.DateSent);
        Assert.True(message.Direction == MessageResource.DirectionEnum.OutboundApi);
        Assert.True(message.Status == MessageResource.StatusEnum.Undelivered);
        Assert.Equal(30003, message.ErrorCode);
        Assert.Equal(("+14017122661", "+15558675310"), (message.To, message.From.ToString()));
        Assert.Equal(("1", "0", "-0.0079", "USD"), (message.NumSegments, message.NumMedia, message.Price, message.PriceUnit));
        Assert.Equal("MG00000000000000000000000000000001", message.MessagingServiceSid);
        Assert.Equal("/2010-04-01/Accounts/AC1/Messages/SM1/Media.json", message.SubresourceUris["media"]);
        Assert.Equal(("2010-04-01", "/2010-04-01/m.json"), (message.ApiVersion, message.Uri));
    }

    [Fact]
    public async Task Until_a_sender_is_chosen_from_is_a_phone_number_without_a_number()
    {
        var message = await Read("""{"from": null, "status": "accepted", "num_segments": "0"}""");
        Assert.NotNull(message.From);
        Assert.Null(message.From.ToString());
    }

    [Fact]
    public async Task A_status_invented_tomorrow_is_kept_as_it_came()
    {
        var message = await Read("""{"status": "brand_new"}""");

        Assert.Equal("brand_new", message.Status.ToString());
        Assert.False(message.Status == MessageResource.StatusEnum.Sent);
        Assert.Null(new MessageResource.StatusEnum().ToString());
    }

    [Fact]
    public async Task Media_is_read_with_all_its_fields()
    {
        wire.Answers(HttpStatusCode.OK, """
            {"account_sid": "AC1", "content_type": "image/jpeg", "date_created": "Mon, 23 Nov 2026 10:00:00 +0000",
             "date_updated": "Mon, 23 Nov 2026 10:00:00 +0000", "parent_sid": "MM1", "sid": "ME1", "uri": "/2010-04-01/x.json"}
            """);

        var media = await MediaResource.FetchAsync("MM1", "ME1", client: wire.Client());

        Assert.Equal(("ME1", "MM1", "image/jpeg", "/2010-04-01/x.json"), (media.Sid, media.ParentSid, media.ContentType, media.Uri));
        Assert.Equal(new DateTime(2026, 11, 23, 10, 0, 0, DateTimeKind.Utc), media.DateCreated!.Value.ToUniversalTime());
    }

    private Task<MessageResource> Read(string json)
    {
        wire.Answers(HttpStatusCode.OK, json);
        return MessageResource.FetchAsync("SM1", client: wire.Client());
    }
}
