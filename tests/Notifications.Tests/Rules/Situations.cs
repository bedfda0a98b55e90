using Notifications.Audience;
using Notifications.Rules;
using Notifications.Settings;
using Texting.Contracts.Notifications.Http;
using Texting.Contracts.Platform;

namespace Notifications.Tests.Rules;

/// <summary>A company with an admin, an office manager, a sitter and a client, in which everything is switched on unless a test says otherwise.</summary>
internal static class Situations
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 17, 0, 0, TimeSpan.Zero); // in New York
    public static readonly Guid Company = Guid.CreateVersion7(), Olivia = Guid.CreateVersion7(), Omar = Guid.CreateVersion7(), Sam = Guid.CreateVersion7(), Ann = Guid.CreateVersion7();
    public static readonly SaveNotificationSwitches AllOn = new(true, true, true, true, true, 0, null, "0");

    public static Situation Of(SaveNotificationSwitches? switches = null, bool mobileApp = true, bool companyActive = true, bool office = true, bool samActive = true, bool annActive = true)
    {
        var settings = new NotificationSettings(Company);
        settings.Change(switches ?? AllOn, Noon, "Olivia");
        var company = new Company(Company);
        company.Apply(new CompanyChanged(Company, 1, "Happy Paws", Plan.Team, false, "US", "America/New_York", "Olivia", "olivia@paws.example", [], mobileApp, companyActive));
        var ann = Recipient.Client(Company, Ann);
        ann.Apply(new ClientChanged(Company, Ann, 1, "Ann", "Miller", "ann@mail.example", new Dictionary<string, string>(), "America/Los_Angeles", annActive));
        return new Situation(
            settings, company,
            office ? [Staff(Olivia, "Olivia Park", StaffRole.Admin), Staff(Omar, "Omar Reed", StaffRole.OfficeManager)] : [],
            [Staff(Sam, "Sam Lee", StaffRole.Sitter, samActive), ann]);
    }

    private static Recipient Staff(Guid id, string name, StaffRole role, bool active = true)
    {
        var person = Recipient.Staff(Company, id);
        person.Apply(new StaffChanged(Company, id, 1, name, null, null, role, active, Noon, null));
        return person;
    }
}
