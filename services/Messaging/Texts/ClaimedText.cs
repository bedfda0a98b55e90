using System.Security.Cryptography;
using System.Text;

namespace Messaging.Texts;

/// <summary>A text that a committed claim let leave.</summary>
internal sealed record ClaimedText(
    Guid Id, Guid CompanyId, int Attempt, DateTimeOffset LeaseUntil, string AccountSid, string MessagingServiceSid, string Phone, string Body,
    IReadOnlyList<string> MediaUrls, DateTimeOffset? NotAfter, string? TraceParent)
{
    /// <summary>Names what was sent, so that it is recognised in the carrier's list whatever else is there.</summary>
    public static byte[] HashOf(string body, IReadOnlyList<string> mediaUrls) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(mediaUrls.Count == 0 ? body : $"{body}\n{string.Join('\n', mediaUrls)}"));
}
