using System.Security.Cryptography;
using System.Text;
using TwilioSimulator.Accounts;
using TwilioSimulator.Faults;
using TwilioSimulator.Handsets;
using TwilioSimulator.Numbers;
using TwilioSimulator.Oracle;

namespace TwilioSimulator.Messages;

/// <summary>
/// POST …/Messages.json. There is no idempotency key: the same request twice is two texts. The answer goes out only
/// after the text is in the record, whatever fault then spoils the answer.
/// </summary>
internal static class CreateMessage
{
    static readonly TimeSpan LongestWaitForCallbacks = TimeSpan.FromSeconds(5);

    internal sealed record Carrier(
        NumberDirectory Numbers, OptOuts OptOuts, MagicRecipients Magic, FaultBoard Faults, AppendOnlyRecord Record, MessageLog Log,
        DeliveryPump Pump, TimeProvider Clock);

    public static async Task<IResult> Handle(string accountSid, HttpRequest http, [AsParameters] Carrier carrier)
    {
        var form = http.HasFormContentType ? await http.ReadFormAsync() : FormCollection.Empty;
        var request = MessageRequest.Read(form);
        var now = carrier.Clock.GetUtcNow();
        if (request.Refusal(carrier.Numbers, carrier.OptOuts, now) is { } refusal) return refusal;
        if (carrier.Magic.Refusal(request.To) is { } magic) return magic;

        var sender = request.Sender(carrier.Numbers)!;
        var cleared = carrier.Faults.SlowCleared;
        var fate = carrier.Magic.FateOf(request.To, carrier.Faults.FateOf(request.To, sender.PhoneNumber));
        if (fate.IsRefused) return Refuse(fate.Answer);

        var accepted = Accept(accountSid, request, fate, now);
        await carrier.Record.AppendAsync(accepted);

        var message = carrier.Log.Find(accepted.Sid)!;
        var delivery = carrier.Pump.Start(message);
        if (fate.CallbackFirst) await Task.WhenAny(delivery, Task.Delay(LongestWaitForCallbacks, carrier.Clock));
        if (fate.SlowMs > 0) await Task.WhenAny(cleared, Task.Delay(TimeSpan.FromMilliseconds(fate.SlowMs), carrier.Clock, http.HttpContext.RequestAborted));
        return CreateAnswer.For(message);
    }

    static TwilioError Refuse(FaultKind? answer) => answer switch
    {
        FaultKind.Refuse429 => TwilioError.TooManyRequests,
        FaultKind.Refuse503 => TwilioError.Unavailable,
        _ => TwilioError.InternalError,
    };

    static MessageAccepted Accept(string accountSid, MessageRequest request, Fate fate, DateTimeOffset now) => new(
        Sid.New(request.MediaUrls.Count > 0 ? "MM" : "SM"),
        accountSid,
        request.To,
        request.From,
        request.MessagingServiceSid,
        request.Body,
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.Body))),
        Segments.Count(request.Body, request.MediaUrls.Count, request.SmartEncoded),
        [.. request.MediaUrls.Select(url => new MediaItem(Sid.New("ME"), url, null))],
        request.StatusCallback,
        request.Scheduled ? request.SendAt : null,
        fate) { At = now };
}
