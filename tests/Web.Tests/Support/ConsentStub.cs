using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Notifications.Http;

namespace Web.Tests.Support;

/// <summary>Who decided what: consent of people and changes of settings.</summary>
public sealed class ConsentStub
{
    /// <summary>Newest first.</summary>
    public List<ConsentLine> Timeline { get; } = [];

    public List<(string? Key, string Note)> Notes { get; } = [];

    public List<SettingHistory> Settings { get; } = [];

    public List<NotificationSettingHistory> Notifications { get; } = [];

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/messaging/contacts/{id:guid}/consent", () => new Page<ConsentLine>(Timeline, null));
        app.MapPost("/api/messaging/contacts/{id:guid}/opt-out", (Guid id, NoteOptOut note, HttpRequest request) =>
        {
            Notes.Add((request.Headers["Idempotency-Key"], note.Note));
            Timeline.Insert(0, new(Some.Noon, "OptedOut", "Staff", "+14155550111", "Olivia Park", note.Note, null));
            return new ContactRow(id, ContactKind.Client, "Ann Miller", "+14155550111", null, true, DeliveryMode.TextOnly, true);
        });
        app.MapGet("/api/messaging/settings/history", () => Settings);
        app.MapGet("/api/notifications/settings/history", () => Notifications);
    }
}
