using Messaging.Texts;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Messaging;
using Texting.Contracts.Platform;

namespace Messaging.Contacts;

/// <summary>
/// A client or a member of staff. Name, phones and role are the platform's and come as snapshots; whether and how
/// the person is texted is ours.
/// </summary>
public sealed class Contact : ICompanyOwned, IReplica
{
    private Contact(Guid companyId, Guid id, ContactKind kind) => (CompanyId, Id, Kind) = (companyId, id, kind);

    public Guid CompanyId { get; private init; }

    public Guid Id { get; private init; }

    public ContactKind Kind { get; private init; }

    public string FirstName { get; private set; } = "";

    public string LastName { get; private set; } = "";

    /// <summary>As the lists show it and sort by it.</summary>
    public string Name { get; private set; } = "";

    public string? Email { get; private set; }

    /// <summary>What stands in each phone field of a client; empty for staff, who have one phone.</summary>
    public Dictionary<string, string> PhoneFields { get; private set; } = [];

    /// <summary>Null for clients.</summary>
    public StaffRole? Role { get; private set; }

    public string? TimeZone { get; private set; }

    public bool Active { get; private set; }

    /// <summary>What was typed into the field that is used for texting; null when it is empty.</summary>
    public string? TypedPhone { get; private set; }

    /// <summary>E.164, read from <see cref="TypedPhone"/>; null unless it can be texted.</summary>
    public string? TextingPhone { get; private set; }

    public PhoneProblem PhoneProblem { get; private set; } = PhoneProblem.Missing;

    // Texting is opt-out by the product's design: the company collects consent before it enters a phone.
    public bool TextingEnabled { get; private set; } = true;

    public DeliveryMode DefaultDelivery { get; private set; } = DeliveryMode.TextAndEmail;

    public long Version { get; private set; }

    /// <summary>What decides whether the person may be texted.</summary>
    public ContactFacts Facts => new(Kind, PhoneProblem, TextingEnabled, DefaultDelivery, Active);

    public static Contact NewClient(Guid companyId, Guid id) => new(companyId, id, ContactKind.Client);

    public static Contact NewStaff(Guid companyId, Guid id) => new(companyId, id, ContactKind.Staff);

    /// <param name="client">The snapshot.</param>
    /// <param name="phoneField">The company's choice; null while the company is unknown.</param>
    public void Apply(ClientChanged client, string? phoneField)
    {
        (FirstName, LastName) = (client.FirstName.Trim(), client.LastName.Trim());
        Name = $"{FirstName} {LastName}".Trim();
        (Email, TimeZone, Active, Version) = (client.Email, client.TimeZone, client.Active, client.Version);
        PhoneFields = new Dictionary<string, string>(client.PhoneFields);
        UsePhoneField(phoneField);
    }

    public void Apply(StaffChanged staff)
    {
        Name = staff.Name.Trim();
        (Email, Role, Active, Version) = (staff.Email, staff.Role, staff.Active, staff.Version);
        UsePhone(staff.Phone);
    }

    /// <summary>Reads the client's texting phone from the field that the company chose.</summary>
    public void UsePhoneField(string? phoneField) =>
        UsePhone(phoneField is null ? null : PhoneFields.GetValueOrDefault(phoneField));

    /// <summary>Null leaves a value as it is.</summary>
    public void ChangeTexting(bool? enabled, DeliveryMode? defaultDelivery) =>
        (TextingEnabled, DefaultDelivery) = (enabled ?? TextingEnabled, defaultDelivery ?? DefaultDelivery);

    private void UsePhone(string? typed)
    {
        var phone = PhoneNumber.Parse(typed);
        TypedPhone = string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
        TextingPhone = phone.CanBeTexted ? phone.E164 : null;
        PhoneProblem = phone.Problem;
    }
}
