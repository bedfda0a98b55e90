using System.Globalization;
using Texting.Contracts.Messaging.Http;

namespace Web.Conversations;

/// <summary>The steps in the life of a text, in plain words.</summary>
public static class TextLifeWords
{
    private static readonly Dictionary<string, string> Known = new()
    {
        ["composed"] = "Written in the feed",
        ["claimed"] = "Taken from the queue to be sent",
        ["accepted"] = "Accepted by the carrier",
        ["carrier-status"] = "News from the carrier",
        ["in-doubt"] = "The carrier did not answer; finding out whether it has the text",
        ["retried"] = "Put back into the queue",
        ["refused"] = "Not sent",
        ["failed"] = "Refused by the carrier",
        ["unconfirmed"] = "Never confirmed by the carrier",
        ["received"] = "Came in from the phone",
    };

    public static string For(TextLifeEvent happened) =>
        Known.TryGetValue(happened.What, out var words) ? words : Readable(happened.What);

    // "waits-for-part" is still better read as "Waits for part" than not shown.
    private static string Readable(string kebab) => kebab.Length == 0
        ? "Something happened"
        : char.ToUpper(kebab[0], CultureInfo.InvariantCulture) + kebab[1..].Replace('-', ' ');
}
