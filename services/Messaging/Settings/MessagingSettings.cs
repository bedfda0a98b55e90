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

    // On, because a company that has gone through the registration wants its messages texted.
    /// <summary>"Message sent to clients".</summary>
    public bool TextClients { get; private set; } = true;

    /// <summary>"Staff is sent message".</summary>
    public bool TextStaff { get; private set; } = true;

    /// <summary>The field to read clients' phones from.</summary>
    /// <param name="companyFields">The company's phone fields, the platform's own first.</param>
    public string? PhoneField(IReadOnlyList<string>? companyFields) => ClientPhoneField ?? (companyFields is [var first, ..] ? first : null);
}
