using Newtonsoft.Json;

namespace Twilio.Types;

public class PhoneNumberCapabilities
{
    [JsonProperty("mms")]
    public bool Mms { get; set; }

    [JsonProperty("sms")]
    public bool Sms { get; set; }

    [JsonProperty("voice")]
    public bool Voice { get; set; }

    [JsonProperty("fax")]
    public bool Fax { get; set; }
}
