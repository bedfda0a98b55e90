using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Texting.Contracts.Messaging.Http;

namespace Web.Tests.Support;

/// <summary>What waits for a number to become live, as Messaging would decide on it.</summary>
public sealed class HeldStub
{
    public List<HeldMessage> Waiting { get; } = [];

    public bool IsLive { get; set; }

    public int PageSize { get; set; } = 25;

    public void Map(IEndpointRouteBuilder app)
    {
        var held = app.MapGroup("/api/messaging/held");
        held.MapGet("", (int? cursor) =>
        {
            var end = (cursor ?? 0) + PageSize;
            return new HeldMessages([.. Waiting.Skip(cursor ?? 0).Take(PageSize)], end < Waiting.Count ? $"{end}" : null, Waiting.Count, IsLive);
        });
        held.MapPost("/release", (DecideHeld decision) =>
        {
            var asked = Waiting.Where(message => decision.MessageIds?.Contains(message.MessageId) ?? !message.IsStale).ToList();
            return Decide([.. asked.Where(message => message.NotTexted is null)], [.. asked.Where(message => message.NotTexted is not null)]);
        });
        held.MapPost("/drop", (DecideHeld decision) => Decide([.. Waiting.Where(message => decision.MessageIds?.Contains(message.MessageId) ?? true)], []));
    }

    private IResult Decide(List<HeldMessage> done, List<HeldMessage> kept)
    {
        Waiting.RemoveAll(done.Contains);
        return Results.Ok(new HeldDecided(
            [.. done.Select(message => message.MessageId)], [.. kept.Select(message => new HeldRefusal(message.MessageId, message.NotTexted!))], Waiting.Count));
    }
}
