using TwilioSimulator.Faults;

namespace TwilioSimulator.Handsets;

/// <summary>Everything a browser asks for is below one path, so that a gateway can route the page with one rule.</summary>
internal static class HandsetEndpoints
{
    public static void MapHandsets(this IEndpointRouteBuilder app)
    {
        var page = app.MapGroup("/dev/handsets");
        page.MapGet("", ServePage.Page);
        page.MapGet("/assets/{file}", ServePage.Asset);
        page.MapGet("/media/{sid}", ServePicture.Handle);
        page.MapGet("/state", ReadWall.Handle);
        page.MapGet("/events", StreamWall.Handle);
        page.MapPost("/texts", SendFromHandset.Handle);
        page.MapPost("/phones", AddPhone.Handle);
        page.MapGet("/faults", SwitchFaults.Read);
        page.MapPost("/faults", SwitchFaults.Add);
        page.MapDelete("/faults", SwitchFaults.Remove);
    }
}
