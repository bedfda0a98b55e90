using ServiceDefaults.Auth;

namespace Messaging.Settings;

internal static class SettingsEndpoints
{
    internal static void MapSettings(this IEndpointRouteBuilder messaging)
    {
        var settings = messaging.MapGroup("/settings").RequireAuthorization(Policies.Office).WithTags("Settings").ProducesProblem(StatusCodes.Status400BadRequest);
        settings.MapGet("", ReadSettings.HandleAsync).WithSummary("The Configuration tab.");
        settings.MapPut("", ChangeSettings.HandleAsync).WithSummary("Save the Configuration tab; another phone field takes effect at once.").ProducesProblem(StatusCodes.Status409Conflict);
        settings.MapGet("/history", ReadSettings.HistoryAsync).WithSummary("Who changed which setting when, newest first.");
        settings.MapPost("/preview-phone-field", PreviewPhoneField.HandleAsync).WithSummary("How many clients would have a valid, an invalid or no number with another phone field.");
    }
}
