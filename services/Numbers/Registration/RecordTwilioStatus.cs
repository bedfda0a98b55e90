using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Numbers.Data;
using ServiceDefaults.Http;

namespace Numbers.Registration;

/// <summary>
/// POST /webhooks/twilio/registration: a form about a bundle, or CloudEvents about brands, campaigns and numbers. News is a
/// hint: it only ends the pause until the next look, so that it may come twice, late, in any order or never.
/// </summary>
internal static class RecordTwilioStatus
{
    private static readonly string[] EventKeys = ["brandsid", "messagingservicesid"];

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        HttpRequest request, NumbersDb db, RegistrationAdvancer advancer, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await ReadAsync(request, cancellationToken) is not { } sids) return Problem.Invalid("body", "is neither a status form nor a list of events.");

        var (now, moved) = (clock.GetUtcNow(), 0);
        foreach (var sid in sids)
        {
            // A company is not known yet: the carrier's names are looked for among all. No row is waited for, no worker disturbed.
            moved += await db.Database.ExecuteSqlAsync($"""
                UPDATE registrations SET due_at = {now}, looks = 0
                WHERE due_at > {now} AND id IN (
                  SELECT registrations.id FROM registrations
                  WHERE jsonb_path_exists(sids, '$.* ? (@ == $sid)', jsonb_build_object('sid', {sid}))
                  UNION SELECT registrations.id FROM registrations JOIN numbers USING (company_id) WHERE numbers.messaging_service_sid = {sid})
                """, cancellationToken);
        }

        if (moved > 0) advancer.Wake();
        return TypedResults.NoContent();
    }

    /// <summary>The carrier's names of what the news is about; null when it cannot be read.</summary>
    private static async Task<IReadOnlyCollection<string>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HasFormContentType) return (await request.ReadFormAsync(cancellationToken))["BundleSid"] is [{ Length: > 0 } bundle] ? [bundle] : [];
        try
        {
            using var json = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellationToken);
            IEnumerable<JsonElement> events = json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement.EnumerateArray() : [json.RootElement];
            return [.. events.SelectMany(SidsIn).Distinct()];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<string> SidsIn(JsonElement @event)
    {
        if (@event.ValueKind != JsonValueKind.Object || !@event.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object) yield break;
        foreach (var key in EventKeys)
            if (data.TryGetProperty(key, out var sid) && sid.ValueKind == JsonValueKind.String && sid.GetString() is { Length: > 0 } text) yield return text;
    }
}
