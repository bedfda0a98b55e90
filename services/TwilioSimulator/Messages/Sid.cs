namespace TwilioSimulator.Messages;

/// <summary>Twilio's identifiers: two letters and 32 hexadecimal digits.</summary>
internal static class Sid
{
    public static string New(string prefix) => prefix + Guid.CreateVersion7().ToString("N");
}
