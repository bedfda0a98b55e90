using Microsoft.AspNetCore.Http.HttpResults;
using TwilioSimulator.Numbers;
using TwilioSimulator.Oracle;

namespace TwilioSimulator.Registration;

/// <summary>The levers: rejections, lost answers, webhooks off, numbers taken by others; and everything there is.</summary>
internal static class RegistrationControl
{
    internal sealed record Switch(bool WebhooksOff);

    internal sealed record Taken(string PhoneNumber);

    internal sealed record Listed(string Kind, string Sid, string? Parent, System.Text.Json.JsonElement Body);

    internal sealed record Everything(IReadOnlyList<Listed> Resources, IReadOnlyList<Number> Numbers, IReadOnlyList<string> Struck);

    public static void MapRegistrationControl(this IEndpointRouteBuilder app)
    {
        var control = app.MapGroup("/control/registration");
        control.MapGet("", Read);
        control.MapPost("/rejections", Reject);
        control.MapPost("/faults", AddFault);
        control.MapDelete("/faults", (CallFaults faults) => faults.Clear());
        control.MapPost("/webhooks", (Switch change, CallFaults faults) => faults.WebhooksOff = change.WebhooksOff);
        control.MapPost("/taken", (Taken taken, Inventory inventory) => inventory.Take(taken.PhoneNumber));
    }

    static Everything Read(Resources resources, NumberDirectory numbers, CallFaults faults) => new(
        [.. resources.All().Select(resource => new Listed(resource.Kind, resource.Sid, resource.Parent, resource.Body))], [.. numbers.All], faults.Struck);

    static async Task<Results<NoContent, ValidationProblem>> Reject(Rejection rejection, AppendOnlyRecord record, TimeProvider clock)
    {
        if (rejection.Step is not ("profile" or "brand" or "campaign"))
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["step"] = ["must be profile, brand or campaign"] });

        await record.AppendAsync(new RejectionScripted(rejection with { Times = Math.Max(1, rejection.Times) }) { At = clock.GetUtcNow() });
        return TypedResults.NoContent();
    }

    static Results<NoContent, ValidationProblem> AddFault(CallFault fault, CallFaults faults)
    {
        if (fault.Kind is not ("refuse503" or "drop" or "half500" or "hang"))
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["kind"] = ["must be refuse503, drop, half500 or hang"] });

        faults.Add(fault);
        return TypedResults.NoContent();
    }
}
