using Notifications.Email;
using Texting.Contracts.Notifications;

namespace Notifications.Tests.Email;

internal static class Emails
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static ClaimedEmail Claimed() => new(
        Guid.CreateVersion7(), 1, "ann@mail.example", "mail.example", "A message", "<p>Hello</p>", null, "desk@happypaws.example", null, null,
        "feed-message", 0, Noon, Noon.AddMinutes(5), null);

    public static SendEmail Order(Guid company, string key, string to = "ann@mail.example") =>
        new(key, company, to, "A message", "<p>Hello</p>", "desk@happypaws.example", "feed-message");
}
