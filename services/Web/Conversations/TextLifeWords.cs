using System.Globalization;
using Texting.Contracts.Billing.Http;
using Texting.Contracts.Messaging.Http;

namespace Web.Conversations;

/// <summary>One step in the life of a text, in plain words.</summary>
/// <param name="Title">What happened.</param>
/// <param name="Detail">What else is known of it; null when there is nothing to add.</param>
public sealed record TextLifeWords(string Title, string? Detail)
{
    private static readonly Dictionary<string, string> Titles = new()
    {
        ["composed"] = "Written in the feed",
        ["claimed"] = "Taken from the queue to be sent",
        ["accepted"] = "Accepted by the carrier",
        ["in-doubt"] = "The carrier did not answer; finding out whether it has the text",
        ["listed"] = "Looked for in the carrier's list",
        ["retried"] = "Put back into the queue",
        ["refused"] = "Not sent",
        ["failed"] = "Refused by the carrier",
        ["unconfirmed"] = "Never confirmed by the carrier",
        ["received"] = "Came in from the phone",
    };

    public static TextLifeWords For(TextLifeEvent happened) => (happened.What, happened.Detail) switch
    {
        ("carrier-status", { } status) => new($"The carrier says “{status}”", null),
        ("claimed", { } attempt) => new(Titles["claimed"], $"Attempt {attempt}"),
        ("failed", { } code) => new(Titles["failed"], $"Its code is {code}"),
        // The drawer shows the carrier's id already.
        ("accepted", _) => new(Titles["accepted"], null),
        var (what, detail) => new(
            Titles.TryGetValue(what, out var title) ? title : Readable(what),
            string.IsNullOrEmpty(detail) ? null : Readable(detail)),
    };

    /// <summary>What the ledger says of a text, in one sentence.</summary>
    public static string Of(TextUsage usage) => usage.Standing switch
    {
        "released" => "Does not count: it was refused.",
        "unknown" => "Does not count so far: nothing says that the carrier took it.",
        "reserved" => $"Counts as {Texts(usage.Counts)} by our own count; if the carrier counts otherwise, the difference follows.",
        _ => $"Counts as {Texts(usage.Counts)}.",
    };

    /// <summary>One entry of the ledger: "Sent: 2 texts".</summary>
    public static string Of(UsageFact fact) => $"{Readable(fact.Kind)}: {Texts(fact.Segments)}";

    private static string Texts(int count) => count == 1 ? "1 text" : $"{count} texts";

    // A step of a newer server, "waits-for-part", is better read as "Waits for part" than not shown.
    private static string Readable(string kebab) =>
        kebab.Length == 0 ? kebab : char.ToUpper(kebab[0], CultureInfo.InvariantCulture) + kebab[1..].Replace('-', ' ');
}
