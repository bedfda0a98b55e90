using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ServiceDefaults.Http;
using Texting.Contracts.Billing.Http;
using Texting.Contracts.Messaging.Http;

namespace Web.Tests.Support;

/// <summary>The gateway's API as the Messages log uses it.</summary>
public sealed class LogStub
{
    public List<LoggedText> Lines { get; } = [];

    /// <summary>So many pages of a search that found nothing yet come first.</summary>
    public int EmptyPages { get; set; }

    public TextTotals Totals { get; set; } = new(1234, 1000, 200, 3, 0, []);

    public static LoggedText Line(string body, TextWay direction = TextWay.Outbound, TextState status = TextState.Delivered, Refusal? reason = null, bool again = false) =>
        new(Guid.CreateVersion7(), Some.Noon, direction, Some.Ann, "Ann Miller", "+14155550111", body, status, Some.Noon, reason, 1, 0, null, null, null, again);

    public void Map(IEndpointRouteBuilder app)
    {
        var texts = app.MapGroup("/api/messaging/texts");
        texts.MapGet("", (TextWay? direction, TextState? status, string? words, int? cursor) =>
        {
            if (EmptyPages-- > 0) return new Page<LoggedText>([], "0");
            List<LoggedText> found =
            [
                .. Lines.Where(line => (direction is null || line.Direction == direction) && (status is null || line.Status == status)
                    && (words is null || line.Body.Contains(words, StringComparison.OrdinalIgnoreCase))),
            ];
            var from = cursor ?? 0;
            return new Page<LoggedText>([.. found.Skip(from).Take(25)], from + 25 < found.Count ? $"{from + 25}" : null);
        });
        texts.MapGet("/totals", () => Totals);
        texts.MapGet("/{id:guid}", (Guid id) => Lines.Find(line => line.Id == id) is { } line
            ? Results.Ok(new TextLife(id, line.ContactId, false, line.Status, line.Reason, line.Segments, "SM1", null, [new(Some.Noon, "composed", null)]))
            : Problem.NotFound("text"));
        texts.MapPost("/{id:guid}/send-again", (Guid id) => Results.Created("",
            Lines.Find(line => line.Id == id)! with { Id = Guid.CreateVersion7(), Status = TextState.Queued, AgainOf = id, MayBeSentAgain = false, Reason = null }));
        app.MapGet("/api/billing/usage/texts/{id:guid}", (Guid id) => new TextUsage(id, 1, [new("sent", 1, Some.Noon)], "settled"));
    }
}
