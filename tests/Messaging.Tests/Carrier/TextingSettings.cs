namespace Messaging.Tests.Carrier;

/// <summary>Configuration of the simulated carrier and of a Messaging that sends through it, with short times.</summary>
internal static class TextingSettings
{
    public const string AccountSid = "AC00000000000000000000000000000001";
    public const string Service = "MG00000000000000000000000000000001";
    public const string Number = "+14155550100";
    private const string AuthToken = "the token of the tests";

    public static Dictionary<string, string> Simulator(string webhooks) => new()
    {
        ["Simulator:AccountSid"] = AccountSid,
        ["Simulator:AuthToken"] = AuthToken,
        ["Simulator:MagicRecipients"] = "false",
        ["Simulator:Pace:QueuedMs"] = "20",
        ["Simulator:Pace:SentMs"] = "40",
        ["Simulator:Pace:DeliveredMs"] = "60",
        ["Simulator:Numbers:0:PhoneNumber"] = Number,
        ["Simulator:Numbers:0:Sid"] = "PN00000000000000000000000000000001",
        ["Simulator:Numbers:0:MessagingServiceSid"] = Service,
        ["Simulator:Numbers:0:SmsUrl"] = $"{webhooks}/webhooks/twilio/inbound#rc=2&rp=all",
    };

    public static Dictionary<string, string> Messaging(Uri carrier, string webhooks) => new()
    {
        ["Twilio:AccountSid"] = AccountSid,
        ["Twilio:AuthToken"] = AuthToken,
        ["Twilio:BaseUrl"] = carrier.ToString(),
        ["Twilio:PublicBaseUrl"] = webhooks,
        ["Twilio:TimeoutSeconds"] = "6",
        // Off but for the tests that are about it: it would tell of texts that other tests lose on purpose.
        ["Inbound:CheckEvery"] = "00:00:00",
        ["Texts:Lease"] = "00:00:10",
        ["Texts:QuietPeriod"] = "00:00:02",
        ["Texts:LookAgain"] = "00:00:00.3",
        ["Texts:AccountRest"] = "00:00:01",
        ["Texts:FetchAfter:0"] = "00:00:01",
        ["Texts:FetchAfter:1"] = "00:00:03",
        ["Texts:SegmentsPerSecond"] = "500",
        ["Texts:Burst"] = "100",
    };
}
