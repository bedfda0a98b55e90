using ServiceDefaults.Auth;
using ServiceDefaults.Data.Http;

namespace Notifications.Notices;

internal static class NoticeEndpoints
{
    internal static void MapNotices(this IEndpointRouteBuilder notifications)
    {
        var notices = notifications.MapGroup("/notices").RequireAuthorization(Policies.Office).WithTags("Notices");
        notices.MapGet("", ListNotices.HandleAsync).WithSummary("Who was told what, who was not and why, newest first.").ProducesProblem(StatusCodes.Status400BadRequest);
        notices.MapPost("/{id:guid}/send-now", SendNoticeNow.HandleAsync).WithIdempotencyKey().WithSummary("Send a held notice before the quiet hours end.").ProducesProblem(StatusCodes.Status404NotFound);
    }
}
