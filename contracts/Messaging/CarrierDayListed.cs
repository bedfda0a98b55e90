using System.Text.Json.Serialization;

namespace Texting.Contracts.Messaging;

/// <summary>Which way a text message went.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CarrierDirection>))]
public enum CarrierDirection
{
    /// <summary>From the company.</summary>
    Outbound,

    /// <summary>To the company.</summary>
    Inbound,
}

/// <summary>What the carrier has on record for a company and a finished day, so that Billing can compare it with its ledger.</summary>
/// <remarks>
/// At least once, pages in any order. Dedupe by (CompanyId, <paramref name="Day"/>, <paramref name="Page"/>): a page published
/// again replaces the earlier one.
/// </remarks>
/// <param name="CompanyId">The company.</param>
/// <param name="Day">The day, UTC.</param>
/// <param name="Page">1 to <paramref name="Pages"/>.</param>
/// <param name="Pages">How many pages the day has, 1 or more; a day without texts is one empty page.</param>
/// <param name="Entries">At most 500 texts.</param>
public sealed record CarrierDayListed(Guid CompanyId, DateOnly Day, int Page, int Pages, IReadOnlyList<CarrierDayListed.Entry> Entries)
{
    /// <summary>One text in the carrier's own list of a day.</summary>
    /// <param name="TextMessageId">Our id of it; null when we have no such text.</param>
    /// <param name="CarrierSid">The carrier's id, <c>SM</c> or <c>MM</c> and 32 hex digits.</param>
    /// <param name="Direction">Which way it went.</param>
    /// <param name="Segments">Carrier segments, 0 or more. Source: the carrier.</param>
    /// <param name="Status">The carrier's word for where it stands, for example <c>delivered</c>.</param>
    public sealed record Entry(Guid? TextMessageId, string CarrierSid, CarrierDirection Direction, int Segments, string Status);
}
