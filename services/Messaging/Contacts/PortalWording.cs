namespace Messaging.Contacts;

/// <summary>What stands beside the portal's checkbox. It is evidence: a changed wording gets a new version, and old ones stay in the timeline as shown.</summary>
public static class PortalWording
{
    public const string Version = "2026-11";

    public static string For(string companyName) =>
        $"I agree to receive text messages from {companyName} about my services at the phone number in my profile. Message frequency varies. " +
        "Message and data rates may apply. Reply HELP for help or STOP to opt out at any time.";
}
