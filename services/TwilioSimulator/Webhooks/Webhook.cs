using System.Security.Cryptography;
using System.Text;

namespace TwilioSimulator.Webhooks;

/// <summary>One logical event to tell the customer: what it is about, where to, and the form.</summary>
/// <param name="Sid">The message it is about.</param>
/// <param name="Event">A status, <c>inbound</c> or <c>fallback</c>.</param>
/// <param name="Copy">1, or more when a fault duplicates it.</param>
/// <param name="Address">As configured, with connection overrides.</param>
/// <param name="Form">The decoded parameters.</param>
internal sealed record Webhook(string Sid, string Event, int Copy, string Address, IReadOnlyList<KeyValuePair<string, string>> Form)
{
    /// <summary>The same for every try and every copy of the event, before and after a restart.</summary>
    public string IdempotencyToken => new Guid(Hash($"{Sid}/{Event}")).ToString();

    static byte[] Hash(string name) => SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16];
}

/// <summary>How an event ended: the status of the last answer, or why there was none.</summary>
internal sealed record WebhookOutcome(int? HttpStatus, string? Failure, int Attempts)
{
    public bool Answered => HttpStatus is >= 200 and < 300;
}
