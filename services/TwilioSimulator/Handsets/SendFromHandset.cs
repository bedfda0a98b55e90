using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using TwilioSimulator.Faults;
using TwilioSimulator.Media;
using TwilioSimulator.Messages;
using TwilioSimulator.Numbers;
using TwilioSimulator.Oracle;
using TwilioSimulator.Registration;
using TwilioSimulator.Webhooks;

namespace TwilioSimulator.Handsets;

/// <summary>A person writes to a company: from the handset page, or through POST /control/inbound.</summary>
internal static class SendFromHandset
{
    const int LongestBody = 1600;

    /// <param name="From">The person's number.</param>
    /// <param name="To">A number of the account.</param>
    /// <param name="Body">The text; may be empty when there is a picture.</param>
    /// <param name="Media">Pictures as data URLs (<c>data:image/png;base64,…</c>).</param>
    internal sealed record Text(string From, string To, string? Body, IReadOnlyList<string>? Media);

    internal sealed record Sent(string Sid, int Segments, string? Keyword, WebhookOutcome? Webhook);

    internal sealed record Carrier(
        NumberDirectory Numbers, OptOuts OptOuts, FaultBoard Faults, MediaStore Media, AppendOnlyRecord Record, MessageLog Log,
        IncomingTexts Incoming, OneTimePasswords Passwords, IOptions<SimulatorOptions> Options, TimeProvider Clock);

    public static async Task<Results<Ok<Sent>, ValidationProblem>> Handle(Text text, [AsParameters] Carrier carrier, bool wait = true)
    {
        if (text.To == OneTimePasswords.Number && !string.IsNullOrWhiteSpace(text.From))
        {
            // The registry's own number: nobody's webhook hears of the answer.
            await carrier.Passwords.HearAsync(text.From, text.Body ?? "", carrier.Options.Value.AccountSid);
            return TypedResults.Ok(new Sent("", 1, null, null));
        }

        var pictures = (text.Media ?? []).Select(Picture.FromDataUrl).ToList();
        if (Mistakes(text, pictures, carrier.Numbers) is { Count: > 0 } mistakes) return TypedResults.ValidationProblem(mistakes);

        var received = await ReceiveAsync(text, pictures, carrier);
        var handOver = carrier.Incoming.HandOverAsync(carrier.Log.Find(received.Sid)!);
        return TypedResults.Ok(new Sent(received.Sid, received.Segments, received.Keyword, wait ? await handOver : null));
    }

    static async Task<TextReceived> ReceiveAsync(Text text, List<Picture?> pictures, Carrier carrier)
    {
        var number = carrier.Numbers.Find(text.To)!;
        var account = carrier.Options.Value.AccountSid;
        var body = text.Body ?? "";
        var optedOut = carrier.OptOuts.Contains(text.From, number.OptOutScope);
        var now = carrier.Clock.GetUtcNow();

        var media = new List<MediaItem>();
        foreach (var picture in pictures.OfType<Picture>())
        {
            var item = new MediaItem(Sid.New("ME"), null, picture.ContentType);
            await carrier.Media.KeepAsync(item.Sid, picture);
            media.Add(item);
        }

        var received = new TextReceived(
            Sid.New(media.Count > 0 ? "MM" : "SM"), account, text.From, text.To, number.MessagingServiceSid, body,
            Segments.Count(body, media.Count, smartEncoded: false), media, Keywords.In(body, optedOut),
            carrier.Faults.FateOf(text.From, text.To)) { At = now };
        await carrier.Record.AppendAsync(received);

        if (Keywords.ReplyTo(received.Keyword, optedOut) is { } reply)
            await carrier.Record.AppendAsync(new CarrierReplied(Sid.New("SM"), account, text.To, text.From, number.MessagingServiceSid, reply) { At = now });
        return received;
    }

    static Dictionary<string, string[]> Mistakes(Text text, List<Picture?> pictures, NumberDirectory numbers)
    {
        var mistakes = new Dictionary<string, string[]>();
        if (string.IsNullOrWhiteSpace(text.From)) mistakes["from"] = ["is required"];
        if (numbers.Find(text.To ?? "") is null) mistakes["to"] = ["must be a number of the account"];
        if (string.IsNullOrEmpty(text.Body) && pictures.Count == 0) mistakes["body"] = ["is required when there is no picture"];
        if (text.Body?.Length > LongestBody) mistakes["body"] = [$"must be {LongestBody} characters or fewer"];
        if (pictures.Contains(null)) mistakes["media"] = ["must be data URLs with base64 content, up to 5 MB each"];
        return mistakes;
    }
}
