using System.Net;
using System.Text;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Rest.Api.V2010.Account.Message;
using Twilio.Types;

namespace Twilio.Tests;

/// <summary>What goes over the wire, byte for byte as far as Twilio looks: the real SDK sends exactly this.</summary>
public sealed class GoldenRequestsTests : IDisposable
{
    private const string Account = "https://api.twilio.com/2010-04-01/Accounts/" + CarrierWire.AccountSid;
    private const string MessagingService = "MG00000000000000000000000000000001";
    private const string EmptyList = """{"messages":[],"next_page_uri":null}""";

    private readonly CarrierWire wire = new();

    public void Dispose() => wire.Dispose();

    [Fact]
    public async Task A_create_sends_every_field_as_the_SDK_writes_it()
    {
        wire.Answers(HttpStatusCode.Created, CarrierWire.Message);

        await MessageResource.CreateAsync(
            new CreateMessageOptions(new PhoneNumber("+14017122661"))
            {
                StatusCallback = new Uri("https://t.example/webhooks/twilio/status?m=1#rc=5&rp=all"),
                ValidityPeriod = 14400,
                SmartEncoded = true,
                ScheduleType = MessageResource.ScheduleTypeEnum.Fixed,
                SendAt = new DateTime(2026, 11, 23, 10, 0, 0, DateTimeKind.Utc),
                MessagingServiceSid = MessagingService,
                Body = "hi",
                MediaUrl = [new Uri("https://x.example/a.jpg"), new Uri("https://x.example/b.jpg")],
            },
            wire.Client());

        wire.Request.Is(SentRequest.Golden(
            $"POST {Account}/Messages.json",
            "To=%2B14017122661&StatusCallback=https%3A%2F%2Ft.example%2Fwebhooks%2Ftwilio%2Fstatus%3Fm%3D1%23rc%3D5%26rp%3Dall" +
            "&ValidityPeriod=14400&SmartEncoded=true&ScheduleType=fixed&SendAt=2026-11-23T10%3A00%3A00Z" +
            $"&MessagingServiceSid={MessagingService}&Body=hi&MediaUrl=https%3A%2F%2Fx.example%2Fa.jpg&MediaUrl=https%3A%2F%2Fx.example%2Fb.jpg"));
        Assert.Equal("application/x-www-form-urlencoded", wire.Request.ContentType);
    }

    [Fact]
    public async Task The_flat_create_sends_the_same_fields()
    {
        wire.Answers(HttpStatusCode.Created, CarrierWire.Message);

        await MessageResource.CreateAsync(
            to: "+14017122661", from: "+15558675310", body: "Rex & Bo + 🐶", attempt: 2, sendAsMms: false,
            contentRetention: MessageResource.ContentRetentionEnum.Discard, client: wire.Client());

        wire.Request.Is(SentRequest.Golden(
            $"POST {Account}/Messages.json",
            "To=%2B14017122661&From=%2B15558675310&Body=Rex+%26+Bo+%2B+%F0%9F%90%B6&Attempt=2&SendAsMms=false&ContentRetention=discard"));
    }

    [Fact]
    public async Task Redacting_sends_an_empty_body_and_cancelling_sends_the_status()
    {
        wire.Answers(HttpStatusCode.OK, CarrierWire.Message).Answers(HttpStatusCode.OK, CarrierWire.Message);

        await MessageResource.UpdateAsync("SM1", body: "", client: wire.Client());
        await MessageResource.UpdateAsync("SM1", status: MessageResource.UpdateStatusEnum.Canceled, client: wire.Client());

        Assert.Collection(
            wire.Requests,
            redacted => redacted.Is(SentRequest.Golden($"POST {Account}/Messages/SM1.json", "Body=")),
            cancelled => cancelled.Is(SentRequest.Golden($"POST {Account}/Messages/SM1.json", "Status=canceled")));
    }

    [Fact]
    public async Task A_list_sends_its_filters_with_the_sign_in_the_name()
    {
        wire.Answers(HttpStatusCode.OK, EmptyList).Answers(HttpStatusCode.OK, EmptyList);
        var day = new DateTime(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc);

        await MessageResource.ReadAsync(to: "+1", dateSentAfter: day, client: wire.Client());
        await MessageResource.ReadAsync(from: "+1", dateSent: day, dateSentBefore: day, pageSize: 1000, client: wire.Client());

        Assert.Collection(
            wire.Requests,
            after => after.Is(SentRequest.Golden($"GET {Account}/Messages.json", "To=%2B1&DateSent>=2026-11-23T00%3A00%3A00Z")),
            before => before.Is(SentRequest.Golden(
                $"GET {Account}/Messages.json",
                "From=%2B1&DateSent=2026-11-23T00%3A00%3A00Z&DateSent<=2026-11-23T00%3A00%3A00Z&PageSize=1000")));
    }

    [Fact]
    public async Task Fetch_delete_and_media_go_to_their_own_addresses()
    {
        wire.Answers(HttpStatusCode.OK, CarrierWire.Message)
            .Answers(HttpStatusCode.NoContent, "")
            .Answers(HttpStatusCode.OK, """{"media_list":[],"next_page_uri":null}""")
            .Answers(HttpStatusCode.OK, """{"sid":"ME1"}""")
            .Answers(HttpStatusCode.NoContent, "");
        var client = wire.Client();

        await MessageResource.FetchAsync("SM1", client: client);
        Assert.True(await MessageResource.DeleteAsync("SM1", client: client));
        await MediaResource.ReadAsync("MM1", client: client);
        await MediaResource.FetchAsync("MM1", "ME1", client: client);
        Assert.True(await MediaResource.DeleteAsync("MM1", "ME1", client: client));

        Assert.Equal(
            [
                $"GET {Account}/Messages/SM1.json",
                $"DELETE {Account}/Messages/SM1.json",
                $"GET {Account}/Messages/MM1/Media.json",
                $"GET {Account}/Messages/MM1/Media/ME1.json",
                $"DELETE {Account}/Messages/MM1/Media/ME1.json",
            ],
            wire.Requests.Select(request => request.Line));
    }

    [Fact]
    public async Task Another_account_can_be_named_in_the_path()
    {
        wire.Answers(HttpStatusCode.OK, CarrierWire.Message);
        await MessageResource.FetchAsync("SM1", pathAccountSid: "AC2", client: wire.Client());
        Assert.Equal("GET https://api.twilio.com/2010-04-01/Accounts/AC2/Messages/SM1.json", wire.Request.Line);
    }

    [Fact]
    public async Task Every_request_carries_credentials_and_asks_for_JSON()
    {
        wire.Answers(HttpStatusCode.OK, CarrierWire.Message);

        await MessageResource.FetchAsync("SM1", client: wire.Client("s3cret"));

        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{CarrierWire.AccountSid}:s3cret"));
        Assert.Equal($"Basic {credentials}", wire.Request.Headers.Authorization?.ToString());
        Assert.Contains("application/json", wire.Request.Headers.Accept.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("twilio-csharp/7.14.9", wire.Request.Headers.UserAgent.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_local_time_goes_out_as_if_it_were_UTC_so_callers_pass_UTC()
    {
        wire.Answers(HttpStatusCode.OK, EmptyList);
        await MessageResource.ReadAsync(dateSent: new DateTime(2026, 11, 23, 10, 0, 0, DateTimeKind.Local), client: wire.Client());
        Assert.Equal(["DateSent=2026-11-23T10:00:00Z"], wire.Request.Fields);
    }
}
