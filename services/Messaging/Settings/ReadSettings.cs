using Messaging.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Settings;

/// <summary>What the company chose on the Configuration tab, or the defaults.</summary>
public static class ReadSettings
{
    private const string NeverSaved = "0";
    private const int LongestHistory = 200;

    public static async Task<Ok<TextingSettings>> HandleAsync(MessagingDb db, CurrentCompany caller, CancellationToken cancellationToken)
    {
        var settings = await db.Settings.SingleOrDefaultAsync(cancellationToken);
        var fields = await db.Companies.Select(company => company.ClientPhoneFields).SingleOrDefaultAsync(cancellationToken);
        return TypedResults.Ok(Answer(db, settings ?? new MessagingSettings(caller.Required), fields));
    }

    public static async Task<Ok<List<SettingHistory>>> HistoryAsync(MessagingDb db, CancellationToken cancellationToken) =>
        TypedResults.Ok(await db.SettingsChanges.AsNoTracking().OrderByDescending(change => change.Id).Take(LongestHistory)
            .Select(change => new SettingHistory(change.At, change.PersonName, change.Setting, change.OldValue, change.NewValue))
            .ToListAsync(cancellationToken));

    internal static TextingSettings Answer(MessagingDb db, MessagingSettings settings, string[]? fields) => new(
        settings.PhoneField(fields), fields ?? [], settings.MaxTexts, settings.MaxImages, settings.JoinLongTexts, settings.TextClients, settings.TextStaff,
        Version(db, settings), settings.ChangedAt, settings.ChangedBy);

    /// <summary>The row's version of the database; a company that never saved has no row.</summary>
    internal static string Version(MessagingDb db, MessagingSettings settings) =>
        db.Entry(settings) is { State: not EntityState.Detached and not EntityState.Added } row ? $"{row.Property<uint>("xmin").CurrentValue}" : NeverSaved;
}
