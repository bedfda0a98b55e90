using Twilio.Base;
using Twilio.Types;

namespace Twilio.Rest.Api.V2010.Account;

public class CreateMessageOptions(PhoneNumber to) : IOptions<MessageResource>
{
    public string PathAccountSid { get; set; }

    public PhoneNumber To { get; } = to;

    public Uri StatusCallback { get; set; }

    public string ApplicationSid { get; set; }

    public decimal? MaxPrice { get; set; }

    public bool? ProvideFeedback { get; set; }

    public int? Attempt { get; set; }

    public int? ValidityPeriod { get; set; }

    public bool? ForceDelivery { get; set; }

    public MessageResource.ContentRetentionEnum ContentRetention { get; set; }

    public MessageResource.AddressRetentionEnum AddressRetention { get; set; }

    public bool? SmartEncoded { get; set; }

    public List<string> PersistentAction { get; set; }

    public MessageResource.TrafficTypeEnum TrafficType { get; set; }

    public bool? ShortenUrls { get; set; }

    public MessageResource.ScheduleTypeEnum ScheduleType { get; set; }

    public DateTime? SendAt { get; set; }

    public bool? SendAsMms { get; set; }

    public string ContentVariables { get; set; }

    public MessageResource.RiskCheckEnum RiskCheck { get; set; }

    public PhoneNumber From { get; set; }

    public PhoneNumber FallbackFrom { get; set; }

    public string MessagingServiceSid { get; set; }

    public string Body { get; set; }

    public List<Uri> MediaUrl { get; set; }

    public string ContentSid { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("To", To)
        .Add("StatusCallback", StatusCallback)
        .Add("ApplicationSid", ApplicationSid)
        .Add("MaxPrice", MaxPrice)
        .Add("ProvideFeedback", ProvideFeedback)
        .Add("Attempt", Attempt)
        .Add("ValidityPeriod", ValidityPeriod)
        .Add("ForceDelivery", ForceDelivery)
        .Add("ContentRetention", ContentRetention)
        .Add("AddressRetention", AddressRetention)
        .Add("SmartEncoded", SmartEncoded)
        .Add("PersistentAction", PersistentAction)
        .Add("TrafficType", TrafficType)
        .Add("ShortenUrls", ShortenUrls)
        .Add("ScheduleType", ScheduleType)
        .Add("SendAt", SendAt)
        .Add("SendAsMms", SendAsMms)
        .Add("ContentVariables", ContentVariables)
        .Add("RiskCheck", RiskCheck)
        .Add("From", From)
        .Add("FallbackFrom", FallbackFrom)
        .Add("MessagingServiceSid", MessagingServiceSid)
        .Add("Body", Body)
        .Add("MediaUrl", MediaUrl)
        .Add("ContentSid", ContentSid);
}

public class FetchMessageOptions(string pathSid) : IOptions<MessageResource>
{
    public string PathAccountSid { get; set; }

    public string PathSid { get; } = pathSid;

    public List<KeyValuePair<string, string>> GetParams() => [];
}

public class ReadMessageOptions : ReadOptions<MessageResource>
{
    public string PathAccountSid { get; set; }

    public PhoneNumber To { get; set; }

    public PhoneNumber From { get; set; }

    public DateTime? DateSentBefore { get; set; }

    public DateTime? DateSent { get; set; }

    public DateTime? DateSentAfter { get; set; }

    public override List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("To", To)
        .Add("From", From)
        .Add("DateSent<", DateSentBefore)
        .Add("DateSent", DateSent)
        .Add("DateSent>", DateSentAfter);
}

public class UpdateMessageOptions(string pathSid) : IOptions<MessageResource>
{
    public string PathAccountSid { get; set; }

    public string PathSid { get; } = pathSid;

    public string Body { get; set; }

    public MessageResource.UpdateStatusEnum Status { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new Parameters().Add("Body", Body).Add("Status", Status);
}

public class DeleteMessageOptions(string pathSid) : IOptions<MessageResource>
{
    public string PathAccountSid { get; set; }

    public string PathSid { get; } = pathSid;

    public List<KeyValuePair<string, string>> GetParams() => [];
}
