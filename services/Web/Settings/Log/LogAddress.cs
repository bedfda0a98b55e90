using System.Globalization;
using Texting.Contracts.Messaging.Http;
using Web.Clients;
using Web.Shared;

namespace Web.Settings.Log;

/// <summary>The filters of the log as they stand in the address, so that it can be shared and survives a reload.</summary>
/// <param name="Direction"><c>in</c> or <c>out</c>.</param>
/// <param name="Status">A state by its name.</param>
/// <param name="Contact">A person by id.</param>
/// <param name="From">First day, <c>2026-11-01</c>.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Words">Words of the text.</param>
public sealed record LogAddress(string? Direction, string? Status, string? Contact, string? From, string? To, string? Words)
{
    public const string Tab = "log";

    public static LogAddress Empty { get; } = new(null, null, null, null, null, null);

    public bool IsEmpty => ToString() == Empty.ToString();

    /// <summary>What is asked; what cannot be understood filters nothing.</summary>
    public LogQuestion Ask(CompanyTime time) => new(
        Direction switch { "in" => TextWay.Inbound, "out" => TextWay.Outbound, _ => null },
        Enum.TryParse<TextState>(Status, ignoreCase: true, out var status) && Enum.IsDefined(status) ? status : null,
        Guid.TryParse(Contact, out var contact) ? contact : null,
        Day(From) is { } from ? time.StartOf(from) : null,
        Day(To) is { } to ? time.StartOf(to.AddDays(1)) : null,
        string.IsNullOrWhiteSpace(Words) ? null : Words.Trim());

    /// <summary>The address of the log with these filters.</summary>
    public override string ToString() => $"{SettingsTabs.Address}/{Tab}" + GatewayCalls.Query(
        ("direction", Direction), ("status", Status), ("contact", Contact), ("from", From), ("to", To), ("words", Words?.Trim()));

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue ? day : null;
}
