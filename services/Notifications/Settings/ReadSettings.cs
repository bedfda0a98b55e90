using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Notifications.Audience;
using Notifications.Data;
using ServiceDefaults.Auth;
using Texting.Contracts.Notifications.Http;

namespace Notifications.Settings;

/// <summary>Which notifications the company wants, and what else decides whether anybody hears.</summary>
internal static class ReadSettings
{
    private const string NeverSaved = "0";
    private const int LongestHistory = 200;

    internal static async Task<Ok<NotificationSwitches>> HandleAsync(NotificationsDb db, CurrentCompany caller, CancellationToken cancellationToken)
    {
        var settings = await db.Settings.SingleOrDefaultAsync(cancellationToken) ?? new NotificationSettings(caller.Required);
        return TypedResults.Ok(await AnswerAsync(db, settings, cancellationToken));
    }

    internal static async Task<Ok<List<NotificationSettingHistory>>> HistoryAsync(NotificationsDb db, CancellationToken cancellationToken) =>
        TypedResults.Ok(await db.SettingsChanges.AsNoTracking().OrderByDescending(change => change.Id).Take(LongestHistory)
            .Select(change => new NotificationSettingHistory(change.At, change.PersonName, change.Setting, change.OldValue, change.NewValue))
            .ToListAsync(cancellationToken));

    internal static async Task<NotificationSwitches> AnswerAsync(NotificationsDb db, NotificationSettings settings, CancellationToken cancellationToken)
    {
        var company = await db.Companies.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var office = await db.Office().CountAsync(cancellationToken);
        return new NotificationSwitches(
            settings.EventStarted, settings.ServicesRequested, settings.ServiceChangeRequested, settings.StaffLateToOwnEvent, settings.StaffLateToEvent,
            settings.LateAfterMinutes, settings.QuietHours, company?.EventStartedEnabledInMobileApp ?? false, company?.TimeZone, office,
            Version(db, settings), settings.ChangedAt, settings.ChangedBy);
    }

    /// <summary>The row's version of the database; a company that never saved has no row.</summary>
    internal static string Version(NotificationsDb db, NotificationSettings settings) =>
        db.Entry(settings) is { State: not EntityState.Detached and not EntityState.Added } row ? $"{row.Property<uint>("xmin").CurrentValue}" : NeverSaved;
}
