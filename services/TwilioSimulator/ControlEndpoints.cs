using TwilioSimulator.Faults;
using TwilioSimulator.Handsets;
using TwilioSimulator.Numbers;
using TwilioSimulator.Oracle;

namespace TwilioSimulator;

/// <summary>What no Twilio has: the levers for tests, and the truth to compare with.</summary>
internal static class ControlEndpoints
{
    public static void MapControl(this IEndpointRouteBuilder app)
    {
        var control = app.MapGroup("/control");
        control.MapPost("/numbers", AddNumber.Handle);
        control.MapPost("/inbound", SendFromHandset.Handle);
        control.MapPost("/history", WriteHistory.Handle);
        control.MapGet("/handsets/{number}", ReadHandset.Handle);
        control.MapGet("/faults", SwitchFaults.Read);
        control.MapPost("/faults", SwitchFaults.Add);
        control.MapDelete("/faults", SwitchFaults.Remove);
        control.MapPost("/reset", Reset.Handle);

        app.MapGet("/oracle", ReadOracle.Handle);
    }
}
