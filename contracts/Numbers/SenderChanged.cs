using System.Text.Json.Serialization;

namespace Texting.Contracts.Numbers;

/// <summary>Whether a company's number may send.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SenderStanding>))]
public enum SenderStanding
{
    /// <summary>The number exists; the carriers have not approved the company yet. Inbound works, outbound is refused.</summary>
    Provisioning,

    /// <summary>All green: may send.</summary>
    Live,

    /// <summary>May not send for now; the reason says why. Inbound works.</summary>
    Suspended,

    /// <summary>The number was given back.</summary>
    Released,
}

/// <summary>The number a company texts from, and whether it may. A full snapshot.</summary>
/// <remarks>At least once, in any order. Apply it only if <paramref name="Version"/> is higher than the one you hold.</remarks>
/// <param name="CompanyId">The company.</param>
/// <param name="Number">E.164, for example <c>+14155550100</c>.</param>
/// <param name="MessagingServiceSid">The carrier's messaging service, <c>MG</c> and 32 hex digits.</param>
/// <param name="AccountSid">The carrier account that owns the number, <c>AC</c> and 32 hex digits.</param>
/// <param name="Standing">Whether it may send.</param>
/// <param name="Reason">Why it may not, in words for people; null when Live.</param>
/// <param name="Version">Grows with every change.</param>
public sealed record SenderChanged(
    Guid CompanyId,
    string Number,
    string MessagingServiceSid,
    string AccountSid,
    SenderStanding Standing,
    string? Reason,
    long Version);
