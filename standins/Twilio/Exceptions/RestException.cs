using Newtonsoft.Json;

namespace Twilio.Exceptions;

/// <summary>The JSON body of an error.</summary>
[JsonObject(MemberSerialization.OptIn)]
public class RestException : TwilioException
{
    [JsonProperty("code")]
    public int Code { get; private set; }

    [JsonProperty("status")]
    public int Status { get; private set; }

    [JsonProperty("message")]
    public string Body { get; private set; }

    [JsonProperty("more_info")]
    public string MoreInfo { get; private set; }

    [JsonProperty("details")]
    public Dictionary<string, object> Details { get; private set; }

    public override string Message => Body;

    /// <summary>Null when the body is no JSON object.</summary>
    public static RestException FromJson(string json)
    {
        try
        {
            return JsonConvert.DeserializeObject<RestException>(json ?? "");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
