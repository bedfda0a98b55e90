using Messaging.Contacts;
using Messaging.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Settings;

/// <summary>
/// The office saves the Configuration tab. Another phone field gives every client the number of that field in the same
/// commit, and everything that changed says who did it.
/// </summary>
public static class ChangeSettings
{
    private const int MostTexts = 10;
    private const int MostImages = 10;

    public static async Task<Results<Ok<TextingSettings>, ProblemHttpResult>> HandleAsync(
        SaveSettings request, MessagingDb db, CurrentCompany caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Also the lock against another admin: of two first changes neither has a row that could be locked.
        await db.LockPhoneFieldAsync(caller.Required, cancellationToken);
        var fields = await db.Companies.Select(company => company.ClientPhoneFields).SingleOrDefaultAsync(cancellationToken);
        if (Errors(request, fields) is { Count: > 0 } errors) return Problem.Invalid(errors);

        var settings = await db.Settings.SingleOrDefaultAsync(cancellationToken) ?? new MessagingSettings(caller.Required);
        if (ReadSettings.Version(db, settings) != request.Version) return Problem.Conflict();

        var (before, at) = (settings.PhoneField(fields), clock.GetUtcNow());
        var changes = settings.Change(
            new(request.ClientPhoneField, request.MaxTexts, request.MaxImages, request.JoinLongTexts, request.TextClients, request.TextStaff), at, caller.PersonName);
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
        if (settings.PhoneField(fields) is var field && field != before) await db.UsePhoneFieldAsync(field, cancellationToken);

        await db.SaveNewPhonesAsync(caller.Required, at, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(ReadSettings.Answer(db, settings, fields));
    }

    /// <summary>Null stands for the platform's own field; any other name has to be one of the company's.</summary>
    internal static string? UnknownField(string? field, string[]? fields) => field is null || fields?.Contains(field) == true
        ? null
        : $"The company has no field of this name. Choose one of: {string.Join(", ", fields ?? [])}.";

    private static Dictionary<string, string[]> Errors(SaveSettings request, string[]? fields)
    {
        var errors = new Dictionary<string, string[]>();
        if (UnknownField(request.ClientPhoneField, fields) is { } unknown) errors["clientPhoneField"] = [unknown];
        if (request.MaxTexts is < 1 or > MostTexts) errors["maxTexts"] = [$"Choose 1 to {MostTexts} texts."];
        if (request.MaxImages is < 0 or > MostImages) errors["maxImages"] = [$"Choose 0 to {MostImages} images."];
        return errors;
    }
}
