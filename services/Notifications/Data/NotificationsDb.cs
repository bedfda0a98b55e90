using Microsoft.EntityFrameworkCore;
using Notifications.Audience;
using Notifications.Email;
using Notifications.Email.Templates;
using Notifications.Incoming;
using Notifications.Notices;
using Notifications.PlatformEvents;
using Notifications.Settings;
using ServiceDefaults.Data.Database;

namespace Notifications.Data;

/// <summary>The tables of Notifications; each is mapped beside its capability.</summary>
public sealed class NotificationsDb(DbContextOptions<NotificationsDb> options) : ServiceDb(options)
{
    public DbSet<OutgoingEmail> Emails => Set<OutgoingEmail>();

    public DbSet<EmailDomain> EmailDomains => Set<EmailDomain>();

    public DbSet<InboundEmail> InboundEmails => Set<InboundEmail>();

    public DbSet<EmailNews> EmailNews => Set<EmailNews>();

    public DbSet<EmailTemplate> EmailTemplates => Set<EmailTemplate>();

    public DbSet<Company> Companies => Set<Company>();

    public DbSet<Registration> Registrations => Set<Registration>();

    public DbSet<PlatformEvent> PlatformEvents => Set<PlatformEvent>();

    public DbSet<Recipient> Recipients => Set<Recipient>();

    public DbSet<NotificationSettings> Settings => Set<NotificationSettings>();

    public DbSet<SettingsChange> SettingsChanges => Set<SettingsChange>();

    public DbSet<Notice> Notices => Set<Notice>();
}
