using Twilio.Types;

namespace Twilio.Rest;

/// <summary>The first label of a Twilio host name.</summary>
public sealed class Domain : StringEnum
{
    public static readonly Domain Api = new("api");
    public static readonly Domain Messaging = new("messaging");
    public static readonly Domain Trusthub = new("trusthub");
    public static readonly Domain Lookups = new("lookups");

    public Domain() { }

    private Domain(string value) : base(value) { }
}
