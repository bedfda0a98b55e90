using TwilioSimulator.Messages;

namespace TwilioSimulator.Handsets;

/// <summary>One phone: its conversations, oldest text first.</summary>
/// <param name="Number">E.164.</param>
/// <param name="Name">Whose phone it is, when somebody said so.</param>
/// <param name="OptedOutOf">Numbers of the account this person has said STOP to.</param>
/// <param name="Texts">What is on its screen.</param>
internal sealed record HandsetView(string Number, string? Name, IReadOnlyList<string> OptedOutOf, IReadOnlyList<HandsetText> Texts);

/// <param name="Direction"><c>in</c> arrived at this phone, <c>out</c> was written on it.</param>
/// <param name="Company">The number of the account at the other end.</param>
/// <param name="Media">Pictures, with an address that serves their bytes.</param>
internal sealed record HandsetText(string Sid, string Direction, string Company, string Body, IReadOnlyList<HandsetPicture> Media, DateTimeOffset At)
{
    public static HandsetText Of(Message message) => new(
        message.Sid,
        message.Direction == MessageDirection.Inbound ? "out" : "in",
        (message.Direction == MessageDirection.Inbound ? message.To : message.From) ?? "",
        message.Body,
        [.. message.Media.Select(item => new HandsetPicture(item.Sid, $"/dev/handsets/media/{item.Sid}"))],
        message.At);
}

internal sealed record HandsetPicture(string Sid, string Url);
