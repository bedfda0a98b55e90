using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Notifications.Data;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Notifications.Http;

namespace Notifications.Settings;

/// <summary>An admin chooses who hears of what. It counts from the next event on; what changed says who did it.</summary>
internal static class ChangeSettings
{
    private const int LatestMinutes = 240;

    internal static async Task<Results<Ok<NotificationSwitches>, ProblemHttpResult>> HandleAsync(
        SaveNotificationSwitches request, NotificationsDb db, CurrentCompany caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (Errors(request) is { Count: > 0 } errors) return Problem.Invalid(errors);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Also the lock against another admin: of two first changes neither has a row that could be locked.
        await db.LockCompanyAsync(caller.Required, cancellationToken);
        var settings = await db.Settings.SingleOrDefaultAsync(cancellationToken) ?? new NotificationSettings(caller.Required);
        if (ReadSettings.Version(db, settings) != request.Version) return Problem.Conflict();

        var at = clock.GetUtcNow();
        var changes = settings.Change(request, at, caller.PersonName);
        if (changes.Count > 0 && db.Entry(settings).State is EntityState.Detached) db.Settings.Add(settings);
        db.SettingsChanges.AddRange(changes.Select(change => new SettingsChange
        {
            CompanyId = caller.Required,
            Setting = change.Setting,
            OldValue = change.From,
            NewValue = change.To,
            PersonId = caller.PersonId,
            PersonName = caller.PersonName,
            At = at,
        }));
        await db.SaveChangesAsync(cancellationToken);
        var answer = await ReadSettings.AnswerAsync(db, settings, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(answer);
    }

    private static Dictionary<string, string[]> Errors(SaveNotificationSwitches request)
    {
        var errors = new Dictionary<string, string[]>();
        if (request.LateAfterMinutes is < 0 or > LatestMinutes) errors["lateAfterMinutes"] = [$"Choose 0 to {LatestMinutes} minutes."];
        if (request.QuietHours is { } quiet && quiet.From == quiet.To) errors["quietHours"] = ["Choose an end that is not the beginning; for no quiet hours at all, leave them out."];
        return errors;
    }
}
