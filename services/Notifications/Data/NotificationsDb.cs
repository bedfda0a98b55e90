using Microsoft.EntityFrameworkCore;
using Notifications.Email;
using ServiceDefaults.Data.Database;

namespace Notifications.Data;

/// <summary>The tables of Notifications; each is mapped beside its capability.</summary>
public sealed class NotificationsDb(DbContextOptions<NotificationsDb> options) : ServiceDb(options)
{
    public DbSet<OutgoingEmail> Emails => Set<OutgoingEmail>();

    public DbSet<EmailDomain> EmailDomains => Set<EmailDomain>();
}
