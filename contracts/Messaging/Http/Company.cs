namespace Texting.Contracts.Messaging.Http;

/// <summary>The caller's company as its own people see it: <c>GET /api/messaging/company</c>.</summary>
/// <param name="Name">As clients read it.</param>
/// <param name="TimeZone">IANA name of the zone in which its people tell the time.</param>
public sealed record CompanyView(string Name, string TimeZone);
