using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using TwilioSimulator.Faults;
using TwilioSimulator.Media;
using TwilioSimulator.Messages;
using TwilioSimulator.Oracle;

namespace TwilioSimulator.Handsets;

/// <summary>
/// POST /control/history: texts of the past, as if this carrier had carried them. They are over, so nobody is told of them;
/// lists, handsets and the oracle show them.
/// </summary>
internal static class WriteHistory
{
    /// <param name="Phones">Names for the wall.</param>
    /// <param name="Pictures">As data URLs; texts name them by their place.</param>
    /// <param name="Texts">In the order of time.</param>
    internal sealed record History(IReadOnlyList<Phone> Phones, IReadOnlyList<string> Pictures, IReadOnlyList<PastText> Texts);

    internal sealed record Phone(string Number, string Name);

    internal sealed record PastText(
        string Sid, bool Inbound, string Phone, string Company, string Body, int? Picture, DateTimeOffset At, DateTimeOffset FinalAt, int? ErrorCode);

    // Whoever asks us to remember a text has it already.
    static readonly Fate Untold = new() { WebhooksOff = true };

    public static async Task<Results<NoContent, BadRequest>> Handle(
        History history, MediaStore store, AppendOnlyRecord record, IOptions<SimulatorOptions> options, TimeProvider clock)
    {
        var pictures = history.Pictures.Select(Picture.FromDataUrl).ToList();
        if (pictures.Contains(null) || history.Texts.Any(text => text.Picture is { } place && (place < 0 || place >= pictures.Count))) return TypedResults.BadRequest();

        var written = history.Phones.Select(phone => record.AppendAsync(new PhoneAdded(phone.Number, phone.Name) { At = clock.GetUtcNow() })).ToList();
        foreach (var text in history.Texts)
        {
            List<MediaItem> media = [];
            if (text.Picture is { } place)
            {
                var item = new MediaItem(Sid.New("ME"), null, pictures[place]!.ContentType);
                await store.KeepAsync(item.Sid, pictures[place]!);
                media.Add(item);
            }

            written.AddRange(Entries(text, media, options.Value.AccountSid).Select(record.AppendAsync));
        }

        await Task.WhenAll(written);
        return TypedResults.NoContent();
    }

    static IEnumerable<Entry> Entries(PastText text, List<MediaItem> media, string account)
    {
        var segments = Segments.Count(text.Body, media.Count, smartEncoded: false);
        if (text.Inbound)
            return [new TextReceived(text.Sid, account, text.Phone, text.Company, null, text.Body, segments, media, Keywords.In(text.Body, optedOut: false), Untold) { At = text.At }];

        var sha = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Body)));
        return
        [
            new MessageAccepted(text.Sid, account, text.Phone, text.Company, null, text.Body, sha, segments, media, null, null, Fate.Kind with { ErrorCode = text.ErrorCode }) { At = text.At },
            new StatusReached(text.Sid, MessageStatus.Sent) { At = text.FinalAt },
            new StatusReached(text.Sid, text.ErrorCode is null ? MessageStatus.Delivered : MessageStatus.Undelivered, null, text.ErrorCode) { At = text.FinalAt },
        ];
    }
}
