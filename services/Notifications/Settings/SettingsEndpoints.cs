using ServiceDefaults.Auth;

namespace Notifications.Settings;

internal static class SettingsEndpoints
{
    internal static void MapSettings(this IEndpointRouteBuilder notifications)
    {
        var settings = notifications.MapGroup("/settings").RequireAuthorization(Policies.Admin).WithTags("Settings").ProducesProblem(StatusCodes.Status400BadRequest);
        settings.MapGet("", ReadSettings.HandleAsync).WithSummary("Which notifications the company wants.");
        settings.MapPut("", ChangeSettings.HandleAsync).WithSummary("Save them; they count from the next event on.").ProducesProblem(StatusCodes.Status409Conflict);
        settings.MapGet("/history", ReadSettings.HistoryAsync).WithSummary("Who changed which switch when, newest first.");
    }
}
