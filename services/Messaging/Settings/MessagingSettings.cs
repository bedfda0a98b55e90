using System.Text.Json;
using ServiceDefaults.Data.Database;

namespace Messaging.Settings;

/// <summary>What a company chose on the Configuration tab. A company that chose nothing has no row and gets these defaults.</summary>
public sealed class MessagingSettings : ICompanyOwned
{
    public MessagingSettings(Guid companyId) => CompanyId = companyId;

    public Guid CompanyId { get; private init; }

    /// <summary>The client field that holds the mobile phone; null for the platform's own field.</summary>
    public string? ClientPhoneField { get; private set; }

    /// <summary>"Max messages per conversation".</summary>
    public int MaxTexts { get; private set; } = 3;

    /// <summary>"Maximum images per conversation".</summary>
    public int MaxImages { get; private set; } = 10;

    /// <summary>Long messages as one concatenated text instead of separate ones.</summary>
    public bool JoinLongTexts { get; private set; }

    // On, because a company that has gone through the registration wants its messages texted.
    /// <summary>"Message sent to clients".</summary>
    public bool TextClients { get; private set; } = true;

    /// <summary>"Staff is sent message".</summary>
    public bool TextStaff { get; private set; } = true;

    public DateTimeOffset? ChangedAt { get; private set; }

    public string? ChangedBy { get; private set; }

    /// <summary>Takes the new values over.</summary>
    /// <returns>What was really changed: the name of the setting, its value before and since.</returns>
    public IReadOnlyList<(string Setting, string? From, string? To)> Change(SettingValues values, DateTimeOffset at, string? by)
    {
        (string Setting, string? From, string? To)[] all =
        [
            ("clientPhoneField", ClientPhoneField, values.ClientPhoneField),
            ("maxTexts", Text(MaxTexts), Text(values.MaxTexts)),
            ("maxImages", Text(MaxImages), Text(values.MaxImages)),
            ("joinLongTexts", Text(JoinLongTexts), Text(values.JoinLongTexts)),
            ("textClients", Text(TextClients), Text(values.TextClients)),
            ("textStaff", Text(TextStaff), Text(values.TextStaff)),
        ];
        (string Setting, string? From, string? To)[] changed = [.. all.Where(value => value.From != value.To)];
        if (changed.Length == 0) return changed;

        (ClientPhoneField, MaxTexts, MaxImages) = (values.ClientPhoneField, values.MaxTexts, values.MaxImages);
        (JoinLongTexts, TextClients, TextStaff) = (values.JoinLongTexts, values.TextClients, values.TextStaff);
        (ChangedAt, ChangedBy) = (at, by);
        return changed;

        static string Text<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
    }

    /// <summary>The field to read clients' phones from.</summary>
    /// <param name="companyFields">The company's phone fields, the platform's own first.</param>
    public string? PhoneField(IReadOnlyList<string>? companyFields) => ClientPhoneField ?? (companyFields is [var first, ..] ? first : null);
}

/// <summary>All values of the Configuration tab.</summary>
public sealed record SettingValues(string? ClientPhoneField, int MaxTexts, int MaxImages, bool JoinLongTexts, bool TextClients, bool TextStaff);

/// <summary>One value that somebody changed. Never changed, never deleted.</summary>
public sealed class SettingsChange : ICompanyOwned
{
    public long Id { get; private init; }

    public required Guid CompanyId { get; init; }

    public required string Setting { get; init; }

    public string? OldValue { get; init; }

    public string? NewValue { get; init; }

    public Guid? PersonId { get; init; }

    public string? PersonName { get; init; }

    public required DateTimeOffset At { get; init; }
}
